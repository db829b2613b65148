"""Markdown with glossary terms and people, as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markdown_it import MarkdownIt

from guide.model.prose import PersonRef, TermRef, pieces
from guide.model.reading import Pack
from guide.model.whole import plain, reference_words

__all__ = ["Writer", "capital", "plain"]

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable("smartquotes")
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Two private-use characters that stand for a reference while Markdown is rendered."""


class Writer:
    """Writes the prose of one block. Each term and person is explained once, at its first use."""

    def __init__(self, pack: Pack, block: str) -> None:
        self.pack = pack
        self.block = block
        self.explained: set[str] = set()

    def line(self, text: str) -> str:
        """Prose of one paragraph, without a paragraph's tags."""
        marked, notes = self._marked(text)
        return self._filled(_MARKDOWN.renderInline(marked), notes)

    def paragraphs(self, text: str) -> str:
        """Prose of any number of paragraphs."""
        marked, notes = self._marked(text)
        return self._filled(_MARKDOWN.render(marked), notes)

    def _marked(self, text: str) -> tuple[str, list[str]]:
        notes: list[str] = []
        out: list[str] = []
        for piece in pieces(text):
            if isinstance(piece, str):
                out.append(piece)
                continue
            out.append(f"{_OPEN}{len(notes)}{_CLOSE}")
            notes.append(self._reference(piece))
        return "".join(out), notes

    @staticmethod
    def _filled(html: str, notes: Iterable[str]) -> str:
        for number, note in enumerate(notes):
            html = html.replace(f"{_OPEN}{number}{_CLOSE}", note)
        return html

    def _reference(self, piece: TermRef | PersonRef) -> str:
        words = reference_words(self.pack, piece)
        if isinstance(piece, TermRef):
            term = self.pack.terms[piece.id]
            heading = capital(term.term)
            text = _MARKDOWN.renderInline(plain(self.pack, term.definition))
        else:
            person = self.pack.people[piece.id]
            heading, text = person.name, escape(f"{person.role}. {person.country}.")
        if piece.id in self.explained:
            return escape(words)
        self.explained.add(piece.id)
        note = f"note-{self.block}-{piece.id}"
        return (
            f'<button class="term" popovertarget="{note}">{escape(words)}</button>'
            f'<span class="note" popover id="{note}" role="note">'
            f"<strong>{escape(heading)}</strong> {text}</span>"
        )


def capital(term: str) -> str:
    """A term as a heading: glossaries hold it as it stands within a sentence."""
    return term[0].upper() + term[1:]
