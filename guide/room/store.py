"""The store: rooms that outlast a browser's window and the process, and secrets made once.

SQLite in ``var/guide.db``, or the database that ``GUIDE_STORE`` names. A room's state is one JSON
text with a revision beside it: an action is one compare-and-set, so that two devices that act at
once lose nothing. What the database does not take, memory holds until it does.
"""

from __future__ import annotations

import datetime as dt
import random
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sql
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from . import errors, phones, questions
from .clock import frame_now
from .database import DEFAULT, Database, readable_rows
from .errors import DamagedRoom, OutOfOrder, StoreError, UnknownRoom
from .memory import Known, Memory, Trouble
from .migrations import bring_up_to_date
from .room import Room, anchored, be_hybrid, framed, lapse, new_code
from .tables import ROOMS, SECRETS, StoredRoom, columns, stored

__all__ = ["DEFAULT", "Damaged", "Store", "StoredRoom", "Trouble", "close", "store"]

TRIES = 100
"""How often a change is made anew because another came first; the odds of reaching it are nil."""

RETRY = 3.0
"""Seconds between two tries to reach or write a database that was out of order."""

WIPE = 30.0
"""Seconds between two tries to wipe what was deleted: in PostgreSQL each stops every reader."""


@dataclass(frozen=True)
class Damaged:
    """A room of which the database holds something that cannot be read."""

    code: str
    opened: dt.datetime | None
    """None if that, too, cannot be read."""
    why: StoreError


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Store:
    """Rooms and secrets in one database."""

    def __init__(self, url: str | None = None, clock: Callable[[], dt.datetime] = _utc_now) -> None:
        """Open the database and bring its tables up to date. Raises StoreError."""
        self._clock = clock
        self.changes = 0
        """How often this process has changed a room: who remembers fewer has to ask again."""
        self._memory = Memory()
        self._validated: dict[str, tuple[tuple[object, ...], StoredRoom]] = {}
        self._secrets: dict[str, str] = {}
        self._incidents: tuple[Trouble, ...] = ()
        self._out_of_reach: Trouble | None = None
        self._lost: OutOfOrder | None = None
        """Why the file that came in place of the one that was open cannot be used."""
        self._phones: Mapping[str, Sequence[Mapping[str, Any]]] = {}
        """What phones had sent to a file that is gone, until the next one has it."""
        self._traces = False
        """Whether something that was deleted may still stand in the database's files."""
        self._one_writer = threading.Lock()
        self._trying = threading.Lock()
        self._next_try = self._next_wipe = 0.0
        self._database = Database(url)
        self.url = self._database.url
        with self.asking() as connection:
            bring_up_to_date(connection)
        self._database.tidy()

    def open_room(self, room: Room, now: dt.datetime, chance: random.Random) -> StoredRoom:
        """A room kept under a code that no other has."""
        room = framed(room, frame_now())
        for _ in range(TRIES):
            opened = StoredRoom(new_code(chance), 1, room, now.astimezone(dt.UTC))
            if self._inserted(ROOMS, **_row(opened)):
                self._memory.saved(opened)
                self.changes += 1
                return opened
        raise StoreError.of("store_codes_taken")

    def load(self, code: str) -> StoredRoom | None:
        """The room of this code; None if there is none.

        Raises DamagedRoom, and OutOfOrder if neither the database nor memory can tell.
        """
        known = self._memory.get(code)
        if known and known.unsaved:
            self._try_again_soon()
            return known.stored
        asked = sql.select(ROOMS).where(ROOMS.c.code == code)
        try:
            row = self._first(asked, spare=known is not None)
        except OutOfOrder:
            if known is None:
                raise
            return known.stored
        if row is None:
            self._forget(code)
            return None
        return self._newer(known, row)

    def current(self) -> StoredRoom | None:
        """The room opened last among those that have not ended; None if all have."""
        newest = (
            sql.select(ROOMS.c.code)
            .where(ROOMS.c.ended.is_(None))
            .order_by(ROOMS.c.opened.desc(), ROOMS.c.code)
            .limit(1)
            .scalar_subquery()
        )
        asked = sql.select(ROOMS).where(ROOMS.c.code == newest)
        try:
            row = self._first(asked, spare=bool(self._memory))
        except OutOfOrder:
            held = self._memory.current()
            if held is None:
                raise
            return held
        if row and row.opened is None:
            # Its time cannot be read, which would put it before every event opened from now on.
            return next((one for one in self.rooms() if one.room.ended is None), None)
        return self._read(row) if row else None

    def rooms(self) -> list[StoredRoom]:
        """Every room that can be read, the one opened last first.

        One damaged room does not hide the others; ``damaged`` says which and why.
        """
        try:
            rows = self._rows()
        except OutOfOrder:
            if not self._memory:
                raise
            return [known.stored for known in self._memory.every()]
        found = []
        for row in rows:
            with suppress(StoreError):
                found.append(self._read(row))
        return found

    def damaged(self) -> list[Damaged]:
        """The rooms that cannot be read, the one opened last first; ``delete`` removes each."""
        asked = sql.select(ROOMS.c.code, ROOMS.c.opened).order_by(
            ROOMS.c.opened.desc(), ROOMS.c.code
        )
        with self.asking() as connection:
            listed = connection.execute(asked).all()
        readable = {room.code for room in self.rooms()}
        return [
            Damaged(row.code, row.opened, DamagedRoom(row.code))
            for row in listed
            if row.code not in readable
        ]

    def revision(self, code: str) -> int | None:
        """The room's revision, cheap enough to ask all the time; None if there is no room."""
        known = self._memory.get(code)
        if known and known.unsaved:
            self._try_again_soon()
            return known.stored.revision
        asked = sql.select(ROOMS.c.revision).where(ROOMS.c.code == code)
        try:
            row = self._first(asked, spare=known is not None)
        except OutOfOrder:
            if known is None:
                raise
            return known.stored.revision
        if row and known and row.revision != known.stored.revision:
            found = self.load(code)
            return found.revision if found else None
        return row.revision if row else None

    def delete(self, code: str) -> None:
        """Forget a room, if it is there, and wipe what was kept of it."""
        with self.asking() as connection:
            connection.execute(sql.delete(ROOMS).where(ROOMS.c.code == code))
            phones.forget(connection, code)
        self._forget(code)
        self.changes += 1
        self._erase()

    def change(
        self, code: str, change: Callable[[Room], Room], *, durable: bool = True
    ) -> StoredRoom:
        """The room after a change, which is a function of a value and may be called again.

        Nothing is written, and the revision stays, if the value is the same. What is ``durable``
        (a count, a note, the plan, the end) is kept when this returns. What is not (where the
        slide stands, its clock, size and darkness) goes on in memory while the database is out of
        order; ``unsaved`` then says so. Raises UnknownRoom, DamagedRoom, and OutOfOrder for a
        durable change that was not made.
        """
        for attempt in range(TRIES):
            before = self.load(code)
            if before is None:
                raise UnknownRoom(code)
            room = change(before.room)
            if room == before.room:
                return before
            room = framed(room, frame_now())
            after = replace(before, revision=before.revision + 1, room=room)
            if self._changed(before, after, durable):
                self.changes += 1
                if _takes_back(before.room, room):
                    self._erase()
                known = self._memory.get(code)
                newer = known is not None and known.stored.revision >= after.revision
                return known.stored if known and newer else after
            time.sleep(random.uniform(0, min(0.001 * 2**attempt, 0.05)))
        raise StoreError.of("store_too_many", code=code)

    def unsaved(self, code: str) -> Trouble | None:
        """Since when, and why, not all of a room is in the database; None if all is."""
        known = self._memory.get(code)
        if known is None:
            return None
        return known.unsaved or self._out_of_reach

    @property
    def incidents(self) -> tuple[Trouble, ...]:
        """What went wrong for good or was mended, in order; for saying each once."""
        return self._incidents

    def secret(self, name: str, make: Callable[[], str]) -> str:
        """A value that is made once and the same ever after, also after a restart."""
        if name not in self._secrets:
            asked = sql.select(SECRETS.c.value).where(SECRETS.c.name == name)
            row = self._first(asked)
            if row is None:
                self._inserted(SECRETS, name=name, value=make())
                row = self._first(asked)
            if row is None:
                raise StoreError(f"The store does not keep the secret “{name}”.")
            self._secrets[name] = str(row.value)
        return self._secrets[name]

    def kept_secret(self, name: str) -> str | None:
        """A value that was made before; None if none was."""
        row = self._first(sql.select(SECRETS.c.value).where(SECRETS.c.name == name))
        return str(row.value) if row else None

    def drop_secrets(self, beginning: str, before: str) -> None:
        """Forget the values below ``before`` whose names begin so."""
        old = SECRETS.c.name.startswith(beginning, autoescape=True), SECRETS.c.value < before
        with self.asking() as connection:
            connection.execute(sql.delete(SECRETS).where(*old))

    def forget_phones(self, before: dt.datetime) -> None:
        """Destroy what is kept of phones of which the first joined before a moment.

        What they are asked just then is closed and counted.
        """
        with self.asking() as connection:
            old = phones.older_than(connection, before)
        for code in old:
            room = None
            with suppress(UnknownRoom, DamagedRoom):
                room = self.change(code, lapse).room
            with self.asking() as connection:
                phones.forget(connection, code, phones.of_phones(room))
        if old:
            self._erase()

    def phones_of(self, code: str, item: str = "") -> tuple[int, int]:
        """How many phones have joined a room, and how many of them have answered an item."""
        with self.asking() as connection:
            joined = phones.joined(connection, code)
            return joined, phones.answered(connection, code, item) if item else 0

    def tables_of(self, code: str) -> dict[int, str]:
        """The tables of a quiz night that have a phone: the number of each, by seat."""
        with self.asking() as connection:
            return phones.tables_in(connection, code)

    def at_home(self, code: str, item: str = "") -> tuple[int, int]:
        """How many of these phones are not in the hall."""
        with self.asking() as connection:
            joined = phones.joined_at_home(connection, code)
            return joined, phones.answered_at_home(connection, code, item) if item else 0

    def is_at_home(self, code: str, seat: int) -> bool:
        """Whether a phone is not in the hall."""
        with self.asking() as connection:
            return phones.is_at_home(connection, code, seat)

    def move_home(self, code: str, seat: int, at_home: bool) -> None:
        """Keep whether a phone is at home or in the hall. Raises UnknownRoom."""
        if at_home:
            self.change(code, be_hybrid)
        with self.asking() as connection:
            phones.move_home(connection, code, seat, at_home)

    def left_of_phones(self, but: str = "") -> int:
        """Of how many rooms seats, answers or questions are kept, ``but`` one by its code.

        At least one where something that was deleted could not be wiped from the files yet.
        """
        with self.asking() as connection:
            rooms = phones.rooms_of_phones(connection) - {but}
        return max(len(rooms), int(self._traces))

    def answers_so_far(self, code: str, item: str) -> tuple[int, dict[str, int]]:
        """How many phones have answered an item, and what for."""
        with self.asking() as connection:
            found = phones.answers_to(connection, code, item)
        return len(found), phones.cells_in(found)

    def answers_by_seat(self, code: str, items: Sequence[str]) -> dict[int, dict[str, Any]]:
        """What every seat answered to these items."""
        if not items:
            return {}
        with self.asking() as connection:
            return phones.answers_by_seat(connection, code, items)

    def answers_from(self, code: str, seat: int) -> dict[str, Any]:
        """What one seat answered, by item."""
        with self.asking() as connection:
            return phones.answers_from(connection, code, seat)

    def seat_key(self, code: str) -> str | None:
        """What a room's seats are signed with; None before the first phone and after the end."""
        with self.asking() as connection:
            return phones.key_of(connection, code)

    def questions_of(self, code: str) -> questions.Board:
        """The questions to the speaker, with what became of each."""
        with self.asking() as connection:
            return questions.board(connection, code)

    def moderate(self, code: str, number: int, state: questions.State, reason: str = "") -> bool:
        """Whether there is such a question; it has another state now. ``reason`` says why."""
        with self.asking() as connection:
            return questions.moderate(connection, code, number, state, reason)

    def merge_questions(self, code: str, number: int, into: int) -> bool:
        """Whether a question is a double of another now, which has the up-votes of both."""
        with self.asking() as connection:
            return questions.merge(connection, code, number, into)

    def words_from(self, code: str, item: str) -> dict[str, Counter[str]]:
        """What was said in a few words, each way of saying it with how many did, by its key."""
        with self.asking() as connection:
            return phones.words_from(connection, code, item)

    def merge_words(self, code: str, item: str, key: str, into: str) -> None:
        """Count words of one key as those of another."""
        with self.asking() as connection:
            phones.merge_words(connection, code, item, key, into)

    def is_saved(self, code: str) -> bool:
        """Whether the database holds all that this process knows of a room."""
        known = self._memory.get(code)
        return known is None or known.unsaved is None

    def try_writing(self) -> None:
        """Write a row and remove it, so that a store that cannot be written is found out early."""
        name = f"trial-{secrets.token_hex(8)}"
        with self.asking() as connection:
            connection.execute(sql.insert(SECRETS).values(name=name, value=""))
            connection.execute(sql.delete(SECRETS).where(SECRETS.c.name == name))

    def close(self) -> None:
        """Write what is not kept yet, as far as that goes, and let go of every connection.

        An SQLite file is whole afterwards, without those that SQLite keeps beside it.
        """
        with suppress(StoreError):
            self._follow_the_file()
        self._save_all()
        if self._traces:
            self._erase()
        self._database.close()

    def _first(self, asked: sql.Select[Any], *, spare: bool = False) -> sql.Row[Any] | None:
        with self._reading(spare) as connection:
            return connection.execute(asked).first()

    def _rows(self) -> list[sql.Row[Any]]:
        asked = sql.select(ROOMS).order_by(ROOMS.c.opened.desc(), ROOMS.c.code)
        with self._reading(spare=bool(self._memory)) as connection:
            try:
                return list(connection.execute(asked).all())
            except SQLAlchemyError:
                connection.rollback()
                return list(readable_rows(connection))

    @contextmanager
    def _reading(self, spare: bool) -> Iterator[Connection]:
        """A connection to ask by.

        With memory to ``spare`` for an answer nobody waits for a database that is out of reach.
        """
        if self._traces:
            self._try_again_soon()
        if spare and self._out_of_reach:
            self._try_again_soon()
            raise self._out_of_reach.why.with_traceback(None)
        try:
            with self.asking() as connection:
                yield connection
        except OutOfOrder as error:
            self._out_of_reach = self._out_of_reach or Trouble(self._clock(), error)
            raise
        self._out_of_reach = None

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A connection in a transaction of its own, whose failures are sentences."""
        self._follow_the_file()
        with self._database.inside() as connection:
            yield connection

    def _read(self, row: sql.Row[Any]) -> StoredRoom:
        """The newest of a room that was just read."""
        known = self._memory.get(row.code)
        if known and known.unsaved:
            return known.stored
        found = self._stored(row)
        if known and known.stored.revision > found.revision:
            return self.load(row.code) or found
        return self._newer(known, row)

    def _stored(self, row: sql.Row[Any]) -> StoredRoom:
        """What a row holds; a text that was read before is not validated once more."""
        written = (row.revision, row.opened, row.state)
        before, found = self._validated.get(row.code, (None, None))
        if found is None or written != before:
            found = stored(row)
            self._validated[row.code] = written, found
        return replace(found, room=_by_the_clock(found.room))

    def _newer(self, known: Known | None, row: sql.Row[Any]) -> StoredRoom:
        """What a row holds, or what was known before it was asked for, if that is newer."""
        found = self._stored(row)
        of_one_room = known and known.stored.opened == found.opened
        if known and of_one_room and known.stored.revision > found.revision:
            trouble = Trouble(self._clock(), errors.OlderCopy(found.code))
            self._memory.hold(known.stored, found.revision, trouble)
            self._try_again_soon()
            return known.stored
        self._memory.learn(found)
        return found

    def _inserted(self, table: sql.Table, **values: object) -> bool:
        """Whether the row was new."""
        with self.asking() as connection:
            try:
                connection.execute(sql.insert(table).values(**values))
            except IntegrityError:
                connection.rollback()
                return False
        return True

    def _changed(self, before: StoredRoom, after: StoredRoom, durable: bool) -> bool:
        """Whether the room was still the one before, and is the one after now."""
        with self._one_writer:
            known = self._memory.get(before.code)
            if known is None or known.stored.revision != before.revision:
                return False
            if not durable and known.unsaved and time.monotonic() < self._next_try:
                self._memory.hold(after, known.base, known.unsaved)
                return True
            try:
                if self._wrote(known, after):
                    return True
            except OutOfOrder as error:
                if durable:
                    raise
                held = self._memory.get(before.code) or known
                self._memory.hold(after, held.base, Trouble(self._clock(), error))
                return True
            self._give_way(before.code)
            return False

    def _wrote(self, known: Known, after: StoredRoom) -> bool:
        """Whether nobody else changed the room in between. For the one writer."""
        try:
            with self.asking() as connection:
                done = connection.execute(
                    sql.update(ROOMS)
                    .where(ROOMS.c.code == after.code, ROOMS.c.revision == known.base)
                    .values(revision=after.revision, **columns(after.room))
                )
                if done.rowcount == 1 and (after.room.to_count or after.room.ended):
                    after = phones.settled(connection, after)
                    connection.execute(
                        sql.update(ROOMS)
                        .where(ROOMS.c.code == after.code)
                        .values(**columns(after.room))
                    )
        except OutOfOrder:
            self._next_try = time.monotonic() + RETRY
            raise
        self._out_of_reach = None
        if done.rowcount != 1:
            return False
        self._memory.saved(after)
        return True

    def _give_way(self, code: str) -> None:
        """Take over what another program wrote while this one could not. For the one writer.

        The revision goes on from the greater of the two, so that every screen notices.
        """
        known = self._memory.get(code)
        if known is None or known.unsaved is None:
            return
        row = self._first(sql.select(ROOMS).where(ROOMS.c.code == code))
        if row is None:
            self._forget(code)
            return
        theirs = stored(row)
        mine = known.stored
        beyond = replace(theirs, revision=max(theirs.revision, mine.revision + 1))
        if theirs.revision == known.base or not self._wrote(Known(theirs, theirs.revision), beyond):
            return
        if theirs.room != mine.room:
            self._report(errors.overtaken(code))

    def _forget(self, code: str) -> None:
        self._memory.forget(code)
        self._validated.pop(code, None)

    def _report(self, why: StoreError) -> None:
        self._incidents = (*self._incidents, Trouble(self._clock(), why))

    def _save_all(self) -> None:
        """Write what the database lacks, as far as that goes."""
        for each in self._memory.unsaved():
            with suppress(StoreError), self._one_writer:
                known = self._memory.get(each.stored.code)
                if known is None or known.unsaved is None:
                    continue
                why = known.unsaved.why
                if not self._wrote(known, known.stored):
                    self._give_way(known.stored.code)
                elif isinstance(why, errors.OlderCopy):
                    self._report(why)

    def _erase(self) -> None:
        self._traces = not self._database.erase()
        self._next_wipe = time.monotonic() + WIPE

    def _try_again_soon(self) -> None:
        """Look in the background whether the database works again, once in a few seconds."""
        if time.monotonic() < self._next_try or not self._trying.acquire(blocking=False):
            return
        threading.Thread(target=self._try_again, daemon=True).start()

    def _try_again(self) -> None:
        try:
            if self._out_of_reach:
                with suppress(StoreError):
                    self._first(sql.select(ROOMS.c.code).limit(1))
            self._save_all()
            if self._traces and time.monotonic() > self._next_wipe:
                self._erase()
        finally:
            self._next_try = time.monotonic() + RETRY
            self._trying.release()

    def _follow_the_file(self) -> None:
        """See that what is asked goes to the file that has the store's name.

        Raises OutOfOrder while none can be had there.
        """
        if self._lost is None and not self._database.replaced():
            return
        with self._database.alone():
            if self._lost is None:
                if not self._database.replaced():
                    return
                self._take_along()
            self._begin_anew()

    def _take_along(self) -> None:
        """Have memory hold all that the file held that is gone; it can be read to the last."""
        rescued = self._database.rescued()
        if rescued:
            self._secrets = {**rescued.secrets, **self._secrets}
            self._memory.keep_only({row.code for row in rescued.rooms})
            for row in rescued.rooms:
                with suppress(DamagedRoom):
                    self._memory.learn(stored(row))
            self._phones = rescued.phones
        elif self._memory.current():
            self._report(errors.phones_lost())
        self._database.leave()

    def _begin_anew(self) -> None:
        try:
            self._database.open()
            with self._database.transaction() as connection:
                bring_up_to_date(connection)
            with self._database.transaction() as connection:
                lacked = self._write_back(connection)
        except StoreError as error:
            self._database.leave()
            self._lost = OutOfOrder.because_of(error)
            for known in self._memory.every():
                self._memory.hold(known.stored, 0, Trouble(self._clock(), self._lost))
            raise self._lost.with_traceback(None) from error
        self._lost, self._phones = None, {}
        if lacked:
            self._report(errors.replaced(self.url))

    def _write_back(self, connection: Connection) -> bool:
        """Whether the file lacked anything that memory holds, and has it now."""
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        secrets_lacked = [
            _put(connection, SECRETS, SECRETS.c.name == name, {"name": name, "value": value})
            for name, value in self._secrets.items()
        ]
        rooms = self._memory.every()
        lacked = {known.stored.code for known in rooms if self._put_back(connection, known)}
        kept = {
            known.stored.code
            for known in rooms
            if not (known.stored.room.ended and known.stored.room.chatham_house)
        }
        phones.put_back(connection, self._phones, kept, anew=kept & lacked)
        return any(secrets_lacked) or bool(lacked)

    def _put_back(self, connection: Connection, known: Known) -> bool:
        """Whether the file lacked a room, or held an older one, and has this one now."""
        mine = known.stored
        row = connection.execute(sql.select(ROOMS).where(ROOMS.c.code == mine.code)).first()
        with suppress(DamagedRoom):
            if row and Known(theirs := stored(row), theirs.revision).age >= known.age:
                self._memory.saved(theirs)
                if known.unsaved and theirs.room != mine.room:
                    self._report(errors.overtaken(mine.code))
                return False
        _put(connection, ROOMS, ROOMS.c.code == mine.code, _row(mine))
        self._memory.saved(mine)
        return True


_opening = threading.Lock()
_opened: list[Store] = []
_refused: list[tuple[float, StoreError]] = []
"""Until when the store is not tried again, and why it could not be opened."""


def store() -> Store:
    """The process's one store, opened when it is first asked for.

    Raises StoreError where it cannot be opened; a few seconds later it is tried again.
    """
    with _opening:
        if not _opened:
            if _refused and time.monotonic() < _refused[0][0]:
                raise _refused[0][1].with_traceback(None)
            try:
                _opened.append(Store())
            except StoreError as error:
                _refused[:] = [(time.monotonic() + RETRY, error)]
                raise
        return _opened[0]


def close() -> None:
    """Close the process's store, if it is open, so that a copy of its file alone is whole."""
    with _opening:
        for each in _opened:
            each.close()


def _row(kept: StoredRoom) -> dict[str, object]:
    """All that a row of ``ROOMS`` holds."""
    named = {"code": kept.code, "revision": kept.revision, "opened": kept.opened}
    return named | columns(kept.room)


def _by_the_clock(room: Room) -> Room:
    """The room with its moments by this machine's clock, which may have been set since."""
    return anchored(room, frame_now(), dt.datetime.now(dt.UTC))


def _put(
    connection: Connection,
    table: sql.Table,
    which: sql.ColumnElement[bool],
    values: dict[str, object],
) -> bool:
    """Whether a row was not as it should be, and is now."""
    row = connection.execute(sql.select(table).where(which)).first()
    if row is None:
        connection.execute(sql.insert(table).values(**values))
        return True
    if dict(row._mapping) == values:
        return False
    connection.execute(sql.update(table).where(which).values(**values))
    return True


def _takes_back(before: Room, after: Room) -> bool:
    """Whether words were removed, or the event is over and none should be left behind."""
    forgotten = before.wifi is not None and before.wifi != after.wifi
    gone = any(note not in after.notes for note in before.notes)
    return after.ended is not None or forgotten or gone
