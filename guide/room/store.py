"""The store: rooms that outlast a browser's window and the process, and secrets made once.

SQLite in ``var/guide.db``, or the database that ``GUIDE_STORE`` names. A room's state is one JSON
text with a revision beside it: an action is one compare-and-set, so that two devices that act at
once lose nothing.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sql
from pydantic import ValidationError
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from .migrations import bring_up_to_date
from .room import Room, new_code
from .trouble import StoreError, UnknownRoom, out_of_order, wrong_address

__all__ = ["Kept", "Store", "StoreError", "UnknownRoom", "store"]

DEFAULT = Path(__file__).resolve().parents[2] / "var" / "guide.db"

PATIENCE = 5
"""Seconds to wait for a lock, a connection or a server."""

TRIES = 100
"""How often a change is made anew because another came first; the odds of reaching it are nil."""


class Moment(sql.types.TypeDecorator[dt.datetime]):
    """A point in time, in UTC in and out, also where the database keeps no zone."""

    impl = sql.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: object) -> dt.datetime | None:
        """The value as the database gets it."""
        return value.astimezone(dt.UTC) if value else None

    def process_result_value(
        self, value: dt.datetime | None, dialect: object
    ) -> dt.datetime | None:
        """The value as the guide gets it."""
        if value is None or value.tzinfo is not None:
            return value.astimezone(dt.UTC) if value else None
        return value.replace(tzinfo=dt.UTC)


_TABLES = sql.MetaData()

ROOMS = sql.Table(
    "rooms",
    _TABLES,
    sql.Column("code", sql.String(8), primary_key=True),
    sql.Column("revision", sql.Integer, nullable=False),
    sql.Column("opened", Moment, nullable=False),
    sql.Column("ended", Moment),
    sql.Column("state", sql.Text, nullable=False),
)

SECRETS = sql.Table(
    "secrets",
    _TABLES,
    sql.Column("name", sql.String(64), primary_key=True),
    sql.Column("value", sql.Text, nullable=False),
)


@dataclass(frozen=True)
class Kept:
    """A room as the store holds it."""

    code: str
    revision: int
    """One more with every change."""
    room: Room
    opened: dt.datetime


class Store:
    """Rooms and secrets in one database."""

    def __init__(self, url: str | None = None) -> None:
        """Open the database and bring its tables up to date."""
        self.url = _address(url)
        self._engine = _engine(self.url)
        with self._asking() as connection:
            bring_up_to_date(connection)

    def open_room(self, room: Room, now: dt.datetime, chance: random.Random) -> Kept:
        """A room kept under a code that no other has."""
        for _ in range(TRIES):
            kept = Kept(new_code(chance), 1, room, now.astimezone(dt.UTC))
            values = {"code": kept.code, "revision": 1, "opened": kept.opened}
            if self._inserted(ROOMS, **values, **_columns(room)):
                return kept
        raise StoreError("Every code that was tried for a new room is taken; delete old rooms.")

    def load(self, code: str) -> Kept | None:
        """The room of this code; None if there is none."""
        row = self._first(sql.select(ROOMS).where(ROOMS.c.code == code))
        return _kept(row) if row else None

    def current(self) -> Kept | None:
        """The room opened last among those that have not ended; None if all have."""
        row = self._first(
            sql.select(ROOMS)
            .where(ROOMS.c.ended.is_(None))
            .order_by(ROOMS.c.opened.desc(), ROOMS.c.code)
            .limit(1)
        )
        return _kept(row) if row else None

    def rooms(self) -> list[Kept]:
        """Every room that can be read, the one opened last first.

        One damaged room must not hide the others; ``load`` says what is wrong with it.
        """
        with self._asking() as connection:
            rows = connection.execute(
                sql.select(ROOMS).order_by(ROOMS.c.opened.desc(), ROOMS.c.code)
            ).all()
        return [_kept(row) for row in rows if _readable(row)]

    def revision(self, code: str) -> int | None:
        """The room's revision, cheap enough to ask all the time; None if there is no room."""
        row = self._first(sql.select(ROOMS.c.revision).where(ROOMS.c.code == code))
        return row.revision if row else None

    def delete(self, code: str) -> None:
        """Forget a room, if it is there."""
        with self._asking() as connection:
            connection.execute(sql.delete(ROOMS).where(ROOMS.c.code == code))

    def change(self, code: str, change: Callable[[Room], Room]) -> Kept:
        """The room after a change, which is a function of a value and may be called again.

        Nothing is written, and the revision stays, if the value is the same.
        """
        for attempt in range(TRIES):
            before = self.load(code)
            if before is None:
                raise UnknownRoom(code)
            room = change(before.room)
            if room == before.room:
                return before
            if self._replaced(before, room):
                return Kept(code, before.revision + 1, room, before.opened)
            time.sleep(random.uniform(0, min(0.001 * 2**attempt, 0.05)))
        raise StoreError(f"Room {code} is changed from too many places at once; try again.")

    def secret(self, name: str, make: Callable[[], str]) -> str:
        """A value that is made once and the same ever after, also after a restart."""
        asked = sql.select(SECRETS.c.value).where(SECRETS.c.name == name)
        row = self._first(asked)
        if row is None:
            self._inserted(SECRETS, name=name, value=make())
            row = self._first(asked)
        if row is None:
            raise StoreError(f"The store does not keep the secret “{name}”.")
        return str(row.value)

    def try_writing(self) -> None:
        """Write a row and remove it, so that a store that cannot be written is found out early."""
        name = f"trial-{secrets.token_hex(8)}"
        with self._asking() as connection:
            connection.execute(sql.insert(SECRETS).values(name=name, value=""))
            connection.execute(sql.delete(SECRETS).where(SECRETS.c.name == name))

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def _first(self, asked: sql.Select[Any]) -> sql.Row[Any] | None:
        with self._asking() as connection:
            return connection.execute(asked).first()

    def _inserted(self, table: sql.Table, **values: object) -> bool:
        """Whether the row was new."""
        with self._asking() as connection:
            try:
                connection.execute(sql.insert(table).values(**values))
            except IntegrityError:
                connection.rollback()
                return False
        return True

    def _replaced(self, before: Kept, room: Room) -> bool:
        """Whether nobody else changed the room in between."""
        with self._asking() as connection:
            done = connection.execute(
                sql.update(ROOMS)
                .where(ROOMS.c.code == before.code, ROOMS.c.revision == before.revision)
                .values(revision=before.revision + 1, **_columns(room))
            )
            return done.rowcount == 1

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        """A connection in a transaction of its own, whose failures are sentences."""
        try:
            with self._engine.connect() as connection:
                yield connection
                connection.commit()
        except StoreError:
            raise
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise out_of_order(error, self.url) from error


