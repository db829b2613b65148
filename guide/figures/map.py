"""Maps: a region's shapes, its layers, and the places of a quiz item.

A map is drawn on two plane axes with projected coordinates, not with Plotly's geo subplots:
those ask another host for their own borders and cannot hatch an area. Why, and what was
measured: ``docs/decisions/0002-maps.md``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

from . import shapes
from .style import Theme, Tokens, base_layout, blend, tokens

WIDE, NARROW = (1040, 565), (358, 330)
"""The size of a map in pixels, without its key, for which labels are placed."""

NEAR_PX = 12
"""Places nearer than this are drawn as one group."""

PATTERNS = {"solid": "", "lines": "/", "dots": ".", "cross": "x"}
LETTERS = "ABCDEFG"
Box = tuple[float, float, float, float]


def _by_id(things: Any) -> Mapping[str, Any]:
    """Things by their id, whether they come as a mapping or a sequence."""
    return things if isinstance(things, Mapping) else {thing.id: thing for thing in things}


# ── The canvas: from degrees to kilometres to pixels ─────────────────────────


@dataclass
class Canvas:
    """What a map is drawn on, and what of it is already taken by labels."""

    project: shapes.Albers
    x: tuple[float, float]
    y: tuple[float, float]
    size: tuple[int, int]
    theme: Theme
    scale: float
    taken: list[Box] = field(default_factory=list)

    @classmethod
    def of(cls, window: Any, size: tuple[int, int], theme: Theme, scale: float) -> Canvas:
        """The canvas for a window, filled to its edges at any ratio of width to height."""
        west, east, south, north = window.west, window.east, window.south, window.north
        project = shapes.projection_for(west, east, south, north)
        lon = np.concatenate([np.linspace(west, east, 40)] * 2 + [[west] * 40, [east] * 40])
        lat = np.concatenate([[south] * 40, [north] * 40] + [np.linspace(south, north, 40)] * 2)
        _, ys = project.forward(lon, lat)
        # The corners of a cone's window reach far out; its middle lines say what must be seen.
        left = project.forward(west, (south + north) / 2)[0]
        right = project.forward(east, (south + north) / 2)[0]
        x = (float(min(left, right)), float(max(left, right)))
        y = (float(ys.min()), float(ys.max()))
        return cls(project, x, y, size, theme, scale)

    @property
    def tokens(self) -> Tokens:
        """The colours of the ground."""
        return tokens(self.theme)

    @property
    def km_per_px(self) -> float:
        """How many kilometres a pixel shows at the size the labels are placed for."""
        width, height = self.size
        return max((self.x[1] - self.x[0]) / width, (self.y[1] - self.y[0]) / height)

    @property
    def digits(self) -> int:
        """Digits of a kilometre worth drawing: about a fifth of a pixel."""
        return 0 if self.km_per_px > 2 else 1

    def km(self, lon: float, lat: float) -> tuple[float, float]:
        """Kilometres from the centre."""
        x, y = self.project.forward(lon, lat)
        return float(x), float(y)

    def px(self, x: float, y: float) -> tuple[float, float]:
        """Pixels from the centre of the frame; downwards is more."""
        cx, cy = (self.x[0] + self.x[1]) / 2, (self.y[0] + self.y[1]) / 2
        return (x - cx) / self.km_per_px, (cy - y) / self.km_per_px

    def inside(self, box: Box) -> bool:
        """Whether a box lies within the frame."""
        w, h = self.size[0] / 2 - 4, self.size[1] / 2 - 4
        return box[0] >= -w and box[2] <= w and box[1] >= -h and box[3] <= h

    def free(self, box: Box) -> bool:
        """Whether nothing else stands there."""
        return not any(
            box[0] < b[2] and box[2] > b[0] and box[1] < b[3] and box[3] > b[1] for b in self.taken
        )

    def take(self, box: Box) -> None:
        """Keep a place from now on."""
        self.taken.append(box)


class Label(NamedTuple):
    """A text at a place."""

    x: float
    y: float
    text: str
    position: str


def text_width(text: str, size: float) -> float:
    """About how wide a text is in the figure's type, in pixels."""
    wide = sum(0.72 if c.isupper() else 0.30 if c in "il.,' -|I" else 0.56 for c in text)
    return wide * size


