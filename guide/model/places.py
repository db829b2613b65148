"""Named places on Earth: the rows of ``data/places.csv``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from .base import Id, Line, Part, SourceIds
from .problem import Problem, Said
from .tables import Table
from .wording import tables as wording

FILE = "places.csv"

PlaceKind = Literal["base", "city", "site", "capital", "area"]
Precision = Literal["exact", "approximate"]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,15})?")


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


COLUMNS = tuple(Place.model_fields)


def split_ids(cell: str) -> tuple[str, ...]:
    """The ids that a cell holds, joined by ``;``."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def read_places(table: Table) -> tuple[dict[str, Place], list[Problem]]:
    """The places of the table, by id, and what is wrong with the other rows."""
    missing = [column for column in COLUMNS if column not in table.positions]
    if missing:
        said = wording.missing_columns(missing)
        return {}, [Problem(f"data/{FILE}", 1, 1, "table-header", *said)]
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    lines: dict[str, int] = {}
    for number, record in enumerate(table.records()):
        found = list(_faults(record))
        if record["id"] in places:
            found.append(("id", "unique-id", wording.doubled(record["id"], lines[record["id"]])))
        problems += [
            Problem.at(table.cell(number, column), rule, said) for column, rule, said in found
        ]
        if not found:
            lines[record["id"]] = table.lines[number]
            places[record["id"]] = _place(record)
    return places, problems


def _place(record: dict[str, str]) -> Place:
    # The row was checked above in words that name its line; a second check would cost time.
    values: dict[str, Any] = {column: record[column].strip() for column in COLUMNS}
    values |= {"lat": float(record["lat"]), "lon": float(record["lon"])}
    values["sources"] = split_ids(record["sources"])
    return Place.model_construct(**values)


def _faults(record: dict[str, str]) -> Iterator[tuple[str, str, Said]]:
    if not _ID.fullmatch(record["id"]):
        yield "id", "wrong-form", wording.not_an_id(record["id"])
    for column in ("name", "country", "sources"):
        if not record[column].strip():
            yield column, "table-cell", wording.empty_cell(column)
    for column, most in (("lat", 90), ("lon", 180)):
        cell = record[column].strip()
        if not _DEGREES.fullmatch(cell) or abs(float(cell)) > most:
            yield column, "coordinates", wording.not_on_earth(cell, column, most)
    for column, kinds in (("kind", get_args(PlaceKind)), ("precision", get_args(Precision))):
        if record[column].strip() not in kinds:
            yield column, "not-listed", wording.not_listed(record[column], kinds)
