"""Maps: a region's shapes and its layers, as a figure.

A map is drawn on two plane axes with projected coordinates, not with Plotly's geo subplots:
those ask another host for their own borders and cannot hatch an area. Why, and what was
measured: ``docs/decisions/0002-maps.md``. Its parts are ``map_canvas``, ``map_labels``,
``map_land``, ``map_events``, ``map_places``, ``map_contested`` and ``map_pointed``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guide.model.maps import ContestedLayer, EventsLayer, Map, PlacesLayer
from guide.model.pack import Pack
from guide.model.places import DOT

from .figure import Figure
from .map_canvas import Canvas, Point, canvas_for
from .map_contested import contested_key, lands_at_issue, mark_contested, name_contested
from .map_events import Row, draw_events, event_rows, events_shown, name_rows
from .map_labels import Named
from .map_land import Fill, draw_ground, name_states, state_fills, states_view
from .map_places import draw_places
from .map_pointed import point_at
from .map_scale import draw_scale
from .map_water import draw_rivers, name_rivers
from .style import Theme
from .world import ground


def map_figure(
    pack: Pack,
    drawn: Map,
    *,
    theme: Theme,
    view: str | None = None,
    seen_by: str | None = None,
    years: tuple[int, int] | None = None,
    kinds: Iterable[str] | None = None,
    selected: str | None = None,
    narrow: bool = False,
    other: bool = False,
    pointed: Sequence[str] = (),
) -> Figure:
    """A map with its layers.

    ``view`` names the view of the states layer, ``seen_by`` the point of view on contested areas;
    ``years`` and ``kinds`` filter the events, ``selected`` is the id of an event or a contested
    area, ``narrow`` gives it the size of a phone, ``other`` shows the map's other window,
    ``pointed`` are places to point at. A click on a marker selects a point whose ``customdata``
    lists ids: of the marker's events, earliest first, of a contested area, or of a place.
    """
    shown = states_view(drawn, view)
    key = _key(pack, drawn, theme, view, seen_by, years, kinds)
    window = drawn.seen(other=other)
    figure, canvas = canvas_for(window, theme, narrow=narrow, key=key)
    region = ground(drawn, window, pack.guide.language)
    fills: dict[str, Fill] = state_fills(canvas, pack, region, *shown) if shown else {}
    draw_ground(figure, canvas, region, fills)
    rivers = draw_rivers(figure, canvas, pack, drawn, region)
    at_issue: list[Named] = []
    for layer in drawn.layers:
        if isinstance(layer, ContestedLayer):
            at_issue += mark_contested(figure, canvas, pack, layer, seen_by, selected)
    # The states that others hold a part of are what a coloured map is about.
    name_contested(figure, canvas, at_issue)
    first, others = lands_at_issue(pack, drawn, region.lands if fills else ())
    name_states(figure, canvas, first, fills)
    rows, taken = place_events(canvas, pack, drawn, years, kinds)
    for row in rows:
        canvas.take(canvas.box((row.x, row.y), (row.half, 8)))
    draw_events(figure, canvas, pack, rows, selected)
    point_at(figure, canvas, pack, rows, pointed, drawn.layers, selected)
    if drawn.scale_bar:
        draw_scale(figure, canvas, pack.words)
    name_rivers(figure, canvas, rivers)
    # Names in order of weight: bases and sites, then events, then cities.
    placed = [layer for layer in drawn.layers if isinstance(layer, PlacesLayer)]
    for layer in placed:
        if pack.marker_of(layer) != DOT:
            draw_places(figure, canvas, pack, layer, taken)
    name_rows(figure, canvas, rows)
    for layer in placed:
        if pack.marker_of(layer) == DOT:
            draw_places(figure, canvas, pack, layer, taken)
    name_states(figure, canvas, others if fills else region.lands, fills)
    return figure


def _key(
    pack: Pack,
    drawn: Map,
    theme: Theme,
    view: str | None,
    seen_by: str | None,
    years: tuple[int, int] | None,
    kinds: Iterable[str] | None,
) -> list[str]:
    """The words of the key, for which room is kept above the map."""
    shown = states_view(drawn, view)
    words = [category.label for category in shown[1].categories] if shown else []
    for layer in drawn.layers:
        match layer:
            case EventsLayer():
                present = {event.actors[0] for event in events_shown(pack, layer, years, kinds)}
                words += [actor.short for id, actor in pack.actors.items() if id in present]
            case ContestedLayer():
                words += [look.name for look in contested_key(pack, layer, seen_by, theme)]
            case PlacesLayer() if pack.marker_of(layer) != DOT:
                words.append(layer.label)
    return words


def place_events(
    canvas: Canvas,
    pack: Pack,
    drawn: Map,
    years: tuple[int, int] | None,
    kinds: Iterable[str] | None,
) -> tuple[list[Row], dict[str, Point | None]]:
    """The rows of a map's events, and the places they stand for.

    Of each place in a row the second part tells where its mark stands in it, None if it has none.
    ``years`` and ``kinds`` filter the events; with None all are placed.
    """
    marked = {
        place
        for layer in drawn.layers
        if isinstance(layer, PlacesLayer) and pack.marker_of(layer) != DOT
        for place in layer.places
    }
    rows: list[Row] = []
    taken: dict[str, Point | None] = {}
    for layer in drawn.layers:
        if isinstance(layer, EventsLayer):
            events = events_shown(pack, layer, years, kinds)
            rows += event_rows(canvas, pack, events, marked)
            # A row's name stands for every place in it: a city's own dot would lie under it.
            taken |= {place: None for event in events for place in event.places}
    for row in rows:
        taken |= row.marked
    return rows, taken
