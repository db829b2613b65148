"""What a thread makes, for many who wait for it in an event loop."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import Generic, TypeVar

V = TypeVar("V")


class Awaited(Generic[V]):
    """A value on its way, which wakes the event loop once and not once for each who waits.

    Each waking takes a lock and a system call: with five hundred, longer than to make a slide.
    """

    def __init__(self, made: Future[V]) -> None:
        self._made = made
        self._here: asyncio.Future[V] | None = None

    def done(self) -> bool:
        """Whether nobody need wait any more."""
        return self._made.done()

    async def value(self) -> V:
        """The value. Raises whatever kept it from being made.

        Who goes away while they wait take nothing from the others.
        """
        if self._made.done():
            return self._made.result()
        if self._here is None or self._here.get_loop() is not asyncio.get_running_loop():
            self._here = asyncio.wrap_future(self._made)
        await asyncio.wait([self._here])
        return self._here.result()
