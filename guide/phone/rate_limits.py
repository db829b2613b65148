"""How fast a seat may send, and how fast codes may be tried, without shutting out a hall.

A hall is behind one address. A seat is slowed down by itself; an address is only slowed down in
trying codes that are wrong, and not for a room that somebody from there has joined.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

MOST = 50_000
"""Names whose rate is remembered; the one that was idle longest is forgotten."""


class RateLimit:
    """So many at once, and then so many a second, for each name."""

    def __init__(self, burst: float, a_second: float) -> None:
        self._burst, self._a_second = burst, a_second
        self._left: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def takes(self, name: Hashable, now: float) -> bool:
        """Whether one more is allowed at a time in seconds; it counts if it is."""
        left = self.left(name, now)
        if left < 1:
            return False
        self._left[name] = (left - 1, now)
        self._left.move_to_end(name)
        if len(self._left) > MOST:
            self._left.popitem(last=False)
        return True

    def left(self, name: Hashable, now: float) -> float:
        """How many are allowed at once now."""
        left, since = self._left.get(name, (self._burst, now))
        return min(self._burst, left + (now - since) * self._a_second)
