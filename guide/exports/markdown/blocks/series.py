"""A figure over time, told in words: its numbers are a file of their own on the page."""

from __future__ import annotations

from guide.model.blocks import Series

from ..page import Page


def write(page: Page, block: Series) -> None:
    """What the figure shows, how it was asked, and who says so."""
    words = page.pack.words
    page.heading(2, block.title)
    if block.intro:
        page.text(block.intro)
    page.text(block.alt, sources=block.sources)
    page.plain(words.unit.format(unit=block.unit))
    if block.question:
        page.text(block.question)
