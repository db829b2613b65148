"""A module's two lengths: the switch between them, and the short text."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.model.brief import SPEED, brief_minutes
from guide.model.pack import Module, Passage
from guide.model.reading import Pack
from guide.model.whole import title

from . import blocks
from .cite import since_mark
from .fresh import statement_mark
from .links import href
from .prose import Writer, plain


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
        st.html(f'<p class="quiet">{escape(note)}</p>', width="stretch")
    return length == words.length_short


def show(pack: Pack, module: Module) -> None:
    """Show the short text: each paragraph beside the blocks that say the same at length."""
    write = Writer(pack, f"{module.id}-brief")
    held: list[str] = []
    for passage in module.brief:
        held.append(_passage(pack, module, write, passage))
        if passage.shows:
            st.html(_set("".join(held)))
            held = []
            blocks.show(pack, pack.block(passage.shows))
    st.html(_set("".join(held)))


def _set(passages: str) -> str:
    return f'<section class="brief">{passages}</section>'


def _passage(pack: Pack, module: Module, write: Writer, passage: Passage) -> str:
    links = "".join(
        f'<li><a href="{escape(href(module.id, block=block))}" target="_self">'
        f"{escape(plain(pack, title(pack.block(block))))}</a></li>"
        for block in passage.rests_on
        if block != passage.shows and pack.block(block).kind not in ("map", "timeline")
    )
    aside = f"<aside><span>{escape(pack.words.in_full)}</span><ul>{links}</ul></aside>"
    return (
        f"<div><p>{since_mark(pack, passage.known)}{statement_mark(pack, passage)}"
        f"{write.line(passage.text)}</p>{aside if links else ''}</div>"
    )
