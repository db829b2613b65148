"""What the tables keep of phones, asked for and changed within a transaction of the caller's."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import Any

import sqlalchemy as sql
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Connection

from . import quiz_night
from .quiz_night import TABLE
from .room import MOST, Asked, Room
from .tables import ANSWERS, OF_PHONES, SEAT_KEYS, SEATS, StoredRoom

SEAT_NUMBERS = 24**4
"""Seats have numbers below this, drawn by lot: none tells when somebody joined."""

MOST_SEATS = MOST
"""Phones in one room."""


def settled(connection: Connection, stored: StoredRoom) -> StoredRoom:
    """A room with what was closed counted; of one that is over nothing else is left of phones.

    To be called in the transaction that writes the room: nobody answers in between.
    """
    room = stored.room
    counted: dict[str, object] = {}
    for asked in room.to_count:
        if asked.round:
            found = answers_to(connection, stored.code, asked.item)
            room = quiz_night.marked(room, asked, found, tables_in(connection, stored.code))
    if room.to_count:
        phones, flows, answered = dict(room.phones), dict(room.flows), dict(room.answered)
        for asked in room.to_count:
            found = answers_to(connection, stored.code, asked.item)
            phones[asked.item] = {} if asked.words else cells_in(found)
            answered[asked.item] = len(found)
            if asked.against:
                flows[asked.item] = _flows(connection, stored.code, asked, found)
        seats = joined(connection, stored.code)
        counted = {
            "phones": phones, "flows": flows, "answered": answered, "to_count": (), "joined": seats
        }  # fmt: skip
    if room.ended:
        forget(connection, stored.code, of_phones(room))
        room = quiz_night.summed_up(room)
    changed = room.changed(**counted) if counted else room
    return StoredRoom(stored.code, stored.revision, changed, stored.opened)


def cells_in(found: Mapping[int, tuple[str, str]]) -> dict[str, int]:
    """How many answers count for each cell."""
    return dict(Counter(cell for _, cells in found.values() for cell in cells.split("\n")))


def _flows(
    connection: Connection, code: str, asked: Asked, found: Mapping[int, tuple[str, str]]
) -> dict[str, int]:
    """People by opening and closing choice, also those who made only one of the two."""
    before = answers_to(connection, code, asked.against)
    return dict(
        Counter(
            f"{before[seat][1] if seat in before else ''}/{found[seat][1] if seat in found else ''}"
            for seat in {*before, *found}
        )
    )


def answers_to(connection: Connection, code: str, item: str) -> dict[int, tuple[str, str]]:
    """The answers to an item and what each counts for, by seat."""
    asked = sql.select(ANSWERS.c.seat, ANSWERS.c.answer, ANSWERS.c.cells).where(
        ANSWERS.c.room == code, ANSWERS.c.item == item
    )
    return {seat: (answer, cells) for seat, answer, cells in connection.execute(asked)}


def tables_in(connection: Connection, code: str) -> dict[int, str]:
    """The tables of a quiz night that have a phone: the number of each, by seat."""
    return {seat: cells for seat, (_, cells) in answers_to(connection, code, TABLE).items()}


def answers_from(connection: Connection, code: str, seat: int) -> dict[str, Any]:
    """What one seat answered, by item."""
    asked = sql.select(ANSWERS.c.item, ANSWERS.c.answer).where(
        ANSWERS.c.room == code, ANSWERS.c.seat == seat
    )
    return {row.item: json.loads(row.answer) for row in connection.execute(asked)}


def answers_by_seat(
    connection: Connection, code: str, items: Sequence[str]
) -> dict[int, dict[str, Any]]:
    """What every seat answered to these items."""
    asked = sql.select(ANSWERS.c.seat, ANSWERS.c.item, ANSWERS.c.answer).where(
        ANSWERS.c.room == code, ANSWERS.c.item.in_(items)
    )
    found: dict[int, dict[str, Any]] = {}
    for seat, item, answer in connection.execute(asked):
        found.setdefault(seat, {})[item] = json.loads(answer)
    return found


def words_from(connection: Connection, code: str, item: str) -> dict[str, Counter[str]]:
    """What was said in a few words, each way of saying it with how many did, by its key."""
    found: dict[str, Counter[str]] = {}
    for answer, key in answers_to(connection, code, item).values():
        found.setdefault(key, Counter())[json.loads(answer)] += 1
    return found


def merge_words(connection: Connection, code: str, item: str, key: str, into: str) -> None:
    """Count words of one key as those of another."""
    mine = (ANSWERS.c.room == code, ANSWERS.c.item == item, ANSWERS.c.cells == key)
    connection.execute(sql.update(ANSWERS).where(*mine).values(cells=into))


def joined(connection: Connection, code: str) -> int:
    """How many phones have joined a room."""
    asked = sql.select(sql.func.count()).where(SEATS.c.room == code)
    return int(connection.execute(asked).scalar_one())


def answered(connection: Connection, code: str, item: str) -> int:
    """How many phones have answered an item."""
    asked = sql.select(sql.func.count()).where(ANSWERS.c.room == code, ANSWERS.c.item == item)
    return int(connection.execute(asked).scalar_one())


def joined_at_home(connection: Connection, code: str) -> int:
    """How many of those phones are not in the hall."""
    asked = sql.select(sql.func.count()).where(SEATS.c.room == code, SEATS.c.at_home)
    return int(connection.execute(asked).scalar_one())


def answered_at_home(connection: Connection, code: str, item: str) -> int:
    """How many phones that are not in the hall have answered an item."""
    both = (ANSWERS.c.room == SEATS.c.room, ANSWERS.c.seat == SEATS.c.seat)
    asked = (
        sql.select(sql.func.count())
        .select_from(ANSWERS.join(SEATS, sql.and_(*both)))
        .where(ANSWERS.c.room == code, ANSWERS.c.item == item, SEATS.c.at_home)
    )
    return int(connection.execute(asked).scalar_one())


def is_at_home(connection: Connection, code: str, seat: int) -> bool:
    """Whether a phone is not in the hall."""
    asked = sql.select(SEATS.c.at_home).where(SEATS.c.room == code, SEATS.c.seat == seat)
    return bool(connection.execute(asked).scalar())


def move_home(connection: Connection, code: str, seat: int, at_home: bool) -> None:
    """Keep whether a phone is at home or in the hall."""
    mine = (SEATS.c.room == code, SEATS.c.seat == seat)
    connection.execute(sql.update(SEATS).where(*mine).values(at_home=at_home))


def key_of(connection: Connection, code: str) -> str | None:
    """What a room's seats are signed with; None before the first phone and after the end."""
    asked = sql.select(SEAT_KEYS.c.value).where(SEAT_KEYS.c.room == code)
    found = connection.execute(asked).scalar()
    return None if found is None else str(found)


