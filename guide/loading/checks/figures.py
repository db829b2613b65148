"""What figures draw is there: columns, numbers, categories, lanes, windows, shapes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache

from guide.model.blocks.quiz.place import Place as PlaceQuestion
from guide.model.blocks.series import Series
from guide.model.maps import (
    CLAIMANT,
    UNITED_NATIONS,
    ContestedArea,
    ContestedLayer,
    EventsLayer,
    Map,
    PlacesLayer,
    StatesLayer,
)
from guide.model.tables import Table, value_at
from guide.model.timelines import Timeline
from guide.settings import ROOT

from .. import rules
from ..drafts import Draft, place_kinds
from ..messages import checks as messages
from ..messages import shapes as shape_messages
from ..messages import tables as table_messages
from ..problem import Mark, Problem
from ..saved.grid import FEW
from ..tables import cell_mark

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_PERIOD = {
    "month": re.compile(r"(?!000[01])[0-2][0-9]{3}-(0[1-9]|1[0-2])"),
    "year": re.compile(r"(?!000[01])[0-2][0-9]{3}"),
}
PROGRAM = ROOT
"""The program's own folder, whose shapes any pack may use."""
NO_REGIONS = ("contested", "world-lands")
"""Files beside the shapes of regions that no map stands on."""
ACROSS = 180
"""Degrees that a window may reach across the 180th meridian; beyond it, its ends are swapped."""


def series_can_be_drawn(draft: Draft) -> Iterator[Problem]:
    """``table-column``, ``table-cell``, ``table-header``: columns that exist and hold numbers."""
    read: set[str | tuple[str, str]] = set()
    for block, spot in draft.each(Series):
        table = draft.tables.get(block.data)
        if table is None:
            continue
        if table.name not in read:
            read.add(table.name)
            yield from _few(_periods(table, block.id))
            if not table.rows:
                message = table_messages.no_rows(table.name)
                yield Problem.at(spot.at("data"), rules.TABLE_ROW, message)
        for number, line in enumerate(block.lines):
            if line.column not in table.positions:
                message = table_messages.missing_column(line.column, table.name, table.columns)
                yield Problem.at(spot.at("lines", number, "column"), rules.TABLE_COLUMN, message)
                continue
            if table.rows and not any(map(str.strip, table.column(line.column))):
                message = table_messages.empty_column(line.column, table.name)
                yield Problem.at(spot.at("lines", number, "column"), rules.TABLE_CELL, message)
            if (table.name, line.column) in read:
                continue
            read.add((table.name, line.column))
            yield from _few(
                Problem.at(
                    cell_mark(table, row, line.column),
                    rules.TABLE_CELL,
                    table_messages.not_a_number(cell, line.column),
                )
                for row, cell in enumerate(table.column(line.column))
                if cell.strip() and not _NUMBER.fullmatch(cell.strip())
            )


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
                message = table_messages.guess_not_drawn(point.column, drawn)
                yield Problem.at(place, rules.GUESS_POINT, message)
                continue
            if point.column not in table.positions:
                continue  # The line that draws it says so.
            value = value_at(table, point.column, str(point.period))
            if value is None and table.name in draft.cut_tables:
                continue  # It may stand in a row that is reported.
            if value is None:
                message = table_messages.guess_without_reading(str(point.period), point.column)
                yield Problem.at(place, rules.GUESS_POINT, message)
            elif not block.guess.low <= value <= block.guess.high:
                message = table_messages.guess_out_of_bounds(str(point.period))
                yield Problem.at(place, rules.GUESS_POINT, message)


def _periods(table: Table, block: str) -> Iterator[Problem]:
    """The first column holds months or years, each once, in order."""
    column = table.columns[0]
    form = _PERIOD.get(column)
    if form is None:
        message = table_messages.first_column(column, block)
        yield Problem.at(Mark(f"data/{table.name}"), rules.TABLE_HEADER, message)
        return
    before = ""
    for row, cell in enumerate(table.column(column)):
        if not form.fullmatch(cell):
            message = table_messages.not_a_period(cell, column)
            yield Problem.at(cell_mark(table, row, column), rules.TABLE_CELL, message)
            continue
        if cell <= before:
            message = table_messages.period_order(cell, column)
            yield Problem.at(cell_mark(table, row, column), rules.DATE_ORDER, message)
        before = cell


