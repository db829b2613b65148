"""A window that everybody sees: the controls stay, notes and counts are on the phone."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.projector.deck import Deck
from guide.room.store import Kept

from . import clock, controls, devices

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


def show(deck: Deck, kept: Kept) -> None:
    """Show nothing that is the facilitator's alone, and how to open the rest on a phone."""
    words = deck.pack.words
    clock.watch(deck.pack, kept)
    with st.container(key="host-mirrored"):
        st.html(f"<h1>{escape(words.host_mirrored)}</h1><p>{escape(words.host_mirrored_how)}</p>")
        devices.show(deck.pack, passcode=False)
        with st.container(key="host-mirrored-ways", horizontal=True):
            st.link_button(words.host_open_screen, "/screen", key="host-open-screen")
            st.button(words.host_unmirror, key="host-unmirror", on_click=turn, args=(False,))
    controls.show(deck, kept)
