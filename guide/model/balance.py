"""Whether the two sides of each claim and each option have the same room and the same ground."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .base import Evidence
from .blocks import Claim, Options
from .content import Quality
from .pack import Pack
from .plain import plain
from .prose import words
from .reading_grade import ReadingGrade, reading_grade

MOST_WORDS = 1.5
"""How many times the words of the other side a side may have."""
MOST_LINES = 1
"""How many lines more than the other side a side may have."""
MOST_SOURCES = 2.0
"""How many times the sources of the other side a side may cite."""
FIRM: tuple[Quality, ...] = ("primary", "reference")
"""The kinds of source of which each side has one, if the other side has."""


@dataclass(frozen=True)
class Side:
    """One side of a claim or an option."""

    name: str
    """``for``, ``against``, ``benefits`` or ``costs``."""
    words: int
    lines: int
    sources: int
    """How many different sources its lines cite."""
    kinds: Mapping[str, int]
    """How many of them are of each kind."""

    @property
    def firm(self) -> int:
        """How many of its sources are documents or reference works."""
        return sum(self.kinds.get(kind, 0) for kind in FIRM)


@dataclass(frozen=True)
class Lean:
    """One way in which a pair leans to a side."""

    to: str
    measure: str
    """``words``, ``lines``, ``sources`` or ``kinds``."""
    more: int
    less: int


@dataclass(frozen=True)
class Pair:
    """A claim with its evidence on both sides, or an option with its benefits and costs."""

    kind: str
    id: str
    sides: tuple[Side, Side]

    @property
    def leans(self) -> tuple[Lean, ...]:
        """How it leans, by the thresholds of this file."""
        return tuple(_leans(*self.sides)) + tuple(_leans(*reversed(self.sides)))


@dataclass(frozen=True)
class Balance:
    """The weights of a whole guide."""

    pairs: tuple[Pair, ...]
    grades: Mapping[str, ReadingGrade]
    """How hard each module's summary is to read."""


def balance(pack: Pack) -> Balance:
    """The weights of every claim and option, and the reading grade of every summary."""
    grades = {module.id: reading_grade(plain(pack, module.summary)) for module in pack.modules}
    return Balance(tuple(_pairs(pack)), grades)


def _pairs(pack: Pack) -> Iterator[Pair]:
    for block in pack.blocks.values():
        if isinstance(block, Claim):
            sides = _sides(pack, ("for", block.evidence_for), ("against", block.evidence_against))
            yield Pair("claim", block.id, sides)
        elif isinstance(block, Options):
            for option in block.options:
                sides = _sides(pack, ("benefits", option.benefits), ("costs", option.costs))
                yield Pair("option", f"{block.id} {option.id}", sides)


_Lines = tuple[str, Sequence[Evidence]]


def _sides(pack: Pack, one: _Lines, other: _Lines) -> tuple[Side, Side]:
    return _side(pack, *one), _side(pack, *other)


def _side(pack: Pack, name: str, lines: Sequence[Evidence]) -> Side:
    cited = {source for line in lines for source in line.sources}
    kinds = Counter[str](pack.sources[source].quality for source in cited)
    return Side(name, sum(words(line.text) for line in lines), len(lines), len(cited), kinds)


def _leans(one: Side, other: Side) -> Iterator[Lean]:
    """How a pair leans to ``one``."""
    if one.words > MOST_WORDS * other.words:
        yield Lean(one.name, "words", one.words, other.words)
    if one.lines > other.lines + MOST_LINES:
        yield Lean(one.name, "lines", one.lines, other.lines)
    if one.sources > MOST_SOURCES * other.sources:
        yield Lean(one.name, "sources", one.sources, other.sources)
    if one.firm and not other.firm:
        yield Lean(one.name, "kinds", one.firm, other.firm)
