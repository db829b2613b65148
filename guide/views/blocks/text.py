"""A passage of prose."""

import streamlit as st

from guide.model.blocks import Text
from guide.model.pack import Pack
from guide.text.html import html

from ..cite import source_list
from ..prose import Writer


def show(pack: Pack, block: Text) -> None:
    """Show the passage in the measure of a page."""
    write = Writer(pack, block.id)
    st.html(
        html(
            '<section class="measure">{% if heading %}<h2>{{ heading }}</h2>{% endif %}'
            "{{ text }}{{ sources }}</section>",
            heading=block.heading,
            text=write.paragraphs(block.text),
            sources=source_list(pack, block.sources or ()),
        )
    )
