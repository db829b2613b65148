"""A run of quiz items, one at a time."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from guide.model import marking
from guide.model.blocks import Quiz
from guide.model.pack import Pack
from guide.text.html import html

from . import blocks, one_of
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
    number = one_of.number(ids, key)
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
            one_of.ways(pack, ids, key, number, ".stem")


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
