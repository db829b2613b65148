"""The whole guide's quiz: score by module, and what was missed, again."""

import streamlit as st

from guide.model import progress as progress_rules
from guide.model.pack import Pack
from guide.text.html import html
from guide.views import ask_once, exports, focus, one_of, quiz_run
from guide.views.blocks.quiz import given_answers
from guide.views.page_head import page_head
from guide.views.saved_progress import keep, progress, touched


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
    if given_answers():
        scores = [(module.short, quiz_run.score(pack, items[module.id])) for module in pack.modules]
        parts = [(name, score) for name, score in scores if score != words.not_answered]
        st.html(
            html(
                '<p class="scores facts">{% for name, score in parts %}<span>{{ name }} '
                "<strong>{{ score }}</strong></span> {% endfor %}</p>",
                parts=parts,
            )
        )
    names = {"all": words.all_items}
    names |= {module.id: f"{module.number} · {module.short}" for module in pack.modules}
    names["missed"] = words.missed
    part = st.radio(
        words.quiz,
        list(names),
        format_func=names.__getitem__,
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
            ask_once.button(
                pack,
                words.start_over,
                key="start-over",
                question=words.start_over_sure,
                then=_start_over,
            )
    again = [item for item in progress().again if item in everything]
    chosen = {"all": everything, "missed": list(dict.fromkeys([*again, *missed]))} | items
    shown = chosen[part or "all"]
    if not shown:
        st.html(html('<p class="quiet" data-say>{{ text }}</p>', text=words.nothing_missed))
    else:
        quiz_run.show_one(pack, shown, key=f"quiz-{part}")
    of_module = part if part and items.get(part) else ""
    exports.show(pack, "quiz", words.export_quiz_intro, of_module)
    keep()


def _ask_again(missed: list[str]) -> None:
    """Forget the wrong answers and show their items from the first."""
    for item in missed:
        given_answers().pop(item, None)
    progress().again = missed
    touched(missed[0])
    st.session_state["part"] = "missed"
    one_of.go_to_first("quiz-missed")
    focus.next_on(f".st-key-block-{missed[0]} .stem")


def _start_over() -> None:
    given_answers().clear()
    progress().again = []
    touched("")
    focus.next_on("[class*=st-key-panel-quiz] .kicker")
