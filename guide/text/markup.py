"""Prose as HTML, or as the tokens that another surface sets."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

__all__ = ["Token", "capital", "inline", "paragraphs", "tokens"]

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable("smartquotes")
_KEPT = 8192
"""Texts whose HTML is kept: all of a guide's, so that a page is not set anew at every run."""


@lru_cache(_KEPT)
def inline(markdown: str) -> Markup:
    """Markdown of one paragraph as HTML, without a paragraph's tags."""
    return Markup(_MARKDOWN.renderInline(markdown))


@lru_cache(_KEPT)
def paragraphs(markdown: str) -> Markup:
    """Markdown of any number of paragraphs as HTML."""
    return Markup(_MARKDOWN.render(markdown))


def tokens(markdown: str) -> list[Token]:
    """Markdown of any number of paragraphs as markdown-it's tokens, quotes set as on the page."""
    return _MARKDOWN.parse(markdown)


def capital(term: str) -> str:
    """A term as a heading: glossaries hold it as it stands within a sentence."""
    return term[0].upper() + term[1:]