_POSITIONS = (
    ("middle right", 1, 0),
    ("top center", 0, -1),
    ("bottom center", 0, 1),
    ("middle left", -1, 0),
    ("top right", 1, -1),
    ("bottom right", 1, 1),
    ("top left", -1, -1),
    ("bottom left", -1, 1),
)


def place_label(
    canvas: Canvas, at: tuple[float, float], text: str, size: float, clear: tuple[float, float]
) -> Label | None:
    """A label beside a marker where nothing else stands; None when there is no room.

    ``at`` is in kilometres; ``clear`` is half the marker's width and height in pixels.
    """
    px, py = canvas.px(*at)
    width, height = text_width(text, size), size * 1.25
    for position, dx, dy in _POSITIONS:
        beside = clear[0] + 4 + width / 2 if dy == 0 else (clear[0] + width) / 2 if dx else 0.0
        cx = px + dx * beside
        cy = py + dy * (clear[1] + 2 + height / 2)
        box = (cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2)
        if canvas.inside(box) and canvas.free(box):
            canvas.take(box)
            k = canvas.km_per_px
            # The text is centred on its own point, so that no marker's size moves it.
            return Label(at[0] + (cx - px) * k, at[1] - (cy - py) * k, text, position)
    return None


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG, 1 to 21."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        lin = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _halo(ground: str) -> str:
    """A soft rim in the colour of what lies under a text."""
    return f"0 0 2px {ground}, 0 0 3px {ground}, 1px 0 2px {ground}, -1px 0 2px {ground}"


def _texts(
    canvas: Canvas,
    labels: Sequence[Label],
    size: float,
    colour: str,
    *,
    weight: int = 400,
    halo: str | None = None,
    name: str = "labels",
    style: str = "normal",
) -> go.Scatter:
    ground = halo or canvas.tokens.land
    return go.Scatter(
        name=name,
        mode="text",
        x=[label.x for label in labels],
        y=[label.y for label in labels],
        text=[label.text for label in labels],
        textposition="middle center",
        hoverinfo="skip",
        textfont={
            "size": size,
            "color": colour,
            "weight": weight,
            "shadow": _halo(ground),
            "style": style,
        },
        cliponaxis=True,
        showlegend=False,
    )


# ── The ground: land, water, borders ─────────────────────────────────────────


def _line(
    canvas: Canvas, lines: shapes.Lines, colour: str, width: float, **extra: Any
) -> go.Scatter:
    x, y = shapes.path(lines, canvas.project, canvas.digits)
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        hoverinfo="skip",
        line={"color": colour, "width": width, **extra},
        showlegend=False,
    )


def _fill(canvas: Canvas, lines: shapes.Lines, colour: str, edge: str, **extra: Any) -> go.Scatter:
    x, y = shapes.path(lines, canvas.project, canvas.digits)
    settings: dict[str, Any] = {
        "hoverinfo": "skip",
        "showlegend": False,
        "fillcolor": colour,
        "line": {"color": edge, "width": 0.7},
    }
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        fill="toself",
        **{**settings, **extra},
    )


def _ground(
    figure: go.Figure, canvas: Canvas, region: shapes.Region, fills: Mapping[str, dict[str, Any]]
) -> None:
    """Draw land, coloured states, lakes, rivers and borders, in this order."""
    t = canvas.tokens
    plain = tuple(ring for land in region.lands if land.id not in fills for ring in land.rings)
    figure.add_trace(_fill(canvas, plain, t.land, t.land, name="land"))
    for land in region.lands:
        if land.id in fills:
            figure.add_trace(_fill(canvas, land.rings, **fills[land.id]))
    water = {"name": "water"}
    if region.lakes:
        figure.add_trace(_fill(canvas, region.lakes, t.water, t.water, **water))
    if region.rivers and not fills:
        figure.add_trace(_line(canvas, region.rivers, blend(t.water, t.border, 0.55), 1.1))
    edge = t.ground if fills else t.border
    figure.add_trace(_line(canvas, region.borders, edge, 1.0 if fills else 0.9))
    if region.dashed:
        figure.add_trace(_line(canvas, region.dashed, edge, 1.0, dash="4px,3px"))


