"""A map: its filters, whose line it draws, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple, TypedDict, Unpack

import streamlit as st
from markupsafe import Markup

from guide.figures.map import map_figure
from guide.figures.map_contested import point_of_view
from guide.figures.map_table import map_table
from guide.model.blocks import TimelineBlock
from guide.model.maps import (
    ContestedArea,
    ContestedLayer,
    EventsLayer,
    Map,
    PlacesLayer,
    StatesLayer,
    StatesView,
)
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text import figure_note
from guide.text.citation import whose_line
from guide.text.csv_file import Cells, csv_file
from guide.text.dates import long_date
from guide.text.html import html

from . import (
    as_written,
    cross_links,
    figure,
    focus,
    place_card,
    sheet,
    take_away,
    years_slider,
)
from .browser import narrow, theme
from .cite import citation, evidence_line, source_list
from .kept import kept, kept_figure
from .prose import Writer
from .review_marks import statement_mark


class _Filters(TypedDict):
    """What of a map is shown, as `map_figure` and `map_table` take it."""

    view: str | None
    seen_by: str | None
    years: tuple[int, int] | None
    kinds: set[str] | None


class _Table(NamedTuple):
    """What a map shows as a table: the columns that hold something, and its rows."""

    header: list[str]
    rows: list[Cells]


def show(pack: Pack, drawn: Map, *, intro: Markup | None, key: str) -> None:
    """Show a map. Filters live in the URL and rerun this part alone."""
    figure.title(drawn.title, intro)
    _map(pack, drawn.id, key)


@st.fragment
def _map(pack: Pack, map_id: str, key: str) -> None:
    drawn = pack.maps[map_id]
    # The figure stands first: what it is set with is read once it is seen.
    above = st.container()
    with st.container(key=f"filters-{key}", horizontal=True, vertical_alignment="bottom"):
        filters = _filters(pack, drawn, key)
        other = _other_window(drawn, key, _view(drawn, filters["view"]))
        _choose_place(pack, drawn, key)
    phone = narrow()
    # Below a phone's width the style sheet hides the labels of a figure that is not made for it.
    name = f"{key}-phone" if phone else f"{key}-figure"
    event, place = cross_links.chosen("map", key)
    pointed = _pointed(pack, event, place)
    with above:
        made = kept_figure(
            map_figure,
            pack,
            drawn,
            theme=theme(),
            selected=event,
            narrow=phone,
            other=other,
            pointed=pointed,
            **filters,
        )
        figure.draw(
            made,
            key=name,
            alt=plain(pack, drawn.alt),
            on_select=partial(_choose_marker, pack, drawn, key, name),
        )
    _take_away(pack, drawn, key, name, filters)
    outside = _outside(pack, drawn, pointed, other)
    if outside:
        st.html(outside)
    if place:
        with sheet.below(pack, key, f"{key}-place"):
            place_card.show(pack, pack.places[place], map_key=key)
    st.html(_told(pack, drawn, key, filters))
    cross_links.drew("map", key)
    focus.lead()


_TOLD = (
    '{% if other %}<p class="caption">{{ other }}</p>{% endif %}'
    '{% if note %}<p class="caption">{{ due }}{{ note }}</p>{% endif %}'
    '{% for label, line in said %}<p class="caption"><strong>{{ label }}.</strong> {{ line }}</p>'
    "{% endfor %}"
    '{% for each in views %}{{ each }}{% endfor %}<div class="folded">'
    '<details class="borders"><summary>{{ whose }}</summary>'
    '<p class="caption">{{ borders }} {{ cite }}</p></details>{{ table }}{{ sources }}</div>'
)


def _told(pack: Pack, drawn: Map, key: str, filters: _Filters) -> Markup:
    """What stands below a map: what is shown, from whose point of view, and, folded, the rest."""
    view, write = _view(drawn, filters["view"]), Writer(pack, key)
    return html(
        _TOLD,
        due=statement_mark(pack, view) if view else "",
        other=figure_note.of_map(pack, drawn),
        note=write.line(view.note) if view and view.note else "",
        said=[(label, evidence_line(pack, write, line)) for label, line in drawn.said],
        views=[
            kept(_points_of_view, pack, layer, filters["seen_by"])
            for layer in drawn.layers
            if isinstance(layer, ContestedLayer)
        ],
        whose=whose_line(pack, drawn),
        borders=write.line(drawn.borders),
        cite=citation(pack, drawn.borders_sources),
        table=kept(_folded_table, pack, drawn, key, **filters),
        sources=source_list(pack, drawn.cited(view)),
    )


def _table(pack: Pack, drawn: Map, **filters: Unpack[_Filters]) -> _Table:
    rows = map_table(pack, drawn, **filters)
    header = [c for c in rows[0] if any(row[c] not in ("", None) for row in rows)] if rows else []
    return _Table(header, [[row[column] for column in header] for row in rows])


def _folded_table(pack: Pack, drawn: Map, key: str, **filters: Unpack[_Filters]) -> Markup:
    return figure.table(pack, key, *_table(pack, drawn, **filters))


def _file(pack: Pack, drawn: Map, **filters: Unpack[_Filters]) -> str:
    note = pack.words.provenance.format(title=pack.guide.title, name=drawn.id)
    return csv_file(*_table(pack, drawn, **filters), note)


def _take_away(pack: Pack, drawn: Map, key: str, name: str, filters: _Filters) -> None:
    view = _view(drawn, filters["view"])
    seen = [
        f"{layer.label}: {point_of_view(layer, filters['seen_by']).label}."
        for layer in drawn.layers
        if isinstance(layer, ContestedLayer)
    ]
    whose = whose_line(pack, drawn)
    shown = [view.label] if view else []
    about = take_away.Figure(
        name,
        key,
        ": ".join([drawn.title, *shown]),
        drawn.cited(view),
        [f"{whose} {plain(pack, drawn.borders)}", *seen],
        key,
    )
    take_away.row(pack, about, kept(_file, pack, drawn, **filters))


def _places(pack: Pack, drawn: Map, key: str) -> list[str]:
    """The places that a reader can open: those on the map and those of the linked timeline."""
    found: dict[str, None] = {}
    for layer in drawn.layers:
        if isinstance(layer, PlacesLayer):
            found.update(dict.fromkeys(layer.places))
        elif isinstance(layer, ContestedLayer):
            found.update((area.place, None) for area in layer.areas)
        elif isinstance(layer, EventsLayer):
            for event in pack.timelines[layer.timeline].events:
                found.update(dict.fromkeys(event.places))
    timeline = cross_links.partner("map", key)
    if timeline:
        block = pack.block(timeline)
        assert isinstance(block, TimelineBlock)
        for event in pack.timelines[block.timeline].events:
            found.update(dict.fromkeys(event.places))
    return sorted(found, key=lambda place: pack.places[place].name)


def _choose_place(pack: Pack, drawn: Map, key: str) -> None:
    places = _places(pack, drawn, key)
    # None is a choice that was closed; without a value the one in the address would come back.
    if st.session_state.get(f"{key}-place") not in (None, *places):
        st.session_state.pop(f"{key}-place", None)
    st.selectbox(
        pack.words.choose_place,
        places,
        index=None,
        key=f"{key}-place",
        format_func=lambda place: pack.places[place].name,
        placeholder=pack.words.choose_place_hint,
        on_change=sheet.opened,
        args=(key, f".st-key-{key}-place input"),
        bind="query-params",
    )


def _choose_marker(pack: Pack, drawn: Map, key: str, name: str) -> None:
    """Open the place of the marker that was selected: a place, a contested area or an event."""
    found = figure.selected(name)
    sheet.opened(key, f".st-key-figure-{name}")
    areas = {
        area.id: area.place
        for layer in drawn.layers
        if isinstance(layer, ContestedLayer)
        for area in layer.areas
    }
    if found is not None and found in pack.events:
        cross_links.open_place(key, next(iter(pack.events[found].places), None))
    elif found is not None:
        cross_links.open_place(key, areas.get(found, found if found in pack.places else None))


def _pointed(pack: Pack, event: str | None, place: str | None) -> list[str]:
    """The places to point at: that of the chosen place and those of the chosen event."""
    found = [place] if place else []
    if event is not None and event in pack.events:
        found += pack.events[event].places
    return list(dict.fromkeys(found))


def _outside(pack: Pack, drawn: Map, pointed: Sequence[str], other: bool) -> Markup | None:
    """What of the places pointed at lies outside the window."""
    window = drawn.seen(other=other)
    places = [pack.places[place] for place in pointed]
    names = [place.name for place in places if not window.holds(place.lon, place.lat)]
    if not names:
        return None
    text = pack.words.outside_map.format(places=", ".join(names))
    return html('<p class="quiet" data-say>{{ text }}</p>', text=text)


def _other_window(drawn: Map, key: str, view: StatesView | None) -> bool:
    """Whether the map shows its other window: as its view opens, until the reader switches."""
    if drawn.other_window is None:
        return False
    at, opens = f"{key}-other", view is not None and view.other_window
    if st.session_state.get(f"{at}-opens", opens) != opens:
        st.session_state[at] = opens
    st.session_state[f"{at}-opens"] = opens
    return st.toggle(as_written.label(drawn.other_window.label), opens, key=at, bind="query-params")


def _filters(pack: Pack, drawn: Map, key: str) -> _Filters:
    words = pack.words
    filters: _Filters = {"view": None, "seen_by": None, "years": None, "kinds": None}
    for layer in drawn.layers:
        if isinstance(layer, StatesLayer):
            labels = {view.id: view.label for view in layer.views}
            filters["view"] = _one_of(as_written.label(layer.label), labels, f"{key}-view")
        if isinstance(layer, ContestedLayer):
            views: dict[str, str] = {view.id: view.label for view in layer.points_of_view}
            label = words.seen_by.format(layer=layer.label)
            filters["seen_by"] = _one_of(label, views, f"{key}-seen-by")
        if isinstance(layer, EventsLayer):
            timeline = pack.timelines[layer.timeline]
            drawn_events = [
                event for event in timeline.events if event.kind in layer.kinds and event.places
            ]
            years = [event.date.first.year for event in drawn_events]
            kinds = {kind.id: kind.label for kind in timeline.kinds if kind.id in layer.kinds}
            every = (min(years), max(years))
            filters["years"] = years_slider.show(words, every, every, f"{key}-years")
            chosen = figure.some_of(words.kinds, kinds, f"{key}-kinds", words.all)
            filters["kinds"] = set(chosen) or None
    return filters


def _one_of(label: str, options: dict[str, str], key: str) -> str | None:
    """The chosen id, from a list, so that all that a map is set with stands in one row."""
    return st.selectbox(
        label,
        list(options),
        format_func=lambda option: as_written.label(options[option]),
        key=key,
        bind="query-params",
    )


def _view(drawn: Map, view: str | None) -> StatesView | None:
    for layer in drawn.layers:
        if isinstance(layer, StatesLayer):
            return next((each for each in layer.views if each.id == view), None)
    return None


_VIEW = (
    '<p class="caption" data-say><strong>{{ shown.label }}.</strong>'
    "{% if date %} {{ date }}{% endif %} {{ text }} {{ cite }}</p>"
    '<details class="contested"><summary>{{ title }}</summary><dl class="areas">'
    "{% for area in areas %}{{ area }}{% endfor %}</dl>{{ sources }}</details>"
)


def _points_of_view(pack: Pack, layer: ContestedLayer, seen_by: str | None) -> Markup:
    """On what the chosen point of view rests, in general and for each area."""
    words = pack.words
    shown = point_of_view(layer, seen_by)
    write = Writer(pack, f"{layer.id}-{shown.id}")
    seen = list(layer.seen(shown.id))
    areas = [_area(pack, write, area, shown.id) for area, _ in seen]
    cited = [source for _, each in seen for line in each.rests_on for source in line.sources]
    return html(
        _VIEW,
        shown=shown,
        date=words.state_of.format(date=long_date(words, shown.as_of)) if shown.as_of else "",
        text=write.line(shown.text),
        cite=citation(pack, shown.sources),
        title=words.view_rests_on.format(view=shown.label, count=len(seen)),
        areas=areas,
        sources=source_list(pack, cited),
    )


def _area(pack: Pack, write: Writer, area: ContestedArea, view: str) -> Markup:
    """An area from a point of view: whose it is there, on what that rests, how far it reaches."""
    lines = [
        (seen.by, evidence_line(pack, write, line))
        for seen in area.said(view)
        for line in seen.rests_on
    ]
    extent = ""
    if area.extent and not area.shape:
        extent = pack.words.extent.format(extent=area.extent)
    return html(
        "<div><dt>{{ label }}</dt><dd>"
        "{% for by, line in lines %}<p><em>{{ by }}.</em> {{ line }}</p>{% endfor %}"
        '{% if extent %}<p class="quiet">{{ extent }}</p>{% endif %}</dd></div>',
        label=area.label,
        lines=lines,
        extent=extent,
    )