_KEY = sql.text(
    "INSERT INTO seat_keys (room, value, made) VALUES (:room, :value, :made) "
    "ON CONFLICT (room) DO NOTHING"
).bindparams(sql.bindparam("made", type_=SEAT_KEYS.c.made.type))
_SEAT = sql.text("INSERT INTO seats (room, seat) VALUES (:room, :seat) ON CONFLICT DO NOTHING")
_ANSWER = sql.text(
    "INSERT INTO answers (room, item, seat, answer, cells) "
    "VALUES (:room, :item, :seat, :answer, :cells) ON CONFLICT (room, item, seat) "
    "DO UPDATE SET answer = excluded.answer, cells = excluded.cells"
)


def seat_in(connection: Connection, code: str, now: dt.datetime) -> int:
    """A new seat, and the room's key with the first one."""
    key = {"room": code, "value": secrets.token_hex(32), "made": now}
    connection.execute(_KEY, key)
    while True:
        seat = secrets.randbelow(SEAT_NUMBERS)
        if connection.execute(_SEAT, {"room": code, "seat": seat}).rowcount == 1:
            return seat


def keep(connection: Connection, rows: list[dict[str, object]]) -> None:
    """Keep answers, each in place of the same seat's earlier one."""
    if rows:
        connection.execute(_ANSWER, rows)


def of_phones(room: Room | None) -> Sequence[sql.Table]:
    """What goes at an event's end. What seats are signed with goes in any case."""
    return OF_PHONES if room is None or room.chatham_house else (SEAT_KEYS,)


def forget(connection: Connection, code: str, tables: Sequence[sql.Table] = OF_PHONES) -> int:
    """Destroy what the tables keep of a room's phones; how many rows that were."""
    gone = (connection.execute(sql.delete(t).where(t.c.room == code)) for t in tables)
    return sum(one.rowcount for one in gone)


def put_back(
    connection: Connection,
    held: Mapping[str, Sequence[Mapping[str, Any]]],
    codes: Set[str],
    anew: Set[str],
) -> None:
    """Write what an SQLite file that is gone held of the phones of some rooms into the next one.

    What the next one has already is newer and stays, but for the rooms that it did not have or had
    in an older state, which are written ``anew``. ``held`` is by the table's name.
    """
    for code in anew:
        forget(connection, code)
    for table in OF_PHONES:
        rows = [dict(row) for row in held.get(table.name, ()) if row["room"] in codes]
        if rows:
            connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)


def rooms_of_phones(connection: Connection) -> set[str]:
    """The codes of the rooms of whose phones anything is kept."""
    asked = (sql.select(table.c.room).distinct() for table in OF_PHONES)
    return {code for one in asked for code in connection.execute(one).scalars()}


def older_than(connection: Connection, moment: dt.datetime) -> list[str]:
    """The rooms whose first phone joined before a moment."""
    asked = sql.select(SEAT_KEYS.c.room).where(SEAT_KEYS.c.made < moment)
    return list(connection.execute(asked).scalars())
