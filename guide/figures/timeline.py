"""Events in lanes on a shared axis of time."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from guide.model.base import When, first_day
from guide.model.content import Actor
from guide.model.days import Day, day_of
from guide.model.timelines import Event, Lane, Timeline
from guide.model.words import Words
from guide.text.dates import long_date, year_said

from .figure import Figure, scatter
from .scale import is_round, years_between
from .style import (
    TEXT_FONT,
    UNFADED,
    Theme,
    Tokens,
    actor_colour,
    base_layout,
    blend,
    is_open,
    text_width,
    tokens,
)

NARROWEST, NARROW = 560, 280
"""The widths in pixels of the axis for which labels and markers are placed: on a desk, and on the
narrowest phone, which is also a desk's window at 400 %."""
GUTTER, ASIDE = 124, 12
"""Pixels at the left of a desk's figure for the names of lanes, and those of them left free."""
BOLD = 1.06
"""How much wider bold letters are."""
YEAR = 40
"""Pixels that a year needs on the axis of a narrow figure."""
WIDE_YEAR = 56
"""The same on that of a wide one."""
YEAR_LABEL = 34
"""Pixels of a year's label, to the right of its line."""
LINE = 12
"""Pixels between two lines of years, at the least."""

MARKER = 13
FAINT = 0.22
"""The share of its color that is left of an event that does not stand out."""
ROW = 17
"""Pixels between two events that share a moment in a lane."""
YEARS = 18
"""Pixels of the years above the lanes; the article's date stands above them."""
LANE_TITLE = 22
"""Pixels of a lane's name above it, in a narrow figure."""
LANE_GAP = 12
NAME = 14
"""The size of a lane's name, and of its lines."""
LABEL = 13.5
LETTER = 7.1
"""The mean width of a letter at the size of a label, in pixels."""
ROWS = 7
"""A lane has at most so many rows for the sake of its labels."""


@dataclass(frozen=True)
class Shown:
    """What of the timelines is shown."""

    years: tuple[int, int]
    """First and last year, both included."""
    actors: Collection[str] = ()
    """Actor ids; empty for all."""
    kinds: Collection[str] = ()
    """Kind ids; empty for all."""

    def holds(self, event: Event) -> bool:
        """Whether the event is shown."""
        first, last = self.years
        return (
            first <= event.date.first.year <= last
            and (not self.actors or any(actor in self.actors for actor in event.actors))
            and (not self.kinds or event.kind in self.kinds)
        )


def shown_events(timeline: Timeline, shown: Shown) -> list[Event]:
    """The events of a timeline that are shown, in order of date."""
    return [event for event in timeline.events if shown.holds(event)]


def timeline_figure(
    timelines: Sequence[Timeline],
    actors: Mapping[str, Actor],
    shown: Shown,
    *,
    theme: Theme,
    article: dt.date | When,
    words: Words,
    until: dt.date | None = None,
    selected: str | None = None,
    strong: Collection[str] | None = None,
    narrow: bool = False,
) -> Figure:
    """One or more timelines on one axis of time.

    Each event is one point whose ``customdata`` is its id. ``actors`` holds every actor by id.
    ``article`` is the date marked by a thin line; what lies after it stands on a faint ground.
    ``words`` hold the language of dates. The axis ends at ``until`` at the latest.
    ``selected`` is the id of the event that is marked; ``strong`` are the ids of the events that
    stand out, and the others are drawn faintly. ``narrow`` makes it for the column of a phone.
    """
    width, day = NARROW if narrow else NARROWEST, first_day(article)
    start = day_of(shown.years[0])
    end = min(day_of(shown.years[1] + 1), until or dt.date.max)
    scale = width / (end - start).days
    drawing = _Drawing(actors, theme, words, start, end, width, selected, strong)
    y = 8.0
    for timeline in timelines:
        events = shown_events(timeline, shown)
        if len(timelines) > 1 and events:
            _timeline_name(drawing, timeline.name.upper(), y + 12)
            y += 26
        for lane in timeline.lanes:
            own = [event for event in events if event.lane == lane.id]
            if own:
                y = _lane(drawing, lane, _place(own, start, scale, day, width), y)
    axes = _years(drawing, y)
    if start <= day <= end:
        _article(drawing, y, day, long_date(words, article))
    left = 2 if narrow else GUTTER
    layout = {
        "height": round(y + 52 + YEARS),
        "margin": {"l": left, "r": 14, "t": 22 + YEARS, "b": 30},
        "shapes": drawing.shapes,
        "annotations": drawing.notes,
        **axes,
    }
    return Figure(drawing.traces, base_layout(theme) | layout)


