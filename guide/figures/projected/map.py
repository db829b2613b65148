"""A map for the last row: the map as high as the screen allows, its key beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import plotly.graph_objects as go

from guide.model.maps import Map

from .. import shapes
from ..map_canvas import Box, Canvas, Label, apart, by_id, draw_texts, place_label
from ..map_contested import contested_key, mark_contested
from ..map_land import (
    category_colours,
    draw_ground,
    fill_pattern,
    halves,
    name_states,
    state_fills,
    states_view,
)
from ..map_layers import (
    MARKS,
    Named,
    Row,
    draw_events,
    event_rows,
    events_shown,
    mark_places,
)
from ..style import Theme
from ..timeline import actor_colour
from .sheet import Sheet, Size, actor_marker, crosses, oblong, widest, wrapped

NEAR = 15.0
"""Places nearer than this, in pixels of a page, are one group; the page's markers are smaller."""
CLOSER = 0.18
"""At most so much of the window's height is left out above and below what is marked."""
NAMES = 13
"""At most so many names of places, bases and contested areas."""


def projected_map(
    pack: Any,
    drawn: Map,
    *,
    theme: Theme,
    size: Size,
    type_px: float,
    view: str | None = None,
    years: tuple[int, int] | None = None,
) -> go.Figure:
    """A map with its layers, drawn to be read from the last row.

    The key is a column at the right, so that the map keeps the screen's height. Places near
    each other are one group with a marker for each actor, without numbers. Names are given by
    weight: bases, contested areas, the places with most events, then cities and states.
    """
    sheet = Sheet.of(theme, size, type_px, over=True)
    shown = states_view(drawn, view)
    entries = _entries(pack, drawn, shown, years, sheet)
    column, texts = _column(sheet, entries)
    canvas = Canvas.of(drawn.window, (size[0] - column, size[1]), theme, type_px / 13)
    canvas.near, canvas.counts = NEAR, False
    canvas.y = _closer(canvas, pack, drawn)
    figure = sheet.figure
    _axes(sheet, canvas, column)
    region = shapes.region(drawn.shapes)
    fills = state_fills(canvas, pack, region, *shown) if shown else {}
    draw_ground(figure, canvas, region, fills)
    # Where states are coloured, those that the map says nothing of stay unnamed.
    known = [land for land in region.lands if not fills or land.id in fills]
    names = _layers(figure, canvas, pack, drawn, years)
    # A state that others hold a part of is named before its parts take the room.
    first = [land for land in known if fills and _holds_contested(land, pack, drawn)]
    _states(canvas, replace(region, lands=tuple(first)), fills, sheet)
    _name(sheet, canvas, names)
    _states(canvas, replace(region, lands=tuple(x for x in known if x not in first)), fills, sheet)
    figure.update_traces(showlegend=False, hoverinfo="skip")
    _key(sheet, entries, texts, column)
    return sheet.done()


def _states(
    canvas: Canvas, region: shapes.Region, fills: Mapping[str, dict[str, Any]], sheet: Sheet
) -> None:
    """Names of states in ordinary letters, which take less room than capitals."""
    name_states(
        sheet.figure,
        canvas,
        region,
        fills,
        size=sheet.type_px,
        capitals=False,
        slack=2.9 if fills else 3.5,
    )


def _holds_contested(land: shapes.Land, pack: Any, drawn: Map) -> bool:
    """Whether a contested area of the map is marked within the state."""
    places = by_id(pack.places)
    areas = [a for layer in drawn.layers if layer.kind == "contested" for a in layer.areas]
    spots = [places[area.place] for area in areas if area.place in places]
    return any(land.holds(spot.lon, spot.lat) for spot in spots)


def _closer(canvas: Canvas, pack: Any, drawn: Map) -> tuple[float, float]:
    """The window's span from south to north, drawn in towards what is marked."""
    places, marked = by_id(pack.places), set()
    for layer in drawn.layers:
        if layer.kind == "places":
            marked |= set(layer.places)
        elif layer.kind == "contested":
            marked |= {area.place for area in layer.areas}
    heights = [canvas.km(places[p].lon, places[p].lat)[1] for p in marked if p in places]
    south, north = canvas.y
    if not heights:
        return south, north
    # A sixth of the height stays free round the marks, for their names.
    sixth = (north - south) / 6
    below = max(0.0, min(heights) - sixth - south)
    above = max(0.0, north - sixth - max(heights))
    share = min(1.0, CLOSER * (north - south) / (below + above)) if below + above else 0.0
    return south + below * share, north - above * share


