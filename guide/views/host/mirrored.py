"""A window that everybody sees: the controls stay, notes and counts are on the phone."""

from __future__ import annotations

import streamlit as st

from guide.projector.deck import Deck
from guide.room.store import StoredRoom
from guide.text.html import html

from . import clock, controls, devices, open_events

ASKED = "projected"
"""Named in the address, so that a reload keeps the notes hidden."""


def on() -> bool:
    """Whether this window is being projected."""
    return st.query_params.get(ASKED) == "1"


def turn(hide: bool) -> None:
    """Hide the notes and counts of this window, or show them again."""
    if hide:
        st.query_params[ASKED] = "1"
    else:
        st.query_params.pop(ASKED, None)


def show(deck: Deck, stored: StoredRoom) -> None:
    """Show nothing that is the facilitator's alone, and how to open the rest on a phone."""
    words = deck.pack.words
    clock.watch(deck.pack, stored)
    with st.container(key="host-mirrored"):
        st.html(
            html(
                "<h1>{{ words.host_mirrored }}</h1><p>{{ words.host_mirrored_how }}</p>",
                words=words,
            )
        )
        devices.show(deck.pack, passcode=False)
        with st.container(key="host-mirrored-ways", horizontal=True):
            st.link_button(
                words.host_open_screen, open_events.screen_address(stored), key="host-open-screen"
            )
            st.button(words.host_unmirror, key="host-unmirror", on_click=turn, args=(False,))
    controls.show(deck, stored)
