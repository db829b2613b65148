"""What the projector shows now and next, as the projector itself draws it."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.projector.deck import Deck
from guide.room.store import Kept
from guide.views.ground import narrow


def show(deck: Deck, kept: Kept) -> None:
    """Show two small screens; on a phone only the one that is shown now."""
    words = deck.pack.words
    with st.container(key="host-previews", horizontal=True):
        _screen(words.host_now, f"/screen?room={kept.code}&watch=1", "now")
        if not narrow():
            _screen(words.host_next_screen, f"/screen?room={kept.code}&ahead=1", "ahead")


def _screen(name: str, address: str, key: str) -> None:
    with st.container(key=f"host-preview-{key}", gap="xsmall"):
        st.html(f'<p class="host-label">{escape(name)}</p>')
        # Out of the way of Tab, so that keys stay with the controls of this page.
        st.iframe(address, height=180, tab_index=-1, alt=name)
