"""Choose every right answer."""

import streamlit as st
from markupsafe import Markup

from guide.model.blocks.quiz import Choices, Quiz
from guide.model.choices import choices_of
from guide.model.pack import Pack
from guide.text.html import html

from ..as_written import label
from ..prose import Writer


def ask(pack: Pack, block: Quiz, key: str) -> None:
    """Ask for any number of options."""
    answer = block.answer
    assert isinstance(answer, Choices)
    st.html(html('<p class="quiet">{{ text }}</p>', text=pack.words.choose_all))
    for option in answer.options:
        st.checkbox(label(option.text), key=f"{key}-{option.id}")


def given(block: Quiz, key: str) -> tuple[str, ...]:
    """The ids of the chosen options."""
    answer = block.answer
    assert isinstance(answer, Choices)
    return tuple(
        option.id for option in answer.options if st.session_state.get(f"{key}-{option.id}")
    )


def explain(pack: Pack, block: Quiz, write: Writer, chosen: tuple[str, ...]) -> Markup:
    """Each option: whether it belongs, whether it was chosen, and why a wrong one tempts.

    ``chosen`` are the ids of the options that were chosen; ``write`` writes the rationales.
    """
    answer = block.answer
    assert isinstance(answer, Choices)
    words = pack.words
    lines = []
    for option, choice in zip(answer.options, choices_of(pack, block), strict=True):
        mark = words.belongs if choice.right else words.does_not_belong
        yours = f" ({words.you_chose_it})" if option.id in chosen else ""
        why = None
        if option.rationale and not choice.right:
            why = write.line(option.rationale)
        lines.append((option.text, mark + yours, why))
    return html(
        "<ul>{% for text, mark, why in lines %}<li><strong>{{ text }}</strong> {{ mark }}."
        "{% if why %} {{ why }}{% endif %}</li>{% endfor %}</ul>",
        lines=lines,
    )
