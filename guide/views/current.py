"""The guide as visitors have it now: the last good reading of the pack, and what is wrong since."""

from __future__ import annotations

import gc
import threading
from dataclasses import dataclass, field
from pathlib import Path

from guide.model.reading import Pack, Problem, pack_folder, read_pack

Fingerprint = tuple[tuple[str, int, int], ...]


@dataclass
class Current:
    """What every visit shares. ``pack`` is None until a first good reading."""

    folder: Path
    pack: Pack | None = None
    problems: list[Problem] = field(default_factory=list)
    _seen: Fingerprint | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def refresh(self) -> None:
        """Read the pack again if one of its files has changed; keep the old one if it is broken."""
        with self._lock:
            seen = _fingerprint(self.folder)
            if seen == self._seen:
                return
            reading = read_pack(self.folder)
            self.problems = reading.problems
            if reading.pack is not None:
                self.pack = reading.pack
                _set_aside()
            self._seen = seen


def _set_aside() -> None:
    """Spare the guide's objects the full garbage collection that follows every script run.

    Streamlit 1.67 collects after each run (``runner.postScriptGC``), and a guide is a hundred
    thousand objects that never become garbage while it is shown.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _fingerprint(folder: Path) -> Fingerprint:
    """Name, size and time of every file of the pack: about 25 looks at the file system."""
    found = []
    for name in ("content", "data"):
        for path in sorted((folder / name).rglob("*")):
            try:
                status = path.lstat()
            except OSError:
                continue
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)


_current: Current | None = None


def current() -> Current:
    """The guide now, read again only when a file has changed."""
    global _current
    if _current is None:
        _current = Current(pack_folder())
    _current.refresh()
    return _current
