"""A map for paper: shapes as SVG, hatched so that grey tells them apart; marks and names beside."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from guide.figures import shapes
from guide.figures.map_canvas import Canvas
from guide.figures.map_contested import outline
from guide.figures.map_land import states_view as layer_and_view
from guide.figures.map_scale import MILE, round_length, true_length
from guide.figures.map_water import Course, courses
from guide.figures.style import actor_colour, blend
from guide.figures.world import ground
from guide.model.content import Actor
from guide.model.maps import ContestedLayer, EventsLayer, Map, PlacesLayer, StatesView, Window
from guide.model.pack import Pack
from guide.model.places import Place, PlaceMarker
from guide.model.timelines import Event
from guide.text.html import html

Drawn = Mapping[str, Any]

WIDTH = 1000
"""Of the drawing, in its own unit; the layout scales it to the column."""
TALLEST = 0.78
"""Of a map's height to its width: two stand on a page with their captions."""
PLACE, SECOND = 0.62, 0.7
"""Widths of the map of a quiz item, and of a further view, as shares of the column."""
NEAR = 0.045
"""Shares of the width within which places are one group."""
LAND, WATER, EDGE, INK = "#F1EFE9", "#FFFFFF", "#6E6A60", "#17202B"
STREAM = "#4F6F80"
"""Of a river that is named."""
BAR = 170
"""How long the scale bar is at most, in the drawing's unit."""
TEXTURES = ("solid", "lines", "dots", "cross", "back", "level")
"""Fills that differ in grey, in the order in which they are given out."""

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{ width }} {{ height }}"><defs>'
    "{% for fill in fills %}"
    '<pattern id="{{ fill.id }}" width="{{ fill.step }}" height="{{ fill.step }}" '
    'patternUnits="userSpaceOnUse">'
    '<rect width="{{ fill.step }}" height="{{ fill.step }}" fill="{{ fill.ground }}"/>'
    '{% if fill.path %}<path d="{{ fill.path }}" fill="none" stroke="{{ fill.colour }}" '
    'stroke-width="{{ fill.stroke }}" stroke-linecap="square"/>{% endif %}'
    "</pattern>{% endfor %}</defs>"
    '<rect width="{{ width }}" height="{{ height }}" fill="{{ water }}"/>'
    "{% for shape in shapes %}"
    '<path d="{{ shape.d }}" fill="{{ shape.fill }}" stroke="{{ shape.stroke }}" '
    'stroke-width="{{ shape.width }}" fill-rule="evenodd"{% if shape.dash %} '
    'stroke-dasharray="{{ shape.dash }}"{% endif %}/>{% endfor %}'
    '<rect x="1" y="1" width="{{ width - 2 }}" height="{{ height - 2 }}" fill="none" '
    'stroke="{{ edge }}" stroke-width="1.5"/></svg>'
)

_HATCHES = {
    "lines": "M-2,2 L2,-2 M0,12 L12,0 M10,14 L14,10",
    "back": "M-2,10 L2,14 M0,0 L12,12 M10,-2 L14,2",
    "dots": "M3,3 l0.01,0 M9,9 l0.01,0",
    "cross": "M0,0 L12,12 M12,0 L0,12",
    "level": "M0,6 L12,6",
}


_MARKS: Mapping[PlaceMarker, str] = {
    "dot": "city",
    "square-dot": "base",
    "x": "city",
    "square": "square-open",
    "triangle": "triangle-up-open",
    "diamond": "diamond-open",
    "star": "star-open",
    "cross": "cross",
    "pentagon": "pentagon-open",
}
"""What a marker of places is called in ``sheet/drawings.typ``."""


