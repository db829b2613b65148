"""A timeline for the last row: large markers, at most seven labels, lanes named at the left."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import plotly.graph_objects as go

from guide.model.pack import Actor
from guide.model.timelines import Event, Lane, Timeline

from ..style import Theme
from ..timeline import Shown, actor_colour, shown_events
from .sheet import (
    LINE,
    Box,
    Sheet,
    Size,
    actor_marker,
    crosses,
    day,
    legible,
    meets,
    widest,
    width_of,
    wrapped,
)

LABELS = 7
"""At most so many labels at once."""
FARTHEST = 4
"""A label stands at most so many times its own height from its marker, or is left out."""


@dataclass
class _Lane:
    """A lane on the screen: its band, its events and where each stands."""

    lane: Lane
    events: list[Event]
    top: float = 0.0
    bottom: float = 0.0
    at: dict[str, tuple[float, float]] = field(default_factory=dict)
    """The middle of each event's marker, by its id."""


@dataclass(frozen=True)
class _Time:
    """The axis: from dates to pixels."""

    start: dt.date
    end: dt.date
    left: float
    right: float

    def x(self, date: dt.date) -> float:
        """Where a day begins."""
        share = (date - self.start).days / (self.end - self.start).days
        return self.left + share * (self.right - self.left)


def projected_timeline(
    timelines: Sequence[Timeline],
    actors: Mapping[str, Actor],
    *,
    theme: Theme,
    size: Size,
    type_px: float,
    article: dt.date,
    years: tuple[int, int],
) -> go.Figure:
    """One or more timelines on one axis of time, drawn to be read from the last row.

    Each event is a marker whose ``customdata`` is its id. Of the key events, those that have a
    label, at most seven are labelled: the last before the article first, then those farthest
    from what is labelled already. The article's date is a thin line, what came later is on a
    faint ground.
    """
    sheet = Sheet.of(theme, size, type_px)
    shown = Shown(years)
    lanes = [
        _Lane(lane, own)
        for timeline in timelines
        for lane in timeline.lanes
        if (own := [e for e in shown_events(timeline, shown) if e.lane == lane.id])
    ]
    top, bottom = type_px * 1.5, size[1] - type_px * 1.5
    column, names = _names(sheet, lanes, (bottom - top) / max(1, len(lanes)))
    start, end = dt.date(years[0], 1, 1), dt.date(years[1] + 1, 1, 1)
    time = _Time(start, end, column, size[0] - type_px * 0.5)
    marker = _bands(lanes, names, time, top, bottom, type_px)
    _ground(sheet, time, lanes, top, bottom, article)
    for one, lines in zip(lanes, names, strict=True):
        tone = legible(actor_colour(actors[one.lane.actor], theme), sheet.tokens)
        sheet.text(0, (one.top + one.bottom) / 2, lines, colour=tone, bold=True)
        _lasting(sheet, one, time, actors, marker)
    labels = _labels(sheet, lanes, time, marker, article)
    for label in labels:
        if label.line:
            sheet.line(label.line, sheet.tokens.muted, max(1.5, type_px / 16))
    for one in lanes:
        _markers(sheet, one, actors, marker)
    for label in labels:
        x, middle = label.box[0] + type_px * 0.1, (label.box[1] + label.box[3]) / 2
        if label.anchor != "left":
            wide = label.box[2] - label.box[0]
            x = label.box[2] - (type_px * 0.1 if label.anchor == "right" else wide / 2)
        sheet.text(x, middle, label.text, anchor=label.anchor)
    return sheet.done()


def _names(sheet: Sheet, lanes: Sequence[_Lane], height: float) -> tuple[float, list[list[str]]]:
    """The lanes' names on as many lines as a lane has room for, and the width of their column."""
    px = sheet.type_px
    room = max(1, math.floor(height / (1.3 * px)))
    for share in (0.14, 0.17, 0.2, 0.23, 0.27, 0.31, 0.4):
        names = [wrapped(one.lane.label, sheet.size[0] * share, px, bold=True) for one in lanes]
        if all(len(lines) <= min(room, 2) for lines in names):
            break
    return max((widest(lines, px, bold=True) for lines in names), default=0.0) + px * 0.8, names


