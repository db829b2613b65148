"""A quiz night on paper: slips for tables without a phone, the board, the quizmaster's key."""

from __future__ import annotations

from collections.abc import Iterator

from guide.model.blocks import Quiz
from guide.model.blocks.quiz import Estimate, Order
from guide.model.choices import LETTERS, choices_of
from guide.model.runs import Run
from guide.room.night_run import items_in, played, rounds_of, tie_break_of

from ..blocks import quiz as item
from ..nodes import Grid, Heading, Node, Nodes, PageBreak, Paragraph, Runs, Together
from ..writer import Writer, said

TABLES = 20
"""Rows of a board: as many as a page has room for."""
Rounds = list[tuple[str, list[Quiz]]]
"""What each round is called, with its number, and its items in the order in which they come."""


def _rounds(write: Writer, run: Run) -> Rounds:
    pack = write.pack
    night = played(pack, run)
    found: Rounds = []
    for number, step in enumerate(rounds_of(night), 1):
        blocks = (pack.block(each.block) for each in items_in(night, step.of) if each.block)
        name = pack.words.paper_round.format(number=number, title=step.title)
        found.append((name, [block for block in blocks if isinstance(block, Quiz)]))
    return found


def _tie_break(write: Writer, run: Run) -> Quiz | None:
    """The estimate that parts tables at the top; None where none is left over."""
    id = tie_break_of(write.pack, run)
    block = write.pack.blocks.get(id or "")
    return block if isinstance(block, Quiz) else None


def slips(write: Writer, run: Run) -> Nodes:
    """What a table hands in after each round: its number, and letters to circle or a line."""
    words = write.pack.words
    found: Nodes = [
        _slip(write, name, [(str(n), _answer(write, block)) for n, block in enumerate(items, 1)])
        for name, items in _rounds(write, run)
    ]
    last = _tie_break(write, run)
    if last:
        found.append(_slip(write, words.night_tie_break, [("1", _answer(write, last))]))
    return found


def _slip(write: Writer, name: str, answers: list[tuple[str, Runs]]) -> Node:
    words = write.pack.words
    head = (words.paper_number, words.paper_answer, words.paper_points)
    rows = tuple((said(number), answer, ()) for number, answer in answers)
    grid = Grid(head, rows, (8, 74, 18), tall=True)
    return Together((Heading(2, name), Paragraph(said(words.paper_table)), grid))


def _answer(write: Writer, block: Quiz) -> Runs:
    """What stands where a table answers: letters to circle, a unit to write before, or nothing."""
    match block.answer:
        case Estimate() as estimate:
            return said(f"______________ {estimate.unit}" if estimate.unit else "")
        case Order() as order:
            return said(" → ".join(["____"] * len(order.items)))
        case _:
            letters = LETTERS[: len(choices_of(write.pack, block))]
            return said("\u2003".join(letters))


def board(write: Writer, run: Run) -> Nodes:
    """A row a table: the points of each round, and an estimate to break a tie."""
    words, rounds = write.pack.words, _rounds(write, run)
    more = (words.night_tie_break,) if _tie_break(write, run) else ()
    numbers = tuple(str(n) for n in range(1, len(rounds) + 1))
    head = (words.paper_table_name, *numbers, words.paper_total, *more)
    rows = tuple(((), *((),) * (len(head) - 1)) for _ in range(TABLES))
    widths = (30, *((max(4.0, 44.0 / len(rounds)),) * len(rounds)), 13, *((13.0,) * len(more)))
    return [Grid(head, rows, widths, tall=True)]


def key(write: Writer, run: Run) -> Nodes:
    """The answers of each round at a glance, then each item with why; a page for each round."""
    words = write.pack.words
    found: Nodes = []
    for place, (name, items) in enumerate(_rounds(write, run)):
        found += [*([PageBreak()] if place else []), Heading(2, name), *_answers(write, items)]
    last = _tie_break(write, run)
    if last:
        found += [Heading(2, words.night_tie_break), *_answers(write, [last])]
    return found


def _answers(write: Writer, items: list[Quiz]) -> Iterator[Node]:
    words = write.pack.words
    rows = tuple(
        (said(str(n), "strong"), item.key(write, block)) for n, block in enumerate(items, 1)
    )
    yield Grid((words.paper_number, words.paper_answer), rows, (0, 1))
    for number, block in enumerate(items, 1):
        yield from item.answered(write, block, number, level=3)
