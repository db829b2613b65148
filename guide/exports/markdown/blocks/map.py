"""A map, told in words: plain text holds no drawing."""

from __future__ import annotations

from guide.model.blocks import MapBlock
from guide.text.citation import whose_line

from ..page import Page


def write(page: Page, block: MapBlock) -> None:
    """What the map shows, and whose line it draws."""
    drawn = page.pack.maps[block.map]
    page.heading(2, drawn.title)
    if block.intro:
        page.text(block.intro)
    page.text(drawn.alt)
    for label, line in drawn.said:
        page.labelled(label, line.text, line.sources, line.known)
    page.plain(whose_line(page.pack, drawn))
    page.text(drawn.borders, sources=drawn.borders_sources)
