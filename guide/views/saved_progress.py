"""What a reader does, kept in this visit and on their own device (``localStorage``).

The server keeps nothing: a visit begins with what the browser brings, and every change goes back
to it. A value in the browser is text from outside and is read as such (``guide.model.progress``).
"""

from __future__ import annotations

import secrets
from typing import Any

import streamlit as st

from guide.model.pack import Pack
from guide.model.progress import Progress, merge, read, write
from guide.model.words import Words
from guide.text.html import html
from guide.web.streamlit_internals import run_in_browser, whole_page

from . import focus

STORE = "guide-reader"
"""The name of the value on the device."""

WIDGETS = ("ballot-", "verdict-", "conviction-", "guess-", "reason-", "answer-")
"""How the keys of the widgets begin that a reader answers with."""

_BRING = st.components.v2.component(
    "guide_reader",
    js="""
export default function ({ data, setStateValue }) {
  if (window.guideReader === data.visit) return;
  window.guideReader = data.visit;
  let kept = null;
  try { kept = localStorage.getItem(data.store); } catch {
    document.documentElement.classList.add("keeps-nothing");
    return;
  }
  if (kept && data.visit + kept !== window.guideWrote)
    setStateValue("kept", { visit: data.visit, text: kept });
}
""",
)


def restore(pack: Pack) -> None:
    """Take in what the browser kept, once a visit, when it arrives.

    What this visit itself wrote is not brought back, which spares a first visit a run.
    A browser that finds its server restarted sends the state of its components first; the visit's
    own number tells that older value from the one that was asked for.
    """
    visit = st.session_state.setdefault("visit", secrets.token_hex(8))
    with st.container(key="bring-kept"):
        brought: Any = _BRING(
            key="kept",
            data={"visit": visit, "store": STORE},
            default={"kept": None},
            on_kept_change=lambda: None,
        ).kept
    if st.session_state.get("restored") or not brought or brought.get("visit") != visit:
        return
    st.session_state["restored"] = True
    kept = read(brought.get("text"), pack)
    merged = merge(kept, progress())
    if kept.last in pack.blocks and merged.last == pack.module_of(kept.last).id:
        merged.last = kept.last
    st.session_state["progress"] = merged


def warn(words: Words) -> None:
    """Say that nothing is kept, where the browser forbids it; in a frame also what helps."""
    st.html(
        html(
            '<p class="not-kept">{{ words.keeps_nothing }} '
            '<a href="" target="_blank">{{ words.own_window }}</a></p>',
            words=words,
        )
    )


def progress() -> Progress:
    """What the reader did, as far as this visit knows."""
    found: Progress = st.session_state.setdefault("progress", Progress())
    return found


def touched(block: str) -> None:
    """Note that something changed, and where, before the page is drawn again."""
    progress().last = block
    st.session_state["changed"] = True


def opened(pack: Pack, module: str) -> None:
    """Note that a module is open, unless the last thing touched stands in it."""
    last = progress().last
    within = pack.module_of(last).id if last in pack.blocks else last
    if within != module:
        touched(module)


def begin_with(key: str, value: object) -> None:
    """Give a widget what was kept, before it is drawn for the first time."""
    if value is not None and st.session_state.get(key) is None:
        st.session_state[key] = value


def keep() -> None:
    """Hand what was done back to the browser, at the end of a fragment that can change it.

    The focus goes where a press in the fragment led it. A whole page does both at its end.
    """
    if not whole_page():
        hand_back()
        focus.lead()


def hand_back() -> None:
    """Hand what was done back to the browser, if anything was."""
    if not st.session_state.get("changed"):
        return
    _run(
        "const old=localStorage.getItem(store);if(!old||window.guideReader===visit)"
        "{window.guideWrote=visit+now;localStorage.setItem(store,now)}"
        "window.partsDone?.(now)",
        visit=st.session_state.get("visit"),
        now=write(progress()),
    )


def forget() -> None:
    """Forget everything, here and on the device."""
    for key in list(st.session_state):
        if str(key).startswith(WIDGETS):
            del st.session_state[key]
    st.session_state["progress"] = Progress()
    st.session_state["changed"] = False
    st.session_state["erase"] = True
    st.session_state["restored"] = True


def erase() -> None:
    """Take the value off the device, once after ``forget``."""
    if st.session_state.pop("erase", False):
        _run("localStorage.removeItem(store)")


def _run(code: str, **values: object) -> None:
    """Run a script that may fail: a browser can forbid a page to keep anything."""
    run_in_browser(f"try{{{code}}}catch(error){{}}", store=STORE, **values)
