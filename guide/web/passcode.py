"""The passcode: how it is made, written, read out and compared, and how often it may be tried."""

from __future__ import annotations

import hmac
import secrets
import threading
from collections import deque

TRIES_EACH = 5
TRIES_ALL = 30
"""Wrong passcodes a minute, from one address and from all: six digits would take 23 days."""


def six_digits() -> str:
    """A new passcode for a guide whose operator chose none."""
    return f"{secrets.randbelow(10**6):06d}"


def plain(passcode: str) -> str:
    """A passcode without the spaces and hyphens that people read and type into it."""
    return "".join(passcode.split()).replace("-", "")


def grouped(passcode: str) -> str:
    """A passcode as it is read out: six digits in two groups."""
    return f"{passcode[:3]} {passcode[3:]}" if len(passcode) == 6 else passcode


def matches(typed: str, passcode: str) -> bool:
    """Whether what somebody typed is the passcode; takes as long for a near miss as for any."""
    return hmac.compare_digest(as_bytes(plain(typed)), as_bytes(passcode))


def as_bytes(text: str) -> bytes:
    """Any text in UTF-8, also the broken one that a program can post."""
    return text.encode("utf-8", "surrogatepass")


class WrongTries:
    """The wrong tries of the last minute."""

    def __init__(self) -> None:
        self._tries: deque[tuple[float, str, bool]] = deque()
        self._one_at_a_time = threading.Lock()

    def allow(self, whose: str, now: float, *, right: bool, apart: bool = False) -> bool:
        """Whether a try counts at all; a wrong one that does is remembered.

        ``whose`` is an address, or a device that was in before: its tries count ``apart``, so that
        nobody else's keep it out. ``now`` is in seconds of any clock that only goes forwards.
        """
        with self._one_at_a_time:
            if self._wait(whose, now, apart):
                return False
            if not right:
                self._tries.append((now, whose, apart))
            return True

    def wait(self, whose: str, now: float, *, apart: bool = False) -> float:
        """Seconds until a try counts; 0 if one does now."""
        with self._one_at_a_time:
            return self._wait(whose, now, apart)

    def _wait(self, whose: str, now: float, apart: bool) -> float:
        while self._tries and self._tries[0][0] <= now - 60:
            self._tries.popleft()
        theirs = [at for at, who, _ in self._tries if who == whose]
        of_all = [at for at, _, known in self._tries if not known]
        free = [now]
        if len(theirs) >= TRIES_EACH:
            free.append(theirs[-TRIES_EACH] + 60)
        if not apart and len(of_all) >= TRIES_ALL:
            free.append(of_all[-TRIES_ALL] + 60)
        return max(free) - now
