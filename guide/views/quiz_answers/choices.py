"""Choose every right answer."""

from html import escape

import streamlit as st

from guide.model.blocks.quiz import Choices, Quiz
from guide.model.reading import Pack
from guide.views.prose import Writer


def ask(pack: Pack, block: Quiz, key: str) -> None:
    """Ask for any number of options."""
    answer = block.answer
    assert isinstance(answer, Choices)
    st.html(f'<p class="quiet">{escape(pack.words.choose_all)}</p>')
    for option in answer.options:
        st.checkbox(option.text, key=f"{key}-{option.id}")


def given(block: Quiz, key: str) -> tuple[str, ...]:
    """The ids of the chosen options."""
    answer = block.answer
    assert isinstance(answer, Choices)
    return tuple(
        option.id for option in answer.options if st.session_state.get(f"{key}-{option.id}")
    )


def explain(pack: Pack, block: Quiz, write: Writer, chosen: tuple[str, ...]) -> str:
    """Each option: whether it belongs, whether it was chosen, and why a wrong one tempts."""
    answer = block.answer
    assert isinstance(answer, Choices)
    words = pack.words
    lines = []
    for option in answer.options:
        belongs = option.id in answer.key
        mark = words.belongs if belongs else words.does_not_belong
        yours = f" ({words.you_chose_it})" if option.id in chosen else ""
        why = f" {write.line(option.rationale)}" if option.rationale and not belongs else ""
        lines.append(
            f"<li><strong>{escape(option.text)}</strong> {escape(mark + yours)}.{why}</li>"
        )
    return f"<ul>{''.join(lines)}</ul>"
