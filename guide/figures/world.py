"""The ground of any map: what its window holds of the world's lands, borders, lakes and rivers.

``static/shapes/world.json.gz`` keeps each line once, with a digit for each of its points that says
how coarse a map may be and still show it (``tools/cut_world.py``), so that neighbours fit at any
scale. A map takes the points that its scale can show.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import numpy as np

from guide.model.language_tag import broader
from guide.model.maps import Map, Window
from guide.settings import ROOT

from .shapes import (
    FOLDER,
    Array,
    EqualEarth,
    Land,
    Lines,
    Projection,
    Region,
    projection_for,
    region,
)

WIDEST, TALLEST = 2.6, 1.0
"""The ground fills any figure between these ratios of width to height."""
PAGE = (1040, 565)
"""The figure in pixels for which the detail is chosen."""
LINE = 1.6
"""Pixels: two points nearer than this are not worth both."""
ISLAND = 2.6
"""An island or a lake is drawn from this many times the detail across."""
RIVER = 40
"""And a river from this many times the detail along."""
STEP = 2.0
"""Degrees after which a straight line is bent to the projection."""
DEGREE_KM = 111.2

Box = tuple[float, float, float, float]
"""West, east, south and north, in degrees; west to east is never more than 360."""

TURNS = (-360, 0, 360)


@dataclass(frozen=True)
class _Line:
    points: Array
    """Of shape (n, 2): longitude and latitude."""
    worth: Array
    """Of shape (n,): the coarsest detail in kilometres at which each point is shown."""
    bounds: Box
    """West, east, south and north of its points."""

    def at(self, detail: float) -> Array:
        """The points that a detail in kilometres shows; first and last are always among them."""
        return self.points[self.worth >= detail]


NAMES = ROOT / "guide" / "words" / "lands"
"""The names of the lands, a file a language."""


@dataclass(frozen=True)
class _World:
    lands: tuple[tuple[str, str, tuple[tuple[int, ...], ...]], ...]
    """Code, name, and rings as the numbers of lines; ``~n`` is line n from its end."""
    lines: tuple[_Line, ...]
    between: dict[int, frozenset[str]]
    """The lands on both sides of each line that is not a coast."""
    open: frozenset[frozenset[str]]
    """Pairs with a line between them that is no border, or not a final one."""
    at_issue: frozenset[str]
    """Lands whose status is at issue: no line round them is a final one."""
    lakes: tuple[_Line, ...]
    rivers: tuple[_Line, ...]
    steps: tuple[float, ...]
    """The details in kilometres that there are."""


@cache
def _world() -> _World:
    data = json.loads(gzip.decompress((FOLDER / "world.json.gz").read_bytes()))
    coarse = np.array(data["coarse"])

    def line(kept: tuple[str, list[int]]) -> _Line:
        digits, steps = kept
        points = np.cumsum(np.array(steps, dtype=float).reshape(-1, 2), axis=0) / data["grid"]
        (west, south), (east, north) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        worth = coarse[np.frombuffer(digits.encode(), dtype=np.uint8) - ord("0")]
        return _Line(points, worth, (west, east, south, north))

    sides: dict[int, set[str]] = {}
    for land in data["lands"]:
        for ring in land["rings"]:
            for number in ring:
                sides.setdefault(max(number, ~number), set()).add(land["id"])
    return _World(
        tuple((one["id"], one["name"], tuple(map(tuple, one["rings"]))) for one in data["lands"]),
        tuple(map(line, data["arcs"])),
        {number: frozenset(codes) for number, codes in sides.items() if len(codes) > 1},
        frozenset(map(frozenset, data["open"])),
        frozenset(data["at_issue"]),
        tuple(map(line, data["lakes"])),
        tuple(map(line, data["rivers"])),
        tuple(data["coarse"]),
    )


def ground(drawn: Map, window: Window | None = None, language: str = "en") -> Region:
    """What a map stands on: the shapes that it names, or else the world's, within its window.

    ``window`` is the map's other one; ``language`` the BCP 47 tag of the language that lands are
    named in.
    """
    reach = (window or drawn.window).reach
    found = _part(drawn.shapes, reach) if drawn.shapes is not None else cut(*reach)
    names = land_names(language)
    if not names:
        return found
    lands = tuple(replace(land, name=names.get(land.id, land.name)) for land in found.lands)
    return replace(found, lands=lands)


@cache
def land_names(language: str, *, shapes_own: bool = False) -> Mapping[str, str]:
    """The names of the lands in a language, by code; none in one that the program has none in.

    In English those are the shapes' own, which come only if they are asked for.
    """
    for tag in broader(language):
        file = NAMES / f"{tag}.json"
        if file.is_file():
            names: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
            return names
    if shapes_own and "en" in broader(language):
        file = ROOT / "static/shapes/world-lands.json"
        own: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
        return own
    return {}


def labelled(lands: Iterable[Land], project: Projection, frame: Box) -> list[Land]:
    """The lands with their names' places where a figure's frame, in kilometres, shows most of each.

    The frame is its left, right, bottom and top. It may show more than the map's window.
    """
    return [_labelled(land, project, frame) for land in lands]


@lru_cache(maxsize=1000)
def _labelled(land: Land, project: Projection, frame: Box) -> Land:
    flat = [np.column_stack(project.forward(*np.array(ring).T)) for ring in land.rings]
    shown = [part for part in (_cut(ring, frame) for ring in flat) if len(part) > 3]
    if not shown:
        return replace(land, room=0)
    best, room = _deepest(max(shown, key=_flat_area))
    lon, lat = project.inverse(*best)
    return replace(land, label=(float(lon), float(lat)), room=room)


@cache
def _part(name: str, window: Box) -> Region:
    """What a window can show of a file of shapes; names stand in what it shows of their lands."""
    whole, box = region(name), _around(projection_for(*window), window)
    lands = []
    for land in whole.lands:
        rings = [part for ring in land.rings for part in _clipped(np.array(ring), box)]
        if rings:
            at, room = _label(rings, window)
            lands.append(Land(land.id, land.name, tuple(map(_points, rings)), at, room))

    def within(lines: Lines) -> Lines:
        return tuple(_points(part) for line in lines for part in _within(np.array(line), box))

    lakes = tuple(_points(p) for lake in whole.lakes for p in _clipped(np.array(lake), box))
    return Region(
        name, tuple(lands), within(whole.borders), within(whole.dashed), lakes, within(whole.rivers)
    )


@cache
def cut(west: float, east: float, south: float, north: float) -> Region:
    """The ground of a window in degrees; ``east`` is more than ``west`` by 360 at most."""
    world, window = _world(), (west, east, south, north)
    project = projection_for(*window)
    box, detail = _around(project, window), _detail(project, window)
    lands = []
    for code, name, rings in world.lands:
        kept = _rings(world, rings, box, detail)
        if kept:
            at, room = _label(kept, window)
            lands.append(Land(code, name, tuple(map(_points, kept)), at, room))
    borders, dashed = _borders(world, box, detail)
    least = ISLAND * detail
    lakes = [
        ring
        for lake in world.lakes
        if _area(lake.points) > 2 * least**2
        for ring in _clipped(lake.at(detail), box)
    ]
    rivers = _rivers(world.rivers, RIVER * detail)
    return Region(
        "world",
        tuple(lands),
        borders,
        dashed,
        tuple(map(_points, lakes)),
        tuple(_points(part) for river in rivers for part in _within(river.at(detail), box)),
    )


def _extent(project: Projection, window: Box) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a window, in kilometres."""
    west, east, south, north = window
    lon, lat = np.meshgrid(np.linspace(west, east, 40), np.linspace(south, north, 40))
    x, y = project.forward(lon, lat)
    return float(x.min()), float(x.max()), float(y.min()), float(y.max())


