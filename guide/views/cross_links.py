"""What a reader chose in a map or a timeline shows in the other one of the same page.

Both are fragments, so that a filter reruns one alone. A choice concerns both: whichever sees that
the other was drawn for an older choice runs the page again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from guide.model.content import Module
from guide.model.pack import Pack
from guide.model.timelines import Event
from guide.text.dates import long_date
from guide.web.streamlit_internals import whole_page

from . import folds, sheet
from .links import href

Figure = Literal["map", "timeline"]
Chosen = tuple[str | None, str | None]
"""An event and a place."""


@dataclass(frozen=True)
class Link:
    """A map and a timeline that stand on one page, by the keys that they are drawn with."""

    map: str
    timeline: str
    first: Figure
    """Which of them stands higher on the page."""


def link(module: Module | None) -> None:
    """Link the first map and the first timeline of a page from here on; nothing without both."""
    found: dict[str, str] = {}
    for block in module.blocks if module else ():
        if block.kind in ("map", "timeline"):
            found.setdefault(block.kind, block.id)
    st.session_state["linked"] = (
        Link(found["map"], found["timeline"], "map" if next(iter(found)) == "map" else "timeline")
        if len(found) == 2
        else None
    )


def partner(figure: Figure, key: str) -> str | None:
    """The key of the timeline that a map is linked with, or of a timeline's map."""
    found: Link | None = st.session_state.get("linked")
    if found is None or key != (found.map if figure == "map" else found.timeline):
        return None
    return found.timeline if figure == "map" else found.map


def chosen(figure: Figure, key: str) -> Chosen:
    """The event and the place that are chosen in a figure and its partner."""
    other = partner(figure, key)
    map_key, timeline = (key, other) if figure == "map" else (other, key)
    return (
        st.session_state.get(f"{timeline}-event") if timeline else None,
        st.session_state.get(f"{map_key}-place") if map_key else None,
    )


def drew(figure: Figure, key: str) -> None:
    """Note for what choice a figure was drawn, and run the page if its partner is behind."""
    beside = partner(figure, key)
    if beside is None:
        return
    now = chosen(figure, key)
    st.session_state[f"linked-{figure}"] = now
    if folds.folded(beside):
        return
    other = "timeline" if figure == "map" else "map"
    waits = whole_page() and st.session_state["linked"].first == figure
    if not waits and st.session_state.get(f"linked-{other}") != now:
        st.rerun()


def open_event(pack: Pack, timeline: str, event: str) -> None:
    """Choose an event in a timeline, and widen its filters until they show it."""
    year = pack.events[event].date.first.year
    first, last = st.session_state.get(f"{timeline}-years", (year, year))
    st.session_state[f"{timeline}-years"] = (min(first, year), max(last, year))
    st.session_state[f"{timeline}-actors"] = []
    st.session_state[f"{timeline}-kinds"] = []
    st.session_state[f"{timeline}-event"] = event
    folds.open_part_of(timeline)
    sheet.opened(timeline, f".st-key-{timeline}-event input")


def open_place(map_key: str, place: str | None) -> None:
    """Choose a place on a map, or none."""
    st.session_state[f"{map_key}-place"] = place
    if place:
        sheet.opened(map_key, f".st-key-{map_key}-place input")


def event_words(pack: Pack, event: Event) -> str:
    """An event in a list of choices, and in the address."""
    return f"{long_date(pack.words, event.date)} · {event.title}"


def event_address(pack: Pack, event: str) -> str | None:
    """The address of an event on the page of all timelines; None if it does not stand there."""
    timeline = pack.timeline_of(event).id
    shown = any(
        block.kind == "timeline" and block.timeline == timeline for block in pack.blocks.values()
    )
    if not shown:
        return None
    return href("timelines", **{"timelines-event": event_words(pack, pack.events[event])})
