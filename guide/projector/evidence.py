"""Dated and sourced lines as parts of a slide."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from guide.markup import long_date, plain, year_of
from guide.model.base import Evidence, When
from guide.model.reading import Pack

from .slide import Piece, line, mark


def since(pack: Pack, known: When | None) -> str:
    """The words that mark what a reader of the article could not yet know; empty for the rest."""
    if known is None or known.first <= pack.guide.article.date.first:
        return ""
    return pack.words.since_mark.format(date=long_date(known))


def evidence_pieces(pack: Pack, lines: Iterable[Evidence]) -> tuple[Piece, ...]:
    """Lines of evidence, each with its mark and the names of its sources."""
    return tuple(evidence_piece(pack, each) for each in lines)


def evidence_piece(pack: Pack, evidence: Evidence, label: str = "") -> Piece:
    """A line of evidence, under a label if it has one."""
    later = since(pack, evidence.known)
    head = f'<p class="label">{escape(label)}</p>' if label else ""
    shown = mark(later) if later else ""
    return Piece(
        f'<div class="evidence">{head}<p>{shown}{line(pack, evidence.text)}</p></div>',
        f"{later} {plain(pack, evidence.text).strip()}".strip(),
        evidence.sources,
        lines=0.4 + (0.8 if label else 0),
        indent=0.9,
    )


def short_citations(pack: Pack, sources: Iterable[str]) -> list[str]:
    """Publisher and year of each source, each once."""
    cited = (pack.sources[source] for source in sources)
    return list(dict.fromkeys(f"{each.publisher}{year_of(each)}" for each in cited))
