"""Policy options to weigh."""

from __future__ import annotations

from guide.model.blocks import Options

from ..page import Page


def write(page: Page, block: Options) -> None:
    """Each option with what speaks for it, what it costs, who would object, and a precedent."""
    words = page.pack.words
    page.heading(2, block.title)
    page.text(block.intro)
    for option in block.options:
        page.heading(3, option.title)
        page.text(option.summary)
        page.plain(words.benefits, strong=True)
        page.evidence(option.benefits)
        page.plain(words.costs, strong=True)
        page.evidence(option.costs)
        objector = option.objector
        page.labelled(f"{words.objector} – {objector.who}", objector.why)
        page.plain(words.precedent, strong=True)
        page.evidence([option.precedent])
