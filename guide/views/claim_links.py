"""From a block to the claims that it bears on."""

from html import escape

import streamlit as st

from guide.model.blocks import AnyBlock, Claim
from guide.model.reading import Pack

from .links import page_link


def show(pack: Pack, block: AnyBlock) -> None:
    """A link to each claim that the block bears on, or nothing."""
    if not block.claims:
        return
    with st.container(key=f"claims-of-{block.id}", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="bears-on">{escape(pack.words.bears_on)}</p>', width="content")
        for id in block.claims:
            claim = pack.block(id)
            assert isinstance(claim, Claim)
            page_link(pack.module_of(id).id, claim.title, block=id)
