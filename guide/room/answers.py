"""The box that phones put their answers in: many at once, each kept before it is acknowledged.

One thread of the process writes. What arrives while it writes goes into the next transaction
together, so that a thousand answers cost a few syncs of the disk, and none fights over the room's
row. A transaction looks at the room first: an answer is in before the item closes, or refused.
"""

from __future__ import annotations

import datetime as dt
import json
import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sql
from sqlalchemy.engine import Connection

from . import phones, questions
from .errors import OutOfOrder, StoreError, UnknownRoom
from .quiz_night import TABLE
from .store import Store
from .tables import ROOMS

TOGETHER = 1000
"""The most that one transaction keeps: a reader of the room waits for no longer than that takes."""

LIFE = dt.timedelta(days=1)
"""How long what is kept of phones lasts after the first one joined, should nobody end the event."""

STOPPING = 10.0
"""Seconds that a stopping process waits for the last answers to be kept."""

EXPIRY = 600.0
"""Seconds between two looks for what has lasted so long."""


class Closed(StoreError):
    """The item takes no answer now."""

    def __init__(self) -> None:
        super().__init__("This is closed; the answer is not recorded.")


class DoorsShut(StoreError):
    """Nobody further can join."""

    def __init__(self) -> None:
        super().__init__("Nobody further can join this event.")


class TableTaken(StoreError):
    """Another phone is this table, or the table of this phone has been counted."""

    def __init__(self) -> None:
        super().__init__("Another phone is this table.")


@dataclass
class Put:
    """Something to be kept: as it is, a new seat."""

    code: str
    kept: Future[int] = field(default_factory=Future, kw_only=True)
    """Its seat, or its number if it is a question, once it is durable; else why it is not kept."""


@dataclass
class Answer(Put):
    """A seat's answer to an item."""

    seat: int
    item: str
    answer: str
    cells: str


@dataclass
class Question(Put):
    """What a seat asks the speaker."""

    seat: int
    text: str


@dataclass
class Upvote(Put):
    """Whether a seat wants to know a question, too."""

    seat: int
    number: int
    wanted: bool


