"""A source can bear what it is cited for: it is not older, and its figures can be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from guide.model.as_of import later_dates
from guide.model.base import Evidence
from guide.model.blocks.compare import ComparedRow
from guide.model.blocks.perspectives import Perspective
from guide.model.blocks.quiz import Quiz
from guide.model.blocks.series import Series
from guide.model.content import Article, Day, Person, Source, Term
from guide.model.passages import resolve
from guide.model.timelines import Event
from guide.model.words import Words
from guide.text.dates import long_month

from .. import rules
from ..drafts import Draft, Spot
from ..messages import checks as messages
from ..problem import Located, Problem
from .freshness import present

Citing = Evidence | Perspective | Quiz | Day | Term | Person | Event
"""The kinds of part that state something on sources of their own."""
YEAR = dt.timedelta(days=366)
"""How much older than the look for something newer the newest source may be."""

_SAYING: Mapping[type[Any], tuple[str, ...]] = {
    Day: ("text",),
    Evidence: ("text",),
    Event: ("title", "text", "figures", "disputed"),
    Perspective: ("view",),
    Term: ("definition",),
}
"""The texts whose dates their part's sources have to bear. A quiz item asks, it does not state."""


def _sources(draft: Draft) -> Mapping[str, Source]:
    return {source.id: source for source in draft.all(Source)}


def _found(ids: tuple[str, ...], sources: Mapping[str, Source]) -> list[Source]:
    """The sources with some ids; none where one is faulty, which is reported where it stands."""
    return [sources[id] for id in ids] if all(id in sources for id in ids) else []


def _each(draft: Draft, *kinds: type[Any]) -> Iterator[tuple[Citing, Spot]]:
    for kind in kinds:
        yield from draft.each(kind)


def facts_are_no_later_than_their_sources(draft: Draft) -> Iterator[Problem]:
    """``source-older``: neither an event nor a date in a text is later than every source."""
    sources = _sources(draft)
    words = next(iter(draft.all(Words)), None)
    months = words.every_month if words else ()
    stances = [
        stance for article in draft.all(Article) for stance in _stances(article.date.first, words)
    ]
    for part, spot in _each(draft, *_SAYING):
        cited = _found(part.sources, sources)
        if not cited:
            continue
        newest = max(source.date.last for source in cited)
        if isinstance(part, Event | Day) and part.date.first > newest:
            message = messages.source_older(str(part.date), newest.isoformat())
            yield Problem.at(spot.at("sources"), rules.SOURCE_OLDER, message)
        known = [phrase for source in cited for phrase in source.foresees]
        for field in _SAYING[type(part)]:
            text = resolve(getattr(part, field) or "", None)
            later = later_dates(text, newest, months, known)
            for date in (each for each in later if each not in stances):
                message = messages.source_older(date, newest.isoformat())
                yield Problem.at(spot.at(field), rules.SOURCE_OLDER, message)


def _stances(day: dt.date, words: Words | None) -> Iterator[str]:
    """How a text names the article's month or year, from which the guide looks back."""
    if words:
        yield long_month(words, day)
    yield str(day.year)


def the_present_rests_on_the_last_year(draft: Draft) -> Iterator[Problem]:
    """``present-source``: what is said of today cites a source of the year before the last look."""
    sources = _sources(draft)
    for part, place in present(draft):
        cited = _found(getattr(part, "sources", ()), sources)
        if not cited or part.checked_on is None:
            continue
        newest = max(source.date.last for source in cited)
        least = part.checked_on.first - YEAR
        if part.unchanged_since is not None:
            least = min(least, part.unchanged_since.first)
        if newest < least:
            message = messages.present_source(newest.isoformat(), str(part.checked_on))
            yield Problem.at(place, rules.PRESENT_SOURCE, message)


def nothing_is_known_before_its_sources(draft: Draft) -> Iterator[Problem]:
    """``known-early``: ``known`` is not before the day of every source that is cited."""
    sources = _sources(draft)
    for part, spot in _each(draft, Evidence, Perspective, Quiz, Day, Term, Person):
        cited = _found(part.sources, sources)
        days = [source.known or source.date for source in cited]
        open_ended = any(source.undated and source.known is None for source in cited)
        if isinstance(part, Event) or part.known is None or not days or open_ended:
            continue
        first = min(days)
        if part.known.last < first.first:
            message = messages.known_early(str(part.known), str(first))
            yield Problem.at(spot.at("known"), rules.KNOWN_EARLY, message)


def scales_are_not_mixed(draft: Draft) -> Iterator[Problem]:
    """``two-scales``: what compares figures of two scales of answers says so."""
    sources = _sources(draft)
    compared: list[tuple[tuple[str, ...], bool, Located]] = [
        (line.sources, line.scales_differ, spot.at("sources"))
        for line, spot in draft.each(Evidence)
    ]
    compared += [
        (block.sources, block.scales_differ, spot.at("sources"))
        for block, spot in draft.each(Series)
    ]
    compared += [
        ((*row.then.sources, *row.now.sources), row.scales_differ, spot.at("now", "sources"))
        for row, spot in draft.each(ComparedRow)
        if row.now and not (row.then.scales_differ or row.now.scales_differ)
    ]
    for ids, said, place in compared:
        scales = sorted({source.scale for source in _found(ids, sources) if source.scale})
        if len(scales) > 1 and not said:
            yield Problem.at(place, rules.TWO_SCALES, messages.two_scales(scales))


CHECKS = (
    facts_are_no_later_than_their_sources,
    the_present_rests_on_the_last_year,
    nothing_is_known_before_its_sources,
    scales_are_not_mixed,
)
