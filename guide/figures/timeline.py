"""Events in lanes on a shared axis of time."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from guide.model.pack import Actor
from guide.model.timelines import Event, Lane, Timeline

from .style import TEXT_FONT, Theme, Tokens, base_layout, blend, tokens

NARROWEST = 680
"""The width in pixels for which labels and markers are placed; below it the page hides labels."""

MARKER = 13
FAINT = 0.22
"""The share of its color that is left of an event that does not stand out."""
ROW = 17
"""Pixels between two events that share a moment in a lane."""
LANE_TITLE = 22
LANE_GAP = 14
LABEL_HEIGHT = 17
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
    article: dt.date,
    until: dt.date | None = None,
    selected: str | None = None,
    strong: Collection[str] | None = None,
) -> go.Figure:
    """One or more timelines on one axis of time.

    Each event is one point whose ``customdata`` is its id. ``article`` is the date marked by a
    thin line; what lies after it stands on a faint ground. The axis ends at ``until`` at the
    latest. ``strong`` are the ids of the events that stand out; the others are drawn faintly.
    """
    t = tokens(theme)
    start = dt.date(shown.years[0], 1, 1)
    end = min(dt.date(shown.years[1] + 1, 1, 1), until or dt.date.max)
    scale = NARROWEST / (end - start).days
    figure = go.Figure(layout=base_layout(theme))
    y = 8.0
    for timeline in timelines:
        events = shown_events(timeline, shown)
        if len(timelines) > 1 and events:
            _heading(figure, timeline.name, start, y, t)
            y += 26
        for lane in timeline.lanes:
            own = [event for event in events if event.lane == lane.id]
            if not own:
                continue
            placed = _place(own, start, scale, article)
            _lane(figure, lane, placed, actors, y, start, end, theme, selected, strong)
            y += LANE_TITLE + placed.height + LANE_GAP
    _ground(figure, start, end, y, article, t)
    figure.update_layout(height=round(y + 52), margin={"l": 2, "r": 10, "t": 22, "b": 30})
    return figure


@dataclass(frozen=True)
class _Placed:
    """The events of one lane with their row, and the label of those that have room for one."""

    events: list[tuple[Event, int]]
    labels: list[tuple[Event, int, str]]
    """Event, row and the side the label stands on: ``left`` or ``right``."""
    height: float


def _place(events: Sequence[Event], start: dt.date, scale: float, article: dt.date) -> _Placed:
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
            inside = left >= 0 and right <= NARROWEST
            if inside and not any(row == other and left < b and a < right for a, b, other in boxes):
                labels.append((event, row, side))
                boxes.append((left, right, row))
                break
    return _Placed(placed, labels, max(len(rows), 1) * ROW)


def _lane(
    figure: go.Figure,
    lane: Lane,
    placed: _Placed,
    actors: Mapping[str, Actor],
    top: float,
    start: dt.date,
    end: dt.date,
    theme: Theme,
    selected: str | None,
    strong: Collection[str] | None,
) -> None:
    t = tokens(theme)
    faint = {event.id for event, _ in placed.events if strong is not None} - {*(strong or ())}
    first_row = top + LANE_TITLE + ROW / 2
    bottom = top + LANE_TITLE + placed.height + LANE_GAP / 2
    figure.add_shape(
        type="line",
        x0=start,
        x1=end,
        y0=bottom,
        y1=bottom,
        line={"color": t.rule, "width": 1},
        layer="below",
    )
    figure.add_trace(
        go.Scatter(
            x=[start],
            y=[top + LANE_TITLE / 2],
            mode="text",
            text=[f"<b>{lane.label}</b>"],
            textposition="middle right",
            hoverinfo="skip",
            textfont={"color": actor_colour(actors[lane.actor], theme), "size": 15},
        )
    )
    for event, row in placed.events:
        if event.end is not None or event.date.precision != "day":
            figure.add_shape(
                type="line",
                x0=event.date.first,
                x1=(event.end or event.date).last,
                y0=first_row + row * ROW,
                y1=first_row + row * ROW,
                opacity=0.12 if event.id in faint else 0.55,
                line={"color": actor_colour(actors[event.actors[0]], theme), "width": 5},
            )
    figure.add_trace(
        go.Scatter(
            x=[event.date.first for event, _ in placed.events],
            y=[first_row + row * ROW for _, row in placed.events],
            mode="markers",
            cliponaxis=False,
            customdata=[event.id for event, _ in placed.events],
            hovertext=[_hover(event) for event, _ in placed.events],
            hoverinfo="text",
            marker={
                "symbol": [actors[event.actors[0]].marker for event, _ in placed.events],
                "color": [
                    blend(actor_colour(actors[event.actors[0]], theme), t.ground, FAINT)
                    if event.id in faint
                    else actor_colour(actors[event.actors[0]], theme)
                    for event, _ in placed.events
                ],
                "size": [MARKER + (6 if event.id == selected else 0) for event, _ in placed.events],
                "line": {
                    "color": [
                        t.ink if event.id == selected else t.ground for event, _ in placed.events
                    ],
                    "width": [
                        2.5 if event.id == selected or is_open(actors[event.actors[0]]) else 1
                        for event, _ in placed.events
                    ],
                },
                "opacity": 1,
            },
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )
    for event, row, side in placed.labels:
        if event.id in faint:
            continue
        figure.add_annotation(
            x=event.date.first if side == "left" else (event.end or event.date).last,
            y=first_row + row * ROW,
            text=event.label,
            showarrow=False,
            xanchor="right" if side == "left" else "left",
            xshift=-(MARKER / 2 + 3) if side == "left" else MARKER / 2 + 3,
            font={"size": 14, "color": t.ink, "family": TEXT_FONT},
        )


def is_open(actor: Actor) -> bool:
    """Whether the actor's marker is only an outline."""
    return actor.marker.endswith("-open")


