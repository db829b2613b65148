"""Which language a visitor reads the guide in, where it has several."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from guide.model.pack import Pack
from guide.web.languages import PARAMETER

from . import folds

SCRIPT = Path(__file__).with_name("languages.js").read_text(encoding="utf-8")
"""It tells the browser the language of the page, and how that is written."""

_CHOICE = "language-choice"

_WORDED = ("host-tab",)
"""Widgets whose choice is itself a word of the interface."""


def chosen(pack: Pack) -> str:
    """The language that the address asks for, or else the one chosen in this visit.

    A tag that the guide does not have is passed over.
    """
    if len(pack.languages) < 2:
        return ""
    own = next(iter(pack.languages))
    asked = st.query_params.get(PARAMETER, "")
    if asked not in pack.languages:
        asked = st.session_state.get(PARAMETER, own)
        if asked not in pack.languages:
            asked = own
    if st.session_state.get(PARAMETER, asked) != asked:
        _hold_answers()
    st.session_state[PARAMETER] = asked
    written = st.query_params.get(PARAMETER)
    if written != asked and (written is not None or asked != own):
        choose(asked)
    return asked


def _hold_answers() -> None:
    """Keep what is chosen in the widgets of the page, and what is open, while their words change.

    A browser tells a choice by its label, which the new ones no longer hold.
    """
    parts = folds.keys()
    for key, value in st.session_state.items():
        if key not in _WORDED and (key in parts or isinstance(value, str | list | tuple)):
            st.session_state[key] = value


def choose(tag: str) -> None:
    """Have the address ask for a language from now on."""
    st.query_params[PARAMETER] = tag


def parameters(pack: Pack) -> dict[str, str]:
    """What a link carries so that it opens in the same language."""
    return {PARAMETER: pack.translated_to} if pack.translated_to else {}


def shown(pack: Pack) -> dict[str, str]:
    """What an address says of the language, also where it leaves that out."""
    return {PARAMETER: pack.guide.language} if len(pack.languages) > 1 else {}


def switch(pack: Pack, choose: Callable[[str], None] = choose, *, named: bool = False) -> None:
    """The languages, each by its own name; nothing for a guide that has one.

    ``choose`` is done with the one that is pressed; ``named`` is a switch that stands alone.
    """
    if len(pack.languages) < 2:
        return
    st.session_state[_CHOICE] = pack.guide.language
    st.radio(
        pack.words.language,
        list(pack.languages),
        format_func=pack.languages.__getitem__,
        key=_CHOICE,
        horizontal=True,
        label_visibility="visible" if named else "collapsed",
        on_change=lambda: choose(st.session_state[_CHOICE]),
        width="content",
    )
