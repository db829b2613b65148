"""What a room chooses from, under letters: a ballot's options, a quiz item's, a policy's."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from guide.figures.projected.options import SIGNS, Option, colour, place
from guide.model.blocks import AnyBlock, Ballot, Quiz
from guide.model.blocks.quiz import Place
from guide.model.reading import Pack
from guide.model.votable import votable

from .slide import Piece

LETTERS = "ABCDEFG"


def opening_of(pack: Pack, block: Ballot) -> Ballot:
    """The ballot that holds the question: itself, or the opening one that it repeats."""
    if block.repeats is None:
        return block
    opening = pack.block(block.repeats)
    assert isinstance(opening, Ballot)
    return opening


def choices_of(pack: Pack, block: AnyBlock | None) -> tuple[Option, ...]:
    """The things that hands can be raised for; none for a block that asks for no vote.

    Of a place, only the letter is told: its name is the answer.
    """
    asked = opening_of(pack, block) if isinstance(block, Ballot) else block
    told = not (isinstance(block, Quiz) and isinstance(block.answer, Place))
    return tuple(
        Option(id, letter, text if told else "")
        for (id, text), letter in zip(votable(pack, asked), LETTERS)
    )


def choice_pieces(
    options: Sequence[Option], *, key: Sequence[str] = (), note: str = ""
) -> tuple[Piece, ...]:
    """A line for each option under its letter and marker; those of the key stand out."""
    return tuple(_choice(option, bool(key), option.id in key, note) for option in options)


def _choice(option: Option, revealed: bool, right: bool, note: str) -> Piece:
    state = (" is-key" if right else " is-other") if revealed else ""
    told = f' <span class="mark">{escape(note)}</span>' if right and note else ""
    colours = f"--paper:{colour(option, 'paper')};--dark:{colour(option, 'dark')}"
    return Piece(
        f'<div class="choice{state}"><span class="sign" style="{colours}" aria-hidden="true">'
        f'{SIGNS[place(option)]}</span><span class="letter">{option.letter}</span>'
        f"<p>{escape(option.text)}{told}</p></div>",
        f"{option.text} {note if right else ''}".strip(),
        lines=0.4,
        indent=3.2,
    )
