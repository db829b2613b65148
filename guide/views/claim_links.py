"""From a block to the claims that it bears on."""

import streamlit as st

from guide.model.blocks import AnyBlock, Claim
from guide.model.content import Module
from guide.model.pack import Pack
from guide.text.html import html

from .links import page_link

_HERE = "claims-here"


def stand_here(module: Module | None) -> None:
    """Say of what module the claims stand on this page."""
    st.session_state[_HERE] = module.id if module else None


def anchor(claim: str) -> str:
    """The id of a claim within its page."""
    return f"claim-{claim}"


def show(pack: Pack, block: AnyBlock) -> None:
    """A link to each claim that the block bears on, or nothing.

    To a claim on the same page it is an anchor, which asks nothing of the server.
    """
    claims = [claim for claim in map(pack.block, block.claims) if isinstance(claim, Claim)]
    if not claims:
        return
    here = st.session_state.get(_HERE)
    elsewhere = [claim for claim in claims if pack.module_of(claim.id).id != here]
    line = html(
        '<p class="bears-on"><span>{{ label }}</span>{% for anchor, title in links %}'
        '<a href="#{{ anchor }}">{{ title }}</a>{% endfor %}</p>',
        label=pack.words.bears_on,
        links=[
            (anchor(claim.id), claim.title)
            for claim in claims
            if pack.module_of(claim.id).id == here
        ],
    )
    if not elsewhere:
        st.html(line)
        return
    with st.container(key=f"claims-of-{block.id}", horizontal=True, vertical_alignment="center"):
        st.html(line, width="content")
        for claim in elsewhere:
            page_link(pack.module_of(claim.id).id, claim.title, block=claim.id)
