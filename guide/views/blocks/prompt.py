"""A discussion prompt, with what a facilitator needs."""

import streamlit as st

from guide.model.blocks import Prompt
from guide.model.pack import Pack
from guide.text.html import html

from ..cite import source_list
from ..prose import Writer

_PROMPT = (
    '<article class="prompt"><p class="facts">{{ facts }}</p><h3>{{ title }}</h3>'
    '<p class="question">{{ question }}</p><details><summary>{{ words.follow_ups }}</summary><ul>'
    "{% for line in follow_ups %}<li>{{ line }}</li>{% endfor %}</ul></details>"
    "<details><summary>{{ words.for_facilitators }}</summary><dl>"
    "{% for title, text in notes %}<dt>{{ title }}</dt><dd>{{ text }}</dd>{% endfor %}"
    "</dl></details>{{ sources }}</article>"
)


def show(pack: Pack, block: Prompt) -> None:
    """Show the question; follow-ups and the facilitator's notes are folded."""
    write = Writer(pack, block.id)
    words = pack.words
    facts = (
        words.levels[block.level],
        words.formats[block.format],
        words.minutes.format(n=block.minutes),
    )
    follow_ups = [write.line(text) for text in block.follow_ups]
    facilitator = block.facilitator
    notes = [
        (title, write.line(text))
        for title, text in (
            (words.facilitator_notes, facilitator.notes),
            (words.if_quiet, facilitator.if_quiet),
            (words.if_hot, facilitator.if_hot),
            (words.if_one_sided, facilitator.if_one_sided),
        )
    ]
    st.html(
        html(
            _PROMPT,
            facts=" · ".join(facts),
            title=block.title,
            question=write.line(block.question),
            words=words,
            follow_ups=follow_ups,
            notes=notes,
            sources=source_list(pack, block.sources or ()),
        )
    )
