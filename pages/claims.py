"""The ledger: every claim of the article, with what the reader thinks of it before and after."""

import streamlit as st
from markupsafe import Markup

from guide.model.blocks import Claim
from guide.model.content import Module
from guide.model.my_views import labels
from guide.model.pack import Pack, title
from guide.model.plain import plain
from guide.text.html import html
from guide.views.conviction import scale
from guide.views.links import page_link
from guide.views.page_head import page_head
from guide.views.prose import Writer
from guide.views.saved_progress import progress

_CLAIM = (
    '<article class="ledger"><div><h3>{{ title }}</h3><p>{{ statement }}</p>'
    '<p class="quiet">{{ counts }}</p>{% if taken_up %}'
    "<details><summary>{{ summary }}</summary><ul>"
    "{% for each in taken_up %}<li>{{ each }}</li>{% endfor %}</ul></details>{% endif %}</div>"
    "{{ rated }}</article>"
)


def show(pack: Pack) -> None:
    """Show the claims by module, each with the reader's ratings and a link to its evidence."""
    words = pack.words
    page_head(words.claims_title, words.claims_intro)
    for module in pack.modules:
        number = words.obstacle.format(number=module.number, count=len(pack.modules))
        st.html(
            html(
                '<p class="kicker ledger-kicker">{{ number }}</p>'
                '<h2 class="ledger-title">{{ title }}</h2>',
                number=number,
                title=module.title,
            )
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
    with st.container(key=f"ledger-{block.id}"):
        st.html(
            html(
                _CLAIM,
                title=block.title,
                statement=write.line(block.statement),
                counts=counts,
                summary=words.taken_up.format(count=len(taken_up)),
                taken_up=taken_up,
                rated=_rated(pack, block.id),
            )
        )
        page_link(module.id, words.weigh_claim, block=block.id)


def _rated(pack: Pack, claim: str) -> Markup:
    """The reader's own ratings of a claim."""
    words, names = pack.words, labels(pack)
    rated = progress().convictions.get(claim, {})
    rows = [
        (label, names.get(rated.get(moment, 0), words.not_rated))
        for label, moment in (
            (words.rated_before, "before"),
            (words.rated_after, "after"),
        )
    ]
    return html(
        '<div class="rated">{{ scale }}<dl>{% for label, name in rows %}'
        "<dt>{{ label }}</dt><dd>{{ name }}</dd>{% endfor %}</dl></div>",
        scale=scale(rated),
        rows=rows,
    )
