"""A place that was opened on a map: what it is and what happened there."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.model.blocks import TimelineBlock
from guide.model.places import Place
from guide.model.reading import Pack
from guide.model.timelines import Event

from . import web
from .cite import citation


def show(pack: Pack, place: Place, *, map_key: str) -> None:
    """Show the place with its events; each opens in the linked timeline, or on the page of all."""
    words = pack.words
    timeline = web.partner("map", map_key)
    events = [pack.events[event] for event in pack.web.at.get(place.id, ())]
    with st.container(key=f"opened-{map_key}"):
        count = words.happened_here.format(count=len(events)) if events else words.nothing_here
        st.html(
            f'<article class="place-card"><h3>{escape(place.name)}</h3>'
            f'<p class="facts">{escape(place.country)} {citation(pack, place.sources)}</p>'
            f'<p role="status">{escape(count)}</p></article>'
        )
        here = []
        for event in events:
            if timeline and _stands_in(pack, event, timeline):
                st.button(
                    web.event_words(event),
                    key=f"{map_key}-to-{event.id}",
                    type="tertiary",
                    on_click=web.open_event,
                    args=(pack, timeline, event.id),
                )
            else:
                here.append(_item(pack, event.id))
        if here:
            st.html(f"<ul>{''.join(here)}</ul>")


def _stands_in(pack: Pack, event: Event, block: str) -> bool:
    """Whether a timeline block shows an event."""
    shown = pack.block(block)
    assert isinstance(shown, TimelineBlock)
    return event in pack.timelines[shown.timeline].events


def _item(pack: Pack, event: str) -> str:
    """An event of another timeline, with a link where it stands on a page."""
    text = escape(web.event_words(pack.events[event]))
    address = web.event_address(pack, event)
    if address is None:
        return f"<li>{text}</li>"
    return f'<li><a href="{escape(address)}" target="_self">{text}</a></li>'