class _Sheet:
    """Where degrees stand on the drawing."""

    def __init__(self, window: Window, around: Sequence[Place] = ()) -> None:
        self.canvas = Canvas.of(window, (WIDTH, WIDTH), "paper", 1.0)
        (left, right), (low, high) = self.canvas.x, self.canvas.y
        if around:
            points = [self.canvas.at(place) for place in around]
            (left, right), (low, high) = (
                _span(points, 0, self.canvas.x),
                _span(points, 1, self.canvas.y),
            )
        height = min(max((high - low) / (right - left), 0.45), TALLEST) * WIDTH
        self.height = round(height)
        self.km = max((right - left) / WIDTH, (high - low) / height)
        self.middle = ((left + right) / 2, (low + high) / 2)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        x, y = self.canvas.km(lon, lat)
        return (
            WIDTH / 2 + (x - self.middle[0]) / self.km,
            self.height / 2 - (y - self.middle[1]) / self.km,
        )

    def _all_at(self, line: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        """The same of every point of a line at once: a coast has thousands."""
        lon, lat = np.array(line, dtype=float).T
        turn = np.round((lon - self.canvas.project.west_east) / 360) * 360
        x, y = self.canvas.project.forward(lon - turn, lat)
        right = WIDTH / 2 + (x - self.middle[0]) / self.km
        down = self.height / 2 - (y - self.middle[1]) / self.km
        return list(zip(right.tolist(), down.tolist()))

    def share(self, lon: float, lat: float) -> dict[str, float] | None:
        """A place as shares of the width; None outside the drawing."""
        x, y = self.at(lon, lat)
        if not (12 < x < WIDTH - 12 and 12 < y < self.height - 12):
            return None
        return {"x": round(x / WIDTH, 4), "y": round(y / WIDTH, 4)}

    def path(self, lines: shapes.Lines, *, closed: bool) -> str:
        """Lines as an SVG path, without what lies far outside."""
        parts = []
        for line in lines:
            points = self._all_at(line)
            if not any(-80 < x < WIDTH + 80 and -80 < y < self.height + 80 for x, y in points):
                continue
            kept = [points[0]]
            for point in points[1:]:
                if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= 1.2:
                    kept.append(point)
            if len(kept) > 1:
                steps = "L".join(f"{x:.0f},{y:.0f}" for x, y in kept)
                parts.append(f"M{steps}" + ("Z" if closed else ""))
        return "".join(parts)


def _span(
    points: Sequence[tuple[float, float]], axis: int, whole: tuple[float, float]
) -> tuple[float, float]:
    """From the least to the greatest of the points with as much on either side, within the map."""
    found = [point[axis] for point in points]
    least = (whole[1] - whole[0]) * 0.12
    room = max((max(found) - min(found)) * 0.6, least)
    return min(found) - room, max(found) + room


def states_views(drawn: Map) -> tuple[StatesView, ...]:
    """The ways in which a map colours its states, the first of which is drawn with all else."""
    found = layer_and_view(drawn, None)
    return found[0].views if found else ()


def map_drawing(pack: Pack, drawn: Map, view: StatesView | None = None) -> Drawn:
    """The map with places, events by place and contested areas, in a view of its states.

    Without a ``view`` it is the first, if there is any; another view leaves places and events out,
    which stand on the first.
    """
    window = drawn.seen(other=view is not None and view.other_window)
    sheet, region = _Sheet(window), ground(drawn, window, pack.guide.language)
    fills, key, by_land = _fills(pack, drawn, view)
    alone = view is not None and view is not states_views(drawn)[0]
    drawn_ground = _ground(sheet, region, by_land)
    named = courses(pack, drawn, region)
    drawn_ground += [
        _shape(sheet.path(one.lines, closed=False), "none", STREAM, 3.2) for one in named
    ]
    marks: list[dict[str, Any]] = []
    # Where something happened at a place of another layer, one name stands beside both marks.
    layers = sorted(drawn.layers, key=lambda layer: not isinstance(layer, EventsLayer))
    for layer in layers:
        match layer:
            case ContestedLayer():
                drawn_ground += _contested(pack, sheet, layer)
                marks += [
                    {"look": [["x-open", INK, ""]], "label": area.label, "weight": 3, **at}
                    for area in layer.areas
                    if (at := _share(pack, sheet, area.place))
                ]
                key.append({"mark": ["x-open", INK], "text": layer.label})
            case PlacesLayer() if not alone:
                marker = pack.marker_of(layer)
                look = [_MARKS[marker], INK]
                weight = 1 if _MARKS[marker] == "city" else 2
                for place in layer.places:
                    name, at = pack.places[place].name, _share(pack, sheet, place)
                    same = next((mark for mark in marks if mark["label"] == name), None)
                    if same:
                        same["look"].insert(0, [*look, ""])
                    elif at:
                        marks.append({"look": [[*look, ""]], "label": name, "weight": weight, **at})
                key.append({"mark": look, "text": layer.label})
            case EventsLayer() if not alone:
                found = _events(pack, sheet, layer)
                marks += found
                key += _actors(pack, found)
    return {
        "type": "map",
        "ratio": sheet.height / WIDTH,
        "svg": _svg(sheet, fills, drawn_ground),
        "marks": sorted(marks, key=lambda mark: -mark["weight"]),
        "names": _names(sheet, region),
        "waters": [
            {"text": one.name, "at": spots} for one in named if (spots := _along(sheet, one))
        ],
        **({"scale": _scale(pack, sheet)} if drawn.scale_bar else {}),
        "key": key,
        **({"narrow": SECOND} if alone else {}),
    }


def place_drawing(pack: Pack, drawn: Map, letters: Sequence[tuple[str, str]]) -> Drawn:
    """Bare shapes with letters at places: a letter and a place's id each."""
    places = [pack.places[id] for _, id in letters]
    sheet, region = _Sheet(drawn.window, places), ground(drawn, language=pack.guide.language)
    marks = []
    for (letter, _), place in zip(letters, places, strict=True):
        x, y = sheet.at(place.lon, place.lat)
        x, y = min(max(x, 20), WIDTH - 20), min(max(y, 20), sheet.height - 20)
        marks.append({"look": [["letter", INK, letter]], "label": "", "weight": 1,
                      "x": x / WIDTH, "y": y / WIDTH})  # fmt: skip
    return {
        "type": "map",
        "ratio": sheet.height / WIDTH,
        "svg": _svg(sheet, [], _ground(sheet, region, {})),
        "marks": marks,
        "names": [],
        "key": [],
        "narrow": PLACE,
    }


def _svg(sheet: _Sheet, fills: Sequence[Drawn], ground: Iterable[Drawn]) -> str:
    return str(
        html(
            _SVG,
            width=WIDTH,
            height=sheet.height,
            fills=fills,
            shapes=list(ground),
            water=WATER,
            edge=EDGE,
        )
    )


def _shape(d: str, fill: str, stroke: str, width: float, dash: str = "") -> Drawn:
    return {"d": d, "fill": fill, "stroke": stroke, "width": width, "dash": dash}


def _ground(sheet: _Sheet, region: shapes.Region, by_land: Mapping[str, str]) -> list[Drawn]:
    bare = LAND if not by_land else "#FFFFFF"
    found = [
        _shape(sheet.path(land.rings, closed=True), by_land.get(land.id, bare), EDGE, 0.9)
        for land in region.lands
    ]
    found.append(_shape(sheet.path(region.lakes, closed=True), WATER, EDGE, 0.6))
    if not by_land:
        found.append(_shape(sheet.path(region.rivers, closed=False), "none", "#8FA3AD", 1.4))
    found.append(_shape(sheet.path(region.borders, closed=False), "none", EDGE, 1.3))
    found.append(_shape(sheet.path(region.dashed, closed=False), "none", EDGE, 1.3, "6 4"))
    return [shape for shape in found if shape["d"]]


def _fills(
    pack: Pack, drawn: Map, chosen: StatesView | None
) -> tuple[list[Drawn], list[dict[str, Any]], dict[str, str]]:
    """The textures of a view, its lines of the key, and the fill of each land."""
    found = layer_and_view(drawn, chosen.id if chosen else None)
    if found is None:
        return [], [], {}
    layer, view = found
    left = list(TEXTURES)
    fills: list[Drawn] = []
    key: list[dict[str, Any]] = []
    for category in view.categories:
        if category.actor is None:
            key.append({"fill": "bare", "colour": EDGE, "text": category.label})
            continue
        texture = category.pattern if category.pattern in left else left[0]
        left.remove(texture)
        colour = actor_colour(pack.actors[category.actor], "paper")
        fills.append(
            {
                "id": f"fill-{category.value}",
                "step": 12,
                "ground": blend(colour, "#FFFFFF", 0.28) if texture == "solid" else "#FFFFFF",
                "path": _HATCHES.get(texture, ""),
                "colour": colour,
                "stroke": 3.2 if texture == "dots" else 1.6,
            }
        )
        key.append({"fill": texture, "colour": colour, "text": category.label})
    known = {fill["id"] for fill in fills}
    by_land = {
        row["iso3"]: f"url(#fill-{row[view.column]})"
        if f"fill-{row[view.column]}" in known
        else "#FFFFFF"
        for row in pack.tables[layer.data].records()
    }
    return fills, key, by_land


def _contested(pack: Pack, sheet: _Sheet, layer: ContestedLayer) -> list[Drawn]:
    """The outlines of the areas that a source draws."""
    return [
        _shape(sheet.path(rings, closed=True), "none", INK, 2.2, "6 3")
        for area in layer.areas
        if (rings := outline(pack, sheet.canvas, area))
    ]


def _share(pack: Pack, sheet: _Sheet, place: str) -> dict[str, float] | None:
    found = pack.places[place]
    return sheet.share(found.lon, found.lat)


def _events(pack: Pack, sheet: _Sheet, layer: EventsLayer) -> list[dict[str, Any]]:
    """At each place or group of places a row of markers with numbers of events, one an actor."""
    spots: list[dict[str, Any]] = []
    for event in pack.timelines[layer.timeline].events:
        if event.kind not in layer.kinds:
            continue
        for place in event.places:
            at = _share(pack, sheet, place)
            if at is None:
                continue
            spot = next((one for one in spots if _near(one, at)), None)
            if spot is None:
                spot = {**at, "events": {}, "label": pack.places[place].name}
                spots.append(spot)
            events: dict[str, list[Event]] = spot["events"]
            events.setdefault(event.actors[0], []).append(event)
    return [
        {
            "x": spot["x"],
            "y": spot["y"],
            "label": spot["label"],
            "weight": 10 + sum(map(len, spot["events"].values())),
            "look": [
                [*_marker(pack.actors[actor]), str(len(events)) if len(events) > 1 else ""]
                for actor, events in spot["events"].items()
            ],
        }
        for spot in spots
    ]


def _near(spot: Mapping[str, Any], at: Mapping[str, float]) -> bool:
    aside, below = abs(spot["x"] - at["x"]), abs(spot["y"] - at["y"])
    return bool(aside < NEAR * 1.6 and below < NEAR * 0.75)


def _marker(actor: Actor) -> list[str]:
    return [actor.marker, actor_colour(actor, "paper")]


def _actors(pack: Pack, marks: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    used = {(look[0], look[1]) for mark in marks for look in mark["look"]}
    return [
        {"mark": _marker(actor), "text": actor.name}
        for actor in pack.actors.values()
        if (actor.marker, actor_colour(actor, "paper")) in used
    ]


def _along(sheet: _Sheet, river: Course) -> list[dict[str, float]]:
    """Points of a river on the drawing, those nearest to its middle first."""
    shares = (sheet.share(lon, lat) for line in river.lines for lon, lat in line)
    found = [at for at in shares if at]
    if not found:
        return []
    middle = [sum(at[side] for at in found) / len(found) for side in "xy"]
    return sorted(found, key=lambda at: math.dist(middle, (at["x"], at["y"])))


def _scale(pack: Pack, sheet: _Sheet) -> list[dict[str, Any]]:
    """Kilometres and miles, each with its length as a share of the width."""
    x, y = sheet.middle
    true = true_length(sheet.canvas, (x, y - sheet.height * sheet.km * 0.4), BAR * sheet.km)
    return [
        {
            "text": words.format(number=f"{number:g}"),
            "long": number * unit / true / sheet.km / WIDTH,
        }
        for unit, words in ((1.0, pack.words.kilometres), (MILE, pack.words.miles))
        for number in [round_length(BAR * sheet.km * true / unit)]
    ]


def _names(sheet: _Sheet, region: shapes.Region) -> list[dict[str, Any]]:
    """The states with room for their names, the roomiest first; room as a share of the width."""
    lands = sorted(region.lands, key=lambda land: -land.room)
    return [
        {"text": land.name, "room": land.room / sheet.km / WIDTH, **at}
        for land in lands
        if (at := sheet.share(*land.label))
    ]
