"""A timeline for the last row: large markers, at most seven labels, lanes named at the left."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence

from guide.model.base import When, first_day
from guide.model.content import Actor
from guide.model.days import day_of
from guide.model.timelines import Event, Timeline
from guide.model.words import Words
from guide.text.dates import long_date, year_said

from ..figure import Figure
from ..scale import is_round, years_between
from ..style import Theme, actor_colour
from ..timeline import Shown, shown_events
from .sheet import (
    LINE,
    NoRoom,
    Sheet,
    Size,
    actor_marker,
    legible,
    widest,
    width_of,
    wrapped,
)
from .timeline_labels import place_labels, write_label
from .tracks import Time, Track


def projected_timeline(
    timelines: Sequence[Timeline],
    actors: Mapping[str, Actor],
    *,
    theme: Theme,
    size: Size,
    type_px: float,
    article: dt.date | When,
    words: Words,
    years: tuple[int, int],
) -> Figure:
    """One or more timelines on one axis of time, drawn to be read from the last row.

    Each event is a marker whose ``customdata`` is its id. Of the key events, those that have a
    label, at most seven are labelled: the last before the article first, then those farthest
    from what is labelled already. The article's date is a thin line, what came later is on a
    faint ground. ``actors`` holds every actor by id; ``size`` is the figure's width and height in
    pixels, ``type_px`` the size of its smallest text; ``years`` are the first and the last one.
    """
    sheet = Sheet.of(theme, size, type_px)
    shown = Shown(years)
    lanes = [
        Track(lane, own)
        for timeline in timelines
        for lane in timeline.lanes
        if (own := [e for e in shown_events(timeline, shown) if e.lane == lane.id])
    ]
    top, bottom = type_px * 1.5, size[1] - type_px * 1.5
    column, names = _names(sheet, lanes, (bottom - top) / max(1, len(lanes)))
    start, end = day_of(years[0]), day_of(years[1] + 1)
    time = Time(start, end, column, size[0] - type_px * 0.5)
    marker = _bands(lanes, names, time, top, bottom, type_px)
    day = first_day(article)
    _ground(sheet, time, lanes, top, bottom, day, long_date(words, article))
    _years(sheet, time, top, bottom, words)
    for one, lines in zip(lanes, names, strict=True):
        tone = legible(actor_colour(actors[one.lane.actor], theme), sheet.tokens)
        sheet.text(0, (one.top + one.bottom) / 2, lines, colour=tone, bold=True)
        _lasting(sheet, one, time, actors, marker)
    labels = place_labels(sheet, lanes, time, marker, day)
    for label in labels:
        if label.line:
            sheet.line(label.line, sheet.tokens.muted, max(1.5, type_px / 16))
    for one in lanes:
        _markers(sheet, one, actors, marker)
    for label in labels:
        write_label(sheet, label)
    return sheet.done()


def _names(sheet: Sheet, lanes: Sequence[Track], height: float) -> tuple[float, list[list[str]]]:
    """The lanes' names on as many lines as a lane has room for, and the width of their column."""
    px = sheet.type_px
    room = max(1, math.floor(height / (1.3 * px)))
    for share in (0.14, 0.17, 0.2, 0.23, 0.27, 0.31, 0.4):
        names = [wrapped(one.lane.label, sheet.size[0] * share, px, bold=True) for one in lanes]
        if all(len(lines) <= min(room, 2) for lines in names):
            break
    return max((widest(lines, px, bold=True) for lines in names), default=0.0) + px * 0.8, names


def _bands(
    lanes: Sequence[Track],
    names: Sequence[Sequence[str]],
    time: Time,
    top: float,
    bottom: float,
    px: float,
) -> float:
    """Give every lane its band and every event its place; return the size of a marker."""
    if not lanes:
        return px
    marker = px * 1.1
    while True:
        rows = [_rows(one.events, time, marker) for one in lanes]
        step = marker * 1.12
        # A lane has room for its name, and for its rows of markers.
        need = [
            max(r * step + px * 0.4, len(lines) * LINE * px + px * 0.2)
            for r, lines in zip(rows, names, strict=True)
        ]
        if sum(need) <= bottom - top or marker < px * 0.68:
            break
        marker *= 0.95
    spare = (bottom - top - sum(need)) / len(lanes)
    y = top
    for one, room in zip(lanes, need, strict=True):
        one.top, one.bottom = y, y + room + spare
        y = one.bottom
        _swarm(one, time, marker, step)
    return marker


