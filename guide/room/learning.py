"""What events teach about their guide: which items, steps and claims did what they were made for.

Only numbers that an event itself may show go in: what would tell of fewer than five people stays
out, and is counted as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guide.model.blocks import Ballot, Claim, Quiz
from guide.model.choices import Option, choices_of
from guide.model.countable import countable_of, several
from guide.model.fitting import STEPS
from guide.model.pack import Pack, title
from guide.model.plain import plain

from .counts import FEWEST, Votes, tally
from .items import twice
from .room import Room, seconds_in

CONVINCED = STEPS[-2:]
"""The steps of a claim's rating that say that somebody is convinced: the two highest."""
OVER = 1.0
"""Minutes by which a step has to take longer than planned before it is said."""


@dataclass(frozen=True)
class Answers:
    """A vote as an event may show it."""

    cells: Mapping[str, int | None]
    """By option; None where a small group would be told."""
    people: int | None
    """None where nobody knows how many answered."""


@dataclass(frozen=True)
class Took:
    """A step, and how many minutes it took."""

    run: str
    step: str
    planned: float
    minutes: float


@dataclass(frozen=True)
class Evening:
    """What one event says."""

    answers: Mapping[str, Answers] = field(default_factory=dict)
    """The last vote on each quiz item and on each ballot, by the block's id."""
    ratings: Mapping[str, tuple[int, int, int, int]] = field(default_factory=dict)
    """By claim: how many were convinced, of how many, before the evidence and after it."""
    steps: tuple[Took, ...] = ()
    hidden: int = 0
    """Votes that are not told of, or not whole, for the sake of a few."""


@dataclass(frozen=True)
class Easy:
    """An item that everybody got right."""

    block: str
    question: str
    people: int
    events: int


@dataclass(frozen=True)
class Untaken:
    """A wrong answer that nobody chose."""

    block: str
    question: str
    option: str
    people: int
    events: int


@dataclass(frozen=True)
class Doubtful:
    """An item of which a wrong answer was chosen more often than the key."""

    block: str
    question: str
    option: str
    votes: int
    key: str
    right: int
    events: int
    """In how many events."""
    of: int
    """Of how many events that tell both numbers."""


@dataclass(frozen=True)
class Late:
    """A step that took longer than planned in half of its events or more."""

    run: str
    step: str
    planned: float
    minutes: float
    """On average."""
    events: int
    of: int


@dataclass(frozen=True)
class Moved:
    """A claim or a choice of a ballot, and how many held it before and after."""

    block: str
    title: str
    before: int
    before_of: int
    after: int
    after_of: int
    events: int

    @property
    def change(self) -> float:
        """By how much the share of people changed, between -1 and 1."""
        return self.after / self.after_of - self.before / self.before_of


@dataclass(frozen=True)
class Learned:
    """What a guide's authors and facilitators can learn from its events."""

    events: int
    hidden: int
    """Votes that are not told of, or not whole, for the sake of a few."""
    easy: tuple[Easy, ...]
    untaken: tuple[Untaken, ...]
    doubtful: tuple[Doubtful, ...]
    late: tuple[Late, ...]
    claims: tuple[Moved, ...]
    """Those that moved people most come first."""
    ballots: tuple[Moved, ...]


# ── One event ────────────────────────────────────────────────────────────────


def evening_of(pack: Pack, room: Room) -> Evening:
    """What an event that has ended says of the guide's items, claims and steps."""
    answers: dict[str, Answers] = {}
    ratings: dict[str, tuple[int, int, int, int]] = {}
    hidden = 0
    for id, block in pack.blocks.items():
        if isinstance(block, Claim):
            before, after = (room.votes(f"{id}/{turn}") for turn in ("before", "after"))
            if before is None or after is None:
                continue
            first, last = convinced(before), convinced(after)
            if first is None or last is None:
                hidden += 1
            else:
                ratings[id] = (*first, *last)
        elif isinstance(block, Ballot | Quiz):
            what = _last_vote(room, id)
            if what is None:
                continue
            ids = [option.id for option in countable_of(pack, block)]
            told = tally(room, what, ids, several=several(block))
            hidden += told is None or None in told.cells.values()
            if told is not None:
                answers[id] = Answers(told.cells, told.people)
    return Evening(answers, ratings, tuple(_steps(pack, room)), hidden)


def _last_vote(room: Room, id: str) -> str | None:
    """The name of the last vote on a block that was counted; None if none was."""
    names = (id, *twice(id)[::-1])
    return next((name for name in names if room.votes(name) is not None), None)


def convinced(votes: Votes) -> tuple[int, int] | None:
    """How many are convinced, of how many; None where that would tell of a few.

    Whoever also sees the numbers of single steps must not find a small group by subtraction: what
    of either side is hidden there is nobody, or two groups that are five people together.
    """
    people = sum(votes.values())
    sides = ([], [])  # type: tuple[list[int], list[int]]
    for step in STEPS:
        sides[step in CONVINCED].append(votes.get(str(step), 0))
    for side in sides:
        few = [n for n in side if 0 < n < FEWEST]
        if few and (len(few) < 2 or sum(few) < FEWEST):
            return None
    return (sum(sides[1]), people) if people >= FEWEST else None


def _steps(pack: Pack, room: Room) -> Iterator[Took]:
    run = pack.runs.get(room.run)
    if run is None or room.ended is None:
        return
    titles = {step.id: step.title for step in run.steps}
    for planned in room.plan:
        seconds = seconds_in(room, planned.step, room.ended)
        if seconds and planned.step in titles:
            yield Took(run.title, titles[planned.step], planned.minutes, seconds / 60)