def _country_labels(
    figure: go.Figure, canvas: Canvas, region: shapes.Region, fills: Mapping[str, dict[str, Any]]
) -> None:
    """Names of states where they fit, in quiet capitals; nothing when they would collide.

    On a coloured state the name is as dark or as light as its fill asks for.
    """
    t = canvas.tokens
    size = 11.5 * canvas.scale
    quiet: list[Label] = []
    coloured: list[Label] = []
    inks: list[tuple[str, str]] = []
    for land in sorted(region.lands, key=lambda one: -one.room):
        x, y = canvas.km(*land.label)
        px, py = canvas.px(x, y)
        words = land.name.upper()
        lines = [words] if len(words) < 13 or " " not in words else _halves(words)
        width = max(text_width(line, size) for line in lines) * 1.04
        height = size * 1.2 * len(lines)
        room = land.room / canvas.km_per_px
        if width > room * 2.7 or height > room * 2:
            continue
        for shift in (0, -height, height):
            box = (px - width / 2, py + shift - height / 2, px + width / 2, py + shift + height / 2)
            if canvas.inside(box) and canvas.free(box):
                canvas.take(box)
                label = Label(x, y - shift * canvas.km_per_px, "<br>".join(lines), "middle center")
                if land.id in fills:
                    fill = fills[land.id]
                    under = fill.get("fillpattern", {}).get("bgcolor", fill["colour"])
                    coloured.append(label)
                    inks.append((max((t.ink, t.ground), key=lambda c: contrast(c, under)), under))
                else:
                    quiet.append(label)
                break
    if quiet:
        figure.add_trace(_texts(canvas, quiet, size, t.muted, name="states", weight=500))
    if coloured:
        names = _texts(canvas, coloured, size, t.ink, name="states", weight=600)
        names.textfont.color = [ink for ink, _ in inks]
        names.textfont.shadow = [_halo(under) for _, under in inks]
        figure.add_trace(names)


def _halves(words: str) -> list[str]:
    """A long name on two lines, parted where the halves are most alike."""
    spaces = [i for i, c in enumerate(words) if c == " "]
    cut = min(spaces, key=lambda i: abs(i - len(words) / 2))
    return [words[:cut], words[cut + 1 :]]


# ── The layers ───────────────────────────────────────────────────────────────


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
    timeline = _by_id(pack.timelines)[layer.timeline]
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
    """Place ids in groups whose members are nearer than `NEAR_PX` to each other."""
    groups: list[list[str]] = []
    limit = NEAR_PX * canvas.scale * canvas.km_per_px
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


def _rows_of_events(
    canvas: Canvas, pack: Any, events: Sequence[Any], marked: Iterable[str]
) -> list[Row]:
    """A row for each place: what another layer marks there, then a marker for each actor."""
    places, marked = _by_id(pack.places), set(marked)
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
        cells = [18.0] * len(bases) + [29.0 if len(by_actor[a]) > 1 else 18.0 for a in order]
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
        lines.append(f"{event.date}  {_wrap(event.title)}")
    if len(spot.events) > 6:
        lines.append(f"+{len(spot.events) - 6}")
    return "<br>".join(lines)