def _around(project: Projection, window: Box) -> Box:
    """All that a figure of the window can show, whatever its ratio of width to height."""
    middle = project.west_east
    if isinstance(project, EqualEarth):
        return middle - 180, middle + 180, -90, 90
    left, right, bottom, top = _extent(project, window)
    width = max(right - left, (top - bottom) * WIDEST)
    height = max(top - bottom, (right - left) / TALLEST)
    x, y = np.meshgrid(np.linspace(-0.5, 0.5, 60) * width, np.linspace(-0.5, 0.5, 60) * height)
    lon, lat = project.inverse(x + (left + right) / 2, y + (bottom + top) / 2)
    return (
        max(float(lon.min()) - STEP, middle - 180),
        min(float(lon.max()) + STEP, middle + 180),
        max(float(lat.min()) - STEP, -90),
        min(float(lat.max()) + STEP, 90),
    )


def _detail(project: Projection, window: Box) -> float:
    """The detail in kilometres that a page shows of the window."""
    left, right, bottom, top = _extent(project, window)
    pixel = max((right - left) / PAGE[0], (top - bottom) / PAGE[1])
    steps = _world().steps
    return max((step for step in steps if step <= LINE * pixel), default=steps[0])


def _rings(world: _World, rings: Sequence[Sequence[int]], box: Box, detail: float) -> list[Array]:
    """A land's rings within the box, without islands that are too small; its largest always."""
    if not any(_near(world, ring, box) for ring in rings):
        return []
    found = []
    for ring in rings:
        if not _near(world, ring, box):
            continue
        whole = _joined(world, ring, detail)
        if len(whole) > 3 and _area(whole) > (ISLAND * detail) ** 2:
            found.append(whole)
    if not found:
        found = [max((_joined(world, ring, 0) for ring in rings), key=_area)]  # however small
    return [part for ring in found for part in _clipped(ring, box)]