@dataclass(frozen=True)
class _Drawing:
    """What is drawn, and what every part of it is drawn by."""

    actors: Mapping[str, Actor]
    theme: Theme
    words: Words
    start: Day
    end: Day
    width: int
    """In pixels, without the margin."""
    selected: str | None
    strong: Collection[str] | None
    traces: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)

    @property
    def narrow(self) -> bool:
        """Whether names of lanes stand above them."""
        return self.width < NARROWEST

    @property
    def tokens(self) -> Tokens:
        """The colours of the ground."""
        return tokens(self.theme)

    def faint(self, event: Event) -> bool:
        """Whether others stand out and the event does not."""
        return self.strong is not None and event.id not in self.strong

    def actor(self, event: Event) -> Actor:
        """Who gives the event its colour and its marker."""
        return self.actors[event.actors[0]]

    def colour(self, event: Event) -> str:
        """The event's colour where it stands out."""
        return actor_colour(self.actor(event), self.theme)


class _Label(NamedTuple):
    """The label of an event: the row it stands in, at which side of its marker."""

    event: Event
    row: int
    side: str
    """``left`` or ``right``."""


@dataclass(frozen=True)
class _Placed:
    """The events of one lane with their row, and the label of those that have room for one."""

    events: list[tuple[Event, int]]
    labels: list[_Label]
    height: float


def _place(
    events: Sequence[Event], start: Day, scale: float, article: dt.date, wide: int
) -> _Placed:
    """Give each event the first row in which it touches no other, with its label if it has one.

    Those with a label choose first, and of these the key events; a label never crosses the line of
    the article's day.
    """
    line = (article - start).days * scale
    rows: list[list[tuple[float, float]]] = []
    placed: list[tuple[Event, int]] = []
    labels: list[_Label] = []
    for event in sorted(events, key=lambda one: (one.label is None, not one.key)):
        x = (event.date.first - start).days * scale
        until = max(x, ((event.end or event.date).last - start).days * scale)
        marker = (x - MARKER / 2 - 2, until + MARKER / 2 + 2)
        width = len(event.label) * LETTER + 8 if event.label else 0.0
        sides = {"right": (marker[1], marker[1] + width), "left": (marker[0] - width, marker[0])}
        label = None
        for side, (left, right) in sides.items() if event.label else ():
            if left < 0 or right > wide or (left < line + 2 and right > line - 2):
                continue
            row = _free(rows, (min(left, marker[0]), max(right, marker[1])))
            if row < ROWS and (label is None or row < label.row):
                label = _Label(event, row, side)
        row = label.row if label else _free(rows, marker)
        if row == len(rows):
            rows.append([])
        rows[row].append(marker)
        if label:
            rows[row].append(sides[label.side])
            labels.append(label)
        placed.append((event, row))
    placed.sort(key=lambda one: one[0].date.first)
    return _Placed(placed, labels, max(len(rows), 1) * ROW)


def _free(rows: Sequence[Sequence[tuple[float, float]]], span: tuple[float, float]) -> int:
    """The first row in which nothing stands from one pixel to another; a new one if none is."""
    return next(
        (
            number
            for number, taken in enumerate(rows)
            if not any(span[0] < right and span[1] > left for left, right in taken)
        ),
        len(rows),
    )