_opening = threading.Lock()
_opened: list[Store] = []


def store() -> Store:
    """The process's one store, opened when it is first asked for."""
    with _opening:
        if not _opened:
            _opened.append(Store())
        return _opened[0]


def _columns(room: Room) -> dict[str, object]:
    return {"ended": room.ended, "state": room.model_dump_json()}


def _kept(row: sql.Row[Any]) -> Kept:
    try:
        room = Room.model_validate_json(row.state)
    except ValidationError as error:
        raise StoreError(f"What is kept of room {row.code} cannot be read; delete it.") from error
    return Kept(row.code, row.revision, room, row.opened)


def _readable(row: sql.Row[Any]) -> bool:
    try:
        _kept(row)
    except StoreError:
        return False
    return True


# ── Opening ──────────────────────────────────────────────────────────────────


def _address(url: str | None) -> URL:
    written = url or os.environ.get("GUIDE_STORE", "").strip()
    try:
        return make_url(written) if written else URL.create("sqlite", database=str(DEFAULT))
    except (SQLAlchemyError, ValueError) as error:
        raise wrong_address(error) from error


def _engine(url: URL) -> Engine:
    try:
        sqlite = url.get_backend_name() == "sqlite"
        if sqlite:
            _make_folder(url)
        engine = sql.create_engine(
            url, pool_pre_ping=not sqlite, pool_timeout=PATIENCE, connect_args=_patience(url)
        )
    except (SQLAlchemyError, ImportError, TypeError, ValueError, OSError) as error:
        raise wrong_address(error) from error
    if sqlite:
        sql.event.listen(engine, "connect", _settle_sqlite)
    return engine


def _make_folder(url: URL) -> None:
    """The folder of an SQLite file, closed to other users: the file holds secrets."""
    if not url.database or ":memory:" in url.database or url.query.get("mode") == "memory":
        raise StoreError("GUIDE_STORE needs a file: what is in memory is lost with the process.")
    if not url.database.startswith("file:"):
        Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def _patience(url: URL) -> dict[str, object]:
    waits = {"sqlite": "timeout", "postgresql": "connect_timeout"}
    name = waits.get(url.get_backend_name())
    return {name: PATIENCE} if name else {}


def _settle_sqlite(connection: Any, _record: object) -> None:
    """Set a new connection up so that what was acknowledged outlasts a loss of power."""
    connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
    connection.execute("PRAGMA foreign_keys = ON")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _ask_for_wal(connection)
    connection.execute("PRAGMA synchronous = FULL")


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
