"""What every part of the facilitator's view needs: the event, a change of it, the time."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from guide.model.blocks import AnyBlock
from guide.model.pack import Pack
from guide.model.runs import Run
from guide.model.words import Words
from guide.room.errors import StoreError
from guide.room.room import Room
from guide.room.store import StoredRoom, store
from guide.text.html import html

Change = Callable[[Room], Room]

NOTHING = html("<span></span>")
"""What stands where a part of the page has nothing to say: Streamlit shows no empty HTML."""


def now() -> dt.datetime:
    """The time, in UTC."""
    return dt.datetime.now(dt.UTC)


def zone() -> dt.tzinfo:
    """The time zone of the facilitator's browser."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return dt.UTC


def today() -> dt.date:
    """The day where the facilitator is."""
    return now().astimezone(zone()).date()


def event() -> StoredRoom | None:
    """The event that the address names, else the one that is open; None if none is."""
    code = st.query_params.get("room", "").upper()
    named = store().load(code) if code else None
    return named or store().current()


def press_id() -> str:
    """An id for what is pressed next, so that it is made once; see ``guide.room.room.once``."""
    return secrets.token_hex(8)


def change(code: str, how: Change) -> None:
    """Change an event; what keeps it from being changed is told at the head of the page."""
    changed(code, how)


def changed(code: str, how: Change, *, durable: bool = True) -> bool:
    """Whether an event was changed; what kept it from that is told at the head of the page.

    What is not ``durable`` goes on in memory where it cannot be kept.
    """
    try:
        store().change(code, how, durable=durable)
    except StoreError as error:
        notify(error)
        return False
    return True


def show_trouble(words: Words, code: str) -> None:
    """What is not kept of an event, for as long as that is so."""
    trouble = store().unsaved(code)
    if trouble:
        since = f"{trouble.at.astimezone(zone()):%H:%M}"
        sentence = words.host_unsaved.format(time=since, why=trouble.why.told(words, host=True))
        show_sentence(sentence)


def show_incidents(words: Words) -> None:
    """What went wrong with the store, until this browser says that it was read."""
    incidents = store().incidents
    read = st.session_state.setdefault("host-incidents", 0)
    for incident in incidents[read:]:
        since = f"{incident.at.astimezone(zone()):%H:%M}"
        sentence = words.host_incident.format(time=since, what=incident.why.told(words, host=True))
        show_sentence(sentence)
    if incidents[read:]:
        st.button(
            words.host_incident_read,
            key="host-incidents-read",
            on_click=st.session_state.update,
            args=({"host-incidents": len(incidents)},),
        )


def notify(told: str | StoreError) -> None:
    """Have a sentence, or what went wrong, told at the head of the page when it is drawn next."""
    st.session_state["host-notice"] = told


def show_notice(words: Words) -> None:
    """What went wrong just now, once."""
    told = st.session_state.pop("host-notice", "")
    if isinstance(told, StoreError):
        show_error(words, told)
    elif told:
        show_sentence(told)
    else:
        st.html(NOTHING)


def show_error(words: Words, error: StoreError) -> None:
    """What keeps the store from working, in the words of the room."""
    show_sentence(error.told(words, host=True))


def show_sentence(sentence: str) -> None:
    """Say what the facilitator must know at once."""
    st.html(html('<p class="host-notice" role="alert">{{ text }}</p>', text=sentence))


def blocks_of(pack: Pack, run: Run) -> dict[str, AnyBlock | None]:
    """The blocks of a run, by step."""
    return {step.id: pack.block(step.block) if step.block else None for step in run.steps}


def minutes_and_seconds(seconds: float) -> str:
    """A length of time as a clock shows it: ``4:05``, with a minus before it if need be."""
    whole = round(abs(seconds))
    sign = "−" if seconds < 0 and whole else ""
    return f"{sign}{whole // 60}:{whole % 60:02d}"
