"""Which reading a visitor has: as of the article's day, or with what came since."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from guide.model.pack import Pack
from guide.text.dates import long_date
from guide.text.html import html

from . import languages
from .current import Current

SCRIPT = Path(__file__).with_name("reading.js").read_text(encoding="utf-8")
"""It lets Back return to a reading and a language."""

PARAMETER = "as_of"
TODAY = "today"
_CHOICE = "reading-choice"


def chosen(now: Current) -> Pack:
    """The guide in the reading that the address asks for, or else the one chosen in this visit.

    It comes in the language that is chosen in the same way.

    A value that names no reading is passed over.
    """
    assert now.pack is not None
    then = now.pack.guide.article.date.first
    names = {then.isoformat(): then, TODAY: None}
    asked = st.query_params.get(PARAMETER, "")
    if asked not in names:
        asked = st.session_state.get(PARAMETER, TODAY)
        if asked not in names:
            asked = TODAY
    st.session_state[PARAMETER] = asked
    _keep_in_address(asked)
    return now.reading(names[asked], languages.chosen(now.pack))


def name(pack: Pack) -> str:
    """The reading as it stands in an address."""
    return pack.as_of.isoformat() if pack.as_of else TODAY


def parameters(pack: Pack) -> dict[str, str]:
    """What a link carries so that it opens in the same reading."""
    return {**({PARAMETER: name(pack)} if pack.as_of else {}), **languages.parameters(pack)}


def shown(pack: Pack) -> dict[str, str]:
    """What an address says of the reading and the language, also where it leaves them out."""
    return {PARAMETER: name(pack), **languages.shown(pack)}


def _keep_in_address(asked: str) -> None:
    """Put the reading back into the address, which loses it from page to page."""
    written = st.query_params.get(PARAMETER)
    if written != asked and (written is not None or asked != TODAY):
        st.query_params[PARAMETER] = asked


def switch(pack: Pack) -> None:
    """The switches at the top of every page: the reading, and the language if there are more."""
    words = pack.words
    then = pack.guide.article.date
    labels = {
        then.first.isoformat(): words.as_of_then.format(date=long_date(words, then)),
        TODAY: words.as_of_today,
    }
    st.session_state[_CHOICE] = name(pack)
    with st.container(key="reading-switch", horizontal=True, horizontal_alignment="right"):
        st.radio(
            words.read_as_of,
            list(labels),
            format_func=labels.__getitem__,
            key=_CHOICE,
            horizontal=True,
            label_visibility="collapsed",
            on_change=_choose,
            width="content",
        )
        languages.switch(pack)
    if pack.as_of:
        note = words.as_of_note.format(date=long_date(words, pack.guide.article.date))
        st.html(html('<p class="as-of" data-say>{{ note }}</p>', note=note))


def _choose() -> None:
    st.query_params[PARAMETER] = st.session_state[_CHOICE]
