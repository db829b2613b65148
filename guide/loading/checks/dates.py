"""What belongs to the reading of the article's day, and what came since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

from guide.model.as_of import is_later, is_later_source, later_dates
from guide.model.base import Part
from guide.model.content import Article, Source
from guide.model.passages import malformed, resolve
from guide.model.slots import Path, each, naming_fields, slots
from guide.model.words import Words

from .. import rules
from ..drafts import Draft, Spot
from ..messages import checks as messages
from ..problem import Problem


def passages_are_whole(draft: Draft) -> Iterator[Problem]:
    """``passage-form``: ``{since DATE|words}`` or ``{before DATE|words}``, and closed."""
    for spot in draft.spots:
        if isinstance(spot.part, Words):
            continue
        for path, text in _texts(spot.part):
            for stretch in malformed(text):
                message = messages.malformed_passage(stretch)
                yield Problem.at(spot.at(*path), rules.PASSAGE_FORM, message)


def then_names_nothing_later(draft: Draft) -> Iterator[Problem]:
    """``later-date``: what is read as of the article's day names no later date."""
    # Where the words cannot be read, dates in figures are still found.
    months = next((words.every_month for words in draft.all(Words)), ())
    for article in draft.all(Article):
        date = article.date.first
        left = [spot for spot in _left(draft, date) if not isinstance(spot.part, Words)]
        cited = {source for spot in left for source in _cited(spot.part)}
        for spot in left:
            part = spot.part
            if isinstance(part, Source) and (part.id not in cited or is_later_source(part, date)):
                continue
            for path, text in _texts(part):
                for found in later_dates(resolve(text, date), date, months, article.foreseen):
                    message = messages.later_date(found, date)
                    yield Problem.at(spot.at(*path), rules.LATER_DATE, message)


def _left(draft: Draft, date: dt.date) -> list[Spot]:
    """The parts that a reading as of a date keeps, without those that stand in later ones."""
    left: list[Spot] = []
    later: Spot | None = None
    for spot in draft.spots:
        # What stands in a part comes right after it.
        if later and later.holds(spot):
            continue
        if is_later(spot.part, date):
            later = spot
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
    hidden = {"id", "foresees"} if kind is Source else {"foreseen", "loaded_words"}
    return tuple(
        slot.name
        for slot in slots(kind).values()
        if not slot.names and not slot.parts and slot.name not in hidden
    )


CHECKS = (passages_are_whole, then_names_nothing_later)
