"""The small types that every part of a guide is made of."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any, Generic

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from typing_extensions import TypeVar

from .days import Day, day_of, parts, typed


class Part(BaseModel):
    """A part of a guide. Keys that are not listed are refused; nothing is converted unseen."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


D_co = TypeVar("D_co", bound=Day, default=dt.date, covariant=True)


@dataclass(frozen=True, order=True)
class When(Generic[D_co]):
    """A date as precisely as it is known: a year, a month or a day.

    Written ``2017``, ``2017-04`` or ``2017-04-06`` (ISO 8601). ``When[Day]`` may be of any year,
    also of one before the year 1.
    """

    first: D_co
    last: D_co
    precision: str
    """``year``, ``month`` or ``day``."""

    @classmethod
    def parse(cls, text: str) -> When:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError for anything else."""
        match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text)
        if match is None:
            raise ValueError("not a date")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        first, last = _ends(year, month, day)
        return When(dt.date(year, *first), dt.date(year, *last), _precision(month, day))

    @property
    def middle(self) -> Day:
        """The day in the middle of the span, where a figure puts its marker."""
        first: Day = self.first
        return first + (self.last - first) // 2

    def __str__(self) -> str:
        # From the end: the year has a sign before the year 1.
        whole = self.first.isoformat()
        return whole[: len(whole) - {"year": 6, "month": 3, "day": 0}[self.precision]]


def when_in_any_year(text: str) -> When[Day]:
    """Read a date of any year, in the forms of ``days.parts``; ValueError for anything else."""
    year, month, day = parts(text)
    first, last = _ends(year, month, day)
    return When(day_of(year, *first), day_of(year, *last), _precision(month, day))


def in_cell(when: When[Day]) -> str:
    """A date for the cell of a spreadsheet, in a form that ``when_in_any_year`` reads.

    Not as ISO 8601 writes the first years and those before them: to a spreadsheet ``0014`` is a
    number, and ``-0043-03-15`` may be a sum.
    """
    first = when.first
    if first.year > 999:
        return str(when)
    month = None if when.precision == "year" else first.month
    return typed(first.year, month, first.day if when.precision == "day" else None)


def _ends(year: int, month: int | None, day: int | None) -> tuple[tuple[int, int], tuple[int, int]]:
    """Month and day of the first and the last day; ValueError for a month that there is not."""
    if month is None:
        return (1, 1), (12, 31)
    if day is None:
        # The calendar repeats itself every 400 years.
        return (month, 1), (month, calendar.monthrange(year % 400 + 400, month)[1])
    return (month, day), (month, day)


def _precision(month: int | None, day: int | None) -> str:
    return "year" if month is None else "month" if day is None else "day"


def first_day(date: When | dt.date) -> dt.date:
    """The day, or the first one of a month or year."""
    return date.first if isinstance(date, When) else date


def _when(value: Any) -> Any:
    return value if isinstance(value, When) else When.parse(_typed(value))


def _event_when(value: Any) -> Any:
    return value if isinstance(value, When) else when_in_any_year(_typed(value))


def _event_year(value: Any) -> Any:
    """A year as it is counted. One before the year 1 has to be named: is -44 that of 44 BCE?"""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    when = when_in_any_year(_typed(value))
    if when.precision != "year":
        raise ValueError("not a year")
    return when.first.year


def _typed(value: Any) -> str:
    """What was written; a bare year is a whole number to YAML and a date to its author."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ValueError("not a date")
    return value


class Names:
    """Marks a field that names something defined elsewhere in the guide.

    ``what`` is one of source, actor, place, term, person, timeline, map, event, block,
    claim, data, module. The checker resolves every marked field and suggests the nearest name.
    """

    def __init__(self, what: str) -> None:
        self.what = what


class ProseMark:
    """Marks a field a visitor reads, which may hold ``[[term]]`` and ``[[@person]]``."""


class TextMark:
    """Marks a field that a translation says in another language.

    ``name`` is for proper names: most are the same in every language, so none is missed.
    """

    def __init__(self, *, name: bool = False) -> None:
        self.name = name


class Fills:
    """Marks words in whose braces the page fills something in, and names what there is."""

    def __init__(self, *names: str) -> None:
        self.names = names


Date = Annotated[When, BeforeValidator(_when)]
"""``2017``, ``2017-04`` or ``2017-04-06``."""

EventDate = Annotated[
    When[Day], BeforeValidator(_event_when), WithJsonSchema({"type": ["string", "integer"]})
]
"""The same, and ``44 BCE``, ``March 44 BCE``, ``15 March 44 BCE``, ``14 CE``."""

EventYear = Annotated[
    int, BeforeValidator(_event_year), WithJsonSchema({"type": ["integer", "string"]})
]
"""``2017`` or ``44 BCE``, counted as in ``days``: -43 is 44 BCE."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Lower-case words joined by hyphens: ``old-harbor``."""

_AFTER, _BEFORE = re.compile(r"(?<=\w)'"), re.compile(r"(?<!\w)'(?=[^\W\d])")


def with_apostrophes(text: str) -> str:
    """Text with apostrophes and single quotation marks as in print, however they were typed."""
    return _BEFORE.sub("‘", _AFTER.sub("’", text)) if "'" in text else text


Fixed = Annotated[
    str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$"), AfterValidator(with_apostrophes)
]
"""One line of plain text that is the same in every language: what stands in another file, a code,
the title of a source."""

Line = Annotated[Fixed, TextMark()]
"""One line of plain text."""

ProperName = Annotated[Fixed, TextMark(name=True)]
"""A proper name, which a translation may write in its own way."""

Prose = Annotated[
    str,
    StringConstraints(min_length=1, pattern=r"\S"),
    ProseMark(),
    TextMark(),
    AfterValidator(with_apostrophes),
]
"""Text in Markdown. ``[[sphere-of-influence]]`` or ``[[sphere-of-influence|a sphere]]`` is a
glossary term, ``[[@sergei-lavrov]]`` or ``[[@sergei-lavrov|the minister]]`` a person."""

Number = int | float
"""A whole or decimal number."""

SourceIds = Annotated[tuple[Annotated[str, Names("source")], ...], Field(min_length=1)]
"""One or more ids from ``sources.yaml``."""

ActorId = Annotated[str, Names("actor")]
PlaceId = Annotated[str, Names("place")]
PersonId = Annotated[str, Names("person")]
EventId = Annotated[str, Names("event")]
DataFile = Annotated[str, Names("data")]


class Reviewed(Part):
    """What may cease to be true, or to be where it was: both dates or neither."""

    checked_on: Date | None = None
    """The day somebody last looked for something newer."""
    review_by: Date | None = None
    """The last day before it must be looked at again; after it readers see a mark."""
    unchanged_since: Date | None = None
    """For what is said of today: the day of the last change, where whoever looked found no source
    of the last year."""


class Evidence(Reviewed):
    """One line of evidence, or one statement of fact, with its citation.

    ``known`` is needed when a reader on the article's day could not have known it, or when every
    source cited is later than the article although the fact itself is not.
    """

    text: Prose
    sources: SourceIds
    known: Date | None = None
    """When this could first be known; after the article's date the page marks it as *since*."""
    position_of: ActorId | None = None
    """The state whose own position this line reports; its own outlet may then be cited."""
    scales_differ: bool = False
    """``true`` where its figures stand on two scales of answers and its words say so."""
