"""Maps: a region's shapes and its layers, as a figure and as a table.

A map is drawn on two plane axes with projected coordinates, not with Plotly's geo subplots:
those ask another host for their own borders and cannot hatch an area. Why, and what was
measured: ``docs/decisions/0002-maps.md``. Its parts are ``map_canvas``, ``map_land``,
``map_layers``, ``map_contested`` and ``map_pointed``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

from . import shapes
from .map_canvas import by_id, canvas_for, contrast, text_width
from .map_contested import contested_key, draw_contested, point_of_view
from .map_land import draw_ground, name_states, records, state_fills, states_view
from .map_layers import (
    Row,
    draw_events,
    draw_places,
    event_rows,
    events_shown,
    name_rows,
)
from .map_pointed import point_at, window_of, within
from .place_question import place_question_figure
from .style import Theme

__all__ = [
    "contrast",
    "map_figure",
    "map_table",
    "place_question_figure",
    "point_of_view",
    "text_width",
    "within",
]


def map_figure(
    pack: Any,
    map: Any,
    *,
    theme: Theme,
    view: str | None = None,
    seen_by: str | None = None,
    years: tuple[int, int] | None = None,
    kinds: Iterable[str] | None = None,
    selected: str | None = None,
    narrow: bool = False,
    size: tuple[int, int] | None = None,
    scale: float = 1.0,
    hidden: Iterable[str] = (),
    closer: bool = False,
    pointed: Sequence[str] = (),
) -> go.Figure:
    """A map with its layers.

    ``view`` names the view of the states layer, ``seen_by`` the point of view on contested areas;
    ``years`` and ``kinds`` filter the events, ``selected`` is the id of an event or a contested
    area, ``hidden`` names layers to leave out, ``closer`` shows the nearer window, ``pointed`` are
    places to point at. ``size`` and ``scale`` serve the projector: text, markers and lines grow
    with ``scale``. A click on a marker selects a point whose ``customdata`` lists ids: of the
    marker's events, earliest first, of a contested area, or of a place.
    """
    hidden, actors = set(hidden), by_id(pack.actors)
    layers = [layer for layer in map.layers if layer.id not in hidden]
    shown = states_view(map, view)
    key: list[str] = [c.label for c in shown[1].categories] if shown else []
    for layer in layers:
        if layer.kind == "events":
            present = {e.actors[0] for e in events_shown(pack, layer, years, kinds)}
            key += [actors[a].short for a in actors if a in present]
        elif layer.kind == "contested":
            key += [look.name for look in contested_key(pack, layer, seen_by, theme)]
        elif layer.kind == "places" and layer.marker != "city":
            key.append(layer.label)
    figure, canvas = canvas_for(window_of(map, closer), theme, narrow, size, scale, key)
    region = shapes.region(map.shapes)
    fills: dict[str, dict[str, Any]] = {}
    if shown and shown[0] in layers:
        fills = state_fills(canvas, pack, region, *shown)
    draw_ground(figure, canvas, region, fills)
    for layer in layers:
        if layer.kind == "contested":
            draw_contested(figure, canvas, pack, layer, seen_by, selected)
    marked = {
        place
        for layer in layers
        if layer.kind == "places" and layer.marker != "city"
        for place in layer.places
    }
    rows: list[Row] = []
    taken: dict[str, tuple[float, float] | None] = {}
    for layer in layers:
        if layer.kind == "events":
            events = events_shown(pack, layer, years, kinds)
            rows += event_rows(canvas, pack, events, marked)
            # A row's name stands for every place in it: a city's own dot would lie under it.
            taken |= {place: None for event in events for place in event.places}
    for row in rows:
        taken |= row.marked
        px, py = canvas.px(row.x, row.y)
        canvas.take((px - row.half, py - 8 * scale, px + row.half, py + 8 * scale))
    draw_events(figure, canvas, pack, rows, selected)
    point_at(figure, canvas, pack, rows, pointed, layers, selected)
    # Names in order of weight: bases and sites, then events, then cities.
    placed = [layer for layer in layers if layer.kind == "places"]
    for layer in placed:
        if layer.marker != "city":
            draw_places(figure, canvas, pack, layer, taken)
    name_rows(figure, canvas, rows)
    for layer in placed:
        if layer.marker == "city":
            draw_places(figure, canvas, pack, layer, taken)
    name_states(figure, canvas, region, fills)
    return figure


def map_table(
    pack: Any,
    map: Any,
    *,
    view: str | None = None,
    seen_by: str | None = None,
    years: tuple[int, int] | None = None,
    kinds: Iterable[str] | None = None,
) -> list[dict[str, Any]]:
    """Everything the map shows, one row for each thing, for a table and CSV.

    Every row has the same keys; what does not apply is empty.
    """
    places, actors = by_id(pack.places), by_id(pack.actors)
    rows: list[dict[str, Any]] = []

    def row(layer: Any, **values: Any) -> None:
        rows.append(
            {
                "layer": layer.label,
                "id": "",
                "name": "",
                "date": "",
                "actor": "",
                "value": "",
                "place": "",
                "lat": None,
                "lon": None,
                "sources": "",
                **values,
            }
        )

    for layer in map.layers:
        if layer.kind == "events":
            for event in events_shown(pack, layer, years, kinds):
                for place_id in event.places:
                    place = places.get(place_id)
                    if place is None:
                        continue
                    date = str(event.date) + (f" – {event.end}" if event.end else "")
                    row(
                        layer,
                        id=event.id,
                        name=event.title,
                        date=date,
                        actor=", ".join(actors[a].name if a in actors else a for a in event.actors),
                        value=event.kind,
                        place=place.name,
                        lat=place.lat,
                        lon=place.lon,
                        sources="; ".join(event.sources),
                    )
        elif layer.kind == "places":
            for place_id in layer.places:
                place = places.get(place_id)
                if place is not None:
                    row(
                        layer,
                        id=place_id,
                        name=place.name,
                        place=place.name,
                        lat=place.lat,
                        lon=place.lon,
                        sources="; ".join(getattr(place, "sources", ()) or ()),
                    )
        elif layer.kind == "contested":
            shown = point_of_view(layer, seen_by)
            for area in layer.areas:
                place, seen = places.get(area.place), area.seen(shown.id)
                cited = dict.fromkeys(source for line in seen.rests_on for source in line.sources)
                row(
                    layer,
                    id=area.id,
                    name=area.label,
                    date=str(shown.as_of or ""),
                    actor=seen.by,
                    value=shown.label,
                    place=place.name if place else "",
                    lat=place.lat if place else None,
                    lon=place.lon if place else None,
                    sources="; ".join(cited),
                )
        else:
            chosen = next((v for v in layer.views if v.id == view), layer.views[0])
            labels = {c.value: c.label for c in chosen.categories}
            for line in records(pack, layer.data):
                value = line[chosen.column]
                if value in labels:
                    row(
                        layer,
                        id=line["iso3"],
                        name=line.get("name", line["iso3"]),
                        date=str(chosen.as_of),
                        value=labels[value],
                        sources="; ".join(chosen.sources),
                    )
    return rows
