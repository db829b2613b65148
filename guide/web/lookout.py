"""What stands in a room, looked up once for all who follow it and not once for each.

A look reads the room from the store, which another process may have moved. While anybody waits for
news it is made every ``AGAIN`` seconds, and at once when this process has changed a room.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Generic, Protocol, TypeVar

from guide.room.errors import UnknownRoom
from guide.room.store import Store

from . import closing
from .awaited import Awaited

TICK = 0.02
"""Seconds between two glances at whether this process has changed a room."""

AGAIN, SELDOM = 0.1, 1.0
"""Seconds after which the store is asked again, and the most if it is slow to answer."""

EFFORT = 20
"""How many times the length of a look passes before the next one."""


class Standing(Protocol):
    """What stands in a room at a moment."""

    @property
    def stamp(self) -> str:
        """Another one whenever who follows the room is to be told."""

    @property
    def store(self) -> Store:
        """Where the room was read."""

    @property
    def changes(self) -> int:
        """How often the process had changed a room of the store before this look."""


S = TypeVar("S", bound=Standing)


async def nothing(standing: Standing) -> None:
    """Make nothing."""


class Lookout(Generic[S]):
    """What stands in the rooms that are followed. To be used from an event loop."""

    def __init__(
        self, look: Callable[[str], S], make: Callable[[S], Awaitable[None]] = nothing
    ) -> None:
        """``look`` tells, in a thread, what stands in the room of a code.

        ``make`` makes what those who wait will ask for, before they are woken: beside five hundred
        who want it, it would take twice as long. What it raises, whoever asks is told.
        """
        self._look = look
        self._make = make
        self._watches: dict[str, _Watch[S]] = {}
        self._eyes = ThreadPoolExecutor(2, "look at the rooms")

    async def now(self, code: str) -> S:
        """What stands in the room of a code; in the one that is open for the empty code.

        Raises StoreError, and UnknownRoom if there is no such room.
        """
        return await self.news(code, None, 0)

    async def news(self, code: str, stamp: str | None, seconds: float) -> S:
        """What stands in a room once its stamp is another, or after ``seconds`` if it is not.

        ``code`` and what is raised are as with ``now``. When the server stops, nobody waits on.
        """
        watch = self._watches.get(code) or _Watch(lambda: self._look(code), self._make, self._eyes)
        self._watches[code] = watch
        try:
            return await watch.news(stamp, seconds)
        except UnknownRoom:
            self._watches.pop(code, None)  # anyone can ask for any code
            raise

    def changed(self, code: str) -> float:
        """When the last news of a room came, by ``time.monotonic``; 0 if none has come yet."""
        watch = self._watches.get(code)
        return watch.changed if watch else 0.0


class _Watch(Generic[S]):
    """One room, looked at for all who follow it."""

    def __init__(
        self,
        look: Callable[[], S],
        make: Callable[[S], Awaitable[None]],
        eyes: ThreadPoolExecutor,
    ) -> None:
        self._look = look
        self._make = make
        self._eyes = eyes
        self._last: S | Exception | None = None
        self._until = 0.0
        self._looking: Awaited[None] | None = None
        self._waiting = 0
        self._turn = asyncio.Event()
        self.changed = 0.0

    async def news(self, stamp: str | None, seconds: float) -> S:
        for _ in range(2):  # a look that is on its way may have begun before the last change
            if not self._fresh():
                await self._renew()
        standing = self._told()
        if seconds and standing.stamp == stamp:
            self._attend()
            try:
                async with asyncio.timeout(seconds):
                    while self._told().stamp == stamp and not closing.begun():
                        await self._turn.wait()
            except TimeoutError:
                pass
            finally:
                self._leave()
        return self._told()

    def _told(self) -> S:
        if isinstance(self._last, Exception):
            raise self._last.with_traceback(None)
        assert self._last is not None
        return self._last

    def _fresh(self) -> bool:
        last = self._last
        if last is None:
            return False
        if not isinstance(last, Exception) and last.store.changes != last.changes:
            return False
        return time.monotonic() < self._until

    def _attend(self) -> None:
        """Have the room looked at while anyone waits for news of it."""
        self._waiting += 1
        if self._waiting == 1:
            self._keeping = asyncio.create_task(self._keep())

    def _leave(self) -> None:
        self._waiting -= 1
        if not self._waiting:
            self._keeping.cancel()

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            if closing.begun():
                self._turn.set()
                return
            if not self._fresh():
                await self._renew()

    async def _renew(self) -> None:
        """Look again, once for all who ask at the same time."""
        if self._looking is None or self._looking.done():
            self._looking = Awaited(self._eyes.submit(self._see))
        before, looking = self._stamp(), self._looking
        await looking.value()
        if self._stamp() != before:
            self.changed = time.monotonic()
            with suppress(Exception):
                await self._make(self._told())
            self._turn.set()
            self._turn = asyncio.Event()

    def _stamp(self) -> str | None:
        last = self._last
        return None if last is None or isinstance(last, Exception) else last.stamp

    def _see(self) -> None:
        began = time.monotonic()
        try:
            self._last = self._look()
        except Exception as error:  # whoever asked is told
            self._last = error
        now = time.monotonic()
        self._until = now + min(max((now - began) * EFFORT, AGAIN), SELDOM)
