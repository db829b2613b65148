"""Estimate a number or a date."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from guide.model.base import When
from guide.model.blocks.quiz import Estimate, Quiz
from guide.model.fitting import years_asked
from guide.model.numbers import number
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text.dates import long_date
from guide.text.html import html

from ..prose import Writer


def ask(pack: Pack, block: Quiz, key: str) -> None:
    """Ask for a number, or for a year and a month."""
    answer = block.answer
    assert isinstance(answer, Estimate)
    words = pack.words
    if answer.key_date is None:
        whole = isinstance(answer.key, int)
        st.number_input(
            f"{plain(pack, block.stem)} ({answer.unit})"
            if answer.unit
            else plain(pack, block.stem),
            min_value=_number(answer.low, whole),
            max_value=_number(answer.high, whole),
            value=None,
            step=1 if whole else 0.1,
            key=key,
            placeholder=f"{words.a_number} ({answer.unit})" if answer.unit else words.a_number,
            label_visibility="collapsed",
        )
        return
    first, last = years_asked(pack, answer)
    columns = st.columns(2)
    columns[0].selectbox(
        words.year,
        range(first, last + 1),
        index=None,
        key=f"{key}-year",
        placeholder=words.year,
    )
    if answer.key_date.precision == "month":
        columns[1].selectbox(
            words.month,
            range(1, 13),
            index=None,
            key=f"{key}-month",
            placeholder=words.month,
            format_func=lambda number: words.months_alone[number - 1],
        )


def given(block: Quiz, key: str) -> float | int | str | None:
    """The number, or the date as ``YYYY`` or ``YYYY-MM``; None before one is given."""
    answer = block.answer
    assert isinstance(answer, Estimate)
    if answer.key_date is None:
        number: float | int | None = st.session_state.get(key)
        return number
    year, month = (st.session_state.get(f"{key}-{part}") for part in ("year", "month"))
    if answer.key_date.precision == "year":
        return str(year) if year else None
    return f"{year}-{month:02}" if year and month else None


def _number(value: float | int | None, whole: bool) -> float | int | None:
    return value if value is None else int(value) if whole else float(value)


def explain(pack: Pack, block: Quiz, write: Writer, chosen: float | int | str) -> Markup:
    """The estimate beside the figure.

    ``chosen`` is the number, or the date as ``YYYY`` or ``YYYY-MM``.
    """
    answer = block.answer
    assert isinstance(answer, Estimate)
    words = pack.words
    if answer.key_date is not None:
        yours, key = (long_date(words, day) for day in (When.parse(str(chosen)), answer.key_date))
    else:
        unit = f" {answer.unit}" if answer.unit else ""
        yours, key = (
            f"{number(words, one)}{unit}" for one in (float(chosen), float(answer.key or 0))
        )
    return html(
        "<p>{{ words.your_answer }} <strong>{{ yours }}</strong></p>"
        "<p>{{ words.right_answer }} <strong>{{ key }}</strong></p>",
        words=words,
        yours=yours,
        key=key,
    )
