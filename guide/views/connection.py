"""What a page says when its server does not answer, in the guide's words and not in Streamlit's."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from guide.model.words import Words
from guide.text.html import script

_SCRIPT = Path(__file__).with_name("connection.js").read_text(encoding="utf-8")


def watch(words: Words) -> None:
    """Have the page say that the connection is lost, for as long as it is.

    The script does nothing the second time.
    """
    st.html(script(_SCRIPT, said=words.connection_lost), unsafe_allow_javascript=True)
