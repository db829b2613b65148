"""Prose as HTML and as plain text, dates as a reader writes them. Knows no Streamlit."""

from __future__ import annotations

import datetime as dt

from markdown_it import MarkdownIt

from guide.model.base import When
from guide.model.pack import Source
from guide.model.whole import plain, reference_words

__all__ = [
    "capital",
    "inline",
    "long_date",
    "paragraphs",
    "plain",
    "reference_words",
    "year_of",
]

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable("smartquotes")


def inline(markdown: str) -> str:
    """Markdown of one paragraph as HTML, without a paragraph's tags."""
    return str(_MARKDOWN.renderInline(markdown))


def paragraphs(markdown: str) -> str:
    """Markdown of any number of paragraphs as HTML."""
    return str(_MARKDOWN.render(markdown))


def capital(term: str) -> str:
    """A term as a heading: glossaries hold it as it stands within a sentence."""
    return term[0].upper() + term[1:]


def long_date(when: When | dt.date) -> str:
    """A date as a reader writes it: ``6 April 2017``, ``April 2017`` or ``2017``."""
    if isinstance(when, dt.date):
        return f"{when.day} {when:%B %Y}"
    if when.precision == "day":
        return f"{when.first.day} {when.first:%B %Y}"
    return f"{when.first:%B %Y}" if when.precision == "month" else f"{when.first.year}"


def year_of(source: Source) -> str:
    """The year of a dated source, with a space before it."""
    return "" if source.undated else f" {source.date.first.year}"
