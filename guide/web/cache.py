"""What is made once for all who ask for it at the same time, and kept while it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from guide.room.errors import StoreError

from .awaited import Awaited

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Cache(Generic[K, V]):
    """The values that were asked for last, each made in a thread of its own kind.

    To be used from an event loop. What fails is not kept: whoever asks next tries again.
    """

    def __init__(self, most: int, maker: ThreadPoolExecutor) -> None:
        """``most`` values are kept; as many can wait for ``maker`` before others are refused."""
        self._most = most
        self._maker = maker
        self._made: dict[K, Awaited[V]] = {}

    async def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of ``key``; the first who asks has it made, the others wait for the same.

        Raises StoreError if too many others are waiting to be made, and whatever ``make`` raises.
        """
        value = self._made.pop(key, None) or self._begun(key, make)
        self._made[key] = value  # at the end: it was asked for last
        try:
            return await value.value()
        except Exception:
            if self._made.get(key) is value:
                del self._made[key]
            raise

    def clear(self) -> None:
        """Forget every value."""
        self._made.clear()

    def _begun(self, key: K, make: Callable[[], V]) -> Awaited[V]:
        done = [each for each, value in self._made.items() if value.done()]
        if len(self._made) - len(done) >= self._most:
            raise StoreError("Too much is being drawn at once; it is tried again.")
        for each in done[: max(len(self._made) + 1 - self._most, 0)]:
            del self._made[each]
        return Awaited(self._maker.submit(_make, make))


def _make(make: Callable[[], V]) -> V:
    """The value. StopIteration, which no future can hold, would leave whoever waits waiting."""
    try:
        return make()
    except StopIteration as error:
        raise RuntimeError("what was to be made ended before it began") from error
