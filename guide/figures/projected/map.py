"""A map for the last row: the map as high as the screen allows, its key beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from guide.model.maps import ContestedLayer, Map, PlacesLayer
from guide.model.pack import Pack
from guide.model.places import DOT

from .. import shapes
from ..figure import Figure
from ..map import place_events
from ..map_canvas import Canvas
from ..map_contested import lands_at_issue, mark_contested
from ..map_events import Row, draw_events
from ..map_labels import Named
from ..map_land import Fills, draw_ground, name_states, state_fills, states_view
from ..map_places import mark_places
from ..map_scale import draw_scale
from ..map_water import draw_rivers, name_rivers
from ..style import Theme
from ..world import ground, labelled
from .map_key import draw_key, key_entries, key_for
from .map_names import Weighed, joined, write_apart, write_names
from .sheet import NoRoom, Sheet, Size

NEAR = 15.0
"""Places nearer than this, in pixels of a page, are one group; the page's markers are smaller."""
CLOSER = 0.18
"""At most so much of the window's height is left out above and below what is marked."""


def projected_map(
    pack: Pack,
    drawn: Map,
    *,
    theme: Theme,
    size: Size,
    type_px: float,
    view: str | None = None,
    years: tuple[int, int] | None = None,
) -> Figure:
    """A map with its layers, drawn to be read from the last row.

    The key is a column at the right, so that the map keeps the screen's height; in a figure that
    is higher than wide it stands below. Places near
    each other are one group with a marker for each actor, without numbers. Names are given by
    weight: the first places with a marker of their own (bases), contested areas, those with most
    events, then other places and states.
    ``size`` is the screen's width and height in pixels, ``type_px`` the size of its smallest
    text; ``view`` names the view of the states layer, ``years`` filters the events.
    """
    sheet = Sheet.of(theme, size, type_px, over=True)
    shown = states_view(drawn, view)
    entries = key_entries(pack, drawn, shown, years, sheet)
    key = key_for(sheet, entries)
    if min(key.rest) < type_px:
        raise NoRoom
    window = drawn.seen(other=shown is not None and shown[1].other_window)
    canvas = Canvas.of(window, key.rest, theme, type_px / 13)
    if key.below:  # no higher than what there is to show
        wide, high = canvas.x[1] - canvas.x[0], canvas.y[1] - canvas.y[0]
        canvas.size = (key.rest[0], max(1, min(key.rest[1], round(key.rest[0] * high / wide))))
    canvas.near, canvas.counts = NEAR, False
    if shown is None:  # a map of states shows all that its window holds
        canvas.y = _closer(canvas, pack, drawn)
    figure = sheet.figure
    _axes(sheet, canvas)
    region = ground(drawn, window, pack.guide.language)
    fills = state_fills(canvas, pack, region, *shown) if shown else {}
    draw_ground(figure, canvas, region, fills)
    rivers = draw_rivers(figure, canvas, pack, drawn, region)
    # Where states are coloured, those that the map says nothing of stay unnamed.
    known = [land for land in region.lands if not fills or land.id in fills]
    if fills:
        known = labelled(known, canvas.project, canvas.frame)
    names = _layers(figure, canvas, pack, drawn, years)
    grounds = lands_at_issue(pack, drawn, known) if fills else ([], known)
    if drawn.scale_bar:
        draw_scale(figure, canvas, pack.words)
    name_rivers(figure, canvas, rivers, type_px)
    _write_all(sheet, canvas, names, grounds, fills)
    figure.update_traces(showlegend=False, hoverinfo="skip")
    draw_key(sheet, entries, key, canvas.size)
    return sheet.done()


def _write_all(
    sheet: Sheet,
    canvas: Canvas,
    names: Sequence[Weighed],
    grounds: tuple[Sequence[shapes.Land], Sequence[shapes.Land]],
    fills: Fills,
) -> None:
    """Write the names of states and marks.

    A state that others hold a part of is named before its parts take the room; the other states
    of a coloured map too, unless that would cost a mark its name. ``grounds`` are both kinds.
    """
    figure, taken = sheet.figure, [*canvas.taken]
    drawn = len(figure.data)

    def write(*, early: bool) -> int:
        """How many marks that weigh have no name after all names were written anew."""
        del figure.data[drawn:]
        canvas.taken[:] = taken
        first, others = grounds
        named = _name_states(sheet, canvas, first, fills)
        if early:
            _name_states(sheet, canvas, others, fills)
        # Before the marks' names, which stand well at the end of a longer line.
        write_apart(sheet, canvas, [land for land in first if land.id not in named])
        missing = write_names(sheet, canvas, names)
        if not early:
            _name_states(sheet, canvas, others, fills)
        return missing

    if not fills:
        write(early=False)
        return
    missing = write(early=True)
    if missing and write(early=False) >= missing:
        write(early=True)


