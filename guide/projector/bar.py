"""What the buttons of ``/host`` say and do where an event stands, for the script that shows them.

The page hands it out when it is drawn, and a press gets it with its answer, so that the buttons
are right before the page is.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from guide.model.fitting import WORDS, WRITTEN
from guide.room.items import next_item
from guide.room.room import SIZES, Room
from guide.room.store import StoredRoom

from .deck import Deck
from .moves import make_move
from .presses import position
from .view import countdown


def bar(deck: Deck, stored: StoredRoom, now: dt.datetime) -> dict[str, Any]:
    """Where the event stands, the labels that change, and why a button is greyed.

    ``deck`` is that of the ``stored`` event, and ``now`` the moment.
    """
    return {
        "room": stored.code,
        "revision": stored.revision,
        "at": position(deck.room),
        "labels": _labels(deck),
        "hidden": ["begin"] if deck.room.begun else ["next"],
        "off": _off(deck, now),
        "countdown": countdown(deck.room, now),
    }


def _labels(deck: Deck) -> dict[str, str]:
    words, room = deck.pack.words, deck.room
    runs = room.timer.since is not None or not room.live
    counts = room.countdown is None or room.countdown.timer.since is not None
    return {
        "reveal": words.host_hide if room.shown else words.host_reveal,
        "blank": words.host_light if room.blank else words.host_blank,
        "timer": words.host_pause if runs else words.host_start,
        "hold": words.host_countdown_pause if counts else words.host_countdown_go,
        "phones": phones_label(deck),
        "questions": words.host_ask_close if room.questions_open else words.host_ask_open,
        "doors": words.host_doors_open if room.doors_shut else words.host_doors_shut,
    }


def phones_label(deck: Deck) -> str:
    """What one press lets phones do at this step, or takes from them."""
    words, item = deck.pack.words, next_item(deck)
    if deck.room.asking:
        return words.host_phones_close_now if deck.room.closing else words.host_phones_close
    opens = {WRITTEN: words.host_write_open, WORDS: words.host_words_open}
    return opens.get(item.turn if item else "", words.host_phones_open)


def _off(deck: Deck, now: dt.datetime) -> dict[str, str]:
    """The buttons that do nothing now, each with the sentence that says why."""
    words, room = deck.pack.words, deck.room
    sentences = {
        "back": words.host_off_first,
        "next": words.host_off_last,
        "reveal": words.host_off_reveal,
        "source": words.host_off_source,
        "phones": words.host_off_phones,
        "smaller": words.host_off_smaller,
        "larger": words.host_off_larger,
        "closer": words.host_off_closer,
        "farther": words.host_off_farther,
        "close": words.host_off_whole,
    }
    off = {name: why for name, why in sentences.items() if not _leads(deck, name, now)}
    if not room.live:
        off["timer"] = words.host_off_timer
    if room.countdown is None:
        off |= {"hold": words.host_off_countdown, "stop": words.host_off_countdown}
    if not room.before:
        off["undo"] = words.host_off_undo
    if room.speakers.last is None:
        off["untap"] = words.host_off_untap
    return off


def _leads(deck: Deck, name: str, now: dt.datetime) -> bool:
    """Whether a move changes anything that is seen."""
    room = deck.room
    if name in ("smaller", "larger"):
        return room.blank or room.size != (0 if name == "smaller" else len(SIZES) - 1)
    return _seen(make_move(deck, name, now)) != _seen(room)


def _seen(room: Room) -> tuple[object, ...]:
    stands = (room.at, room.part, room.revealed, room.uncounted, room.begun)
    return *stands, room.asking, room.closing, room.blank, room.source, room.look, room.pinned
