"""What a process knows of its rooms, so that an event goes on while nothing can be written."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import dataclass

from .errors import StoreError
from .tables import StoredRoom


@dataclass(frozen=True)
class Trouble:
    """Something that went wrong with the store, and when."""

    at: dt.datetime
    why: StoreError


@dataclass(frozen=True)
class Known:
    """A room as this process knows it."""

    stored: StoredRoom
    base: int
    """The revision that the database holds; 0 if it lacks the room."""
    unsaved: Trouble | None = None
    """Since when, and why, the database holds less than this."""

    @property
    def age(self) -> tuple[dt.datetime, int]:
        """Greater for the newer of two rooms of one code."""
        return self.stored.opened, self.stored.revision


class Memory:
    """The newest that is known of each room, for every thread of the process."""

    def __init__(self) -> None:
        """Know nothing."""
        self._rooms: dict[str, Known] = {}
        self._one_at_a_time = threading.Lock()

    def __bool__(self) -> bool:
        """Whether any room is known."""
        return bool(self._rooms)

    def get(self, code: str) -> Known | None:
        """What is known of a room; None if it was never met or is gone."""
        return self._rooms.get(code)

    def every(self) -> list[Known]:
        """All rooms, the one opened last first."""
        with self._one_at_a_time:
            held = list(self._rooms.values())
        return sorted(held, key=lambda known: (known.stored.opened, known.stored.code))[::-1]

    def unsaved(self) -> list[Known]:
        """The rooms of which the database holds less."""
        return [known for known in self.every() if known.unsaved]

    def current(self) -> StoredRoom | None:
        """The room opened last among those that have not ended; None if none is known."""
        rooms = (known.stored for known in self.every())
        return next((stored for stored in rooms if stored.room.ended is None), None)

    def learn(self, stored: StoredRoom) -> None:
        """Take over what was read, unless more is known by now."""
        read = Known(stored, stored.revision)
        with self._one_at_a_time:
            known = self._rooms.get(stored.code)
            if known is None or not (known.unsaved or _newer(known.stored, stored)):
                self._rooms[stored.code] = read

    def saved(self, stored: StoredRoom) -> None:
        """Take over what was written."""
        with self._one_at_a_time:
            self._rooms[stored.code] = Known(stored, stored.revision)

    def hold(self, stored: StoredRoom, base: int, trouble: Trouble) -> None:
        """Take over what could not be written; the trouble is as old as the room's first one."""
        with self._one_at_a_time:
            known = self._rooms.get(stored.code)
            first = known.unsaved.at if known and known.unsaved else trouble.at
            self._rooms[stored.code] = Known(stored, base, Trouble(first, trouble.why))

    def forget(self, code: str) -> None:
        """Know nothing of a room."""
        with self._one_at_a_time:
            self._rooms.pop(code, None)

    def keep_only(self, codes: set[str]) -> None:
        """Forget every saved room but these."""
        with self._one_at_a_time:
            self._rooms = {
                code: known for code, known in self._rooms.items() if code in codes or known.unsaved
            }


def _newer(one: StoredRoom, other: StoredRoom) -> bool:
    """Whether they are one room, and the first is the newer."""
    return one.opened == other.opened and one.revision > other.revision
