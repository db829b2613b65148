"""What figures draw is there: columns, numbers, categories, lanes, windows, shapes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..blocks.series import Series
from ..drafts import Draft, Spot
from ..maps import ContestedArea, EventsLayer, Map, StatesLayer
from ..problem import Problem
from ..tables import Table, reading
from ..timelines import Timeline
from ..wording import checks as wording
from ..wording import tables as table_wording

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_PERIOD = {
    "month": re.compile(r"[12][0-9]{3}-(0[1-9]|1[0-2])"),
    "year": re.compile(r"[12][0-9]{3}"),
}
PROGRAM = Path(__file__).resolve().parents[3]
"""The program's own folder, whose shapes any pack may use."""


def series_can_be_drawn(draft: Draft) -> Iterator[Problem]:
    """``table-column``, ``table-cell``, ``table-header``: columns that exist and hold numbers."""
    read: set[str] = set()
    for block, spot in draft.each(Series):
        table = draft.tables.get(block.data)
        if table is None:
            continue
        if table.name not in read:
            read.add(table.name)
            yield from _periods(table, spot)
            if not table.rows:
                said = table_wording.no_rows(table.name)
                yield Problem.at(spot.at("data"), "table-row", said)
        for number, line in enumerate(block.lines):
            if line.column not in table.positions:
                said = table_wording.missing_column(line.column, table.name, table.columns)
                yield Problem.at(spot.at("lines", number, "column"), "table-column", said)
                continue
            for row, cell in enumerate(table.column(line.column)):
                if cell.strip() and not _NUMBER.fullmatch(cell.strip()):
                    said = table_wording.not_a_number(cell, line.column)
                    yield Problem.at(table.cell(row, line.column), "table-cell", said)


def guesses_have_readings(draft: Draft) -> Iterator[Problem]:
    """``guess-point``: what is to be estimated is a number of the figure, within the bounds."""
    for block, spot in draft.each(Series):
        table = draft.tables.get(block.data)
        if table is None or not table.rows or block.guess is None:
            continue
        drawn = [line.column for line in block.lines]
        for number, point in enumerate(block.guess.points):
            place = spot.at("guess", "points", number)
            if point.column not in drawn:
                said = table_wording.guess_not_drawn(point.column, drawn)
                yield Problem.at(place, "guess-point", said)
                continue
            if point.column not in table.positions:
                continue  # The line that draws it says so.
            value = reading(table, point.column, str(point.period))
            if value is None:
                said = table_wording.guess_without_reading(str(point.period), point.column)
                yield Problem.at(place, "guess-point", said)
            elif not block.guess.low <= value <= block.guess.high:
                said = table_wording.guess_out_of_bounds(str(point.period))
                yield Problem.at(place, "guess-point", said)


def _periods(table: Table, spot: Spot) -> Iterator[Problem]:
    """The first column holds months or years, each once, in order."""
    column = table.columns[0]
    form = _PERIOD.get(column)
    if form is None:
        said = table_wording.first_column(column, table.name)
        yield Problem.at(spot.at("data"), "table-header", said)
        return
    before = ""
    for row, cell in enumerate(table.column(column)):
        if not form.fullmatch(cell):
            said = table_wording.not_a_period(cell, column)
            yield Problem.at(table.cell(row, column), "table-cell", said)
            continue
        if cell <= before:
            said = table_wording.period_order(cell, column)
            yield Problem.at(table.cell(row, column), "date-order", said)
        before = cell


