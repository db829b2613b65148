"""The time used and left, what to leave out, and the watch on what others change."""

from __future__ import annotations

import datetime as dt
from html import escape

import streamlit as st

from guide.model.reading import Pack
from guide.projector.deck import Deck
from guide.room.plan import minutes_late, minutes_left, to_drop, without
from guide.room.room import Room
from guide.room.store import Kept, StoreError, store

from . import desk
from .desk import minutes_and_seconds

PAUSE = 0.5
"""Seconds between two looks: host and screen agree within one."""

LATE = 1.0
"""Minutes from which an event counts as late."""


@st.fragment(run_every=PAUSE)
def show(deck: Deck, kept: Kept) -> None:
    """Show the clock, and draw the whole page anew once the event has changed elsewhere."""
    if not _still(deck.pack, kept):
        return
    now = desk.now()
    st.html(_clock(deck, kept, now))
    late = minutes_late(deck.room, now) if deck.room.live else 0.0
    out = to_drop(deck.room, deck.run, late) if late >= LATE else []
    with st.container(key="host-drop", horizontal=True):
        if not out:
            return
        words = deck.pack.words
        titles = {step.id: step.title for step in deck.run.steps}
        listed = ", ".join(
            words.host_drop_one.format(title=titles[step.step], minutes=step.minutes)
            for step in out
        )
        st.html(f"<p>{escape(words.host_drop.format(steps=listed))}</p>")
        ids = tuple(step.step for step in out)
        st.button(
            words.host_drop_do, key="host-drop-do", on_click=_leave_out, args=(deck, kept, ids)
        )


@st.fragment(run_every=PAUSE)
def watch(pack: Pack, kept: Kept) -> None:
    """Only the watch, for a view without a clock."""
    _still(pack, kept)
    st.html("<span></span>")


def _still(pack: Pack, kept: Kept) -> bool:
    """Whether the event is as the page shows it; if not, the page is drawn anew."""
    try:
        revision = store().revision(kept.code)
    except StoreError as error:
        st.html(f'<p class="host-told" role="alert">{escape(str(error))}</p>')
        return False
    if revision != kept.revision:
        st.rerun()
    return True


def _leave_out(deck: Deck, kept: Kept, steps: tuple[str, ...]) -> None:
    blocks = desk.blocks_of(deck.pack, deck.run)
    desk.change(kept.code, lambda room: without(room, steps, blocks))


def _clock(deck: Deck, kept: Kept, now: dt.datetime) -> str:
    words, room = deck.pack.words, deck.room
    name = f'<p class="host-event"><strong>{kept.code}</strong> {escape(deck.run.title)}</p>'
    if not room.live:
        waits = words.host_waits.format(minutes=room.minutes, people=room.people)
        return f'<header class="host-clock">{name}<p class="wide">{escape(waits)}</p></header>'
    step = room.step.minutes * 60 - room.timer.seconds(now)
    paused = f" {words.host_paused}" if room.timer.since is None else ""
    figures = (
        (minutes_and_seconds(step), words.host_step_left + paused, "over" if step < 0 else ""),
        (minutes_and_seconds(room.clock.seconds(now)), words.host_used, ""),
        (minutes_and_seconds(minutes_left(room, now) * 60), words.host_left, ""),
    )
    told = "".join(
        f'<p class="{state}"><b>{figure}</b> {escape(text)}</p>' for figure, text, state in figures
    )
    return (
        f'<header class="host-clock">{name}{told}<p class="{_state(room, now)}">'
        f"<b>{escape(_late(deck, now))}</b></p></header>"
    )


def _state(room: Room, now: dt.datetime) -> str:
    return "over" if minutes_late(room, now) >= LATE else ""


def _late(deck: Deck, now: dt.datetime) -> str:
    words, late = deck.pack.words, minutes_late(deck.room, now)
    if late >= LATE:
        return words.host_late.format(n=int(late))
    return words.host_early.format(n=int(-late)) if late <= -LATE else words.host_on_time