def _wrap(text: str, width: int = 46) -> str:
    """Text on lines of at most so many characters."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "<br>".join([*lines, line])


def _draw_events(
    figure: go.Figure, canvas: Canvas, pack: Any, rows: Sequence[Row], selected: str | None
) -> None:
    t, s = canvas.tokens, canvas.scale
    actors = _by_id(pack.actors)
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
                mode="markers+text",
                text=[str(len(p.events)) if len(p.events) > 1 else "" for p in mine],
                textposition="middle right",
                textfont={"size": 13 * s, "color": t.ink, "weight": 700, "shadow": _halo(t.land)},
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


def _name_rows(figure: go.Figure, canvas: Canvas, rows: Sequence[Row]) -> None:
    """A name for each row of markers, the busiest first."""
    t, s = canvas.tokens, canvas.scale
    labels = []
    for row in sorted(rows, key=lambda one: -sum(len(spot.events) for spot in one.spots)):
        label = place_label(canvas, (row.x, row.y), row.name, 13.5 * s, (row.half, 8 * s))
        if label:
            labels.append(label)
    if labels:
        figure.add_trace(_texts(canvas, labels, 13.5 * s, t.ink, weight=500, name="event places"))


def within(map: Any, place: Any, *, closer: bool = False) -> bool:
    """Whether a place lies in the window that a map shows."""
    window = map.closer.window if closer and map.closer else map.window
    return bool(
        window.west <= place.lon <= window.east and window.south <= place.lat <= window.north
    )


def _with_event(rows: Sequence[Row], event: str | None) -> list[Spot]:
    """The markers that stand for an event."""
    return [spot for row in rows for spot in row.spots if any(e.id == event for e in spot.events)]


def _places_in(layer: Any) -> list[str]:
    """The places that a layer names on the map."""
    if layer.kind == "places":
        return list(layer.places)
    return [area.place for area in layer.areas] if layer.kind == "contested" else []


def _row_of(rows: Sequence[Row], place: str) -> Row | None:
    """The row of markers that stands for a place."""
    return next((row for row in rows if place in _places_of(row.spots)), None)


def _places_of(spots: Iterable[Spot]) -> set[str]:
    return {place for spot in spots for event in spot.events for place in event.places}


def _point_at(
    figure: go.Figure,
    canvas: Canvas,
    pack: Any,
    rows: Sequence[Row],
    pointed: Iterable[str],
    named: set[str],
) -> None:
    """A ring round each place that is pointed at, and the name of those that have none yet."""
    t, s = canvas.tokens, canvas.scale
    places = _by_id(pack.places)
    rings: list[tuple[float, float, float, str]] = []
    labels: list[Label] = []
    for place in pointed:
        row = _row_of(rows, place)
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
            _texts(canvas, labels, 14 * s, t.ink, weight=700, halo=t.ground, name="pointed names")
        )


_MARKS = {"base": ("square-open-dot", 11), "city": ("circle-open", 6), "site": ("x-thin-open", 8)}


def _draw_places(
    figure: go.Figure,
    canvas: Canvas,
    pack: Any,
    layer: Any,
    taken: Mapping[str, tuple[float, float] | None],
) -> None:
    """Named places; ``taken`` says of a place in a row where its mark stands, or that none does."""
    t, s = canvas.tokens, canvas.scale
    places = _by_id(pack.places)
    symbol, size = _MARKS[layer.marker]
    here: list[tuple[str, Any, tuple[float, float]]] = []
    for place_id in layer.places:
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
    labels = []
    alone = [one for one in here if one[0] not in taken]
    for _, _, at in alone:
        px, py = canvas.px(*at)
        half = size * s / 2 + 1
        canvas.take((px - half, py - half, px + half, py + half))
    for _, place, at in alone:
        label = place_label(canvas, at, place.name, 13 * s, (size * s / 2 + 1, size * s / 2))
        if label:
            labels.append(label)
    if labels:
        figure.add_trace(
            _texts(
                canvas,
                labels,
                13 * s,
                t.ink,
                name=f"{layer.id} names",
                weight=500 if layer.marker == "base" else 400,
            )
        )


def point_of_view(layer: Any, view: str | None) -> Any:
    """The point of view with that id, or the first one."""
    return next((each for each in layer.points_of_view if each.id == view), layer.points_of_view[0])


class _Look(NamedTuple):
    """How an area is drawn from a point of view."""

    area: Any
    seen: Any
    name: str
    """What the key calls it."""
    colour: str | None
    """The colour of the hatching; None for none."""


def _looks(pack: Any, layer: Any, view: str | None, theme: Theme) -> list[_Look]:
    actors, shown = _by_id(pack.actors), point_of_view(layer, view)
    looks = []
    for area in layer.areas:
        seen = area.seen(shown.id)
        hatched = shown.pattern != "none" and not seen.as_around
        actor = actors.get(seen.actor) if seen.actor else None
        colour = getattr(actor.colour, theme) if actor else tokens(theme).ink
        name = f"{shown.label}: {seen.by}" if hatched else layer.label
        looks.append(_Look(area, seen, name, colour if hatched else None))
    return looks


def contested_key(pack: Any, layer: Any, view: str | None) -> list[str]:
    """What the key says of contested areas from a point of view, each once."""
    return list(dict.fromkeys(look.name for look in _looks(pack, layer, view, "paper")))


def _draw_contested(
    figure: go.Figure,
    canvas: Canvas,
    pack: Any,
    layer: Any,
    view: str | None,
    selected: str | None,
) -> None:
    """Outline the contested areas, and hatch them for whoever has them from a point of view."""
    t, s = canvas.tokens, canvas.scale
    outlines = shapes.contested()
    pattern = PATTERNS.get(point_of_view(layer, view).pattern, "")
    looks = _looks(pack, layer, view, canvas.theme)
    listed: set[str] = set()
    for look in looks:
        rings = outlines.get(look.area.shape or "")
        if rings is None:
            continue
        strong = look.area.id == selected
        hatching = {"fgcolor": look.colour, "bgcolor": "rgba(0,0,0,0)", "size": 6 * s}
        figure.add_trace(
            _fill(
                canvas,
                rings,
                "rgba(0,0,0,0)",
                t.ink,
                name=look.name,
                legendgroup=f"{layer.id} {look.name}",
                showlegend=look.colour is not None and look.name not in listed,
                hoveron="fills",
                hoverinfo="text",
                text=_area_hover(look),
                legendrank=2000,
                line={"width": 0},
                **(
                    {"fillpattern": {"shape": pattern, "solidity": 0.34, **hatching}}
                    if look.colour
                    else {}
                ),
            )
        )
        if look.colour:
            listed.add(look.name)
        edge = t.accent if strong else look.colour or t.ink
        figure.add_trace(_line(canvas, rings, edge, (2.6 if strong else 1.4) * s, dash="4px,2px"))
    _mark_contested(figure, canvas, pack, layer, looks, listed, selected)


def _mark_contested(
    figure: go.Figure,
    canvas: Canvas,
    pack: Any,
    layer: Any,
    looks: Sequence[_Look],
    listed: set[str],
    selected: str | None,
) -> None:
    """A marker and a name for each contested area, larger where no source draws its line."""
    t, s = canvas.tokens, canvas.scale
    places, outlines = _by_id(pack.places), shapes.contested()
    here = [
        (look, canvas.km(places[look.area.place].lon, places[look.area.place].lat))
        for look in looks
        if look.area.place in places
    ]
    for name in dict.fromkeys(look.name for look, _ in here):
        mine = [(look, at) for look, at in here if look.name == name]
        colour = mine[0][0].colour
        figure.add_trace(
            go.Scatter(
                name=name,
                x=[at[0] for _, at in mine],
                y=[at[1] for _, at in mine],
                mode="markers",
                marker={
                    "symbol": "diamond" if colour else "diamond-open-dot",
                    "size": [(8 if k.area.shape in outlines else 12) * s for k, _ in mine],
                    "opacity": 1,
                    "color": colour or t.ink,
                    "line": {
                        "width": [(3 if k.area.id == selected else 1.6) * s for k, _ in mine],
                        "color": [
                            t.accent if k.area.id == selected else t.ground if colour else t.ink
                            for k, _ in mine
                        ],
                    },
                },
                customdata=[[look.area.id] for look, _ in mine],
                hovertext=[_area_hover(look) for look, _ in mine],
                hoverinfo="text",
                legendgroup=f"{layer.id} {name}",
                legendrank=2000,
                showlegend=name not in listed,
                selected={"marker": {"opacity": 1}},
                unselected={"marker": {"opacity": 1}},
            )
        )
    for _, at in here:
        px, py = canvas.px(*at)
        canvas.take((px - 6 * s, py - 6 * s, px + 6 * s, py + 6 * s))
    labels = [_area_label(canvas, look, at) for look, at in here]
    figure.add_trace(
        _texts(
            canvas,
            [label for label in labels if label],
            13 * s,
            t.ink,
            weight=600,
            halo=t.ground,
            name="contested names",
        )
    )


def _area_label(canvas: Canvas, look: _Look, at: tuple[float, float]) -> Label | None:
    """The area's name from the point of view, or its plain name where that has no room."""
    s = canvas.scale
    for text in (look.seen.label, look.area.label):
        label = place_label(canvas, at, text, 13 * s, (7 * s, 7 * s))
        if label:
            return label
    return None