def _bands(
    lanes: Sequence[_Lane],
    names: Sequence[Sequence[str]],
    time: _Time,
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


def _rows(events: Sequence[Event], time: _Time, marker: float) -> int:
    """How many rows keep the markers apart."""
    ends: list[float] = []
    for event in events:
        x = time.x(event.date.first)
        row = next((i for i, end in enumerate(ends) if x - end >= marker * 1.05), len(ends))
        if row == len(ends):
            ends.append(x)
        ends[row] = x
    return max(1, len(ends))


def _swarm(one: _Lane, time: _Time, marker: float, step: float) -> None:
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
    time: _Time,
    lanes: Sequence[_Lane],
    top: float,
    bottom: float,
    article: dt.date,
) -> None:
    """Lanes, years, the article's date and the ground behind what came after it."""
    t, px = sheet.tokens, sheet.type_px
    if time.start <= article < time.end:
        x = time.x(article)
        sheet.box((x, top, time.right, bottom), sheet.later)
        thin = max(1, px / 26)
        sheet.box((x - thin, top, x + thin, bottom), t.ink)
        half = width_of(day(article), px, bold=True) / 2
        middle = min(max(x, half), sheet.size[0] - half - 2)
        sheet.text(middle, px * 0.72, day(article), bold=True, anchor="center")
    for one in lanes[1:]:
        sheet.box((0, one.top - 0.75, time.right, one.top + 0.75), sheet.rule)
    years = list(range(time.start.year, time.end.year))
    wide = (time.right - time.left) / len(years)
    every = next(n for n in (1, 2, 3, 5, 10, 20, 50) if n * wide >= width_of("2014", px) * 1.35)
    for year in years:
        x = time.x(dt.date(year, 1, 1))
        if not (year - years[0]) % every:
            sheet.box((x - 0.75, top, x + 0.75, bottom + px * 0.3), sheet.rule)
            # The year stands within its own span, so that the line is where it begins.
            middle = x + wide / 2 if every == 1 else x
            half = width_of("2014", px) / 2
            middle = min(max(middle, half), sheet.size[0] - half - 2)
            sheet.text(middle, bottom + px * 0.85, str(year), colour=t.muted, anchor="center")


def _lasting(
    sheet: Sheet, one: _Lane, time: _Time, actors: Mapping[str, Actor], marker: float
) -> None:
    """A bar behind the marker of what lasted, or whose day is not known."""
    for event in one.events:
        if event.end is not None or event.date.precision != "day":
            x, y = one.at[event.id]
            until = min(time.x((event.end or event.date).last), time.right)
            tone = actor_colour(actors[event.actors[0]], sheet.theme)
            sheet.line([(x, y), (max(until, x), y)], tone, marker * 0.36)
            sheet.figure.data[-1].opacity = 0.55


def _markers(sheet: Sheet, one: _Lane, actors: Mapping[str, Actor], marker: float) -> None:
    for actor_id in dict.fromkeys(event.actors[0] for event in one.events):
        own = [event for event in one.events if event.actors[0] == actor_id]
        actor = actors[actor_id]
        tone = actor_colour(actor, sheet.theme)
        look = actor_marker(actor.marker, tone, marker, sheet.tokens.ground)
        sheet.marks([one.at[e.id] for e in own], look, customdata=[e.id for e in own])


@dataclass(frozen=True)
class _Label:
    text: str
    box: Box
    line: tuple[tuple[float, float], ...] | None
    """The way to its marker, when it does not stand beside it."""
    anchor: Literal["left", "center", "right"]


