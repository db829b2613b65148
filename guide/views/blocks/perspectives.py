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
    '<div class="cards">{% for card in cards[:first] %}{{ card }}{% endfor %}</div>'
    "{% if more %}<details><summary>{{ more }}</summary>"
    '<div class="cards">{% for card in cards[first:] %}{{ card }}{% endfor %}</div></details>'
    "{% endif %}{{ sources }}</section>"
)
_CARD = (
    '<section class="card"><h3>{{ view.place }}</h3>'
    "<p>{{ since }}{{ text }} {{ cite }}</p></section>"
)
FIRST = 4
"""How many stand on the page at once; the others are a press away, unless it is one alone."""


def show(pack: Pack, block: Perspectives) -> None:
    """Show a card for each of the first capitals, and the others at a press."""
    write = Writer(pack, block.id)
    intro = write.paragraphs(block.intro) if block.intro else None
    cards = [
        html(
            _CARD,
            view=view,
            since=since_mark(pack, view.known),
            text=write.line(view.view),
            cite=citation(pack, view.sources),
        )
        for view in block.views
    ]
    cited = [source for view in block.views for source in view.sources]
    first = FIRST if len(cards) > FIRST + 1 else len(cards)
    others = ", ".join(view.place for view in block.views[first:])
    st.html(
        html(
            _CARDS,
            title=block.title,
            intro=intro,
            cards=cards,
            first=first,
            more=pack.words.more_perspectives.format(places=others) if others else "",
            sources=source_list(pack, cited),
        )
    )
