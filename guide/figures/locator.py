"""Where an argument takes place: one small map with a pin for each module.

It draws land and no border: at this size a line would say more than it could stand for.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any

import numpy as np
from markupsafe import Markup

from guide.model.content import Locator
from guide.model.pack import Pack
from guide.text.html import html

from .shapes import Projection, projection_for
from .world import cut

WIDTH = 640
"""The drawing's width; a browser scales it to its place."""
HIGHEST = 440
"""And its height at most: a tall region is drawn narrower, as it stands beside the title."""
NEAREST = 3.0
"""Two points of a line nearer than this are drawn as one."""
SMALLEST = 5.0
"""An island of fewer pixels across is left out."""
BEYOND = 40.0
"""How far outside the drawing an outline is followed."""
LETTER = 15
"""The mean width of a letter of a name, on a phone, where a name is larger against the map."""
LINE = 40
"""And the height of a line."""
BROAD = 1.6
"""Width to height of a screen's map, at the least: its names are large and need room."""
MARK = 36
"""And what its mark takes of that line."""
PIN = 42
"""The width of a pin on a phone, with a gap: nearer pins are moved apart, each by as much."""

Point = tuple[float, float]
Window = tuple[float, float, float, float]
"""West, east, south and north, in degrees."""

_LAND = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{ width }} {{ height }}">'
    '<g opacity="0.3"><path d="{{ land }}" fill="#8a8574" stroke="#8a8574"/></g></svg>'
)
"""In a tone that stands out from a light ground and from a dark one."""

_MAP = (
    '<figure class="locator" aria-label="{{ alt }}" style="--ratio:{{ width / height }}">'
    '<img alt="" src="{{ land }}" width="{{ width }}" height="{{ height }}">{% for pin in pins %}'
    '<span class="at{{ " to-the-left" if pin.left }}" style="left:{{ pin.x }}%;top:{{ pin.y }}%'
    '{% if pin.most %};white-space:normal;width:max-content;max-width:{{ pin.most }}%{% endif %}">'
    '{% if pin.address %}<a href="{{ pin.address }}" target="_self"><b>{{ pin.number }}</b> '
    "{{ pin.name }}</a>{% elif pin.number %}<b>{{ pin.number }}</b> {{ pin.name }}"
    "{% else %}<i></i> {{ pin.name }}{% endif %}</span>{% endfor %}</figure>"
)

_KEY = (
    '<ul class="locator-key">{% for module, address in modules %}<li><a href="{{ address }}" '
    'target="_self"><b>{{ module.number }}</b> {{ module.short }}</a></li>{% endfor %}</ul>'
)
"""What the pins stand for. Beside its pin a name would lie on the next one on a phone."""


def locator_key(pack: Pack, drawn: Locator, address: Callable[[str], str]) -> Markup:
    """The modules that have a pin, by number and short name, each as the link that its pin is."""
    pinned = {pin.module for pin in drawn.pins}
    modules = [(each, address(each.id)) for each in pack.modules if each.id in pinned]
    return html(_KEY, modules=modules)


def locator(
    pack: Pack,
    drawn: Locator,
    address: Callable[[str], str] | None = None,
    *,
    broad: bool = False,
) -> Markup:
    """The map with the numbers of the modules at their places, and other places by name.

    ``address`` gives the address of a module by its id; without it, pins lead nowhere. A ``broad``
    map of a tall region shows what lies east and west of it, too.
    """
    window = drawn.window.reach
    sheet, land = _drawn(*(_broadened(window) if broad else window))
    numbers = {module.id: module.number for module in pack.modules}
    pins = {pin.place: pin.module for pin in drawn.pins}
    places = {name: pack.places[name] for name in (*pins, *drawn.also)}
    at = {name: sheet.at(place.lon, place.lat) for name, place in places.items()}
    at |= _parted({name: at[name] for name in pins})
    return html(
        _MAP,
        alt=drawn.alt,
        land=land,
        width=sheet.width,
        height=sheet.height,
        pins=[
            {
                "number": numbers[pins[name]] if name in pins else None,
                "address": address(pins[name]) if address and name in pins else None,
                "name": places[name].name,
                "x": round(100 * x / sheet.width, 1),
                "y": round(100 * y / sheet.height, 1),
                **_side(places[name].name, (x, y), at.values(), sheet.width),
            }
            for name, (x, y) in at.items()
        ],
    )


def _broadened(window: Window) -> Window:
    """A window as wide as ``BROAD`` asks for, with as much more in the west as in the east."""
    west, east, south, north = window
    sheet = Sheet(window)
    more = (east - west) * max(0.0, BROAD * sheet.height / sheet.width - 1) / 2
    more = min(more, (360 - (east - west)) / 2)
    return west - more, east + more, south, north


