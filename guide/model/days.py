"""Days of any year, also of those before the year 1, which Python's own calendar does not know.

There was no year 0: 1 BCE is followed by 1 CE. Where years are counted, they are counted as
ISO 8601 and astronomers do, so that spans are right: 0 is 1 BCE, -43 is 44 BCE. Every day is one
of today's calendar (Gregorian), as ``datetime`` has it; what an author writes is not converted.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

EARLIEST = -9999
"""The first year, 10,000 BCE: figures draw no earlier one."""
_CYCLE, _CYCLE_DAYS = 400, 146_097
"""After so many years, which are so many days, the calendar repeats itself."""


@dataclass(frozen=True)
class Ancient:
    """A day before the year 1. It is compared, counted and written as a ``datetime.date`` is.

    ValueError for a day that there is not, and for one of another year.
    """

    year: int
    """0 is 1 BCE, -43 is 44 BCE."""
    month: int
    day: int

    def __post_init__(self) -> None:
        if not EARLIEST <= self.year <= 0:
            raise ValueError("not a year before the year 1")
        self._twin()

    def _twin(self) -> dt.date:
        """The same day of a later cycle of the calendar."""
        return dt.date(self.year % _CYCLE + _CYCLE, self.month, self.day)

    def toordinal(self) -> int:
        """The number of the day; the last one before the year 1 is 0."""
        twin = self._twin()
        return twin.toordinal() - (twin.year - self.year) // _CYCLE * _CYCLE_DAYS

    def isoformat(self) -> str:
        """``-0043-03-15`` for 15 March 44 BCE."""
        return f"{_four(self.year)}-{self.month:02}-{self.day:02}"

    def __str__(self) -> str:
        return self.isoformat()

    def __lt__(self, other: Day) -> bool:
        return self.toordinal() < other.toordinal()

    def __le__(self, other: Day) -> bool:
        return self.toordinal() <= other.toordinal()

    def __gt__(self, other: Day) -> bool:
        return self.toordinal() > other.toordinal()

    def __ge__(self, other: Day) -> bool:
        return self.toordinal() >= other.toordinal()

    def __add__(self, span: dt.timedelta) -> Day:
        return _numbered(self.toordinal() + span.days)

    def __sub__(self, other: Day) -> dt.timedelta:
        return dt.timedelta(days=self.toordinal() - other.toordinal())

    def __rsub__(self, other: Day) -> dt.timedelta:
        return dt.timedelta(days=other.toordinal() - self.toordinal())


Day = dt.date | Ancient
"""A day of any year."""


def day_of(year: int, month: int = 1, day: int = 1) -> Day:
    """A day of any year, by default its first one; ValueError where there is no such day."""
    return Ancient(year, month, day) if year < 1 else dt.date(year, month, day)


def _numbered(number: int) -> Day:
    """The day with the number that ``toordinal`` gives."""
    if number > 0:
        return dt.date.fromordinal(number)
    cycles = -number // _CYCLE_DAYS + 1
    twin = dt.date.fromordinal(number + cycles * _CYCLE_DAYS)
    return Ancient(twin.year - cycles * _CYCLE, twin.month, twin.day)


# ── As authors write them ──────────────────────────────────────────────────────────

_ISO = re.compile(r"((?!-0000)-?[0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_ERA_BEFORE = r"BCE?|B\.\s?C\.(?:\s?E\.)?"
_SAID = re.compile(
    rf"(?:(?:([0-9]{{1,2}})\s+)?([a-z]+)\.?\s+)?([0-9]{{1,5}})\s*"
    rf"(?:({_ERA_BEFORE})|CE|AD|C\.\s?E\.|A\.\s?D\.)",
    re.IGNORECASE,
)
BEFORE = re.compile(rf"\b[0-9]{{1,5}}\s*(?:{_ERA_BEFORE}|a\.\s?C\.)(?!\w)")
"""A year before the year 1 in a text."""

Parts = tuple[int, int | None, int | None]
"""A year as it is counted, with its month and its day as far as they are known."""


def parts(text: str) -> Parts:
    """Read ``44 BCE``, ``March 44 BCE``, ``15 March 44 BCE`` or, as ISO 8601, ``-0043-03-15``.

    The same for any later year: ``14 CE``, ``0014``, ``2017-04-06``. ValueError for anything else.
    """
    # A spreadsheet or a word processor makes a minus or a dash of the sign.
    plain = re.sub("^[\u2212\u2013](?=[0-9])", "-", text)
    if found := _ISO.fullmatch(plain):
        year, month, day = found.groups()
        return int(year), int(month) if month else None, int(day) if day else None
    said = _SAID.fullmatch(text)
    if said is None or int(said[3]) == 0:
        raise ValueError("not a date")
    counted = 1 - int(said[3]) if said[4] else int(said[3])
    return counted, _month(said[2].lower()) if said[2] else None, int(said[1]) if said[1] else None


def typed(year: int, month: int | None, day: int | None) -> str:
    """The same with an era, as ``parts`` reads it: ``15 March 44 BCE``."""
    era = f"{1 - year} BCE" if year < 1 else f"{year} CE"
    named = [str(day)] if day else []
    named += [_MONTHS[month - 1].title()] if month else []
    return " ".join((*named, era))


def _month(name: str) -> int:
    """The number of a month by its English name or the first letters of it."""
    found = [n for n, month in enumerate(_MONTHS, 1) if len(name) > 2 and month.startswith(name)]
    if not found:
        raise ValueError("not a month")
    return found[0]


def _four(year: int) -> str:
    """A year as ISO 8601 writes it."""
    return f"-{-year:04}" if year < 0 else f"{year:04}"
