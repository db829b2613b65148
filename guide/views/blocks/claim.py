"""A claim: how convinced the reader is, the evidence on both sides, and how far it moved them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from guide.model.blocks import Claim
from guide.model.fitting import STEPS
from guide.model.my_views import labels
from guide.model.pack import Pack
from guide.text.dates import long_date
from guide.text.html import html

from .. import focus
from ..cite import citation, evidence_line, source_list
from ..claim_links import anchor
from ..conviction import movement
from ..prose import Writer
from ..saved_progress import begin_with, keep, progress, touched


def show(pack: Pack, block: Claim) -> None:
    """Show the claim, and its evidence once the reader has asked for it."""
    _claim(pack, block)


@st.fragment
def _claim(pack: Pack, block: Claim) -> None:
    words = pack.words
    write = Writer(pack, block.id)
    rated = progress().convictions.get(block.id, {})
    with st.container(key=f"row-{block.id}"):
        st.html(_statement(pack, write, block))
        with st.container():
            _rate(pack, block, "before", words.conviction_before)
            if not is_open(block.id):
                st.button(
                    words.show_evidence if rated else words.read_unrated,
                    key=f"open-{block.id}",
                    type="tertiary",
                    on_click=open_evidence,
                    args=([block.id],),
                )
    if is_open(block.id):
        st.html(_evidence(pack, write, block))
        _rate(pack, block, "after", words.conviction_after)
        st.html(movement(pack, rated))
    keep()


def _statement(pack: Pack, write: Writer, block: Claim) -> Markup:
    return html(
        '<article class="claim" id="{{ anchor }}" tabindex="-1"><h3>{{ title }}</h3>'
        "<blockquote><p>{{ statement }}</p><footer>{{ says }} {{ cite }}</footer></blockquote>"
        "</article>",
        anchor=anchor(block.id),
        title=block.title,
        statement=write.line(block.statement),
        says=pack.words.attributions[block.attribution],
        cite=citation(pack, block.sources),
    )


def open_evidence(claims: Sequence[str]) -> None:
    """Show the evidence of claims, and lead the focus to the first of it."""
    new = [claim for claim in claims if not is_open(claim)]
    progress().opened += new
    touched(claims[0])
    focus.next_on(f"#{_evidence_id(new[0])}")


def is_open(claim: str) -> bool:
    """Whether the reader asked for a claim's evidence. A rating alone shows nothing."""
    known = progress()
    return claim in known.opened or "after" in known.convictions.get(claim, {})


def _evidence_id(claim: str) -> str:
    return f"evidence-{claim}"


def _rate(pack: Pack, block: Claim, moment: str, question: str) -> None:
    key = f"conviction-{block.id}-{moment}"
    begin_with(key, progress().convictions.get(block.id, {}).get(moment))
    # What is heard names the claim: a page has six such rows.
    st.html(html('<p class="asked" aria-hidden="true">{{ question }}</p>', question=question))
    st.radio(
        f"{block.title}: {question}",
        list(STEPS),
        label_visibility="collapsed",
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


_SIDES = (
    '<div class="columns-3 evidence" id="{{ id }}" tabindex="-1" role="group" '
    'aria-label="{{ label }}">{% for side, title, lines in sides %}'
    '<section class="side {{ side }}"><h4>{{ title }}</h4><ul>'
    "{% for line in lines %}<li>{{ line }}</li>"
    '{% else %}<li class="quiet">{{ nothing }}</li>{% endfor %}'
    "</ul></section>{% endfor %}</div>{{ sources }}"
)


def _evidence(pack: Pack, write: Writer, block: Claim) -> Markup:
    """Three columns, stacked on a phone."""
    words = pack.words
    sides = (
        ("for", words.evidence_for, block.evidence_for),
        ("against", words.evidence_against, block.evidence_against),
        ("uncertain", words.uncertain, block.uncertain),
    )
    return html(
        _SIDES,
        id=_evidence_id(block.id),
        label=words.evidence_of.format(claim=block.title),
        sides=[
            (side, title, [evidence_line(pack, write, line) for line in lines])
            for side, title, lines in sides
        ],
        nothing=_nothing(pack),
        sources=source_list(pack, _cited(block)),
    )


def _nothing(pack: Pack) -> str:
    """What stands where a reading of the past has no line."""
    date = long_date(pack.words, pack.guide.article.date) if pack.as_of else ""
    return pack.words.nothing_then.format(date=date)


def _cited(block: Claim) -> list[str]:
    lines = (*block.evidence_for, *block.evidence_against, *block.uncertain)
    return [*block.sources, *(source for line in lines for source in line.sources)]
