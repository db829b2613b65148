"""What the reader's browser shows a figure on, and whether it runs beside the server."""

import streamlit as st

from guide.figures.style import Theme
from guide.web.auth import auth
from guide.web.requester import same_machine


def theme() -> Theme:
    """``dark`` for a reader whose browser asks for it, also since the page was opened."""
    told: bool | None = st.session_state.get("dark")
    dark = st.context.theme.type == "dark" if told is None else told
    return "dark" if dark else "paper"


_WINDOW = st.components.v2.component(
    "guide_window",
    js="""
const asked = {
  narrow: matchMedia("(max-width: 640px)"),
  dark: matchMedia("(prefers-color-scheme: dark)"),
};
const told = {};
export default function ({ data, setStateValue }) {
  for (const [name, now] of Object.entries(asked)) {
    const tell = () => {
      if (now.matches === (told[name] ?? data[name]) || matchMedia("print").matches) return;
      told[name] = now.matches;
      setStateValue(name, told[name]);
    };
    now.onchange = tell;
    tell();
  }
}
""",
)
"""Tells whether the window is as narrow as ``style.css`` takes a phone's to be, and dark."""


def measure() -> None:
    """Ask the browser what its window is. It answers where a guess was wrong, or when it turns."""
    with st.container(key="measure"):
        told = _WINDOW(
            key="window",
            data={"narrow": narrow(), "dark": theme() == "dark"},
            default={"narrow": None, "dark": None},
            on_narrow_change=lambda: None,
            on_dark_change=lambda: None,
        )
    for name in ("narrow", "dark"):
        if told[name] is not None:
            st.session_state[name] = told[name]


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
