"""What lies on a map's ground: events by actor and named places."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import plotly.graph_objects as go

from .map_canvas import NEAR_PX, Canvas, by_id, draw_texts, halo_of, place_label


class Spot(NamedTuple):
    """Events of one actor at one place or group of places."""

    x: float
    y: float
    actor: str
    events: tuple[Any, ...]
    name: str


def events_shown(
    pack: Any, layer: Any, years: tuple[int, int] | None, kinds: Iterable[str] | None
) -> list[Any]:
    """The located events of a layer that the filters let through, in order of date."""
    timeline = by_id(pack.timelines)[layer.timeline]
    wanted = set(layer.kinds) & set(kinds) if kinds is not None else set(layer.kinds)
    out = []
    for event in timeline.events:
        last = event.end or event.date
        if event.kind not in wanted or not event.places:
            continue
        if years and not (event.date.first.year <= years[1] and last.last.year >= years[0]):
            continue
        out.append(event)
    return out


def _groups(canvas: Canvas, found: Mapping[str, tuple[float, float]]) -> list[list[str]]:
    """Place ids in groups whose members are nearer than `Canvas.near` to each other."""
    groups: list[list[str]] = []
    limit = canvas.near * canvas.scale * canvas.km_per_px
    for place, at in found.items():
        near = [g for g in groups if any(math.dist(at, found[other]) < limit for other in g)]
        merged = [place, *(p for g in near for p in g)]
        groups = [g for g in groups if g not in near] + [merged]
    return groups


class Row(NamedTuple):
    """A place or a group of places: its markers side by side."""

    x: float
    y: float
    half: float
    """Half the width of its markers, in pixels."""
    name: str
    spots: tuple[Spot, ...]
    marked: dict[str, tuple[float, float]]
    """Where the mark of another layer stands in the row, by place."""


def event_rows(
    canvas: Canvas, pack: Any, events: Sequence[Any], marked: Iterable[str]
) -> list[Row]:
    """A row for each place: what another layer marks there, then a marker for each actor."""
    places, marked = by_id(pack.places), set(marked)
    at: dict[str, list[Any]] = {}
    for event in events:
        for place in event.places:
            if place in places:
                at.setdefault(place, []).append(event)
    found = {p: canvas.km(places[p].lon, places[p].lat) for p in at}
    groups = _groups(canvas, found)
    while True:
        rows = _rows_of_groups(canvas, places, groups, at, found, marked)
        clash = next(
            (
                (i, j)
                for i in range(len(rows))
                for j in range(i)
                if _overlap(canvas, rows[i], rows[j])
            ),
            None,
        )
        if clash is None:
            return rows
        i, j = clash
        groups[j] += groups.pop(i)


def _overlap(canvas: Canvas, one: Row, other: Row) -> bool:
    (ax, ay), (bx, by) = canvas.px(one.x, one.y), canvas.px(other.x, other.y)
    return abs(ax - bx) < one.half + other.half - 2 and abs(ay - by) < NEAR_PX * canvas.scale


def _rows_of_groups(
    canvas: Canvas,
    places: Mapping[str, Any],
    groups: Sequence[list[str]],
    at: Mapping[str, list[Any]],
    found: Mapping[str, tuple[float, float]],
    marked: set[str],
) -> list[Row]:
    rows: list[Row] = []
    for group in groups:
        group.sort(key=lambda p: (-len(at[p]), p))
        here = {event.id: event for p in group for event in at[p]}
        by_actor: dict[str, list[Any]] = {}
        for event in here.values():
            by_actor.setdefault(event.actors[0], []).append(event)
        x = sum(found[p][0] for p in group) / len(group)
        y = sum(found[p][1] for p in group) / len(group)
        name = places[group[0]].name + (f" +{len(group) - 1}" if len(group) > 1 else "")
        order = sorted(by_actor, key=lambda a: (-len(by_actor[a]), a))
        bases = [p for p in group if p in marked]
        wide = [canvas.counts and len(by_actor[a]) > 1 for a in order]
        cells = [18.0] * len(bases) + [29.0 if counted else 18.0 for counted in wide]
        left = -sum(cells) / 2
        middles = []
        for cell in cells:
            # A count stands to the right of its marker, so the marker sits left in its cell.
            middles.append(x + (left + 9) * canvas.scale * canvas.km_per_px)
            left += cell
        rows.append(
            Row(
                x,
                y,
                sum(cells) / 2 * canvas.scale,
                name,
                tuple(
                    Spot(m, y, a, tuple(by_actor[a]), name)
                    for m, a in zip(middles[len(bases) :], order, strict=True)
                ),
                {p: (m, y) for p, m in zip(bases, middles, strict=False)},
            )
        )
    return rows


def _hover(spot: Spot, actor: Any) -> str:
    lines = [f"<b>{spot.name}</b> · {actor.name}"]
    for event in spot.events[:6]:
        lines.append(f"{event.date}  {wrap(event.title)}")
    if len(spot.events) > 6:
        lines.append(f"+{len(spot.events) - 6}")
    return "<br>".join(lines)


def wrap(text: str, width: int = 46) -> str:
    """Text on lines of at most so many characters."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "<br>".join([*lines, line])


