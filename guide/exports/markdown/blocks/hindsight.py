"""What the article expected, and what happened."""

from __future__ import annotations

from guide.model.blocks import Hindsight

from ..page import Page


def write(page: Page, block: Hindsight) -> None:
    """The expectation, the question to judge it by, and what came of it."""
    words = page.pack.words
    page.heading(2, block.title)
    page.labelled(words.expected, block.expected)
    page.labelled(words.your_judgment, block.question)
    page.plain(words.happened, strong=True)
    page.evidence(block.happened)
