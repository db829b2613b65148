"""The frame round every page: navigation, look, the banner of a broken file, the last line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from guide import settings
from guide.loading.problem import Problem
from guide.model.pack import Pack
from guide.text import council
from guide.text.html import html, script
from guide.text.languages import direction
from guide.web.reader_pages import reader_pages, tab_title
from guide.web.streamlit_internals import run_in_browser

from . import (
    as_written,
    browser,
    claim_links,
    connection,
    focus,
    folds,
    handouts,
    languages,
    links,
    menu,
    own_words,
    reading,
    saved_progress,
    take_away,
)
from .current import Current, current

PRINT = Path(__file__).with_name("print.js").read_text(encoding="utf-8")
PLACES_LEFT = Path(__file__).with_name("places_left.js").read_text(encoding="utf-8")


def show(pages_of: Callable[[Pack], list[st.Page]]) -> None:
    """Show the page that the address asks for, or what keeps the guide from being shown."""
    now = current()
    if now.pack is None:
        _broken(now.problems)
        return
    pack = reading.chosen(now)
    st.set_page_config(page_title=pack.guide.title, layout="wide")
    # Before the page, so that no row of it can be pressed in vain.
    _install(pack)
    pages = pages_of(pack)
    claim_links.stand_here(None)
    folds.stand_here(None)
    links.remember({page.url_path: page for page in pages}, reading.parameters(pack))
    page = st.navigation(pages, position="top")
    st.set_page_config(page_title=tab_title(pack, page.title if page.url_path else ""))
    if page.url_path == "host":
        page.run()
    else:
        _for_a_reader(page, pack, now.pack)
    _banner(pack, now)
    st.html(_last_line(pack))
    _open_block()


def _last_line(pack: Pack) -> Markup:
    """The end of every page, with the council that shows the guide where it is not its own."""
    return html(
        '<footer class="site">{% if name or logo %}<p class="council">'
        '{% if logo %}<img src="{{ logo }}" alt=""> {% endif %}{{ name }}</p>{% endif %}'
        "<p>{{ text }}{% for address, page in pages %} "
        '<a href="{{ address }}" target="_self">{{ page }}</a>{% endfor %}</p></footer>',
        name=settings.council(),
        logo=council.logo(),
        text=pack.words.footer,
        pages=_at_the_foot(pack),
    )


def _at_the_foot(pack: Pack) -> list[tuple[str, str]]:
    """Address and name of the pages that the row at the top leaves out."""
    pages = reader_pages(pack).items()
    return [(links.href(each), page.name) for each, page in pages if not page.in_navigation]


def _install(pack: Pack) -> None:
    """Run what every page needs, in one message. Each script does nothing the second time."""
    scripts = (take_away.SCRIPT, connection.SCRIPT, menu.SCRIPT, own_words.SCRIPT)
    spoken = (languages.SCRIPT, reading.SCRIPT, as_written.SCRIPT)
    code = "\n".join((*spoken, PRINT, PLACES_LEFT, *scripts))
    told = {
        "said": pack.words.connection_lost,
        "menu": menu.held(pack, reader_pages(pack)),
        "names": own_words.in_language(pack.words),
        "ends": as_written.ends(pack),
        "reading": reading.shown(pack),
        "spoken": {"lang": pack.guide.language, "dir": direction(pack.guide.language)},
    }
    st.html(script(code, **told), unsafe_allow_javascript=True)


def _for_a_reader(page: st.Page, pack: Pack, today: Pack) -> None:
    """A page with what is a reader's own: which reading they have, and what their device keeps."""
    saved_progress.restore(today)
    browser.measure()
    reading.switch(pack)
    saved_progress.warn(pack.words)
    _on_paper(pack)
    page.run()
    saved_progress.hand_back()
    saved_progress.erase()
    focus.lead()


def _on_paper(pack: Pack) -> None:
    """A line that only a printed page has: where the version made for paper is."""
    text = pack.words.handouts_printed.format(address=f"{handouts.base()}/handouts")
    st.html(html('<p class="print-only">{{ text }}</p>', text=text))


def _banner(pack: Pack, now: Current) -> None:
    """That a saved file is broken: to its author with the checker's sentence, to others without.

    Of a translation others are told only where they read it as it last was. It stands below the
    page, so that nothing which is open above it moves.
    """
    if not now.problems:
        return
    with st.container(key="stale"):
        if browser.at_the_machine():
            say = pack.words.stale_translation if now.faulty else pack.words.stale_author
            text = say.format(problem=now.problems[0], count=len(now.problems))
            st.html(html('<p class="stale author" data-say>{{ text }}</p>', text=text))
        elif not now.faulty or pack.translated_to in now.behind:
            st.html(html('<p class="stale" data-say>{{ t }}</p>', t=pack.words.stale))


def _broken(problems: list[Problem]) -> None:
    """The one page of a guide that has never been read: what its author has to mend."""
    st.set_page_config(page_title="This guide cannot be shown yet", layout="wide")
    st.html(
        html(
            '<main class="broken measure"><h1>This guide cannot be shown yet</h1>'
            "<p>Its files have the problems below. Mend and save them: this page then opens the "
            "guide by itself. <code>python -m guide check</code> prints the same list.</p>"
            "<ol>{% for each in problems %}<li><code>{{ each }}</code></li>{% endfor %}</ol>"
            "</main>",
            problems=problems,
        )
    )


def _open_block() -> None:
    """Bring the block that the address names (``?block=<id>``) into view, once a visit."""
    block = st.query_params.get("block", "")
    if re.fullmatch(r"[a-z0-9-]+", block):
        run_in_browser("window.openBlock?.(block)", block=block)
