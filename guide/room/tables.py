"""The tables of the store, and what a row of them says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sql
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Dialect

from .errors import DamagedRoom
from .room import Room


class _SqliteMoment(sqlite.DATETIME):
    """A point in time in SQLite, where any text can stand: None for one that is no time."""

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], dt.datetime | None]:
        """What reads the text of a column."""
        read = super().result_processor(dialect, coltype)

        def lenient(value: Any) -> dt.datetime | None:
            try:
                found = read(value) if read else value
            except (ValueError, TypeError):
                return None
            return found if isinstance(found, dt.datetime) else None

        return lenient


class Moment(sql.types.TypeDecorator[dt.datetime]):
    """A point in time, in UTC in and out, also where the database keeps no zone."""

    impl = sql.DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> sql.types.TypeEngine[Any]:
        """The type that the database has for it."""
        if dialect.name == "sqlite":
            return _SqliteMoment()  # type: ignore[no-untyped-call]
        return dialect.type_descriptor(self.impl_instance)

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

SEAT_KEYS = sql.Table(
    "seat_keys",
    _TABLES,
    sql.Column("room", sql.String(8), primary_key=True),
    sql.Column("value", sql.String(64), nullable=False),
    sql.Column("made", Moment, nullable=False),
)
"""What the seats of a room are signed with; without it none is worth anything."""

SEATS = sql.Table(
    "seats",
    _TABLES,
    sql.Column("room", sql.String(8), primary_key=True),
    sql.Column("seat", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("at_home", sql.Boolean, nullable=False, server_default=sql.false()),
)

ANSWERS = sql.Table(
    "answers",
    _TABLES,
    sql.Column("room", sql.String(8), primary_key=True),
    sql.Column("item", sql.String(120), primary_key=True),
    sql.Column("seat", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("answer", sql.Text, nullable=False),
    sql.Column("cells", sql.Text, nullable=False),
)
"""A row a seat and item: the answer as JSON, and what it counts for, a line each."""

QUESTIONS = sql.Table(
    "questions",
    _TABLES,
    sql.Column("room", sql.String(8), primary_key=True),
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("seat", sql.Integer, nullable=False),
    sql.Column("text", sql.Text, nullable=False),
    sql.Column("words", sql.Text, nullable=False),
    sql.Column("state", sql.String(12), nullable=False),
    sql.Column("reason", sql.String(20), nullable=False),
    sql.Column("merged", sql.Integer),
)
"""Questions to the speaker, numbered in the order of their arrival; ``words`` tells doubles."""

UPVOTES = sql.Table(
    "upvotes",
    _TABLES,
    sql.Column("room", sql.String(8), primary_key=True),
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=False),
    sql.Column("seat", sql.Integer, primary_key=True, autoincrement=False),
)
"""A row for each seat that wants to know a question."""

OF_PHONES = (ANSWERS, UPVOTES, QUESTIONS, SEATS, SEAT_KEYS)
"""What is kept of phones until the event ends."""


@dataclass(frozen=True)
class StoredRoom:
    """A room as the store holds it."""

    code: str
    revision: int
    """One more with every change."""
    room: Room
    opened: dt.datetime


def stored(row: sql.Row[Any]) -> StoredRoom:
    """The room that a row of ``ROOMS`` holds. Raises DamagedRoom if it holds none."""
    try:
        room = Room.model_validate_json(row.state)
    except (ValueError, TypeError) as error:
        raise DamagedRoom(row.code) from error
    if row.opened is None or not isinstance(row.revision, int):
        raise DamagedRoom(row.code)
    return StoredRoom(row.code, row.revision, room, row.opened)


def columns(room: Room) -> dict[str, object]:
    """What a row of ``ROOMS`` holds of a room's state."""
    return {"ended": room.ended, "state": room.model_dump_json()}
