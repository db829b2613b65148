"""What people can vote for in a block."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import AnyBlock, Ballot, Options, Quiz
from .blocks.quiz import Choice, Choices, Place
from .whole import Pack


def votable(pack: Pack, block: AnyBlock | None) -> Sequence[tuple[str, str]]:
    """The id and the words of each choice, in order; none for a block that asks for no vote.

    A closing ballot holds none of its own: it repeats its opening one.
    """
    if isinstance(block, Ballot):
        return [(option.id, option.text) for option in block.options or ()]
    if isinstance(block, Options):
        return [(option.id, option.title) for option in block.options]
    if isinstance(block, Quiz) and isinstance(block.answer, Choice | Choices):
        return [(option.id, option.text) for option in block.answer.options]
    if isinstance(block, Quiz) and isinstance(block.answer, Place):
        ids = [candidate.place for candidate in block.answer.candidates]
        return [(id, pack.places[id].name) for id in ids]
    return []
