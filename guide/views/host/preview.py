"""What the projector shows now and next, as the projector itself draws it."""

from __future__ import annotations

import streamlit as st

from guide.model.words import Words
from guide.projector.deck import Deck
from guide.room.store import StoredRoom
from guide.text.html import html

from ..browser import narrow
from ..links import below
from . import controls


def show(deck: Deck, stored: StoredRoom) -> None:
    """Show two small screens; on a phone only the one that is shown now.

    Under them stand the buttons that enlarge or light a part of a figure; a press on the figure
    itself lights that point.
    """
    words = deck.pack.words
    with st.container(key="host-previews", horizontal=True):
        _screen(words.host_now, below(f"screen?room={stored.code}&watch=1"), "now")
        if not narrow():
            _screen(words.host_next_screen, below(f"screen?room={stored.code}&ahead=1"), "ahead")
    # Always the same element, so that none moves: without a figure it holds nothing.
    drawn = deck.slides()[deck.number()].group.drawing is not None
    buttons = [controls.button(move, label) for move, label in _looks(words)] if drawn else []
    st.html(
        html(
            '<div class="host-looks">{% for each in buttons %}{{ each }}{% endfor %}</div>',
            buttons=buttons,
        )
    )


def _looks(words: Words) -> list[tuple[str, str]]:
    return [
        ("spot", words.host_spot),
        ("closer", words.host_closer),
        ("farther", words.host_farther),
        ("close", words.host_whole),
    ]


def _screen(name: str, address: str, key: str) -> None:
    with st.container(key=f"host-preview-{key}", gap="xsmall"):
        st.html(html('<p class="host-label">{{ name }}</p>', name=name))
        # Out of the way of Tab, so that keys stay with the controls of this page.
        st.iframe(address, height=180, tab_index=-1, alt=name)
