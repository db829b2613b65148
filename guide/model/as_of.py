"""The guide as it can be read on a day: what came later is not in it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, get_args

from .base import Part, When
from .blocks.series import GuessPoint, Series, SeriesLine
from .content import Article, Civility, Day, Guide, Module, Source, Welcome
from .days import BEFORE
from .maps import StatesLayer
from .pack import Pack
from .passages import resolve
from .prose import PersonRef, TermRef, pieces
from .slots import Slot, each, naming_fields, slots, walk
from .tables import Table
from .timelines import Event
from .untranslated import still

P = TypeVar("P", bound=Part)

MAY_BE_EMPTY = frozenset({"evidence_for", "evidence_against", "uncertain"})
"""Lists whose part stays when a reading has nothing left for them: a claim keeps its place."""


STAYING = (Guide, Welcome, Civility, Article, Module)
"""Parts without which there is no guide: they stay with whatever is left of them."""


MAY_LACK = frozenset({"end", "borders_as_of"})
"""Dates that are left out where they are later, while what they belong to stays."""


class LaterSource(Source):
    """A source from after the day that is read: its publisher alone, with a way to the source."""


def as_of(pack: Pack, date: dt.date | None = None) -> Pack:
    """The guide without anything later than a date; with None, the guide of today."""
    written = pack.written or pack
    cut = _Cut(written, date)
    changed: dict[str, Any] = {
        "guide": cut.left_of(written.guide),
        "modules": cut.all(written.modules),
        "tables": {name: cut.table(table) for name, table in written.tables.items()},
    }
    for name in ("timelines", "maps", "actors", "terms", "people"):
        found = {id: cut.part(part) for id, part in getattr(written, name).items()}
        changed[name] = {id: part for id, part in found.items() if part is not None}
    if date is not None:
        changed |= _named(written, changed, cut)
    return dataclasses.replace(written, **changed, as_of=date, written=written)


def is_later(part: Part, date: dt.date) -> bool:
    """Whether all of a part is later than a date."""
    days = [getattr(part, name, None) for name in ("known", "as_of")]
    if isinstance(part, Event | Day):
        days.append(part.date)
    if isinstance(part, GuessPoint) and part.period.last > date:
        return True
    return any(isinstance(day, When) and day.first > date for day in days)


def is_later_source(source: Source, date: dt.date) -> bool:
    """Whether a source came after a date. A page without a date is of no day, unless it says so."""
    day = source.known or (None if source.undated else source.date)
    return day is not None and day.first > date


def handle(source: str) -> str:
    """A name for a source that does not tell its id, which may hold a year."""
    return hashlib.sha256(source.encode()).hexdigest()[:10]


class _Cut:
    """Cuts the parts of one guide at one date."""

    def __init__(self, pack: Pack, date: dt.date | None) -> None:
        self.pack = pack
        self.date = date
        self.gone = self._gone() if date else {}

    def _gone(self) -> Mapping[str, set[str]]:
        """The ids of what is wholly later, by what can be named."""
        pack = self.pack
        gone = {
            "term": {id for id, term in pack.terms.items() if self._later(term)},
            "person": {id for id, person in pack.people.items() if self._later(person)},
            "event": {id for id, event in pack.events.items() if self._later(event)},
            "block": {id for id, block in pack.blocks.items() if self._later(block)},
        }
        gone["timeline"] = {
            id
            for id, timeline in pack.timelines.items()
            if all(event.id in gone["event"] for event in timeline.events)
        }
        return gone

    def _later(self, part: Part) -> bool:
        if self.date is None:
            return False
        if isinstance(part, Series) and not self._read(part):
            return True
        return is_later(part, self.date)

    def _read(self, block: Series) -> tuple[SeriesLine, ...]:
        """The lines of a figure that have a reading by the date."""
        table = self.pack.tables[block.data]
        rows = [row for row in table.rows if self.date is None or _over(row[0], self.date)]
        return tuple(
            line
            for line in block.lines
            if any(row[table.positions[line.column]].strip() for row in rows)
        )

    def left_of(self, part: P) -> P:
        """A part that no date removes."""
        found = self.part(part)
        assert found is not None
        return found

    def all(self, parts: Sequence[P]) -> tuple[P, ...]:
        """The parts that are left of several."""
        return tuple(found for part in parts if (found := self.part(part)) is not None)

    def part(self, part: P) -> P | None:
        """What is left of a part; itself where nothing changes, None if it is later."""
        if self._later(part):
            return None
        if isinstance(part, Series) and self.date is not None:
            part = part.model_copy(update={"lines": self._read(part)})
        changes: dict[str, Any] = {}
        for slot in slots(type(part)).values():
            value = getattr(part, slot.name)
            left = self._value(slot, value)
            if left is value or left == value:
                continue
            if self._lacks(slot, left):
                if not isinstance(part, STAYING):
                    return None
                left = "" if left is None else left
            changes[slot.name] = left
        return part.model_copy(update=changes) if changes else part

    def _value(self, slot: Slot, value: Any) -> Any:
        if isinstance(value, Part):
            return self.part(value)
        if isinstance(value, str):
            return self._text(slot, value)
        if isinstance(value, When):
            later = slot.name in MAY_LACK and self.date is not None and value.last > self.date
            return None if later else value
        if not isinstance(value, tuple):
            return value
        if slot.names == "source":
            return self._sources(value)
        items = [
            self.part(item)
            if isinstance(item, Part)
            else self._text(slot, item)
            if isinstance(item, str)
            else item
            for item in value
        ]
        return tuple(item for item in items if item is not None)

    def _text(self, slot: Slot, text: str) -> str | None:
        if slot.names and text in self.gone.get(slot.names, ()):
            return None
        text = resolve(text, self.date)
        if slot.prose and "[[" in text:
            text = still(text, "".join(self._piece(piece) for piece in pieces(text)))
        return text or None

    def _piece(self, piece: str | TermRef | PersonRef) -> str:
        """A reference as it was written, or its words where the term or person came later."""
        if isinstance(piece, str):
            return piece
        sign, what = ("@", "person") if isinstance(piece, PersonRef) else ("", "term")
        if piece.id not in self.gone.get(what, ()):
            return f"[[{sign}{piece.id}{f'|{piece.words}' if piece.words else ''}]]"
        if piece.words:
            return piece.words
        if isinstance(piece, PersonRef):
            return self.pack.people[piece.id].name
        return self.pack.terms[piece.id].term

    def _sources(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The sources of the time; the later ones only where there is no other."""
        date = self.date
        if date is None:
            return ids
        then = tuple(id for id in ids if not is_later_source(self.pack.sources[id], date))
        return then or ids

    def _lacks(self, slot: Slot, left: Any) -> bool:
        """Whether a part cannot stand with what is left of one of its fields."""
        if left is None:
            return type(None) not in get_args(slot.hint)
        return left == () and slot.required and slot.name not in MAY_BE_EMPTY

    def table(self, table: Table) -> Table:
        """The rows whose month or year was over, and the columns that a view still shows."""
        if self.date is None:
            return table
        if table.columns[0] in ("month", "year"):
            rows = [_over(row[0], self.date) for row in table.rows]
            return dataclasses.replace(
                table,
                rows=tuple(row for row, over in zip(table.rows, rows) if over),
                lines=tuple(line for line, over in zip(table.lines, rows) if over),
            )
        hidden = self._hidden_columns(table.name)
        keep = [number for number, name in enumerate(table.columns) if name not in hidden]
        return dataclasses.replace(
            table,
            columns=tuple(table.columns[number] for number in keep),
            rows=tuple(tuple(row[number] for number in keep) for row in table.rows),
        )

    def _hidden_columns(self, name: str) -> set[str]:
        """The columns of a table of states that no view of this reading draws."""
        views = [
            view
            for drawn in self.pack.maps.values()
            for layer in drawn.layers
            if isinstance(layer, StatesLayer) and layer.data == name
            for view in layer.views
        ]
        if not views:
            return set()
        shown = {view.column for view in views if not self._later(view)}
        return set(self.pack.tables[name].columns) - shown - {"iso3", "name", "sources"}


