"""A claim: how convinced the reader is, the evidence on both sides, and how far it moved them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from guide.model.base import Evidence
from guide.model.blocks import Claim
from guide.model.my_views import labels
from guide.model.progress import STEPS
from guide.model.reading import Pack
from guide.views.cite import citation, evidence_line, long_date, source_list
from guide.views.claim_links import anchor
from guide.views.conviction import movement
from guide.views.mine import begin_with, keep, progress, touched
from guide.views.prose import Writer


def show(pack: Pack, block: Claim) -> None:
    """Show the claim, and its evidence once the reader has rated it or asked for it."""
    _claim(pack, block)


@st.fragment
def _claim(pack: Pack, block: Claim) -> None:
    words = pack.words
    write = Writer(pack, block.id)
    st.html(
        f'<article class="claim" id="{anchor(block.id)}" tabindex="-1">'
        f"<h3>{escape(block.title)}</h3><blockquote><p>{write.line(block.statement)}</p>"
        f"<footer>{escape(words.article_says)} {citation(pack, block.sources)}"
        "</footer></blockquote></article>"
    )
    before = progress().convictions.get(block.id, {}).get("before")
    if before or block.id in progress().opened:
        if before:
            said = words.conviction_was.format(before=labels(pack)[before])
            st.html(f'<p class="quiet" role="status">{escape(said)}</p>')
        st.html(_evidence(pack, write, block))
        _rate(pack, block, "after", words.conviction_after)
        moved = movement(pack, progress().convictions.get(block.id, {}))
        if moved:
            st.html(moved)
    else:
        _rate(pack, block, "before", words.conviction_before)
        st.button(
            words.read_unrated,
            key=f"open-{block.id}",
            type="tertiary",
            on_click=open_evidence,
            args=([block.id],),
        )
    keep()


def open_evidence(claims: Sequence[str]) -> None:
    """Show the evidence of claims without a rating."""
    opened = progress().opened
    opened += [claim for claim in claims if claim not in opened]
    touched(claims[0])


def closed(pack: Pack, claims: Sequence[str]) -> list[str]:
    """Those of some claims whose evidence the reader has not asked for yet."""
    known = progress()
    return [
        claim
        for claim in claims
        if claim not in known.opened and "before" not in known.convictions.get(claim, {})
    ]


def _rate(pack: Pack, block: Claim, moment: str, question: str) -> None:
    key = f"conviction-{block.id}-{moment}"
    begin_with(key, progress().convictions.get(block.id, {}).get(moment))
    st.radio(
        question,
        list(STEPS),
        index=None,
        format_func=labels(pack).__getitem__,
        key=key,
        horizontal=True,
        on_change=_keep,
        args=(block.id, moment, key),
    )


def _keep(claim: str, moment: str, key: str) -> None:
    progress().convictions.setdefault(claim, {})[moment] = st.session_state[key]
    touched(claim)


def _evidence(pack: Pack, write: Writer, block: Claim) -> str:
    """Three columns, stacked on a phone."""
    words = pack.words
    return (
        f'<div class="columns-3 evidence">'
        f"{_side(pack, write, words.evidence_for, 'for', block.evidence_for)}"
        f"{_side(pack, write, words.evidence_against, 'against', block.evidence_against)}"
        f"{_side(pack, write, words.uncertain, 'uncertain', block.uncertain)}"
        f"</div>{source_list(pack, _cited(block))}"
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
    lines = (*block.evidence_for, *block.evidence_against, *block.uncertain)
    return [*block.sources, *(source for line in lines for source in line.sources)]
