"""Choose every right answer."""

from html import escape

import streamlit as st

from guide.model.blocks.quiz import Choices, Quiz
from guide.model.reading import Pack
from guide.views.prose import Writer


def ask(pack: Pack, block: Quiz, key: str) -> tuple[str, ...]:
    """The ids of the chosen options."""
    answer = block.answer
    assert isinstance(answer, Choices)
    st.html(f'<p class="quiet">{escape(pack.words.choose_all)}</p>')
    ticked = [
        option.id for option in answer.options if st.checkbox(option.text, key=f"{key}-{option.id}")
    ]
    return tuple(ticked)


def explain(pack: Pack, block: Quiz, write: Writer, given: tuple[str, ...]) -> str:
    """Each option: whether it belongs, whether it was chosen, and why a wrong one tempts."""
    answer = block.answer
    assert isinstance(answer, Choices)
    words = pack.words
    lines = []
    for option in answer.options:
        belongs, chosen = option.id in answer.key, option.id in given
        mark = words.belongs if belongs else words.does_not_belong
        yours = f" ({words.you_chose_it})" if chosen else ""
        why = f" {write.line(option.rationale)}" if option.rationale and not belongs else ""
        lines.append(
            f"<li><strong>{escape(option.text)}</strong> {escape(mark + yours)}.{why}</li>"
        )
    return f"<ul>{''.join(lines)}</ul>"