def _over(period: str, date: dt.date) -> bool:
    return When.parse(period).last <= date


def _named(written: Pack, changed: Mapping[str, Any], cut: _Cut) -> dict[str, Any]:
    """The places and sources that what is left still names, sources as the day knew them."""
    assert cut.date is not None
    parts = [changed["guide"], *changed["modules"]]
    for name in ("timelines", "maps", "terms", "people"):
        parts += changed[name].values()
    named = _names(parts, "place")
    places = {id: cut.left_of(place) for id, place in written.places.items() if id in named}
    named = _names([*parts, *places.values()], "source")
    sources = {id: _source(cut, source) for id, source in written.sources.items() if id in named}
    return {"places": places, "sources": sources}


def _names(parts: Sequence[Part], what: str) -> set[str]:
    return {
        name
        for part in parts
        for inner, _ in walk(part, ())
        for field, named in naming_fields(type(inner))
        if named == what
        for _, name in each(getattr(inner, field))
    }


def _source(cut: _Cut, source: Source) -> Source:
    date = cut.date
    assert date is not None
    if not is_later_source(source, date):
        return cut.left_of(source)
    return LaterSource.model_construct(
        id=source.id,
        publisher=resolve(source.publisher, date),
        title=cut.pack.words.later_source,
        date=When(date, date, "day"),
        undated=True,
        url=f"sources?as_of=today&cited={handle(source.id)}",
        quality=source.quality,
        state_outlet=source.state_outlet,
        language=None,
        note=None,
    )


_OF = "(?:(?:de|del|da|do) )?"
"""What some languages say between the parts of a date: ``16 de mayo de 2017``."""


@cache
def _day(months: tuple[str, ...]) -> re.Pattern[str]:
    """A day or a month in words, with the names of the months, or in figures."""
    longest_first = sorted(months, key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(
        rf"(?:\b(\d{{1,2}})\.? {_OF})?\b({names})(?: (\d{{1,2}}),)? {_OF}(\d{{4}})\b"
        r"|\b(\d{4})-(\d{2})(?:-(\d{2}))?\b"
    )


_YEAR = re.compile(r"(?<![\d,.])20[0-7]\d(?![\d%]|[,.]\d)")


_NEAR = re.compile(r"20\d\d")
"""What every date of this century holds; most texts hold none."""


def later_dates(
    text: str, date: dt.date, months: tuple[str, ...], foreseen: Sequence[str] = ()
) -> list[str]:
    """The dates after a day that a text names in words or figures, but for those foreseen.

    ``months`` are the names of the twelve months, in one form or several; ``foreseen`` are phrases
    that may stay.
    """
    if not _NEAR.search(text):
        return []
    for phrase in foreseen:
        text = text.replace(phrase, "")
    text = BEFORE.sub("", text)
    day = _day(months)
    found = [match[0] for match in day.finditer(text) if _is_after(match, date, months)]
    rest = day.sub("", text)
    return found + [year for year in _YEAR.findall(rest) if int(year) > date.year]


def _is_after(match: re.Match[str], date: dt.date, months: tuple[str, ...]) -> bool:
    if match[5]:
        year, month, day = int(match[5]), int(match[6]), match[7]
    else:
        year, day = int(match[4]), match[1] or match[3]
        month = months.index(match[2]) % 12 + 1
    return (year, month, int(day or 0)) > (date.year, date.month, date.day)
