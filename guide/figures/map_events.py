"""Events on a map: at each place a row of markers, one for each actor."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from guide.model.content import Actor
from guide.model.maps import EventsLayer
from guide.model.pack import Pack
from guide.model.timelines import Event
from guide.model.words import Words
from guide.text.dates import long_date

from .figure import Figure, Trace, scatter
from .map_canvas import NEAR_PX, Canvas, Point
from .map_labels import halo_of, place_label, wrap, write_labels
from .style import UNFADED, actor_colour, is_open

LISTED = 6
"""At most so many events of a marker are told when it is pointed at."""
CELL, COUNTED = 18.0, 29.0
"""How wide a marker stands in its row, in pixels, without and with the number of its events."""


class Spot(NamedTuple):
    """Events of one actor at one place or group of places."""

    x: float
    y: float
    actor: str
    events: tuple[Event, ...]
    name: str

    def holds(self, event: str | None) -> bool:
        """Whether the marker stands for the event with that id."""
        return any(one.id == event for one in self.events)


class Row(NamedTuple):
    """A place or a group of places: its markers side by side."""

    x: float
    y: float
    half: float
    """Half the width of its markers, in pixels."""
    name: str
    spots: tuple[Spot, ...]
    marked: dict[str, Point]
    """Where the mark of another layer stands in the row, by place."""

    @property
    def weight(self) -> int:
        """How many events its markers stand for, one that two markers show counted twice."""
        return sum(len(spot.events) for spot in self.spots)


def events_shown(
    pack: Pack,
    layer: EventsLayer,
    years: tuple[int, int] | None,
    kinds: Iterable[str] | None,
) -> list[Event]:
    """The located events of a layer that the filters let through, in order of date.

    ``years`` are the first and the last one, both included; None lets every year through, and
    ``kinds`` of None every kind that the layer draws.
    """
    wanted = set(layer.kinds) & set(kinds) if kinds is not None else set(layer.kinds)
    return [
        event
        for event in pack.timelines[layer.timeline].events
        if event.kind in wanted and event.places and (not years or _meets(event, years))
    ]


def _meets(event: Event, years: tuple[int, int]) -> bool:
    last = event.end or event.date
    return event.date.first.year <= years[1] and last.last.year >= years[0]


def event_rows(
    canvas: Canvas, pack: Pack, events: Sequence[Event], marked: Collection[str]
) -> list[Row]:
    """A row for each place: what another layer marks there, then a marker for each actor."""
    found: dict[str, _Found] = {}
    for event in events:
        for id in event.places:
            place = pack.places[id]
            found.setdefault(id, _Found(place.name, canvas.at(place), [])).events.append(event)
    groups = _groups(canvas, found)
    while True:
        rows = [_row(canvas, group, found, marked) for group in groups]
        clash = _clash(canvas, rows)
        if clash is None:
            return rows
        later, earlier = clash
        groups[earlier] += groups.pop(later)


class _Found(NamedTuple):
    """A place with its events."""

    name: str
    at: Point
    events: list[Event]


def _groups(canvas: Canvas, found: Mapping[str, _Found]) -> list[list[str]]:
    """Place ids in groups whose members are nearer than `Canvas.near` to each other."""
    groups: list[list[str]] = []
    limit = canvas.near * canvas.scale * canvas.km_per_px
    for id, one in found.items():
        near = [g for g in groups if any(math.dist(one.at, found[o].at) < limit for o in g)]
        merged = [id, *(other for group in near for other in group)]
        groups = [group for group in groups if group not in near] + [merged]
    return groups


def _clash(canvas: Canvas, rows: Sequence[Row]) -> tuple[int, int] | None:
    """The first two rows that overlap, the later one first."""
    pairs = ((i, j) for i in range(len(rows)) for j in range(i))
    return next((pair for pair in pairs if _overlap(canvas, rows[pair[0]], rows[pair[1]])), None)


def _overlap(canvas: Canvas, one: Row, other: Row) -> bool:
    (ax, ay), (bx, by) = canvas.px(one.x, one.y), canvas.px(other.x, other.y)
    return abs(ax - bx) < one.half + other.half - 2 and abs(ay - by) < NEAR_PX * canvas.scale


def _row(
    canvas: Canvas, group: list[str], found: Mapping[str, _Found], marked: Collection[str]
) -> Row:
    """The row of a group of places, the one with most events first."""
    group.sort(key=lambda id: (-len(found[id].events), id))
    here = {event.id: event for id in group for event in found[id].events}
    by_actor: dict[str, list[Event]] = {}
    for event in here.values():
        by_actor.setdefault(event.actors[0], []).append(event)
    order = sorted(by_actor, key=lambda actor: (-len(by_actor[actor]), actor))
    x = sum(found[id].at[0] for id in group) / len(group)
    y = sum(found[id].at[1] for id in group) / len(group)
    name = found[group[0]].name + (f" +{len(group) - 1}" if len(group) > 1 else "")
    bases = [id for id in group if id in marked]
    counted = [canvas.counts and len(by_actor[actor]) > 1 for actor in order]
    cells = [CELL] * len(bases) + [COUNTED if count else CELL for count in counted]
    middles = _middles(canvas, x, cells)
    spots = (
        Spot(middle, y, actor, tuple(by_actor[actor]), name)
        for middle, actor in zip(middles[len(bases) :], order, strict=True)
    )
    return Row(
        x,
        y,
        sum(cells) / 2 * canvas.scale,
        name,
        tuple(spots),
        {id: (middle, y) for id, middle in zip(bases, middles)},
    )


def _middles(canvas: Canvas, x: float, cells: Sequence[float]) -> list[float]:
    """Where the marker of each cell of a row stands, in kilometres."""
    left = -sum(cells) / 2
    middles = []
    for cell in cells:
        # A count stands to the right of its marker, so the marker sits left in its cell.
        middles.append(x + (left + CELL / 2) * canvas.scale * canvas.km_per_px)
        left += cell
    return middles


def draw_events(
    figure: Figure, canvas: Canvas, pack: Pack, rows: Sequence[Row], selected: str | None
) -> None:
    """Draw the rows of events, a trace for each actor, and a ring round the selected event."""
    spots = [spot for row in rows for spot in row.spots]
    chosen = [spot for spot in spots if selected and spot.holds(selected)]
    if chosen:
        figure.add_trace(_ring(canvas, chosen))
    for id, actor in pack.actors.items():
        mine = [spot for spot in spots if spot.actor == id]
        if mine:
            figure.add_trace(_markers(canvas, pack.words, actor, mine))


def _ring(canvas: Canvas, chosen: Sequence[Spot]) -> Trace:
    return scatter(
        name="selected",
        x=[spot.x for spot in chosen],
        y=[spot.y for spot in chosen],
        mode="markers",
        marker={
            "size": 13 * canvas.scale * 1.75,
            "color": canvas.tokens.ground,
            "opacity": 1,
            "line": {"color": canvas.tokens.accent, "width": 3 * canvas.scale},
        },
        hoverinfo="skip",
        showlegend=False,
    )


def _markers(canvas: Canvas, words: Words, actor: Actor, spots: Sequence[Spot]) -> Trace:
    """An actor's markers, with the number of their events where the canvas counts."""
    t, s = canvas.tokens, canvas.scale
    colour, empty = actor_colour(actor, canvas.theme), is_open(actor)
    counts = [str(len(spot.events)) if len(spot.events) > 1 else "" for spot in spots]
    return scatter(
        name=actor.short,
        x=[spot.x for spot in spots],
        y=[spot.y for spot in spots],
        mode="markers+text" if canvas.counts else "markers",
        text=counts if canvas.counts else None,
        textposition="middle right",
        textfont={"size": 13 * s, "color": t.ink, "weight": 700, "shadow": halo_of(t.land, s)},
        marker={
            "symbol": actor.marker,
            "size": 13 * s - 2 * s if empty else 13 * s,
            "color": colour,
            "opacity": 1,
            "line": {
                "color": colour if empty else t.ground,
                "width": (2.6 if empty else 1) * s,
            },
        },
        customdata=[[event.id for event in spot.events] for spot in spots],
        hovertext=[_hover(words, spot, actor) for spot in spots],
        hoverinfo="text",
        selected=UNFADED["selected"],
        unselected=UNFADED["unselected"] | {"textfont": {"color": t.ink}},
        showlegend=True,
    )


def _hover(words: Words, spot: Spot, actor: Actor) -> str:
    lines = [f"<b>{spot.name}</b> · {actor.name}"]
    lines += [
        f"{long_date(words, event.date)}  {wrap(event.title)}" for event in spot.events[:LISTED]
    ]
    if len(spot.events) > LISTED:
        lines.append(f"+{len(spot.events) - LISTED}")
    return "<br>".join(lines)


def name_rows(figure: Figure, canvas: Canvas, rows: Sequence[Row]) -> None:
    """A name for each row of markers, the busiest first."""
    s = canvas.scale
    labels = [
        place_label(canvas, (row.x, row.y), row.name, 13.5 * s, (row.half, 8 * s))
        for row in sorted(rows, key=lambda one: -one.weight)
    ]
    write_labels(figure, canvas, labels, 13.5 * s, weight=500, name="event places")
