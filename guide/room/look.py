"""Where a room looks on the figure that is projected: how far it is enlarged, and what is lit."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .value import Value

ZOOMS = (1.0, 1.5, 2.0, 3.0, 4.0)
"""How many times as large as it was drawn a figure can stand."""

PAN = 1 / 6
"""How far one press moves what is seen, as a share of what is seen."""

DIGITS = 4
"""Of a share: less than a pixel of any screen."""

Point = tuple[float, float]
"""A point of a figure: shares of its width from the left and of its height from the top."""

Share = Annotated[float, Field(ge=0, le=1)]


class Look(Value):
    """The point that matters, how far the figure is enlarged round it, whether it is lit alone."""

    x: Share = 0.5
    y: Share = 0.5
    zoom: Annotated[int, Field(ge=0, lt=len(ZOOMS))] = 0
    """The place in ``ZOOMS`` of how far it is enlarged."""
    lit: bool = False
    """Whether a spot round the point is lit, and the rest dimmed."""

    @property
    def factor(self) -> float:
        """How many times as large as drawn."""
        return ZOOMS[self.zoom]

    @property
    def text(self) -> str:
        """The look in an address; empty where the whole figure is seen as it is."""
        if self == Look():
            return ""
        return f"{self.x:g},{self.y:g},{self.zoom},{int(self.lit)}"

    @property
    def centre(self) -> Point:
        """The point that stands in the middle: nothing beside the figure is ever seen."""
        half = 0.5 / self.factor
        return min(max(self.x, half), 1 - half), min(max(self.y, half), 1 - half)


def read_look(text: str) -> Look:
    """The look that ``Look.text`` wrote; of the whole figure for what is none."""
    parts = text.split(",")
    point = read_point(",".join(parts[:2]))
    if len(parts) != 4 or point is None or parts[2] not in map(str, range(len(ZOOMS))):
        return Look()
    return _look(*point, int(parts[2]), parts[3] == "1")


def read_point(text: str) -> Point | None:
    """A point from ``<x>,<y>``; None for what is none."""
    try:
        x, y = map(float, text.split(",", 1))
    except ValueError:
        return None
    return (x, y) if 0 <= x <= 1 and 0 <= y <= 1 else None


def zoomed(look: Look, by: int, at: Point | None = None) -> Look:
    """The look one stage closer (1) or farther (-1), as far as there is.

    The point ``at`` stays where it is seen, as under a pointer; without one, or with a spot, what
    stands in the middle stays there.
    """
    zoom = max(0, min(len(ZOOMS) - 1, look.zoom + by))
    x, y = (look.x, look.y) if look.lit else look.centre
    if at and not look.lit:
        share = look.factor / ZOOMS[zoom]
        x, y = at[0] - (at[0] - x) * share, at[1] - (at[1] - y) * share
    return _look(x, y, zoom, look.lit)


def panned(look: Look, right: int, down: int) -> Look:
    """The look with its spot, or else what is seen enlarged, moved by so many presses."""
    if not (look.lit or look.zoom):
        return look
    x, y = (look.x, look.y) if look.lit else look.centre
    step = PAN / look.factor
    return _look(x + right * step, y + down * step, look.zoom, look.lit)


def centred(look: Look, at: Point) -> Look:
    """The look with a point in the middle, as near as there is."""
    return _look(*at, look.zoom, look.lit)


def lit(look: Look, on: bool, at: Point | None = None) -> Look:
    """The look with its spot lit, at a point if one is given, or with all of it bright again."""
    x, y = (at if on and at else None) or ((look.x, look.y) if look.lit else look.centre)
    return _look(x, y, look.zoom, on)


def _look(x: float, y: float, zoom: int, lit: bool) -> Look:
    """A look that is seen: where all is seen and nothing lit, no point matters."""
    if not (zoom or lit):
        return Look()
    half = 0.0 if lit else 0.5 / ZOOMS[zoom]
    x, y = (round(min(max(share, half), 1 - half), DIGITS) for share in (x, y))
    return Look(x=x, y=y, zoom=zoom, lit=lit)