def _labels(
    sheet: Sheet, lanes: Sequence[_Lane], time: _Time, marker: float, article: dt.date
) -> list[_Label]:
    """Labels of key events, each where it covers no marker, no line and no other label."""
    px = sheet.type_px
    half = marker / 2 + 1
    markers = {
        event.id: (x - half, y - half, x + half, y + half)
        for one in lanes
        for event in one.events
        for x, y in [one.at[event.id]]
    }
    taken: list[Box] = []
    if time.start <= article < time.end:
        x = time.x(article)
        taken.append((x - 3, 0, x + 3, sheet.size[1]))
    labels: list[_Label] = []
    chosen: list[tuple[Event, int]] = []
    waiting = [(e, i) for i, one in enumerate(lanes) for e in one.events if e.label]
    while waiting and len(labels) < LABELS:
        event, number = _next(waiting, chosen, time, article)
        waiting.remove((event, number))
        one = lanes[number]
        label = _beside(event, one, time, marker, markers, taken, px)
        if label is not None:
            labels.append(label)
            taken.append(label.box)
            chosen.append((event, number))
    return labels


def _next(
    waiting: Sequence[tuple[Event, int]],
    chosen: Sequence[tuple[Event, int]],
    time: _Time,
    article: dt.date,
) -> tuple[Event, int]:
    """The event to label next: the last before the article, then the one farthest from others."""
    if not chosen:
        before = [one for one in waiting if one[0].date.first <= article]
        return max(before or waiting, key=lambda one: one[0].date.first)
    whole = (time.end - time.start).days

    def away(one: tuple[Event, int]) -> float:
        return min(
            abs((one[0].date.first - other.date.first).days) / whole
            + (0.12 if lane != one[1] else 0)
            for other, lane in chosen
        )

    return max(waiting, key=away)


def _beside(
    event: Event,
    one: _Lane,
    time: _Time,
    marker: float,
    markers: Mapping[str, Box],
    taken: Sequence[Box],
    px: float,
) -> _Label | None:
    """The nearest free place for an event's label within its lane; a line leads to a far one."""
    text = event.label or ""
    wide, high = width_of(text, px) + px * 0.3, px * 1.15
    x, y = one.at[event.id]
    gap = marker / 2 + px * 0.18
    others = [box for name, box in markers.items() if name != event.id]
    best: tuple[float, _Label] | None = None
    tops = [y - high / 2, y - gap - high, y + gap]
    steps = 7
    tops += [one.top + (one.bottom - one.top - high) * i / steps for i in range(steps + 1)]
    for top in tops:
        if top < one.top - 1 or top + high > one.bottom + 1:
            continue
        for away in range(0, 15):
            shift = away * px * 0.6
            for left in (
                x + gap + shift,
                x - gap - shift - wide,
                x - wide / 2 + shift,
                x - wide / 2 - shift,
            ):
                box = (left, top, left + wide, top + high)
                if left < time.left or left + wide > time.right:
                    continue
                if any(meets(box, other) for other in (*others, *taken)):
                    continue
                if meets(box, markers[event.id]):
                    continue
                end = (
                    min(max(x, box[0]), box[2]),
                    min(max(y, box[1] + high * 0.2), box[3] - high * 0.2),
                )
                far = math.dist((x, y), end)
                # Beside its marker is better than above or below it, and right than left.
                cost = far + (0.5 * px if top != tops[0] else 0) + (0.1 * px if left < x else 0)
                if far > FARTHEST * px:
                    continue
                if best is not None and cost >= best[0]:
                    continue
                anchor: Literal["left", "center", "right"] = (
                    "left" if box[0] > x else "right" if box[2] < x else "center"
                )
                line = ((x, y), end) if far > gap + px * 0.5 else None
                if line and any(crosses(line, other) for other in (*others, *taken)):
                    continue
                best = (cost, _Label(text, box, line, anchor))
    return best[1] if best else None
