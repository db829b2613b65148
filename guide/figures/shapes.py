"""Border shapes of a region: read from ``static/shapes/``, projected, ready to draw.

The files hold longitudes and latitudes (GeoJSON). Figures draw them as plain lines and
fills on plane axes, so that a map asks no other host for anything.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from guide.settings import ROOT

FOLDER = ROOT / "static" / "shapes"

Array = NDArray[np.float64]

EARTH_KM = 6371.0


@dataclass(frozen=True)
class Albers:
    """Albers' conic projection of a sphere. In kilometres from its centre."""

    west_east: float
    """Longitude of the middle meridian, in degrees."""
    middle: float
    """Latitude of the centre."""
    south: float
    """First standard parallel."""
    north: float
    """Second standard parallel; the two do not mirror each other at the equator."""

    @cached_property
    def _n(self) -> float:
        return (math.sin(math.radians(self.south)) + math.sin(math.radians(self.north))) / 2

    @cached_property
    def _c(self) -> float:
        south = math.radians(self.south)
        return math.cos(south) ** 2 + 2 * self._n * math.sin(south)

    def _rho(self, lat: ArrayLike) -> Array:
        return np.sqrt(np.maximum(self._c - 2 * self._n * np.sin(np.radians(lat)), 0)) / self._n

    def forward(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Array, Array]:
        """Degrees to kilometres."""
        turn = self._n * np.radians(np.asarray(lon, dtype=float) - self.west_east)
        rho = self._rho(lat)
        x = rho * np.sin(turn)
        y = self._rho(self.middle) - rho * np.cos(turn)
        return EARTH_KM * x, EARTH_KM * y

    def inverse(self, x: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
        """Kilometres to degrees."""
        side = math.copysign(1, self._n)  # south of the equator the cone stands on its head
        x = side * np.asarray(x, dtype=float) / EARTH_KM
        down = side * (self._rho(self.middle) - np.asarray(y, dtype=float) / EARTH_KM)
        rho, turn = np.hypot(x, down), np.arctan2(x, down)
        sine = (self._c - (rho * self._n) ** 2) / (2 * self._n)
        lat = np.degrees(np.arcsin(np.clip(sine, -1, 1)))
        return self.west_east + np.degrees(turn / self._n), lat


@dataclass(frozen=True)
class Cylinder:
    """The equal-area cylinder: what Albers' cone becomes at the equator."""

    west_east: float
    middle: float
    """Latitude of the centre."""
    true: float
    """The parallels, north and south, that are as long as on the sphere."""

    def forward(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Array, Array]:
        """Degrees to kilometres."""
        squeeze = math.cos(math.radians(self.true))
        x = np.radians(np.asarray(lon, dtype=float) - self.west_east) * squeeze
        y = (np.sin(np.radians(lat)) - math.sin(math.radians(self.middle))) / squeeze
        return EARTH_KM * x, EARTH_KM * y

    def inverse(self, x: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
        """Kilometres to degrees."""
        squeeze = math.cos(math.radians(self.true))
        lon = self.west_east + np.degrees(np.asarray(x, dtype=float) / EARTH_KM / squeeze)
        sine = np.asarray(y, dtype=float) / EARTH_KM * squeeze + math.sin(math.radians(self.middle))
        return lon, np.degrees(np.arcsin(np.clip(sine, -1, 1)))


@dataclass(frozen=True)
class EqualEarth:
    """The Equal Earth projection of Šavrič, Patterson and Jenny (2018), for the whole world."""

    west_east: float

    def forward(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Array, Array]:
        """Degrees to kilometres."""
        theta = np.arcsin(math.sqrt(3) / 2 * np.sin(np.radians(lat)))
        turn = np.radians(np.asarray(lon, dtype=float) - self.west_east)
        x = 2 * math.sqrt(3) / 3 * turn * np.cos(theta) / _slope(theta)
        return EARTH_KM * x, EARTH_KM * _height(theta)

    def inverse(self, x: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
        """Kilometres to degrees; beyond the poles, the pole."""
        high = np.asarray(y, dtype=float) / EARTH_KM
        most = math.asin(math.sqrt(3) / 2)
        theta = np.clip(high, -most, most)
        for _ in range(12):
            theta = np.clip(theta - (_height(theta) - high) / _slope(theta), -most, most)
        turn = np.asarray(x, dtype=float) / EARTH_KM * _slope(theta) * math.sqrt(3) / 2
        sine = np.clip(np.sin(theta) / (math.sqrt(3) / 2), -1, 1)
        return self.west_east + np.degrees(turn / np.cos(theta)), np.degrees(np.arcsin(sine))


Projection = Albers | Cylinder | EqualEarth
"""From degrees to kilometres and back. Areas are true; longitudes go on beyond 180."""

_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)


def _height(theta: Array) -> Array:
    a, b, c, d = _EQUAL_EARTH
    return np.asarray(theta * (a + b * theta**2 + c * theta**6 + d * theta**8))


def _slope(theta: Array) -> Array:
    a, b, c, d = _EQUAL_EARTH
    return np.asarray(a + 3 * b * theta**2 + 7 * c * theta**6 + 9 * d * theta**8)


WORLD = 150.0
"""Degrees from west to east from which a cone or a cylinder would stretch its edges too far."""
FLAT = 0.12
"""How little a cone may narrow towards a pole: under it, near the equator, it is a cylinder."""


def projection_for(west: float, east: float, south: float, north: float) -> Projection:
    """The projection that suits a window: parallels a sixth in from its edges.

    ``east`` is more than ``west``, also where the window crosses the 180th meridian.
    """
    sixth, middle = (north - south) / 6, (west + east) / 2
    if east - west >= WORLD:
        return EqualEarth(middle)
    cone = Albers(middle, (south + north) / 2, south + sixth, north - sixth)
    if abs(math.sin(math.radians(cone.south)) + math.sin(math.radians(cone.north))) / 2 < FLAT:
        true = math.degrees(math.acos(_width_at(south + sixth, north - sixth)))
        return Cylinder(middle, (south + north) / 2, true)
    return cone


def _width_at(south: float, north: float) -> float:
    """How long a parallel of the window is on average, as a share of the equator."""
    return math.cos(math.radians(max(abs(south), abs(north)) / math.sqrt(3)))


@dataclass(frozen=True)
class Land:
    """One state or territory."""

    id: str
    """ISO 3166 alpha-3; ``XKX`` for Kosovo."""
    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]
    label: tuple[float, float]
    """Longitude and latitude where its name fits best."""
    room: float
    """How far the name's place is from the nearest edge, in kilometres."""

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in the state: an odd number of its edges lies to the east."""
        odd = False
        for ring in self.rings:
            for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
                if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                    odd = not odd
        return odd


Lines = tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True)
class Region:
    """The ground of a map: a file of ``static/shapes/``, or what a window cuts from the world."""

    id: str
    lands: tuple[Land, ...]
    borders: Lines
    dashed: Lines
    """Lines that are not international borders in the United Nations' data, or not final."""
    lakes: Lines
    rivers: Lines


def _rings(geometry: dict[str, Any]) -> Lines:
    kind, parts = geometry["type"], geometry["coordinates"]
    if kind == "Polygon":
        lines = parts
    elif kind == "MultiPolygon":
        lines = [ring for polygon in parts for ring in polygon]
    elif kind == "MultiLineString":
        lines = parts
    else:
        lines = [parts]
    return tuple(tuple((float(x), float(y)) for x, y in line) for line in lines)


def _read(name: str) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(
        (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    )["features"]
    return features


@cache
def region(name: str) -> Region:
    """The region of that name; FileNotFoundError when there is none."""
    lands: list[Land] = []
    lines: dict[str, Lines] = {"border": (), "dashed": (), "lake": (), "river": ()}
    for feature in _read(name):
        about = feature["properties"]
        rings = _rings(feature["geometry"])
        if about["kind"] == "land":
            lon, lat = about["label"]
            lands.append(Land(feature["id"], about["name"], rings, (lon, lat), about["room"]))
        else:
            lines[about["kind"]] += rings
    return Region(
        name, tuple(lands), lines["border"], lines["dashed"], lines["lake"], lines["river"]
    )


@cache
def contested() -> dict[str, Lines]:
    """The rings of each contested area that a licensed source draws, by id."""
    return {feature["id"]: _rings(feature["geometry"]) for feature in _read("contested")}


Track = NDArray[np.object_]
"""One coordinate of the points of lines, the lines parted by None, as Plotly takes it."""


@cache
def path(lines: Lines, project: Projection, digits: int) -> tuple[Track, Track]:
    """Projected coordinates of many lines in one trace, parted by None.

    Rounded to so many digits of a kilometre and written as plain numbers: shorter on the wire
    than arrays in base64, and what falls together is left out. They are arrays of Python's own
    numbers, which Plotly takes as they are: in a list it would look at each of them.
    """
    xs: list[float | None] = []
    ys: list[float | None] = []
    for line in lines:
        points = np.asarray(line)
        x, y = project.forward(points[:, 0], points[:, 1])
        flat = np.round(np.column_stack([x, y]), digits)
        keep = np.ones(len(flat), dtype=bool)
        keep[1:] = (flat[1:] != flat[:-1]).any(axis=1)
        if not digits:
            flat = flat.astype(int)
        if xs:
            xs.append(None)
            ys.append(None)
        xs += flat[keep, 0].tolist()
        ys += flat[keep, 1].tolist()
    return np.array(xs, dtype=object), np.array(ys, dtype=object)
