"""Who can read the guide: what was tried, with what, and what does not work yet."""

import streamlit as st

from guide.model.pack import Pack
from guide.text.dates import long_date
from guide.text.html import html
from guide.views.page_head import page_head
from guide.views.prose import Writer, plain

_PAGE = (
    '<section class="measure"><h2>{{ words.accessibility_tried }}</h2><dl class="tried">'
    "{% for what, how in tried %}<dt>{{ what }}</dt><dd>{{ how }}</dd>{% endfor %}</dl>"
    '<h2>{{ words.accessibility_not_yet }}</h2><ul class="not-yet">'
    "{% for line in not_yet %}<li>{{ line }}</li>{% endfor %}</ul>"
    '{{ tell }}{% if date %}<p class="quiet">{{ words.accessibility_date.format(date=date) }}</p>'
    "{% endif %}</section>"
)


def show(pack: Pack) -> None:
    """Show what ``guide.yaml`` says of it."""
    words, said = pack.words, pack.guide.accessibility
    assert said is not None
    write = Writer(pack, "accessibility")
    page_head(words.accessibility_title, plain(pack, said.intro))
    st.html(
        html(
            _PAGE,
            words=words,
            tried=[(each.what, write.line(each.how)) for each in said.tried],
            not_yet=[write.line(each) for each in said.not_yet],
            tell=write.paragraphs(said.tell),
            # As of the article's day nobody had tried anything yet.
            date=None if pack.as_of else long_date(words, said.tried_on),
        )
    )
