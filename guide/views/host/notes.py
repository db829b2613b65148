"""Notes that the facilitator types on the way; they go into the report and nowhere else."""

from __future__ import annotations

import streamlit as st

from guide.projector.deck import Deck
from guide.room import room as rooms
from guide.room.room import LONGEST_NOTE, Note, Room
from guide.room.store import StoredRoom
from guide.text.html import html

from . import actions


def show(deck: Deck, stored: StoredRoom) -> None:
    """Show the field for a note on this step, and the notes so far, the last one first."""
    words, room = deck.pack.words, deck.room
    st.session_state.setdefault("host-note-id", actions.press_id())
    with st.form("host-note-form", border=False):
        st.text_area(
            words.host_note_field,
            key="host-note",
            max_chars=LONGEST_NOTE,
            height=96,
            help=None,
        )
        st.form_submit_button(words.host_note_keep, on_click=_keep, args=(stored.code,))
    titles = {step.id: step.title for step in deck.run.steps}
    with st.container(key="host-notes", gap="xsmall"):
        if not room.notes:
            st.html(html('<p class="quiet">{{ text }}</p>', text=words.host_note_rule))
        for note in reversed(room.notes):
            _note(deck, stored, note, titles.get(note.step, note.step))


def _note(deck: Deck, stored: StoredRoom, note: Note, title: str) -> None:
    with st.container(key=f"host-noted-{note.at:%H%M%S%f}", horizontal=True):
        st.html(
            html(
                '<p class="host-noted"><b>{{ time }} {{ title }}</b> {{ text }}</p>',
                time=f"{note.at.astimezone(actions.zone()):%H:%M}",
                title=title,
                text=note.text,
            )
        )
        st.button(
            deck.pack.words.host_note_remove,
            key=f"host-unnote-{note.at:%H%M%S%f}",
            on_click=actions.change,
            args=(stored.code, lambda held: rooms.unnote(held, note.at)),
        )


def _keep(code: str) -> None:
    """Keep what is typed, once for each time that the field was empty before."""
    number = st.session_state["host-note-id"]
    text = st.session_state.get("host-note") or ""
    now = actions.now()

    def keep(room: Room) -> Room:
        return rooms.once(room, number, lambda before: rooms.note(before, text, now))

    if actions.changed(code, keep):
        # In this order: whoever reads the next id finds the field empty.
        st.session_state["host-note"] = ""
        st.session_state["host-note-id"] = actions.press_id()
