"""The frame round every page: navigation, look, the banner of a broken file, the last line."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import streamlit as st

from guide.model.reading import Pack, Problem

from . import claim_links, links, mine, reading, take_away
from .current import current

STYLE = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
OPEN_BLOCK = Path(__file__).with_name("open_block.js").read_text(encoding="utf-8")


def show(pages_of: Callable[[Pack], list[st.Page]]) -> None:
    """Show the page that the address asks for, or what keeps the guide from being shown."""
    now = current()
    if now.pack is None:
        _broken(now.problems)
        return
    pack = reading.chosen(now)
    st.set_page_config(page_title=pack.guide.title, layout="wide")
    st.html(f"<style>{STYLE}</style>")
    # Before the page, so that no row of it can be pressed in vain.
    take_away.install()
    pages = pages_of(pack)
    claim_links.stand_here(None)
    links.remember({page.url_path: page for page in pages}, reading.parameters(pack))
    page = st.navigation(pages, position="top")
    if now.problems:
        _banner(pack, now.problems[0])
    if page.url_path == "host":
        page.run()
    else:
        _for_a_reader(page, pack, now.pack)
    st.html(f'<footer class="site"><p>{escape(pack.words.footer)}</p></footer>')
    _open_block()


def _for_a_reader(page: st.Page, pack: Pack, today: Pack) -> None:
    """A page with what is a reader's own: which reading they have, and what their device keeps."""
    mine.restore(today)
    reading.switch(pack)
    page.run()
    mine.hand_back()
    mine.erase()


def _banner(pack: Pack, problem: Problem) -> None:
    text = pack.words.stale.format(file=problem.file, line=problem.line)
    st.html(f'<p class="stale" role="status">{escape(text)}</p>')


def _broken(problems: list[Problem]) -> None:
    """The one page of a guide that has never been read: what its author has to mend."""
    st.set_page_config(page_title="This guide cannot be shown yet", layout="wide")
    st.html(f"<style>{STYLE}</style>")
    lines = "".join(f"<li><code>{escape(str(problem))}</code></li>" for problem in problems)
    st.html(
        '<main class="broken measure"><h1>This guide cannot be shown yet</h1>'
        "<p>Its files have the problems below. Mend and save them: this page then opens the "
        f"guide by itself. <code>python -m guide check</code> prints the same list.</p>"
        f"<ol>{lines}</ol></main>"
    )


def _open_block() -> None:
    """Bring the block that the address names (``?block=<id>``) into view, once a visit."""
    block = st.query_params.get("block", "")
    if re.fullmatch(r"[a-z0-9-]+", block):
        # The number lets the browser run the script again.
        number = st.session_state["opens"] = st.session_state.get("opens", 0) + 1
        st.html(
            f"<script>/*{number}*/{OPEN_BLOCK};openBlock('{block}')</script>",
            unsafe_allow_javascript=True,
        )
