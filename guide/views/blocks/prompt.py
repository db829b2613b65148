"""A discussion prompt, with what a facilitator needs."""

from html import escape

import streamlit as st

from guide.model.blocks import Prompt
from guide.model.reading import Pack
from guide.views.cite import source_list
from guide.views.prose import Writer


def show(pack: Pack, block: Prompt) -> None:
    """Show the question; follow-ups and the facilitator's notes are folded."""
    write = Writer(pack, block.id)
    words = pack.words
    levels = {
        "understand": words.level_understand,
        "apply": words.level_apply,
        "analyse": words.level_analyse,
        "evaluate": words.level_evaluate,
        "judge": words.level_judge,
    }
    facts = (
        levels[block.level],
        words.formats[block.format],
        words.minutes.format(n=block.minutes),
    )
    follow_ups = "".join(f"<li>{write.line(text)}</li>" for text in block.follow_ups)
    facilitator = block.facilitator
    notes = "".join(
        f"<dt>{escape(title)}</dt><dd>{write.line(text)}</dd>"
        for title, text in (
            (words.facilitator_notes, facilitator.notes),
            (words.if_quiet, facilitator.if_quiet),
            (words.if_hot, facilitator.if_hot),
            (words.if_one_sided, facilitator.if_one_sided),
        )
    )
    st.html(
        f'<article class="prompt"><p class="facts">{" · ".join(escape(fact) for fact in facts)}</p>'
        f'<h3>{escape(block.title)}</h3><p class="question">{write.line(block.question)}</p>'
        f"<details><summary>{escape(words.follow_ups)}</summary><ul>{follow_ups}</ul></details>"
        f"<details><summary>{escape(words.for_facilitators)}</summary><dl>{notes}</dl></details>"
        f"{source_list(pack, block.sources or ())}</article>"
    )
