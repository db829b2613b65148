"""Figures over time for paper: lines told apart by their strokes, gaps left as gaps."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from guide.figures.scale import Tick, step_of, ticks
from guide.figures.style import actor_colour
from guide.model.base import When
from guide.model.blocks import Series
from guide.model.pack import Pack
from guide.model.words import Words
from guide.text.dates import long_date

INK = "#17202B"


def series_drawing(pack: Pack, block: Series) -> dict[str, Any]:
    """The lines of a block in days from the first of January of the first year, and its marks."""
    table = pack.tables[block.data]
    periods = [When.parse(text) for text in table.column(table.columns[0])]
    read = {line.column: [_number(cell) for cell in table.column(line.column)]
            for line in block.lines}  # fmt: skip
    told = [
        period
        for place, period in enumerate(periods)
        if any(row[place] is not None for row in read.values())
    ]
    first, last = told[0].first.year, told[-1].last.year
    start = dt.date(first, 1, 1)
    step = 366 if table.columns[0] == "year" else 31
    values = [value for row in read.values() for value in row if value is not None]
    low, high, axis = _axis(pack.words, min(values), max(values), bars=block.style == "bars")
    plain = iter((INK, "#5A6270", "#5A6270"))
    return {
        "type": "series",
        "style": block.style,
        "years": [[year, (dt.date(year, 1, 1) - start).days] for year in range(first, last + 2)],
        "low": low,
        "high": high,
        "ticks": [[tick.value, tick.label] for tick in axis],
        "margin": block.margin or 0,
        "article_label": long_date(pack.words, pack.guide.article.date),
        "article": (pack.guide.article.date.first - start).days,
        "lines": [
            {
                "label": line.label,
                "emphasis": line.emphasis,
                "colour": actor_colour(pack.actors[line.actor], "paper")
                if line.actor
                else next(plain, INK),
                "runs": _runs(periods, read[line.column], start, step),
            }
            for line in block.lines
        ],
        "marks": [
            {"at": (pack.events[mark.event].date.middle - start).days, "label": mark.label}
            for mark in block.marks
            if pack.events[mark.event].date.first >= start
        ],
    }


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def _runs(
    periods: list[When], values: list[float | None], start: dt.date, step: int
) -> list[list[list[float]]]:
    """The readings cut where one is missing: day and number, at most ``step`` days apart."""
    runs: list[list[list[float]]] = []
    before: dt.date | None = None
    for period, value in zip(periods, values, strict=True):
        if value is None:
            before = None
            continue
        if before is None or (period.first - before).days > step:
            runs.append([])
        runs[-1].append([(period.middle - start).days, value])
        before = period.first
    return runs


def _axis(words: Words, low: float, high: float, *, bars: bool) -> tuple[float, float, list[Tick]]:
    """Where the axis begins and ends, and the values it tells; bars stand on nought."""
    if bars or 0 <= low < high / 2:
        low = min(low, 0)
    if low == high:
        low, high = low - 0.5, high + 0.5
    step = step_of(high - low)
    low, high = math.floor(low / step) * step, math.ceil(high / step) * step
    return low, high, ticks(low, high, words)
