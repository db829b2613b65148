"""A claim beside the evidence for it, against it, and what stays uncertain."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from guide.model.base import Evidence
from guide.model.blocks import Claim
from guide.model.reading import Pack
from guide.views.cite import citation, evidence_line, long_date, source_list
from guide.views.prose import Writer


def show(pack: Pack, block: Claim) -> None:
    """Show the claim with its evidence in three columns, stacked on a phone."""
    write = Writer(pack, block.id)
    words = pack.words
    statement = (
        f"<blockquote><p>{write.line(block.statement)}</p>"
        f"<footer>{escape(words.article_says)} {citation(pack, block.sources)}</footer>"
        "</blockquote>"
    )
    uncertain = "".join(f"<li>{write.line(text)}</li>" for text in block.uncertain)
    uncertain = uncertain or _nothing(pack)
    st.html(
        f'<article class="claim"><h3>{escape(block.title)}</h3>{statement}<div class="columns-3">'
        f"{_side(pack, write, words.evidence_for, 'for', block.evidence_for)}"
        f"{_side(pack, write, words.evidence_against, 'against', block.evidence_against)}"
        f'<section class="side uncertain"><h4>{escape(words.uncertain)}</h4><ul>{uncertain}</ul>'
        f"</section></div>{source_list(pack, _cited(block))}</article>"
    )


def _side(pack: Pack, write: Writer, title: str, side: str, lines: Sequence[Evidence]) -> str:
    items = "".join(f"<li>{evidence_line(pack, write, line)}</li>" for line in lines)
    items = items or _nothing(pack)
    return f'<section class="side {side}"><h4>{escape(title)}</h4><ul>{items}</ul></section>'


def _nothing(pack: Pack) -> str:
    """What stands where a reading of the past has no line."""
    date = long_date(pack.as_of) if pack.as_of else ""
    return f'<li class="quiet">{escape(pack.words.nothing_then.format(date=date))}</li>'


def _cited(block: Claim) -> list[str]:
    lines = (*block.evidence_for, *block.evidence_against)
    return [*block.sources, *(source for line in lines for source in line.sources)]
