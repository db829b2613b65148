"""What can go wrong with the store, each in one sentence that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as NoConnection

from guide.loading.words import interface
from guide.model.words import Words

EXAMPLE = "postgresql+psycopg://user:password@host/guide"


class StoreError(Exception):
    """The store cannot be read or written; the text is one sentence that anybody may read.

    It is English. ``told`` says it in the words of a room, where it is one of the interface's.
    """

    def __init__(self, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.detail = detail or sentence
        """The sentence for who may host or runs the guide: it may name a file, a host or a user."""
        self._word = self._detail_word = self._place = ""
        self._fields: Mapping[str, str] = {}

    @classmethod
    def of(cls, word: str, *, detail: str = "", place: str = "", **fields: str) -> Self:
        """The error that a word of the interface tells.

        ``detail`` is the word for who may host, where that is another; only there stand the
        ``place`` of the store and a cause.
        """
        made = cls.__new__(cls)
        _tell(made, word, detail, place, **fields)
        return made

    def told(self, words: Words, *, host: bool) -> str:
        """The sentence in the words of a room; ``host`` says whether its reader may host."""
        if not self._word:
            return self.detail if host else str(self)
        file = words.store_file
        if host and self._place:
            file = words.store_file_at.format(place=self._place)
        word: str = getattr(words, self._detail_word if host else self._word)
        return word.format(file=file, place=self._place, **self._fields)


def _tell(error: StoreError, word: str, detail: str = "", place: str = "", **fields: str) -> None:
    """Let an error be told in words of the interface."""
    StoreError.__init__(error, "")
    error._word, error._detail_word, error._place = word, detail or word, place
    error._fields = fields
    english = interface("en")
    error.args = (error.told(english, host=False),)
    error.detail = error.told(english, host=True)


class UnknownRoom(StoreError):
    """No room has this code."""

    def __init__(self, code: str) -> None:
        _tell(self, "store_no_room", code=code)
        self.code = code


class DamagedRoom(StoreError):
    """What the database holds of a room is no room."""

    def __init__(self, code: str) -> None:
        _tell(self, "store_damaged_room", code=code)
        self.code = code


class OutOfOrder(StoreError):
    """The database does not do what it was asked: it is full, read-only, locked, damaged, gone."""

    @classmethod
    def because_of(cls, error: StoreError) -> OutOfOrder:
        """The same as another error, for as long as its cause lasts."""
        made = cls(str(error), error.detail)
        made.__dict__.update(error.__dict__)
        return made


class OlderCopy(OutOfOrder):
    """The database holds less of a room than it had acknowledged."""

    def __init__(self, code: str) -> None:
        _tell(self, "store_older_copy", code=code)


def wrong_address(error: Exception) -> StoreError:
    """The error for a GUIDE_STORE that no database can be found by."""
    if isinstance(error, ImportError):
        missing = "The driver of the database in GUIDE_STORE is missing{}; "
        remedy = "for PostgreSQL install psycopg[binary]."
        return StoreError(
            missing.format("") + remedy, missing.format(f" ({_first_line(error)})") + remedy
        )
    if isinstance(error, NoSuchModuleError | ArgumentError | ValueError):
        return StoreError(f"GUIDE_STORE is no database's address; one looks like {EXAMPLE}.")
    return StoreError(
        "The store cannot be opened; see that its folder can be made and written.",
        f"The store cannot be opened: {_first_line(error)}.",
    )


def out_of_order(error: Exception, url: URL) -> OutOfOrder:
    """The error for a database that does not do what it was asked."""
    where = place(url)
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause, where)
    if isinstance(cause, NoConnection):
        return OutOfOrder.of("store_busy", detail="store_busy_at", place=where)
    word, why = _of_server(cause), _first_line(cause)
    return OutOfOrder.of(word, detail="store_base_unusable", place=where, cause=why)


def place(url: URL) -> str:
    """Where a database is, without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "in memory"
    return url.render_as_string(hide_password=True)


_SQLITE = {
    sqlite3.SQLITE_FULL: "store_full",
    sqlite3.SQLITE_READONLY: "store_readonly",
    sqlite3.SQLITE_PERM: "store_forbidden",
    sqlite3.SQLITE_BUSY: "store_locked",
    sqlite3.SQLITE_LOCKED: "store_locked",
    sqlite3.SQLITE_CANTOPEN: "store_not_opened",
    sqlite3.SQLITE_NOTADB: "store_no_store",
    sqlite3.SQLITE_CORRUPT: "store_damaged",
    sqlite3.SQLITE_IOERR: "store_disk",
}


def _of_sqlite(error: sqlite3.Error, where: str) -> OutOfOrder:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    known = "store_folder" if Path(where).is_dir() else _SQLITE.get(code)
    if known:
        return OutOfOrder.of(known, place=where)
    why = _first_line(error)
    return OutOfOrder.of("store_unusable", detail="store_unusable_because", place=where, cause=why)


_SERVER = {
    "53100": "store_base_full",
    "25006": "store_base_readonly",
    "55P03": "store_base_locked",
    "42501": "store_base_forbidden",
    "42P01": "store_base_tables",
}
"""By SQLSTATE, as PostgreSQL's documentation lists them in appendix A."""


def _of_server(error: BaseException) -> str:
    state = getattr(error, "sqlstate", None) or getattr(error, "pgcode", None)
    return _SERVER.get(state or "", "store_base_silent")


def overtaken(code: str) -> StoreError:
    """The error for a room that another program changed while this one could not write."""
    return StoreError.of("store_overtaken", code=code)


def replaced(url: URL) -> StoreError:
    """The error for a file that was taken away or exchanged while it was used."""
    return StoreError.of("store_replaced", place=place(url))


def phones_lost() -> StoreError:
    """The error for seats and answers that went with a file which nobody can read any more."""
    return StoreError.of("store_phones_lost")


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(".")