def _name_states(
    sheet: Sheet, canvas: Canvas, lands: Sequence[shapes.Land], fills: Fills
) -> set[str]:
    """Names of states in ordinary letters, which take less room than capitals."""
    return name_states(
        sheet.figure,
        canvas,
        lands,
        fills,
        size=sheet.type_px,
        slack=2.9 if fills else 3.5,
    )


def _closer(canvas: Canvas, pack: Pack, drawn: Map) -> tuple[float, float]:
    """The window's span from south to north, drawn in towards what is marked."""
    marked: set[str] = set()
    for layer in drawn.layers:
        match layer:
            case PlacesLayer():
                marked |= set(layer.places)
            case ContestedLayer():
                marked |= {area.place for area in layer.areas}
    heights = [canvas.at(pack.places[place])[1] for place in marked]
    south, north = canvas.y
    if not heights:
        return south, north
    # A sixth of the height stays free round the marks, for their names.
    sixth = (north - south) / 6
    below = max(0.0, min(heights) - sixth - south)
    above = max(0.0, north - sixth - max(heights))
    share = min(1.0, CLOSER * (north - south) / (below + above)) if below + above else 0.0
    return south + below * share, north - above * share


def _axes(sheet: Sheet, canvas: Canvas) -> None:
    """The first pair of axes: kilometres, in the sheet's upper left corner."""
    (width, height), (wide, high) = sheet.size, canvas.size
    axis: dict[str, Any] = {"visible": False, "fixedrange": True, "constrain": "range"}
    west, east, south, north = canvas.frame
    sheet.figure.update_layout(
        showlegend=False,
        xaxis={
            **axis,
            "domain": [0, wide / width],
            "range": [west, east],
        },
        yaxis={
            **axis,
            "domain": [1 - high / height, 1],
            "range": [south, north],
        },
    )
    sheet.box((0, 0, wide, high), canvas.tokens.water)


def _layers(
    figure: Figure,
    canvas: Canvas,
    pack: Pack,
    drawn: Map,
    years: tuple[int, int] | None,
) -> list[Weighed]:
    """Draw every layer's areas and markers; give the names that they ask for."""
    names: list[Weighed] = []
    for layer in drawn.layers:
        if isinstance(layer, ContestedLayer):
            # From the first point of view. Short names are enough: the states are named too.
            found = mark_contested(figure, canvas, pack, layer)
            found = [one._replace(text=one.short) for one in found]
            names += [Weighed(one, 90, True) for one in joined(canvas, found, NEAR)]
    rows, taken = place_events(canvas, pack, drawn, years, None)
    places = [layer for layer in drawn.layers if isinstance(layer, PlacesLayer)]
    places.sort(key=lambda one: pack.marker_of(one) == DOT)
    # The map is about the first kind of places that has a marker of its own.
    first = places[0] if places and pack.marker_of(places[0]) != DOT else None
    names += [_row(canvas, row, first.places if first else ()) for row in rows]
    draw_events(figure, canvas, pack, rows, None)
    for layer in places:
        marked = mark_places(figure, canvas, pack, layer, taken)
        names += [Weighed(one, 100 if layer is first else 3, layer is first) for one in marked]
    return names


def _row(canvas: Canvas, row: Row, first: Collection[str]) -> Weighed:
    """The name of a row of events, its room taken: the heavier the more events it has.

    ``first`` are the places that are named before all events.
    """
    high, rim = 8 * canvas.scale, 4 * canvas.scale
    at = (row.x, row.y)
    canvas.take(canvas.box(at, (row.half + rim, high)))
    weighty = not row.marked.keys().isdisjoint(first)
    weight = row.weight + (80 if weighty else 0)
    return Weighed(Named(row.name, at, (row.half, high)), weight, weighty)