def _near(world: _World, ring: Sequence[int], box: Box) -> bool:
    """Whether a ring can reach into the box: by the bounds of its lines."""
    bounds = [world.lines[max(number, ~number)].bounds for number in ring]
    west, east = min(each[0] for each in bounds), max(each[1] for each in bounds)
    south, north = min(each[2] for each in bounds), max(each[3] for each in bounds)
    return (
        south < box[3]
        and north > box[2]
        and any(west + turn < box[1] and east + turn > box[0] for turn in TURNS)
    )


def _joined(world: _World, ring: Sequence[int], detail: float) -> Array:
    parts = []
    for number in ring:
        points = world.lines[max(number, ~number)].at(detail)
        parts.append(points[:-1] if number >= 0 else points[:0:-1])
    whole = np.concatenate(parts)
    return np.concatenate([whole, whole[:1]])


def _turned(points: Array, box: Box) -> Iterator[Array]:
    """The points as often as they lie in the box, once round the world or back included."""
    for turn in TURNS:
        moved = points + np.array((turn, 0))
        (west, south), (east, north) = moved.min(axis=0), moved.max(axis=0)
        if east > box[0] and west < box[1] and north > box[2] and south < box[3]:
            yield moved


def _clipped(ring: Array, box: Box) -> Iterator[Array]:
    """A closed ring cut to the box (Sutherland and Hodgman), and bent to the projection."""
    for turned in _turned(ring, box):
        kept = _cut(turned, box)
        if len(kept) > 3:
            yield _bent(kept)


def _cut(ring: Array, box: Box) -> Array:
    for axis, limit, side in ((0, box[0], 1), (0, box[1], -1), (1, box[2], 1), (1, box[3], -1)):
        ring = _half(ring, axis, limit, side) if len(ring) else ring
    return ring


def _half(points: Array, axis: int, limit: float, side: int) -> Array:
    """A closed ring cut to what lies on one side of a line of longitude or latitude."""
    inside = side * (points[:, axis] - limit) >= 0
    if inside.all():
        return points
    out: list[Array] = []
    for n in range(len(points) - 1):
        a, b = points[n], points[n + 1]
        if inside[n]:
            out.append(a)
        if inside[n] != inside[n + 1]:
            out.append(a + (b - a) * (limit - a[axis]) / (b[axis] - a[axis]))
    return np.array([*out, out[0]]) if out else points[:0]


def _within(line: Array, box: Box) -> Iterator[Array]:
    """The parts of an open line that lie in the box, each with one point beyond it."""
    for points in _turned(line, box):
        lon, lat = points[:, 0], points[:, 1]
        inside = (lon >= box[0]) & (lon <= box[1]) & (lat >= box[2]) & (lat <= box[3])
        near = inside.copy()
        near[1:] |= inside[:-1]
        near[:-1] |= inside[1:]
        for part in np.split(np.arange(len(points)), np.flatnonzero(np.diff(near)) + 1):
            if near[part[0]] and len(part) > 1:
                yield _bent(points[part])


def _bent(points: Array) -> Array:
    """The same line with points on its long straight parts, which a projection bends."""
    way = np.diff(points, axis=0)
    reach = np.abs(way).max(axis=1)
    if not (reach > STEP).any():
        return points
    pieces = np.maximum(1, np.ceil(reach / STEP)).astype(int)
    first = np.cumsum(pieces) - pieces
    nth = np.arange(pieces.sum()) - np.repeat(first, pieces)
    steps = way / pieces[:, None]
    bent = np.repeat(points[:-1], pieces, axis=0) + nth[:, None] * np.repeat(steps, pieces, axis=0)
    return np.concatenate([bent, points[-1:]])


def _borders(world: _World, box: Box, detail: float) -> tuple[Lines, Lines]:
    """The lines between two lands: those that are borders, and those that are not, or not final."""
    firm: list[Array] = []
    dashed: list[Array] = []
    for number, codes in world.between.items():
        if not _near(world, (number,), box):
            continue
        loose = codes in world.open or codes & world.at_issue
        (dashed if loose else firm).extend(_within(world.lines[number].at(detail), box))
    return tuple(map(_points, firm)), tuple(map(_points, dashed))


def _points(line: Array) -> tuple[tuple[float, float], ...]:
    return tuple(map(tuple, np.round(line, 3).tolist()))


def _flat(line: Array) -> Array:
    """In kilometres, true near the line's own latitude."""
    wide = np.cos(np.radians(line[:, 1].mean()))
    return line * (DEGREE_KM * wide, DEGREE_KM)


