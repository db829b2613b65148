"""What counts say: a ballot's shift, who has spoken, whose side nobody has taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .room import Room
from .small_groups import FEWEST, Shown, what_may_be_shown

__all__ = ["FEWEST", "Shift", "Shown", "Tally", "Votes", "both_votes", "defended", "enough"]

Votes = Mapping[str, int]
"""People by the id of the option that they chose."""


def total(votes: Votes | None) -> int:
    """How many voted; 0 for a vote that was not counted."""
    return sum(votes.values()) if votes else 0


def enough(votes: Votes | None) -> bool:
    """Whether so many voted that the distribution may be shown."""
    return total(votes) >= FEWEST


def shown_cells(
    votes: Votes, by_phone: Votes | None = None, *, answered: int | None = None
) -> dict[str, int | None]:
    """The votes with None for what would tell of fewer than five people.

    ``by_phone`` are those of them that phones sent, of which nobody saw the hand; without it, all.
    ``answered`` says how many phones answered where one answer may count for several: then who did
    not choose an option is a group, too. What is hidden cannot be had by subtraction: it is two
    groups or more, together five people or more, or nobody at all.
    """
    sent = votes if by_phone is None else by_phone
    hidden = {one for one in votes if 0 < sent.get(one, 0) < FEWEST}
    if answered is not None:
        hidden |= {one for one in votes if 0 < answered - sent.get(one, 0) < FEWEST}
    others = sorted((one for one in votes if one not in hidden), key=lambda one: sent.get(one, 0))
    for one in sorted(others, key=lambda one: not sent.get(one, 0)):
        together = sum(sent.get(each, 0) for each in hidden)
        if not hidden or (len(hidden) > 1 and together >= FEWEST):
            break
        hidden.add(one)
    return {one: None if one in hidden else votes[one] for one in votes}


def shown_votes(
    room: Room, what: str, ids: Sequence[str], *, several: bool = False
) -> dict[str, int | None] | None:
    """A vote's numbers by option as they may be shown; None for one that was not counted.

    What hands and slips say was seen by everybody; of phones no small group is told. ``several``
    is whether one person may choose more than one.
    """
    votes = room.votes(what)
    if votes is None:
        return None
    full = {one: votes.get(one, 0) for one in dict.fromkeys([*ids, *votes])}
    if not room.by_phone(what):
        return dict(full)
    sent = room.phones[what]
    answered = room.answered.get(what, 0) if several else None
    return shown_cells(full, {one: sent.get(one, 0) for one in full}, answered=answered)


@dataclass(frozen=True)
class Tally:
    """One count of something that was asked, as it may be shown."""

    cells: Mapping[str, int | None]
    """By what answers count for; None where a small group would be told."""
    people: int | None
    """How many answered; None where hands went up for several options each."""


def tally(room: Room, what: str, ids: Sequence[str], *, several: bool = False) -> Tally | None:
    """The count of an item as it may be shown; None before it, and of fewer than five people.

    ``ids`` are all that an answer counts for; ``several`` as in ``shown_votes``.
    """
    told, people = shown_votes(room, what, ids, several=several), people_in(room, what, several)
    typed = room.tallies.get(what, {})
    # Everybody's hand may have gone up for each option: at least so many are there.
    least = room.answered.get(what, 0) + max(typed.values(), default=0)
    enough_people = (least if people is None else people) >= FEWEST
    return Tally(told, people) if told is not None and enough_people else None


def people_in(room: Room, what: str, several: bool = False) -> int | None:
    """How many answered; None where hands went up for several options each."""
    if not several:
        return total(room.votes(what))
    return None if what in room.tallies else room.answered.get(what, 0)


def tally_of_points(
    room: Room, what: str, points: Mapping[str, Sequence[str]]
) -> Mapping[str, Tally]:
    """The count of each point that was estimated before a figure, of those that may be shown.

    ``points`` holds, by the name of a point, all that an estimate of it counts for.
    """
    found = {}
    for name, ids in points.items():
        alone = room.model_copy(
            update={
                side: {what: {one: votes.get(one, 0) for one in ids}}
                for side in ("phones", "tallies")
                if (votes := getattr(room, side).get(what)) is not None
            }
        )
        counted = tally(alone, what, ids)
        if counted is not None:
            found[name] = counted
    return found


@dataclass(frozen=True)
class Shift:
    """An opening and a closing ballot beside each other, for the hall and for the report.

    The totals of both sides hold everybody who voted on that side. Pairs hold those who voted on
    both: a latecomer, or somebody who left early, is in one total and in no pair.
    """

    before: Votes
    after: Votes
    pairs: Mapping[tuple[str, str], int]
    """People by opening and closing option; empty when only totals are known."""

    @property
    def enough(self) -> bool:
        """Whether both ballots were cast by enough people to be shown."""
        return enough(self.before) and enough(self.after)

    @property
    def paired(self) -> int:
        """How many people's opening and closing choices are both known."""
        return sum(self.pairs.values())

    @cached_property
    def shown(self) -> Shown:
        """Who changed, as far as it gives no group of fewer than five away."""
        if not self.enough or self.paired < FEWEST:
            return Shown({}, None)
        return what_may_be_shown(self._table())

    def _table(self) -> dict[tuple[str, str], int]:
        """Everybody by opening and closing option, also who voted on one side only."""
        rows, columns = _totals(self.pairs, 0), _totals(self.pairs, 1)
        only_before = {(one, ""): n - rows.get(one, 0) for one, n in self.before.items()}
        only_after = {("", one): n - columns.get(one, 0) for one, n in self.after.items()}
        return {**self.pairs, **only_before, **only_after}

    @property
    def drawn(self) -> bool:
        """Whether flows can be shown, and not only totals."""
        return bool(self.shown.flows)

    @property
    def veiled(self) -> bool:
        """Whether some of what is known of who changed is not shown."""
        return bool(self.pairs) and self.shown.flows != self.pairs

    @property
    def partial(self) -> bool:
        """Whether some people voted on one side only, so that totals and pairs differ."""
        return not total(self.before) == total(self.after) == self.paired


