"""One or more timelines: filters, figure, the chosen event's card, the same as a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from guide.figures.timeline import Shown, shown_events, timeline_figure
from guide.model.base import in_cell
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.model.timelines import Event, Timeline
from guide.text.count import Counted
from guide.text.csv_file import csv_file
from guide.text.dates import long_date, year_said
from guide.text.figure_note import figure_note
from guide.text.html import html

from . import (
    as_written,
    cross_links,
    figure,
    focus,
    sheet,
    take_away,
    years_slider,
    years_strip,
)
from .browser import narrow, theme
from .cite import address, citation, since_mark, source_list
from .kept import kept, kept_figure
from .links import href
from .prose import Writer


def show(
    pack: Pack,
    timelines: Sequence[Timeline],
    *,
    title: str,
    key: str,
    until: int | None = None,
    at: dt.date | None = None,
) -> None:
    """Show timelines on one axis. Filters live in the URL and rerun this part alone.

    ``title`` names what is taken away, ``until`` is the last year shown at first; without it, all
    years are. ``at`` is the day whose event is open at first, where a card stands beside.
    """
    _timelines(pack, tuple(timeline.id for timeline in timelines), title, key, until, at)


@st.fragment
def _timelines(
    pack: Pack, ids: tuple[str, ...], title: str, key: str, until: int | None, at: dt.date | None
) -> None:
    timelines = [pack.timelines[timeline] for timeline in ids]
    shown = _filters(pack, timelines, key, until)
    _strip(pack, timelines, shown, key)
    events = [event for timeline in timelines for event in shown_events(timeline, shown)]
    total = sum(len(timeline.events) for timeline in timelines)
    words = pack.words
    if not events:
        st.html(html('<p class="quiet" data-say>{{ text }}</p>', text=words.no_events))
        return
    with st.container(key=f"beside-{key}"):
        place = st.container()
        beside = st.container()
    count = words.events_shown.format(
        shown=len(events),
        total=total,
        first=year_said(words, shown.years[0]),
        last=year_said(words, shown.years[1]),
    )
    st.html(html(_COUNT, count=count, hint=words.events_hint))
    chosen = _choose(pack, events, key)
    shown_card = chosen or _at_first(events, key, at)

    def choose_marker() -> None:
        st.session_state[f"{key}-event"] = figure.selected(f"{key}-figure")
        sheet.opened(key, f".st-key-figure-{key}-figure")

    _, here = cross_links.chosen("timeline", key)
    strong = set(pack.web.at.get(here, ())) if here else None
    with place:
        drawn = kept_figure(
            timeline_figure,
            timelines,
            pack.actors,
            shown,
            theme=theme(),
            article=pack.guide.article.date,
            words=words,
            until=pack.as_of,
            selected=shown_card,
            strong=strong,
            narrow=narrow(),
        )
        alt = " ".join(plain(pack, timeline.alt) for timeline in timelines)
        figure.draw(drawn, key=f"{key}-figure", alt=alt, on_select=choose_marker)
        cited = dict.fromkeys(source for event in events for source in event.sources)
        about = take_away.Figure(
            f"{key}-figure", key, title, list(cited), [count], key if key in pack.blocks else None
        )
        take_away.row(pack, about, kept(_csv, pack, events, key))
    if here and strong is not None:
        _say_place(pack, key, here, len(strong & {event.id for event in events}))
    if shown_card:
        in_turn = [event.id for event in sorted(events, key=lambda event: event.date)]
        with beside, sheet.beside(pack, key, in_turn, f"{key}-event", shown_card):
            st.html(card(pack, pack.events[shown_card]))
            _to_map(pack, key, pack.events[shown_card])
    if other := figure_note(pack, *timelines):
        st.html(html('<p class="caption">{{ other }}</p>', other=other))
    st.html(kept(_list, pack, events, key))
    cross_links.drew("timeline", key)
    focus.lead()


_COUNT = (
    '<p class="caption"><span data-say>{{ count }}</span> <span class="hint">{{ hint }}</span></p>'
)


def _years(timelines: Sequence[Timeline]) -> tuple[int, int]:
    """The years of the first and the last event."""
    years = [event.date.first.year for timeline in timelines for event in timeline.events]
    return min(years), max(years)


def _strip(pack: Pack, timelines: Sequence[Timeline], shown: Shown, key: str) -> None:
    """All years that there are, with what the other filters let through."""
    every = _years(timelines)
    seen = Shown(every, shown.actors, shown.kinds)
    events = [event for timeline in timelines for event in shown_events(timeline, seen)]
    if every[0] < every[1]:
        years_strip.show(pack, events, every, shown.years, key)


def _at_first(events: Sequence[Event], key: str, at: dt.date | None) -> str | None:
    """The last event up to a day, until the reader opens one or closes it."""
    before = [event for event in events if at and event.date.first <= at]
    if not before or narrow() or sheet.was_used(key):
        return None
    return max(before, key=lambda event: event.date.first).id


def _say_place(pack: Pack, key: str, place: str, count: int) -> None:
    """Say why some events stand out, and offer to end it."""
    words = pack.words
    map_key = cross_links.partner("timeline", key)
    assert map_key is not None
    text = words.shown_strongly.format(place=pack.places[place].name, count=count)
    with st.container(key=f"strong-{key}", horizontal=True, vertical_alignment="center"):
        said = html('<p class="caption" data-say>{{ text }}</p>', text=text)
        st.html(said, width="content")
        st.button(
            words.show_all,
            key=f"{key}-show-all",
            type="tertiary",
            on_click=cross_links.open_place,
            args=(map_key, None),
        )


def _to_map(pack: Pack, key: str, event: Event) -> None:
    """A button for each place of an event, where a map stands on the same page."""
    map_key = cross_links.partner("timeline", key)
    if map_key is None or not event.places:
        return
    with st.container(key=f"to-map-{key}", horizontal=True):
        for place in event.places:
            st.button(
                pack.words.show_on_map.format(place=pack.places[place].name),
                key=f"{key}-to-{place}",
                type="tertiary",
                on_click=cross_links.open_place,
                args=(map_key, place),
            )


def _filters(pack: Pack, timelines: Sequence[Timeline], key: str, until: int | None) -> Shown:
    words = pack.words
    events = [event for timeline in timelines for event in timeline.events]
    first, last = _years(timelines)
    actors = {actor: pack.actors[actor].name for event in events for actor in event.actors}
    kinds = {kind.id: kind.label for timeline in timelines for kind in timeline.kinds}
    with st.container(key=f"filters-{key}", horizontal=True, vertical_alignment="bottom"):
        at_first = (first, max(first, min(last, until or last)))
        years = years_slider.show(words, (first, last), at_first, f"{key}-years")
        chosen_actors = figure.some_of(words.actors, actors, f"{key}-actors", words.all)
        chosen_kinds = figure.some_of(words.kinds, kinds, f"{key}-kinds", words.all)
    return Shown(years, tuple(chosen_actors), tuple(chosen_kinds))


def _choose(pack: Pack, events: Sequence[Event], key: str) -> str | None:
    """The event chosen from the list, or by its marker, if the filters still show it."""
    words = pack.words
    by_id = {event.id: event for event in events}
    # None is a choice that was closed; without a value the one in the address would come back.
    if st.session_state.get(f"{key}-event") not in (None, *by_id):
        st.session_state.pop(f"{key}-event", None)
    return st.selectbox(
        words.choose_event,
        list(by_id),
        index=None,
        key=f"{key}-event",
        format_func=lambda event: as_written.label(
            cross_links.event_words(pack, by_id[event]), by_id[event].title
        ),
        placeholder=words.choose_event_hint,
        on_change=sheet.opened,
        args=(key, f".st-key-{key}-event input"),
        bind="query-params",
    )


_CARD = (
    '<article class="event-card"><p class="facts">{{ date }} · {{ actors }}</p><h3>{{ title }}</h3>'
    "<p>{{ since }}{{ text }} {{ cite }}</p>{% if extras %}<dl>"
    "{% for name, extra in extras %}<dt>{{ name }}</dt><dd>{{ extra }}</dd>{% endfor %}</dl>"
    "{% endif %}{{ sources }}</article>"
)


def card(pack: Pack, event: Event) -> Markup:
    """An event in full, with its citations."""
    words = pack.words
    write = Writer(pack, f"card-{event.id}")
    extras = (
        (words.date, event.date_note),
        (words.figures, write.line(event.figures) if event.figures else ""),
        (words.disputed, write.line(event.disputed) if event.disputed else ""),
        (words.instrument, event.instrument),
        (words.places, ", ".join(pack.places[place].name for place in event.places)),
        (words.people, _links(pack, [f"@{one}" for one in pack.web.people[event.id]])),
        (words.terms, _links(pack, pack.web.terms[event.id])),
    )
    return html(
        _CARD,
        date=_date(pack, event),
        actors=" · ".join(pack.actors[actor].name for actor in event.actors),
        title=event.title,
        since=since_mark(pack, event.date),
        text=write.line(event.text),
        cite=citation(pack, event.sources),
        extras=[(name, extra) for name, extra in extras if extra],
        sources=source_list(pack, event.sources),
    )


def _links(pack: Pack, names: Sequence[str]) -> Markup:
    """People and terms, each with a link to its entry in the glossary."""
    found = [
        pack.people[name[1:]].name if name.startswith("@") else pack.terms[name].term
        for name in names
    ]
    return html(
        "{% for address, words in links %}{% if not loop.first %}, {% endif %}"
        '<a href="{{ address }}" target="_self">{{ words }}</a>{% endfor %}',
        links=[(href("glossary", find=words), words) for words in found],
    )


def _date(pack: Pack, event: Event) -> str:
    if event.end is None:
        return long_date(pack.words, event.date)
    return f"{long_date(pack.words, event.date)} – {long_date(pack.words, event.end)}"


_LIST = (
    '<details class="events"><summary>{{ label }}</summary><ol>'
    "{% for date, actors, title, text, cite in items %}<li><strong>{{ date }}</strong> "
    "<em>{{ actors }}.</em> {{ title }}. {{ text }} {{ cite }}</li>{% endfor %}</ol></details>"
)


def _list(pack: Pack, events: Sequence[Event], key: str) -> Markup:
    """The events as a list that a screen reader, a phone or a printer can use."""
    words = pack.words
    write = Writer(pack, f"list-{key}")
    items = [
        (
            _date(pack, event),
            ", ".join(pack.actors[actor].short for actor in event.actors),
            event.title,
            write.line(event.text),
            citation(pack, event.sources),
        )
        for event in events
    ]
    label = words.list_of.format(count=Counted(len(events), words))
    return html(_LIST, label=label, items=items)


def _csv(pack: Pack, events: Sequence[Event], key: str) -> str:
    """The events as a file, with its provenance."""
    words = pack.words
    header = [
        words.date,
        words.actors,
        words.kinds,
        words.title,
        words.text,
        words.figures,
        words.disputed,
        words.sources,
    ]
    rows = [
        [
            in_cell(event.date),
            "; ".join(pack.actors[actor].name for actor in event.actors),
            event.kind,
            event.title,
            plain(pack, event.text),
            plain(pack, event.figures or ""),
            plain(pack, event.disputed or ""),
            "; ".join(address(pack.sources[source]) for source in event.sources),
        ]
        for event in events
    ]
    return csv_file(header, rows, words.provenance.format(title=pack.guide.title, name=key))
