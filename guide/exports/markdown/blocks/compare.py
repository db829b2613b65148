"""Then and now."""

from __future__ import annotations

from guide.model.blocks import Compare

from ..page import Page


def write(page: Page, block: Compare) -> None:
    """Each question with its answer of then and, where the reading has one, of now."""
    words = page.pack.words
    page.heading(2, block.title)
    for row in block.rows:
        page.heading(3, row.label)
        page.plain(words.then, strong=True)
        page.text(row.then.text, sources=row.then.sources)
        if row.now:
            page.plain(words.now, strong=True)
            page.text(row.now.text, sources=row.now.sources, known=row.now.known)
