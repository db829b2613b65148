"""The part of a projected series that holds the data: from days and values to pixels."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from guide.model.blocks import Series

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

    def x(self, date: dt.date) -> float:
        """Where a day stands."""
        share = (date - self.start).days / max(1, (self.end - self.start).days)
        return self.left + share * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a value stands."""
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)


def _step(low: float, high: float) -> float:
    """The distance of two ticks: four to six of them."""
    span = high - low
    return next((s for s in (0.5, 1, 2, 5, 10, 20, 25, 50, 100) if span / s <= 6), span / 5)


def ticks(low: float, high: float) -> list[float]:
    """The values that the scale names."""
    step = _step(low, high)
    first = -(-low // step) * step
    return [first + i * step for i in range(int((high - first) / step + 1e-9) + 1)]


def tick_words(value: float, block: Series) -> str:
    """A value of the scale as it is written."""
    number = f"{value:g}".replace("-", "−")
    return f"{number} %" if in_percent(block) else number