def _parted(pins: Mapping[str, Point]) -> dict[str, Point]:
    """Pins so far apart that none lies on another; where two are at one place, one below the other.

    They are moved along the line between them, so that each stays on its side of the other.
    """
    at = dict(pins)
    for _ in range(len(at) ** 2):
        near = [pair for pair in combinations(at, 2) if math.dist(at[pair[0]], at[pair[1]]) < PIN]
        for one, other in near:
            (x, y), (right, below) = at[one], at[other]
            apart = math.dist(at[one], at[other])
            dx, dy = ((right - x) / apart, (below - y) / apart) if apart else (0.0, 1.0)
            more = (PIN + 0.1 - apart) / 2
            at[one] = x - dx * more, y - dy * more
            at[other] = right + dx * more, below + dy * more
        if not near:
            break
    return at


def _side(name: str, at: Point, others: Iterable[Point], width: int) -> dict[str, Any]:
    """On which side of its place a name stands, and in how much of the width it breaks there.

    To the right, unless the edge or another place is there; where neither side has room for the
    whole of it, on the larger side, in lines.
    """
    (x, y), wide = at, MARK + LETTER * len(name)
    left = x + wide > width or any(
        0 < right - x < wide and abs(below - y) < LINE for right, below in others
    )
    if wide <= (x if left else width - x):
        return {"left": left, "most": None}
    left = x > width / 2
    return {"left": left, "most": round(100 * (x if left else width - x) / width)}


class Sheet:
    """A window laid on a drawing, in pixels."""

    def __init__(
        self,
        window: tuple[float, float, float, float],
        width: int = WIDTH,
        height: int | None = None,
    ) -> None:
        """``window`` is west, east, south and north.

        With a ``height`` the middle of the window fills the drawing, else all of it has its own.
        """
        self._project: Projection = projection_for(*window)
        left, right, bottom, top = self._extent(window)
        wide, high = right - left, top - bottom
        self._scale = width / wide if height is None else max(width / wide, height / high)
        self.width, self.height = width, height or round(high * self._scale)
        self._left = (left + right - width / self._scale) / 2
        self._top = (bottom + top + self.height / self._scale) / 2

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """A place in the drawing."""
        x, y = self._project.forward(lon, lat)
        return (float(x) - self._left) * self._scale, (self._top - float(y)) * self._scale

    def path(self, rings: Iterable[Sequence[tuple[float, float]]]) -> str:
        """Outlines as one SVG path, without the points that would not be seen."""
        return "".join(map(self._ring, rings))

    def _extent(self, window: tuple[float, float, float, float]) -> tuple[float, ...]:
        """Left, right, bottom and top of the window's corners and sides, in kilometres."""
        west, east, south, north = window
        sides = [(west + (east - west) * n / 40, lat) for n in range(41) for lat in (south, north)]
        found = [self._project.forward(lon, lat) for lon, lat in sides]
        xs, ys = [float(x) for x, _ in found], [float(y) for _, y in found]
        return min(xs), max(xs), min(ys), max(ys)

    def _ring(self, ring: Sequence[tuple[float, float]]) -> str:
        lon, lat = np.asarray(ring).T
        xs, ys = self._project.forward(lon, lat)
        across, down = (xs - self._left) * self._scale, (self._top - ys) * self._scale
        # A point far outside the drawing becomes the nearest that is not.
        across = np.clip(across, -BEYOND, self.width + BEYOND)
        down = np.clip(down, -BEYOND, self.height + BEYOND)
        points = [*zip(across.tolist(), down.tolist(), strict=True)]
        spans = float(np.ptp(across)), float(np.ptp(down))
        if max(spans) < SMALLEST or not min(spans):
            return ""
        kept = points[:1]
        for point in points[1:]:
            if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= NEAREST:
                kept.append(point)
        return "M" + "L".join(f"{x:.0f},{y:.0f}" for x, y in kept) + "Z"


def data_address(svg: Markup) -> str:
    """A drawing as an address that holds all of it."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


@cache
def _drawn(*window: float) -> tuple[Sheet, str]:
    """A window and its land as a data address."""
    west, east, south, north = window
    sheet = Sheet((west, east, south, north))
    if sheet.height > HIGHEST:
        sheet = Sheet((west, east, south, north), round(WIDTH * HIGHEST / sheet.height))
    land = sheet.path(ring for land in cut(*window).lands for ring in land.rings)
    return sheet, data_address(html(_LAND, width=sheet.width, height=sheet.height, land=land))
