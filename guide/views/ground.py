"""The ground that the reader's browser shows."""

import streamlit as st

from guide.figures.style import Theme


def theme() -> Theme:
    """``dark`` for a reader whose browser asks for it, else ``paper``."""
    return "dark" if st.context.theme.type == "dark" else "paper"