def _area(ring: Array) -> float:
    """Of a closed ring, in square kilometres."""
    return _flat_area(_flat(ring))


def _flat_area(ring: Array) -> float:
    x, y = ring.T
    return float(abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2)


def _rivers(rivers: Sequence[_Line], least: float) -> list[_Line]:
    """Rivers that are so long, in kilometres, and what joins two of them, however short.

    The sources cut a river into pieces: those that continue one another alone are one river.
    """
    ends = [{tuple(river.points[end]) for end in (0, -1)} for river in rivers]
    meeting: dict[tuple[float, ...], list[int]] = {}
    for number, points in enumerate(ends):
        for point in points:
            meeting.setdefault(point, []).append(number)
    whole = list(range(len(rivers)))
    """Of each piece, the number of its river."""

    def river_of(piece: int) -> int:
        while whole[piece] != piece:
            piece = whole[piece]
        return piece

    for pieces in meeting.values():
        if len(pieces) == 2:
            whole[river_of(pieces[0])] = river_of(pieces[1])
    long: dict[int, float] = {}
    for number, river in enumerate(rivers):
        long[river_of(number)] = long.get(river_of(number), 0) + _length(river.points)
    kept = [long[river_of(number)] > least for number in range(len(rivers))]
    known = {end for points, one in zip(ends, kept, strict=True) if one for end in points}
    return [
        river
        for river, points, one in zip(rivers, ends, kept, strict=True)
        if one or points <= known
    ]


def _length(line: Array) -> float:
    return float(np.hypot(*np.diff(_flat(line), axis=0).T).sum())


def _label(rings: Sequence[Array], window: Box) -> tuple[tuple[float, float], float]:
    """Where a land's name fits best within the window, and how far from the nearest edge in km.

    Without a part in the window, the middle of its largest ring, and no room.
    """
    shown = [part for ring in rings for part in _clipped(ring, window)]
    if not shown:
        lon, lat = max(rings, key=_area).mean(axis=0)
        return (round(float(lon), 2), round(float(lat), 2)), 0
    ring = max(shown, key=_area)
    scale = np.array((DEGREE_KM * np.cos(np.radians(ring[:, 1].mean())), DEGREE_KM))
    best, room = _deepest(ring * scale)
    lon, lat = best / scale
    return (round(float(lon), 2), round(float(lat), 2)), round(room)


def _deepest(flat: Array) -> tuple[Array, float]:
    """The spot within a ring in kilometres that is farthest from its edges, and how far."""
    flat = np.concatenate([flat[: -1 : 1 + len(flat) // 120], flat[:1]])
    low, high = flat.min(axis=0), flat.max(axis=0)
    best, room = flat.mean(axis=0), 0.0
    for _ in range(3):  # each look is closer to the best place of the last
        x, y = np.meshgrid(np.linspace(low[0], high[0], 14), np.linspace(low[1], high[1], 14))
        spots = np.column_stack([x.ravel(), y.ravel()])
        away = _inside_by(spots, flat)
        if away.max() > room:
            best, room = spots[away.argmax()], float(away.max())
        reach = (high - low) / 8
        low, high = best - reach, best + reach
    return best, room


def _inside_by(spots: Array, ring: Array) -> Array:
    """How far each of the spots lies within a ring; less than nothing outside."""
    (x1, y1), (x2, y2) = ring[:-1].T, ring[1:].T
    along, up = x2 - x1, y2 - y1
    x, y = spots[:, :1] - x1, spots[:, 1:] - y1
    share = np.clip((x * along + y * up) / np.maximum(along**2 + up**2, 1e-12), 0, 1)
    gap = np.sqrt(((x - share * along) ** 2 + (y - share * up) ** 2).min(axis=1))
    level = (y < 0) != (spots[:, 1:] < y2)
    with np.errstate(divide="ignore", invalid="ignore"):
        odd = (level & (x < y / up * along)).sum(axis=1) % 2 == 1
    return np.asarray(np.where(odd, gap, -gap))


SMALL_PART = 0.25
"""Of its largest part: a part of a land that is smaller does not widen the window round it."""


@cache
def windows() -> Mapping[str, tuple[str, Box]]:
    """Every land of the world by its code: its name, and the box round its larger parts."""
    world = _world()
    found = {}
    for code, name, rings in world.lands:
        parts = [_joined(world, ring, world.steps[0]) for ring in rings]
        most = max(map(_area, parts))
        large = np.concatenate([part for part in parts if _area(part) >= SMALL_PART * most])
        (west, south), (east, north) = large.min(axis=0).tolist(), large.max(axis=0).tolist()
        found[code] = (name, (west, south, east, north))
    return found
