"""What tables have scored at a quiz night: points by phone and on paper, ranks, the tie-break.

A point is a point: none is given for speed, and none to a person. A table is a number, which its
phone chose once; names are typed by the facilitator.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guide.model.blocks import Quiz
from guide.model.blocks.quiz import Estimate
from guide.model.fitting import quiz_answer
from guide.model.marking import distance
from guide.model.pack import Pack
from guide.model.words import Words

from .night_run import NightStep, items_in, rounds_of
from .room import LONGEST_TABLE, TIE, Asked, Room
from .session import Session

TABLE = "table"
"""The item under which the store keeps which table a seat is."""

NUMBERS = (1, 99)
"""The least and the greatest number of a table."""


def table_of(value: object) -> int | None:
    """A table's number as a phone sent it; None for what is none."""
    least, most = NUMBERS
    if isinstance(value, str):
        text = value.strip()
        value = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None
    return value if type(value) is int and least <= value <= most else None


# ── What phones answered ─────────────────────────────────────────────────────


def marked(
    room: Room, asked: Asked, found: Mapping[int, tuple[str, str]], tables: Mapping[int, str]
) -> Room:
    """The room with the points of a closed question, or with what was estimated to break a tie.

    ``found`` holds the answers and what each counts for, and ``tables`` the numbers, by seat.
    """
    known = {table: room.tables.get(table, "") for table in sorted(tables.values(), key=int)}
    room = room.changed(tables={**room.tables, **known})
    if asked.round == TIE:
        sent = {
            tables[seat]: answer.strip('"') for seat, (answer, _) in found.items() if seat in tables
        }
        return room.changed(estimates={**room.estimates, **sent})
    right = sorted(
        (tables[seat] for seat, (_, cells) in found.items()
         if seat in tables and set(cells.split("\n")) == set(asked.key)),
        key=int,
    )  # fmt: skip
    here = {**room.marks.get(asked.round, {}), asked.item: tuple(right)}
    return room.changed(marks={**room.marks, asked.round: here})


def summed_up(room: Room) -> Room:
    """The room at its end: of who was right at which question only each round's points are left."""
    if not room.marks:
        return room
    scores = {round: points(room, round) for round in {**room.marks, **room.scores}}
    return room.changed(scores=scores, marks={})


# ── What the facilitator types ───────────────────────────────────────────────


def type_scores(room: Room, round: str, typed: Mapping[str, int | None]) -> Room:
    """The room with points of a round that were typed in; None takes back what was typed."""
    if room.ended:
        return room
    kept = {**room.scores.get(round, {}), **typed}
    here = {table: points for table, points in kept.items() if points is not None}
    return room.changed(scores={**room.scores, round: here})


def name_table(room: Room, table: int, name: str = "") -> Room:
    """The room with a table, named or only numbered; a table without a phone comes in by this."""
    if room.ended or table_of(table) is None:
        return room
    cleaned = " ".join(name.split())[:LONGEST_TABLE]
    named = {**room.tables, str(table): cleaned}
    return room.changed(tables={one: named[one] for one in sorted(named, key=int)})


def can_remove(room: Room, table: str) -> bool:
    """Whether a table has no points, by phone or typed in."""
    counted = any(table in by_table for by_table in room.scores.values())
    return not (room.ended or counted or points_by_phone(room, table))


def remove_table(room: Room, table: str) -> Room:
    """The room without a table that was typed in by mistake; one that has points stays."""
    if not can_remove(room, table):
        return room
    return room.changed(tables={one: name for one, name in room.tables.items() if one != table})


def type_estimates(room: Room, typed: Mapping[str, str]) -> Room:
    """The room with what tables estimated on paper; an empty text takes one back."""
    if room.ended:
        return room
    kept = {**room.estimates, **typed}
    return room.changed(estimates={table: text for table, text in kept.items() if text})


def set_clock(room: Room, minutes: int) -> Room:
    """The room with a timer for every question, or with none (0)."""
    return room if room.ended else room.changed(question_minutes=minutes)


# ── Points and ranks ─────────────────────────────────────────────────────────


def phone_points(room: Room, round: str) -> dict[str, int]:
    """The points of a round by phone, by table."""
    found: dict[str, int] = {}
    for right in room.marks.get(round, {}).values():
        for table in right:
            found[table] = found.get(table, 0) + 1
    return found


def points_by_phone(room: Room, table: str) -> int:
    """A table's points by phone in all rounds."""
    return sum(phone_points(room, round).get(table, 0) for round in room.marks)


