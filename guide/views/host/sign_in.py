"""Who may host, and the form for those who have to type the passcode first."""

from __future__ import annotations

import streamlit as st

from guide.model.pack import Pack
from guide.text.html import html
from guide.web.auth import COOKIE, auth, token_is_good

from ..links import below


def may_host() -> bool:
    """Whether this browser carries the cookie of a facilitator's device."""
    return token_is_good(st.context.cookies.get(COOKIE))


def show(pack: Pack) -> None:
    """Show the passcode's form, a plain one: its answer is a cookie, which only a page can get."""
    words = pack.words
    # Six digits come up on a phone's number keys; a passcode of the operator's own may be words.
    keys = "text" if auth().chosen else "numeric"
    st.html(
        html(
            '<div class="host-door"><h1>{{ words.host_door }}</h1><p>{{ words.host_door_how }}</p>'
            '{% if wrong %}<p class="host-notice" role="alert">{{ words.host_wrong }}</p>'
            "{% endif %}"
            '<form action="{{ address }}" method="post">'
            '<label for="host-passcode">{{ words.host_passcode }}</label>'
            '<input id="host-passcode" name="passcode" type="text" required '
            'inputmode="{{ keys }}" autocomplete="off" autocapitalize="off" autofocus>'
            '<button type="submit">{{ words.host_enter }}</button></form></div>',
            words=words,
            address=below("host/enter"),
            wrong=st.query_params.get("wrong") == "1",
            keys=keys,
        )
    )
