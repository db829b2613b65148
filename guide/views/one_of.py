"""One of several things at a time, and the way to the others."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from guide.model.pack import Pack

from . import focus


def number(ids: Sequence[str], key: str) -> int:
    """Which one is shown, from 0. ``?block=<id>`` opens at one, once."""
    asked = st.query_params.get("block")
    if asked is not None and asked in ids and st.session_state.get(f"{key}-asked") != asked:
        st.session_state[f"{key}-asked"] = asked
        st.session_state[f"{key}-number"] = list(ids).index(asked)
    return min(int(st.session_state.get(f"{key}-number", 0)), len(ids) - 1)


def go_to_first(key: str) -> None:
    """Begin at the first one when it is shown next."""
    st.session_state.pop(f"{key}-number", None)


def ways(pack: Pack, ids: Sequence[str], key: str, at: int, part: str) -> None:
    """The buttons to the one before and after, which lead the focus to a part of its block.

    ``part`` is the CSS selector of that part.
    """

    def go(step: int) -> None:
        st.session_state[f"{key}-number"] = at + step
        focus.next_on(f".st-key-block-{ids[at + step]} {part}")

    words = pack.words
    for name, label, step, last in (
        ("previous", words.previous_item, -1, 0),
        ("next", words.next_item, 1, len(ids) - 1),
    ):
        st.button(label, key=f"{key}-{name}", on_click=go, args=(step,), disabled=at == last)
