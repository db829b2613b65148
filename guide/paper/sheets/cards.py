"""What is cut out or torn off: ballots, and cards of perspectives, policy options and evidence."""

from __future__ import annotations

from collections.abc import Iterable

from guide.model.blocks import Ballot, Claim, Options, Perspectives
from guide.model.content import Module

from ..blocks import ballot, claim
from ..blocks import options as policy
from ..blocks import perspectives as views
from ..nodes import Card, Cards, Grid, Heading, Nodes, Runs
from ..writer import Writer, said


def ballots(write: Writer, module: Module) -> Nodes:
    """A leaf for each question of opinion, with both ballots on it."""
    return [
        ballot.leaf(write, block)
        for block in module.blocks
        if isinstance(block, Ballot) and block.repeats is None
    ]


def perspectives(write: Writer, module: Module) -> Nodes:
    """A card for each capital."""
    return _cards(
        card
        for block in module.blocks
        if isinstance(block, Perspectives)
        for card in views.cards(write, block)
    )


def options(write: Writer, module: Module) -> Nodes:
    """A card for each policy option."""
    return _cards(
        card
        for block in module.blocks
        if isinstance(block, Options)
        for card in policy.cards(write, block)
    )


def evidence(write: Writer, module: Module) -> Nodes:
    """The evidence to be sorted into for and against, and the answers for whoever leads."""
    words = write.pack.words
    made: list[Card] = []
    rows: list[tuple[Runs, ...]] = []
    for block in module.blocks:
        if isinstance(block, Claim):
            cards, sides = claim.cards(write, block, len(made) + 1)
            names = (words.evidence_for, words.evidence_against, words.uncertain)
            numbered = list(enumerate(sides, len(made) + 1))
            told = (", ".join(str(n) for n, side in numbered if side == name) for name in names)
            rows.append((said(block.title), *map(said, told)))
            made += cards
    head = (words.paper_claim, words.evidence_for, words.evidence_against, words.uncertain)
    return [
        Cards(tuple(made)),
        Heading(2, words.paper_sides),
        Grid(head, tuple(rows), (40, 20, 20, 20)),
    ]


def _cards(cards: Iterable[Card]) -> Nodes:
    return [Cards(tuple(cards))]
