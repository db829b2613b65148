"""How it looks from several capitals."""

from __future__ import annotations

from guide.model.blocks import Perspectives

from ..page import Page


def write(page: Page, block: Perspectives) -> None:
    """Each view under the name of its place."""
    page.heading(2, block.title)
    if block.intro:
        page.text(block.intro)
    for view in block.views:
        page.heading(3, view.place)
        page.text(view.view, sources=view.sources, known=view.known)