def _axes(sheet: Sheet, canvas: Canvas, column: float) -> None:
    axis: dict[str, Any] = {"visible": False, "fixedrange": True, "constrain": "range"}
    middle = ((canvas.x[0] + canvas.x[1]) / 2, (canvas.y[0] + canvas.y[1]) / 2)
    half = [canvas.km_per_px * side / 2 for side in canvas.size]
    sheet.figure.update_layout(
        showlegend=False,
        xaxis={
            **axis,
            "domain": [0, (sheet.size[0] - column) / sheet.size[0]],
            "range": [middle[0] - half[0], middle[0] + half[0]],
        },
        yaxis={**axis, "range": [middle[1] - half[1], middle[1] + half[1]]},
    )
    sheet.box((0, 0, sheet.size[0] - column, sheet.size[1]), canvas.tokens.water)


@dataclass(frozen=True)
class _Weighed:
    """A name, what it stands beside and how early it may choose its place."""

    named: Named
    weight: float
    bold: bool


def _layers(
    figure: go.Figure,
    canvas: Canvas,
    pack: Any,
    drawn: Map,
    years: tuple[int, int] | None,
) -> list[_Weighed]:
    """Draw every layer's areas and markers; give the names that they ask for."""
    names: list[_Weighed] = []
    for layer in drawn.layers:
        if layer.kind == "contested":
            # From the first point of view. Short names are enough: the states are named too.
            found = mark_contested(figure, canvas, pack, layer)
            found = [one._replace(text=one.short) for one in found]
            names += [_Weighed(one, 90, True) for one in _together(canvas, found)]
    places = [layer for layer in drawn.layers if layer.kind == "places"]
    marked = {p for layer in places if layer.marker != "city" for p in layer.places}
    rows: list[Row] = []
    taken: dict[str, tuple[float, float] | None] = {}
    for layer in drawn.layers:
        if layer.kind == "events":
            events = events_shown(pack, layer, years, None)
            rows += event_rows(canvas, pack, events, marked)
            taken |= {place: None for event in events for place in event.places}
    for row in rows:
        taken |= row.marked
        px, py = canvas.px(row.x, row.y)
        high = 8 * canvas.scale
        rim = 4 * canvas.scale
        canvas.take((px - row.half - rim, py - high, px + row.half + rim, py + high))
        weight = sum(len(spot.events) for spot in row.spots) + (80 if row.marked else 0)
        named = Named(row.name, (row.x, row.y), (row.half, high))
        names.append(_Weighed(named, weight, bool(row.marked)))
    draw_events(figure, canvas, pack, rows, None)
    for layer in sorted(places, key=lambda one: one.marker == "city"):
        base = layer.marker != "city"
        for one in mark_places(figure, canvas, pack, layer, taken):
            names.append(_Weighed(one, 100 if base else 3, base))
    return names


