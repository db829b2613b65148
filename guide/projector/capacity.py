"""What the server's process needs so that a hall of screens can follow it."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

WANTED = 16_384
"""Open files: a held request for each of five thousand phones, screens, and the server's own."""

ENOUGH = 1024
"""Below this many the operator is told: five hundred screens and what a server opens besides."""


TURN = 0.0005
"""Seconds for which a thread that is reckoning keeps the others waiting; Python's own are 0.005.

The thread that answers screens gives way at every answer, and waits for as long to go on beside one
that makes a page or a figure. Measured so, half as many answers more left in the same time.
"""


LOOKS = (50_000, 50, 100)
"""After how many new objects Python looks for garbage among the young, and after how many such
looks among the older; its own are 700, 10 and 10.

Five hundred screens that are answered at once are as many requests of dozens of objects, all in
use: Python looked at them again and again in that moment, for a sixth of its time, in vain.
"""


def look_for_garbage_seldom() -> None:
    """Have Python look for garbage less often than within a hall's answers."""
    gc.set_threshold(*LOOKS)


def take_short_turns() -> None:
    """Have threads take turns often enough for answers to leave while pages are made."""
    sys.setswitchinterval(TURN)


def allow_open_files(wanted: int = WANTED) -> int | None:
    """How many files this process may open, after raising the limit to ``wanted`` if it may.

    None where the system sets no such limit. What the system allows anyway is never lowered.
    """
    try:
        import resource
    except ImportError:  # Windows
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return None
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if most > soft:
        with suppress(ValueError, OSError):  # macOS has a limit of its own besides
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def warning(allowed: int | None) -> str | None:
    """What to tell the operator where a hall of screens would not have room; None if it has."""
    if allowed is None or allowed >= ENOUGH:
        return None
    return (
        f"This process may open {allowed} files, so about {max(allowed - 100, 0)} screens can "
        f"follow an event; start it after `ulimit -n {WANTED}` for more."
    )
