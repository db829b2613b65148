"""Numbers that are typed: any may stand in its field, and one that cannot be kept is told."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from guide.model.words import Words
from guide.text.html import html

from .actions import NOTHING

Bounds = tuple[float, float]
"""The least and the most that a field takes. Streamlit is not told: it would speak of them in its
own words, and keep what was there before without another."""


def fits(number: float | None, bounds: Bounds) -> bool:
    """Whether a number can be kept; an empty field can."""
    return number is None or bounds[0] <= number <= bounds[1]


def show_misfits(words: Words, bounds: Bounds, typed: Iterable[float | None]) -> None:
    """Say of each number that was typed and cannot be kept what its field takes."""
    least, most = (f"{bound:g}" for bound in bounds)  # as the field shows it
    misfits = dict.fromkeys(one for one in typed if one is not None and not fits(one, bounds))
    said = " ".join(
        words.host_out_of_range.format(number=number, least=least, most=most) for number in misfits
    )
    st.html(html('<p class="host-notice" role="alert">{{ t }}</p>', t=said) if said else NOTHING)
