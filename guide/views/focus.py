"""Where the focus goes when a press took away what was pressed, or brought what it was for."""

import streamlit as st

from guide.web.streamlit_internals import run_in_browser

_NEXT = "focus-next"


def next_on(selector: str) -> None:
    """Once what runs now is drawn, lead the focus to what a CSS selector finds first."""
    st.session_state[_NEXT] = selector


def lead() -> None:
    """Lead the focus where the last press asked for it, once."""
    selector = st.session_state.pop(_NEXT, None)
    if selector:
        run_in_browser("window.focusOn?.(selector)", selector=selector)
