"""A quiz item: an answer, then whether it was right, why, and who says so."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from guide.model import marking
from guide.model.blocks import Quiz
from guide.model.reading import Pack
from guide.views import claim_links
from guide.views.cite import since_mark, source_list
from guide.views.mine import progress, touched
from guide.views.prose import Writer
from guide.views.quiz_answers import choice, choices, estimate, order, place

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
_EXPLAIN: dict[str, Callable[[Pack, Quiz, Writer, Any], str]] = {
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
    st.html(f'<div class="stem">{mark}{write.paragraphs(block.stem)}</div>')
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
    key = f"answer-{block.id}"
    with st.form(f"form-{block.id}", border=False):
        _ASK[block.answer.type](pack, block, key)
        if block.hint:
            st.html(f'<p class="quiet">{escape(block.hint)}</p>')
        checked = st.form_submit_button(
            words.check_answer, key=f"check-{block.id}", on_click=_keep, args=(block, key)
        )
    if checked:
        st.html(f'<p class="quiet" role="alert">{escape(words.answer_first)}</p>')


def given_answers() -> dict[str, Any]:
    """The reader's answers, by block id."""
    return progress().answers


def _ask_again(item: str) -> None:
    given_answers().pop(item, None)
    touched(item)


def _keep(block: Quiz, key: str) -> None:
    """Keep a whole answer before the item is drawn again: one run, not two."""
    given = _GIVEN[block.answer.type](block, key)
    if marking.complete(block.answer, given):
        given_answers()[block.id] = given
        touched(block.id)


def _result(pack: Pack, block: Quiz, write: Writer, answer: Any) -> None:
    words = pack.words
    right = marking.right(block.answer, answer)
    verdict = words.right if right else words.not_right
    method = f'<p class="quiet">{write.line(block.method)}</p>' if block.method else ""
    explanation = _EXPLAIN[block.answer.type](pack, block, write, answer)
    st.html(
        f'<div class="result {"is-right" if right else "is-wrong"}" role="status">'
        f'<p class="verdict">{escape(verdict)}</p>{explanation}'
        f"<p>{write.line(block.rationale)}</p>{method}{source_list(pack, block.sources)}</div>"
    )
