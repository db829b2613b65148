"""The ledger: every claim of the article, with what the reader thinks of it before and after."""

from html import escape

import streamlit as st

from guide.model.blocks import Claim
from guide.model.my_views import labels
from guide.model.pack import Module
from guide.model.reading import Pack
from guide.model.whole import title
from guide.views.conviction import scale
from guide.views.links import page_link
from guide.views.mine import progress
from guide.views.page_head import page_head
from guide.views.prose import Writer, plain


def show(pack: Pack) -> None:
    """Show the claims by module, each with the reader's ratings and a link to its evidence."""
    words = pack.words
    page_head(words.claims_title, words.claims_intro)
    for module in pack.modules:
        number = words.obstacle.format(number=module.number, count=len(pack.modules))
        st.html(
            f'<p class="kicker ledger-kicker">{escape(number)}</p>'
            f'<h2 class="ledger-title">{escape(module.title)}</h2>'
        )
        for block in module.blocks:
            if isinstance(block, Claim):
                _claim(pack, module, block)


def _claim(pack: Pack, module: Module, block: Claim) -> None:
    words = pack.words
    write = Writer(pack, f"ledger-{block.id}")
    counts = words.evidence_counts.format(
        pro=len(block.evidence_for), con=len(block.evidence_against), open=len(block.uncertain)
    )
    taken_up = dict.fromkeys(plain(pack, title(each)) for each in pack.bearing[block.id])
    where = (
        f"<details><summary>{escape(words.taken_up.format(count=len(taken_up)))}</summary><ul>"
        + "".join(f"<li>{escape(each)}</li>" for each in taken_up)
        + "</ul></details>"
        if taken_up
        else ""
    )
    with st.container(key=f"ledger-{block.id}"):
        st.html(
            f'<article class="ledger"><div><h3>{escape(block.title)}</h3>'
            f"<p>{write.line(block.statement)}</p>"
            f'<p class="quiet">{escape(counts)}</p>{where}</div>{_rated(pack, block.id)}</article>'
        )
        page_link(module.id, words.weigh_claim, block=block.id)


def _rated(pack: Pack, claim: str) -> str:
    """The reader's own ratings of a claim."""
    words, names = pack.words, labels(pack)
    rated = progress().convictions.get(claim, {})
    rows = "".join(
        f"<dt>{escape(label)}</dt>"
        f"<dd>{escape(names.get(rated.get(moment, 0), words.not_rated))}</dd>"
        for label, moment in (
            (words.rated_before, "before"),
            (words.rated_after, "after"),
        )
    )
    return f'<div class="rated">{scale(rated)}<dl>{rows}</dl></div>'
