"""Notes that the facilitator types on the way; they go into the report and nowhere else."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.projector.deck import Deck
from guide.room import room as rooms
from guide.room.room import LONGEST_NOTE, Note
from guide.room.store import Kept

from . import desk


def show(deck: Deck, kept: Kept) -> None:
    """Show the field for a note on this step, and the notes so far, the last one first."""
    words, room = deck.pack.words, deck.room
    with st.form("host-note-form", border=False, clear_on_submit=True):
        st.text_area(
            words.host_note_field,
            key="host-note",
            max_chars=LONGEST_NOTE,
            height=96,
            help=None,
        )
        st.form_submit_button(words.host_note_keep, on_click=_keep, args=(kept.code,))
    titles = {step.id: step.title for step in deck.run.steps}
    with st.container(key="host-notes", gap="xsmall"):
        if not room.notes:
            st.html(f'<p class="quiet">{escape(words.host_note_rule)}</p>')
        for note in reversed(room.notes):
            _note(deck, kept, note, titles.get(note.step, note.step))


def _note(deck: Deck, kept: Kept, note: Note, title: str) -> None:
    with st.container(key=f"host-noted-{note.at:%H%M%S%f}", horizontal=True):
        st.html(
            f'<p class="host-noted"><b>{note.at.astimezone(desk.zone()):%H:%M} '
            f"{escape(title)}</b> {escape(note.text)}</p>"
        )
        st.button(
            deck.pack.words.host_note_remove,
            key=f"host-unnote-{note.at:%H%M%S%f}",
            on_click=desk.change,
            args=(kept.code, lambda held: rooms.unnote(held, note.at)),
        )


def _keep(code: str) -> None:
    text = st.session_state.get("host-note") or ""
    desk.change(code, lambda room: rooms.note(room, text, desk.now()))
