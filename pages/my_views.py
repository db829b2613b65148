"""A reader's own views, then and now: kept by the browser, saved as a file, soon forgotten."""

import datetime as dt
from collections.abc import Iterable
from functools import partial

import streamlit as st
from markupsafe import Markup

from guide.model import progress as rules
from guide.model.my_views import ModuleViews, Moved, as_markdown, views
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.model.progress import LONGEST
from guide.paper.my_views import as_pdf
from guide.text.dates import long_date
from guide.text.html import html
from guide.views import ask_once, focus, guess, saved_progress
from guide.views.links import page_link
from guide.views.page_head import page_head


def show(pack: Pack) -> None:
    """Show votes, ratings and reasons by module, with a file to keep."""
    words = pack.words
    page_head(words.my_views_title, words.my_views_intro)
    _views(pack)


@st.fragment
def _views(pack: Pack) -> None:
    words, progress = pack.words, saved_progress.progress()
    if not progress:
        st.html(html('<p class="quiet nothing-yet">{{ text }}</p>', text=words.nothing_yet))
        first = pack.modules[0]
        page_link(first.id, words.read_module.format(number=first.number))
        saved_progress.erase()
        focus.lead()
        return
    for each in views(pack, progress):
        _module(pack, each)
    with st.container(key="views-tools", horizontal=True, vertical_alignment="center"):
        today = long_date(words, dt.date.today())
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
        ask_once.button(
            pack,
            words.forget_all,
            key="forget",
            question=words.forget_sure,
            then=_forget,
        )
    st.html(html('<p class="quiet">{{ text }}</p>', text=words.forget_note))
    saved_progress.keep()


def _forget() -> None:
    saved_progress.forget()
    focus.next_on(".nothing-yet")


def _module(pack: Pack, each: ModuleViews) -> None:
    words, module = pack.words, each.module
    done, total = rules.steps(pack, saved_progress.progress(), module.id)
    number = words.obstacle.format(number=module.number, count=len(pack.modules))
    counted = words.answered_of.format(done=done, total=total)
    score = words.score.format(right=each.right, answered=each.answered)
    with st.container(key=f"views-{module.id}"):
        st.html(
            html(
                '<section class="views"><p class="kicker">{{ number }} · {{ counted }}</p>'
                "<h2>{{ title }}</h2>{{ votes }}{{ claims }}{{ judgments }}{{ guesses }}"
                "<p><strong>{{ label }}</strong> {{ score }}</p></section>",
                number=number,
                counted=counted,
                title=module.title,
                votes=_table(pack, words.your_vote, each.votes, words.no_vote),
                judgments=_judgments(pack, each),
                guesses=guess.table(pack, each.guesses) if each.guesses else "",
                claims=_table(pack, words.conviction_of, each.claims, words.not_rated),
                label=words.quiz_score,
                score=score if each.answered else words.not_answered,
            )
        )
        key = f"reason-{module.id}"
        saved_progress.begin_with(key, each.reason or None)
        st.text_area(
            words.your_reasons,
            key=key,
            max_chars=LONGEST,
            placeholder=words.reasons_hint,
            on_change=_reason,
            args=(module.id, key),
        )


_TABLE = (
    '<table><thead><tr><th scope="col">{{ title }}</th>'
    '{% for name in names %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead><tbody>'
    '{% for text, values in rows %}<tr><th scope="row">{{ text }}</th>{% for value in values %}'
    '<td data-label="{{ names[loop.index0] }}"{% if not value %} class=quiet{% endif %}>'
    "{{ value or nothing }}</td>{% endfor %}</tr>{% endfor %}</tbody></table>"
)


def _table(pack: Pack, title: str, rows: Iterable[Moved], nothing: str) -> Markup:
    """Where a reader stood before and after, a row each.

    ``title`` stands above the first column, ``nothing`` where the reader said nothing.
    """
    return html(
        _TABLE,
        title=title,
        names=(pack.words.ballot_opening, pack.words.ballot_closing),
        rows=[(plain(pack, row.text), (row.before, row.after)) for row in rows],
        nothing=nothing,
    )


_JUDGMENTS = (
    '<table class="judgments"><thead><tr>{% for name in names %}<th scope="col">{{ name }}</th>'
    '{% endfor %}</tr></thead><tbody>{% for title, judgment in rows %}<tr><th scope="row">'
    '{{ title }}</th><td data-label="{{ names[1] }}">{{ judgment }}</td></tr>{% endfor %}'
    "</tbody></table>"
)


def _judgments(pack: Pack, each: ModuleViews) -> Markup:
    """What the reader judged in hindsight; nothing where they judged nothing."""
    if not each.judgments:
        return Markup()
    names = (pack.words.guess_asked, pack.words.your_judgments)
    return html(_JUDGMENTS, names=names, rows=each.judgments)


def _reason(module: str, key: str) -> None:
    text = str(st.session_state[key] or "").strip()
    reasons = saved_progress.progress().reasons
    reasons[module] = text
    if not text:
        del reasons[module]
    saved_progress.touched(module)
