"""Judgments in hindsight, one at a time or all below one another."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from guide.model.pack import Pack
from guide.text.html import html

from . import blocks, focus, one_of
from .saved_progress import keep


def show(pack: Pack, ids: Sequence[str]) -> None:
    """Show one of them with the way to the others, in a fragment of its own."""
    _run(pack, tuple(ids))


@st.fragment
def _run(pack: Pack, ids: tuple[str, ...]) -> None:
    key, words = f"hindsights-{ids[0]}", pack.words
    with st.container(key=key):
        if len(ids) == 1 or st.session_state.get(_whole(ids)):
            for each in ids:
                blocks.show(pack, pack.block(each))
        else:
            at = one_of.number(ids, key)
            number = words.one_of.format(number=at + 1, count=len(ids))
            st.html(html('<p class="kicker">{{ number }}</p>', number=number))
            blocks.show(pack, pack.block(ids[at]))
            with st.container(key=f"steps-{key}", horizontal=True):
                one_of.ways(pack, ids, key, at, ".hindsight")
                label = words.show_every.format(count=len(ids))
                st.button(
                    label, key=f"show-all-{ids[0]}", type="tertiary", on_click=_all, args=(ids,)
                )
    keep()


def show_whole(ids: Sequence[str]) -> None:
    """Show all of them from the next run on."""
    st.session_state[_whole(ids)] = True


def _whole(ids: Sequence[str]) -> str:
    return f"whole-{ids[0]}"


def _all(ids: Sequence[str]) -> None:
    show_whole(ids)
    focus.next_on(f".st-key-block-{ids[0]} .hindsight")
