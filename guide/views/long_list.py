"""A long list in parts: found while typing, by its first letter, so many at a time."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st
from markupsafe import Markup

from guide.model.pack import Pack

from . import focus

T = TypeVar("T")

AT_A_TIME = 25
_PAGE, _LETTER = "page", "letter"


def search(label: str) -> str:
    """A field whose text is looked for while it is typed; in lower case."""
    typed = st.text_input(
        label,
        key="find",
        type="search",
        live=True,
        bind="query-params",
        on_change=_from_the_start,
        placeholder=label,  # without one Streamlit writes its own, in English
    )
    return (typed or "").casefold().strip()


def by_letter(
    pack: Pack, named: Sequence[T], found: Sequence[T], name: Callable[[T], str]
) -> list[T]:
    """What was found under the chosen letter, of all that have a name."""
    letter = st.pills(
        pack.words.by_letter,
        sorted({_initial(name(each)) for each in named}),
        key=_LETTER,
        bind="query-params",
        on_change=_from_the_start,
    )
    return [each for each in found if letter in (None, _initial(name(each)))]


def show(found: Sequence[T], draw: Callable[[Sequence[T]], Markup]) -> None:
    """Show the part of a list that was asked for, and below it the way to the others."""
    place = st.container(key="found")
    pages = max(1, -(-len(found) // AT_A_TIME))
    first = 0
    if pages > 1:
        if st.session_state.get(_PAGE, 1) > pages:
            _from_the_start()
        asked = st.pagination(
            pages,
            key=_PAGE,
            bind="query-params",
            on_change=focus.next_on,
            args=(".st-key-found",),
        )
        first = AT_A_TIME * (asked - 1)
    place.html(draw(found[first : first + AT_A_TIME]))
    focus.lead()


def _from_the_start() -> None:
    st.session_state[_PAGE] = 1


def _initial(name: str) -> str:
    """The letter that a name stands under, without its mark."""
    first = unicodedata.normalize("NFD", name)[:1].upper()
    return first if first.isalpha() else "0–9"
