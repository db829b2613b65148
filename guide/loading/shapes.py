"""A guide's own shapes: ordinary GeoJSON files, whose features have an id and a name."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guide.model.maps import Ring, Shape

from . import rules
from .files import Unreadable, read_text
from .messages import shapes as messages
from .problem import Mark, Message, Problem

FOLDER = "content/shapes"
SUFFIX = ".geojson"
MOST = 20_000
"""Points of a file; more would make every page with the map slow."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FEATURE = re.compile(r'"type"\s*:\s*"Feature"')


def read_shapes(folder: Path, name: str) -> tuple[dict[str, tuple[Shape, Mark]], list[Problem]]:
    """The shapes of a file by their ids, each with its place, and what is wrong with the others."""
    file = f"{FOLDER}/{name}"
    try:
        text = read_text(folder, file)
        data = json.loads(text)
    except Unreadable as error:
        return {}, [error.problem]
    except RecursionError:
        return {}, [Problem.at(Mark(file), rules.SHAPE_FORM, messages.not_geojson())]
    except json.JSONDecodeError as error:
        place = Mark(file, error.lineno, error.colno)
        return {}, [Problem.at(place, rules.SHAPE_FORM, messages.not_json())]
    features = _features(data)
    if features is None:
        return {}, [Problem.at(Mark(file), rules.SHAPE_FORM, messages.not_geojson())]
    lines = [text.count("\n", 0, match.start()) + 1 for match in _FEATURE.finditer(text)]
    lines += [1] * (len(features) - len(lines))
    found: dict[str, tuple[Shape, Mark]] = {}
    problems: list[Problem] = []
    points = 0
    for feature, line in zip(features, lines):
        shape, faults = _shape(feature)
        place = Mark(file, line)
        if shape is not None and shape.id in found:
            faults = [messages.twice(shape.id)]
        problems += [Problem.at(place, rules.SHAPE_FORM, fault) for fault in faults]
        if shape is not None and not faults:
            found[shape.id] = shape, place
            points += sum(map(len, shape.rings))
    if points > MOST:
        problems.append(Problem.at(Mark(file), rules.SHAPE_FORM, messages.too_many(points, MOST)))
    return found, problems


def _features(data: Any) -> list[Any] | None:
    if not isinstance(data, dict):
        return None
    if data.get("type") == "Feature":
        return [data]
    features = data.get("features")
    if data.get("type") != "FeatureCollection" or not isinstance(features, list):
        return None
    return features or None


def _shape(feature: Any) -> tuple[Shape | None, list[Message]]:
    """A feature as a shape; None, and what is wrong with it, where it is none."""
    about = feature.get("properties") if isinstance(feature, dict) else None
    about = about if isinstance(about, dict) else {}
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    id = str((feature.get("id") if isinstance(feature, dict) else None) or about.get("id") or "")
    name = about.get("name")
    faults = [] if _ID.fullmatch(id) else [messages.no_id(id)]
    if not isinstance(name, str) or not name.strip():
        faults.append(messages.no_name(id))
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(geometry, dict):
        return None, [*faults, messages.not_an_area(id, kind)]
    polygons = geometry.get("coordinates")
    polygons = [polygons] if kind == "Polygon" else polygons
    rings: list[Ring] = []
    try:
        for ring in _rings(polygons):
            rings.append(ring)
    except _Faulty as error:
        faults.append(error.message)
    if not rings and not faults:
        faults.append(messages.not_an_area(id, kind))
    return (None if faults else Shape(id, str(name).strip(), tuple(rings))), faults


class _Faulty(Exception):
    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def _rings(polygons: Any) -> Iterator[Ring]:
    for polygon in _listed(polygons):
        for ring in _listed(polygon):
            points = tuple(map(_point, _listed(ring)))
            if len(points) < 4 or points[0] != points[-1]:
                raise _Faulty(messages.not_closed())
            yield points


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise _Faulty(messages.no_positions())
    return value


def _point(position: Any) -> tuple[float, float]:
    """Longitude and latitude; a height is left out."""
    numbers = [each for each in _listed(position) if isinstance(each, int | float)][:2]
    if len(numbers) < 2 or not all(map(math.isfinite, numbers)):
        raise _Faulty(messages.no_positions())
    lon, lat = float(numbers[0]), float(numbers[1])
    if abs(lon) > 180 or abs(lat) > 90:
        raise _Faulty(messages.no_degrees(lon, lat))
    return lon, lat
