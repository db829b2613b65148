"""One database: its connections, whether its file is still there, how what was deleted goes."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sql
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from guide import settings

from .errors import StoreError, out_of_order, wrong_address
from .tables import OF_PHONES, ROOMS, SECRETS

DEFAULT = settings.ROOT / "var" / "guide.db"

PATIENCE = 5
"""Seconds to wait for a lock, a connection or a server."""

HURRY = 0.3
"""Seconds to wait with what can be done later."""

_BESIDE = ("", "-wal", "-shm")
"""An SQLite file, and what SQLite keeps beside it while it is open."""

_Identities = tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True)
class Rescued:
    """What was read from a file that has lost its name."""

    rooms: Sequence[sql.Row[Any]]
    secrets: Mapping[str, str]
    phones: Mapping[str, Sequence[Mapping[str, Any]]]
    """The rows of each table of ``OF_PHONES``, by its name."""


class Database:
    """Connections to one database, each for a transaction, whose failures are sentences."""

    def __init__(self, url: str | None) -> None:
        """``url`` is SQLAlchemy's; without one, ``GUIDE_STORE``'s or a file in ``var/``."""
        self.url = _address(url)
        self._sqlite = self.url.get_backend_name() == "sqlite"
        self._gate = _Gate()
        self._path = ""
        self._files: _Identities | None = None
        """The files that the connections have open; None before the first."""
        self.engine = self._engine()

    def open(self) -> None:
        """Make connections of a new kind, to whatever the address leads to now."""
        self.engine = self._engine()

    @contextmanager
    def inside(self) -> Iterator[Connection]:
        """A connection in a transaction of its own, while the files stay the same."""
        with self._gate.inside(), self.transaction() as connection:
            yield connection

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else is inside."""
        with self._gate.alone():
            yield

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection in a transaction of its own, for who is alone."""
        try:
            with self.engine.connect() as connection:
                yield connection
                connection.commit()
        except StoreError:
            raise
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise out_of_order(error, self.url) from error

    def replaced(self) -> bool:
        """Whether the files are others than those that are open: deleted, moved, exchanged.

        SQLite goes on writing to a file that has no name any more, and says nothing.
        """
        files = self._files
        if files is None:
            return False
        now = _identities(self._path)
        return any(one is not None and one != other for one, other in zip(files, now))

    def rescued(self) -> Rescued | None:
        """What is in the files that are open, also if they have no name any more.

        None if they cannot be read. For who is alone.
        """
        with suppress(StoreError), self.transaction() as connection:
            if connection.info.get("files") != self._files:
                return None
            rooms = list(readable_rows(connection))
            secrets = connection.execute(sql.select(SECRETS)).all()
            phones = {
                table.name: [dict(row._mapping) for row in connection.execute(sql.select(table))]
                for table in OF_PHONES
            }
            return Rescued(rooms, {row.name: row.value for row in secrets}, phones)
        return None

    def leave(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()
        self._files = None

    def close(self) -> None:
        """Let go of every connection; an SQLite file is whole without those beside it."""
        with suppress(StoreError), self._gate.inside(), self._erasing(PATIENCE) as connection:
            if self._sqlite:
                _truncated(connection)
        with self.alone():
            self.leave()

    def tidy(self) -> None:
        """Remove what earlier processes left of deleted rooms, as far as that can be done now."""
        if not self._sqlite:
            return
        with suppress(StoreError), self._gate.inside(), self._erasing(HURRY) as connection:
            # Versions before this one deleted rooms without wiping their bytes.
            if connection.exec_driver_sql("PRAGMA user_version").scalar() == 0:
                connection.exec_driver_sql("VACUUM")
                connection.exec_driver_sql("PRAGMA user_version = 1")
            _truncated(connection)

    def erase(self) -> bool:
        """Whether nothing of a deleted room is left in the tables' files.

        False if another program reads or writes them just now, which keeps the old bytes.
        """
        try:
            with self._gate.inside(), self._erasing(HURRY) as connection:
                if not self._sqlite:
                    # A plain VACUUM leaves the bytes in the page until a new row comes there.
                    if connection.dialect.name == "postgresql":
                        for table in (ROOMS, *OF_PHONES):
                            connection.exec_driver_sql(f"VACUUM FULL {table.name}")
                    return True
                try:
                    connection.exec_driver_sql("VACUUM")
                finally:
                    done = _truncated(connection)
                return done
        except StoreError:
            return False

    @contextmanager
    def _erasing(self, patience: float) -> Iterator[Connection]:
        """A connection without a transaction, that waits so many seconds for a lock."""
        waiting = {
            "sqlite": "PRAGMA busy_timeout = {}",
            "postgresql": "SET lock_timeout = {}",
        }.get(self.url.get_backend_name())
        try:
            with self.engine.connect() as opened:
                connection = opened.execution_options(isolation_level="AUTOCOMMIT")
                if waiting:
                    connection.exec_driver_sql(waiting.format(int(patience * 1000)))
                try:
                    yield connection
                finally:
                    if waiting:
                        connection.exec_driver_sql(waiting.format(int(PATIENCE * 1000)))
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise out_of_order(error, self.url) from error

    def _engine(self) -> Engine:
        try:
            if self._sqlite:
                _make_folder(self.url)
            engine = sql.create_engine(
                self.url,
                pool_pre_ping=not self._sqlite,
                pool_timeout=PATIENCE,
                connect_args=_patience(self.url),
            )
        except (SQLAlchemyError, ImportError, TypeError, ValueError, OSError) as error:
            raise wrong_address(error) from error
        if self._sqlite:
            sql.event.listen(engine, "connect", _settle_sqlite)
            sql.event.listen(engine, "connect", self._note_files)
        elif self.url.get_backend_name() == "postgresql":
            sql.event.listen(engine, "connect", _settle_postgresql)
        return engine

    def _note_files(self, connection: Any, record: Any) -> None:
        """Remember which files a new connection has opened."""
        self._path = connection.execute("PRAGMA database_list").fetchone()[2]
        found = _identities(self._path)
        record.info["files"] = found
        if self._files is None:
            self._files = found


class _Gate:
    """Many may be inside at once, or one alone."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._inside = 0
        self._alone = False

    @contextmanager
    def inside(self) -> Iterator[None]:
        with self._turn:
            self._turn.wait_for(lambda: not self._alone)
            self._inside += 1
        try:
            yield
        finally:
            with self._turn:
                self._inside -= 1
                self._turn.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        with self._turn:
            self._turn.wait_for(lambda: not self._alone)
            self._alone = True
            self._turn.wait_for(lambda: not self._inside)
        try:
            yield
        finally:
            with self._turn:
                self._alone = False
                self._turn.notify_all()


