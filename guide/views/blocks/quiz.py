"""A quiz item: an answer, then whether it was right, why, and who says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from markupsafe import Markup

from guide.model import marking
from guide.model.blocks import Quiz
from guide.model.pack import Pack
from guide.text.html import html

from .. import claim_links, focus
from ..cite import since_mark, source_list
from ..prose import Writer
from ..quiz_answers import choice, choices, estimate, order, place
from ..saved_progress import progress, touched

_ASK: dict[str, Callable[[Pack, Quiz, str], None]] = {
    "choice": choice.ask,
    "choices": choices.ask,
    "order": order.ask,
    "estimate": estimate.ask,
    "place": place.ask,
}
_GIVEN: dict[str, Callable[[Quiz, str], Any]] = {
    "choice": choice.given,
    "choices": choices.given,
    "order": order.given,
    "estimate": estimate.given,
    "place": place.given,
}
_EXPLAIN: dict[str, Callable[[Pack, Quiz, Writer, Any], Markup]] = {
    "choice": choice.explain,
    "choices": choices.explain,
    "order": order.explain,
    "estimate": estimate.explain,
    "place": place.explain,
}


def show(pack: Pack, block: Quiz) -> None:
    """Show the item; nothing is preselected and nothing is given away before an answer.

    It stands in the fragment of its run, so that an answer reruns the run and its score alone.
    """
    words = pack.words
    write = Writer(pack, block.id)
    mark = since_mark(pack, block.known)
    stem = write.paragraphs(block.stem)
    st.html(html('<div class="stem">{{ mark }}{{ stem }}</div>', mark=mark, stem=stem))
    answers = given_answers()
    if block.id in answers:
        _result(pack, block, write, answers[block.id])
        claim_links.show(pack, block)
        st.button(
            words.try_again,
            key=f"again-{block.id}",
            type="tertiary",
            on_click=_ask_again,
            args=(block.id,),
        )
        return
    if _ask(pack, block):
        st.html(html('<p class="quiet" data-say>{{ text }}</p>', text=words.answer_first))


_PRESSED = ("order", "place")
"""Answers that change with each press on a list or a map. A form would hold them back."""


def _ask(pack: Pack, block: Quiz) -> bool:
    """Show the ways to answer; whether an answer was to be checked that is not whole."""
    words, kind, key = pack.words, block.answer.type, f"answer-{block.id}"
    at_once = kind in _PRESSED
    around = st.container() if at_once else st.form(f"form-{block.id}", border=False)
    check = st.button if at_once else st.form_submit_button
    with around:
        _ASK[kind](pack, block, key)
        if block.hint:
            st.html(html('<p class="quiet">{{ hint }}</p>', hint=block.hint))
        return check(words.check_answer, key=f"check-{block.id}", on_click=_keep, args=(block, key))


def given_answers() -> dict[str, Any]:
    """The reader's answers, by block id."""
    return progress().answers


def _ask_again(item: str) -> None:
    given_answers().pop(item, None)
    touched(item)
    focus.next_on(f".st-key-block-{item} .stem")


def _keep(block: Quiz, key: str) -> None:
    """Keep a whole answer before the item is drawn again: one run, not two."""
    given = _GIVEN[block.answer.type](block, key)
    if marking.complete(block.answer, given):
        given_answers()[block.id] = given
        touched(block.id)
        focus.next_on(f".st-key-block-{block.id} .result")


def _result(pack: Pack, block: Quiz, write: Writer, answer: Any) -> None:
    words = pack.words
    right = marking.right(block.answer, answer)
    method = write.line(block.method) if block.method else None
    st.html(
        html(
            '<div class="result {{ state }}" tabindex="-1"><p class="verdict">{{ verdict }}</p>'
            "{{ explanation }}<p>{{ rationale }}</p>"
            '{% if method %}<p class="quiet">{{ method }}</p>{% endif %}{{ sources }}</div>',
            state="is-right" if right else "is-wrong",
            verdict=words.right if right else words.not_right,
            explanation=_EXPLAIN[block.answer.type](pack, block, write, answer),
            rationale=write.line(block.rationale),
            method=method,
            sources=source_list(pack, block.sources),
        )
    )