def _rows(events: Sequence[Event], time: Time, marker: float) -> int:
    """How many rows keep the markers apart."""
    ends: list[float] = []
    for event in events:
        x = time.x(event.date.first)
        row = next((i for i, end in enumerate(ends) if x - end >= marker * 1.05), len(ends))
        if row == len(ends):
            ends.append(x)
        ends[row] = x
    return max(1, len(ends))


def _swarm(one: Track, time: Time, marker: float, step: float) -> None:
    """Put each event on the middle row, or on the nearest one that is free there."""
    rows = max(1, math.floor((one.bottom - one.top - step * 0.3) / step))
    middle = (one.top + one.bottom) / 2
    used = min(rows, _rows(one.events, time, marker))
    offsets = sorted(((i - (used - 1) / 2) * step for i in range(used)), key=lambda y: (abs(y), y))
    ends = [-math.inf] * len(offsets)
    for event in one.events:
        x = time.x(event.date.first)
        free = [i for i, end in enumerate(ends) if x - end >= marker * 1.05]
        row = free[0] if free else min(range(len(ends)), key=lambda i: ends[i])
        ends[row] = x
        one.at[event.id] = (x, middle + offsets[row])


def _ground(
    sheet: Sheet,
    time: Time,
    lanes: Sequence[Track],
    top: float,
    bottom: float,
    article: dt.date,
    written: str,
) -> None:
    """Lanes, the article's date as ``written``, and the ground behind what came after it."""
    t, px = sheet.tokens, sheet.type_px
    if time.start <= article < time.end:
        x = time.x(article)
        sheet.box((x, top, time.right, bottom), sheet.later)
        thin = max(1, px / 26)
        sheet.box((x - thin, top, x + thin, bottom), t.ink)
        half = width_of(written, px, bold=True) / 2
        middle = min(max(x, half), sheet.size[0] - half - 2)
        sheet.text(middle, px * 0.72, written, bold=True, anchor="center")
    for one in lanes[1:]:
        sheet.box((0, one.top - 0.75, time.right, one.top + 0.75), sheet.rule)


def _years(sheet: Sheet, time: Time, top: float, bottom: float, words: Words) -> None:
    """The years below the lanes, each with the line where it begins."""
    px = sheet.type_px
    years = range(time.start.year, time.end.year)
    wide = (time.right - time.left) / len(years)
    longest = max(width_of(year_said(words, year), px) for year in (years[0], years[-1], 2014))
    apart = longest * 1.35
    every = years_between(len(years), time.right - time.left, apart)
    if every * wide < apart:
        raise NoRoom
    for year in years:
        if is_round(year, every, years[0]):
            x = time.x(day_of(year))
            sheet.box((x - 0.75, top, x + 0.75, bottom + px * 0.3), sheet.rule)
            # The year stands within its own span, so that the line is where it begins.
            middle = x + wide / 2 if every == 1 else x
            said = year_said(words, year)
            half = width_of(said, px) / 2
            middle = min(max(middle, half), sheet.size[0] - half - 2)
            tone = sheet.tokens.muted
            sheet.text(middle, bottom + px * 0.85, said, colour=tone, anchor="center")


def _lasting(
    sheet: Sheet, one: Track, time: Time, actors: Mapping[str, Actor], marker: float
) -> None:
    """A bar behind the marker of what lasted, or whose day is not known."""
    for event in one.events:
        if event.end is not None or event.date.precision != "day":
            x, y = one.at[event.id]
            until = min(time.x((event.end or event.date).last), time.right)
            tone = actor_colour(actors[event.actors[0]], sheet.theme)
            sheet.line([(x, y), (max(until, x), y)], tone, marker * 0.36)
            sheet.figure.data[-1]["opacity"] = 0.55


def _markers(sheet: Sheet, one: Track, actors: Mapping[str, Actor], marker: float) -> None:
    for actor_id in dict.fromkeys(event.actors[0] for event in one.events):
        own = [event for event in one.events if event.actors[0] == actor_id]
        actor = actors[actor_id]
        tone = actor_colour(actor, sheet.theme)
        look = actor_marker(actor.marker, tone, marker, sheet.tokens.ground)
        sheet.marks([one.at[e.id] for e in own], look, customdata=[e.id for e in own])