def shift(room: Room, opening: str, closing: str) -> Shift | None:
    """The shift between two ballots; None before both are counted.

    Pairs that a later count of one of the ballots contradicts are left out.
    """
    before, after = room.votes(opening), room.votes(closing)
    if before is None or after is None:
        return None
    pairs = Counter(_pairs(room.flows.get(closing, {})))
    slips = _pairs(room.pairs)
    typed = room.tallies.get(opening, {}), room.tallies.get(closing, {})
    if _agree(slips, *typed):
        pairs.update(slips)
    return Shift(before, after, {pair: people for pair, people in pairs.items() if all(pair)})


def _pairs(held: Votes) -> dict[tuple[str, str], int]:
    pairs = {}
    for key, people in held.items():
        first, _, second = key.partition("/")
        if people:
            pairs[first, second] = people
    return pairs


def _agree(pairs: Mapping[tuple[str, str], int], before: Votes, after: Votes) -> bool:
    """Whether no later count of a ballot contradicts the pairs."""
    return _totals(pairs, 0) == _positive(before) and _totals(pairs, 1) == _positive(after)


def _totals(pairs: Mapping[tuple[str, str], int], side: int) -> dict[str, int]:
    totals: dict[str, int] = {}
    for pair, people in pairs.items():
        if pair[side]:
            totals[pair[side]] = totals.get(pair[side], 0) + people
    return totals


def _positive(votes: Votes) -> dict[str, int]:
    return {option: people for option, people in votes.items() if people}


def both_votes(room: Room, quiz: str) -> tuple[Votes | None, Votes | None]:
    """The distributions of a quiz item's first and second vote; None for one not counted."""
    return room.votes(f"{quiz}/1"), room.votes(f"{quiz}/2")


def votes_of(room: Room, quiz: str) -> list[Votes]:
    """The distributions of a quiz item's first and second vote, as far as they are counted."""
    return [votes for votes in both_votes(room, quiz) if votes is not None]


def have_spoken(room: Room) -> int:
    """How many people have spoken at least once, at most as many as are there."""
    return min(sum(room.speakers.first.values()), room.people)


def defended(room: Room) -> set[str]:
    """The options that somebody has spoken for."""
    turns = (room.speakers.first, room.speakers.again)
    return {option for taps in turns for option, people in taps.items() if option and people}


def undefended(room: Room, options: Sequence[str]) -> list[str]:
    """The options that nobody has spoken for yet."""
    spoken = defended(room)
    return [option for option in options if option not in spoken]


def slips(room: Room, opening: str, closing: str) -> int | None:
    """How many slips were counted, those with one letter too; None where no pairs are believed."""
    before, after = room.tallies.get(opening), room.tallies.get(closing)
    pairs = _pairs(room.pairs)
    if before is None or after is None or not _agree(pairs, before, after):
        return None
    return sum(pairs.values())
