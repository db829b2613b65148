"""One or more timelines: filters, figure, the chosen event's card, the same as a list."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from guide.figures.timeline import Shown, shown_events, timeline_figure
from guide.model.reading import Pack
from guide.model.spreadsheet import csv_file
from guide.model.timelines import Event, Timeline

from . import figure, take_away, web
from .cite import address, citation, long_date, since_mark, source_list
from .ground import theme
from .links import href
from .prose import Writer, plain


def show(
    pack: Pack,
    timelines: Sequence[Timeline],
    *,
    title: str,
    intro: str | None,
    key: str,
    until: int | None = None,
) -> None:
    """Show timelines on one axis. Filters live in the URL and rerun this part alone.

    ``until`` is the last year shown at first; without it, all years are.
    """
    figure.title(title, intro)
    _timelines(pack, tuple(timeline.id for timeline in timelines), title, key, until)


@st.fragment
def _timelines(pack: Pack, ids: tuple[str, ...], title: str, key: str, until: int | None) -> None:
    timelines = [pack.timelines[timeline] for timeline in ids]
    shown = _filters(pack, timelines, key, until)
    events = [event for timeline in timelines for event in shown_events(timeline, shown)]
    total = sum(len(timeline.events) for timeline in timelines)
    words = pack.words
    if not events:
        st.html(f'<p class="quiet" role="status">{escape(words.no_events)}</p>')
        return
    place = st.container()
    count = words.events_shown.format(
        shown=len(events), total=total, first=shown.years[0], last=shown.years[1]
    )
    st.html(f'<p class="caption" role="status">{escape(count)}</p>')
    chosen = _choose(pack, events, key)

    def choose_marker() -> None:
        st.session_state[f"{key}-event"] = figure.selected(f"{key}-figure")

    _, here = web.chosen("timeline", key)
    strong = set(pack.web.at.get(here, ())) if here else None
    with place:
        drawn = timeline_figure(
            timelines,
            pack.actors,
            shown,
            theme=theme(),
            article=pack.guide.article.date.first,
            until=pack.as_of,
            selected=chosen,
            strong=strong,
        )
        alt = " ".join(plain(pack, timeline.alt) for timeline in timelines)
        figure.draw(drawn, key=f"{key}-figure", alt=alt, on_select=choose_marker)
        cited = dict.fromkeys(source for event in events for source in event.sources)
        about = take_away.Figure(
            f"{key}-figure", key, title, list(cited), [count], key if key in pack.blocks else None
        )
        take_away.row(pack, about, _csv(pack, events, key))
    if here and strong is not None:
        _say_place(pack, key, here, len(strong & {event.id for event in events}))
    if chosen:
        st.html(card(pack, pack.events[chosen]))
        _to_map(pack, key, pack.events[chosen])
    _list(pack, events, key)
    web.drew("timeline", key)


def _say_place(pack: Pack, key: str, place: str, count: int) -> None:
    """Say why some events stand out, and offer to end it."""
    words = pack.words
    map_key = web.partner("timeline", key)
    assert map_key is not None
    text = words.shown_strongly.format(place=pack.places[place].name, count=count)
    with st.container(key=f"strong-{key}", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="caption" role="status">{escape(text)}</p>', width="content")
        st.button(
            words.show_all,
            key=f"{key}-show-all",
            type="tertiary",
            on_click=web.open_place,
            args=(map_key, None),
        )


def _to_map(pack: Pack, key: str, event: Event) -> None:
    """A button for each place of an event, where a map stands on the same page."""
    map_key = web.partner("timeline", key)
    if map_key is None or not event.places:
        return
    with st.container(key=f"to-map-{key}", horizontal=True):
        for place in event.places:
            st.button(
                pack.words.show_on_map.format(place=pack.places[place].name),
                key=f"{key}-to-{place}",
                type="tertiary",
                on_click=web.open_place,
                args=(map_key, place),
            )


def _filters(pack: Pack, timelines: Sequence[Timeline], key: str, until: int | None) -> Shown:
    words = pack.words
    events = [event for timeline in timelines for event in timeline.events]
    first = min(event.date.first.year for event in events)
    last = max(event.date.first.year for event in events)
    actors = dict.fromkeys(actor for event in events for actor in event.actors)
    kinds = {kind.id: kind.label for timeline in timelines for kind in timeline.kinds}
    with st.container(key=f"filters-{key}", horizontal=True, vertical_alignment="bottom"):
        years = st.slider(
            words.years,
            first,
            last,
            (first, min(last, until or last)),
            key=f"{key}-years",
            bind="query-params",
        )
        chosen_actors = st.multiselect(
            words.actors,
            list(actors),
            format_func=lambda actor: pack.actors[actor].name,
            key=f"{key}-actors",
            bind="query-params",
            placeholder=words.all,
        )
        chosen_kinds = st.multiselect(
            words.kinds,
            list(kinds),
            format_func=kinds.__getitem__,
            key=f"{key}-kinds",
            bind="query-params",
            placeholder=words.all,
        )
    return Shown(years, tuple(chosen_actors), tuple(chosen_kinds))


def _choose(pack: Pack, events: Sequence[Event], key: str) -> str | None:
    """The event chosen from the list, or by its marker, if the filters still show it."""
    words = pack.words
    by_id = {event.id: event for event in events}
    if st.session_state.get(f"{key}-event") not in by_id:
        st.session_state.pop(f"{key}-event", None)
    return st.selectbox(
        words.choose_event,
        list(by_id),
        index=None,
        key=f"{key}-event",
        format_func=lambda event: web.event_words(by_id[event]),
        placeholder=words.choose_event_hint,
        bind="query-params",
    )


def card(pack: Pack, event: Event) -> str:
    """An event in full, with its citations."""
    words = pack.words
    write = Writer(pack, f"card-{event.id}")
    extras = "".join(
        f"<dt>{escape(name)}</dt><dd>{text}</dd>"
        for name, text in (
            (words.date, escape(event.date_note) if event.date_note else ""),
            (words.figures, write.line(event.figures) if event.figures else ""),
            (words.disputed, write.line(event.disputed) if event.disputed else ""),
            (words.instrument, escape(event.instrument) if event.instrument else ""),
            (words.places, escape(", ".join(pack.places[place].name for place in event.places))),
            (words.people, _links(pack, [f"@{one}" for one in pack.web.people[event.id]])),
            (words.terms, _links(pack, pack.web.terms[event.id])),
        )
        if text
    )
    actors = " · ".join(pack.actors[actor].name for actor in event.actors)
    return (
        f'<article class="event-card"><p class="facts">{_date(event)} · {escape(actors)}</p>'
        f"<h3>{escape(event.title)}</h3>"
        f"<p>{since_mark(pack, event.date)}{write.line(event.text)} "
        f"{citation(pack, event.sources)}</p>{f'<dl>{extras}</dl>' if extras else ''}"
        f"{source_list(pack, event.sources)}</article>"
    )


def _links(pack: Pack, names: Sequence[str]) -> str:
    """People and terms, each with a link to its entry in the glossary."""
    found = []
    for name in names:
        person = name.startswith("@")
        words = pack.people[name[1:]].name if person else pack.terms[name].term
        address = escape(href("glossary", find=words))
        found.append(f'<a href="{address}" target="_self">{escape(words)}</a>')
    return ", ".join(found)


def _date(event: Event) -> str:
    if event.end is None:
        return long_date(event.date)
    return f"{long_date(event.date)} – {long_date(event.end)}"


def _list(pack: Pack, events: Sequence[Event], key: str) -> None:
    """The events as a list that a screen reader, a phone or a printer can use."""
    words = pack.words
    write = Writer(pack, f"list-{key}")
    items = "".join(
        f"<li><strong>{_date(event)}</strong> "
        f"<em>{escape(', '.join(pack.actors[actor].short for actor in event.actors))}.</em> "
        f"{escape(event.title)}. {write.line(event.text)} {citation(pack, event.sources)}</li>"
        for event in events
    )
    label = escape(words.list_of.format(count=len(events)))
    st.html(f'<details class="events"><summary>{label}</summary><ol>{items}</ol></details>')


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
            str(event.date),
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
