"""What the article expected against what happened: the reader judges before reading on."""

from html import escape

import streamlit as st

from guide.model.blocks import Hindsight
from guide.model.reading import Pack
from guide.views.cite import evidence_line, source_list
from guide.views.mine import begin_with, keep, progress, touched
from guide.views.prose import Writer


def show(pack: Pack, block: Hindsight) -> None:
    """Show the expectation and the question; the record only after a judgement."""
    _hindsight(pack, block)


@st.fragment
def _hindsight(pack: Pack, block: Hindsight) -> None:
    _judge(pack, block)
    keep()


def _decide(block: str, key: str) -> None:
    progress().verdicts[block] = st.session_state[key]
    touched(block)


def _judge(pack: Pack, block: Hindsight) -> None:
    words = pack.words
    write = Writer(pack, block.id)
    st.html(
        f'<article class="hindsight"><h3>{escape(block.title)}</h3>'
        f'<p><span class="kicker">{escape(words.expected)}</span> {write.line(block.expected)}</p>'
        f'<p class="question">{write.line(block.question)}</p></article>'
    )
    verdicts = words.verdicts
    key = f"verdict-{block.id}"
    begin_with(key, progress().verdicts.get(block.id))
    verdict = st.radio(
        words.your_judgment,
        list(verdicts),
        index=None,
        format_func=verdicts.__getitem__,
        horizontal=True,
        key=key,
        persist_state="session",
        on_change=_decide,
        args=(block.id, key),
    )
    if verdict is None:
        st.html(f'<p class="quiet">{escape(words.judge_first)}</p>')
        return
    lines = "".join(f"<li>{evidence_line(pack, write, line)}</li>" for line in block.happened)
    cited = [source for line in block.happened for source in line.sources]
    st.html(
        f'<section class="later result" role="status"><h4>{escape(words.happened)}</h4>'
        f"<ul>{lines}</ul>{source_list(pack, cited)}</section>"
    )
