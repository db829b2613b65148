"""Links between pages that keep a visit's choices."""

import streamlit as st


def remember(pages: dict[str, st.Page]) -> None:
    """Keep the pages of this run, by address, for the links on them."""
    st.session_state["pages"] = pages


def page_link(address: str, label: str) -> None:
    """A link to another page of the guide."""
    st.page_link(st.session_state["pages"][address], label=label)
