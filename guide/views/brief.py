"""A module's two lengths: the switch between them, and the short text."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from guide.model.brief import SPEED, brief_minutes
from guide.model.content import Module, Passage
from guide.model.pack import Pack, title
from guide.model.plain import plain
from guide.text.html import html

from . import blocks
from .cite import since_mark
from .links import href
from .prose import Writer
from .review_marks import statement_mark


def chosen(pack: Pack, module: Module) -> bool:
    """Show the switch; whether the reader wants the short text. ``?length=`` keeps the choice."""
    words = pack.words
    with st.container(key="switches", horizontal=True, vertical_alignment="center"):
        length = st.radio(
            words.length,
            [words.length_short, words.length_full],
            index=1,
            key="length",
            bind="query-params",
            horizontal=True,
            label_visibility="collapsed",
            width="content",
        )
        note = words.length_note.format(
            short=brief_minutes(module), full=module.minutes, speed=SPEED
        )
        st.html(html('<p class="quiet">{{ note }}</p>', note=note), width="stretch")
    return length == words.length_short


def show(pack: Pack, module: Module) -> None:
    """Show the short text: each paragraph beside the blocks that say the same at length."""
    write = Writer(pack, f"{module.id}-brief")
    held: list[Markup] = []
    for passage in module.brief:
        held.append(_passage(pack, module, write, passage))
        if passage.shows:
            st.html(_set(held))
            held = []
            blocks.show(pack, pack.block(passage.shows))
    st.html(_set(held))


def _set(passages: Sequence[Markup]) -> Markup:
    return html(
        '<section class="brief">{% for each in passages %}{{ each }}{% endfor %}</section>',
        passages=passages,
    )


def _passage(pack: Pack, module: Module, write: Writer, passage: Passage) -> Markup:
    links = [
        (href(module.id, block=block), plain(pack, title(pack.block(block))))
        for block in passage.rests_on
        if block != passage.shows and pack.block(block).kind not in ("map", "timeline")
    ]
    return html(
        "<div><p>{{ since }}{{ due }}{{ text }}</p>"
        "{% if links %}<aside><span>{{ label }}</span><ul>"
        '{% for address, title in links %}<li><a href="{{ address }}" target="_self">{{ title }}'
        "</a></li>{% endfor %}</ul></aside>{% endif %}</div>",
        since=since_mark(pack, passage.known),
        due=statement_mark(pack, passage),
        text=write.line(passage.text),
        label=pack.words.in_full,
        links=links,
    )
