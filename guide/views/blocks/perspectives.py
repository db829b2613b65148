"""How it looks from several capitals."""

import streamlit as st

from guide.model.blocks import Perspectives
from guide.model.pack import Pack
from guide.text.html import html

from ..cite import citation, since_mark, source_list
from ..prose import Writer

_CARDS = (
    '<section class="perspectives"><h2>{{ title }}</h2>'
    '{% if intro %}<div class="measure">{{ intro }}</div>{% endif %}'
    '<div class="cards">{% for place, since, view, cite in cards %}'
    '<section class="card"><h3>{{ place }}</h3><p>{{ since }}{{ view }} {{ cite }}</p></section>'
    "{% endfor %}</div>{{ sources }}</section>"
)


def show(pack: Pack, block: Perspectives) -> None:
    """Show a card for each capital."""
    write = Writer(pack, block.id)
    intro = write.paragraphs(block.intro) if block.intro else None
    cards = [
        (
            view.place,
            since_mark(pack, view.known),
            write.line(view.view),
            citation(pack, view.sources),
        )
        for view in block.views
    ]
    cited = [source for view in block.views for source in view.sources]
    sources = source_list(pack, cited)
    st.html(html(_CARDS, title=block.title, intro=intro, cards=cards, sources=sources))
