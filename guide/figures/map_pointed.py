"""Places that a map points at, such as those of an event chosen elsewhere on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

from .map_canvas import Canvas, Label, by_id, draw_texts, place_label
from .map_layers import Row, Spot


def within(map: Any, place: Any, *, closer: bool = False) -> bool:
    """Whether a place lies in the window that a map shows."""
    window = window_of(map, closer)
    return bool(
        window.west <= place.lon <= window.east and window.south <= place.lat <= window.north
    )


def window_of(map: Any, closer: bool) -> Any:
    """The window that a map shows: the nearer one if asked for and there."""
    return map.closer.window if closer and map.closer else map.window


def point_at(
    figure: go.Figure,
    canvas: Canvas,
    pack: Any,
    rows: Sequence[Row],
    pointed: Iterable[str],
    layers: Iterable[Any],
    selected: str | None,
) -> None:
    """A ring round each place that is pointed at, and the name of those that have none yet."""
    t, s = canvas.tokens, canvas.scale
    places = by_id(pack.places)
    # The marker of the selected event has its own ring.
    ringed = _places_of(_with_event(rows, selected))
    named = {place for layer in layers for place in _places_in(layer)}
    rings: list[tuple[float, float, float, str]] = []
    labels: list[Label] = []
    for place in pointed:
        if place in ringed:
            continue
        row = next((row for row in rows if place in _places_of(row.spots)), None)
        at = (row.x, row.y) if row else canvas.km(places[place].lon, places[place].lat)
        px, py = canvas.px(*at)
        if not canvas.inside((px, py, px, py)):
            continue
        half = row.half + 4 * s if row else 13 * s
        rings.append((*at, half, places[place].name))
        if row is None:
            label = None
            if place not in named:
                label = place_label(canvas, at, places[place].name, 14 * s, (half, half))
            labels += [label] if label else []
            canvas.take((px - half, py - half, px + half, py + half))
    if not rings:
        return
    figure.add_trace(
        go.Scatter(
            name="pointed",
            x=[x for x, _, _, _ in rings],
            y=[y for _, y, _, _ in rings],
            mode="markers",
            hovertext=[name for _, _, _, name in rings],
            hoverinfo="text",
            marker={
                "symbol": "circle-open",
                "size": [2 * half for _, _, half, _ in rings],
                "color": t.accent,
                "opacity": 1,
                "line": {"width": 3.5 * s, "color": t.accent},
            },
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
            showlegend=False,
        )
    )
    if labels:
        figure.add_trace(
            draw_texts(
                canvas, labels, 14 * s, t.ink, weight=700, halo=t.ground, name="pointed names"
            )
        )


def _with_event(rows: Sequence[Row], event: str | None) -> list[Spot]:
    """The markers that stand for an event."""
    return [spot for row in rows for spot in row.spots if any(e.id == event for e in spot.events)]


def _places_of(spots: Iterable[Spot]) -> set[str]:
    return {place for spot in spots for event in spot.events for place in event.places}


def _places_in(layer: Any) -> list[str]:
    """The places that a layer names on the map."""
    if layer.kind == "places":
        return list(layer.places)
    return [area.place for area in layer.areas] if layer.kind == "contested" else []