def points(room: Room, round: str) -> dict[str, int]:
    """The points of a round by table: what was typed in stands in place of the phone's."""
    return {**phone_points(room, round), **room.scores.get(round, {})}


@dataclass(frozen=True)
class Place:
    """A table in the standings."""

    rank: int
    """From 1; tables with as many points share it."""
    shared: bool
    table: str
    name: str
    """What the facilitator typed; empty for a table that is only numbered."""
    points: int
    by_round: tuple[int, ...]


def rank_of(words: Words, place: Place) -> str:
    """A rank as it is told: shared ranks stay shared."""
    return (words.night_rank_shared if place.shared else words.night_rank).format(n=place.rank)


def table_name(words: Words, place: Place) -> str:
    """A table by its number, and by its name if it has one."""
    return named(words, place.table, place.name)


def named(words: Words, table: str, name: str = "") -> str:
    """A number of a table as it is told, with its name if it has one."""
    told = words.night_table.format(n=table)
    return f"{told} · {name}" if name else told


def standings(session: Session) -> tuple[Place, ...]:
    """The tables from the first to the last. A tie for the first place is broken if it can be."""
    room, rounds = session.room, [step.of for step in rounds_of(session.run)]
    by_round = [points(room, round) for round in rounds]
    tables = {**room.tables, **{one: room.tables.get(one, "") for each in by_round for one in each}}
    total = {table: sum(each.get(table, 0) for each in by_round) for table in tables}
    far = _distances(session, _first(total))
    keys = {table: (-total[table], far.get(table, 0)) for table in tables}
    order = sorted(tables, key=lambda table: (keys[table], int(table)))
    return tuple(
        Place(
            rank=1 + sum(keys[other] < keys[table] for other in tables),
            shared=sum(keys[other] == keys[table] for other in tables) > 1,
            table=table,
            name=tables[table],
            points=total[table],
            by_round=tuple(each.get(table, 0) for each in by_round),
        )
        for table in order
    )


def _first(total: Mapping[str, int]) -> list[str]:
    """The tables that share the most points, if more than one does; of no points none."""
    most = max(total.values(), default=0)
    first = [table for table, points in total.items() if points == most]
    return first if most and len(first) > 1 else []


def tied(session: Session) -> tuple[str, ...]:
    """The tables that share the most points, whether or not a tie-break has parted them."""
    places = standings(session)
    return tuple(sorted(_first({one.table: one.points for one in places}), key=int))


def tie_breaker(session: Session) -> NightStep | None:
    """The step that breaks a tie; None where no estimate is left over for one."""
    steps = (step for step in session.run.steps if isinstance(step, NightStep))
    return next((step for step in steps if step.moment == "tie-break"), None)


def estimate_of(pack: Pack, step: NightStep | None) -> Quiz | None:
    """The quiz item that a tie-break asks."""
    block = pack.blocks.get(step.block or "") if step else None
    return block if isinstance(block, Quiz) and isinstance(block.answer, Estimate) else None


def fits(block: Quiz, text: str) -> bool:
    """Whether an estimate as it was typed is one for this item."""
    return _estimated(block, text) is not None


def _estimated(block: Quiz, text: str) -> float | int | str | None:
    assert isinstance(block.answer, Estimate)
    if block.answer.key_date is not None:
        found = quiz_answer(block, text.strip())
    else:
        try:
            found = quiz_answer(block, float(text.strip().replace(",", ".")))
        except ValueError:
            return None
    return found if isinstance(found, float | int | str) else None


def _distances(session: Session, tables: Sequence[str]) -> dict[str, float]:
    """How far off each of these tables' estimates is; infinitely, for a table without one.

    Nothing while nobody has estimated: the tables then share their rank.
    """
    block = estimate_of(session.pack, tie_breaker(session))
    if block is None or not any(table in session.room.estimates for table in tables):
        return {}
    assert isinstance(block.answer, Estimate)
    far = {}
    for table in tables:
        found = _estimated(block, session.room.estimates.get(table, ""))
        far[table] = float("inf") if found is None else distance(block.answer, found)
    return far


def is_due(session: Session) -> bool:
    """Whether to ask for a tie-break: tables share the first place, and an estimate is left."""
    return bool(tied(session)) and tie_breaker(session) is not None


def questions_asked(session: Session, round: str) -> int:
    """How many questions a round has, which is the most that a table can score in it."""
    return len(items_in(session.run, round))
