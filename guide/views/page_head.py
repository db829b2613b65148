"""The head of a page that is not a module."""

from html import escape

import streamlit as st


def page_head(title: str, intro: str) -> None:
    """The page's name and a line on what it is for."""
    st.html(
        f'<header class="module-head"><h1>{escape(title)}</h1>'
        f'<p class="lead">{escape(intro)}</p></header>'
    )
