"""Estimate a number or a date."""

from __future__ import annotations

import calendar
from html import escape

import streamlit as st

from guide.model.base import When
from guide.model.blocks.quiz import Estimate, Quiz
from guide.model.reading import Pack
from guide.views.cite import long_date
from guide.views.prose import Writer, plain


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
            placeholder=answer.unit or words.a_number,
            label_visibility="collapsed",
        )
        return
    year = answer.key_date.first.year
    first = min(1990, year) if answer.low is None else int(answer.low)
    last = max(2026, year) if answer.high is None else int(answer.high)
    last = min(last, pack.as_of.year) if pack.as_of else last
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
            format_func=lambda number: calendar.month_name[number],
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


def explain(pack: Pack, block: Quiz, write: Writer, chosen: float | int | str) -> str:
    """The estimate beside the figure."""
    answer = block.answer
    assert isinstance(answer, Estimate)
    words = pack.words
    if answer.key_date is not None:
        yours, key = long_date(When.parse(str(chosen))), long_date(answer.key_date)
    else:
        unit = f" {answer.unit}" if answer.unit else ""
        yours, key = f"{chosen:,}{unit}", f"{answer.key:,}{unit}"
    return (
        f"<p>{escape(words.your_answer)} <strong>{escape(yours)}</strong> "
        f"{escape(words.right_answer)} <strong>{escape(key)}</strong></p>"
    )
