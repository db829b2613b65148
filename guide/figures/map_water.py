"""Rivers that a map names, from where they rise or meet another to where they end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from guide.model.maps import Map, River
from guide.model.pack import Pack
from guide.model.places import Place

from . import shapes
from .figure import Figure
from .map_canvas import Canvas, Point
from .map_labels import Label, place_label, write_labels
from .map_land import draw_line

REACH = 30.0
"""Kilometres from a place to the river that it says."""
JOINED = 0.02
"""Degrees within which two lines end at the same point; sources differ by that much."""
SPOTS = 24
"""Places along a river where its name is tried."""

Line = Sequence[tuple[float, float]]


class Course(NamedTuple):
    """A river with its lines, in degrees."""

    name: str
    lines: shapes.Lines


def courses(pack: Pack, drawn: Map, region: shapes.Region) -> list[Course]:
    """The rivers that a map names, as far as the ground draws them."""
    return [
        Course(river.name, found)
        for river in drawn.rivers
        if (found := _course(pack, river, region.rivers))
    ]


def _course(pack: Pack, river: River, lines: shapes.Lines) -> shapes.Lines:
    """The lines nearest to the river's places, and what continues them alone."""
    places = (pack.places[place] for place in river.by)
    found = {number for place in places if (number := _nearest(place, lines)) is not None}
    waiting = list(found)
    while waiting:
        line = lines[waiting.pop()]
        for end in (line[0], line[-1]):
            meeting = [n for n, other in enumerate(lines) if _ends_at(other, end)]
            # Where three meet, no data says which of them bears the name.
            new = [n for n in meeting if n not in found] if len(meeting) == 2 else []
            found.update(new)
            waiting += new
    return tuple(lines[number] for number in sorted(found))


def _nearest(place: Place, lines: shapes.Lines) -> int | None:
    """The line nearest to a place; None if it is too far."""
    wide = np.cos(np.radians(place.lat))
    here = np.array((place.lon, place.lat)) * (wide, 1)
    gaps = [
        _gap(here, np.array(line) * (wide, 1)) * shapes.EARTH_KM * np.pi / 180 for line in lines
    ]
    return int(np.argmin(gaps)) if gaps and min(gaps) <= REACH else None


def _gap(here: shapes.Array, line: shapes.Array) -> float:
    """How far a point is from a line, in the line's unit."""
    start, along = line[:-1], np.diff(line, axis=0)
    share = ((here - start) * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-12)
    nearest = start + np.clip(share, 0, 1)[:, None] * along
    return float(np.hypot(*(here - nearest).T).min())


def _ends_at(line: Line, point: Sequence[float]) -> bool:
    return any(
        abs(end[0] - point[0]) <= JOINED and abs(end[1] - point[1]) <= JOINED
        for end in (line[0], line[-1])
    )


def draw_rivers(
    figure: Figure, canvas: Canvas, pack: Pack, drawn: Map, region: shapes.Region
) -> list[Course]:
    """Draw the rivers that a map names; give them, for their names."""
    found = courses(pack, drawn, region)
    stream = canvas.tokens.stream
    figure.add_traces(
        [
            {**draw_line(canvas, one.lines, stream, 2.2 * canvas.scale), "name": "named river"}
            for one in found
        ]
    )
    return found


def name_rivers(
    figure: Figure, canvas: Canvas, rivers: Sequence[Course], size: float | None = None
) -> None:
    """Write the rivers' names beside them where there is room; ``size`` is that of the type."""
    size = size or 13 * canvas.scale
    labels = [_label(canvas, river, size) for river in rivers]
    write_labels(
        figure,
        canvas,
        labels,
        size,
        colour=canvas.tokens.stream,
        weight=600,
        name="rivers",
        style="italic",
    )


def _label(canvas: Canvas, river: Course, size: float) -> Label | None:
    clear = (4 * canvas.scale, 3 * canvas.scale)
    tries = (place_label(canvas, at, river.name, size, clear) for at in _spots(canvas, river))
    return next((label for label in tries if label), None)


def _spots(canvas: Canvas, river: Course) -> Iterator[Point]:
    """Points along what the frame shows of a river, those nearest to its middle first."""
    shown: list[Point] = []
    for line in river.lines:
        for (x1, y1), (x2, y2) in zip(line, line[1:], strict=False):
            points = (canvas.km(x1 + (x2 - x1) * n / 4, y1 + (y2 - y1) * n / 4) for n in range(4))
            shown += [point for point in points if canvas.inside(canvas.box(point, (0, 0)))]
    step = max(1, len(shown) // SPOTS)
    spots = shown[::step]
    middle = (np.mean([x for x, _ in spots]), np.mean([y for _, y in spots])) if spots else (0, 0)
    yield from sorted(spots, key=lambda at: np.hypot(at[0] - middle[0], at[1] - middle[1]))
