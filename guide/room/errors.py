"""What can go wrong with the store, each in one sentence that says what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as NoConnection

EXAMPLE = "postgresql+psycopg://user:password@host/guide"


class StoreError(Exception):
    """The store cannot be read or written; the text is one sentence that anybody may read."""

    def __init__(self, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.detail = detail or sentence
        """The sentence for who may host or runs the guide: it may name a file, a host or a user."""


class UnknownRoom(StoreError):
    """No room has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"There is no room {code}.")
        self.code = code


class DamagedRoom(StoreError):
    """What the database holds of a room is no room."""

    def __init__(self, code: str) -> None:
        super().__init__(f"What is kept of room {code} cannot be read; delete it.")
        self.code = code


class OutOfOrder(StoreError):
    """The database does not do what it was asked: it is full, read-only, locked, damaged, gone."""


class OlderCopy(OutOfOrder):
    """The database holds less of a room than it had acknowledged."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The store went back to an older copy; room {code} is kept in it anew.")


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
        return OutOfOrder("The store is busy; try again.", f"The store {where} is busy; try again.")
    return OutOfOrder(_of_server(cause), f"The store {where} cannot be used: {_first_line(cause)}.")


def place(url: URL) -> str:
    """Where a database is, without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "in memory"
    return url.render_as_string(hide_password=True)


_LOCKED = "The {file} is locked by another program; close it there."
_SQLITE = {
    sqlite3.SQLITE_FULL: "The disk that holds the {file} is full; free some space.",
    sqlite3.SQLITE_READONLY: "The {file} is read-only; make it and its folder writable.",
    sqlite3.SQLITE_PERM: "The {file} may not be opened; give this user the right to write it.",
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_CANTOPEN: "The {file} cannot be opened; see that its folder is writable.",
    sqlite3.SQLITE_NOTADB: "The {file} is no store of the guide; move it away.",
    sqlite3.SQLITE_CORRUPT: "The {file} is damaged; move it away or bring back a copy.",
    sqlite3.SQLITE_IOERR: "The disk that holds the {file} does not read or write; use another one.",
}
_A_FOLDER = "In place of the {file} there is a folder; move it away."
_UNKNOWN = "The {file} cannot be used; move it away or bring back a copy."


def _of_sqlite(error: sqlite3.Error, where: str) -> OutOfOrder:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    known = _A_FOLDER if Path(where).is_dir() else _SQLITE.get(code)
    detail = known.format(file=f"file {where}") if known else f"The file {where} cannot be used: "
    return OutOfOrder(
        (known or _UNKNOWN).format(file="file of the store"),
        detail if known else f"{detail}{_first_line(error)}.",
    )


_SERVER = {
    "53100": "The disk of the guide's database is full; free some space.",
    "25006": "The guide's database is read-only; make it writable.",
    "55P03": "The guide's database is locked by another program; close it there.",
    "42501": "The guide's database may not be written by its user; give it the right.",
    "42P01": "The guide's database has lost its tables; start the guide anew.",
}
"""By SQLSTATE, as PostgreSQL's documentation lists them in appendix A."""


def _of_server(error: BaseException) -> str:
    state = getattr(error, "sqlstate", None) or getattr(error, "pgcode", None)
    no_answer = "The guide's database does not answer; see that it runs where GUIDE_STORE says."
    return _SERVER.get(state or "", no_answer)


def overtaken(code: str) -> StoreError:
    """The error for a room that another program changed while this one could not write."""
    return StoreError(
        f"Room {code} was changed from another computer while this one could not write; "
        "what was done here meanwhile is not kept."
    )


def replaced(url: URL) -> StoreError:
    """The error for a file that was taken away or exchanged while it was used."""
    sentence = (
        "The {file} was deleted or replaced while the guide ran; all that was known of events, "
        "phones and passcode was written to the new one."
    )
    return StoreError(
        sentence.format(file="file of the store"), sentence.format(file=f"file {place(url)}")
    )


def phones_lost() -> StoreError:
    """The error for seats and answers that went with a file which nobody can read any more."""
    return StoreError(
        "What phones had sent went with the file of the store: they join anew, and what was open "
        "is to be answered once more."
    )


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(".")
