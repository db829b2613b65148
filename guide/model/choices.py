"""What people can choose from in a block, under letters: the same for every surface."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .blocks import AnyBlock, Ballot, Options, Quiz
from .blocks.quiz import Choice, Choices, Order, Place
from .pack import Pack
from .words import Words

LETTERS = "ABCDEFGHJK"
"""For options, in order: no I, which looks like 1 and like l."""

SIGNS = ("■", "●", "▲", "◆", "★", "▼", "✚", "□", "○", "△")
"""The marker of each letter, as a character."""


@dataclass(frozen=True)
class Option:
    """Something to choose, to vote for or to speak for."""

    id: str
    letter: str
    text: str
    right: bool = False
    """Whether it belongs to the key of a quiz item."""


def opening_of(pack: Pack, ballot: Ballot) -> Ballot:
    """The ballot that holds the question: itself, or the opening one that it repeats."""
    if ballot.repeats is None:
        return ballot
    opening = pack.block(ballot.repeats)
    assert isinstance(opening, Ballot)
    return opening


def ends_of(words: Words, order: Order) -> tuple[str, str]:
    """What the first and the last place of an order are: ``earliest`` and ``latest``."""
    return order.first or words.order_first, order.last or words.order_last


def choices_of(pack: Pack, block: AnyBlock | None, *, named: bool = False) -> tuple[Option, ...]:
    """The options of a block, in order; none for a block that offers no choice.

    A closing ballot has those of the opening one that it repeats. Of places to choose from only the
    letters are told, for a name is the answer; with ``named`` the names too.
    """
    asked = opening_of(pack, block) if isinstance(block, Ballot) else block
    key = _key(asked)
    names_told = named or not (isinstance(asked, Quiz) and isinstance(asked.answer, Place))
    return tuple(
        Option(id, letter, text if names_told else "", id in key)
        for (id, text), letter in zip(_offered(pack, asked), LETTERS)
    )


def _offered(pack: Pack, block: AnyBlock | None) -> Iterator[tuple[str, str]]:
    """The id and the words of each option."""
    match block:
        case Ballot():
            yield from ((option.id, option.text) for option in block.options or ())
        case Options():
            yield from ((option.id, option.title) for option in block.options)
        case Quiz(answer=Choice() | Choices() as answer):
            yield from ((option.id, option.text) for option in answer.options)
        case Quiz(answer=Place() as answer):
            ids = (candidate.place for candidate in answer.candidates)
            yield from ((id, pack.places[id].name) for id in ids)


def _key(block: AnyBlock | None) -> tuple[str, ...]:
    match block:
        case Quiz(answer=Choices() as answer):
            return answer.key
        case Quiz(answer=Choice() | Place() as answer):
            return (answer.key,)
    return ()
