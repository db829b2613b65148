"""Links between pages that keep a visit's choices."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st


def remember(pages: Mapping[str, st.Page], parameters: Mapping[str, str]) -> None:
    """Keep the pages of this run, by address, and what every link on them carries."""
    st.session_state["pages"] = pages
    st.session_state["link-parameters"] = parameters


def page_link(address: str, label: str, **parameters: str) -> None:
    """A link to another page of the guide, in the same reading."""
    carried = {**st.session_state.get("link-parameters", {}), **parameters}
    st.page_link(st.session_state["pages"][address], label=label, query_params=carried or None)


def href(address: str, **parameters: str) -> str:
    """The address of another page of the guide, in the same reading, for a link in HTML."""
    carried = {**st.session_state.get("link-parameters", {}), **parameters}
    return f"/{address}?{urlencode(carried)}" if carried else f"/{address}"
