"""The running event: this step, what the projector shows, the clock, the controls."""

from __future__ import annotations

import streamlit as st

from guide.model.reading import Pack
from guide.projector.deck import Deck
from guide.projector.votes import all_counted, votes_at
from guide.room.store import Kept

from . import (
    after,
    clock,
    controls,
    counting,
    desk,
    hall,
    mirrored,
    notes,
    plan_editor,
    preview,
    step,
    voices,
)


def show(pack: Pack, kept: Kept) -> None:
    """Show what the facilitator needs at this step."""
    deck = Deck.of_room(pack, kept.room)
    if deck is None:
        after.show_lost(pack, kept)
        return
    if mirrored.on():
        mirrored.show(deck, kept)
        return
    clock.show(deck, kept)
    with st.container(key="host-lead"):
        left, right = st.columns(2, gap="medium")
        with left, st.container(key="host-step"):
            step.show(deck)
        with right:
            preview.show(deck, kept)
            _panels(deck, kept)
    controls.show(deck, kept)
    _to_the_top(deck)


def _to_the_top(deck: Deck) -> None:
    """Begin a new step at its head, wherever the page was scrolled to; not while someone types."""
    st.html(
        f"<script>/* {deck.room.step.step} */if(!document.activeElement.matches('input, textarea'))"
        "document.querySelector('.stMain').scrollTo(0, 0)</script>",
        unsafe_allow_javascript=True,
    )


def _panels(deck: Deck, kept: Kept) -> None:
    """Everything that is typed or tapped; hidden panels keep what is half typed."""
    words = deck.pack.words
    names = (
        words.host_counts,
        words.host_voices,
        words.host_notes,
        words.host_plan,
        words.host_hall,
    )
    _follow(deck, names[0], names[1])
    counts, spoken, noted, planned, room = st.tabs(names, key="host-tab", on_change="rerun")
    with counts:
        counting.show(deck, kept)
    with spoken:
        voices.show(deck, kept)
    with noted:
        notes.show(deck, kept)
    with planned:
        plan_editor.show(
            deck.pack, deck.run, kept.room, lambda how: desk.change(kept.code, how), key="event"
        )
    with room:
        hall.show(deck, kept)


def _follow(deck: Deck, counts: str, taps: str) -> None:
    """Open the panel that a new step needs, but stay where a count may be half typed."""
    here, before = deck.room.step.step, st.session_state.get("host-at")
    half_typed = st.session_state.get("host-to-count", False)
    st.session_state["host-at"] = here
    st.session_state["host-to-count"] = not all_counted(deck)
    if here == before:
        return
    if votes_at(deck, deck.room.at):
        st.session_state["host-tab"] = counts
    elif not half_typed and st.session_state.get("host-tab", counts) == counts:
        st.session_state["host-tab"] = taps
