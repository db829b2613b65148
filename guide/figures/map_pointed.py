"""Places that a map points at, such as those of an event chosen elsewhere on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from guide.model.maps import ContestedLayer, Layer, PlacesLayer
from guide.model.pack import Pack
from guide.model.places import Place

from .figure import Figure, Trace, scatter
from .map_canvas import Canvas, Point
from .map_events import Row, Spot
from .map_labels import Label, place_label, write_labels
from .style import UNFADED


class _Ring(NamedTuple):
    """A ring round a place, or round the row of markers that it stands in."""

    at: Point
    half: float
    """Half its width, in pixels."""
    place: Place
    alone: bool
    """Whether no row of markers stands there."""


def point_at(
    figure: Figure,
    canvas: Canvas,
    pack: Pack,
    rows: Sequence[Row],
    pointed: Iterable[str],
    layers: Iterable[Layer],
    selected: str | None,
) -> None:
    """Draw a ring round each place that is pointed at, and name those that have no name yet.

    ``rows`` are the markers of the map's events and ``layers`` what else it draws; ``pointed`` are
    ids of places, ``selected`` is the id of an event, whose marker has a ring of its own.
    """
    rings = _rings(canvas, pack, rows, pointed, selected)
    if not rings:
        return
    named = {place for layer in layers for place in _places_in(layer)}
    labels: list[Label | None] = []
    for ring in rings:
        if ring.alone:
            half = (ring.half, ring.half)
            if ring.place.id not in named:
                name = ring.place.name
                labels.append(place_label(canvas, ring.at, name, 14 * canvas.scale, half))
            canvas.take(canvas.box(ring.at, half))
    figure.add_trace(_draw(canvas, rings))
    ground = canvas.tokens.ground
    write_labels(
        figure, canvas, labels, 14 * canvas.scale, weight=700, halo=ground, name="pointed names"
    )


def _rings(
    canvas: Canvas,
    pack: Pack,
    rows: Sequence[Row],
    pointed: Iterable[str],
    selected: str | None,
) -> list[_Ring]:
    """A ring for each place within the frame, but for those of the selected event."""
    s = canvas.scale
    ringed = _places_of(spot for row in rows for spot in row.spots if spot.holds(selected))
    rings: list[_Ring] = []
    for place in (pack.places[id] for id in pointed if id not in ringed):
        row = next((row for row in rows if place.id in _places_of(row.spots)), None)
        at = (row.x, row.y) if row else canvas.at(place)
        if canvas.inside(canvas.box(at, (0, 0))):
            rings.append(_Ring(at, row.half + 4 * s if row else 13 * s, place, row is None))
    return rings


def _draw(canvas: Canvas, rings: Sequence[_Ring]) -> Trace:
    accent = canvas.tokens.accent
    return scatter(
        name="pointed",
        x=[ring.at[0] for ring in rings],
        y=[ring.at[1] for ring in rings],
        mode="markers",
        hovertext=[ring.place.name for ring in rings],
        hoverinfo="text",
        marker={
            "symbol": "circle-open",
            "size": [2 * ring.half for ring in rings],
            "color": accent,
            "opacity": 1,
            "line": {"width": 3.5 * canvas.scale, "color": accent},
        },
        **UNFADED,
        showlegend=False,
    )


def _places_of(spots: Iterable[Spot]) -> set[str]:
    return {place for spot in spots for event in spot.events for place in event.places}


def _places_in(layer: Layer) -> list[str]:
    """The places that a layer names on the map."""
    match layer:
        case PlacesLayer():
            return list(layer.places)
        case ContestedLayer():
            return [area.place for area in layer.areas]
    return []
