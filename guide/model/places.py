"""Named places on Earth: the rows of ``data/places.csv``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Id, Line, Part, SourceIds

PlaceKind = Literal["base", "city", "site", "capital", "area"]
Precision = Literal["exact", "approximate"]


class Place(Part):
    """A place that events, layers and quiz items name."""

    id: Id
    name: Line
    lat: Annotated[float, Field(ge=-90, le=90)]
    """Degrees north."""
    lon: Annotated[float, Field(ge=-180, le=180)]
    """Degrees east."""
    kind: PlaceKind
    country: Line
    """For an area that is contested: under the law of the United Nations."""
    precision: Precision
    sources: SourceIds
    """In the file joined by ``;``."""


def split_ids(cell: str) -> tuple[str, ...]:
    """The ids that a cell holds, joined by ``;``."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
