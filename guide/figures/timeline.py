"""Events in lanes on a shared axis of time."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from guide.model.base import When, first_day
from guide.model.content import Actor
from guide.model.timelines import Event, Lane, Timeline
from guide.model.words import Words
from guide.text.dates import long_date

from .scale import years_between
from .style import (
    TEXT_FONT,
    UNFADED,
    Theme,
    Tokens,
    actor_colour,
    base_layout,
    blend,
    is_open,
    tokens,
)

NARROWEST, NARROW = 680, 280
"""The widths in pixels for which labels and markers are placed: on a desk, and on the
narrowest phone, which is also a desk's window at 400 %."""
YEAR = 40
"""Pixels that a year needs on the axis of a narrow figure."""
WIDE_YEAR = 56
"""The same on that of a wide one."""
LABEL = 34
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
LANE_GAP = 14
LETTER = 7.4
"""The mean width of a letter at the size of a label, in pixels."""


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
) -> go.Figure:
    """One or more timelines on one axis of time.

    Each event is one point whose ``customdata`` is its id. ``actors`` holds every actor by id.
    ``article`` is the date marked by a thin line; what lies after it stands on a faint ground.
    ``words`` hold the language of dates. The axis ends at ``until`` at the latest.
    ``selected`` is the id of the event that is marked; ``strong`` are the ids of the events that
    stand out, and the others are drawn faintly. ``narrow`` makes it for the column of a phone.
    """
    width, day = NARROW if narrow else NARROWEST, first_day(article)
    start = dt.date(shown.years[0], 1, 1)
    end = min(dt.date(shown.years[1] + 1, 1, 1), until or dt.date.max)
    scale = width / (end - start).days
    figure = go.Figure(layout=base_layout(theme))
    drawing = _Drawing(figure, actors, theme, start, end, width, selected, strong)
    y = 8.0
    for timeline in timelines:
        events = shown_events(timeline, shown)
        if len(timelines) > 1 and events:
            _title(drawing, timeline.name.upper(), y + 12, drawing.tokens.muted, 13)
            y += 26
        for lane in timeline.lanes:
            own = [event for event in events if event.lane == lane.id]
            if own:
                placed = _place(own, start, scale, day, width)
                _lane(drawing, lane, placed, y)
                y += LANE_TITLE + placed.height + LANE_GAP
    _years(drawing, y)
    if start <= day <= end:
        _article(drawing, y, day, long_date(words, article))
    margin = {"l": 2, "r": 10, "t": 22 + YEARS, "b": 30}
    figure.update_layout(height=round(y + 52 + YEARS), margin=margin)
    return figure


@dataclass(frozen=True)
class _Drawing:
    """The figure with what every part of it is drawn by."""

    figure: go.Figure
    actors: Mapping[str, Actor]
    theme: Theme
    start: dt.date
    end: dt.date
    width: int
    """In pixels, without the margin."""
    selected: str | None
    strong: Collection[str] | None

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


@dataclass(frozen=True)
class _Placed:
    """The events of one lane with their row, and the label of those that have room for one."""

    events: list[tuple[Event, int]]
    labels: list[tuple[Event, int, str]]
    """Event, row and the side the label stands on: ``left`` or ``right``."""
    height: float


def _place(
    events: Sequence[Event], start: dt.date, scale: float, article: dt.date, wide: int
) -> _Placed:
    """Give each event the first row in which it touches no other, then each label a free side."""
    rows: list[float] = []
    placed: list[tuple[Event, int]] = []
    boxes: list[tuple[float, float, int]] = []
    for event in events:
        x = (event.date.first - start).days * scale
        until = ((event.end or event.date).last - start).days * scale
        row = next((i for i, right in enumerate(rows) if x - right > MARKER + 3), len(rows))
        if row == len(rows):
            rows.append(until)
        rows[row] = until
        placed.append((event, row))
        boxes.append((x - MARKER / 2, until + MARKER / 2, row))
    labels: list[tuple[Event, int, str]] = []
    line = (article - start).days * scale
    markers = list(boxes)
    boxes += [(line - 2, line + 2, row) for row in range(len(rows))]
    for (event, row), box in zip(placed, markers, strict=True):
        if event.label is None:
            continue
        width = len(event.label) * LETTER + 6
        for side in ("right", "left"):
            left = box[1] + 2 if side == "right" else box[0] - 2 - width
            right = left + width
            inside = left >= 0 and right <= wide
            if inside and not any(row == other and left < b and a < right for a, b, other in boxes):
                labels.append((event, row, side))
                boxes.append((left, right, row))
                break
    return _Placed(placed, labels, max(len(rows), 1) * ROW)


def _lane(drawing: _Drawing, lane: Lane, placed: _Placed, top: float) -> None:
    """A lane with its name, the line below it, its events and their labels."""
    bottom = top + LANE_TITLE + placed.height + LANE_GAP / 2
    drawing.figure.add_shape(
        type="line",
        x0=drawing.start,
        x1=drawing.end,
        y0=bottom,
        y1=bottom,
        line={"color": drawing.tokens.rule, "width": 1},
        layer="below",
    )
    # In ink: an actor's colour has the contrast of a marker, not that of a word.
    _title(drawing, f"<b>{lane.label}</b>", top + LANE_TITLE / 2, drawing.tokens.ink, 15)
    first = top + LANE_TITLE + ROW / 2
    _lasting(drawing, placed, first)
    drawing.figure.add_trace(_markers(drawing, placed, first))
    _labels(drawing, placed, first)


