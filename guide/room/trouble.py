"""What can go wrong with the store, each in one sentence that says what to do."""

from __future__ import annotations

import sqlite3

from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as NoConnection

EXAMPLE = "postgresql+psycopg://user:password@host/guide"


class StoreError(Exception):
    """The store cannot be read or written; the text is one sentence for whoever runs the guide."""


class UnknownRoom(StoreError):
    """No room has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"There is no room {code}.")
        self.code = code


def wrong_address(error: Exception) -> StoreError:
    """The error for a GUIDE_STORE that no database can be found by."""
    if isinstance(error, ImportError):
        return StoreError(
            f"The driver of the database in GUIDE_STORE is missing ({_first_line(error)}); "
            "for PostgreSQL install psycopg[binary]."
        )
    if isinstance(error, NoSuchModuleError | ArgumentError | ValueError):
        return StoreError(f"GUIDE_STORE is no database's address; one looks like {EXAMPLE}.")
    return StoreError(f"The store cannot be opened: {_first_line(error)}.")


def out_of_order(error: Exception, url: URL) -> StoreError:
    """The error for a database that does not do what it was asked."""
    where = place(url)
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    if isinstance(cause, sqlite3.Error):
        return StoreError(_sqlite_sentence(cause, where))
    if isinstance(cause, NoConnection):
        return StoreError(f"The store {where} is busy; try again.")
    return StoreError(f"The store {where} cannot be used: {_first_line(cause)}.")


def place(url: URL) -> str:
    """Where a database is, without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "in memory"
    return url.render_as_string(hide_password=True)


_SQLITE = {
    sqlite3.SQLITE_FULL: "The disk that holds {} is full; free some space.",
    sqlite3.SQLITE_READONLY: "The file {} is read-only; make it and its folder writable.",
    sqlite3.SQLITE_PERM: "The file {} may not be opened; give this user the right to write it.",
    sqlite3.SQLITE_BUSY: "The file {} is locked by another program; close it there.",
    sqlite3.SQLITE_LOCKED: "The file {} is locked by another program; close it there.",
    sqlite3.SQLITE_CANTOPEN: "The file {} cannot be opened; see that its folder is writable.",
    sqlite3.SQLITE_NOTADB: "The file {} is no store of the guide; move it away.",
    sqlite3.SQLITE_CORRUPT: "The file {} is damaged; move it away or bring back a copy.",
    sqlite3.SQLITE_IOERR: "The disk that holds {} does not read or write; use another one.",
}


def _sqlite_sentence(error: sqlite3.Error, where: str) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    known = _SQLITE.get(code)
    return known.format(where) if known else f"The file {where} cannot be used: {error}."


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(".")