class Box:
    """What phones send, on its way to the store."""

    def __init__(
        self,
        store: Callable[[], Store],
        clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        """``store`` hands out the store, and ``clock`` the time in UTC."""
        self._store = store
        self._clock = clock
        self._arrived: queue.SimpleQueue[Put | None] = queue.SimpleQueue()
        self._starting = threading.Lock()
        self._writer: threading.Thread | None = None

    def join(self, code: str) -> Future[int]:
        """A new seat in a room. Waited for, it raises UnknownRoom, DoorsShut or OutOfOrder."""
        return self._put(Put(code))

    def answer(
        self, code: str, seat: int, item: str, answer: Any, cells: Sequence[str]
    ) -> Future[int]:
        """Keep an answer that fits its item, in place of the same seat's earlier one.

        Raises UnknownRoom, Closed or OutOfOrder when it is waited for.
        """
        written = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        return self._put(Answer(code, seat, item, written, "\n".join(cells)))

    def ask(self, code: str, seat: int, text: str) -> Future[int]:
        """A question to the speaker, as ``questions.clean`` leaves it; it waits to be moderated.

        Raises UnknownRoom, NoQuestions, TooMany or OutOfOrder when it is waited for.
        """
        return self._put(Question(code, seat, text))

    def upvote(self, code: str, seat: int, number: int, wanted: bool) -> Future[int]:
        """Keep whether a seat wants to know a published question, too.

        Raises UnknownRoom, NoQuestions or OutOfOrder when it is waited for.
        """
        return self._put(Upvote(code, seat, number, wanted))

    def close(self) -> None:
        """Keep what has arrived, and stop."""
        if self._writer:
            self._arrived.put(None)
            self._writer.join(STOPPING)
            self._writer = None

    def _put(self, put: Put) -> Future[int]:
        self._arrived.put(put)
        with self._starting:
            if self._writer is None:
                self._writer = threading.Thread(target=self._write_all, daemon=True)
                self._writer.start()
        return put.kept

    def _write_all(self) -> None:
        looked = -EXPIRY
        while True:
            if time.monotonic() - looked > EXPIRY:
                looked = time.monotonic()
                with suppress(StoreError):
                    self._store().forget_phones(self._clock() - LIFE)
            try:
                first = self._arrived.get(timeout=EXPIRY)
            except queue.Empty:
                continue
            puts = [first]
            while len(puts) < TOGETHER and not self._arrived.empty():
                puts.append(self._arrived.get())
            self._write([put for put in puts if put is not None])
            if None in puts:
                return

    def _write(self, puts: list[Put]) -> None:
        """Keep everything in one transaction, and then acknowledge it."""
        try:
            outcomes = self._kept(puts) if puts else []
        except StoreError as error:
            outcomes = [error] * len(puts)
        except Exception as error:  # whoever waits is told, and the next ones are written
            outcomes = [OutOfOrder("The store cannot keep this.", repr(error))] * len(puts)
        for put, outcome in zip(puts, outcomes, strict=True):
            if isinstance(outcome, StoreError):
                put.kept.set_exception(outcome)
            else:
                put.kept.set_result(outcome)

    def _kept(self, puts: Sequence[Put]) -> list[int | StoreError]:
        store = self._store()
        with store.asking() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            states = _states(connection, sorted({put.code for put in puts}))
            free = {code: phones.MOST_SEATS - phones.joined(connection, code) for code in states}
            outcomes: list[int | StoreError] = []
            rows: list[dict[str, object]] = []
            for put in puts:
                why = _refusal(put, states.get(put.code), free.get(put.code, 0), self._clock())
                if why is None and not store.is_saved(put.code):
                    why = OutOfOrder("The store is out of order; the answer is not recorded.")
                if why is not None:
                    outcomes.append(why)
                elif isinstance(put, Answer) and put.item == TABLE:
                    outcomes.append(_seated(connection, put, states[put.code]))
                elif isinstance(put, Answer):
                    rows.append({
                        "room": put.code, "item": put.item, "seat": put.seat,
                        "answer": put.answer, "cells": put.cells,
                    })  # fmt: skip
                    outcomes.append(put.seat)
                elif isinstance(put, Question | Upvote):
                    outcomes.append(_asked(connection, put))
                else:
                    free[put.code] -= 1
                    outcomes.append(phones.seat_in(connection, put.code, self._clock()))
            phones.keep(connection, rows)
        return outcomes


def _seated(connection: Connection, put: Answer, state: Mapping[str, Any]) -> int | StoreError:
    """The seat once it is the table that it chose, or why it is not.

    A table is one phone's; which one it is stays as it is once a question was counted.
    """
    tables = phones.tables_in(connection, put.code)
    mine = tables.pop(put.seat, None)
    if put.cells in tables.values() or (mine not in (None, put.cells) and state.get("marks")):
        return TableTaken()
    row = {"room": put.code, "item": TABLE, "seat": put.seat}
    phones.keep(connection, [{**row, "answer": put.answer, "cells": put.cells}])
    return put.seat


def _asked(connection: Connection, put: Question | Upvote) -> int | StoreError:
    """A question's number once it or its up-vote is written, or why it is not."""
    if isinstance(put, Upvote):
        if not questions.is_published(connection, put.code, put.number):
            return questions.NoQuestions()
        questions.vote(connection, put.code, put.number, put.seat, wanted=put.wanted)
        return put.number
    try:
        return questions.put(connection, put.code, put.seat, put.text)
    except questions.TooMany as why:
        return why


def _states(connection: Connection, codes: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The rooms' states as they stand; nobody changes them before the transaction's end."""
    asked = (
        sql.select(ROOMS.c.code, ROOMS.c.state)
        .where(ROOMS.c.code.in_(codes))
        .order_by(ROOMS.c.code)
        .with_for_update(read=True)
    )
    found = {}
    for code, state in connection.execute(asked):
        with suppress(ValueError):
            found[code] = json.loads(state)
    return found


def _is_over(closing: str | None, now: dt.datetime) -> bool:
    """Whether the moment has come at which what is open closes by itself."""
    return closing is not None and dt.datetime.fromisoformat(closing) <= now


def _refusal(
    put: Put, state: dict[str, Any] | None, free: int, now: dt.datetime
) -> StoreError | None:
    """Why something is not kept; None if it is."""
    if state is None:
        return UnknownRoom(put.code)
    if isinstance(put, Question | Upvote):
        open_now = state.get("questions_open") and not state.get("ended")
        return None if open_now else questions.NoQuestions()
    if isinstance(put, Answer) and put.item == TABLE:
        return None if state.get("night") and not state.get("ended") else Closed()
    if isinstance(put, Answer):
        asking = state.get("asking") or {}
        over = state.get("ended") or asking.get("item") != put.item
        return Closed() if over or _is_over(state.get("closing"), now) else None
    if state.get("ended") or state.get("doors_shut") or free <= 0:
        return DoorsShut()
    return None
