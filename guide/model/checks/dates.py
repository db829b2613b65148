"""What belongs to the reading of the article's day, and what came since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

from ..as_of import is_later, is_later_source, later_dates
from ..base import Part
from ..drafts import Draft, Spot
from ..pack import Article, Source
from ..passages import malformed, resolve
from ..problem import Path, Problem
from ..slots import each, naming_fields, slots
from ..wording import checks as wording
from ..words import Words


def passages_are_whole(draft: Draft) -> Iterator[Problem]:
    """``passage-form``: ``{since DATE|words}`` or ``{before DATE|words}``, and closed."""
    for spot in draft.spots:
        if isinstance(spot.part, Words):
            continue
        for path, text in _texts(spot.part):
            for stretch in malformed(text):
                said = wording.malformed_passage(stretch)
                yield Problem.at(spot.at(*path), "passage-form", said)


def then_names_nothing_later(draft: Draft) -> Iterator[Problem]:
    """``later-date``: what is read as of the article's day names no later date."""
    for article in draft.all(Article):
        date = article.date.first
        left = [spot for spot in _left(draft, date) if not isinstance(spot.part, Words)]
        cited = {source for spot in left for source in _cited(spot.part)}
        for spot in left:
            part = spot.part
            if isinstance(part, Source) and (part.id not in cited or is_later_source(part, date)):
                continue
            for path, text in _texts(part):
                for found in later_dates(resolve(text, date), date, article.foreseen):
                    said = wording.later_date(found)
                    yield Problem.at(spot.at(*path), "later-date", said)


def _left(draft: Draft, date: dt.date) -> list[Spot]:
    """The parts that a reading as of a date keeps, without those that stand in later ones."""
    left: list[Spot] = []
    later: set[tuple[int, Path]] = set()
    for spot in draft.spots:
        file, path = id(spot.document), spot.path
        if any((file, path[:length]) in later for length in range(len(path) + 1)):
            continue
        if is_later(spot.part, date):
            later.add((file, path))
        else:
            left.append(spot)
    return left


def _cited(part: Part) -> Iterator[str]:
    for field, what in naming_fields(type(part)):
        if what == "source":
            yield from (source for _, source in each(getattr(part, field)))


def _texts(part: Part) -> Iterator[tuple[Path, str]]:
    """Every text of a part that reaches a visitor, each with the path from the part."""
    for name in _fields(type(part)):
        value = getattr(part, name)
        if isinstance(value, str):
            yield (name,), value
        elif isinstance(value, tuple):
            yield from (
                ((name, index), text) for index, text in enumerate(value) if isinstance(text, str)
            )


@cache
def _fields(kind: type[Part]) -> tuple[str, ...]:
    """The fields of a kind of part that can hold such texts."""
    hidden = {"id"} if kind is Source else {"foreseen"}
    return tuple(
        slot.name
        for slot in slots(kind).values()
        if not slot.names and not slot.parts and slot.name not in hidden
    )


RULES = (passages_are_whole, then_names_nothing_later)
