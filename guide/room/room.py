"""The state of an event, as one value. Functions return a changed copy; the clock is passed in.

What a room holds is counts and the facilitator's own notes: no names, nothing of one person.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from guide.model.runs import Run

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""For a room's code: no I, which looks like 1, and no O, which looks like 0."""

SIZES = (0.8, 1.0, 1.25, 1.5)
"""How large text stands on the projector, as a multiple of 1/24 of its height.

The least is 1/30 of the height (design.md, Rooms, people, numbers)."""

LONGEST_NOTE = 2000
"""Characters of one note."""

MOST = 9999
"""The largest number of votes that can be typed in."""


class Value(BaseModel):
    """A part of a room's state."""

    model_config = ConfigDict(frozen=True, extra="ignore")


Count = Annotated[int, Field(ge=0, le=MOST)]


class PlannedStep(Value):
    """A step of the run as this event takes it."""

    step: str
    minutes: int
    dropped: bool = False


class Timer(Value):
    """A clock that can be paused."""

    used: float = 0.0
    """Seconds before ``since``."""
    since: dt.datetime | None = None
    """When it was started last; None while it is paused."""

    def seconds(self, now: dt.datetime) -> float:
        """The seconds that have run by now."""
        return self.used + (_between(self.since, now) if self.since else 0.0)

    def started(self, now: dt.datetime) -> Timer:
        """The timer running."""
        return self if self.since else Timer(used=self.used, since=now)

    def paused(self, now: dt.datetime) -> Timer:
        """The timer standing still."""
        return Timer(used=self.seconds(now))


def _between(since: dt.datetime, now: dt.datetime) -> float:
    """Seconds, never negative: another machine that shares the room may be slow."""
    return max(0.0, (now - since).total_seconds())


class Speakers(Value):
    """How many spoke for the first time and again, by the option they spoke for.

    The empty text stands for those who spoke for none.
    """

    first: Mapping[str, Count] = {}
    again: Mapping[str, Count] = {}
    last: tuple[Literal["first", "again"], str] | None = None
    """The last tap, so that it can be taken back."""


class Note(Value):
    """What the facilitator typed on the way."""

    step: str
    at: dt.datetime
    text: Annotated[str, Field(max_length=LONGEST_NOTE)]


class Room(Value):
    """An event: its plan, where it stands, its clock and its counts."""

    run: str
    people: int
    minutes: int
    plan: tuple[PlannedStep, ...]
    at: int = 0
    """The place in the plan of the step that is shown."""
    part: int = 0
    """The part of the step that the projector's screen begins with."""
    revealed: tuple[str, ...] = ()
    """The steps whose answer or result is shown."""
    blank: bool = False
    source: int = 0
    """The page of the sources that is open; 0 for none."""
    size: int = 1
    """The place in ``SIZES`` of the size of type."""
    clock: Timer = Timer()
    """The whole event's."""
    timer: Timer = Timer()
    """The step's."""
    spent: Mapping[str, float] = {}
    """Seconds that each step took, without the one that is shown."""
    entered: dt.datetime | None = None
    """When the step that is shown was entered; None before the start and after the end."""
    tallies: Mapping[str, Mapping[str, Count]] = {}
    """Votes by option, by ballot; a quiz item's two votes stand under ``<id>/1`` and ``<id>/2``."""
    pairs: Mapping[str, Count] = {}
    """People by ``<opening option>/<closing option>``, where each one's pair is known."""
    speakers: Speakers = Speakers()
    notes: tuple[Note, ...] = ()
    ended: dt.datetime | None = None

    @property
    def step(self) -> PlannedStep:
        """The step that is shown."""
        return self.plan[self.at]

    @property
    def shown(self) -> bool:
        """Whether the answer or the result of the step is shown."""
        return self.step.step in self.revealed

    @property
    def live(self) -> bool:
        """Whether the event has begun and not ended."""
        return self.entered is not None and self.ended is None

    def changed(self, **values: object) -> Room:
        """A copy with other values, checked like the first."""
        return Room.model_validate(self.model_dump() | values)


def new_room(run: Run, plan: tuple[PlannedStep, ...], *, people: int) -> Room:
    """A room that waits for its event to begin."""
    minutes = sum(step.minutes for step in plan if not step.dropped)
    return Room(run=run.id, people=people, minutes=minutes, plan=plan)


def new_code(chance: random.Random) -> str:
    """Four letters that name a room."""
    return "".join(chance.choices(LETTERS, k=4))


# ── The clock and the way through the plan ───────────────────────────────────


def begin(room: Room, now: dt.datetime) -> Room:
    """Start the event's clock; nothing if it runs."""
    if room.entered or room.ended:
        return room
    return room.changed(entered=now, clock=room.clock.started(now), timer=Timer(since=now))


