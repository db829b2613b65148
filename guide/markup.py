"""Prose as HTML and as plain text, dates as a reader writes them. Knows no Streamlit."""

from __future__ import annotations

import datetime as dt

from markdown_it import MarkdownIt

from guide.model.base import When
from guide.model.pack import Source
from guide.model.prose import PersonRef, TermRef, pieces
from guide.model.reading import Pack

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable("smartquotes")


def inline(markdown: str) -> str:
    """Markdown of one paragraph as HTML, without a paragraph's tags."""
    return str(_MARKDOWN.renderInline(markdown))


def paragraphs(markdown: str) -> str:
    """Markdown of any number of paragraphs as HTML."""
    return str(_MARKDOWN.render(markdown))


def plain(pack: Pack, text: str) -> str:
    """Prose as a screen reader or a chart reads it: references become their words."""
    return "".join(
        piece if isinstance(piece, str) else reference_words(pack, piece) for piece in pieces(text)
    )


def reference_words(pack: Pack, piece: TermRef | PersonRef) -> str:
    """The words that stand in a text for a reference."""
    if piece.words:
        return piece.words
    if isinstance(piece, TermRef):
        return pack.terms[piece.id].term
    return pack.people[piece.id].name


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
