"""Dates as a reader writes them, in the language of the pack."""

from __future__ import annotations

import datetime as dt

from guide.model.base import When
from guide.model.words import Words


def long_date(words: Words, when: When | dt.date) -> str:
    """A date as a reader writes it: ``6 April 2017``, ``April 2017`` or ``2017`` in English."""
    if isinstance(when, dt.date):
        return _written(words, words.date_day, when)
    if when.precision == "year":
        return str(when.first.year)
    form = words.date_day if when.precision == "day" else words.date_month
    return _written(words, form, when.first)


def long_month(words: Words, day: dt.date) -> str:
    """The month of a day with its year: ``April 2017`` in English."""
    return _written(words, words.date_month, day)


def _written(words: Words, form: str, day: dt.date) -> str:
    return form.format(day=day.day, month=words.month_names[day.month - 1], year=day.year)