def readable_rows(connection: Connection) -> Iterator[sql.Row[Any]]:
    """Every row of ``ROOMS`` that a damaged file still gives, the one opened last first."""
    for code in _codes(connection):
        with suppress(SQLAlchemyError, sqlite3.Error):
            row = connection.execute(sql.select(ROOMS).where(ROOMS.c.code == code)).first()
            if row is not None:
                yield row


def _codes(connection: Connection) -> list[str]:
    """Read without the states, which lie on pages of their own."""
    asked = sql.select(ROOMS.c.code).order_by(ROOMS.c.opened.desc(), ROOMS.c.code)
    return list(connection.execute(asked).scalars())


def _identities(path: str) -> _Identities:
    return tuple(_identity(path + ending) for ending in _BESIDE)


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _truncated(connection: Connection) -> bool:
    """Whether SQLite's write-ahead log could be moved into the file and emptied."""
    row = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").first()
    return row is not None and row[0] == 0


def _address(url: str | None) -> URL:
    written = url or settings.store_address()
    try:
        return make_url(written) if written else URL.create("sqlite", database=str(DEFAULT))
    except (SQLAlchemyError, ValueError) as error:
        raise wrong_address(error) from error


def _make_folder(url: URL) -> None:
    """The folder of an SQLite file, closed to other users: the file holds secrets."""
    if not url.database or ":memory:" in url.database or url.query.get("mode") == "memory":
        raise StoreError("GUIDE_STORE needs a file: what is in memory is lost with the process.")
    if not url.database.startswith("file:"):
        Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def _patience(url: URL) -> dict[str, object]:
    """How long the driver waits: for a lock, for a connection, for a server that fell silent."""
    waits: dict[str, dict[str, object]] = {
        "sqlite": {"timeout": PATIENCE},
        "postgresql": {"connect_timeout": PATIENCE, "tcp_user_timeout": int(PATIENCE * 1000)},
    }
    return waits.get(url.get_backend_name(), {})


def _settle_sqlite(connection: Any, _record: object) -> None:
    """Set a new connection up so that what was acknowledged outlasts a loss of power.

    And so that what is deleted is overwritten, and no copy of it is put into another folder.
    """
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _ask_for_wal(connection)
    connection.execute("PRAGMA synchronous = FULL")
    # The first question opens the log, which is looked at next.
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _settle_postgresql(connection: Any, _record: object) -> None:
    """Have a new connection give up a lock that another program does not let go of."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {int(PATIENCE * 1000)}")
    connection.commit()


def _ask_for_wal(connection: Any) -> None:
    """Turn the write-ahead log on; SQLite does not wait for a lock here by itself."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
