"""Dates as a reader writes them, in the language of the pack."""

from __future__ import annotations

import datetime as dt

from guide.model.base import When
from guide.model.words import Words


def long_date(words: Words, when: When | dt.date) -> str:
    """A date as a reader writes it: ``6 April 2017``, ``April 2017`` or ``2017`` in English."""
    if isinstance(when, dt.date):
        return _day(words, when)
    if when.precision == "year":
        return str(when.first.year)
    return _day(words, when.first) if when.precision == "day" else long_month(words, when.first)


def long_month(words: Words, day: dt.date) -> str:
    """The month of a day with its year: ``April 2017`` in English."""
    return words.date_month.format(month=words.months_alone[day.month - 1], year=day.year)


def _day(words: Words, day: dt.date) -> str:
    month = words.month_names[day.month - 1]
    return words.date_day.format(day=day.day, month=month, year=day.year)
