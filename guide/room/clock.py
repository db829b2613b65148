"""A clock that can be paused, with the time passed in, and what the machine's clock is set by."""

from __future__ import annotations

import datetime as dt
import time
import uuid

from .value import Value


class Timer(Value):
    """A clock that can be paused."""

    used: float = 0.0
    """Seconds before ``since``."""
    since: dt.datetime | None = None
    """When it was started last; None while it is paused."""

    def seconds(self, now: dt.datetime) -> float:
        """The seconds that have run by now."""
        return self.used + (seconds_between(self.since, now) if self.since else 0.0)

    def started(self, now: dt.datetime) -> Timer:
        """The timer running."""
        return self if self.since else Timer(used=self.used, since=now)

    def paused(self, now: dt.datetime) -> Timer:
        """The timer standing still."""
        return Timer(used=self.seconds(now))

    def set_by(self, by: dt.timedelta) -> Timer:
        """The timer after the machine's clock was set by so much: it has run as long as before."""
        return Timer(used=self.used, since=self.since + by) if self.since else self


class Countdown(Value):
    """Time that runs down to nothing, and stays there."""

    seconds: float
    """The whole of it."""
    timer: Timer = Timer()
    """How much of it has run."""

    def left(self, now: dt.datetime) -> float:
        """The seconds that are left."""
        return max(0.0, self.seconds - self.timer.seconds(now))

    def set_by(self, by: dt.timedelta) -> Countdown:
        """The same time left after the machine's clock was set by so much."""
        return Countdown(seconds=self.seconds, timer=self.timer.set_by(by))


def seconds_between(since: dt.datetime, now: dt.datetime) -> float:
    """Seconds, never negative: another machine that shares the room may be slow."""
    return max(0.0, (now - since).total_seconds())


class Frame(Value):
    """How the machine's clock stood when moments were written, so that they keep their meaning.

    Whoever sets that clock in mid-event, by hand or because a network is found, moves it against
    the time that has run since the process began.
    """

    process: str
    """The process that wrote them: no other can tell what happened to its clock."""
    ahead: float
    """Seconds by which the machine's clock is ahead of a count that nobody sets."""


_PROCESS = uuid.uuid4().hex


def frame_now() -> Frame:
    """How the machine's clock stands now."""
    return Frame(process=_PROCESS, ahead=time.time() - _running())


def _running() -> float:
    """Seconds that nobody sets; where the system can tell, also those of a machine asleep."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if (clock := getattr(time, name, None)) is not None:
            return time.clock_gettime(clock)
    return time.monotonic()
