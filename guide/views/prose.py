"""Markdown with glossary terms and people, as HTML."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from guide.model.pack import Pack
from guide.model.plain import plain, reference_words
from guide.model.prose import PersonRef, TermRef, pieces
from guide.model.untranslated import still
from guide.text.html import html
from guide.text.markup import capital, inline, paragraphs, pictured

__all__ = ["Writer", "capital", "plain"]

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Two private-use characters that stand for a reference while Markdown is rendered."""


class Writer:
    """Writes the prose of one block. Each term and person is explained once, at its first use."""

    def __init__(self, pack: Pack, block: str) -> None:
        self.pack = pack
        self.block = block
        self.explained: set[str] = set()

    def line(self, text: str) -> Markup:
        """Prose of one paragraph, without a paragraph's tags."""
        marked, notes = self._marked(text)
        return self._filled(pictured(inline(marked), self.pack.pictures), notes)

    def paragraphs(self, text: str) -> Markup:
        """Prose of any number of paragraphs."""
        marked, notes = self._marked(text)
        return self._filled(pictured(paragraphs(marked), self.pack.pictures), notes)

    def _marked(self, text: str) -> tuple[str, list[Markup]]:
        notes: list[Markup] = []
        out: list[str] = []
        for piece in pieces(text):
            if isinstance(piece, str):
                out.append(piece)
                continue
            out.append(f"{_OPEN}{len(notes)}{_CLOSE}")
            notes.append(self._reference(piece))
        return still(text, "".join(out)), notes

    @staticmethod
    def _filled(prose: Markup, notes: Iterable[Markup]) -> Markup:
        for number, note in enumerate(notes):
            prose = prose.replace(f"{_OPEN}{number}{_CLOSE}", note)
        return prose

    def _reference(self, piece: TermRef | PersonRef) -> Markup:
        words = reference_words(self.pack, piece)
        if piece.id in self.explained:
            return html("{{ words }}", words=words)
        self.explained.add(piece.id)
        heading, text = self._explanation(piece)
        return html(
            '<button class="term" popovertarget="{{ note }}">{{ words }}</button>'
            '<span class="note" popover id="{{ note }}" role="note">'
            "<strong>{{ heading }}</strong> {{ text }}</span>",
            note=f"note-{self.block}-{piece.id}",
            words=words,
            heading=heading,
            text=text,
        )

    def _explanation(self, piece: TermRef | PersonRef) -> tuple[str, Markup]:
        """What a term means, or who a person is, under its heading."""
        if isinstance(piece, TermRef):
            term = self.pack.terms[piece.id]
            return capital(term.term), inline(plain(self.pack, term.definition))
        person = self.pack.people[piece.id]
        text = html("{{ role }}. {{ country }}.", role=person.role, country=person.country)
        return person.name, text
