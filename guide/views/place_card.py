"""A place that was opened on a map: what it is and what happened there."""

from __future__ import annotations

import streamlit as st

from guide.model.blocks import TimelineBlock
from guide.model.pack import Pack
from guide.model.places import Place
from guide.model.timelines import Event
from guide.text.html import html

from . import cross_links
from .cite import citation

_EVENTS = (
    "<ul>{% for address, text in events %}<li>{% if address is none %}{{ text }}{% else %}"
    '<a href="{{ address }}" target="_self">{{ text }}</a>{% endif %}</li>{% endfor %}</ul>'
)
"""Events of other timelines, each with a link where it stands on a page."""


def show(pack: Pack, place: Place, *, map_key: str) -> None:
    """Show the place with its events; each opens in the linked timeline, or on the page of all."""
    words = pack.words
    timeline = cross_links.partner("map", map_key)
    events = [pack.events[event] for event in pack.web.at.get(place.id, ())]
    with st.container(key=f"opened-{map_key}"):
        count = words.happened_here.format(count=len(events)) if events else words.nothing_here
        st.html(
            html(
                '<article class="place-card"><h3>{{ place.name }}</h3>'
                '<p class="facts">{{ place.country }} {{ cite }}</p>'
                "<p data-say>{{ count }}</p></article>",
                place=place,
                cite=citation(pack, place.sources),
                count=count,
            )
        )
        here = []
        for event in events:
            if timeline and _stands_in(pack, event, timeline):
                st.button(
                    cross_links.event_words(pack, event),
                    key=f"{map_key}-to-{event.id}",
                    type="tertiary",
                    on_click=cross_links.open_event,
                    args=(pack, timeline, event.id),
                )
            else:
                address = cross_links.event_address(pack, event.id)
                here.append((address, cross_links.event_words(pack, event)))
        if here:
            st.html(html(_EVENTS, events=here))


def _stands_in(pack: Pack, event: Event, block: str) -> bool:
    """Whether a timeline block shows an event."""
    shown = pack.block(block)
    assert isinstance(shown, TimelineBlock)
    return event in pack.timelines[shown.timeline].events
