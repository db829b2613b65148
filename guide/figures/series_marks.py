"""Events on a series: a label above the figure and a stem down to the reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from guide.model.blocks import Series
from guide.model.days import Ancient, Day
from guide.model.timelines import Event

from .figure import Figure, scatter
from .style import TEXT_FONT, Tokens
from .timeline import LETTER

LABEL_ROW = 20
"""Pixels between two rows of labels."""


class _Mark(NamedTuple):
    """An event, its label and the row that the label stands in, from below."""

    date: Day
    label: str
    row: int


def draw_marks(
    figure: Figure,
    block: Series,
    events: Mapping[str, Event],
    frame: pd.DataFrame,
    span: tuple[dt.date, dt.date],
    size: tuple[int, int],
    t: Tokens,
    *,
    top: float,
    numbered: bool = False,
) -> int:
    """Draw the event labels in as few rows as keep them apart; return the number of rows.

    ``events`` holds every event by id, ``frame`` the readings by period. The axis of time has the
    ``span`` from its first day to its last, that of the values ends at ``top``; ``size`` is the
    plot's width and the figure's height without rows, in pixels. ``numbered`` writes the number
    that `mark_key` gives, and no label.
    """
    width, height = size
    marks = _placed(block, events, span, width, numbered=numbered)
    rows = max((mark.row for mark in marks), default=-1) + 1
    values = frame[block.lines[0].column]
    for mark in marks:
        drop = 10 + (rows - 1 - mark.row) * LABEL_ROW
        figure.add_shape(
            type="line",
            x0=mark.date,
            x1=mark.date,
            yref="paper",
            y0=1,
            y1=1 + drop / (height - 48),
            line={"color": t.muted, "width": 1},
        )
        reading = reading_at(values, mark.date)
        if reading is not None:
            _stem(figure, mark.date, (reading, top), t.muted)
        figure.add_annotation(
            x=mark.date,
            yref="paper",
            y=1,
            yshift=drop,
            text=mark.label,
            showarrow=False,
            xanchor="left",
            yanchor="middle",
            xshift=3,
            font={"size": 14, "color": t.ink, "family": TEXT_FONT},
        )
    return rows


def mark_key(block: Series, events: Mapping[str, Event]) -> list[tuple[Event, str]]:
    """The marked events with their labels, in order of date: the first has the number 1."""
    marked = [(events[mark.event], mark.label) for mark in block.marks]
    return sorted(marked, key=lambda one: one[0].date)


def _placed(
    block: Series,
    events: Mapping[str, Event],
    span: tuple[dt.date, dt.date],
    width: int,
    *,
    numbered: bool,
) -> list[_Mark]:
    """The block's marks in order of date, each in the lowest row that has room for its label."""
    scale = width / (span[1] - span[0]).days
    ends: list[float] = []
    placed: list[_Mark] = []
    for number, (event, words) in enumerate(mark_key(block, events), 1):
        date, label = event.date.first, f"<b>{number}</b>" if numbered else words
        x = (date - span[0]).days * scale
        # A label's stem runs down through the rows below it: all of those must be free here.
        row = next((i for i in range(len(ends)) if all(x > right for right in ends[i:])), len(ends))
        if row == len(ends):
            ends.append(0)
        ends[row] = x + (len(str(number)) if numbered else len(label)) * LETTER + 14
        placed.append(_Mark(date, label, row))
    return placed


def reading_at(values: pd.Series, date: Day) -> float | None:
    """The reading of a day's period, or else the last one before it; None if there is none."""
    if isinstance(date, Ancient):
        return None
    known = values.dropna()
    period = known.index.asof(pd.Period(date, freq=values.index.freq)) if len(known) else None
    reading: float | None = None if period is None or pd.isna(period) else known[period]
    return reading


def _stem(figure: Figure, date: Day, ends: tuple[float, float], colour: str) -> None:
    """A thin line from the reading to the top of the figure, ending in a dot on the reading."""
    height, top = ends
    figure.add_trace(
        scatter(
            x=[date, date],
            y=[height, top],
            mode="lines",
            hoverinfo="skip",
            showlegend=False,
            line={"color": colour, "width": 1, "dash": "dot"},
        )
    )
    figure.add_trace(
        scatter(
            x=[date],
            y=[height],
            mode="markers",
            hoverinfo="skip",
            showlegend=False,
            marker={"size": 7, "color": colour, "symbol": "circle"},
        )
    )
