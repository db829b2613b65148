"""How many phones have joined a room and answered, counted a few times a second for all who ask."""

from __future__ import annotations

import time
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool

from guide.room.store import Store

KEPT = 0.4
"""Seconds for which a count is told as it is."""


@dataclass(frozen=True)
class Counted:
    """How many phones have joined, and how many of them answered an item."""

    joined: int = 0
    answered: int = 0
    joined_at_home: int = 0
    """How many of them are not in the hall."""
    answered_at_home: int = 0


class PhoneCounts:
    """The counts of rooms. To be used from an event loop."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, float, Counted]] = {}

    async def of(self, store: Store, code: str, item: str, *, hybrid: bool) -> Counted:
        """The counts of the room of a code and an item in it.

        Without an item, the empty text, nobody answered. Only of a ``hybrid`` room is it looked up
        who is at home.
        """
        now = time.monotonic()
        known, since, found = self._found.get(code, ("", 0.0, Counted()))
        if known != item or now - since > KEPT:
            found = await run_in_threadpool(_counted, store, code, item, hybrid)
            self._found[code] = item, now, found
        return found


def _counted(store: Store, code: str, item: str, hybrid: bool) -> Counted:
    return Counted(*store.phones_of(code, item), *(store.at_home(code, item) if hybrid else (0, 0)))
