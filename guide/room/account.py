"""What happened at an event, gathered for its report: counts, minutes and notes; no names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from guide.markup import plain
from guide.model.blocks import AnyBlock, Ballot, Options, Quiz
from guide.model.blocks.quiz import Choice, Choices, Place
from guide.model.reading import Pack
from guide.model.runs import Run, Step
from guide.model.votable import votable
from guide.model.whole import title

from .counts import FEWEST, have_spoken, shift, undefended
from .room import Room, seconds_in

LETTERS = "ABCDEFGHJK"

Votes = Mapping[str, int]


class Event(Protocol):
    """A room as it is kept."""

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
class Option:
    """Something that votes were counted for, or that people spoke for."""

    id: str
    letter: str
    text: str
    right: bool = False
    """Whether it belongs to the key of a quiz item."""


@dataclass(frozen=True)
class Count:
    """What was asked once or twice: a ballot, a quiz item, a choice of policy."""

    kind: Literal["ballot", "quiz", "options"]
    question: str
    options: tuple[Option, ...]
    votes: tuple[Votes | None, ...]
    """The first and the second vote; None for one that was not counted."""
    pairs: Mapping[tuple[str, str], int]
    """People by first and second choice; empty when only totals are known."""

    def total(self, number: int) -> int:
        """How many voted, the first (0) or the second time (1)."""
        return sum((self.votes[number] or {}).values())

    def shown(self, number: int) -> bool:
        """Whether so many voted that the distribution may be shown."""
        return self.total(number) >= FEWEST

    @property
    def paired(self) -> bool:
        """Whether enough people's pairs of choices are known to be shown."""
        return sum(self.pairs.values()) >= FEWEST and self.shown(0) and self.shown(1)

    @property
    def moved(self) -> int:
        """How many changed their choice, of those whose pair is known."""
        return sum(people for (first, second), people in self.pairs.items() if first != second)

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
        """Whether so many have spoken that it may be told what for."""
        return self.spoken >= FEWEST


@dataclass(frozen=True)
class Noted:
    """What the facilitator typed at a step."""

    step: str
    notes: tuple[tuple[dt.datetime, str], ...]


@dataclass(frozen=True)
class Account:
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


def account(pack: Pack, kept: Event, *, zone: dt.tzinfo, now: dt.datetime) -> Account:
    """What happened, with times of ``zone``. ``now`` is the end of an event that still runs."""
    room = kept.room
    run = pack.runs.get(room.run)
    end = room.ended or now
    seconds = room.clock.seconds(end)
    begun = room.entered is not None or seconds > 0
    began = (end - dt.timedelta(seconds=seconds)).astimezone(zone) if begun else None
    return Account(
        guide=pack.guide.title,
        publisher=pack.guide.publisher,
        run=run.title if run else room.run,
        code=kept.code,
        people=room.people,
        planned=room.minutes,
        opened=kept.opened.astimezone(zone),
        began=began,
        ended=room.ended.astimezone(zone) if room.ended else None,
        seconds=seconds,
        steps=tuple(_steps(room, _by_id(run), end)),
        counts=tuple(_counts(pack, room, run)),
        voices=_voices(pack, room, run),
        notes=tuple(_notes(room, _by_id(run), zone)),
    )


def _by_id(run: Run | None) -> Mapping[str, Step]:
    return {step.id: step for step in run.steps} if run else {}


def _steps(room: Room, steps: Mapping[str, Step], end: dt.datetime) -> Iterator[StepTime]:
    for planned in room.plan:
        seconds = seconds_in(room, planned.step, end)
        yield StepTime(
            _step_title(steps, planned.step),
            planned.minutes,
            seconds,
            # A step that was shown before it was left out has taken its time.
            planned.dropped and not seconds,
        )


def _step_title(steps: Mapping[str, Step], id: str) -> str:
    return steps[id].title if id in steps else id


# ── Votes ────────────────────────────────────────────────────────────────────


