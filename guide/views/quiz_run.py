"""A run of quiz items, one at a time."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from guide.model import marking
from guide.model.blocks import Quiz
from guide.model.pack import Pack
from guide.text.html import html

from . import blocks, focus
from .blocks.quiz import given_answers
from .saved_progress import keep


def show(pack: Pack, ids: Sequence[str], *, key: str) -> None:
    """Show a run of items in a fragment of its own."""
    _run(pack, tuple(ids), key)


@st.fragment
def _run(pack: Pack, ids: tuple[str, ...], key: str) -> None:
    show_one(pack, ids, key=key)
    keep()


def show_one(pack: Pack, ids: Sequence[str], *, key: str) -> None:
    """Show one item of a run and the way to the others. ``?block=<id>`` opens at an item."""
    words = pack.words
    asked = st.query_params.get("block")
    if asked is not None and asked in ids and st.session_state.get(f"{key}-asked") != asked:
        st.session_state[f"{key}-asked"] = asked
        st.session_state[f"{key}-number"] = list(ids).index(asked)
    number = min(int(st.session_state.get(f"{key}-number", 0)), len(ids) - 1)

    def go(step: int) -> None:
        st.session_state[f"{key}-number"] = number + step
        focus.next_on(f".st-key-block-{ids[number + step]} .stem")

    with st.container(key=f"panel-{key}"):
        st.html(
            html(
                '<p class="kicker">{{ text }} · {{ score }}</p>',
                text=words.question_of.format(number=number + 1, count=len(ids)),
                score=score(pack, ids),
            )
        )
        block = pack.block(ids[number])
        assert isinstance(block, Quiz)
        blocks.show(pack, block)
        with st.container(key=f"steps-{key}", horizontal=True):
            st.button(
                words.previous_item,
                key=f"{key}-previous",
                on_click=go,
                args=(-1,),
                disabled=number == 0,
            )
            st.button(
                words.next_item,
                key=f"{key}-next",
                on_click=go,
                args=(1,),
                disabled=number == len(ids) - 1,
            )


def go_to_first(key: str) -> None:
    """Let a run begin at its first item when it is shown next."""
    st.session_state.pop(f"{key}-number", None)


def score(pack: Pack, ids: Sequence[str]) -> str:
    """How many of the items were answered, and how many rightly."""
    answers = given_answers()
    answered = [each for each in ids if each in answers]
    if not answered:
        return pack.words.not_answered
    right = sum(is_right(pack, each) for each in answered)
    return pack.words.score.format(right=right, answered=len(answered))


def is_right(pack: Pack, item: str) -> bool:
    """Whether the answer given to an item is right."""
    block = pack.block(item)
    assert isinstance(block, Quiz)
    return marking.right(block.answer, given_answers()[item])
