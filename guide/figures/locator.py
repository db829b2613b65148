"""Where an argument takes place: one small map with a pin for each module.

It draws land and no border: at this size a line would say more than it could stand for.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from markupsafe import Markup

from guide.model.content import Locator
from guide.model.pack import Pack
from guide.text.html import html

from .shapes import Projection, projection_for
from .world import cut

WIDTH = 640
"""The drawing's width; a browser scales it to its place."""
NEAREST = 3.0
"""Two points of a line nearer than this are drawn as one."""
SMALLEST = 5.0
"""An island of fewer pixels across is left out."""
LETTER = 15
"""The mean width of a letter of a name, on a phone, where a name is larger against the map."""
LINE = 40
"""And the height of a line."""
MARK = 36
"""And what its mark takes of that line."""

Point = tuple[float, float]

_LAND = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{ width }} {{ height }}">'
    '<g opacity="0.3"><path d="{{ land }}" fill="#8a8574" stroke="#8a8574"/></g></svg>'
)
"""In a tone that stands out from a light ground and from a dark one."""

_MAP = (
    '<figure class="locator" aria-label="{{ alt }}"><img alt="" src="{{ land }}" '
    'width="{{ width }}" height="{{ height }}">{% for pin in pins %}'
    '<span class="at{{ " to-the-left" if pin.left }}" style="left:{{ pin.x }}%;top:{{ pin.y }}%">'
    '{% if pin.number %}<a href="{{ pin.address }}" target="_self"><b>{{ pin.number }}</b> '
    "{{ pin.name }}</a>{% else %}<i></i> {{ pin.name }}{% endif %}</span>{% endfor %}</figure>"
)


def locator(pack: Pack, drawn: Locator, address: Callable[[str], str]) -> Markup:
    """The map with the numbers of the modules at their places, and other places by name.

    ``address`` gives the address of a module by its id.
    """
    sheet = _sheet(*drawn.window.reach)
    numbers = {module.id: module.number for module in pack.modules}
    pins = {pin.place: pin.module for pin in drawn.pins}
    places = {name: pack.places[name] for name in (*pins, *drawn.also)}
    at = {name: sheet.at(place.lon, place.lat) for name, place in places.items()}
    return html(
        _MAP,
        alt=drawn.alt,
        land=sheet.picture(),
        width=WIDTH,
        height=sheet.height,
        pins=[
            {
                "number": numbers[pins[name]] if name in pins else None,
                "address": address(pins[name]) if name in pins else None,
                "name": places[name].name,
                "x": round(100 * x / WIDTH, 1),
                "y": round(100 * y / sheet.height, 1),
                "left": _has_no_room(places[name].name, (x, y), at.values()),
            }
            for name, (x, y) in at.items()
        ],
    )


def _has_no_room(name: str, at: Point, others: Iterable[Point]) -> bool:
    """Whether a name cannot stand to the right: the edge or another place is there."""
    x, y = at
    wide = MARK + LETTER * len(name)
    return x + wide > WIDTH or any(
        0 < right - x < wide and abs(below - y) < LINE for right, below in others
    )


class _Sheet:
    """The ground of a window, laid on the drawing."""

    def __init__(self, window: tuple[float, float, float, float]) -> None:
        self._project: Projection = projection_for(*window)
        self._left, right, bottom, self._top = self._extent(window)
        self._scale = WIDTH / (right - self._left)
        self.height = round((self._top - bottom) * self._scale)
        self.land = "".join(self._ring(ring) for land in cut(*window).lands for ring in land.rings)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """A place in the drawing."""
        x, y = self._project.forward(lon, lat)
        return (float(x) - self._left) * self._scale, (self._top - float(y)) * self._scale

    def picture(self) -> str:
        """The land as a data address."""
        drawn = html(_LAND, width=WIDTH, height=self.height, land=self.land)
        return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode()

    def _extent(self, window: tuple[float, float, float, float]) -> tuple[float, ...]:
        """Left, right, bottom and top of the window's corners and sides, in kilometres."""
        west, east, south, north = window
        sides = [(west + (east - west) * n / 40, lat) for n in range(41) for lat in (south, north)]
        found = [self._project.forward(lon, lat) for lon, lat in sides]
        xs, ys = [float(x) for x, _ in found], [float(y) for _, y in found]
        return min(xs), max(xs), min(ys), max(ys)

    def _ring(self, ring: Sequence[tuple[float, float]]) -> str:
        """An outline as an SVG path, without the points that would not be seen."""
        points = [self.at(lon, lat) for lon, lat in ring]
        if max(map(_span, zip(*points, strict=True))) < SMALLEST:
            return ""
        kept = points[:1]
        for point in points[1:]:
            if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= NEAREST:
                kept.append(point)
        return "M" + "L".join(f"{x:.0f},{y:.0f}" for x, y in kept) + "Z"


def _span(along: Sequence[float]) -> float:
    return max(along) - min(along)


@cache
def _sheet(west: float, east: float, south: float, north: float) -> _Sheet:
    return _Sheet((west, east, south, north))
