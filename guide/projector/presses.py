"""A press of a key or a button: made once, and only where it was pressed for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from guide.model.pack import Pack
from guide.room import countdown
from guide.room import room as rooms
from guide.room.room import Room

from .deck import Deck
from .looks import LOOKS
from .moves import MOVES, make_move

AGE = 2.0
"""Seconds from a press until it is too late to be made.

Less than the devices' own limit (``LIMIT`` in static/screen/presses.js): what a facilitator was
told is not sent is never made afterwards."""

Why = Literal["moved", "late", "ended"]
"""Why a press was not made: the event is elsewhere by now, it came too late, the event is over."""


class Press(BaseModel):
    """What a device sends when a key or a button is pressed."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    room: str = Field(max_length=20)
    move: str = Field(max_length=20)
    """A move of ``moves.py`` or ``looks.py``, or a tap of ``TAPS``."""
    press: str = Field(default="", max_length=64)
    """Its id, made by the device; empty for one that need not be told from another."""
    option: str = Field(default="", max_length=200)
    """For a tap, the option that somebody spoke for; for ``GO``, where it leads; for
    ``COUNTDOWN``, minutes; for a move of ``looks.py``, the point of the figure it is made at."""
    at: Mapping[str, str | int | bool] | None = None
    """Where the event stood when it was pressed; see ``position``."""
    pressed: float | None = None
    """When, in seconds by the server's own clock as the device knows it from the last answer."""


@dataclass(frozen=True)
class Refused(Exception):
    """A press was not made."""

    why: Why


_FIGURE = ("step", "part", "shown", "blank")
_WAY = ("step", "part", "shown", "votes", "begun")
_MATTERS: Mapping[str, tuple[str, ...]] = {
    "next": (*_WAY, "blank"),
    "back": (*_WAY, "blank"),
    "reveal": (*_WAY, "blank"),
    "begin": ("begun",),
    "phones": ("step", "open", "closing"),
    "doors": ("doors",),
    "questions": ("questions",),
    "source": ("step", "part", "blank", "source"),
    "close": ("source", "look", "pinned"),
    "undo": ("last",),
    "blank": ("blank",),
    "timer": ("step", "runs"),
    "countdown": ("countdown",),
    "hold": ("countdown",),
    "larger": ("size",),
    "smaller": ("size",),
    **dict.fromkeys(LOOKS, (*_FIGURE, "look")),
    **dict.fromkeys(("point", "centre"), _FIGURE),  # which lead to the same place from anywhere
}
"""What has to be as it was for a move to be what was meant."""

TAPS = ("first", "again", "untap")
"""What counts speakers: two devices may tap at the same time, and both taps count."""


GO = "go"
"""A press that leads to a step by its number, or to a part of one by ``<step>/<part>``; either is
its ``option``."""


COUNTDOWN = "countdown"
"""A press that sets the free timer to the minutes of its ``option``."""


def position(room: Room) -> dict[str, Any]:
    """Where an event stands, as far as any press depends on it."""
    return {
        "step": room.step.step,
        "part": room.part,
        "shown": room.shown,
        "votes": len(room.uncounted),
        "begun": room.begun,
        "blank": room.blank,
        "source": room.source,
        "look": room.look.text,
        "size": room.size,
        "last": room.presses[-1] if room.presses else "",
        "open": room.asking.item if room.asking else "",
        "closing": room.closing is not None,
        "doors": room.doors_shut,
        "questions": room.questions_open,
        "pinned": room.pinned or 0,
        "runs": room.timer.since is not None,
        "countdown": _counts_down(room),
    }


def _counts_down(room: Room) -> str:
    if room.countdown is None:
        return ""
    return "runs" if room.countdown.timer.since else "stands"


def known(name: str) -> bool:
    """Whether a press of this name does anything."""
    return name in {*MOVES, *LOOKS, *TAPS, GO, COUNTDOWN}


def pressing(pack: Pack, asked: Press, now: dt.datetime, room: Room) -> Room:
    """The room after a press, or as it is if the press was made before. Raises Refused.

    ``now`` is the moment at which the server makes it.
    """
    if asked.press and asked.press in room.presses:
        return room
    if asked.pressed is not None and now.timestamp() - asked.pressed > AGE:
        raise Refused("late")
    deck = Deck.of_room(pack, room)
    if deck is None or room.ended:
        raise Refused("ended")
    here = position(deck.room)
    matters = _MATTERS.get(asked.move, ()) if asked.at else ()
    if asked.at and any(asked.at.get(name, here[name]) != here[name] for name in matters):
        raise Refused("moved")

    def change(before: Room) -> Room:
        after = _made(deck, asked, now)
        return deck.onto_room(after if asked.move == "undo" else rooms.undoable(deck.room, after))

    return rooms.once(room, asked.press, change) if asked.press else change(room)


def _made(deck: Deck, asked: Press, now: dt.datetime) -> Room:
    if asked.move == "untap":
        return rooms.unspeak(deck.room)
    if asked.move == GO:
        return _gone(deck, asked.option, now)
    if asked.move == COUNTDOWN:
        return countdown.set_minutes(deck.room, _number(asked.option), now)
    turn: Literal["first", "again"]
    for turn in ("first", "again"):
        if asked.move == turn:
            return rooms.speak(deck.room, turn, asked.option)
    return make_move(deck, asked.move, now, asked.option)


def _gone(deck: Deck, where: str, now: dt.datetime) -> Room:
    """The room at the step of a number, as the screen counts them, or at a part of a step by name.

    It is as before if there is none. A name leads to a step that is left out, too.
    """
    name, named, part = where.partition("/")
    if named:
        found = [at for at, step in enumerate(deck.room.plan) if step.step == name]
        return rooms.go(deck.room, found[0], _number(part), now) if found else deck.room
    taken = [at for at, step in enumerate(deck.room.plan) if not step.dropped]
    wanted = _number(where)
    return rooms.go(deck.room, taken[wanted - 1], 0, now) if 0 < wanted <= len(taken) else deck.room


def _number(text: str) -> int:
    """A number of up to three digits; 0 for any other text."""
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 4 else 0
