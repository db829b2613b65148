"""Named places on Earth: the rows of ``data/places.csv``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Id, Line, Part, ProperName, SourceIds

PlaceMarker = Literal[
    "dot", "square-dot", "x", "square", "triangle", "diamond", "star", "cross", "pentagon"
]
DOT: PlaceMarker = "dot"
"""The plainest marker: it gives way to others, and no key explains it."""
Precision = Literal["exact", "approximate"]


class PlaceKind(Part):
    """A kind of place, with the marker that places of it have on a map."""

    id: Id
    marker: PlaceMarker = DOT


PLACE_KINDS = (
    PlaceKind(id="base", marker="square-dot"),
    PlaceKind(id="city"),
    PlaceKind(id="site", marker="x"),
    PlaceKind(id="capital"),
    PlaceKind(id="area"),
)
"""The kinds that every guide has; its own come beside them or take their place."""


class Place(Part):
    """A place that events, layers and quiz items name."""

    id: Id
    name: ProperName
    lat: Annotated[float, Field(ge=-90, le=90)]
    """Degrees north."""
    lon: Annotated[float, Field(ge=-180, le=180)]
    """Degrees east."""
    kind: Id
    """``base``, ``city``, ``site``, ``capital``, ``area``, or one of the guide's own kinds."""
    country: Line
    """For an area that is contested: under the law of the United Nations."""
    precision: Precision
    sources: SourceIds
    """In the file joined by ``;``."""


def split_ids(cell: str) -> tuple[str, ...]:
    """The ids that a cell holds, joined by ``;``."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