def draw_events(
    figure: go.Figure, canvas: Canvas, pack: Any, rows: Sequence[Row], selected: str | None
) -> None:
    """Draw the rows of events, a trace for each actor."""
    t, s = canvas.tokens, canvas.scale
    actors = by_id(pack.actors)
    size = 13 * s
    spots = [spot for row in rows for spot in row.spots]
    chosen = [p for p in spots if selected and any(e.id == selected for e in p.events)]
    if chosen:
        figure.add_trace(
            go.Scatter(
                name="selected",
                x=[p.x for p in chosen],
                y=[p.y for p in chosen],
                mode="markers",
                marker={
                    "size": size * 1.75,
                    "color": t.ground,
                    "opacity": 1,
                    "line": {"color": t.accent, "width": 3 * s},
                },
                hoverinfo="skip",
                showlegend=False,
            )
        )
    for actor_id in [a for a in actors if any(p.actor == a for p in spots)]:
        actor, mine = actors[actor_id], [p for p in spots if p.actor == actor_id]
        colour = getattr(actor.colour, canvas.theme)
        empty = "open" in actor.marker
        figure.add_trace(
            go.Scatter(
                name=actor.short,
                x=[p.x for p in mine],
                y=[p.y for p in mine],
                mode="markers+text" if canvas.counts else "markers",
                text=[str(len(p.events)) if len(p.events) > 1 else "" for p in mine]
                if canvas.counts
                else None,
                textposition="middle right",
                textfont={
                    "size": 13 * s,
                    "color": t.ink,
                    "weight": 700,
                    "shadow": halo_of(t.land, s),
                },
                marker={
                    "symbol": actor.marker,
                    "size": size - 2 * s if empty else size,
                    "color": colour,
                    "opacity": 1,
                    "line": {
                        "color": colour if empty else t.ground,
                        "width": (2.6 if empty else 1) * s,
                    },
                },
                customdata=[[event.id for event in p.events] for p in mine],
                hovertext=[_hover(p, actor) for p in mine],
                hoverinfo="text",
                selected={"marker": {"opacity": 1}},
                unselected={"marker": {"opacity": 1}, "textfont": {"color": t.ink}},
                showlegend=True,
            )
        )


def name_rows(figure: go.Figure, canvas: Canvas, rows: Sequence[Row]) -> None:
    """A name for each row of markers, the busiest first."""
    t, s = canvas.tokens, canvas.scale
    labels = []
    for row in sorted(rows, key=lambda one: -sum(len(spot.events) for spot in one.spots)):
        label = place_label(canvas, (row.x, row.y), row.name, 13.5 * s, (row.half, 8 * s))
        if label:
            labels.append(label)
    if labels:
        figure.add_trace(
            draw_texts(canvas, labels, 13.5 * s, t.ink, weight=500, name="event places")
        )


MARKS = {"base": ("square-open-dot", 11), "city": ("circle-open", 6), "site": ("x-thin-open", 8)}


class Named(NamedTuple):
    """A thing on the map that asks for its name beside it."""

    text: str
    at: tuple[float, float]
    """In kilometres."""
    clear: tuple[float, float]
    """Half the width and height of its marker, in pixels."""
    short: str = ""
    """Fewer words, for where the text has no room."""


def mark_places(
    figure: go.Figure,
    canvas: Canvas,
    pack: Any,
    layer: Any,
    taken: Mapping[str, tuple[float, float] | None],
    only: Iterable[str] | None = None,
) -> list[Named]:
    """Draw a layer's marks; give those that still need a name, their room taken.

    ``taken`` says of a place in a row where its mark stands, or that none does; ``only`` leaves
    out the places it does not hold.
    """
    t, s = canvas.tokens, canvas.scale
    places = by_id(pack.places)
    symbol, size = MARKS[layer.marker]
    here: list[tuple[str, Any, tuple[float, float]]] = []
    for place_id in layer.places if only is None else [p for p in layer.places if p in set(only)]:
        at = taken.get(place_id, ())
        if place_id in places and at is not None:
            place = places[place_id]
            spot = at or canvas.km(place.lon, place.lat)
            px, py = canvas.px(*spot)
            # A dot that would lie under another marker is left out; the row's name says enough.
            if at or layer.marker != "city" or canvas.free((px - 3, py - 3, px + 3, py + 3)):
                here.append((place_id, place, spot))
    figure.add_trace(
        go.Scatter(
            name=layer.label,
            x=[at[0] for _, _, at in here],
            y=[at[1] for _, _, at in here],
            mode="markers",
            hovertext=[place.name for _, place, _ in here],
            hoverinfo="text",
            customdata=[[place_id] for place_id, _, _ in here],
            marker={
                "symbol": symbol,
                "size": size * s,
                "color": t.ink,
                "opacity": 1,
                "line": {"width": 1.5 * s, "color": t.ink},
            },
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
            showlegend=layer.marker != "city",
            legendrank=1500,
        )
    )
    alone = [one for one in here if one[0] not in taken]
    half = size * s / 2 + 1
    for _, _, at in alone:
        px, py = canvas.px(*at)
        canvas.take((px - half, py - half, px + half, py + half))
    return [Named(place.name, at, (half, half - 1)) for _, place, at in alone]


def draw_places(
    figure: go.Figure,
    canvas: Canvas,
    pack: Any,
    layer: Any,
    taken: Mapping[str, tuple[float, float] | None],
) -> None:
    """A layer's marks and names."""
    t, s = canvas.tokens, canvas.scale
    named = mark_places(figure, canvas, pack, layer, taken)
    placed = [place_label(canvas, one.at, one.text, 13 * s, one.clear) for one in named]
    labels = [label for label in placed if label]
    if labels:
        figure.add_trace(
            draw_texts(
                canvas,
                labels,
                13 * s,
                t.ink,
                name=f"{layer.id} names",
                weight=500 if layer.marker == "base" else 400,
            )
        )