# ── All events ───────────────────────────────────────────────────────────────


def learned(pack: Pack, evenings: Sequence[Evening]) -> Learned:
    """What events teach, in the order of the guide; late steps and claims by how much."""
    items = [block for block in pack.blocks.values() if isinstance(block, Quiz)]
    votes = [(item, _votes(evenings, item.id)) for item in items]
    claims = (_rated(pack, evenings, id) for id in pack.blocks)
    return Learned(
        events=len(evenings),
        hidden=sum(evening.hidden for evening in evenings),
        easy=tuple(each for item, told in votes for each in _easy(pack, item, told)),
        untaken=tuple(each for item, told in votes for each in _untaken(pack, item, told)),
        doubtful=tuple(each for item, told in votes for each in _doubtful(pack, item, told)),
        late=tuple(sorted(_late(evenings), key=lambda one: one.planned - one.minutes)),
        claims=tuple(sorted(filter(None, claims), key=lambda one: -abs(one.change))),
        ballots=tuple(_ballots(pack, evenings)),
    )


def _votes(evenings: Iterable[Evening], id: str) -> list[Answers]:
    return [evening.answers[id] for evening in evenings if id in evening.answers]


def _people(votes: Iterable[Answers]) -> int:
    return sum(vote.people or 0 for vote in votes)


def _question(pack: Pack, id: str) -> str:
    return plain(pack, title(pack.blocks[id]))


def _easy(pack: Pack, item: Quiz, votes: Sequence[Answers]) -> Iterator[Easy]:
    options = countable_of(pack, item)

    def all_right(vote: Answers) -> bool:
        return vote.people is not None and all(
            vote.cells.get(option.id) == (vote.people if option.right else 0) for option in options
        )

    if votes and all(map(all_right, votes)):
        yield Easy(item.id, _question(pack, item.id), _people(votes), len(votes))


def _untaken(pack: Pack, item: Quiz, votes: Sequence[Answers]) -> Iterator[Untaken]:
    for option in choices_of(pack, item, named=True):
        if not option.right and votes and all(vote.cells.get(option.id) == 0 for vote in votes):
            yield Untaken(
                item.id,
                _question(pack, item.id),
                _named(option),
                _people(votes),
                len(votes),
            )


def _doubtful(pack: Pack, item: Quiz, votes: Sequence[Answers]) -> Iterator[Doubtful]:
    """The wrong answer that most often beat the part of the key that fewest people chose."""
    options = choices_of(pack, item, named=True)
    found: list[Doubtful] = []
    for wrong in (option for option in options if not option.right):
        for key in (option for option in options if option.right):
            both = [
                (there, right)
                for vote in votes
                if (there := vote.cells.get(wrong.id)) is not None
                and (right := vote.cells.get(key.id)) is not None
            ]
            beaten = sum(there > right for there, right in both)
            if beaten * 2 > len(both):
                found.append(
                    Doubtful(
                        item.id,
                        _question(pack, item.id),
                        _named(wrong),
                        sum(there for there, _ in both),
                        _named(key),
                        sum(right for _, right in both),
                        beaten,
                        len(both),
                    )
                )
    if found:
        yield max(found, key=lambda one: one.votes - one.right)


def _late(evenings: Iterable[Evening]) -> Iterator[Late]:
    steps: dict[tuple[str, str], list[Took]] = {}
    for evening in evenings:
        for took in evening.steps:
            steps.setdefault((took.run, took.step), []).append(took)
    for (run, step), all_took in steps.items():
        over = sum(took.minutes - took.planned >= OVER for took in all_took)
        if over * 2 >= len(all_took):
            count = len(all_took)
            planned = sum(took.planned for took in all_took) / count
            minutes = sum(took.minutes for took in all_took) / count
            yield Late(run, step, round(planned, 1), round(minutes, 1), over, count)


def _rated(pack: Pack, evenings: Iterable[Evening], id: str) -> Moved | None:
    told = [evening.ratings[id] for evening in evenings if id in evening.ratings]
    if not told:
        return None
    before, before_of, after, after_of = map(sum, zip(*told, strict=True))
    return Moved(id, _question(pack, id), before, before_of, after, after_of, len(told))


def _ballots(pack: Pack, evenings: Sequence[Evening]) -> Iterator[Moved]:
    """The choices of each pair of ballots, in the events that tell both numbers."""
    for id, block in pack.blocks.items():
        if not isinstance(block, Ballot) or block.repeats is None:
            continue
        both = [
            (evening.answers[block.repeats], evening.answers[id])
            for evening in evenings
            if block.repeats in evening.answers and id in evening.answers
        ]
        for option in choices_of(pack, block):
            told = [
                (there, before.people or 0, then, after.people or 0)
                for before, after in both
                if (there := before.cells.get(option.id)) is not None
                and (then := after.cells.get(option.id)) is not None
            ]
            if told:
                before_of, after_of = (sum(one[n] for one in told) for n in (1, 3))
                yield Moved(
                    block.repeats,
                    _named(option),
                    sum(one[0] for one in told),
                    before_of,
                    sum(one[2] for one in told),
                    after_of,
                    len(told),
                )


def _named(option: Option) -> str:
    return f"{option.letter} {option.text}".strip()
