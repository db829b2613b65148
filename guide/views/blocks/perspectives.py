"""How it looks from several capitals."""

from html import escape

import streamlit as st

from guide.model.blocks import Perspectives
from guide.model.reading import Pack
from guide.views.cite import citation, since_mark, source_list
from guide.views.prose import Writer


def show(pack: Pack, block: Perspectives) -> None:
    """Show a card for each capital."""
    write = Writer(pack, block.id)
    intro = f'<div class="measure">{write.paragraphs(block.intro)}</div>' if block.intro else ""
    cards = "".join(
        f'<section class="card"><h3>{escape(view.place)}</h3>'
        f"<p>{since_mark(pack, view.known)}{write.line(view.view)} "
        f"{citation(pack, view.sources)}</p></section>"
        for view in block.views
    )
    cited = [source for view in block.views for source in view.sources]
    st.html(
        f'<section class="perspectives"><h2>{escape(block.title)}</h2>{intro}'
        f'<div class="cards">{cards}</div>{source_list(pack, cited)}</section>'
    )