def _lane(drawing: _Drawing, lane: Lane, placed: _Placed, top: float) -> float:
    """A lane with its name, the line below it, its events and their labels; give its lower end."""
    # In ink: an actor's colour has the contrast of a marker, not that of a word.
    if drawing.narrow:
        name, first = [lane.label], top + LANE_TITLE
        bottom = first + placed.height + LANE_GAP
        at = {"x": 0, "xref": "paper", "xanchor": "left", "y": top + LANE_TITLE / 2}
    else:
        name = _in_gutter(lane.label)
        tall = max(placed.height, len(name) * NAME * 1.3)
        first, bottom = top + (tall - placed.height) / 2, top + tall + LANE_GAP
        at = {"x": 0, "xref": "paper", "xanchor": "right", "xshift": 2 - ASIDE, "y": top + tall / 2}
    drawing.notes.append(
        {
            **at,
            "yanchor": "middle",
            "align": "left" if drawing.narrow else "right",
            "text": "<br>".join(f"<b>{line}</b>" for line in name),
            "showarrow": False,
            "font": {"size": NAME, "color": drawing.tokens.ink},
        }
    )
    edge = bottom - LANE_GAP / 2
    drawing.shapes.append(
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": edge,
            "y1": edge,
            "line": {"color": drawing.tokens.rule, "width": 1},
            "layer": "below",
        }
    )
    _lasting(drawing, placed, first + ROW / 2)
    drawing.traces.append(_markers(drawing, placed, first + ROW / 2))
    _labels(drawing, placed, first + ROW / 2)
    return bottom


def _in_gutter(label: str) -> list[str]:
    """A lane's name in lines that fit the gutter, broken between words and at hyphens."""
    for letters in range(len(label), 3, -1):
        lines = textwrap.wrap(label, letters)
        if max(text_width(line, NAME) for line in lines) * BOLD <= GUTTER - ASIDE:
            return lines
    return textwrap.wrap(label, 4)


def _timeline_name(drawing: _Drawing, text: str, y: float) -> None:
    """A timeline's name, at the left edge of all that is drawn."""
    drawing.notes.append(
        {
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 0 if drawing.narrow else 10 - GUTTER,
            "y": y,
            "yanchor": "middle",
            "text": text,
            "showarrow": False,
            "font": {"color": drawing.tokens.muted, "size": 13},
        }
    )


def _lasting(drawing: _Drawing, placed: _Placed, first: float) -> None:
    """A bar behind the marker of what lasted, or whose day is not known."""
    for event, row in placed.events:
        if event.end is not None or event.date.precision != "day":
            drawing.shapes.append(
                {
                    "type": "line",
                    "x0": event.date.first,
                    "x1": (event.end or event.date).last,
                    "y0": first + row * ROW,
                    "y1": first + row * ROW,
                    "opacity": 0.12 if drawing.faint(event) else 0.55,
                    "line": {"color": drawing.colour(event), "width": 5},
                }
            )


def _markers(drawing: _Drawing, placed: _Placed, first: float) -> dict[str, Any]:
    """The lane's markers; that of the selected event is larger and has a strong rim."""
    t = drawing.tokens
    events = [event for event, _ in placed.events]
    chosen = [event.id == drawing.selected for event in events]
    heavy = [
        one or is_open(drawing.actor(event)) for event, one in zip(events, chosen, strict=True)
    ]
    return scatter(
        x=[event.date.first for event in events],
        y=[first + row * ROW for _, row in placed.events],
        mode="markers",
        cliponaxis=False,
        customdata=[event.id for event in events],
        hovertext=[_hover(drawing.words, event) for event in events],
        hoverinfo="text",
        marker={
            "symbol": [drawing.actor(event).marker for event in events],
            "color": [
                blend(drawing.colour(event), t.ground, FAINT)
                if drawing.faint(event)
                else drawing.colour(event)
                for event in events
            ],
            "size": [MARKER + (6 if one else 0) for one in chosen],
            "line": {
                "color": [t.ink if one else t.ground for one in chosen],
                "width": [2.5 if one else 1 for one in heavy],
            },
            "opacity": 1,
        },
        **UNFADED,
    )


