"""Timelines: dated events in lanes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from .base import (
    ActorId,
    EventDate,
    Evidence,
    Id,
    Line,
    Part,
    PersonId,
    PlaceId,
    Prose,
    SourceIds,
)


class Lane(Part):
    """One row of a timeline."""

    id: Id
    label: Line
    actor: ActorId
    """Whose colour and marker the lane's label takes."""


class EventKind(Part):
    """A kind of event, for the filter."""

    id: Id
    label: Line


class Event(Part):
    """Something that happened, with its date, place and citation."""

    id: Id
    date: EventDate
    """As precisely as it is known: ``2017``, ``2017-04`` or ``2017-04-06``; in the first years and
    before them ``14 CE``, ``44 BCE``, ``March 44 BCE`` or ``15 March 44 BCE``. A month is drawn as
    a bar, a day as a point."""
    end: EventDate | None = None
    """The last day, for something that lasted."""
    date_note: Line | None = None
    """How the date differs by place or by account: ``6 April in Honolulu, 7 April in Tokyo``."""
    lane: Id
    kind: Id
    actors: Annotated[tuple[ActorId, ...], Field(min_length=1)]
    """The first gives the marker its colour and shape."""
    title: Line
    """At most twelve words."""
    label: Line | None = None
    """One to three words beside the marker; only turning points have one."""
    key: bool = False
    """``true`` for the few turning points that come first where not all can be named: of a screen's
    seven names theirs are the first."""
    text: Prose
    """What happened, in at most 70 words."""
    figures: Prose | None = None
    """Numbers, with whose they are."""
    disputed: Prose | None = None
    """Who contests what."""
    instrument: Line | None = None
    """The law, order or resolution."""
    places: tuple[PlaceId, ...] = ()
    people: tuple[PersonId, ...] = ()
    position_of: ActorId | None = None
    """The state whose own position is the event; its own outlet may then be cited."""
    sources: SourceIds


class Timeline(Part):
    """A timeline. Events stand in order of date."""

    id: Id
    title: Line
    """A sentence that says what to see."""
    name: Line
    """A short name for a list: ``Crossings``."""
    alt: Prose
    intro: Prose | None = None
    lanes: Annotated[tuple[Lane, ...], Field(min_length=1, max_length=7)]
    kinds: Annotated[tuple[EventKind, ...], Field(min_length=1)]
    events: Annotated[tuple[Event, ...], Field(min_length=1)]


Years = tuple[int, int]
"""The first and the last one, both included."""
SPAN = 3
"""How many years are shown round one that is pressed while all are shown."""
STRETCHES = 30
"""The buttons of a strip of all years, at the most: each is wide enough for a finger's tip."""


def years_after(pressed: Sequence[int], shown: Years, every: Years) -> Years:
    """The years that are shown once one of them, or the first and the last of some, are pressed.

    One becomes the middle of as many as are ``shown``, within ``every`` year that there is.
    """
    first, last = pressed[0], pressed[-1]
    if len(pressed) == 1:
        wide = min(SPAN if shown == every else shown[1] - shown[0] + 1, every[1] - every[0] + 1)
        first = min(max(every[0], first - wide // 2), every[1] - wide + 1)
        last = first + wide - 1
    return max(first, every[0]), min(last, every[1])


def stretches(every: Years) -> tuple[Years, ...]:
    """Every year there is or, of more than a strip has room for, stretches of 2, 5, 10 … years.

    Stretches begin at round years: 1960, not 1959; 50 BCE, with 41 BCE for its last. None holds
    years before the year 1 and others.
    """
    sizes = (digit * 10**zeros for zeros in range(5) for digit in (1, 2, 5))
    return next(found for size in sizes if len(found := _stretches(every, size)) <= STRETCHES)


def _stretches(every: Years, size: int) -> tuple[Years, ...]:
    year, last = every
    found: list[Years] = []
    while year <= last:
        end = year // size * size + size - 1 if year > 0 else year + -year % size
        found.append((year, min(end, last)))
        year = end + 1
    return tuple(found)


__all__ = [
    "Event",
    "EventKind",
    "Evidence",
    "Lane",
    "Timeline",
    "Years",
    "stretches",
    "years_after",
]
