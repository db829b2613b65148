"""A press that forgets something asks once before it does."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from guide.model.pack import Pack
from guide.text.html import html

from . import focus


def button(pack: Pack, label: str, *, key: str, question: str, then: Callable[[], None]) -> None:
    """A button that asks ``question`` in its place; the same words once more do it, or not.

    ``then`` runs before the page is drawn again, and leads the focus on by itself.
    """
    asking, words = f"{key}-asking", pack.words
    if not st.session_state.get(asking):
        st.button(label, key=key, type="tertiary", on_click=_ask, args=(key, True))
        return
    with st.container(key=asking, horizontal=True, vertical_alignment="center"):
        st.html(html("<p data-say>{{ text }}</p>", text=question), width="content")
        st.button(label, key=f"{key}-yes", on_click=_do, args=(key, then))
        st.button(words.keep_it, key=f"{key}-no", type="tertiary", on_click=_ask, args=(key, False))


def _ask(key: str, asking: bool) -> None:
    st.session_state[f"{key}-asking"] = asking
    focus.next_on(f".st-key-{key}-no button" if asking else f".st-key-{key} button")


def _do(key: str, then: Callable[[], None]) -> None:
    st.session_state[f"{key}-asking"] = False
    then()
