"""Policy options with their trade-offs."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from guide.model.base import Evidence
from guide.model.blocks import Options
from guide.model.blocks.options import PolicyOption
from guide.model.reading import Pack
from guide.views.cite import evidence_line, source_list
from guide.views.prose import Writer

LETTERS = "ABCDE"


def show(pack: Pack, block: Options) -> None:
    """Show each option at the same length, under its letter."""
    write = Writer(pack, block.id)
    options = "".join(
        _option(pack, write, letter, option)
        for letter, option in zip(LETTERS, block.options, strict=False)
    )
    cited = [
        source
        for option in block.options
        for line in (*option.benefits, *option.costs, option.precedent)
        for source in line.sources
    ]
    st.html(
        f'<section class="options"><h2>{escape(block.title)}</h2>'
        f'<div class="measure">{write.paragraphs(block.intro)}</div>{options}'
        f"{source_list(pack, cited)}</section>"
    )


def _option(pack: Pack, write: Writer, letter: str, option: PolicyOption) -> str:
    words = pack.words
    return (
        f'<article class="option"><header><span class="letter" aria-hidden="true">{letter}</span>'
        f"<div><h3>{escape(option.title)}</h3><p>{write.line(option.summary)}</p></div></header>"
        f'<div class="columns-2">'
        f"{_lines(pack, write, words.benefits, 'for', option.benefits)}"
        f"{_lines(pack, write, words.costs, 'against', option.costs)}"
        f'<section class="side"><h4>{escape(words.objector)}</h4>'
        f"<p><strong>{escape(option.objector.who)}.</strong> {write.line(option.objector.why)}</p>"
        f'</section><section class="side"><h4>{escape(words.precedent)}</h4>'
        f"<p>{evidence_line(pack, write, option.precedent)}</p></section></div></article>"
    )


def _lines(pack: Pack, write: Writer, title: str, side: str, lines: Sequence[Evidence]) -> str:
    items = "".join(f"<li>{evidence_line(pack, write, line)}</li>" for line in lines)
    return f'<section class="side {side}"><h4>{escape(title)}</h4><ul>{items}</ul></section>'
