"""Named places on a map: bases, sites and cities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.model.maps import PlacesLayer
from guide.model.pack import Pack
from guide.model.places import DOT, Place, PlaceMarker

from .figure import Figure, Trace, scatter
from .map_canvas import Canvas, Point
from .map_labels import Named, place_label, write_labels
from .style import UNFADED

MARKS: Mapping[PlaceMarker, tuple[str, int]] = {
    "dot": ("circle-open", 6),
    "square-dot": ("square-open-dot", 11),
    "x": ("x-thin-open", 8),
    "square": ("square-open", 9),
    "triangle": ("triangle-up-open", 10),
    "diamond": ("diamond-open", 10),
    "star": ("star-open", 11),
    "cross": ("cross-thin-open", 10),
    "pentagon": ("pentagon-open", 10),
}
"""The marker and its size in pixels."""

Taken = Mapping[str, Point | None]
"""Of a place that a row of events stands for: where its mark stands in the row, if it has one."""


def mark_places(
    figure: Figure, canvas: Canvas, pack: Pack, layer: PlacesLayer, taken: Taken
) -> list[Named]:
    """Draw a layer's marks; give those that still need a name, their room taken."""
    here = _standing(canvas, pack, layer, taken)
    figure.add_trace(_marks(canvas, pack, layer, here))
    alone = [(place, at) for place, at in here if place.id not in taken]
    half = MARKS[pack.marker_of(layer)][1] * canvas.scale / 2 + 1
    for _, at in alone:
        canvas.take(canvas.box(at, (half, half)))
    return [Named(place.name, at, (half, half - 1)) for place, at in alone]


def _standing(
    canvas: Canvas, pack: Pack, layer: PlacesLayer, taken: Taken
) -> list[tuple[Place, Point]]:
    """The places of a layer that have a mark, and where it stands."""
    here: list[tuple[Place, Point]] = []
    for place in (pack.places[id] for id in layer.places):
        if place.id in taken:
            in_row = taken[place.id]
            if in_row:
                here.append((place, in_row))
            continue
        at = canvas.at(place)
        # A dot that would lie under another marker is left out; the row's name says enough.
        if pack.marker_of(layer) != DOT or canvas.free(canvas.box(at, (3, 3))):
            here.append((place, at))
    return here


def _marks(
    canvas: Canvas, pack: Pack, layer: PlacesLayer, here: Sequence[tuple[Place, Point]]
) -> Trace:
    t, s = canvas.tokens, canvas.scale
    symbol, size = MARKS[pack.marker_of(layer)]
    return scatter(
        name=layer.label,
        x=[at[0] for _, at in here],
        y=[at[1] for _, at in here],
        mode="markers",
        hovertext=[place.name for place, _ in here],
        hoverinfo="text",
        customdata=[[place.id] for place, _ in here],
        marker={
            "symbol": symbol,
            "size": size * s,
            "color": t.ink,
            "opacity": 1,
            "line": {"width": 1.5 * s, "color": t.ink},
        },
        **UNFADED,
        showlegend=pack.marker_of(layer) != DOT,
        legendrank=1500,
    )


def draw_places(
    figure: Figure, canvas: Canvas, pack: Pack, layer: PlacesLayer, taken: Taken
) -> None:
    """A layer's marks and names."""
    size = 13 * canvas.scale
    named = mark_places(figure, canvas, pack, layer, taken)
    labels = [place_label(canvas, one.at, one.text, size, one.clear) for one in named]
    weight = 400 if pack.marker_of(layer) in (DOT, "x") else 500
    write_labels(figure, canvas, labels, size, name=f"{layer.id} names", weight=weight)
