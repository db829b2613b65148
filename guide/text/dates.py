"""Dates as a reader writes them, in the language of the pack."""

from __future__ import annotations

from guide.model.base import When
from guide.model.days import Day
from guide.model.words import Words

PLAIN = 100
"""From this year on a number alone is read as a year."""


def long_date(words: Words, when: When[Day] | Day) -> str:
    """A date as a reader writes it: ``6 April 2017``, ``April 2017`` or ``2017`` in English."""
    if not isinstance(when, When):
        return _day(words, when)
    if when.precision == "year":
        return year_said(words, when.first.year)
    return _day(words, when.first) if when.precision == "day" else long_month(words, when.first)


def long_month(words: Words, day: Day) -> str:
    """The month of a day with its year: ``April 2017`` in English."""
    month = words.months_alone[day.month - 1]
    return words.date_month.format(month=month, year=year_said(words, day.year))


def year_said(words: Words, year: int) -> str:
    """A year, of which 0 is 1 BCE, as a reader writes it: ``44 BCE``, ``14 CE`` or ``2017``."""
    if year < 1:
        return words.year_before.format(year=1 - year)
    return words.year_since.format(year=year) if year < PLAIN else str(year)


def years_said(words: Words, first: int, last: int) -> str:
    """The first and the last year: ``2013–2018``, ``50–41 BCE``, ``44 BCE – 14 CE``."""
    if first == last:
        return year_said(words, first)
    if last < 1:
        return words.year_before.format(year=f"{1 - first}–{1 - last}")
    if first >= 1 and last < PLAIN:
        return words.year_since.format(year=f"{first}–{last}")
    dash = "–" if first >= PLAIN else " – "
    return f"{year_said(words, first)}{dash}{year_said(words, last)}"


def _day(words: Words, day: Day) -> str:
    month = words.month_names[day.month - 1]
    return words.date_day.format(day=day.day, month=month, year=year_said(words, day.year))
