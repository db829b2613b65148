"""Events on a projected series: which are drawn, and where their labels stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from guide.model.blocks import Series
from guide.model.blocks.series import SeriesMark
from guide.model.timelines import Event

from ..series_marks import reading_at
from .plot import Plot
from .sheet import width_of

MARKS = 4
"""At most so many events on the line."""


def choose(block: Series, events: Mapping[str, Event], frame: pd.DataFrame) -> list[SeriesMark]:
    """The marks to draw, in order of date."""
    first, last = frame.index[0].start_time.date(), frame.index[-1].end_time.date()
    within = [m for m in block.marks if first <= events[m.event].date.first <= last]
    title = block.title.lower()
    chosen = [m for m in within if m.label.lower() in title][:MARKS]
    while len(chosen) < min(MARKS, len(within)):
        rest = [m for m in within if m not in chosen]
        chosen.append(max(rest, key=lambda m: _away(m, chosen, events, (first, last))))
    return sorted(chosen, key=lambda m: events[m.event].date.first)


def _away(
    mark: SeriesMark,
    chosen: Sequence[SeriesMark],
    events: Mapping[str, Event],
    span: tuple[dt.date, dt.date],
) -> int:
    """Days to the nearest mark that is chosen; with none, how near to the span's middle."""
    date = events[mark.event].date.first
    if not chosen:
        return -abs((date - span[0]).days - (span[1] - date).days)
    return min(abs((date - events[other.event].date.first).days) for other in chosen)


def place_marks(
    plot: Plot, marks: Sequence[SeriesMark], events: Mapping[str, Event]
) -> list[tuple[SeriesMark, float, int]]:
    """Each mark's label: its left edge and its row, counted from the plot upwards."""
    px = plot.sheet.type_px
    rows: list[float] = []
    out: list[tuple[SeriesMark, float, int]] = []
    for mark in marks:
        x = plot.x(events[mark.event].date.first)
        wide = width_of(mark.label, px)
        left = min(max(x - wide / 2, plot.left), plot.sheet.size[0] - wide - 4)
        # A stem runs down through the rows below its label: they must be free there too.
        row = next(
            (i for i in range(len(rows)) if all(min(left, x - 4) > end for end in rows[i:])),
            len(rows),
        )
        if row == len(rows):
            rows.append(0.0)
        rows[row] = left + wide + px * 0.5
        out.append((mark, left, row))
    return [(mark, left, len(rows) - 1 - row) for mark, left, row in out]


def draw_marks(
    plot: Plot,
    placed: Sequence[tuple[SeriesMark, float, int]],
    events: Mapping[str, Event],
    values: pd.Series,
) -> None:
    """Draw each mark's label where it was placed, with a line down to its reading.

    ``placed`` is what `place_marks` gives, ``events`` holds every event by id, and ``values`` are
    the readings by period.
    """
    sheet, px, t = plot.sheet, plot.sheet.type_px, plot.sheet.tokens
    for mark, left, row in placed:
        date = events[mark.event].date.first
        x = plot.x(date)
        level = plot.top - px * 0.65 - row * px * 1.3 - px * 0.1
        reading = reading_at(values, date)
        if reading is not None:
            y = plot.y(float(reading))
            sheet.line([(x, level + px * 0.6), (x, y)], t.muted, 2, dash="2px,4px")
            rim = {"color": t.ground, "width": px * 0.08}
            sheet.marks(
                [(x, y)], {"symbol": "circle", "size": px * 0.6, "color": t.ink, "line": rim}
            )
        sheet.text(left, level, mark.label)
