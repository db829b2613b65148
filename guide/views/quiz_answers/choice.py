"""Choose the one right answer."""

import streamlit as st
from markupsafe import Markup

from guide.model.blocks.quiz import Choice, Quiz
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text.html import html

from ..as_written import label
from ..prose import Writer


def ask(pack: Pack, block: Quiz, key: str) -> None:
    """Ask for one option."""
    answer = block.answer
    assert isinstance(answer, Choice)
    texts = {option.id: option.text for option in answer.options}
    st.radio(
        label(plain(pack, block.stem)),
        list(texts),
        index=None,
        format_func=lambda option: label(texts[option]),
        key=key,
        label_visibility="collapsed",
    )


def given(block: Quiz, key: str) -> str | None:
    """The id of the chosen option."""
    choice: str | None = st.session_state.get(key)
    return choice


def explain(pack: Pack, block: Quiz, write: Writer, chosen: str) -> Markup:
    """What was chosen, why it tempts, and the right answer.

    ``chosen`` is the id of an option; ``write`` explains terms that the item has not explained.
    """
    answer = block.answer
    assert isinstance(answer, Choice)
    options = {option.id: option for option in answer.options}
    if chosen == answer.key:
        return explained(pack, options[chosen].text)
    why = options[chosen].rationale
    return explained(
        pack,
        options[chosen].text,
        rationale=write.line(why) if why else None,
        key=options[answer.key].text,
    )


def explained(
    pack: Pack, chosen: str, *, rationale: Markup | None = None, key: str | None = None
) -> Markup:
    """What was chosen; if it is wrong, why it tempts and what is right, by their texts."""
    return html(
        "<p>{{ words.your_answer }} <strong>{{ chosen }}</strong></p>"
        "{% if rationale %}<p>{{ rationale }}</p>{% endif %}"
        "{% if key %}<p>{{ words.right_answer }} <strong>{{ key }}</strong></p>{% endif %}",
        words=pack.words,
        chosen=chosen,
        rationale=rationale,
        key=key,
    )
