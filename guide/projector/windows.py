"""How large the projector's window is, as the windows that show ``/screen`` report it.

Kept in the process only: it is known again a moment after a restart.
"""

from __future__ import annotations

from collections.abc import MutableMapping

Size = tuple[int, int]

KEPT = 10.0
"""Seconds after which a window that reports nothing counts as closed."""

_seen: dict[Size, float] = {}


def seen(size: Size, now: float, held: MutableMapping[Size, float] = _seen) -> None:
    """Remember the width and height of a window that shows the screen now."""
    held[size] = now
    for old in [one for one, at in held.items() if now - at > KEPT]:
        held.pop(old, None)


def largest(now: float, held: MutableMapping[Size, float] = _seen) -> Size | None:
    """The largest window that shows the screen; None if none does."""
    open_now = [size for size, at in list(held.items()) if now - at <= KEPT]
    return max(open_now, key=lambda size: size[0] * size[1], default=None)
