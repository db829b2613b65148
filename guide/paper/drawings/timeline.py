"""A timeline for paper: lanes, years, and each event with its marker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guide.figures.scale import is_round
from guide.figures.style import actor_colour
from guide.model.days import Day, day_of
from guide.model.pack import Pack
from guide.model.timelines import Timeline
from guide.model.words import Words
from guide.text.dates import long_date, long_month, year_said

MOST = 400
"""So many years of a fold-out are measured by quarters, and at most so many stretches of them."""
SCALE = (1, 10, 50, 100)
"""Years of a stretch."""


def timeline_drawing(pack: Pack, line: Timeline, numbers: Mapping[str, int]) -> dict[str, Any]:
    """The events of a timeline in days from the first of January of its first year.

    ``numbers`` are written beside the events that have one.
    """
    first = line.events[0].date.first.year
    last = max((event.end or event.date).last.year for event in line.events)
    start = day_of(first)
    lanes = [lane.id for lane in line.lanes]
    actors = pack.actors
    return {
        "type": "timeline",
        "years": [
            [year, (day_of(year) - start).days, year_said(pack.words, year)]
            for year in range(first, last + 2)
        ],
        "article": (pack.guide.article.date.first - start).days,
        "article_label": long_date(pack.words, pack.guide.article.date),
        "scale": [
            [said, (day - start).days, year] for day, said, year in _scale(pack.words, first, last)
        ],
        "lanes": [
            {
                "label": lane.label,
                "marker": actors[lane.actor].marker,
                "colour": actor_colour(actors[lane.actor], "paper"),
            }
            for lane in line.lanes
        ],
        "events": [
            {
                "lane": lanes.index(event.lane),
                "at": (event.date.middle - start).days,
                "end": (event.end.last - start).days if event.end else None,
                "marker": actors[event.actors[0]].marker,
                "colour": actor_colour(actors[event.actors[0]], "paper"),
                "date": long_date(pack.words, event.date),
                "title": event.title,
                "key": event.key,
                "number": numbers.get(event.id, 0),
            }
            for event in line.events
        ],
    }


def _scale(words: Words, first: int, last: int) -> Iterator[tuple[Day, str, int | None]]:
    """What a fold-out is measured by: quarters, or every few years where there are many.

    A day, how it is told and, of a year, its number, so that the round ones can be told alone.
    """
    step = next((step for step in SCALE if (last + 2 - first) / step <= MOST), SCALE[-1])
    # Up to a round year after the last, so that every event lies between two.
    for year in range(first, last + step + 1):
        if step > 1 and (year == first or is_round(year, step, first)):
            yield day_of(year), year_said(words, year), year
        for month in (1, 4, 7, 10) if step == 1 else ():
            day = day_of(year, month)
            yield day, long_month(words, day), None
