"""What a key, a clicker or the facilitator's buttons do to a room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from guide.model.pack import Pack
from guide.room import countdown, items
from guide.room import room as rooms
from guide.room.room import Room

from .deck import Deck
from .looks import LOOKS, look_elsewhere
from .sources import source_pages

Move = Callable[[Deck, dt.datetime], Room]


def _source(deck: Deck, now: dt.datetime) -> Room:
    """Open the sources, turn their page, close them after the last."""
    slides = deck.slides()
    pages = len(source_pages(deck.pack, slides[deck.number()]))
    page = deck.room.source + 1
    return rooms.open_source(deck.room, page if page <= pages else 0)


def _close(deck: Deck, now: dt.datetime) -> Room:
    """Take the question from the screen, else close the sources, else show all of the figure."""
    if deck.room.pinned is not None:
        return rooms.pin(deck.room, None)
    if deck.room.source:
        return rooms.open_source(deck.room, 0)
    return rooms.look_whole(deck.room)


def _resize(by: int) -> Move:
    return lambda deck, now: rooms.resize(deck.room, by)


def _timer(deck: Deck, now: dt.datetime) -> Room:
    """Start or pause the step's timer; before the event, begin it, which starts the timer too."""
    if deck.room.entered is None:
        return rooms.begin(deck.room, now)
    return rooms.toggle_timer(deck.room, now)


WRITING = 1
"""Minutes that the free timer is set to when people begin to write."""


def _phones(deck: Deck, now: dt.datetime) -> Room:
    """Open what the step asks, or close it. While people write, the free timer runs.

    So it does at a quiz night while a question is open, if the facilitator wants it to.
    """
    wrote = items.is_writing(deck.room)
    room = items.toggled(deck, now)
    minutes = deck.room.question_minutes
    if minutes and room.asking != deck.room.asking:
        return (
            countdown.set_minutes(room, minutes, now) if room.asking else countdown.put_away(room)
        )
    if items.is_writing(room) == wrote:
        return room
    return countdown.put_away(room) if wrote else countdown.set_minutes(room, WRITING, now)


MOVES: dict[str, Move] = {
    "next": lambda deck, now: deck.next(now),
    "back": lambda deck, now: deck.back(now),
    "reveal": lambda deck, now: deck.reveal(not deck.room.shown),
    "blank": lambda deck, now: rooms.blank(deck.room, not deck.room.blank),
    "source": _source,
    "close": _close,
    "timer": _timer,
    "larger": _resize(1),
    "smaller": _resize(-1),
    "undo": lambda deck, now: rooms.undo(deck.room),
    "phones": _phones,
    "doors": lambda deck, now: rooms.shut_doors(deck.room, not deck.room.doors_shut),
    "questions": lambda deck, now: rooms.take_questions(deck.room, not deck.room.questions_open),
    "begin": lambda deck, now: rooms.begin(deck.room, now),
    "minute": lambda deck, now: countdown.add_minute(deck.room, now),
    "hold": lambda deck, now: countdown.toggle(deck.room, now),
    "stop": lambda deck, now: countdown.put_away(deck.room),
}
"""Every move by its name, but those of ``looks.py``."""

_CLOCKS = {"timer", "begin", "minute", "hold", "stop"}
_ALSO_IN_THE_DARK = {"blank", "undo", "phones", "doors", "questions", *_CLOCKS}
_IN_THE_LIGHT = (MOVES.keys() | LOOKS.keys()) - _ALSO_IN_THE_DARK


def make_move(deck: Deck, name: str, now: dt.datetime, option: str = "") -> Room:
    """The room after a move; KeyError for a name that is no move.

    ``option`` is the point of a figure that a move of ``looks.py`` is made at.

    On a dark screen a key brings the picture back and does nothing else: nobody goes on blindly.
    The clock has no picture, and runs or stands as it is told in the dark too; so does a free
    timer, whose digits stand on the dark.
    """
    if deck.room.blank and name in _IN_THE_LIGHT:
        return rooms.blank(deck.room, False)
    if name in LOOKS:
        return look_elsewhere(deck, name, option)
    return MOVES[name](deck, now)


def moving(pack: Pack, name: str, now: dt.datetime) -> Callable[[Room], Room]:
    """A move as a change of a room; an event that has ended stays as it is."""

    def change(room: Room) -> Room:
        deck = Deck.of_room(pack, room)
        return deck.onto_room(make_move(deck, name, now)) if deck and not room.ended else room

    return change
