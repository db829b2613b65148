"""A passage of prose."""

from html import escape

import streamlit as st

from guide.model.blocks import Text
from guide.model.reading import Pack
from guide.views.cite import source_list
from guide.views.prose import Writer


def show(pack: Pack, block: Text) -> None:
    """Show the passage in the measure of a page."""
    write = Writer(pack, block.id)
    heading = f"<h2>{escape(block.heading)}</h2>" if block.heading else ""
    st.html(
        f'<section class="measure">{heading}{write.paragraphs(block.text)}'
        f"{source_list(pack, block.sources or ())}</section>"
    )
