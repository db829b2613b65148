"""The moves that show a part of a figure: enlarged, or lit while the rest is dimmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guide.room import look as looks
from guide.room.look import Look, Point
from guide.room.room import Room

from .deck import Deck

LookMove = Callable[[Look, Point | None], Look]
"""From a look, and the point that a finger or a mouse names, to the next look."""


def _zoom(by: int) -> LookMove:
    return lambda look, at: looks.zoomed(look, by, at)


def _pan(right: int, down: int) -> LookMove:
    return lambda look, at: looks.panned(look, right, down)


LOOKS: Mapping[str, LookMove] = {
    "spot": lambda look, at: looks.lit(look, not look.lit, at),
    "point": lambda look, at: looks.lit(look, True, at) if at else look,
    "closer": _zoom(1),
    "farther": _zoom(-1),
    "centre": lambda look, at: looks.centred(look, at) if at else look,
    "pan_left": _pan(-1, 0),
    "pan_right": _pan(1, 0),
    "pan_up": _pan(0, -1),
    "pan_down": _pan(0, 1),
}
"""Every such move by its name."""


def look_elsewhere(deck: Deck, name: str, option: str) -> Room:
    """The room after such a move; as it is on a slide without a figure.

    ``option`` is the point that it is made at, as ``<x>,<y>`` in shares of the figure, or empty.
    """
    if deck.slides()[deck.number()].group.drawing is None:
        return deck.room
    look = LOOKS[name](deck.room.look, looks.read_point(option))
    return deck.room if look == deck.room.look else deck.room.changed(look=look)
