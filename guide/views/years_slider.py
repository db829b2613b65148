"""The first and the last year that are shown, of a timeline or of a map's events."""

from __future__ import annotations

import streamlit as st

from guide.model.timelines import Years
from guide.model.words import Words
from guide.text.dates import year_said


def show(words: Words, every: Years, shown: Years, key: str) -> Years:
    """Both ends of what is shown, in the address too; ``shown`` at first, of ``every`` year.

    Of a single year there is nothing to choose.
    """
    first, last = every
    if first == last:
        return every
    if first > 0:
        return st.slider(words.years, first, last, shown, key=key, bind="query-params")
    # A plain one writes 44 BCE as it is counted.
    chosen: Years = st.select_slider(
        words.years,
        range(first, last + 1),
        shown,
        # A plain space, since it stands in the address.
        format_func=lambda year: year_said(words, year).replace("\u00a0", " "),
        key=key,
        bind="query-params",
    )
    return chosen
