"""What is counted at an event: each vote with its choices, and whom speakers can speak for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from guide.model.blocks import Ballot, Options, Quiz
from guide.model.choices import Option, choices_of
from guide.model.countable import countable_of, several
from guide.model.pack import Pack

from .counts import defended
from .items import items_of, twice
from .night_run import NightStep
from .room import Room
from .session import Session


@dataclass(frozen=True)
class Vote:
    """One count of a ballot or of a quiz item."""

    id: str
    """Its name in ``Room.tallies``."""
    at: int
    """The place of its step in the plan."""
    options: tuple[Option, ...]
    way: Literal["hands", "paper", "pairs"] = "hands"
    number: Literal[0, 1, 2] = 0
    """The first or the second vote on one item; 0 for an item that is voted on once."""
    opening: str = ""
    """For a closing ballot, the opening one."""
    several: bool = False
    """Whether each person may choose more than one."""
    turn: str = ""
    """Of a claim, ``before`` or ``after`` its evidence."""
    called: bool = True
    """Whether the run has people vote here. Nobody has to count the hands for a rating, a judgment
    or a guess, which phones answer by themselves."""

    @property
    def block(self) -> str:
        """The ballot or the quiz item that it is a vote on."""
        return self.id.partition("/")[0]

    @property
    def paired(self) -> bool:
        """Whether it is counted with the opening ballot, slip by slip."""
        return self.way == "pairs" and bool(self.opening)

    @property
    def later(self) -> bool:
        """Whether it is counted only at the close."""
        return self.way == "pairs" and not self.opening


_NUMBERS: dict[str, Literal[1, 2]] = {"1": 1, "2": 2}


def votes_at(session: Session, at: int) -> tuple[Vote, ...]:
    """The votes of the step at a place, in order; none for most steps.

    The second of two votes on a quiz item comes after the first.
    """
    step, block = session.step_of(at), session.block_of(at)
    if isinstance(step, NightStep):
        return ()  # Tables without a phone have their points typed in, by round.
    show = step.show
    items = items_of(block, show.vote)
    votes = tuple(
        Vote(
            item.id,
            at,
            countable_of(session.pack, block),
            show.count if isinstance(block, Ballot) else "hands",
            number=_NUMBERS.get(item.turn, 0),
            opening=item.asked.against,
            several=several(block),
            turn=item.turn if item.turn in ("before", "after") else "",
            called=bool(choices_of(session.pack, block)),
        )
        for item in items
        if item.counted
    )
    waits = show.vote == "twice" and votes and not session.room.taken(votes[0].id)
    return votes[:1] if waits and isinstance(block, Quiz) else votes


def every_vote(session: Session) -> tuple[Vote, ...]:
    """The votes of all steps, in the order of the plan."""
    return tuple(vote for at in range(len(session.room.plan)) for vote in votes_at(session, at))


def votes_so_far(session: Session) -> tuple[Vote, ...]:
    """The votes of the steps up to the one that is shown, the latest step's first.

    What nobody has to count is there at its own step, and once it is counted.
    """
    room = session.room
    reached = [at for at in range(room.at, -1, -1) if not room.plan[at].dropped or at == room.at]
    found = (vote for at in reached for vote in votes_at(session, at))
    return tuple(vote for vote in found if vote.called or vote.at == room.at or room.taken(vote.id))


def vote_now(session: Session) -> Vote | None:
    """The vote to count at this step, or else at the last step that had one.

    Of two votes on one item it is the first until that is counted, or not to be counted.
    """
    votes = votes_so_far(session)
    latest = [vote for vote in votes if vote.at == votes[0].at]
    open_votes = [vote for vote in latest if not session.room.taken(vote.id)]
    return next(iter(open_votes), latest[-1] if latest else None)


def all_counted(session: Session) -> bool:
    """Whether nothing is left to count at this step."""
    votes = votes_at(session, session.room.at)
    return all(vote.later or not vote.called or session.room.taken(vote.id) for vote in votes)


def votes_taken(room: Room, quiz: str) -> int:
    """How many of an item's two votes are over, counted or not."""
    return sum(room.taken(vote) for vote in twice(quiz))


def next_uncounted(room: Room, quiz: str) -> str | None:
    """The vote that goes by without a count next; None where somebody counts, or both are over.

    Who has counted the first vote counts the second: going on never gives the answer away.
    """
    votes = twice(quiz)
    if any(vote in room.tallies or room.by_phone(vote) for vote in votes):
        return None
    return next((vote for vote in votes if not room.taken(vote)), None)


def last_uncounted(room: Room, quiz: str) -> str | None:
    """The vote that went by without a count last; None if none did."""
    return next((vote for vote in reversed(twice(quiz)) if vote in room.uncounted), None)


def closing_of(pack: Pack, room: Room, opening: str) -> str | None:
    """The ballot that was counted as the repetition of an opening one; None if none was."""
    counted = {**room.tallies, **room.phones}
    ballots = (block for id in counted if isinstance(block := pack.blocks.get(id), Ballot))
    return next((block.id for block in ballots if block.repeats == opening), None)


# ── Speakers ─────────────────────────────────────────────────────────────────


def spoken_for(session: Session) -> tuple[Option, ...]:
    """The options of this step, or of the last one that had policy options or a ballot."""
    for at in range(session.room.at, -1, -1):
        options = _can_be_spoken_for(session, at, (Options, Ballot))
        if options and not session.room.plan[at].dropped:
            return options
    return ()


def were_spoken_for(session: Session) -> tuple[Option, ...]:
    """The options of the first step that has all that somebody spoke for, by the end.

    Taps carry an option and no step. Policy options come before those of ballots.
    """
    spoken = defended(session.room)
    found = (
        _can_be_spoken_for(session, at, (kind,), also=spoken)
        for kind in (Options, Ballot)
        for at in range(len(session.room.plan))
    )
    fitting = (options for options in found if spoken <= {option.id for option in options})
    return next((options for options in fitting if options), ())


def _can_be_spoken_for(
    session: Session,
    at: int,
    kinds: tuple[type, ...],
    also: Collection[str] = (),
) -> tuple[Option, ...]:
    """The options that a step shows, and others of its block; none for other kinds of block."""
    block, only = session.block_of(at), session.step_of(at).show.only
    if not isinstance(block, kinds):
        return ()
    found = choices_of(session.pack, block)
    return tuple(one for one in found if not only or one.id in only or one.id in also)