def go(room: Room, at: int, part: int, now: dt.datetime) -> Room:
    """Show another step, or another part of this one. The event begins with the first move."""
    room = begin(room, now)
    at = max(0, min(at, len(room.plan) - 1))
    moved: dict[str, object] = {"at": at, "part": max(part, 0), "blank": False, "source": 0}
    if at != room.at and room.live:
        moved |= {
            "spent": _spent(room, now),
            "entered": now,
            "timer": Timer(since=now),
        }
    return room.changed(**moved)


def _spent(room: Room, now: dt.datetime) -> Mapping[str, float]:
    if room.entered is None:
        return room.spent
    here = room.step.step
    took = _between(room.entered, now)
    return {**room.spent, here: room.spent.get(here, 0.0) + took}


def seconds_in(room: Room, step: str, now: dt.datetime) -> float:
    """How long a step has been shown, in seconds."""
    return _spent(room, now).get(step, 0.0) if step == room.step.step else room.spent.get(step, 0.0)


def toggle_timer(room: Room, now: dt.datetime) -> Room:
    """Pause the step's timer, or let it run on; nothing once the event has ended."""
    if room.ended:
        return room
    timer = room.timer.paused(now) if room.timer.since else room.timer.started(now)
    return room.changed(timer=timer)


def end(room: Room, now: dt.datetime) -> Room:
    """End the event."""
    if room.ended:
        return room
    return room.changed(
        spent=_spent(room, now),
        entered=None,
        ended=now,
        clock=room.clock.paused(now),
        timer=room.timer.paused(now),
        blank=False,
        source=0,
    )


# ── What the screen shows of a step ──────────────────────────────────────────


def reveal(room: Room, shown: bool) -> Room:
    """Show the answer or the result of the step, or hide it again."""
    here = room.step.step
    others = tuple(step for step in room.revealed if step != here)
    return room.changed(revealed=(*others, here) if shown else others, part=0, source=0)


def blank(room: Room, dark: bool) -> Room:
    """Darken the screen, or bring it back."""
    return room.changed(blank=dark)


def open_source(room: Room, page: int) -> Room:
    """Open a page of the sources of what is shown; 0 closes them."""
    return room.changed(source=page)


def resize(room: Room, by: int) -> Room:
    """Larger type (1) or smaller (-1), as far as there is."""
    return room.changed(size=max(0, min(len(SIZES) - 1, room.size + by)))


# ── What the facilitator types in ────────────────────────────────────────────


def count(room: Room, what: str, votes: Mapping[str, int]) -> Room:
    """Keep the votes for a ballot or a vote on a quiz item, in place of earlier ones."""
    return room.changed(tallies={**room.tallies, what: dict(votes)})


def uncount(room: Room, what: str) -> Room:
    """Forget the votes for a ballot or a vote on a quiz item."""
    return room.changed(tallies={key: held for key, held in room.tallies.items() if key != what})


def pair(room: Room, pairs: Mapping[tuple[str, str], int], opening: str, closing: str) -> Room:
    """Keep each person's pair of choices, and the totals of both ballots that follow from it.

    The empty text stands for a choice that somebody did not make: a latecomer's first.
    """
    before: dict[str, int] = {}
    after: dict[str, int] = {}
    for (first, second), people in pairs.items():
        for choice, votes in ((first, before), (second, after)):
            if choice:
                votes[choice] = votes.get(choice, 0) + people
    kept = {f"{first}/{second}": people for (first, second), people in pairs.items()}
    return room.changed(pairs=kept, tallies={**room.tallies, opening: before, closing: after})


def speak(room: Room, turn: Literal["first", "again"], option: str = "") -> Room:
    """One more speaker, for an option or for none."""
    return _speakers(room, turn, option, 1)


def unspeak(room: Room) -> Room:
    """Take the last tap back."""
    if room.speakers.last is None:
        return room
    return _speakers(room, *room.speakers.last, -1)


def _speakers(room: Room, turn: Literal["first", "again"], option: str, by: int) -> Room:
    held = getattr(room.speakers, turn)
    kept = {**held, option: max(0, held.get(option, 0) + by)}
    speakers = room.speakers.model_dump() | {turn: kept, "last": (turn, option) if by > 0 else None}
    return room.changed(speakers=Speakers.model_validate(speakers))


def note(room: Room, text: str, now: dt.datetime) -> Room:
    """Keep a note with the step it was made at."""
    text = text.strip()[:LONGEST_NOTE]
    if not text:
        return room
    return room.changed(notes=(*room.notes, Note(step=room.step.step, at=now, text=text)))


def unnote(room: Room, at: dt.datetime) -> Room:
    """Forget the note that was made at this moment."""
    return room.changed(notes=tuple(note for note in room.notes if note.at != at))


def expect(room: Room, people: int) -> Room:
    """How many people are in the room."""
    return room.changed(people=max(1, min(people, MOST)))
