"""The whole guide's quiz: score by module, and what was missed, again."""

from html import escape

import streamlit as st

from guide.model import progress as progress_rules
from guide.model.reading import Pack
from guide.views import quiz_run
from guide.views.blocks.quiz import given_answers
from guide.views.mine import keep, progress, touched
from guide.views.page_head import page_head


def show(pack: Pack) -> None:
    """Show the score by module and the items of the chosen part."""
    words = pack.words
    page_head(words.quiz_title, words.quiz_intro)
    _quiz(pack)


@st.fragment
def _quiz(pack: Pack) -> None:
    words = pack.words
    items = {
        module.id: [block.id for block in module.blocks if block.kind == "quiz"]
        for module in pack.modules
    }
    everything = [item for ids in items.values() for item in ids]
    rows = "".join(
        f'<tr><th scope="row">{escape(module.title)}</th>'
        f"<td>{escape(quiz_run.score(pack, items[module.id]))}</td></tr>"
        for module in pack.modules
    )
    st.html(f'<table class="scores"><tbody>{rows}</tbody></table>')
    parts = {"all": words.all_items}
    parts |= {module.id: f"{module.number} · {module.short}" for module in pack.modules}
    parts["missed"] = words.missed
    part = st.radio(
        words.quiz,
        list(parts),
        format_func=parts.__getitem__,
        key="part",
        bind="query-params",
        horizontal=True,
        label_visibility="collapsed",
    )
    answers = given_answers()
    missed = [item for item in progress_rules.missed(pack, progress()) if item in everything]
    with st.container(key="quiz-tools", horizontal=True):
        if missed:
            st.button(words.missed_again, key="missed-again", on_click=_ask_again, args=(missed,))
        if answers:
            st.button(words.start_over, key="start-over", type="tertiary", on_click=_start_over)
    again = [item for item in progress().again if item in everything]
    chosen = {"all": everything, "missed": list(dict.fromkeys([*again, *missed]))} | items
    shown = chosen[part or "all"]
    if not shown:
        st.html(f'<p class="quiet" role="status">{escape(words.nothing_missed)}</p>')
    else:
        quiz_run.show_one(pack, shown, key=f"quiz-{part}")
    keep()


def _ask_again(missed: list[str]) -> None:
    """Forget the wrong answers and show their items from the first."""
    for item in missed:
        given_answers().pop(item, None)
    progress().again = missed
    touched(missed[0])
    st.session_state["part"] = "missed"
    quiz_run.go_to_first("quiz-missed")


def _start_over() -> None:
    given_answers().clear()
    progress().again = []
    touched("")
