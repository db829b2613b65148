"""What answers count for, in words: an option, a step, a judgment, how near they were."""

from __future__ import annotations

from collections.abc import Mapping

from .blocks import AnyBlock, Claim, Hindsight, Quiz, Series
from .blocks.quiz import Choices, Estimate, Order
from .choices import Option, choices_of
from .my_views import labels
from .pack import Pack


def countable_of(pack: Pack, block: AnyBlock | None) -> tuple[Option, ...]:
    """Everything that answers are counted by, in order; nothing for a block that asks nothing.

    What is chosen from has its letter; a step, a judgment and how near an estimate was have none.
    """
    words = pack.words
    match block:
        case Claim():
            return tuple(Option(str(step), "", label) for step, label in labels(pack).items())
        case Hindsight():
            return tuple(Option(id, "", label) for id, label in words.verdicts.items())
        case Quiz(answer=Order()):
            return (
                Option("right", "", words.counted_right, right=True),
                Option("other", "", words.counted_other),
            )
        case Quiz(answer=Estimate()):
            return _near(pack)
        case Series(guess=guess) if guess is not None:
            return tuple(
                Option(one.id, "", f"{point.label}: {one.text}")
                for point in guess.points
                for one in points_of(pack, block)[f"{point.column} {point.period}"]
            )
    return choices_of(pack, block, named=True)


def points_of(pack: Pack, block: Series) -> Mapping[str, tuple[Option, ...]]:
    """How near an estimate before a figure was, by the name of its point."""
    points = block.guess.points if block.guess else ()
    names = [f"{point.column} {point.period}" for point in points]
    return {
        name: tuple(Option(f"{name}:{one.id}", "", one.text, one.right) for one in _near(pack))
        for name in names
    }


def several(block: AnyBlock | None) -> bool:
    """Whether one answer counts for more than one of them: several options, a guess a point."""
    return isinstance(block, Series) or (
        isinstance(block, Quiz) and isinstance(block.answer, Choices)
    )


def _near(pack: Pack) -> tuple[Option, ...]:
    words = pack.words
    return (
        Option("low", "", words.counted_low),
        Option("close", "", words.counted_close, right=True),
        Option("high", "", words.counted_high),
    )
