"""Which flows of a shift can be shown without giving a group of fewer than five away.

A flow that is left out can still be had by subtraction: from the totals of both ballots, which are
shown, and from the flows beside it. So a flow is shown only if each small one that stays hidden
could as well be another number, as far as anybody can tell from what is shown. What the totals say
by themselves they say: where all end with one option, everybody sees where they came from.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from guide import settings

FEWEST = settings.fewest()
"""People below whom no distribution is shown (design.md, Rooms, people, numbers)."""

Cell = tuple[str, str]
"""An opening and a closing option; the empty text stands for a vote that was not cast."""

Table = Mapping[Cell, int]
"""People by cell."""

Side = tuple[int, str]
"""0 for the opening and 1 for the closing, with an option."""

Change = tuple[Cell, int]
"""One person more (1) or less (-1) in a cell."""


class _Turn(NamedTuple):
    """One person more or less in a cell, and from where to where that is made good."""

    by: int
    start: Side
    goal: Side


FARTHEST = 2
"""How far the number of those who stayed may be off on the way to another table."""


@dataclass(frozen=True)
class Facts:
    """What is shown besides the totals of both ballots."""

    flows: frozenset[Cell] = frozenset()
    moved: bool = False
    """Whether it is told how many changed their choice."""


@dataclass(frozen=True)
class Shown:
    """What may be shown of who changed."""

    flows: Table
    moved: int | None
    """How many changed their choice; None where that would give a small group away."""


def what_may_be_shown(table: Table) -> Shown:
    """The flows and the number of changes that give no small group away.

    ``table`` holds everybody who voted at least once, also in cells of one side only.
    """
    whole = {cell: people for cell, people in table.items() if all(cell) and people}
    moved = sum(people for (first, second), people in whole.items() if first != second)
    told = all(group == 0 or group >= FEWEST for group in (moved, sum(whole.values()) - moved))
    large = (cell for cell, people in whole.items() if people >= FEWEST)
    facts = _Guarded(table).made_safe(Facts(frozenset(large), told))
    flows = {cell: people for cell, people in whole.items() if cell in facts.flows}
    return Shown(flows, moved if facts.moved else None)


class _Guarded:
    """A table whose small cells are not to be found out."""

    def __init__(self, table: Table) -> None:
        names = sorted({name for cell in table for name in cell} | {""})
        self.names = names
        self.table = {
            (first, second): table.get((first, second), 0)
            for first in names
            for second in names
            if first or second
        }

    @cached_property
    def small(self) -> list[Cell]:
        """The small cells that the totals alone leave open."""
        return [
            cell
            for cell, people in self.table.items()
            if 0 < people < FEWEST and self._open(cell, Facts(), sized=False)
        ]

    def made_safe(self, facts: Facts) -> Facts:
        """As many of the facts as give nothing away."""
        while (facts.flows or facts.moved) and not self._safe(facts):
            facts = self._fewer(facts)
        return facts

    def _fewer(self, facts: Facts) -> Facts:
        """The facts without the smallest flow that makes them safe, or else without one more."""
        flows = sorted(facts.flows, key=lambda cell: (self.table[cell], cell))
        less = [Facts(facts.flows - {cell}, facts.moved) for cell in flows]
        if facts.moved:
            less.append(Facts(facts.flows, False))
        return next((each for each in less if self._safe(each)), less[-1])

    def _safe(self, facts: Facts) -> bool:
        return all(self._open(cell, facts, sized=True) for cell in self.small)

    def _open(self, cell: Cell, facts: Facts, *, sized: bool) -> bool:
        """Whether a hidden cell could be another number by all that is shown.

        ``sized`` is whether others know of each hidden cell whether it is small.
        """
        hidden = {
            (one, more)
            for one in self.table
            for more in (1, -1)
            if one != cell and one not in facts.flows and self._bends(one, more, sized)
        }
        row, column = (0, cell[0]), (1, cell[1])
        for by, start, goal in (_Turn(1, column, row), _Turn(-1, row, column)):
            way = self._way(start, goal, hidden, by * _stays(cell) if facts.moved else None)
            if way is not None and self._fits([(cell, by), *way], sized):
                return True
        return False

    def _way(
        self, start: Side, goal: Side, hidden: Set[Change], off: int | None
    ) -> list[Change] | None:
        """Changes, in turn one more and one less, that lead from a side of a cell to the other.

        So every total stays. ``hidden`` holds the changes that are free to be made; ``off`` is by
        how many more people have stayed at the start, which is made good on the way; None where
        nobody is told how many did.
        """
        known: dict[tuple[Side, int | None], list[Change]] = {(start, off): []}
        queue = deque(known)
        while queue:
            (side, name), off = here = queue.popleft()
            if (side, name) == goal and not off:
                return known[here]
            for other in self.names:
                change: Change = ((name, other), 1) if side == 0 else ((other, name), -1)
                beyond = None if off is None else off + change[1] * _stays(change[0])
                there = ((1 - side, other), beyond)
                if change in hidden and abs(beyond or 0) <= FARTHEST and there not in known:
                    known[there] = [*known[here], change]
                    queue.append(there)
        return None

    def _fits(self, changes: Iterable[Change], sized: bool) -> bool:
        """Whether the changes lead to a table that could be the true one."""
        other = Counter(self.table)
        for cell, more in changes:
            other[cell] += more
        return all(self._could_be(cell, people, sized) for cell, people in other.items())

    def _bends(self, cell: Cell, more: int, sized: bool) -> bool:
        """Whether a cell can have one more or one less."""
        return self._could_be(cell, self.table[cell] + more, sized)

    def _could_be(self, cell: Cell, people: int, sized: bool) -> bool:
        """Whether so many people in a cell are as small or as large a group as there is."""
        same = (people < FEWEST) == (self.table[cell] < FEWEST)
        return people >= 0 and (same or not sized)


def _stays(cell: Cell) -> int:
    return int(cell[0] == cell[1])
