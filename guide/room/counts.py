"""What counts say: a ballot's shift, who has spoken, whose side nobody has taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .room import Room

FEWEST = 5
"""People below whom no distribution is shown (design.md, Rooms, people, numbers)."""


@dataclass(frozen=True)
class Shift:
    """An opening and a closing ballot beside each other."""

    before: Mapping[str, int]
    after: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    """People by opening and closing option; empty when only totals are known."""

    @property
    def moved(self) -> int | None:
        """How many changed their choice; None when only totals are known."""
        if not self.pairs:
            return None
        return sum(people for (first, second), people in self.pairs.items() if first != second)

    @property
    def enough(self) -> bool:
        """Whether both ballots were cast by enough people to be shown."""
        return all(sum(votes.values()) >= FEWEST for votes in (self.before, self.after))


def shift(room: Room, opening: str, closing: str) -> Shift | None:
    """The shift between two ballots; None before both are counted."""
    before, after = room.tallies.get(opening), room.tallies.get(closing)
    if before is None or after is None:
        return None
    pairs = {}
    for key, people in room.pairs.items():
        first, _, second = key.partition("/")
        if people:
            pairs[first, second] = people
    agrees = _totals(pairs, 0) == _positive(before) and _totals(pairs, 1) == _positive(after)
    whole = {pair: people for pair, people in pairs.items() if all(pair)}
    return Shift(before, after, whole if agrees else {})


def _totals(pairs: Mapping[tuple[str, str], int], side: int) -> dict[str, int]:
    totals: dict[str, int] = {}
    for pair, people in pairs.items():
        if pair[side]:
            totals[pair[side]] = totals.get(pair[side], 0) + people
    return totals


def _positive(votes: Mapping[str, int]) -> dict[str, int]:
    return {option: people for option, people in votes.items() if people}


def votes_of(room: Room, quiz: str) -> list[Mapping[str, int]]:
    """The distributions of a quiz item's first and second vote, as far as they are counted."""
    held = (room.tallies.get(f"{quiz}/{number}") for number in (1, 2))
    return [votes for votes in held if votes is not None]


def have_spoken(room: Room) -> int:
    """How many people have spoken at least once, at most as many as are there."""
    return min(sum(room.speakers.first.values()), room.people)


def undefended(room: Room, options: Sequence[str]) -> list[str]:
    """The options that nobody has spoken for yet."""
    speakers = room.speakers
    return [
        option
        for option in options
        if not speakers.first.get(option) and not speakers.again.get(option)
    ]