def _together(canvas: Canvas, found: Sequence[Named]) -> list[Named]:
    """Names of marks that nearly touch, joined as lines of one label."""
    groups: list[list[Named]] = []
    near = NEAR * canvas.scale * canvas.km_per_px * 0.6
    for one in found:
        group = next((g for g in groups if any(math.dist(one.at, o.at) < near for o in g)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    out: list[Named] = []
    for group in groups:
        x = sum(one.at[0] for one in group) / len(group)
        y = sum(one.at[1] for one in group) / len(group)
        reach = max(abs(one.at[0] - x) for one in group) / canvas.km_per_px
        fall = max(abs(one.at[1] - y) for one in group) / canvas.km_per_px
        clear = (group[0].clear[0] + reach, group[0].clear[1] + fall)
        out.append(Named("<br>".join(one.text for one in group), (x, y), clear))
    return out


def _name(sheet: Sheet, canvas: Canvas, names: Sequence[_Weighed]) -> None:
    """Write the weightiest names where nothing else stands, with a line to those that lie off."""
    placed: dict[bool, list[Label]] = {True: [], False: []}
    left = NAMES
    marks = [name.named.at for name in names]
    for one in sorted(names, key=lambda name: -name.weight):
        if not left:
            break
        label = next(filter(None, _tries(sheet, canvas, one, marks)), None)
        if label is not None:
            placed[one.bold].append(label)
            left -= 1
    for bold, labels in placed.items():
        if labels:
            sheet.figure.add_trace(
                draw_texts(
                    canvas,
                    labels,
                    sheet.type_px,
                    canvas.tokens.ink,
                    weight=700 if bold else 500,
                    halo=canvas.tokens.ground if bold else None,
                    name="bold names" if bold else "names",
                )
            )


def _tries(
    sheet: Sheet, canvas: Canvas, one: _Weighed, marks: Sequence[tuple[float, float]]
) -> Iterator[Label | None]:
    """Where a name could stand, the clearest way first; None where a way finds no room.

    Clear of every other mark if it can be. Else near another one, rather with a line than
    without, which is better than no name.
    """
    # Bold type is wider than the estimate, so it stands a little farther off.
    wide, high = one.named.clear
    clear = (wide + sheet.type_px * (0.3 if one.bold else 0.0), high)
    text = one.named.text
    forms = [one.named]
    if " " in text and "<br>" not in text and "+" not in text:
        forms.append(one.named._replace(text="<br>".join(halves(text))))
    weighty = forms if one.weight >= 80 else []
    for form in forms:
        yield place_label(canvas, form.at, form.text, sheet.type_px, clear, marks)
    for others in (marks, ()):
        for form in weighty:
            yield _aside(sheet, canvas, form, others)
    for form in forms:
        yield place_label(canvas, form.at, form.text, sheet.type_px, clear)


def _aside(
    sheet: Sheet, canvas: Canvas, named: Named, marks: Sequence[tuple[float, float]]
) -> Label | None:
    """A label at some distance from its mark and every other, joined to its own by a line."""
    rivals = [canvas.px(*mark) for mark in marks if mark != named.at]
    px = sheet.type_px
    lines = named.text.split("<br>")
    wide, high = widest(lines, px, bold=True), px * 1.25 * len(lines)
    x, y = canvas.px(*named.at)
    for away in (0.7, 1.1, 1.6, 2.2, 3.0, 4.0):
        for turn in (0, 180, 20, -20, 160, -160, 40, -40, 140, -140, 65, -65, 115, -115, 90, -90):
            reach = (named.clear[0] + away * px, named.clear[1] + away * px)
            ex = x + reach[0] * math.cos(math.radians(turn))
            ey = y - reach[1] * math.sin(math.radians(turn))
            dx = math.cos(math.radians(turn))
            cx = ex + (wide / 2 if dx > 0.2 else -wide / 2 if dx < -0.2 else 0)
            box: Box = (cx - wide / 2, ey - high / 2, cx + wide / 2, ey + high / 2)
            if not canvas.inside(box) or not canvas.free(box):
                continue
            if any(apart(box, rival) < px for rival in rivals):
                continue
            end = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
            # The room round a marker may be touched, the marker itself may not.
            rim = 3 * canvas.scale
            tight = [(b[0] + rim, b[1] + rim, b[2] - rim, b[3] - rim) for b in canvas.taken]
            others = [b for b in tight if not b[0] <= x <= b[2] or not b[1] <= y <= b[3]]
            if any(crosses(((x, y), end), other) for other in others):
                continue
            canvas.take(box)
            k = canvas.km_per_px
            sheet.figure.add_trace(
                go.Scatter(
                    x=[named.at[0], named.at[0] + (end[0] - x) * k],
                    y=[named.at[1], named.at[1] - (end[1] - y) * k],
                    mode="lines",
                    line={"color": canvas.tokens.ink, "width": max(1.5, px / 14)},
                )
            )
            where = (named.at[0] + (cx - x) * k, named.at[1] - (ey - y) * k)
            return Label(*where, named.text, "middle center")
    return None


# ── The key ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Entry:
    """A line of the key: a marker, or a fill with its pattern."""

    label: str
    short: str = ""
    """Fewer words, for a key that would be too high with the label."""
    marker: Mapping[str, Any] | None = None
    fill: str = ""
    pattern: Mapping[str, Any] | None = None


def _entries(
    pack: Any,
    drawn: Map,
    shown: tuple[Any, Any] | None,
    years: tuple[int, int] | None,
    sheet: Sheet,
) -> list[_Entry]:
    """What the key explains: categories, actors that appear, bases and sites, contested areas."""
    t, px, scale = sheet.tokens, sheet.type_px, sheet.type_px / 13
    actors = by_id(pack.actors)
    out: list[_Entry] = []
    if shown:
        colours = category_colours(pack, shown[1], sheet.theme)
        drawn_here = _in_window(drawn)
        rows = pack.tables[shown[0].data].records()
        present = {row[shown[1].column] for row in rows if row["iso3"] in drawn_here}
        for category in (c for c in shown[1].categories if c.value in present):
            colour = colours[category.value]
            hatched = category.pattern != "solid"
            pattern = (
                fill_pattern(colour, category.pattern, sheet.theme, scale) if hatched else None
            )
            out.append(_Entry(category.label, fill=colour, pattern=pattern))
    for layer in drawn.layers:
        if layer.kind == "events":
            present = {e.actors[0] for e in events_shown(pack, layer, years, None)}
            for actor in (actors[a] for a in actors if a in present):
                tone = actor_colour(actor, sheet.theme)
                look = actor_marker(actor.marker, tone, px * 0.95, t.ground)
                out.append(_Entry(actor.name, actor.short, marker=look))
    for layer in drawn.layers:
        if layer.kind == "places" and layer.marker != "city":
            line = {"color": t.ink, "width": px * 0.12}
            symbol = MARKS[layer.marker][0]
            out.append(
                _Entry(
                    layer.label,
                    marker={"symbol": symbol, "size": px * 0.85, "color": t.ink, "line": line},
                )
            )
        elif layer.kind == "contested":
            for area in contested_key(pack, layer, None, sheet.theme):
                colour = area.colour or t.ink
                line = {"color": colour, "width": px * 0.12}
                look = {"symbol": area.symbol, "size": px * 0.85, "color": colour, "line": line}
                out.append(_Entry(area.name, marker=look))
    return out


def _in_window(drawn: Map) -> set[str]:
    """The states that have a point in the map's window."""
    w = drawn.window
    return {
        land.id
        for land in shapes.region(drawn.shapes).lands
        if any(
            w.west <= lon <= w.east and w.south <= lat <= w.north
            for ring in land.rings
            for lon, lat in ring
        )
    }


def _column(sheet: Sheet, entries: Sequence[_Entry]) -> tuple[int, list[list[str]]]:
    """The narrowest column in which the key's words stand one below the other."""
    px = sheet.type_px
    if not entries:
        return 0, []
    shares = (0.13, 0.15, 0.17, 0.19)
    tries = [*((s, False) for s in shares), *((s, True) for s in (*shares, 0.22, 0.26, 0.3))]
    for share, short in tries:
        labels = [(entry.short if short else "") or entry.label for entry in entries]
        texts = [wrapped(label, sheet.size[0] * share, px) for label in labels]
        high = sum(sheet.line_height(len(lines)) + px * 0.4 for lines in texts)
        if high <= sheet.size[1] and all(len(lines) <= 2 for lines in texts):
            break
    wide = max(widest(lines, px) for lines in texts)
    return math.ceil(wide + px * 2.9), texts


def _key(
    sheet: Sheet, entries: Sequence[_Entry], texts: Sequence[Sequence[str]], column: float
) -> None:
    px, t = sheet.type_px, sheet.tokens
    left = sheet.size[0] - column + px * 0.7
    y = px * 0.1
    for entry, lines in zip(entries, texts, strict=True):
        high = sheet.line_height(len(lines))
        middle = y + high / 2
        if entry.marker:
            sheet.marks([(left + px * 0.7, middle)], dict(entry.marker), name="key")
        else:
            box = (left, middle - px * 0.5, left + px * 1.4, middle + px * 0.5)
            sheet.area(oblong(box), entry.fill, edge=t.muted, width=1, name="key")
            if entry.pattern:
                sheet.figure.data[-1].fillpattern = entry.pattern
        sheet.text(left + px * 2, middle, lines)
        y += high + px * 0.4
