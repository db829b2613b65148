"""What the reader's browser shows a figure on, and whether it runs beside the server."""

import streamlit as st

from guide.figures.style import Theme
from guide.web.auth import auth
from guide.web.requester import same_machine


def theme() -> Theme:
    """``dark`` for a reader whose browser asks for it, else ``paper``."""
    return "dark" if st.context.theme.type == "dark" else "paper"


_WIDTH = st.components.v2.component(
    "guide_width",
    js="""
const phone = matchMedia("(max-width: 640px)");
let told = null;
export default function ({ data, setStateValue }) {
  const tell = () => {
    if (phone.matches === (told ?? data.narrow)) return;
    told = phone.matches;
    setStateValue("narrow", told);
  };
  phone.onchange = tell;
  tell();
}
""",
)
"""Tells whether the window is as narrow as ``style.css`` takes a phone's to be."""


def measure() -> None:
    """Ask the browser how wide it is. It answers where the guess was wrong, or when it turns."""
    with st.container(key="measure"):
        told = _WIDTH(
            key="width",
            data={"narrow": narrow()},
            default={"narrow": None},
            on_narrow_change=lambda: None,
        ).narrow
    if told is not None:
        st.session_state["narrow"] = told


def narrow() -> bool:
    """Whether figures are made for a narrow window: a phone's, or a desk's at 400 %.

    Until the browser has said how wide it is, whether it calls itself one of a phone.
    """
    told: bool | None = st.session_state.get("narrow")
    return "Mobi" in st.context.headers.get("User-Agent", "") if told is None else told


def at_the_machine() -> bool:
    """Whether the reader sits at the machine that the guide runs on, as its author does.

    False where the operator says that this proves nothing (``GUIDE_HOST_LOCAL``).
    """
    if not auth().local or st.context.ip_address is not None:
        return False
    here = ("127.0.0.1", 0)
    headers = [
        (name.lower().encode("latin-1"), value.encode("latin-1", "replace"))
        for name, value in st.context.headers.items()
    ]
    return same_machine({"type": "websocket", "headers": headers, "client": here, "server": here})