def _few(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a column; of many by one rule the first, which counts the others."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.rule.id, []).append(problem)
    result: list[Problem] = []
    for alike in found.values():
        if len(alike) <= FEW:
            result += alike
            continue
        message = table_messages.and_more((alike[0].what, alike[0].instead), len(alike) - 1)
        result.append(Problem.at(alike[0].place, alike[0].rule, message))
    return result


def states_have_categories(draft: Draft) -> Iterator[Problem]:
    """``table-column``, ``category``: every value of a column has its words, and the reverse."""
    for layer, spot in draft.each(StatesLayer):
        table = draft.tables.get(layer.data)
        if table is None:
            continue
        if "iso3" not in table.positions:
            message = table_messages.missing_column("iso3", table.name, table.columns)
            yield Problem.at(spot.at("data"), rules.TABLE_COLUMN, message)
        for number, view in enumerate(layer.views):
            if view.column not in table.positions:
                message = table_messages.missing_column(view.column, table.name, table.columns)
                yield Problem.at(spot.at("views", number, "column"), rules.TABLE_COLUMN, message)
                continue
            values = dict.fromkeys(table.column(view.column))
            given = [category.value for category in view.categories]
            for value in values:
                if value and value not in given:
                    message = table_messages.value_without_category(value, table.name)
                    yield Problem.at(
                        spot.at("views", number, "categories"), rules.CATEGORY, message
                    )
            for index, value in enumerate(given):
                if value not in values:
                    place = spot.at("views", number, "categories", index, "value")
                    message = table_messages.category_without_value(value, table.name, values)
                    yield Problem.at(place, rules.CATEGORY, message)


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
                    message = messages.unknown_name(key, name, ids, f"'{key}s:' of this timeline")
                    yield Problem.at(spot.at("events", number, key), rules.UNKNOWN_NAME, message)


def layers_have_kinds(draft: Draft) -> Iterator[Problem]:
    """``unknown-name``: a map draws kinds of event that its timeline has."""
    timelines = {timeline.id: timeline for timeline in draft.all(Timeline)}
    for layer, spot in draft.each(EventsLayer):
        timeline = timelines.get(layer.timeline)
        ids = [kind.id for kind in timeline.kinds] if timeline else list(layer.kinds)
        for number, name in enumerate(layer.kinds):
            if name not in ids:
                message = messages.unknown_name("kind", name, ids, f"timeline '{layer.timeline}'")
                yield Problem.at(spot.at("kinds", number), rules.UNKNOWN_NAME, message)


def places_have_a_marker(draft: Draft) -> Iterator[Problem]:
    """``unknown-name``: a layer of places takes the marker of a kind that there is."""
    known = place_kinds(draft)
    for layer, spot in draft.each(PlacesLayer):
        if layer.marker not in known:
            home = "'place_kinds:' of content/guide.yaml"
            message = messages.unknown_name("kind of place", layer.marker, known, home)
            yield Problem.at(spot.at("marker"), rules.UNKNOWN_NAME, message)


def maps_lie_on_earth(draft: Draft) -> Iterator[Problem]:
    """``coordinates``, ``missing-file``: a window that is one, and shapes to fill it."""
    for drawn, spot in draft.each(Map):
        windows = [(drawn.window, spot.at("window"))]
        if drawn.other_window:
            windows.append((drawn.other_window.window, spot.at("other_window", "window")))
        for window, place in windows:
            west, east, south, north = window.reach
            across = window.east < window.west
            if west == east or (across and east - west > ACROSS) or south >= north:
                yield Problem.at(place, rules.COORDINATES, messages.empty_window())
        shapes = sorted(path.stem for path in (PROGRAM / "static/shapes").glob("*.json"))
        shapes = [name for name in shapes if name not in NO_REGIONS]
        if drawn.shapes is not None and drawn.shapes not in shapes:
            message = messages.unknown_name("shapes", drawn.shapes, shapes, "static/shapes/")
            yield Problem.at(spot.at("shapes"), rules.MISSING_FILE, message)


def places_lie_in_their_window(draft: Draft) -> Iterator[Problem]:
    """``coordinates``: what a map marks lies within its window."""
    maps = {drawn.id: drawn for drawn in draft.all(Map)}
    marked: list[tuple[Map | None, str, Mark]] = []
    for drawn, spot in draft.each(Map):
        for number, river in enumerate(drawn.rivers):
            marked += (
                (drawn, place, spot.at("rivers", number, "by", index))
                for index, place in enumerate(river.by)
            )
        for number, layer in enumerate(drawn.layers):
            if isinstance(layer, PlacesLayer):
                marked += (
                    (drawn, place, spot.at("layers", number, "places", index))
                    for index, place in enumerate(layer.places)
                )
            elif isinstance(layer, ContestedLayer):
                marked += (
                    (drawn, area.place, spot.at("layers", number, "areas", index, "place"))
                    for index, area in enumerate(layer.areas)
                )
    for question, spot in draft.each(PlaceQuestion):
        marked += (
            (maps.get(question.map), candidate.place, spot.at("candidates", number, "place"))
            for number, candidate in enumerate(question.candidates)
        )
    for drawn_on, id, mark in marked:
        place = draft.places.get(id)
        if drawn_on is None or place is None or drawn_on.window.holds(place.lon, place.lat):
            continue
        swapped = drawn_on.window.holds(place.lat, place.lon)
        message = messages.outside_window(id, drawn_on.id, place.lon, place.lat, swapped=swapped)
        yield Problem.at(mark, rules.COORDINATES, message)


def states_are_on_the_map(draft: Draft) -> Iterator[Problem]:
    """``table-cell``: the codes in a table of states are those of states on Earth."""
    read: set[str] = set()
    for layer, _ in draft.each(StatesLayer):
        table = draft.tables.get(layer.data)
        if table is None or table.name in read or "iso3" not in table.positions:
            continue
        read.add(table.name)
        yield from _few(
            Problem.at(
                cell_mark(table, row, "iso3"),
                rules.TABLE_CELL,
                table_messages.unknown_state(code, _lands()),
            )
            for row, code in enumerate(table.column("iso3"))
            if code not in _lands()
        )


def areas_are_drawn_or_described(draft: Draft) -> Iterator[Problem]:
    """``area-extent``, ``unknown-name``: a shape that there is, or the extent in words."""
    areas = list(draft.each(ContestedArea))
    known = sorted({*draft.shapes, *_contested_shapes()}) if areas else []
    for area, spot in areas:
        if area.shape is None:
            if area.extent is None:
                yield Problem.at(spot, rules.AREA_EXTENT, messages.no_extent())
        elif area.shape not in known and draft.shapes_complete:
            home = "content/shapes/"
            message = messages.unknown_name("shape", area.shape, known, home)
            yield Problem.at(spot.at("shape"), rules.UNKNOWN_NAME, message)


def areas_are_seen_from_everywhere(draft: Draft) -> Iterator[Problem]:
    """``missing-key``, ``unknown-name``: who controls an area, for each point of view on it."""
    for layer, spot in draft.each(ContestedLayer):
        views = {view.id: view for view in layer.points_of_view}
        control = [id for id in views if id not in (UNITED_NATIONS, CLAIMANT)]
        for number, view in enumerate(layer.points_of_view):
            if view.id in control and view.as_of is None:
                place = spot.at("points_of_view", number)
                yield Problem.at(place, rules.MISSING_KEY, messages.undated_view(view.id))
        for number, area in enumerate(layer.areas):
            given = [held.view for held in area.control]
            for index, name in enumerate(given):
                if name not in control:
                    home = "'points_of_view:' of this layer"
                    message = messages.unknown_name("point of view on control", name, control, home)
                    place = spot.at("areas", number, "control", index, "view")
                    yield Problem.at(place, rules.UNKNOWN_NAME, message)
            for name in control:
                if name not in given:
                    place = spot.at("areas", number, "control")
                    message = messages.missing_view(area.id, name)
                    yield Problem.at(place, rules.MISSING_KEY, message)


def own_shapes_lie_in_their_window(draft: Draft) -> Iterator[Problem]:
    """``coordinates``: a shape of the guide's own reaches into the window of its map."""
    for drawn, spot in draft.each(Map):
        for number, layer in enumerate(drawn.layers):
            for index, area in enumerate(layer.areas if isinstance(layer, ContestedLayer) else ()):
                shape = draft.shapes.get(area.shape or "")
                if shape and not any(
                    drawn.window.holds(lon, lat) for ring in shape.rings for lon, lat in ring
                ):
                    place = spot.at("layers", number, "areas", index, "shape")
                    message = shape_messages.elsewhere(shape.id, drawn.id)
                    yield Problem.at(place, rules.COORDINATES, message)


@cache
def _lands() -> dict[str, str]:
    """The name of every land of the world's shapes, by its code."""
    text = (PROGRAM / "static/shapes/world-lands.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@cache
def _contested_shapes() -> list[str]:
    """The areas that a licensed source draws; the file changes with the program alone."""
    text = (PROGRAM / "static/shapes/contested.json").read_text(encoding="utf-8")
    return sorted(feature["id"] for feature in json.loads(text)["features"])


CHECKS = (
    series_can_be_drawn,
    guesses_have_readings,
    states_have_categories,
    events_have_lanes_and_kinds,
    layers_have_kinds,
    places_have_a_marker,
    states_are_on_the_map,
    maps_lie_on_earth,
    places_lie_in_their_window,
    areas_are_drawn_or_described,
    own_shapes_lie_in_their_window,
    areas_are_seen_from_everywhere,
)
