"""How a rule is written down: a name, what it looks at, and a function that finds faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from ..base import Part
from ..draft import Draft
from ..problem import Located, Said

Faults = Iterator[tuple[Located, Said]]
PartRule = Callable[[Any, Any, Draft], Faults]
WholeRule = Callable[[Draft], Faults]

PART_RULES: list[tuple[str, type[Part], PartRule]] = []
WHOLE_RULES: list[tuple[str, WholeRule]] = []


def rule(name: str, part: type[Part]) -> Callable[[PartRule], PartRule]:
    """Register a rule that looks at each part of one kind: the part, where it is, the draft."""

    def register(function: PartRule) -> PartRule:
        PART_RULES.append((name, part, function))
        return function

    return register


def whole_rule(name: str) -> Callable[[WholeRule], WholeRule]:
    """Register a rule that looks at the draft as a whole."""

    def register(function: WholeRule) -> WholeRule:
        WHOLE_RULES.append((name, function))
        return function

    return register


@cache
def rules_for(kind: type[Part]) -> tuple[tuple[str, PartRule], ...]:
    """The rules that look at a kind of part."""
    return tuple((name, function) for name, part, function in PART_RULES if issubclass(kind, part))
