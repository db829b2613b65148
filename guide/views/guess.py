"""Guess before you look: the reader's estimates, then the readings beside them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from guide.model.blocks import Series
from guide.model.blocks.series import GuessPoint
from guide.model.my_views import Guessed, compared
from guide.model.pack import Pack
from guide.model.progress import name_of_guess
from guide.text.html import html

from . import focus
from .as_written import label
from .prose import Writer
from .saved_progress import progress, touched


def wanted(block: Series) -> bool:
    """Whether the reader is still to estimate, or to say that they would rather look."""
    return block.guess is not None and block.id not in progress().guesses


def ask(pack: Pack, block: Series) -> None:
    """Ask for a number for each point. Nothing of the figure is on the page yet."""
    assert block.guess
    words = pack.words
    write = Writer(pack, f"guess-{block.id}")
    with st.container(key=f"panel-guess-{block.id}"):
        st.html(
            html(
                '<p class="kicker">{{ first }} · {{ unit }}</p><p class="stem">{{ question }}</p>',
                first=words.guess_first,
                unit=words.unit.format(unit=block.unit),
                question=write.line(block.guess.question),
            )
        )
        with st.form(f"guess-form-{block.id}", border=False):
            columns = st.columns(len(block.guess.points), vertical_alignment="bottom")
            for column, point in zip(columns, block.guess.points, strict=True):
                column.number_input(
                    label(point.label),
                    min_value=float(block.guess.low),
                    max_value=float(block.guess.high),
                    value=None,
                    step=1.0,
                    format="%g",
                    key=_key(block, point),
                    placeholder=words.a_number,
                )
            compared = st.form_submit_button(
                words.guess_compare, key=f"compare-{block.id}", on_click=_take, args=(block,)
            )
        if compared:
            st.html(html('<p class="quiet" data-say>{{ text }}</p>', text=words.guess_all))
        st.button(
            words.guess_skip,
            key=f"open-figure-{block.id}",
            type="tertiary",
            on_click=_keep,
            args=(block, {}),
        )


def given(block: Series) -> list[tuple[GuessPoint, float]]:
    """The points of this reading with the reader's estimate of each."""
    if block.guess is None:
        return []
    kept = progress().guesses.get(block.id, {})
    return [
        (point, kept[name_of_guess(point)])
        for point in block.guess.points
        if name_of_guess(point) in kept
    ]


_COMPARED = (
    '<table class="guesses"><thead><tr>'
    '{% for name in names %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead><tbody>'
    '{% for row in rows %}<tr><th scope="row">{{ row.label }}</th>'
    '{% for cell in (row.guess, row.reading, row.gap) %}<td data-label="{{ names[loop.index] }}">'
    "{{ cell }}</td>{% endfor %}</tr>{% endfor %}</tbody></table>"
)


def compare(pack: Pack, block: Series) -> None:
    """The estimates beside the readings, or nothing where the reader did not estimate."""
    if rows := compared(pack, progress(), block):
        st.html(table(pack, rows))


def table(pack: Pack, rows: Sequence[Guessed]) -> Markup:
    """Estimates beside readings, a row each."""
    words = pack.words
    names = (words.guess_asked, words.guess_yours, words.guess_reading, words.guess_gap)
    return html(_COMPARED, names=names, rows=rows)


def change(pack: Pack, block: Series) -> None:
    """A way back to the form, which holds what was estimated."""
    if given(block):
        st.button(
            pack.words.guess_change,
            key=f"change-{block.id}",
            type="tertiary",
            on_click=_again,
            args=(block,),
        )


def _again(block: Series) -> None:
    for point, number in given(block):
        st.session_state[_key(block, point)] = number
    progress().guesses.pop(block.id)
    touched(block.id)
    focus.next_on(f".st-key-block-{block.id} input")


def _take(block: Series) -> None:
    """Keep the estimates before the block is drawn again, if all of them are there."""
    assert block.guess
    numbers = {
        name_of_guess(point): number
        for point in block.guess.points
        if (number := st.session_state.get(_key(block, point))) is not None
    }
    if len(numbers) == len(block.guess.points):
        _keep(block, numbers)


def _keep(block: Series, numbers: dict[str, float]) -> None:
    progress().guesses[block.id] = numbers
    touched(block.id)
    focus.next_on(f".st-key-block-{block.id} .figure-title")


def _key(block: Series, point: GuessPoint) -> str:
    return f"guess-{block.id}-{point.column}-{point.period}"