def _area_hover(look: _Look) -> str:
    extent = f"<br>{_wrap(look.area.extent)}" if look.area.extent else ""
    return f"<b>{look.area.label}</b><br>{_wrap(look.seen.by)}{extent}"


def _rows(pack: Any, file: str) -> list[dict[str, str]]:
    """The rows of a data file."""
    return list(pack.tables[file].records())


def states_view(map: Any, view: str | None) -> tuple[Any, Any] | None:
    """The layer of states and its view with that id, or the first one."""
    for layer in map.layers:
        if layer.kind == "states":
            chosen = next((v for v in layer.views if v.id == view), layer.views[0])
            return layer, chosen
    return None


def category_colours(pack: Any, view: Any, theme: Theme) -> dict[str, str]:
    """The fill of each category: the actor's colour softened, or a neutral tone."""
    t, actors = tokens(theme), _by_id(pack.actors)
    out: dict[str, str] = {}
    neutral = iter((0.22, 0.38, 0.12, 0.3, 0.46))
    for category in view.categories:
        if category.actor and category.actor in actors:
            strong = getattr(actors[category.actor].colour, theme)
            out[category.value] = blend(strong, t.land, 0.58)
        else:
            out[category.value] = blend(t.ink, t.land, next(neutral, 0.3))
    return out


