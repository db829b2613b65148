"""Links between pages that keep a visit's choices."""

from collections.abc import Mapping

import streamlit as st


def remember(pages: Mapping[str, st.Page], parameters: Mapping[str, str]) -> None:
    """Keep the pages of this run, by address, and what every link on them carries."""
    st.session_state["pages"] = pages
    st.session_state["link-parameters"] = parameters


def page_link(address: str, label: str, **parameters: str) -> None:
    """A link to another page of the guide, in the same reading."""
    carried = {**st.session_state.get("link-parameters", {}), **parameters}
    st.page_link(st.session_state["pages"][address], label=label, query_params=carried or None)
