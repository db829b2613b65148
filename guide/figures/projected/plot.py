"""The part of a projected series that holds the data: from days and values to pixels."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from guide.model.blocks import Series
from guide.model.days import Day
from guide.model.words import Words

from ..scale import Tick, ticks
from ..series import in_percent
from .sheet import Sheet


@dataclass
class Plot:
    """The part of the sheet that holds the data, in pixels, and what it spans."""

    sheet: Sheet
    start: dt.date
    end: dt.date
    low: float
    high: float

    def __post_init__(self) -> None:
        px = self.sheet.type_px
        self.left, self.right = px * 2, float(self.sheet.size[0]) - px * 0.4
        self.top, self.bottom = px * 0.8, self.sheet.size[1] - px * 1.85

    def grow(self, monthly: bool) -> None:
        """Half a bar's room at both ends."""
        half = dt.timedelta(days=16 if monthly else 200)
        self.start, self.end = self.start - half, self.end + half

    def x(self, date: Day) -> float:
        """Where a day stands."""
        share = (date - self.start).days / max(1, (self.end - self.start).days)
        return self.left + share * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a value stands."""
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)


def scale(low: float, high: float, block: Series, words: Words) -> list[Tick]:
    """The values that the scale names."""
    sign = "\u00a0%" if in_percent(block) else ""
    return [Tick(value, label + sign) for value, label in ticks(low, high, words)]
