"""Prose without its references, as a screen reader, a figure or a file reads it."""

from __future__ import annotations

from .pack import Pack
from .prose import PersonRef, TermRef, pieces
from .untranslated import still


def plain(pack: Pack, text: str) -> str:
    """The text with each reference as its words."""
    said = "".join(
        piece if isinstance(piece, str) else reference_words(pack, piece) for piece in pieces(text)
    )
    return still(text, said)


def reference_words(pack: Pack, piece: TermRef | PersonRef) -> str:
    """The words that a reference shows: its own, or else the name of what it names."""
    if piece.words:
        return piece.words
    if isinstance(piece, TermRef):
        return pack.terms[piece.id].term
    return pack.people[piece.id].name
