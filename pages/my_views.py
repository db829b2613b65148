"""A reader's own views, then and now: kept by the browser, saved as a file, soon forgotten."""

import datetime as dt
from functools import partial
from html import escape

import streamlit as st

from guide.model import progress as rules
from guide.model.my_views import ModuleViews, Moved, as_markdown, views
from guide.model.progress import LONGEST
from guide.model.reading import Pack
from guide.paper.my_views import as_pdf
from guide.views import mine
from guide.views.cite import long_date
from guide.views.links import page_link
from guide.views.page_head import page_head
from guide.views.prose import plain


def show(pack: Pack) -> None:
    """Show votes, ratings and reasons by module, with a file to keep."""
    words = pack.words
    page_head(words.my_views_title, words.my_views_intro)
    _views(pack)


@st.fragment
def _views(pack: Pack) -> None:
    words, progress = pack.words, mine.progress()
    if not progress:
        st.html(f'<p class="quiet" role="status">{escape(words.nothing_yet)}</p>')
        first = pack.modules[0]
        page_link(first.id, words.read_module.format(number=first.number))
        mine.erase()
        return
    for each in views(pack, progress):
        _module(pack, each)
    with st.container(key="views-tools", horizontal=True, vertical_alignment="center"):
        today = long_date(dt.date.today())
        st.download_button(
            words.keep_file,
            partial(as_pdf, pack, progress, today),
            "my-views.pdf",
            "application/pdf",
            key="views-file",
            on_click="ignore",
            type="primary",
        )
        st.download_button(
            words.keep_text,
            as_markdown(pack, progress, today),
            "my-views.md",
            "text/markdown",
            key="views-text",
            on_click="ignore",
            type="tertiary",
        )
        st.button(words.forget_all, key="forget", type="tertiary", on_click=mine.forget)
    st.html(f'<p class="quiet">{escape(words.forget_note)}</p>')
    mine.keep()


def _module(pack: Pack, each: ModuleViews) -> None:
    words, module = pack.words, each.module
    done, total = rules.steps(pack, mine.progress(), module.id)
    number = words.obstacle.format(number=module.number, count=len(pack.modules))
    counted = words.answered_of.format(done=done, total=total)
    score = words.score.format(right=each.right, answered=each.answered)
    votes = "".join(_moved(pack, vote, words.no_vote) for vote in each.votes)
    claims = "".join(_moved(pack, claim, words.not_rated) for claim in each.claims)
    with st.container(key=f"views-{module.id}"):
        st.html(
            f'<section class="views"><p class="kicker">{escape(number)} · {escape(counted)}</p>'
            f"<h2>{escape(module.title)}</h2>"
            f"{_table(pack, words.your_vote, votes)}{_table(pack, words.conviction_of, claims)}"
            f"<p><strong>{escape(words.quiz_score)}</strong> "
            f"{escape(score if each.answered else words.not_answered)}</p></section>"
        )
        key = f"reason-{module.id}"
        mine.begin_with(key, each.reason or None)
        st.text_area(
            words.your_reasons,
            key=key,
            max_chars=LONGEST,
            placeholder=words.reasons_hint,
            on_change=_reason,
            args=(module.id, key),
        )


def _table(pack: Pack, title: str, rows: str) -> str:
    words = pack.words
    return (
        f'<table><thead><tr><th scope="col">{escape(title)}</th>'
        f'<th scope="col">{escape(words.ballot_opening)}</th>'
        f'<th scope="col">{escape(words.ballot_closing)}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _moved(pack: Pack, moved: Moved, nothing: str) -> str:
    words = pack.words
    cells = "".join(
        f'<td data-label="{escape(label)}"'
        f"{'' if value else ' class=quiet'}>{escape(value or nothing)}</td>"
        for label, value in (
            (words.ballot_opening, moved.before),
            (words.ballot_closing, moved.after),
        )
    )
    return f'<tr><th scope="row">{escape(plain(pack, moved.text))}</th>{cells}</tr>'


def _reason(module: str, key: str) -> None:
    text = str(st.session_state[key] or "").strip()
    reasons = mine.progress().reasons
    reasons[module] = text
    if not text:
        del reasons[module]
    mine.touched(module)
