"""One tap for each speaker: for the first time or again, for which option. Counts, no names."""

from __future__ import annotations

from html import escape
from typing import Literal

import streamlit as st

from guide.projector.deck import Deck
from guide.projector.votes import spoken_for
from guide.room import room as rooms
from guide.room.counts import have_spoken, undefended
from guide.room.store import Kept

from . import desk


def show(deck: Deck, kept: Kept) -> None:
    """Show how many have spoken, whom nobody has defended, and the buttons to tap."""
    words, room = deck.pack.words, deck.room
    options = spoken_for(deck)
    text = words.host_spoken.format(n=have_spoken(room), people=room.people)
    nobody = undefended(room, [option.id for option in options])
    letters = ", ".join(option.letter for option in options if option.id in nobody)
    if letters and len(nobody) < len(options):
        text = f"{text} {words.host_nobody.format(options=letters)}"
    st.html(f'<p class="host-spoken" role="status">{escape(text)}</p>')
    taps = [*((option.id, option.letter) for option in options), ("", words.host_for_none)]
    _row(kept, "first", words.host_first, taps)
    _row(kept, "again", words.host_repeat, taps)
    with st.container(key="host-voices-foot", horizontal=True, vertical_alignment="center"):
        st.button(
            words.host_undo,
            key="host-undo",
            on_click=desk.change,
            args=(kept.code, rooms.unspeak),
            disabled=room.speakers.last is None,
        )
    listed = "".join(
        f"<li><b>{option.letter}</b> {escape(option.text)}"
        f"<span>{room.speakers.first.get(option.id, 0) + room.speakers.again.get(option.id, 0)}"
        "</span></li>"
        for option in options
    )
    st.html(f'<ul class="host-options">{listed}</ul>' if listed else "<span></span>")


def _row(
    kept: Kept, turn: Literal["first", "again"], name: str, taps: list[tuple[str, str]]
) -> None:
    with st.container(key=f"host-voices-{turn}", gap="xsmall"):
        st.html(f'<p class="host-label">{escape(name)}</p>')
        with st.container(key=f"host-taps-{turn}", horizontal=True, gap="xsmall"):
            for option, letter in taps:
                st.button(
                    letter,
                    key=f"host-{turn}-{option or 'none'}",
                    on_click=_tap,
                    args=(kept.code, turn, option),
                    width="stretch",
                )


def _tap(code: str, turn: Literal["first", "again"], option: str) -> None:
    desk.change(code, lambda room: rooms.speak(room, turn, option))
