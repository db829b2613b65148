"""What the axes of a figure tell: round numbers and round years, whatever they span."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import NamedTuple

from guide.model.numbers import signs
from guide.model.words import Words

MOST = 6
"""At most so many steps from one end of an axis to the other."""
_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
YEARS = (1, 2, 4, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
"""From year to year that is told."""
_NAMED = Decimal(10) ** 6
"""From here on numbers are told by name."""
THOUSANDS = "\u202f"
"""What stands between groups of three digits, in every language."""


class Tick(NamedTuple):
    """A value of an axis, and how it is written."""

    value: float
    label: str


def ticks(low: float, high: float, words: Words) -> list[Tick]:
    """The round values from one end of an axis to the other: three to seven of them."""
    step = _step(high - low)
    first = math.ceil(Decimal(low) / step - Decimal("1e-9"))
    last = math.floor(Decimal(high) / step + Decimal("1e-9"))
    values = [step * number for number in range(first, last + 1)]
    largest = max((abs(value) for value in values), default=Decimal(0))
    return [Tick(float(value), _written(value, step, largest, words)) for value in values]


def step_of(span: float) -> float:
    """From value to value that is told of an axis."""
    return float(_step(span))


def _step(span: float) -> Decimal:
    exact = Decimal(span) if span > 0 else Decimal(1)
    power = Decimal(10) ** (math.floor(math.log10(exact / MOST)))
    return next(power * by for by in _ROUND if exact / (power * by) <= MOST)


def _written(value: Decimal, step: Decimal, largest: Decimal, words: Words) -> str:
    """A value with as many decimals as its neighbors; millions and billions by their names."""
    if not value and largest >= _NAMED:
        return "0"
    for power, form in ((9, words.number_billion), (6, words.number_million)):
        if largest >= Decimal(10) ** power:
            return form.format(number=_plain(value.scaleb(-power), step.scaleb(-power), words))
    return _plain(value, step, words)


def _plain(value: Decimal, step: Decimal, words: Words) -> str:
    exponent = step.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    grouped = f"{value:,.{decimals}f}"
    if abs(value) < 10_000:
        grouped = grouped.replace(",", "")
    decimal = signs(words).decimal
    return grouped.replace(".", decimal).replace(",", THOUSANDS).replace("-", "−")


def is_round(year: int, step: int, first: int) -> bool:
    """Whether a year is told on an axis from a ``first`` one, where one in ``step`` years is.

    The first year begins a short row; in a long one round years are told: 500 BCE, which is
    counted as -499, then 1 CE, since there is no year 0, then 500. Where 1 CE stands too near the
    next round year for both, it is counted from.
    """
    if step <= 2:
        return not (year - first) % step
    if first < 1 and step < 10:
        return not (year - 1) % step
    if year < 1:
        return not (1 - year) % step
    return not year % step or (year == 1 and first < 1)


def years_between(many: float, width: float, room: float) -> int:
    """From year to year that is told, of so many on a width that need so much room each."""
    each = width / max(many, 1)
    return next((step for step in YEARS if step * each >= room), YEARS[-1])
