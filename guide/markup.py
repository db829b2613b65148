"""Prose as HTML and as plain text, dates as a reader writes them. Knows no Streamlit."""

from __future__ import annotations

import datetime as dt

from markdown_it import MarkdownIt

from guide.model.base import When
from guide.model.maps import Map
from guide.model.pack import Source
from guide.model.plain import plain, reference_words
from guide.model.whole import Pack

__all__ = [
    "capital",
    "inline",
    "long_date",
    "paragraphs",
    "plain",
    "reference_words",
    "whose_line",
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


def whose_line(pack: Pack, drawn: Map) -> str:
    """Whose line a map draws and when its shapes were cut, unless the reading stops before."""
    words = pack.words
    if drawn.borders_as_of is None:
        return words.whose_line_then.format(whose=drawn.whose)
    return words.whose_line.format(whose=drawn.whose, date=long_date(drawn.borders_as_of))
