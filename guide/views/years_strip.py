"""All years of a timeline as a strip: how much happened in each, and which of them are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from guide.model.pack import Pack
from guide.model.timelines import Event, Years, stretches, years_after
from guide.model.words import Words
from guide.text.dates import long_date

_HERE = Path(__file__).parent
_STRIP = st.components.v2.component(
    "guide_years",
    css=(_HERE / "years_strip.css").read_text(encoding="utf-8"),
    js=(_HERE / "years_strip.js").read_text(encoding="utf-8"),
)


def show(pack: Pack, events: Sequence[Event], every: Years, shown: Years, key: str) -> None:
    """Show the strip; a year that is pressed becomes the middle of those shown, a stretch is shown.

    ``events`` are those that the other filters let through, of ``every`` year there is; ``shown``
    are the years in the session's ``{key}-years``. Two buttons lead to the years around the article
    and to all of them.
    """
    words = pack.words
    day = pack.guide.article.date.first
    counts = Counter(event.date.first.year for event in events)
    around = years_after((day.year - 1, day.year + 1), shown, every)
    data = {
        "label": words.years_strip,
        "what": words.years_strip_counts,
        "years": [_stretch(words, counts, *years) for years in stretches(every)],
        "shown": shown,
        "spans": [
            [*around, words.around.format(date=long_date(words, pack.guide.article.date))],
            [*every, words.all_years],
        ],
    }

    def move() -> None:
        pressed: Any = st.session_state[f"{key}-strip"].pressed
        st.session_state[f"{key}-years"] = years_after(pressed, shown, every)

    _STRIP(key=f"{key}-strip", data=data, on_pressed_change=move)


def _stretch(words: Words, counts: Counter[int], first: int, last: int) -> list[int | str]:
    """First and last year, how much happened in them, and how that is said."""
    count = sum(counts[year] for year in range(first, last + 1))
    years = f"{first}–{last}" if first < last else first
    return [first, last, count, words.year_of.format(year=years, count=count)]
