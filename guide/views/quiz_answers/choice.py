"""Choose the one right answer."""

from html import escape

import streamlit as st

from guide.model.blocks.quiz import Choice, Quiz
from guide.model.reading import Pack
from guide.views.prose import Writer, plain


def ask(pack: Pack, block: Quiz, key: str) -> None:
    """Ask for one option."""
    answer = block.answer
    assert isinstance(answer, Choice)
    texts = {option.id: option.text for option in answer.options}
    st.radio(
        plain(pack, block.stem),
        list(texts),
        index=None,
        format_func=texts.__getitem__,
        key=key,
        label_visibility="collapsed",
    )


def given(block: Quiz, key: str) -> str | None:
    """The id of the chosen option."""
    choice: str | None = st.session_state.get(key)
    return choice


def explain(pack: Pack, block: Quiz, write: Writer, chosen: str) -> str:
    """What was chosen, why it tempts, and the right answer."""
    answer = block.answer
    assert isinstance(answer, Choice)
    options = {option.id: option for option in answer.options}
    lines = (
        f"<p>{escape(pack.words.your_answer)} <strong>{escape(options[chosen].text)}</strong></p>"
    )
    rationale = options[chosen].rationale
    if chosen != answer.key:
        if rationale:
            lines += f"<p>{write.line(rationale)}</p>"
        key = options[answer.key].text
        lines += f"<p>{escape(pack.words.right_answer)} <strong>{escape(key)}</strong></p>"
    return lines