def _counts(pack: Pack, room: Room, run: Run | None) -> Iterator[Count]:
    """Every ballot of the run, and whatever else was counted, in the order of the run."""
    done: set[str] = set()
    for id in _asked(room, run):
        block = pack.blocks.get(id)
        if isinstance(block, Ballot):
            opening = block.repeats or block.id
            if opening not in done:
                done.add(opening)
                yield _ballot(pack, room, opening)
        elif votes := _votes(room, id):
            options = _with_others(options_of(pack, block), *(one or {} for one in votes))
            kind: Literal["quiz", "options"] = "options" if isinstance(block, Options) else "quiz"
            question = plain(pack, title(block)) if block else id
            yield Count(kind, question, options, votes, {})


def _asked(room: Room, run: Run | None) -> list[str]:
    """The blocks of the run and then others that have votes, each once."""
    steps = [step.block for step in run.steps if step.block] if run else []
    return list(dict.fromkeys([*steps, *(key.partition("/")[0] for key in room.tallies)]))


def _votes(room: Room, id: str) -> tuple[Votes | None, ...]:
    once = room.tallies.get(id)
    if once is not None:
        return (once,)
    twice = tuple(room.tallies.get(f"{id}/{number}") for number in (1, 2))
    return twice if any(votes is not None for votes in twice) else ()


def _ballot(pack: Pack, room: Room, opening: str) -> Count:
    block = pack.blocks.get(opening)
    closing = _closing(pack, room, opening)
    votes = (room.tallies.get(opening), room.tallies.get(closing))
    told = shift(room, opening, closing)
    options = _with_others(options_of(pack, block), *(one or {} for one in votes))
    question = plain(pack, title(block)) if block else opening
    return Count("ballot", question, options, votes, told.pairs if told else {})


def _closing(pack: Pack, room: Room, opening: str) -> str:
    """The ballot that repeats an opening one: the one with votes, if there are several."""
    found = [
        block.id
        for block in pack.blocks.values()
        if isinstance(block, Ballot) and block.repeats == opening
    ]
    return next((id for id in found if id in room.tallies), found[0] if found else "")


def options_of(pack: Pack, block: AnyBlock | None) -> tuple[Option, ...]:
    """What can be voted for in a block, under its letters; nothing for most kinds."""
    key: Sequence[str] = ()
    if isinstance(block, Quiz) and isinstance(block.answer, Choice | Choices | Place):
        answer = block.answer
        key = answer.key if isinstance(answer, Choices) else (answer.key,)
    choices = zip(votable(pack, block), LETTERS)
    return tuple(Option(id, letter, text, id in key) for (id, text), letter in choices)


def _with_others(options: tuple[Option, ...], *votes: Votes) -> tuple[Option, ...]:
    """The options and, without a letter, those with votes that the guide no longer has."""
    known = {option.id for option in options}
    others = dict.fromkeys(id for one in votes for id, n in one.items() if n and id not in known)
    return (*options, *(Option(id, "", id) for id in others))


# ── Voices and notes ─────────────────────────────────────────────────────────


def _voices(pack: Pack, room: Room, run: Run | None) -> Voices:
    speakers = room.speakers
    used = {id for held in (speakers.first, speakers.again) for id, n in held.items() if id and n}
    options = _with_others(_spoken_for(pack, run, used), dict.fromkeys(used, 1))
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


def _spoken_for(pack: Pack, run: Run | None, used: set[str]) -> tuple[Option, ...]:
    """The options that speakers were counted for: the first block of the run that has them all."""
    steps = [step for step in run.steps if step.block] if run else []
    found = []
    for kind in (Options, Ballot):
        for step in steps:
            block = pack.blocks.get(step.block or "")
            if isinstance(block, kind) and (options := options_of(pack, block)):
                only = step.show.only
                found.append(tuple(one for one in options if not only or one.id in {*only, *used}))
    fitting = (options for options in found if used <= {option.id for option in options})
    return next(fitting, ())


def _notes(room: Room, steps: Mapping[str, Step], zone: dt.tzinfo) -> Iterator[Noted]:
    by_step: dict[str, list[tuple[dt.datetime, str]]] = {}
    for note in sorted(room.notes, key=lambda one: one.at):
        by_step.setdefault(note.step, []).append((note.at.astimezone(zone), note.text))
    for step, notes in by_step.items():
        yield Noted(_step_title(steps, step), tuple(notes))
