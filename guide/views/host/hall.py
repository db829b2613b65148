"""The room: how many people, the venue check, other devices, the end of the event."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.projector.deck import Deck
from guide.room import room as rooms
from guide.room.room import MOST
from guide.room.store import Kept

from . import after, desk, devices, mirrored, venue_check


def show(deck: Deck, kept: Kept) -> None:
    """Show what concerns the room rather than the step."""
    words = deck.pack.words
    with st.container(key="host-hall-top", horizontal=True, vertical_alignment="bottom"):
        _people(deck, kept)
        st.link_button(words.host_open_screen, "/screen", key="host-open-screen")
        after.ask_to_end(deck.pack, kept)
    with st.expander(words.host_other_device, key="host-other-device"):
        devices.show(deck.pack, passcode=True)
        st.html(f'<p class="quiet">{escape(words.host_mirror_why)}</p>')
        st.button(words.host_mirror, key="host-mirror", on_click=mirrored.turn, args=(True,))
        devices.show_leave(deck.pack)
    with st.expander(words.host_venue, key="host-venue"):
        venue_check.show(deck.pack, kept.room.size, desk.today())


def _people(deck: Deck, kept: Kept) -> None:
    # The key holds what is kept (see counting.py), so that a change elsewhere makes a new field.
    key = f"host-expected-{kept.code}-{kept.room.people}"

    def keep() -> None:
        people = int(st.session_state[key])
        desk.change(kept.code, lambda room: rooms.expect(room, people))

    st.number_input(
        deck.pack.words.host_people_here,
        min_value=1,
        max_value=MOST,
        value=kept.room.people,
        step=1,
        key=key,
        on_change=keep,
        width=160,
    )
