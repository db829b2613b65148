"""Months and years as spreadsheets write them, as the guide does: ``2014-03``, ``2014``.

A spreadsheet shows March 2014 as ``Mar-14`` and drops the century. It is taken from the other rows:
they stand in order, and none lies ahead of today.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ..messages import tables as messages
from .doubt import Doubt

Row = tuple[str, ...]
Month = tuple[int, int]

_OWN = re.compile(r"[0-9]{4}-[0-9]{2}")
_DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]0?1(?:[ T]00:00(?::00)?)?)?")
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_SLASHED = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?: 0?0:00(?::00)?)?")
_NAMED = re.compile(r"([A-Za-z]{3,9})\.?[- ]'?([0-9]{4}|[0-9]{2})")
_NAMED_LAST = re.compile(r"([0-9]{4}|[0-9]{2})[- ]([A-Za-z]{3,9})")
_SERIAL = re.compile(r"[1-9][0-9]{4}")
_YEAR = re.compile(r"([0-9]{4})(?:\.0+)?|([0-9]{4})-01-01(?: 00:00:00)?|0?1[/.]0?1[/.]([0-9]{4})")
_ZERO = dt.date(1899, 12, 30)
"""The day from which Excel counts."""
_NAMES = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if number
} | {"sept": 9}


def as_written(rows: Sequence[Row], lines: Sequence[int]) -> tuple[list[Row], tuple[str, ...]]:
    """The rows with their first column's months or years in the guide's form, and what was unlike.

    What is no month stays as it is, for the checker to name. Doubt for a month in either century.
    """
    if len(rows) < 2:
        return list(rows), ()
    column = rows[0][0].strip()
    cells = [row[0].strip() for row in rows[1:]]
    if column == "month" and not all(map(_OWN.fullmatch, cells)):
        found = _months(cells, lines[1:])
    elif column == "year":
        found = [_year(cell) for cell in cells]
    else:
        return list(rows), ()
    if all(new is None or new == cell for new, cell in zip(found, cells)):
        return list(rows), ()
    body = [(new or row[0], *row[1:]) for new, row in zip(found, rows[1:])]
    return [rows[0], *body], ("dates as a spreadsheet shows them",)


def _year(cell: str) -> str | None:
    match = _YEAR.fullmatch(cell)
    return next((year for year in match.groups() if year), None) if match else None


def _months(cells: Sequence[str], lines: Sequence[int]) -> list[str | None]:
    day_first = not any(
        match and int(match[1]) != 1 for match in map(_SLASHED.fullmatch, cells) if match
    )
    today = dt.date.today()
    able = [
        sorted(
            month
            for month in set(_meant(cell, day_first))
            if 1 <= month[1] <= 12 and (month <= (today.year, today.month) or _whole(cell))
        )
        for cell in cells
    ]
    early, late = _first_in_order(able), _last_in_order(able)
    for cell, line, first, last, options in zip(cells, lines, early, late, able):
        if len(options) > 1 and first != last:
            raise Doubt(messages.two_centuries(cell, *map(_said, (options[0], options[-1]))), line)
    return [_said(month) if month else None for month in early]


def _said(month: Month) -> str:
    return f"{month[0]:04}-{month[1]:02}"


def _whole(cell: str) -> bool:
    """Whether a cell says its century."""
    return bool(re.search("[0-9]{4}", cell))


def _meant(cell: str, day_first: bool) -> Iterator[Month]:
    """Every month that a cell can mean."""
    if match := _DAY.fullmatch(cell):
        yield int(match[1]), int(match[2])
    elif match := _MONTH_FIRST.fullmatch(cell):
        yield int(match[2]), int(match[1])
    elif match := _SLASHED.fullmatch(cell):
        day, month = (match[1], match[3]) if day_first or match[2] == "." else (match[3], match[1])
        if int(day) == 1:
            yield from _in_year(match[4], int(month))
    elif match := _NAMED.fullmatch(cell):
        yield from _in_year(match[2], _NAMES.get(match[1].lower(), 0))
    elif match := _NAMED_LAST.fullmatch(cell):
        yield from _in_year(match[1], _NAMES.get(match[2].lower(), 0))
    elif _SERIAL.fullmatch(cell):
        date = _ZERO + dt.timedelta(days=int(cell))
        if date.day == 1:
            yield date.year, date.month


def _in_year(year: str, month: int) -> Iterator[Month]:
    if len(year) == 4:
        yield int(year), month
    else:
        yield 1900 + int(year), month
        yield 2000 + int(year), month


def _first_in_order(able: Sequence[Sequence[Month]]) -> list[Month | None]:
    """The earliest months in order; where there is no order, the first that each can mean."""
    before: Month = (0, 0)
    result: list[Month | None] = []
    for months in able:
        found = next((month for month in months if month > before), None)
        result.append(found or (months[0] if months else None))
        before = found or before
    return result


def _last_in_order(able: Sequence[Sequence[Month]]) -> list[Month | None]:
    after: Month = (9999, 12)
    result: list[Month | None] = []
    for months in reversed(able):
        found = next((month for month in reversed(months) if month < after), None)
        result.append(found or (months[-1] if months else None))
        after = found or after
    return result[::-1]
