"""A timeline for paper: lanes, years, and each event with its marker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from guide.figures.style import actor_colour
from guide.model.pack import Pack
from guide.model.timelines import Timeline
from guide.text.dates import long_date, long_month


def timeline_drawing(pack: Pack, line: Timeline, numbers: Mapping[str, int]) -> dict[str, Any]:
    """The events of a timeline in days from the first of January of its first year.

    ``numbers`` are written beside the events that have one.
    """
    first = line.events[0].date.first.year
    last = max((event.end or event.date).last.year for event in line.events)
    start = dt.date(first, 1, 1)
    lanes = [lane.id for lane in line.lanes]
    actors = pack.actors
    return {
        "type": "timeline",
        "years": [[year, (dt.date(year, 1, 1) - start).days] for year in range(first, last + 2)],
        "article": (pack.guide.article.date.first - start).days,
        "article_label": long_date(pack.words, pack.guide.article.date),
        "quarters": [
            [
                f"{long_month(pack.words, dt.date(year, month, 1))}",
                (dt.date(year, month, 1) - start).days,
            ]
            for year in range(first, last + 2)
            for month in (1, 4, 7, 10)
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
