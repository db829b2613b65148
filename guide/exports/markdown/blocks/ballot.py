"""A ballot: there is no right answer."""

from __future__ import annotations

from guide.model.blocks import Ballot
from guide.model.choices import choices_of, opening_of

from ..page import Page, escaped


def write(page: Page, block: Ballot) -> None:
    """The question and its positions; after a closing ballot what moved the voter."""
    words = page.pack.words
    closing = block.repeats is not None
    page.heading(2, words.screen_closing if closing else words.screen_opening)
    asked = opening_of(page.pack, block)
    if asked.question:
        page.text(asked.question)
    options = choices_of(page.pack, block)
    page.list(f"{option.letter}: {escaped(option.text)}" for option in options)
    if block.reflect:
        page.text(block.reflect)
