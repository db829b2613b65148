"""Whether an answer to a quiz item is complete, and whether it is right."""

from __future__ import annotations

from typing import Any

from .base import When
from .blocks.quiz import AnyAnswer, Choice, Choices, Estimate, Order, Place


def complete(answer: AnyAnswer, given: Any) -> bool:
    """Whether enough was given to be judged."""
    if isinstance(answer, Order):
        return len(given) == len(answer.key)
    if isinstance(answer, Choices):
        return bool(given)
    return given is not None


def right(answer: AnyAnswer, given: Any) -> bool:
    """Whether a complete answer is right.

    ``given`` is an option id, a tuple of ids, a number, a date as ``YYYY`` or ``YYYY-MM``, or a
    place id, as the answer's type asks.
    """
    if isinstance(answer, Choice | Place):
        return bool(given == answer.key)
    if isinstance(answer, Choices):
        return set(given) == set(answer.key)
    if isinstance(answer, Order):
        return tuple(given) == answer.key
    assert isinstance(answer, Estimate)
    return distance(answer, given) <= answer.tolerance


def distance(answer: Estimate, given: float | int | str) -> float:
    """How far an estimate is from the key, in its unit: months or years for a date."""
    if answer.key_date is None:
        assert answer.key is not None
        return abs(float(given) - answer.key)
    key, guess = answer.key_date, When.parse(str(given))
    years = guess.first.year - key.first.year
    if key.precision == "year":
        return abs(years)
    return abs(years * 12 + guess.first.month - key.first.month)
