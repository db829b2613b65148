"""Figures draw what the data files hold."""

from __future__ import annotations

import re
from pathlib import Path

from ..base import Part
from ..blocks.series import Series
from ..draft import Draft, Spot
from ..maps import EventsLayer, Map, StatesLayer, StatesView, Window
from ..tables import Table
from ..timelines import Timeline
from ..wording import rules as wording
from ..wording import tables as table_wording
from .rule import Faults, rule

PROGRAM = Path(__file__).resolve().parents[3]
"""The folder of the program, which brings shapes of its own."""

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_PERIODS = {"month": re.compile(r"\d{4}-(0[1-9]|1[0-2])"), "year": re.compile(r"\d{4}")}


@rule("map-window", Window)
def window_has_an_area(window: Window, here: Spot, draft: Draft) -> Faults:
    """The west is west of the east, the south south of the north."""
    if window.west >= window.east:
        yield here.at("west"), wording.no_width(window.west, window.east)
    if window.south >= window.north:
        yield here.at("south"), wording.no_height(window.south, window.north)


@rule("figure-alt", Map)
@rule("figure-alt", Timeline)
@rule("figure-alt", Series)
def alt_says_more_than_the_title(figure: Part, here: Spot, draft: Draft) -> Faults:
    """The text for those who cannot see a figure is more than its title."""
    if getattr(figure, "alt", None) == getattr(figure, "title", ""):
        yield here.at("alt"), wording.alt_is_title()


@rule("map-shapes", Map)
def shapes_exist(map: Map, here: Spot, draft: Draft) -> Faults:
    """The file of shapes that a map names is in ``static/shapes/`` of the pack or the program."""
    folders = [draft.folder / "static" / "shapes", PROGRAM / "static" / "shapes"]
    if not any((folder / f"{map.shapes}.json").is_file() for folder in folders):
        known = sorted({path.stem for folder in folders for path in folder.glob("*.json")})
        yield here.at("shapes"), wording.no_shapes(map.shapes, known)


@rule("layer-kind", EventsLayer)
def kinds_of_the_timeline(layer: EventsLayer, here: Spot, draft: Draft) -> Faults:
    """A layer of events draws kinds that its timeline has."""
    timeline = draft.timelines.get(layer.timeline)
    if timeline is None:
        return
    kinds = [kind.id for kind in timeline.kinds]
    for number, kind in enumerate(layer.kinds):
        if kind not in kinds:
            yield here.at("kinds", number), wording.not_among("kind", kind, kinds)


@rule("data-column", StatesLayer)
def columns_of_states(layer: StatesLayer, here: Spot, draft: Draft) -> Faults:
    """A layer of states reads columns that its data file has."""
    table = draft.tables.get(layer.data)
    if table is None:
        return
    if "iso3" not in table.positions:
        yield here.at("data"), table_wording.missing_column("iso3", layer.data, table.columns)
    for number, view in enumerate(layer.views):
        if view.column not in table.positions:
            said = table_wording.missing_column(view.column, layer.data, table.columns)
            yield here.at("views", number, "column"), said


@rule("data-category", StatesLayer)
def categories_of_states(layer: StatesLayer, here: Spot, draft: Draft) -> Faults:
    """Each value of the column has a category, and each category a value."""
    table = draft.tables.get(layer.data)
    for number, view in enumerate(layer.views):
        if table is not None and view.column in table.positions:
            yield from _categories(view, here.at("views", number, "categories"), table)


def _categories(view: StatesView, here: Spot, table: Table) -> Faults:
    values = dict.fromkeys(cell for cell in table.column(view.column) if cell)
    named = [category.value for category in view.categories]
    for value in values:
        if value not in named:
            yield here, table_wording.value_without_category(value, table.name)
    for number, value in enumerate(named):
        if value not in values:
            said = table_wording.category_without_value(value, table.name, values)
            yield here.at(number, "value"), said


@rule("data-column", Series)
def columns_of_lines(series: Series, here: Spot, draft: Draft) -> Faults:
    """Each line of a figure reads a column that the data file has."""
    table = draft.tables.get(series.data)
    for number, line in enumerate(series.lines if table else ()):
        if table and line.column not in table.positions:
            said = table_wording.missing_column(line.column, series.data, table.columns)
            yield here.at("lines", number, "column"), said


@rule("data-number", Series)
def cells_are_numbers(series: Series, here: Spot, draft: Draft) -> Faults:
    """What a line draws is numbers; an empty cell is a gap."""
    table = draft.tables.get(series.data)
    for line in series.lines if table else ():
        if table is None or line.column not in table.positions:
            continue
        for number, cell in enumerate(table.column(line.column)):
            if cell and not _NUMBER.fullmatch(cell):
                said = table_wording.not_a_number(cell, line.column)
                yield table.cell(number, line.column), said


@rule("data-date", Series)
def periods_in_order(series: Series, here: Spot, draft: Draft) -> Faults:
    """The first column is months or years, each once, in order."""
    table = draft.tables.get(series.data)
    if table is None:
        return
    column = table.columns[0]
    pattern = _PERIODS.get(column)
    if pattern is None:
        yield here.at("data"), table_wording.first_column(column, series.data)
        return
    before = ""
    for number, cell in enumerate(table.column(column)):
        if not pattern.fullmatch(cell):
            yield table.cell(number, column), table_wording.not_a_period(cell, column)
        elif cell <= before:
            yield table.cell(number, column), table_wording.period_order(cell, column)
        else:
            before = cell
