"""The quiz on paper: asked, answered, and scored by teams."""

from __future__ import annotations

from guide.model.blocks import Quiz
from guide.model.content import Module

from ..blocks import quiz as item
from ..nodes import Grid, Heading, Nodes, PageBreak, Paragraph, Run
from ..writer import Writer, said

TEAMS = 12
"""Rows of a score sheet."""


def items(module: Module) -> list[Quiz]:
    """The quiz items of a module, in the order of their numbers on paper."""
    return [block for block in module.blocks if isinstance(block, Quiz)]


def quiz(write: Writer, module: Module) -> Nodes:
    """The items with room for answers."""
    words = write.pack.words
    found: Nodes = [Paragraph(said(words.paper_quiz_how), "quiet")]
    for number, block in enumerate(items(module), 1):
        found += item.asked(write, block, number)
    return found


def key(write: Writer, module: Module) -> Nodes:
    """Every answer at a glance, and then why."""
    words = write.pack.words
    rows = tuple(
        (said(str(number), "strong"), item.key(write, block))
        for number, block in enumerate(items(module), 1)
    )
    found: Nodes = [
        Grid((words.paper_number, words.paper_answer), rows, (0, 1)),
    ]
    for number, block in enumerate(items(module), 1):
        found += item.answered(write, block, number)
    return found


def score(write: Writer) -> Nodes:
    """A team's answer sheet for every round, a module each, and the scorer's board."""
    words, pack = write.pack.words, write.pack
    rounds = [module for module in pack.modules if items(module)]
    found: Nodes = [Paragraph(said(words.paper_score_how))]
    for place, module in enumerate(rounds):
        name = words.paper_round.format(number=module.number, title=module.short)
        rows = tuple((said(str(n)), (), ()) for n in range(1, len(items(module)) + 1))
        found += [
            *([PageBreak()] if place else []),
            Heading(2, name),
            Paragraph((Run(words.paper_team),)),
            Grid(
                (words.paper_number, words.paper_answer, words.paper_points),
                rows,
                (8, 74, 18),
                tall=True,
            ),
        ]
    head = (words.paper_team_name, *(str(module.number) for module in rounds), words.paper_total)
    board = tuple(((Run(f"{n}"),), *((),) * (len(rounds) + 1)) for n in range(1, TEAMS + 1))
    found += [
        PageBreak(),
        Heading(2, words.paper_board),
        Grid(head, board, (40, *((12.0,) * len(rounds)), 14), tall=True),
    ]
    return found
