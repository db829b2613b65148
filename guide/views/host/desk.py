"""What every part of the facilitator's view needs: the event, a change of it, the time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from html import escape
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from guide.model.blocks import AnyBlock
from guide.model.reading import Pack
from guide.model.runs import Run
from guide.projector.moves import moving
from guide.room.room import Room
from guide.room.store import Kept, StoreError, store

Change = Callable[[Room], Room]


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


def event() -> Kept | None:
    """The event that the address names, else the one that is open; None if none is."""
    code = st.query_params.get("room", "").upper()
    named = store().load(code) if code else None
    return named or store().current()


def change(code: str, how: Change) -> None:
    """Change an event; what keeps it from being changed is told at the head of the page."""
    try:
        store().change(code, how)
    except StoreError as error:
        tell(str(error))


def move(pack: Pack, code: str, name: str) -> None:
    """Move the projector as one of its keys does."""
    change(code, moving(pack, name, now()))


def tell(sentence: str) -> None:
    """Have a sentence told at the head of the page when it is drawn next."""
    st.session_state["host-told"] = sentence


def told() -> None:
    """What went wrong just now, once."""
    sentence = st.session_state.pop("host-told", "")
    st.html(
        f'<p class="host-told" role="alert">{escape(sentence)}</p>' if sentence else "<span></span>"
    )


def blocks_of(pack: Pack, run: Run) -> dict[str, AnyBlock | None]:
    """The blocks of a run, by step."""
    return {step.id: pack.block(step.block) if step.block else None for step in run.steps}


def minutes_and_seconds(seconds: float) -> str:
    """A length of time as a clock shows it: ``4:05``, with a minus before it if need be."""
    whole = round(abs(seconds))
    sign = "−" if seconds < 0 and whole else ""
    return f"{sign}{whole // 60}:{whole % 60:02d}"
