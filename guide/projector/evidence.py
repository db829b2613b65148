"""Dated and sourced lines as parts of a slide."""

from __future__ import annotations

from collections.abc import Iterable

from guide.model.base import Evidence
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text.citation import since_words
from guide.text.html import html

from .slide import Piece, line, mark


def evidence_pieces(pack: Pack, lines: Iterable[Evidence]) -> tuple[Piece, ...]:
    """Lines of evidence, each with its mark and the names of its sources."""
    return tuple(evidence_piece(pack, each) for each in lines)


def evidence_piece(pack: Pack, evidence: Evidence, label: str = "") -> Piece:
    """A line of evidence, under a label if it has one."""
    later = since_words(pack, evidence.known)
    return Piece(
        html(
            '<div class="evidence">{% if label %}<p class="label">{{ label }}</p>{% endif %}'
            "<p>{{ mark }}{{ line }}</p></div>",
            label=label,
            mark=mark(later),
            line=line(pack, evidence.text),
        ),
        f"{later} {plain(pack, evidence.text).strip()}".strip(),
        evidence.sources,
        lines=0.4 + (0.8 if label else 0),
        indent=0.9,
    )
