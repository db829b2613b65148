"""The floor: the guide's figures in a bare, hand-written Streamlit page, one page each.

The figures are written to a file by the bench, so that the floor does nothing but show them.
"""

import json
import os
from pathlib import Path

import plotly.io
import streamlit as st

FIGURES = json.loads(Path(os.environ["BENCH_FIGURES"]).read_text(encoding="utf-8"))


@st.fragment
def quiz() -> None:
    """The barest quiz item: a radio in a form and its answer."""
    with st.form("quiz"):
        st.radio("Which?", ["one", "two", "three"], index=None, key="answer")
        if st.form_submit_button("Check"):
            st.html('<p class="result">Right.</p>')


def show(name: str) -> None:
    st.title(name)
    for number, figure in enumerate(FIGURES[name]):
        st.plotly_chart(plotly.io.from_json(json.dumps(figure)), theme=None, key=f"{name}-{number}")
    quiz()
    st.html('<footer class="site"></footer>')


def start() -> None:
    """The page at the root, so that every measured page has an address of its own."""
    st.title("Floor")


PAGES = [st.Page(start, title="Floor", default=True)]
for page in FIGURES:

    def _page(name: str = page) -> None:
        show(name)

    PAGES.append(st.Page(_page, title=page, url_path=page))
st.navigation(PAGES, position="top").run()