def _title(drawing: _Drawing, text: str, y: float, colour: str, size: int) -> None:
    """A name at the left edge."""
    drawing.figure.add_trace(
        go.Scatter(
            x=[drawing.start],
            y=[y],
            mode="text",
            text=[text],
            textposition="middle right",
            hoverinfo="skip",
            textfont={"color": colour, "size": size},
        )
    )


def _lasting(drawing: _Drawing, placed: _Placed, first: float) -> None:
    """A bar behind the marker of what lasted, or whose day is not known."""
    for event, row in placed.events:
        if event.end is not None or event.date.precision != "day":
            drawing.figure.add_shape(
                type="line",
                x0=event.date.first,
                x1=(event.end or event.date).last,
                y0=first + row * ROW,
                y1=first + row * ROW,
                opacity=0.12 if drawing.faint(event) else 0.55,
                line={"color": drawing.colour(event), "width": 5},
            )


def _markers(drawing: _Drawing, placed: _Placed, first: float) -> go.Scatter:
    """The lane's markers; that of the selected event is larger and has a strong rim."""
    t = drawing.tokens
    events = [event for event, _ in placed.events]
    chosen = [event.id == drawing.selected for event in events]
    heavy = [
        one or is_open(drawing.actor(event)) for event, one in zip(events, chosen, strict=True)
    ]
    return go.Scatter(
        x=[event.date.first for event in events],
        y=[first + row * ROW for _, row in placed.events],
        mode="markers",
        cliponaxis=False,
        customdata=[event.id for event in events],
        hovertext=[_hover(event) for event in events],
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
        drawing.figure.add_annotation(
            x=event.date.first if left else (event.end or event.date).last,
            y=first + row * ROW,
            text=event.label,
            showarrow=False,
            xanchor="right" if left else "left",
            xshift=-off if left else off,
            font={"size": 14, "color": drawing.tokens.ink, "family": TEXT_FONT},
        )


def _hover(event: Event) -> str:
    return f"<b>{event.date}</b><br>" + "<br>".join(textwrap.wrap(event.title, 44))


def _years(drawing: _Drawing, bottom: float) -> None:
    """The axis of time, with a line where each year begins that has room for one."""
    start, end, t = drawing.start, drawing.end, drawing.tokens
    pixel = (end - start) / drawing.width
    years = range(start.year, (end - dt.timedelta(days=1)).year + 1)
    wide = drawing.width >= NARROWEST
    every = years_between(len(years), drawing.width, WIDE_YEAR if wide else YEAR)
    # The first year begins a short row; in a long one round years are told.
    told = [
        year
        for year in years
        if not (year - years[0] if every <= 2 else year) % every
        and dt.date(year, 1, 1) + pixel * LABEL <= end
    ]
    lined = years if drawing.width / len(years) >= LINE else told
    if not told and len(years) == 1:
        told = list(years)
    drawing.figure.update_xaxes(
        range=[start, end],
        fixedrange=True,
        showgrid=True,
        gridcolor=t.rule,
        gridwidth=1,
        zeroline=False,
        tickmode="array",
        ticklabelmode="instant",
        ticklabelposition="outside right",
        tickvals=[dt.date(year, 1, 1) for year in lined],
        ticktext=[str(year) if year in told else "" for year in lined],
        tickfont={"color": t.muted, "size": 14},
        ticklen=0,
        layer="below traces",
    )
    for year in told:
        drawing.figure.add_annotation(
            x=dt.date(year, 1, 1),
            y=0,
            xanchor="left",
            yanchor="bottom",
            text=str(year),
            showarrow=False,
            font={"size": 14, "color": t.muted},
        )
    drawing.figure.update_yaxes(range=[bottom, 0], fixedrange=True, visible=False)


def _article(drawing: _Drawing, bottom: float, article: dt.date, written: str) -> None:
    """The article's date and the faint ground behind what came after it."""
    figure, end, t = drawing.figure, drawing.end, drawing.tokens
    figure.add_shape(
        type="rect",
        x0=article,
        x1=end,
        y0=0,
        y1=bottom,
        fillcolor=t.faint,
        line_width=0,
        layer="below",
    )
    figure.add_shape(
        type="line",
        x0=article,
        x1=article,
        y0=0,
        y1=bottom,
        line={"color": t.ink, "width": 1.2},
        layer="below",
    )
    figure.add_annotation(
        x=article,
        y=0,
        yshift=YEARS,
        yanchor="bottom",
        showarrow=False,
        xanchor=_anchor(drawing, article),
        text=f"<b>{written}</b>",
        font={"size": 13, "color": t.ink},
    )


def _anchor(drawing: _Drawing, article: dt.date) -> str:
    """The side from which the article's date is written, so that neither edge cuts it."""
    if article >= drawing.end:
        return "right"
    at = (article - drawing.start).days / (drawing.end - drawing.start).days * drawing.width
    half = 48
    return "left" if at < half else "right" if at > drawing.width - half else "center"