def _labels(drawing: _Drawing, placed: _Placed, first: float) -> None:
    off = MARKER / 2 + 3
    for event, row, side in placed.labels:
        if drawing.faint(event):
            continue
        left = side == "left"
        drawing.notes.append(
            {
                "x": event.date.first if left else (event.end or event.date).last,
                "y": first + row * ROW,
                "text": event.label,
                "showarrow": False,
                "xanchor": "right" if left else "left",
                "xshift": -off if left else off,
                "font": {"size": LABEL, "color": drawing.tokens.ink, "family": TEXT_FONT},
            }
        )


def _hover(words: Words, event: Event) -> str:
    return "<br>".join((f"<b>{long_date(words, event.date)}</b>", *textwrap.wrap(event.title, 44)))


def _years(drawing: _Drawing, bottom: float) -> dict[str, Any]:
    """The axes: that of time has a line where each year begins, and years above it too."""
    start, end, t = drawing.start, drawing.end, drawing.tokens
    days = (end - start).days / drawing.width
    last = end.year - 1 if (end.month, end.day) == (1, 1) else end.year
    years = range(start.year, last + 1)
    said = {year: year_said(drawing.words, year) for year in years}
    longest = max(text_width(said[year], 14) for year in (years[0], years[-1]))
    label = max(YEAR_LABEL, round(longest) + 2)
    room = (YEAR if drawing.narrow else WIDE_YEAR) + label - YEAR_LABEL
    every = years_between(len(years), drawing.width, room)
    told = [
        year
        for year in years
        if is_round(year, every, years[0]) and (end - day_of(year)).days >= label * days
    ]
    lined = years if drawing.width / len(years) >= LINE else told
    if not told and len(years) == 1:
        told = list(years)
    drawing.notes.extend(
        {
            "x": day_of(year),
            "y": 0,
            "xanchor": "left",
            "yanchor": "bottom",
            "text": said[year],
            "showarrow": False,
            "font": {"size": 14, "color": t.muted},
        }
        for year in told
    )
    return {
        "xaxis": {
            "range": [start, end],
            "fixedrange": True,
            "showgrid": True,
            "gridcolor": t.rule,
            "gridwidth": 1,
            "zeroline": False,
            "tickmode": "array",
            "ticklabelmode": "instant",
            "ticklabelposition": "outside right",
            "tickvals": [day_of(year) for year in lined],
            "ticktext": [said[year] if year in told else "" for year in lined],
            "tickfont": {"color": t.muted, "size": 14},
            "ticklen": 0,
            "layer": "below traces",
        },
        "yaxis": {"range": [bottom, 0], "fixedrange": True, "visible": False},
    }


def _article(drawing: _Drawing, bottom: float, article: dt.date, written: str) -> None:
    """The article's date and the faint ground behind what came after it."""
    end, t = drawing.end, drawing.tokens
    across: dict[str, Any] = {"x0": article, "y0": 0, "y1": bottom, "layer": "below"}
    drawing.shapes.extend(
        (
            {"type": "rect", "x1": end, "fillcolor": t.faint, "line": {"width": 0}, **across},
            {"type": "line", "x1": article, "line": {"color": t.ink, "width": 1.2}, **across},
        )
    )
    drawing.notes.append(
        {
            "x": article,
            "y": 0,
            "yshift": YEARS,
            "yanchor": "bottom",
            "showarrow": False,
            "xanchor": _anchor(drawing, article),
            "text": f"<b>{written}</b>",
            "font": {"size": 13, "color": t.ink},
        }
    )


def _anchor(drawing: _Drawing, article: dt.date) -> str:
    """The side from which the article's date is written, so that neither edge cuts it."""
    if article >= drawing.end:
        return "right"
    at = (article - drawing.start).days / (drawing.end - drawing.start).days * drawing.width
    half = 48
    return "left" if at < half else "right" if at > drawing.width - half else "center"
