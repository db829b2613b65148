"""What happened at an event, gathered for its report: counts, minutes and notes; no names."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from guide.model.blocks import Ballot
from guide.model.choices import Option, choices_of
from guide.model.pack import Pack, title
from guide.model.plain import plain
from guide.text.council import presenter

from .counts import (
    FEWEST,
    Shift,
    Votes,
    both_votes,
    defended,
    enough,
    have_spoken,
    shift,
    shown_votes,
    total,
    undefended,
)
from .items import twice
from .night_run import run_named
from .quiz_night import Place, standings
from .room import Room, seconds_in
from .session import Session
from .votes import closing_of, every_vote, were_spoken_for


class Event(Protocol):
    """A stored room."""

    @property
    def code(self) -> str:
        """The four letters that name it."""

    @property
    def room(self) -> Room:
        """Its state."""

    @property
    def opened(self) -> dt.datetime:
        """When it was opened, in UTC."""


@dataclass(frozen=True)
class Count:
    """What was asked once or twice: a ballot or a quiz item."""

    kind: Literal["ballot", "quiz"]
    question: str
    options: tuple[Option, ...]
    votes: tuple[Votes | None, ...]
    """The first and the second vote; None for one that was not counted."""
    small: tuple[bool, ...] = ()
    """Of each vote, whether phones of fewer than five people are told by its numbers."""
    shift: Shift | None = None
    """Of a ballot that was counted at the opening and at the closing."""

    def total(self, number: int) -> int:
        """How many voted, the first (0) or the second time (1)."""
        return total(self.votes[number])

    def shown(self, number: int) -> bool:
        """Whether so many voted, by option too, that the distribution may be shown."""
        return enough(self.votes[number]) and not self.is_small(number)

    def is_small(self, number: int) -> bool:
        """Whether it is kept back for the sake of a few who chose one option by phone."""
        return number < len(self.small) and self.small[number]

    def right(self, number: int) -> int:
        """How many voted for the key, where there is one right option."""
        votes = self.votes[number] or {}
        return sum(votes.get(option.id, 0) for option in self.options if option.right)


@dataclass(frozen=True)
class StepTime:
    """A step with its minutes."""

    title: str
    planned: int
    seconds: float
    """How long it was shown; 0 for a step that was not reached."""
    dropped: bool


@dataclass(frozen=True)
class Voices:
    """Who has spoken, in numbers."""

    spoken: int
    again: int
    people: int
    options: tuple[Option, ...]
    """What people could speak for."""
    first: Votes
    more: Votes
    """Those who spoke for the first time and again, by option; the empty text for none."""
    nobody_for: tuple[Option, ...]

    @property
    def shown(self) -> bool:
        """Whether so many have spoken that what they spoke for may be shown."""
        return self.spoken >= FEWEST


@dataclass(frozen=True)
class Noted:
    """What the facilitator typed at a step."""

    step: str
    notes: tuple[tuple[dt.datetime, str], ...]


@dataclass(frozen=True)
class Summary:
    """An event from its beginning to its end, or to now."""

    guide: str
    publisher: str
    run: str
    code: str
    people: int
    planned: int
    """Minutes."""
    opened: dt.datetime
    began: dt.datetime | None
    """None for an event that was never begun."""
    ended: dt.datetime | None
    seconds: float
    steps: tuple[StepTime, ...]
    counts: tuple[Count, ...]
    voices: Voices
    notes: tuple[Noted, ...]
    standings: tuple[Place, ...] = ()
    """Of a quiz night, the tables from the first to the last."""


def adding_up(parts: Sequence[float]) -> list[int]:
    """Whole numbers for the parts that add up to their rounded sum.

    What rounding down leaves over goes to the parts that lost most by it.
    """
    whole = [math.floor(part) for part in parts]
    over = round(math.fsum(parts)) - sum(whole)
    lost = sorted(range(len(parts)), key=lambda n: whole[n] - parts[n])
    for n in lost[:over]:
        whole[n] += 1
    return whole


def summary_of(pack: Pack, stored: Event, *, zone: dt.tzinfo, now: dt.datetime) -> Summary:
    """What happened at an event, also at one whose run the guide no longer has.

    ``pack`` gives blocks and titles; what has left it is named by its id. ``stored`` is the room.
    Times are those of ``zone``. ``now`` is the end of an event that still runs.
    """
    room, session = stored.room, Session.of_room(pack, stored.room)
    pack = pack.in_language(room.language)
    run = run_named(pack, room.run)
    end = room.ended or now
    seconds = room.clock.seconds(end)
    begun = room.entered is not None or seconds > 0
    began = (end - dt.timedelta(seconds=seconds)).astimezone(zone) if begun else None
    return Summary(
        guide=pack.guide.title,
        publisher=presenter(pack),
        run=run.title if run else room.run,
        code=stored.code,
        people=room.people,
        planned=room.minutes,
        opened=stored.opened.astimezone(zone),
        began=began,
        ended=room.ended.astimezone(zone) if room.ended else None,
        seconds=seconds,
        steps=tuple(_steps(room, session, end)),
        counts=tuple(_counts(pack, room, session)),
        voices=_voices(room, session),
        notes=tuple(_notes(room, session, zone)),
        standings=standings(session) if session and room.night else (),
    )


def _steps(room: Room, session: Session | None, end: dt.datetime) -> Iterator[StepTime]:
    for planned in room.plan:
        seconds = seconds_in(room, planned.step, end)
        yield StepTime(
            _title(session, planned.step),
            planned.minutes,
            seconds,
            # A step that was shown before it was left out has taken its time.
            planned.dropped and not seconds,
        )


def _title(session: Session | None, step: str) -> str:
    return session.title_of(step) if session else step


# ── Votes ────────────────────────────────────────────────────────────────────


def _counts(pack: Pack, room: Room, session: Session | None) -> Iterator[Count]:
    """Every ballot of the plan, and whatever else was counted, in the order of the plan."""
    ballots: set[str] = set()
    for id in _asked(pack, room, session):
        block = pack.blocks.get(id)
        if isinstance(block, Ballot):
            opening = block.repeats or block.id
            if opening not in ballots:
                ballots.add(opening)
                yield _ballot(pack, room, opening)
        elif votes := _votes(room, session, id):
            names = (id,) if room.votes(id) is not None else twice(id)
            yield _count(pack, "quiz", id, votes, tuple(_small(room, name) for name in names))


def _asked(pack: Pack, room: Room, session: Session | None) -> list[str]:
    """What the plan asks votes for, and then what else has votes, each once."""
    planned = [vote.block for vote in every_vote(session) if vote.called] if session else []
    typed = (name.partition("/")[0] for name in room.tallies)
    sent = (name.partition("/")[0] for name in room.phones)
    chosen = (id for id in sent if choices_of(pack, pack.blocks.get(id)))
    return list(dict.fromkeys([*planned, *typed, *chosen]))


def _votes(room: Room, session: Session | None, id: str) -> tuple[Votes | None, ...]:
    """The one vote on an item, or the first and the second; none if neither was counted."""
    once, (first, second) = room.votes(id), both_votes(room, id)
    if once is not None:
        return (once,)
    if second is None and not _asked_twice(session, id):
        return (first,) if first is not None else ()
    return (first, second) if first is not None or second is not None else ()


def _asked_twice(session: Session | None, id: str) -> bool:
    """Whether the run has people vote on an item, talk, and vote again."""
    votes = every_vote(session) if session else ()
    return any(vote.block == id and vote.number for vote in votes)


def _ballot(pack: Pack, room: Room, opening: str) -> Count:
    closing = closing_of(pack, room, opening) or ""
    votes = (room.votes(opening), room.votes(closing))
    small = tuple(_small(room, what) for what in (opening, closing))
    return _count(pack, "ballot", opening, votes, small, shift(room, opening, closing))


def _small(room: Room, what: str) -> bool:
    return None in (shown_votes(room, what, ()) or {}).values()


def _count(
    pack: Pack,
    kind: Literal["ballot", "quiz"],
    id: str,
    votes: tuple[Votes | None, ...],
    small: tuple[bool, ...],
    change: Shift | None = None,
) -> Count:
    block = pack.blocks.get(id)
    question = plain(pack, title(block)) if block else id
    chosen = (option for one in votes for option, people in (one or {}).items() if people)
    return Count(
        kind, question, _with(choices_of(pack, block, named=True), chosen), votes, small, change
    )


def _with(options: tuple[Option, ...], ids: Iterable[str]) -> tuple[Option, ...]:
    """The options and, without a letter, those of these ids that the guide no longer has."""
    known = {option.id for option in options}
    others = dict.fromkeys(id for id in ids if id not in known)
    return (*options, *(Option(id, "", id) for id in others))


# ── Voices and notes ─────────────────────────────────────────────────────────


def _voices(room: Room, session: Session | None) -> Voices:
    speakers = room.speakers
    options = _with(were_spoken_for(session) if session else (), sorted(defended(room)))
    nobody = undefended(room, [option.id for option in options])
    return Voices(
        spoken=have_spoken(room),
        again=sum(speakers.again.values()),
        people=room.people,
        options=options,
        first=speakers.first,
        more=speakers.again,
        nobody_for=tuple(option for option in options if option.id in nobody),
    )


def _notes(room: Room, session: Session | None, zone: dt.tzinfo) -> Iterator[Noted]:
    by_step: dict[str, list[tuple[dt.datetime, str]]] = {}
    for note in sorted(room.notes, key=lambda one: one.at):
        by_step.setdefault(note.step, []).append((note.at.astimezone(zone), note.text))
    for step, notes in by_step.items():
        yield Noted(_title(session, step), tuple(notes))
