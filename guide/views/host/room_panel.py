"""The room: how many people, the venue check, other devices, the end of the event."""

from __future__ import annotations

from functools import partial

import streamlit as st

from guide.model.pack import Pack
from guide.projector.deck import Deck
from guide.room import room as rooms
from guide.room.room import PEOPLE
from guide.room.store import StoredRoom
from guide.text.html import html

from .. import languages
from ..current import current
from ..links import below
from . import actions, devices, ended, mirrored, numbers, open_events, venue_check, wifi


def show(deck: Deck, stored: StoredRoom) -> None:
    """Show what concerns the room rather than the step."""
    words = deck.pack.words
    with st.container(key="host-hall-top", horizontal=True, vertical_alignment="bottom"):
        people = _people(deck, stored)
        st.link_button(
            words.host_open_screen, open_events.screen_address(stored), key="host-open-screen"
        )
        st.link_button(
            words.paper_poster,
            below(f"handouts?sheets=poster&room={stored.code}"),
            key="host-poster",
        )
        ended.ask_to_end(deck.pack, stored)
    numbers.show_misfits(words, PEOPLE, [people])
    languages.switch(deck.pack, partial(_speak, deck.pack, stored), named=True)
    open_events.show(deck.pack, stored)
    with st.expander(words.host_wifi, key="host-wifi"):
        wifi.show(words, stored)
    with st.expander(words.host_other_device, key="host-other-device"):
        devices.show(deck.pack, passcode=True)
        st.html(html('<p class="quiet">{{ text }}</p>', text=words.host_mirror_why))
        st.button(words.host_mirror, key="host-mirror", on_click=mirrored.turn, args=(True,))
        devices.show_leave(deck.pack)
    with st.expander(words.host_venue, key="host-venue"):
        venue_check.show(deck.pack, stored.room.size, actions.today())


def _speak(pack: Pack, stored: StoredRoom, tag: str) -> None:
    """Let the event be led and shown in another language; phones keep their own."""
    own = next(iter(pack.languages))
    language = "" if tag == own else tag
    actions.change(stored.code, lambda room: room.changed(language=language))
    st.session_state["host-tab"] = current().reading(None, tag).words.host_hall
    languages.choose(tag)


def _people(deck: Deck, stored: StoredRoom) -> int | None:
    # The key holds what is kept (see counting.py), so that a change elsewhere makes a new field.
    key = f"host-expected-{stored.code}-{stored.room.people}"

    def keep() -> None:
        people = int(st.session_state[key])
        actions.change(stored.code, lambda room: rooms.expect(room, people))

    return st.number_input(
        deck.pack.words.host_people_here,
        value=stored.room.people,
        step=1,
        key=key,
        on_change=keep,
        width=160,
    )
