"""What was opened in a figure, in sight: beside it, or as a sheet from below; and the way back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from guide.model.pack import Pack

from . import focus


def opened(key: str, opener: str) -> None:
    """Lead the focus to what was opened, and note the CSS selector that it goes back to."""
    st.session_state[f"{key}-opener"] = opener
    focus.next_on(f".st-key-sheet-{key}")


def was_used(key: str) -> bool:
    """Whether the reader has opened or closed anything in a figure."""
    return f"{key}-opener" in st.session_state


def beside(pack: Pack, key: str, in_turn: Sequence[str], choice: str, shown: str) -> DeltaGenerator:
    """A container for the card of what is shown, with ways to the one before and after, and out.

    ``in_turn`` are all that can be chosen and ``choice`` is the key of what is. It stands beside
    the figure where there is room, else it comes from below; what nobody chose stands beside or
    not at all.
    """
    now = in_turn.index(shown)
    words = pack.words
    box = st.container(key=f"sheet-{key}" if st.session_state[choice] else f"first-{key}")
    with box, st.container(key=f"ways-{key}", horizontal=True, vertical_alignment="center"):
        for name, label, to in (
            ("earlier", words.earlier, now - 1),
            ("later", words.later, now + 1),
        ):
            if 0 <= to < len(in_turn):
                st.button(
                    label,
                    key=f"{key}-{name}",
                    type="tertiary",
                    on_click=_go,
                    args=(key, choice, in_turn[to]),
                )
        _close(pack, key, choice)
    return box


def below(pack: Pack, key: str, choice: str) -> DeltaGenerator:
    """A container for the card of a choice that comes from below at any width."""
    box = st.container(key=f"sheet-{key}")
    with box, st.container(key=f"ways-{key}", horizontal=True):
        _close(pack, key, choice)
    return box


def _close(pack: Pack, key: str, choice: str) -> None:
    label, at = pack.words.close_card, f"{key}-close"
    st.button(label, key=at, type="tertiary", on_click=_shut, args=(key, choice))


def _go(key: str, choice: str, to: str) -> None:
    st.session_state[choice] = to
    st.session_state.setdefault(f"{key}-opener", f".st-key-{choice} input")
    focus.next_on(f".st-key-sheet-{key}")


def _shut(key: str, choice: str) -> None:
    st.session_state[choice] = None
    opener = st.session_state.setdefault(f"{key}-opener", f".st-key-{choice} input")
    focus.next_on(opener)
