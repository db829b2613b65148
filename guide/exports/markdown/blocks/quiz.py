"""A quiz item with its answer."""

from __future__ import annotations

from guide.model.blocks import Quiz
from guide.model.blocks.quiz import Estimate, Order
from guide.model.choices import choices_of
from guide.text.dates import long_date

from ..page import Page, escaped


def write(page: Page, block: Quiz) -> None:
    """The question with what there is to choose from, then the answer and why it is right."""
    words = page.pack.words
    page.heading(2, words.quiz)
    page.text(block.stem, known=block.known)
    if isinstance(block.answer, Order):
        items = {item.id: item.text for item in block.answer.items}
        page.list(map(escaped, items.values()))
        key = [items[id] for id in block.answer.key]
    elif isinstance(block.answer, Estimate):
        key = [_estimate(page, block.answer)]
    else:
        options = choices_of(page.pack, block, named=True)
        page.list(f"{option.letter}: {escaped(option.text)}" for option in options)
        key = [f"{option.letter}: {option.text}" for option in options if option.right]
    page.labelled(words.right_answer, "; ".join(map(escaped, key)))
    page.text(block.rationale, sources=block.sources)
    if block.method:
        page.text(block.method)


def _estimate(page: Page, answer: Estimate) -> str:
    if answer.key_date:
        return long_date(page.pack.words, answer.key_date)
    return f"{answer.key} {answer.unit or ''}".strip()
