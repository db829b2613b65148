"""Border shapes of a region: read from ``static/shapes/``, projected, ready to draw.

The files hold longitudes and latitudes (GeoJSON). Figures draw them as plain lines and
fills on plane axes, so that a map asks no other host for anything.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FOLDER = Path(__file__).resolve().parents[2] / "static" / "shapes"

Array = NDArray[np.float64]

EARTH_KM = 6371.0


@dataclass(frozen=True)
class Albers:
    """Albers' conic projection of a sphere: areas are true. In kilometres from its centre."""

    west_east: float
    """Longitude of the middle meridian, in degrees."""
    middle: float
    """Latitude of the centre."""
    south: float
    """First standard parallel."""
    north: float
    """Second standard parallel."""

    @property
    def _n(self) -> float:
        return (math.sin(math.radians(self.south)) + math.sin(math.radians(self.north))) / 2

    def _rho(self, lat: ArrayLike) -> Array:
        c = math.cos(math.radians(self.south)) ** 2 + 2 * self._n * math.sin(
            math.radians(self.south)
        )
        return np.sqrt(np.maximum(c - 2 * self._n * np.sin(np.radians(lat)), 0)) / self._n

    def forward(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Array, Array]:
        """Degrees to kilometres."""
        turn = self._n * np.radians(np.asarray(lon, dtype=float) - self.west_east)
        rho = self._rho(lat)
        x = rho * np.sin(turn)
        y = self._rho(self.middle) - rho * np.cos(turn)
        return EARTH_KM * x, EARTH_KM * y

    def inverse(self, x: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
        """Kilometres to degrees."""
        x, y = np.asarray(x, dtype=float) / EARTH_KM, np.asarray(y, dtype=float) / EARTH_KM
        down = self._rho(self.middle) - y
        rho, turn = np.hypot(x, down), np.arctan2(x, down)
        c = math.cos(math.radians(self.south)) ** 2 + 2 * self._n * math.sin(
            math.radians(self.south)
        )
        lat = np.degrees(np.arcsin(np.clip((c - (rho * self._n) ** 2) / (2 * self._n), -1, 1)))
        return self.west_east + np.degrees(turn / self._n), lat


def projection_for(west: float, east: float, south: float, north: float) -> Albers:
    """The projection that suits a window: parallels a sixth in from its edges."""
    sixth = (north - south) / 6
    return Albers((west + east) / 2, (south + north) / 2, south + sixth, north - sixth)


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
    """What ``static/shapes/<id>.json`` holds."""

    id: str
    lands: tuple[Land, ...]
    borders: Lines
    dashed: Lines
    """Lines that are not international borders in the United Nations' data, or not final."""
    lakes: Lines
    rivers: Lines

    def land(self, iso3: str) -> Land | None:
        """The land of that code."""
        return next((land for land in self.lands if land.id == iso3), None)


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


@cache
def path(lines: Lines, project: Albers, digits: int) -> tuple[list[Any], list[Any]]:
    """Projected coordinates of many lines in one trace, parted by None.

    Rounded to so many digits of a kilometre and written as plain numbers: shorter on the wire
    than arrays in base64, and what falls together is left out.
    """
    xs: list[Any] = []
    ys: list[Any] = []
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
    return xs, ys
