"""What a key, a clicker or the facilitator's buttons do to a room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from guide.model.reading import Pack
from guide.room import room as rooms
from guide.room.room import Room

from .deck import Deck
from .sources import source_pages

Move = Callable[[Deck, dt.datetime], Room]


def _source(deck: Deck, now: dt.datetime) -> Room:
    """Open the sources, turn their page, close them after the last."""
    slides = deck.slides()
    pages = len(source_pages(deck.pack, slides[deck.number()]))
    page = deck.room.source + 1
    return rooms.open_source(deck.room, page if page <= pages else 0)


def _resize(by: int) -> Move:
    return lambda deck, now: rooms.resize(deck.room, by)


def _timer(deck: Deck, now: dt.datetime) -> Room:
    """Start or pause the step's timer; before the event, begin it, which starts the timer too."""
    if deck.room.entered is None:
        return rooms.begin(deck.room, now)
    return rooms.toggle_timer(deck.room, now)


MOVES: dict[str, Move] = {
    "next": lambda deck, now: deck.next(now),
    "back": lambda deck, now: deck.back(now),
    "reveal": lambda deck, now: deck.reveal(not deck.room.shown),
    "blank": lambda deck, now: rooms.blank(deck.room, not deck.room.blank),
    "source": _source,
    "timer": _timer,
    "larger": _resize(1),
    "smaller": _resize(-1),
    "begin": lambda deck, now: rooms.begin(deck.room, now),
}
"""Every move by its name."""


def make_move(deck: Deck, name: str, now: dt.datetime) -> Room:
    """The room after a move; KeyError for a name that is no move.

    On a dark screen any key but ``blank`` brings the picture back and does what it says.
    """
    moved = MOVES[name](deck, now)
    return moved if name == "blank" or not moved.blank else rooms.blank(moved, False)


def moving(pack: Pack, name: str, now: dt.datetime) -> Callable[[Room], Room]:
    """A move as a change of a room; an event that has ended stays as it is."""

    def change(room: Room) -> Room:
        deck = Deck.of_room(pack, room)
        return make_move(deck, name, now) if deck and not room.ended else room

    return change
