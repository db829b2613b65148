"""Who may host, and the form for those who have to type the passcode first."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.model.reading import Pack
from guide.room.door import COOKIE, door, token_is_good


def may_host() -> bool:
    """Whether this browser carries the cookie of a facilitator's device."""
    return token_is_good(st.context.cookies.get(COOKIE))


def show(pack: Pack) -> None:
    """Show the passcode's form, a plain one: its answer is a cookie, which only a page can get."""
    words = pack.words
    wrong = (
        f'<p class="host-told" role="alert">{escape(words.host_wrong)}</p>'
        if st.query_params.get("wrong") == "1"
        else ""
    )
    # Six digits come up on a phone's number keys; a passcode of the operator's own may be words.
    keys = "text" if door().chosen else "numeric"
    st.html(
        f'<div class="host-door"><h1>{escape(words.host_door)}</h1>'
        f"<p>{escape(words.host_door_how)}</p>{wrong}"
        '<form action="/host/enter" method="post">'
        f'<label for="host-passcode">{escape(words.host_passcode)}</label>'
        '<input id="host-passcode" name="passcode" type="text" required '
        f'inputmode="{keys}" autocomplete="off" autocapitalize="off" autofocus>'
        f'<button type="submit">{escape(words.host_enter)}</button></form></div>'
    )