def actor_colour(actor: Actor, theme: Theme) -> str:
    """The actor's colour on a ground."""
    return actor.colour.paper if theme == "paper" else actor.colour.dark


def _hover(event: Event) -> str:
    return f"<b>{event.date}</b><br>" + "<br>".join(textwrap.wrap(event.title, 44))


def _heading(figure: go.Figure, name: str, start: dt.date, y: float, t: Tokens) -> None:
    figure.add_trace(
        go.Scatter(
            x=[start],
            y=[y + 12],
            mode="text",
            text=[name.upper()],
            hoverinfo="skip",
            textposition="middle right",
            textfont={"color": t.muted, "size": 13},
        )
    )


def _ground(
    figure: go.Figure, start: dt.date, end: dt.date, bottom: float, article: dt.date, t: Tokens
) -> None:
    """Year lines, the article's date and the faint ground behind what came after it."""
    years = range(start.year, (end - dt.timedelta(days=1)).year + 1)
    every = 1 if len(years) <= 8 else 2
    figure.update_xaxes(
        range=[start, end],
        fixedrange=True,
        showgrid=True,
        gridcolor=t.rule,
        gridwidth=1,
        zeroline=False,
        tickmode="array",
        ticklabelmode="instant",
        ticklabelposition="outside right",
        tickvals=[dt.date(year, 1, 1) for year in years],
        ticktext=[str(year) if not i % every else "" for i, year in enumerate(years)],
        tickfont={"color": t.muted, "size": 14},
        ticklen=0,
        layer="below traces",
    )
    figure.update_yaxes(range=[bottom, 0], fixedrange=True, visible=False)
    if not start <= article <= end:
        return
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
        yanchor="bottom",
        showarrow=False,
        xanchor="center" if article < end else "right",
        text=f"<b>{article.day} {article:%B %Y}</b>",
        font={"size": 13, "color": t.ink},
    )
