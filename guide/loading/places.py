"""The rows of ``data/places.csv``, from a table to places."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, get_args

from guide.model.base import with_apostrophes
from guide.model.places import Place, Precision, split_ids
from guide.model.tables import Table

from . import rules
from .messages import tables as messages
from .problem import Message, Problem
from .rules import Rule
from .tables import cell_mark

FILE = "places.csv"

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,15})?")

COLUMNS = tuple(Place.model_fields)


def read_places(
    table: Table, kinds: Collection[str] | None
) -> tuple[dict[str, Place], list[Problem]]:
    """The places of the table, by id, and what is wrong with the other rows.

    ``kinds`` are the kinds of place that the guide has; None where that is not known.
    """
    missing = [column for column in COLUMNS if column not in table.positions]
    if missing:
        message = messages.missing_columns(missing)
        return {}, [Problem(f"data/{FILE}", 1, 1, rules.TABLE_HEADER, *message)]
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    lines: dict[str, int] = {}
    for number, record in enumerate(table.records()):
        found = list(faults(record, kinds))
        if record["id"] in places:
            found.append(
                ("id", rules.UNIQUE_ID, messages.doubled(record["id"], lines[record["id"]]))
            )
        problems += [
            Problem.at(cell_mark(table, number, column), rule, message)
            for column, rule, message in found
        ]
        if not found:
            lines[record["id"]] = table.lines[number]
            places[record["id"]] = _place(record)
    return places, problems


def _place(record: dict[str, str]) -> Place:
    # The row was checked above in words that name its line; a second check would cost time.
    values: dict[str, Any] = {column: record[column].strip() for column in COLUMNS}
    values |= {"lat": float(record["lat"]), "lon": float(record["lon"])}
    values["name"] = with_apostrophes(values["name"])
    values["sources"] = split_ids(record["sources"])
    return Place.model_construct(**values)


def faults(
    record: dict[str, str], kinds: Collection[str] | None
) -> Iterator[tuple[str, Rule, Message]]:
    """What is wrong with one row: the column, the rule and what is said."""
    if not _ID.fullmatch(record["id"]):
        yield "id", rules.WRONG_FORM, messages.not_an_id(record["id"])
    for column in ("name", "country", "sources"):
        if not record[column].strip():
            yield column, rules.TABLE_CELL, messages.empty_cell(column)
    for column, most in (("lat", 90), ("lon", 180)):
        cell = record[column].strip()
        if not _DEGREES.fullmatch(cell) or abs(float(cell)) > most:
            yield column, rules.COORDINATES, messages.not_on_earth(cell, column, most)
    for column, known in (("kind", kinds), ("precision", get_args(Precision))):
        if known is not None and record[column].strip() not in known:
            yield column, rules.NOT_LISTED, messages.not_listed(record[column], known)