def _state_fills(
    canvas: Canvas, pack: Any, region: shapes.Region, layer: Any, view: Any
) -> dict[str, dict[str, Any]]:
    t, s = canvas.tokens, canvas.scale
    colours = category_colours(pack, view, canvas.theme)
    by_value = {c.value: c for c in view.categories}
    values = {row["iso3"]: row[view.column] for row in _rows(pack, layer.data)}
    fills: dict[str, dict[str, Any]] = {}
    listed: set[str] = set()
    for land in region.lands:
        category = by_value.get(values.get(land.id, ""))
        if category is None:
            continue
        colour = colours[category.value]
        fill: dict[str, Any] = {
            "colour": colour,
            "edge": colour,
            "name": category.label,
            "legendgroup": category.value,
            "showlegend": category.value not in listed,
            "hoveron": "fills",
            "hoverinfo": "text",
            "text": f"{land.name}: {category.label}",
            "legendrank": 100 + list(by_value).index(category.value),
        }
        if category.pattern != "solid":
            fill["fillpattern"] = {
                "shape": PATTERNS[category.pattern],
                "bgcolor": blend(colour, t.land, 0.55),
                "fgcolor": blend(colour, t.ink, 0.8),
                "size": 7 * s,
                "solidity": 0.3 if category.pattern != "dots" else 0.35,
            }
        listed.add(category.value)
        fills[land.id] = fill
    return fills


# ── The figures ──────────────────────────────────────────────────────────────


