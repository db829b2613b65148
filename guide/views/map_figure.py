"""A map: its filters, whose line it draws, and the same as a table."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from guide.figures.map import map_figure, map_table
from guide.model.maps import ContestedLayer, EventsLayer, Map, StatesLayer
from guide.model.reading import Pack

from . import figure
from .cite import evidence_line, source_list
from .fresh import statement_mark
from .ground import narrow, theme
from .prose import Writer, plain


def show(pack: Pack, drawn: Map, *, intro: str | None, key: str) -> None:
    """Show a map. Filters live in the URL and rerun this part alone."""
    figure.title(drawn.title, intro)
    _map(pack, drawn.id, key)


@st.fragment
def _map(pack: Pack, map_id: str, key: str) -> None:
    drawn = pack.maps[map_id]
    words = pack.words
    filters = _filters(pack, drawn, key)
    phone = narrow()
    made = map_figure(pack, drawn, theme=theme(), selected=None, narrow=phone, **filters)
    # Below a phone's width the style sheet hides the labels of a figure that is not made for it.
    name = f"{key}-phone" if phone else f"{key}-figure"
    figure.draw(made, key=name, alt=plain(pack, drawn.alt))
    write = Writer(pack, key)
    view = _view(drawn, filters["view"])
    if view and view.note:
        note = f"{statement_mark(pack, view)}{write.line(view.note)}"
        st.html(f'<p class="caption">{note}</p>')
    figure.caption(pack, write.line(drawn.borders), drawn.borders_sources)
    for layer in drawn.layers:
        if isinstance(layer, ContestedLayer):
            st.html(_contested(pack, layer))
    rows = map_table(pack, drawn, **filters)
    note = words.provenance.format(title=pack.guide.title, name=drawn.id)
    header = [column for column in rows[0] if any(row[column] for row in rows)] if rows else []
    cells = [[str(row[column] or "") for column in header] for row in rows]
    figure.table(pack, key, header, cells, note)
    if view:
        st.html(source_list(pack, view.sources))


def _filters(pack: Pack, drawn: Map, key: str) -> dict[str, Any]:
    words = pack.words
    filters: dict[str, Any] = {"view": None, "years": None, "kinds": None}
    for layer in drawn.layers:
        if isinstance(layer, StatesLayer):
            labels = {view.id: view.label for view in layer.views}
            filters["view"] = st.radio(
                layer.label,
                list(labels),
                format_func=labels.__getitem__,
                key=f"{key}-view",
                bind="query-params",
                horizontal=True,
            )
        if isinstance(layer, EventsLayer):
            timeline = pack.timelines[layer.timeline]
            drawn_events = [
                event for event in timeline.events if event.kind in layer.kinds and event.places
            ]
            years = [event.date.first.year for event in drawn_events]
            kinds = {kind.id: kind.label for kind in timeline.kinds if kind.id in layer.kinds}
            with st.container(key=f"filters-{key}", horizontal=True, vertical_alignment="bottom"):
                filters["years"] = st.slider(
                    words.years,
                    min(years),
                    max(years),
                    (min(years), max(years)),
                    key=f"{key}-years",
                    bind="query-params",
                )
                chosen = st.multiselect(
                    words.kinds,
                    list(kinds),
                    format_func=kinds.__getitem__,
                    key=f"{key}-kinds",
                    bind="query-params",
                    placeholder=words.all,
                )
            filters["kinds"] = set(chosen) or None
    return filters


def _view(drawn: Map, view: str | None) -> Any:
    for layer in drawn.layers:
        if isinstance(layer, StatesLayer):
            return next((each for each in layer.views if each.id == view), None)
    return None


def _contested(pack: Pack, layer: ContestedLayer) -> str:
    """The contested areas with what the law says and who holds them."""
    words = pack.words
    write = Writer(pack, layer.id)
    areas = "".join(
        f"<dt>{escape(area.label)}</dt><dd><p>{write.line(area.legal_position)} "
        f"<em>{escape(words.claimed_by)}</em> {escape(area.claimed_by)}</p>"
        f"<p>{evidence_line(pack, write, area.control_2017)}</p>"
        f'<p class="later">{evidence_line(pack, write, area.control_today)}</p></dd>'
        for area in layer.areas
    )
    cited = [source for area in layer.areas for source in area.sources]
    title = words.law_and_control.format(label=layer.label)
    return (
        f'<details class="contested"><summary>{escape(title)}</summary><dl>{areas}</dl>'
        f"{source_list(pack, cited)}</details>"
    )
