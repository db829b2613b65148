"""The guide as visitors have it now: the last good reading of the pack, and what is wrong since."""

from __future__ import annotations

import datetime as dt
import gc
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock, Thread

from streamlit import runtime

from guide.model.as_of import as_of
from guide.model.reading import Pack, Problem, pack_folder, read_pack

PAUSE = 0.5
"""Seconds between two looks at the files."""

Fingerprint = tuple[tuple[str, int, int], ...]


@dataclass
class Current:
    """What every visit shares. ``pack`` is None until a first good reading."""

    folder: Path
    pack: Pack | None = None
    problems: list[Problem] = field(default_factory=list)
    _then: Pack | None = None
    _seen: Fingerprint | None = None
    _lock: Lock = field(default_factory=Lock)

    def refresh(self) -> bool:
        """Read the pack again if one of its files has changed; keep the old one if it is broken.

        True if it was read.
        """
        with self._lock:
            seen = _fingerprint(self.folder)
            if seen == self._seen:
                return False
            reading = read_pack(self.folder)
            self.problems = reading.problems
            if reading.pack is not None:
                self.pack = reading.pack
                self._then = as_of(reading.pack, reading.pack.guide.article.date.first)
                _set_aside()
            self._seen = seen
            return True

    def reading(self, date: dt.date | None) -> Pack:
        """The guide as of the article's day, or of today. Both are made once for each reading."""
        found = self.pack if date is None else self._then
        assert found is not None
        return found


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


@cache
def _shared() -> Current:
    return Current(pack_folder())


def current() -> Current:
    """The guide now, read again only when a file has changed."""
    now = _shared()
    now.refresh()
    return now


def watch() -> None:
    """From now on show every open page anew when a file of the pack changes."""
    Thread(target=_watch, daemon=True, name="watch the pack").start()


def _watch() -> None:
    now = current()
    while True:
        time.sleep(PAUSE)
        if now.refresh() and runtime.exists():
            # Streamlit has no public call for it; tests/browser/test_bad_input.py holds it to this.
            for open_page in runtime.get_instance()._session_mgr.list_active_sessions():
                open_page.session.request_rerun(None)
