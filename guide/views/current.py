"""The guide as visitors have it now: the last good reading of the pack, and what is wrong since."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from threading import Lock, Thread

from guide.loading.load import load_pack
from guide.loading.problem import Problem
from guide.model.as_of import as_of
from guide.model.pack import Pack
from guide.settings import pack_folder
from guide.web.streamlit_internals import rerun_open_pages, spare_from_collection

from . import kept

PAUSE = 0.5
"""Seconds between two looks at the files."""

Fingerprint = tuple[tuple[str, int, int], ...]


@dataclass
class Current:
    """What every visit shares. ``pack`` is None until a first good reading."""

    folder: Path
    pack: Pack | None = None
    problems: list[Problem] = field(default_factory=list)
    behind: frozenset[str] = frozenset()
    """The languages that are shown as they last were, since what is saved of them has problems."""
    faulty: frozenset[str] = frozenset()
    """The languages that have problems as they are saved; without any, problems are the guide's."""
    _in_part: frozenset[str] = frozenset()
    """The languages that were never without: they are shown as far as they are sound."""
    _then: dict[str, Pack] = field(default_factory=dict)
    """The guide as of the article's day, by language."""
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
            reading = load_pack(self.folder)
            self.problems, self.faulty = reading.problems, reading.faulty
            if reading.pack is not None:
                pack = self.pack = self._with_last_good(reading.pack)
                day = pack.guide.article.date.first
                every = {"": pack, **pack.translations}
                self._then = {tag: as_of(each, day) for tag, each in every.items()}
                kept.forget()
                spare_from_collection()
            self._seen = seen
            return True

    def _with_last_good(self, pack: Pack) -> Pack:
        """A new reading, with the last good translation in place of one that is faulty now.

        One of another original would not fit: then the new one is taken as far as it is sound.
        """
        old = self.pack
        last = old.translations if old and _same_original(old, pack) else {}
        self.behind = self.faulty & last.keys() - self._in_part
        self._in_part = self.faulty - self.behind
        if old is None or not self.behind:
            return pack
        named = {**pack.languages, **{tag: old.languages[tag] for tag in self.behind}}
        every = {**pack.translations, **{tag: last[tag] for tag in self.behind}}
        spoken = {tag: _speaking(each, named, {}) for tag, each in every.items()}
        return _speaking(pack, named, spoken)

    def reading(self, date: dt.date | None, language: str = "") -> Pack:
        """The guide as of the article's day, or of today, in a language that it has or its own.

        All of them are made once for each reading of the files.
        """
        assert self.pack is not None
        if date is None:
            return self.pack.in_language(language)
        return self._then.get(language, self._then[""])


def _same_original(one: Pack, other: Pack) -> bool:
    """Whether two readings are the same in the language that the guide was written in."""
    old, new = (replace(each.written or each, languages={}) for each in (one, other))
    return old == new


def _speaking(pack: Pack, named: Mapping[str, str], translations: Mapping[str, Pack]) -> Pack:
    """A guide that knows these languages."""
    written = replace(pack.written or pack, languages=named, translations=translations)
    return replace(pack, languages=named, translations=translations, written=written)


def _fingerprint(folder: Path) -> Fingerprint:
    """Name, size and time of every file of the pack: about 25 looks at the file system."""
    found = []
    translations = (path.name for path in folder.glob("content.*"))
    for name in ("content", "data", *sorted(translations)):
        for path in sorted((folder / name).rglob("*")):
            try:
                status = path.lstat()
            except OSError:
                continue
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)


@cache
def current() -> Current:
    """The guide now: what ``watch`` last read of it, or what is read at the first call.

    It looks at no file after that: every run asks for it.
    """
    now = Current(pack_folder())
    now.refresh()
    return now


def watch() -> None:
    """From now on read the pack when one of its files changes, and show every open page anew."""
    # Read before anyone can ask: two first calls at once would make two guides, one unwatched.
    Thread(target=_watch, args=(current(),), daemon=True, name="watch the pack").start()


def _watch(now: Current) -> None:
    while True:
        time.sleep(PAUSE)
        if now.refresh():
            rerun_open_pages()
