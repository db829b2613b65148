"""The time used and left, what to leave out, and the watch on what others change."""

from __future__ import annotations

import datetime as dt
import math

import streamlit as st
from markupsafe import Markup

from guide.model.pack import Pack
from guide.projector.deck import Deck
from guide.room.advice import Advice, advice, advised
from guide.room.errors import StoreError
from guide.room.plan import minutes_late, minutes_left
from guide.room.room import PlannedStep, Room
from guide.room.store import StoredRoom, store
from guide.text.count import Counted
from guide.text.html import html

from . import actions, open_events
from .actions import NOTHING, minutes_and_seconds

PAUSE = 0.5
"""Seconds between two looks: host and screen agree within one."""

LATE = 1.0
"""Minutes from which an event counts as late."""


@st.fragment(run_every=PAUSE)
def show(deck: Deck, stored: StoredRoom) -> None:
    """Show the clock, and draw the whole page anew once the event has changed elsewhere."""
    if not _still(deck.pack, stored):
        return
    actions.show_trouble(deck.pack.words, stored.code)
    open_events.show_followed(deck.pack.words, stored)
    now = actions.now()
    st.html(_clock(deck, stored, now))
    late = minutes_late(deck.room, now) if deck.room.live else 0.0
    blocks = actions.blocks_of(deck.pack, deck.run)
    said = advice(deck.room, deck.run, blocks, now) if late >= LATE else None
    with st.container(key="host-drop", horizontal=True):
        if said is None:
            return
        st.html(html("<p>{{ text }}</p>", text=_advised(deck, said)))
        if said.saves:
            st.button(
                deck.pack.words.host_advice_do,
                key="host-drop-do",
                on_click=_follow_advice,
                args=(deck, stored, said),
            )


def _advised(deck: Deck, said: Advice) -> str:
    """What to leave out and what to shorten, and when the event then ends."""
    words = deck.pack.words
    titles = {step.id: step.title for step in deck.run.steps}

    def listed(steps: tuple[PlannedStep, ...], word: str) -> str:
        return ", ".join(word.format(title=titles[one.step], minutes=one.minutes) for one in steps)

    end = f"{said.ends.astimezone(actions.zone()):%H:%M}"
    still = math.ceil(said.ends_late)
    if not said.saves:
        return words.host_no_more.format(time=end, n=still)
    sentences = []
    if said.drop:
        out = listed(said.drop, words.host_drop_one)
        sentences.append(words.host_advice_drop.format(steps=out))
    if said.shorten:
        short = listed(said.shorten, words.host_shorten_one)
        sentences.append(words.host_shorten.format(steps=short))
    sentences.append(
        words.host_then_late.format(time=end, n=still)
        if still
        else words.host_then_ends.format(time=end)
    )
    return " ".join(sentences)


@st.fragment(run_every=PAUSE)
def watch(pack: Pack, stored: StoredRoom) -> None:
    """Only the watch, for a view without a clock."""
    _still(pack, stored)
    st.html(NOTHING)


def _still(pack: Pack, stored: StoredRoom) -> bool:
    """Whether the event is as the page shows it; if not, the page is drawn anew."""
    try:
        revision = store().revision(stored.code)
    except StoreError as error:
        actions.show_error(pack.words, error)
        return False
    if revision != stored.revision:
        st.rerun()
    return True


def _follow_advice(deck: Deck, stored: StoredRoom, said: Advice) -> None:
    blocks = actions.blocks_of(deck.pack, deck.run)
    actions.change(stored.code, lambda room: advised(room, said, blocks))


_CLOCK = (
    '<header class="host-clock"><p class="host-event"><strong>{{ code }}</strong> {{ title }}</p>'
    '{% if waits %}<p class="wide">{{ waits }}</p>{% else %}'
    "{% for figure, text, tone in figures %}"
    '<p class="{{ tone }}"><b>{{ figure }}</b> {{ text }}</p>{% endfor %}'
    '<p class="{{ state }}"><b>{{ late }}</b></p>{% endif %}</header>'
)


def _clock(deck: Deck, stored: StoredRoom, now: dt.datetime) -> Markup:
    words, room = deck.pack.words, deck.room
    if not room.live:
        minutes, people = (Counted(each, words) for each in (room.minutes, room.people))
        waits = words.host_waits.format(minutes=minutes, people=people)
        return html(_CLOCK, code=stored.code, title=deck.run.title, waits=waits)
    step = room.step.minutes * 60 - room.timer.seconds(now)
    paused = f" {words.host_paused}" if room.timer.since is None else ""
    figures = (
        (minutes_and_seconds(step), words.host_step_left + paused, "over" if step < 0 else ""),
        (minutes_and_seconds(room.clock.seconds(now)), words.host_used, ""),
        (minutes_and_seconds(minutes_left(room, now) * 60), words.host_left, ""),
    )
    return html(
        _CLOCK,
        code=stored.code,
        title=deck.run.title,
        waits="",
        figures=figures,
        state=_state(room, now),
        late=_late(deck, now),
    )


def _state(room: Room, now: dt.datetime) -> str:
    return "over" if minutes_late(room, now) >= LATE else ""


def _late(deck: Deck, now: dt.datetime) -> str:
    words, late = deck.pack.words, minutes_late(deck.room, now)
    if late >= LATE:
        return words.host_late.format(n=int(late))
    return words.host_early.format(n=int(-late)) if late <= -LATE else words.host_on_time
