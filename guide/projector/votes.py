"""What is counted at an event: each vote with its choices, and whom speakers can speak for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guide.figures.projected.options import Option
from guide.model.blocks import Ballot, Options, Quiz
from guide.model.blocks.quiz import Choices

from .choices import choices_of
from .deck import Deck


@dataclass(frozen=True)
class Vote:
    """One count of a ballot or of a quiz item."""

    id: str
    """The name it is kept under in ``Room.tallies``."""
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

    @property
    def paired(self) -> bool:
        """Whether it is counted with the opening ballot, slip by slip."""
        return self.way == "pairs" and bool(self.opening)

    @property
    def later(self) -> bool:
        """Whether it is counted only at the close."""
        return self.way == "pairs" and not self.opening


def votes_at(deck: Deck, at: int) -> tuple[Vote, ...]:
    """The votes of the step at a place, in order; none for most steps."""
    block, show = deck.block_of(at), deck.step_of(at).show
    options = choices_of(deck.pack, block)
    if not options:
        return ()
    if isinstance(block, Ballot):
        return (Vote(block.id, at, options, show.count, opening=block.repeats or ""),)
    if not isinstance(block, Quiz):
        return ()
    several = isinstance(block.answer, Choices)
    if show.vote == "once":
        return (Vote(f"{block.id}/1", at, options, several=several),)
    first, second = (
        Vote(f"{block.id}/{number}", at, options, number=number, several=several)
        for number in (1, 2)
    )
    return (first, second) if first.id in deck.room.tallies else (first,)


def votes_so_far(deck: Deck) -> tuple[Vote, ...]:
    """The votes of the steps up to the one that is shown, the latest step's first."""
    room = deck.room
    reached = [at for at in range(room.at, -1, -1) if not room.plan[at].dropped or at == room.at]
    return tuple(vote for at in reached for vote in votes_at(deck, at))


def vote_now(deck: Deck) -> Vote | None:
    """The vote to count at this step, or else at the last step that had one.

    Of two votes on one item it is the first until that is counted.
    """
    votes = votes_so_far(deck)
    latest = [vote for vote in votes if vote.at == votes[0].at]
    open_votes = [vote for vote in latest if vote.id not in deck.room.tallies]
    return next(iter(open_votes), latest[-1] if latest else None)


def all_counted(deck: Deck) -> bool:
    """Whether nothing is left to count at this step."""
    votes = votes_at(deck, deck.room.at)
    return all(vote.later or vote.id in deck.room.tallies for vote in votes)


def spoken_for(deck: Deck) -> tuple[Option, ...]:
    """The options of this step, or of the last one that had policy options or a ballot."""
    for at in range(deck.room.at, -1, -1):
        block = deck.block_of(at)
        if isinstance(block, Options | Ballot) and not deck.room.plan[at].dropped:
            only = deck.step_of(at).show.only
            found = choices_of(deck.pack, block)
            return tuple(option for option in found if not only or option.id in only)
    return ()
