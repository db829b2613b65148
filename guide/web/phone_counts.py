"""How many phones have joined a room and answered, counted a few times a second for all who ask."""

from __future__ import annotations

import time

from starlette.concurrency import run_in_threadpool

from guide.room.store import Store

KEPT = 0.4
"""Seconds for which a count is told as it is."""


class PhoneCounts:
    """The counts of rooms. To be used from an event loop."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, float, tuple[int, int]]] = {}

    async def of(self, store: Store, code: str, item: str) -> tuple[int, int]:
        """How many have joined the room of a code, and how many answered an item.

        Without an item, the empty text, nobody answered.
        """
        now = time.monotonic()
        known, since, found = self._found.get(code, ("", 0.0, (0, 0)))
        if known != item or now - since > KEPT:
            found = await run_in_threadpool(store.phones_of, code, item)
            self._found[code] = item, now, found
        return found