def states_have_categories(draft: Draft) -> Iterator[Problem]:
    """``table-column``, ``category``: every value of a column has its words, and the reverse."""
    for layer, spot in draft.each(StatesLayer):
        table = draft.tables.get(layer.data)
        if table is None:
            continue
        if "iso3" not in table.positions:
            said = table_wording.missing_column("iso3", table.name, table.columns)
            yield Problem.at(spot.at("data"), "table-column", said)
        for number, view in enumerate(layer.views):
            if view.column not in table.positions:
                said = table_wording.missing_column(view.column, table.name, table.columns)
                yield Problem.at(spot.at("views", number, "column"), "table-column", said)
                continue
            values = dict.fromkeys(table.column(view.column))
            given = [category.value for category in view.categories]
            for value in values:
                if value and value not in given:
                    said = table_wording.value_without_category(value, table.name)
                    yield Problem.at(spot.at("views", number, "categories"), "category", said)
            for index, value in enumerate(given):
                if value not in values:
                    place = spot.at("views", number, "categories", index, "value")
                    said = table_wording.category_without_value(value, table.name, values)
                    yield Problem.at(place, "category", said)


def events_have_lanes_and_kinds(draft: Draft) -> Iterator[Problem]:
    """``unknown-name``: an event's lane and kind are among those of its timeline."""
    for timeline, spot in draft.each(Timeline):
        known = {
            "lane": [lane.id for lane in timeline.lanes],
            "kind": [kind.id for kind in timeline.kinds],
        }
        for number, event in enumerate(timeline.events):
            for key, ids in known.items():
                name = getattr(event, key)
                if name not in ids:
                    said = wording.unknown_name(key, name, ids, f"'{key}s:' of this timeline")
                    yield Problem.at(spot.at("events", number, key), "unknown-name", said)


def layers_have_kinds(draft: Draft) -> Iterator[Problem]:
    """``unknown-name``: a map draws kinds of event that its timeline has."""
    timelines = {timeline.id: timeline for timeline in draft.all(Timeline)}
    for layer, spot in draft.each(EventsLayer):
        timeline = timelines.get(layer.timeline)
        ids = [kind.id for kind in timeline.kinds] if timeline else list(layer.kinds)
        for number, name in enumerate(layer.kinds):
            if name not in ids:
                said = wording.unknown_name("kind", name, ids, f"timeline '{layer.timeline}'")
                yield Problem.at(spot.at("kinds", number), "unknown-name", said)


def maps_lie_on_earth(draft: Draft) -> Iterator[Problem]:
    """``coordinates``, ``missing-file``: a window that is one, and shapes to fill it."""
    for drawn, spot in draft.each(Map):
        windows = [(drawn.window, spot.at("window"))]
        if drawn.closer:
            windows.append((drawn.closer.window, spot.at("closer", "window")))
        for window, place in windows:
            if window.west >= window.east or window.south >= window.north:
                yield Problem.at(place, "coordinates", wording.empty_window())
        file = f"static/shapes/{drawn.shapes}.json"
        if not any((folder / file).is_file() for folder in (draft.folder, PROGRAM)):
            shapes = sorted(
                path.stem
                for path in (PROGRAM / "static/shapes").glob("*.json")
                if path.stem != "contested"
            )
            said = wording.unknown_name("shapes", drawn.shapes, shapes, "static/shapes/")
            yield Problem.at(spot.at("shapes"), "missing-file", said)


def areas_are_drawn_or_described(draft: Draft) -> Iterator[Problem]:
    """``area-extent``, ``unknown-name``: a shape that there is, or the extent in words."""
    areas = list(draft.each(ContestedArea))
    known = _contested_shapes() if areas else []
    for area, spot in areas:
        if area.shape is None:
            if area.extent is None:
                yield Problem.at(spot, "area-extent", wording.no_extent())
        elif area.shape not in known:
            home = "static/shapes/contested.json"
            said = wording.unknown_name("shape", area.shape, known, home)
            yield Problem.at(spot.at("shape"), "unknown-name", said)


@cache
def _contested_shapes() -> list[str]:
    """The areas that a licensed source draws; the file changes with the program alone."""
    text = (PROGRAM / "static/shapes/contested.json").read_text(encoding="utf-8")
    return sorted(feature["id"] for feature in json.loads(text)["features"])


RULES = (
    series_can_be_drawn,
    guesses_have_readings,
    states_have_categories,
    events_have_lanes_and_kinds,
    layers_have_kinds,
    maps_lie_on_earth,
    areas_are_drawn_or_described,
)
