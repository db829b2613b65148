"""What the article expected against what happened: the reader judges before reading on."""

import streamlit as st

from guide.model.blocks import Hindsight
from guide.model.pack import Pack
from guide.text.html import html

from .. import focus
from ..cite import evidence_line, source_list
from ..prose import Writer
from ..saved_progress import begin_with, keep, progress, touched


def show(pack: Pack, block: Hindsight) -> None:
    """Show the expectation and the question; the record only after a judgement."""
    _hindsight(pack, block)


@st.fragment
def _hindsight(pack: Pack, block: Hindsight) -> None:
    _judge(pack, block)
    keep()


def _show(block: str) -> None:
    progress().opened.append(block)
    touched(block)
    focus.next_on(f"#happened-{block}")


def _decide(block: str, key: str) -> None:
    progress().verdicts[block] = st.session_state[key]
    touched(block)


def _judge(pack: Pack, block: Hindsight) -> None:
    words = pack.words
    write = Writer(pack, block.id)
    st.html(
        html(
            '<article class="hindsight"><h3>{{ title }}</h3>'
            '<p><span class="kicker">{{ label }}</span> {{ expected }}</p>'
            '<p class="question">{{ question }}</p></article>',
            title=block.title,
            label=words.expected,
            expected=write.line(block.expected),
            question=write.line(block.question),
        )
    )
    verdicts = words.verdicts
    key = f"verdict-{block.id}"
    begin_with(key, progress().verdicts.get(block.id))
    # What is heard names what is judged: a page can have several such rows.
    asked = html('<p class="asked" aria-hidden="true">{{ text }}</p>', text=words.your_judgment)
    st.html(asked)
    verdict = st.radio(
        f"{block.title}: {words.your_judgment}",
        list(verdicts),
        index=None,
        label_visibility="collapsed",
        format_func=verdicts.__getitem__,
        horizontal=True,
        key=key,
        persist_state="session",
        on_change=_decide,
        args=(block.id, key),
    )
    if block.id not in progress().opened:
        if verdict is None:
            st.html(html('<p class="quiet">{{ text }}</p>', text=words.judge_first))
        else:
            st.button(
                words.show_happened,
                key=f"show-{block.id}",
                type="tertiary",
                on_click=_show,
                args=(block.id,),
            )
        return
    cited = [source for line in block.happened for source in line.sources]
    st.html(
        html(
            '<section class="later result" id="{{ id }}" tabindex="-1"><h4>{{ title }}</h4><ul>'
            "{% for line in lines %}<li>{{ line }}</li>{% endfor %}</ul>{{ sources }}</section>",
            id=f"happened-{block.id}",
            title=words.happened,
            lines=[evidence_line(pack, write, line) for line in block.happened],
            sources=source_list(pack, cited),
        )
    )
