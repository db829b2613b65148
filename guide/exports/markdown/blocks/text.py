"""A passage of prose under its heading."""

from __future__ import annotations

from guide.model.blocks import Text

from ..page import Page


def write(page: Page, block: Text) -> None:
    """Heading and text."""
    if block.heading:
        page.heading(2, block.heading)
    page.text(block.text, sources=block.sources or ())
