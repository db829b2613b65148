"""What the reader's browser shows a figure on."""

import streamlit as st

from guide.figures.style import Theme


def theme() -> Theme:
    """``dark`` for a reader whose browser asks for it, else ``paper``."""
    return "dark" if st.context.theme.type == "dark" else "paper"


def narrow() -> bool:
    """Whether the browser calls itself one of a phone. Streamlit 1.67 does not tell its width."""
    return "Mobi" in st.context.headers.get("User-Agent", "")
