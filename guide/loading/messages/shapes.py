"""What is said of a guide's own shapes."""

from __future__ import annotations

from ..problem import Message
from .words import quoted, slug


def not_json() -> Message:
    return "the file is not JSON from here on", "export it once more as GeoJSON"


def not_geojson() -> Message:
    return "the file holds no features", "export it as GeoJSON: a FeatureCollection with features"


def no_id(id: str) -> Message:
    example = slug(id) or "salt-flats"
    if not id:
        return "a shape has no id", f'give it one: "id": "{example}"'
    return f"{quoted(id)} is not an id: lower-case words joined by hyphens", f"write '{example}'"


def no_name(id: str) -> Message:
    return f"the shape {quoted(id)} has no name", 'write one: "properties": {"name": "Salt flats"}'


def twice(id: str) -> Message:
    return f"the shape {quoted(id)} stands twice in this file", "choose another id"


def not_an_area(id: str, kind: object) -> Message:
    return (
        f"the shape {quoted(id)} is {quoted(kind)}, not an area",
        "draw a Polygon or a MultiPolygon; a point is a place of data/places.csv",
    )


def no_positions() -> Message:
    return "a shape's coordinates are not lists of positions", "export it once more as GeoJSON"


def not_closed() -> Message:
    return "a shape's line is not closed", "end it where it begins; it has at least three corners"


def no_degrees(lon: float, lat: float) -> Message:
    what = f"({lon:g}, {lat:g}) is not a position on Earth"
    if abs(lon) <= 90 and abs(lat) <= 180:
        return what, f"write longitude first, then latitude: ({lat:g}, {lon:g})"
    return what, "save the file in degrees (WGS 84, EPSG:4326)"


def too_many(points: int, most: int) -> Message:
    return f"the file has {points:,} points, {most:,} at most", "simplify its lines"


def taken(id: str, where: str) -> Message:
    return f"the shape {quoted(id)} stands in {where} too", "choose another id"


def elsewhere(id: str, map: str) -> Message:
    return (
        f"the shape {quoted(id)} lies outside the window of the map {quoted(map)}",
        "widen the window, or draw the shape where it belongs",
    )
