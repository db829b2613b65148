"""The picture that a link to a page is shown with in a message or on another site."""

from __future__ import annotations

from guide.model.pack import Pack
from guide.text.council import presenter

from .typeset import picture

WIDTH, HEIGHT = 1200, 630
"""Pixels: what the sites that show such pictures ask for."""

_PPI = 144

_SIZES = ((36, 38.0), (64, 31.0), (110, 26.0))
"""Up to how many characters a title is set in which size, in points; longer ones in the last."""

LONGEST = 200
"""Characters of the text below the title; three lines hold them."""


def as_png(pack: Pack, title: str, text: str) -> bytes:
    """The picture: the guide's publisher, the page's title and a line on what it is for."""
    guide = pack.guide
    modules = " · ".join(one.short for one in pack.modules)
    content = {
        "over": presenter(pack),
        "title": title,
        "size": next((size for most, size in _SIZES if len(title) <= most), 22.0),
        "text": shortened(text),
        "foot": guide.title if title != guide.title else modules,
    }
    return picture("card", content, lang=guide.language, ppi=_PPI)


def shortened(text: str) -> str:
    """A text in no more than ``LONGEST`` characters, cut after a word."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(",;:.") + " …"
