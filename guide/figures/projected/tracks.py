"""What a projected timeline is drawn on: its axis, and its lanes with where each event stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from guide.model.days import Day
from guide.model.timelines import Event, Lane


@dataclass
class Track:
    """A lane on the screen: its band, its events and where each stands."""

    lane: Lane
    events: list[Event]
    top: float = 0.0
    bottom: float = 0.0
    at: dict[str, tuple[float, float]] = field(default_factory=dict)
    """The middle of each event's marker, by its id."""


@dataclass(frozen=True)
class Time:
    """The axis: from dates to pixels."""

    start: Day
    end: Day
    left: float
    right: float

    def x(self, date: Day) -> float:
        """Where a day begins."""
        share = (date - self.start).days / (self.end - self.start).days
        return self.left + share * (self.right - self.left)