def _key_height(labels: Sequence[str], width: int, scale: float) -> int:
    """How high the line or lines of the key above a map are, in pixels."""
    if not labels:
        return 0
    cell = max(text_width(label, 14) for label in labels) + 48
    whole = sum(text_width(label, 14) + 48 for label in labels)
    # The legend is one line if it fits, else columns as wide as its longest entry.
    rows = (
        1
        if whole * scale <= width
        else math.ceil(len(labels) / max(1, int(width // (cell * scale))))
    )
    return round((rows * 20 + 10) * scale)


def _canvas(
    window: Any,
    theme: Theme,
    narrow: bool,
    size: tuple[int, int] | None,
    scale: float,
    key: Sequence[str] = (),
) -> tuple[go.Figure, Canvas]:
    width, height = size or (NARROW if narrow else WIDE)
    above = _key_height(key, width, scale)
    # The key takes nothing from the map, unless the height of both is given.
    size = (width, height) if size else (width, height + above)
    canvas = Canvas.of(window, (size[0], size[1] - above), theme, scale)
    t = canvas.tokens
    layout = base_layout(theme)
    axis: dict[str, Any] = {
        "visible": False,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }
    layout |= {
        "height": size[1],
        "margin": {"l": 0, "r": 0, "t": above, "b": 0},
        "plot_bgcolor": t.water,
        "dragmode": False,
        "clickmode": "event+select",
        "xaxis": {**axis, "range": list(canvas.x), "constrain": "range"},
        "yaxis": {**axis, "range": list(canvas.y), "scaleanchor": "x", "constrain": "range"},
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
            "itemsizing": "constant",
            "bgcolor": "rgba(0,0,0,0)",
            "font": {"size": 14 * scale, "color": t.ink},
            "tracegroupgap": 0,
            "traceorder": "normal",
        },
    }
    return go.Figure(layout=layout), canvas


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
    hidden, actors = set(hidden), _by_id(pack.actors)
    layers = [layer for layer in map.layers if layer.id not in hidden]
    shown = states_view(map, view)
    key: list[str] = [c.label for c in shown[1].categories] if shown else []
    for layer in layers:
        if layer.kind == "events":
            present = {e.actors[0] for e in events_shown(pack, layer, years, kinds)}
            key += [actors[a].short for a in actors if a in present]
        elif layer.kind == "contested":
            key += contested_key(pack, layer, seen_by)
        elif layer.kind == "places" and layer.marker != "city":
            key.append(layer.label)
    window = map.closer.window if closer and map.closer else map.window
    figure, canvas = _canvas(window, theme, narrow, size, scale, key)
    region = shapes.region(map.shapes)
    fills: dict[str, dict[str, Any]] = {}
    if shown and shown[0] in layers:
        fills = _state_fills(canvas, pack, region, *shown)
    _ground(figure, canvas, region, fills)
    for layer in layers:
        if layer.kind == "contested":
            _draw_contested(figure, canvas, pack, layer, seen_by, selected)
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
            rows += _rows_of_events(canvas, pack, events, marked)
            # A row's name stands for every place in it: a city's own dot would lie under it.
            taken |= {place: None for event in events for place in event.places}
    for row in rows:
        taken |= row.marked
        px, py = canvas.px(row.x, row.y)
        canvas.take((px - row.half, py - 8 * scale, px + row.half, py + 8 * scale))
    _draw_events(figure, canvas, pack, rows, selected)
    _point_at(
        figure,
        canvas,
        pack,
        rows,
        # The marker of the selected event has its own ring.
        [place for place in pointed if place not in _places_of(_with_event(rows, selected))],
        {place for layer in layers for place in _places_in(layer)},
    )
    # Names in order of weight: bases and sites, then events, then cities.
    placed = [layer for layer in layers if layer.kind == "places"]
    for layer in placed:
        if layer.marker != "city":
            _draw_places(figure, canvas, pack, layer, taken)
    _name_rows(figure, canvas, rows)
    for layer in placed:
        if layer.marker == "city":
            _draw_places(figure, canvas, pack, layer, taken)
    _country_labels(figure, canvas, region, fills)
    return figure


def place_question_figure(
    pack: Any,
    item: Any,
    *,
    theme: Theme,
    chosen: str | None = None,
    revealed: bool = False,
    narrow: bool = False,
    size: tuple[int, int] | None = None,
    scale: float = 1.0,
) -> go.Figure:
    """The map of a quiz item: its candidates as letters on bare shapes, no names.

    ``item`` is the item or the part of it of type ``place``. When ``revealed``, the key is
    filled and every candidate is named.
    """
    question = item if hasattr(item, "candidates") else item.answer
    figure, canvas = _canvas(_by_id(pack.maps)[question.map].window, theme, narrow, size, scale)
    figure.update_layout(showlegend=False)
    t, s = canvas.tokens, scale
    _ground(figure, canvas, shapes.region(_by_id(pack.maps)[question.map].shapes), {})
    places = _by_id(pack.places)
    ids = [candidate.place for candidate in question.candidates]
    at = _spread(canvas, [canvas.km(places[p].lon, places[p].lat) for p in ids], 30 * s)
    true = [canvas.km(places[p].lon, places[p].lat) for p in ids]
    moved = [(a, b) for a, b in zip(true, at, strict=True) if math.dist(a, b) > canvas.km_per_px]
    for a, b in moved:
        figure.add_trace(
            go.Scatter(
                x=[a[0], b[0]],
                y=[a[1], b[1]],
                mode="lines+markers",
                hoverinfo="skip",
                marker={"size": [6 * s, 0.1], "color": t.ink, "opacity": 1},
                line={"color": t.ink, "width": 1.4 * s},
            )
        )
    good = [revealed and p == question.key for p in ids]
    mine = [p == chosen for p in ids]
    figure.add_trace(
        go.Scatter(
            name="candidates",
            x=[k[0] for k in at],
            y=[k[1] for k in at],
            mode="markers+text",
            text=[f"<b>{LETTERS[i]}</b>" for i in range(len(ids))],
            textposition="middle center",
            textfont={
                "size": 15 * s,
                "color": [t.ground if g or m else t.ink for g, m in zip(good, mine, strict=True)],
            },
            marker={
                "symbol": ["square" if g else "circle" for g in good],
                "size": 27 * s,
                "opacity": 1,
                "color": [
                    t.ink if g else t.accent if m else t.ground
                    for g, m in zip(good, mine, strict=True)
                ],
                "line": {
                    "color": [
                        t.accent if m and not g else t.ink for g, m in zip(good, mine, strict=True)
                    ],
                    "width": 2 * s,
                },
            },
            customdata=[[p] for p in ids],
            hovertext=[places[p].name if revealed else LETTERS[i] for i, p in enumerate(ids)],
            hoverinfo="text",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )
    if revealed:
        for x, y in at:
            px, py = canvas.px(x, y)
            canvas.take((px - 15 * s, py - 15 * s, px + 15 * s, py + 15 * s))
        labels = [
            place_label(canvas, k, places[p].name, 14 * s, (15 * s, 15 * s))
            for p, k in zip(ids, at, strict=True)
        ]
        figure.add_trace(
            _texts(canvas, [label for label in labels if label], 14 * s, t.ink, weight=600)
        )
    return figure


def _spread(
    canvas: Canvas, points: Sequence[tuple[float, float]], apart: float
) -> list[tuple[float, float]]:
    """The points, pushed apart until each stands ``apart`` pixels from every other."""
    limit = apart * canvas.km_per_px
    at = [list(p) for p in points]
    for _ in range(60):
        still = True
        for i in range(len(at)):
            for j in range(i):
                dx, dy = at[i][0] - at[j][0], at[i][1] - at[j][1]
                gap = math.hypot(dx, dy)
                if gap < limit:
                    still = False
                    ux, uy = (dx / gap, dy / gap) if gap > 1e-6 else (1.0, 0.0)
                    push = (limit - gap) / 2 + limit * 0.01
                    at[i] = [at[i][0] + ux * push, at[i][1] + uy * push]
                    at[j] = [at[j][0] - ux * push, at[j][1] - uy * push]
        if still:
            break
    return [(p[0], p[1]) for p in at]


# ── The same as a table ──────────────────────────────────────────────────────


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
    places, actors = _by_id(pack.places), _by_id(pack.actors)
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
            for line in _rows(pack, layer.data):
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
