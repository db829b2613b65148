"""The running event: this step, what the projector shows, the clock, the controls."""

from __future__ import annotations

import streamlit as st

from guide.model.pack import Pack
from guide.projector.deck import Deck
from guide.room.night_run import NightStep
from guide.room.store import StoredRoom
from guide.room.votes import all_counted, votes_at
from guide.text.html import script

from . import (
    actions,
    clock,
    controls,
    counting,
    ended,
    mirrored,
    notes,
    phones,
    plan_editor,
    preview,
    room_panel,
    speakers,
    step,
    tables,
)


def show(pack: Pack, stored: StoredRoom) -> None:
    """Show what the facilitator needs at this step."""
    deck = Deck.of_room(pack, stored.room)
    if deck is None:
        ended.show_lost(pack, stored)
        return
    if mirrored.on():
        mirrored.show(deck, stored)
        return
    clock.show(deck, stored)
    with st.container(key="host-lead"):
        left, right = st.columns(2, gap="medium")
        with left, st.container(key="host-step"):
            step.show(deck)
            with st.container(key="host-phones"):
                phones.show(deck)
            with st.container(key="host-last"):
                if deck.at_end and deck.room.live:
                    ended.ask_to_end(pack, stored, key="host-end-here")
        with right:
            preview.show(deck, stored)
            _panels(deck, stored)
    controls.show(deck, stored)
    _to_the_top(deck)


def _to_the_top(deck: Deck) -> None:
    """Begin a new step at its head, wherever the page was scrolled to; not while someone types."""
    st.html(
        script(
            "if(!document.activeElement.matches('input, textarea'))"
            "document.querySelector('.stMain').scrollTo(0, 0)",
            # A script runs again only where its text is another one.
            step=deck.room.step.step,
        ),
        unsafe_allow_javascript=True,
    )


def _panels(deck: Deck, stored: StoredRoom) -> None:
    """Everything that is typed or tapped; hidden panels keep what is half typed."""
    words = deck.pack.words
    names = (
        words.host_tables if deck.room.night else words.host_counts,
        words.host_voices,
        words.host_notes,
        words.host_plan,
        words.host_hall,
    )
    _follow(deck, names[0], names[1])
    counts, spoken, noted, planned, room = st.tabs(names, key="host-tab", on_change="rerun")
    with counts:
        if deck.room.night:
            tables.show(deck, stored)
        else:
            counting.show(deck, stored)
    with spoken:
        speakers.show(deck)
    with noted:
        notes.show(deck, stored)
    with planned:
        plan_editor.show(
            deck.pack,
            deck.run,
            stored.room,
            lambda how: actions.change(stored.code, how),
            key="event",
        )
    with room:
        room_panel.show(deck, stored)


def _follow(deck: Deck, counts: str, taps: str) -> None:
    """Open the panel that a new step needs, but stay where a count may be half typed."""
    here, before = deck.room.step.step, st.session_state.get("host-at")
    half_typed = st.session_state.get("host-to-count", False)
    st.session_state["host-at"] = here
    st.session_state["host-to-count"] = not all_counted(deck)
    if here == before:
        return
    step = deck.step_of(deck.room.at)
    if isinstance(step, NightStep) or any(vote.called for vote in votes_at(deck, deck.room.at)):
        st.session_state["host-tab"] = counts
    elif not half_typed and st.session_state.get("host-tab", counts) == counts:
        st.session_state["host-tab"] = taps
