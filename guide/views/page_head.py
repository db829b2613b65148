"""The head of a page that is not a module."""

import streamlit as st

from guide.text.html import html


def page_head(title: str, intro: str, heard: str | None = None) -> None:
    """The page's name and a line on what it is for.

    ``heard`` is the heading of what follows where it needs none to be seen.
    """
    st.html(
        html(
            '<header class="page-head"><h1>{{ title }}</h1>'
            '<p class="lead">{{ intro }}</p></header>'
            "{% if heard %}<h2 class='heard'>{{ heard }}</h2>{% endif %}",
            heard=heard,
            title=title,
            intro=intro,
        )
    )
