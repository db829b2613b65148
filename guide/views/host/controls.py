"""The buttons that drive the projector, at the foot of the window, with a key for each."""

from __future__ import annotations

import streamlit as st

from guide.projector.deck import Deck
from guide.projector.moves import MOVES
from guide.room.room import SIZES
from guide.room.store import Kept

from . import desk


def show(deck: Deck, kept: Kept) -> None:
    """Show the controls. Their keys do nothing while somebody types in a field."""
    words, room = deck.pack.words, deck.room
    with st.container(key="host-bar"):
        with st.container(key="host-way", horizontal=True):
            _button(deck, kept, words.host_back, "back", "Left", off=not _leads("back", deck))
            if room.live:
                off = not _leads("next", deck)
                _button(deck, kept, words.host_next, "next", "Right", main=True, off=off)
            else:
                _button(deck, kept, words.host_begin, "begin", "Right", main=True)
        with st.container(key="host-tools", horizontal=True):
            shown = words.host_hide if room.shown else words.host_reveal
            off = not (room.shown or deck.can_reveal())
            _button(deck, kept, shown, "reveal", "V", off=off)
            dark = words.host_light if room.blank else words.host_blank
            _button(deck, kept, dark, "blank", "B")
            _button(deck, kept, words.host_source, "source", "S")
            runs = room.timer.since is not None or not room.live
            timer = words.host_pause if runs else words.host_start
            _button(deck, kept, timer, "timer", "T", off=not room.live)
            _button(deck, kept, words.host_smaller, "smaller", "K", off=room.size == 0)
            largest = room.size == len(SIZES) - 1
            _button(deck, kept, words.host_larger, "larger", "L", off=largest)
        with st.container(key="host-clicker"):
            # A clicker presses these; a button has one key only.
            _button(deck, kept, words.host_back, "back", "PageUp", key="clicker-back")
            _button(deck, kept, words.host_next, "next", "PageDown", key="clicker-next")


def _leads(name: str, deck: Deck) -> bool:
    """Whether a move leads anywhere."""
    there, here = MOVES[name](deck, desk.now()), deck.room
    return (there.at, there.part, there.revealed) != (here.at, here.part, here.revealed)


def _button(
    deck: Deck,
    kept: Kept,
    label: str,
    move: str,
    shortcut: str,
    *,
    main: bool = False,
    off: bool = False,
    key: str = "",
) -> None:
    st.button(
        label,
        key=f"host-{key or move}",
        type="primary" if main else "secondary",
        shortcut=shortcut,
        on_click=desk.move,
        args=(deck.pack, kept.code, move),
        disabled=off,
        width="stretch",
    )
