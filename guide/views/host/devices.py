"""How another device finds this view: addresses, a QR code, the passcode."""

from __future__ import annotations

import time

import streamlit as st
from markupsafe import Markup

from guide.model.pack import Pack
from guide.text.html import html
from guide.web.auth import auth
from guide.web.passcode import grouped
from guide.web.qr import qr_image

from ..links import below, for_others
from .actions import NOTHING
from .sign_in import may_host

UNTIL = "host-passcode-until"
"""Until when the passcode is shown, in seconds of the clock that only goes forwards."""

SHOWN = 30.0
"""Seconds that it is shown: time to read six digits out to a colleague."""


def show(pack: Pack, *, passcode: bool) -> None:
    """Show the way in; the passcode only where a room cannot read it, and when it is asked for."""
    words, found = pack.words, for_others("host")
    if not found:
        st.html(html('<p class="quiet">{{ text }}</p>', text=words.host_no_address))
        return
    alt = words.host_code_alt.format(address=found[0])
    st.html(
        html(
            '<div class="host-devices"><img class="host-code" alt="{{ alt }}" '
            'src="{{ code }}"><div><p>{{ how }}</p><ul>'
            "{% for address in found %}<li>{{ address }}</li>{% endfor %}</ul>"
            "{% if kept %}<p>{{ kept }}</p>{% endif %}</div></div>",
            alt=alt,
            code=qr_image(found[0], alt=alt),  # st.html takes SVG out
            how=words.host_devices,
            found=found[:3],
            kept="" if passcode else words.host_passcode_kept,
        )
    )
    if passcode:
        show_passcode(pack)


@st.fragment
def show_passcode(pack: Pack) -> None:
    """Show dots and, for a while after it was asked for, the passcode: the screen may be mirrored.

    The browser does not have it before.
    """
    if not may_host():
        st.rerun()
    words, shown = pack.words, time.monotonic() < st.session_state.get(UNTIL, 0.0)
    # In the way of neither eye nor ear: dots are read out one by one.
    hidden = html(
        '<span aria-hidden="true">••• •••</span><i>{{ text }}</i>', text=words.host_passcode_hidden
    )
    passcode = grouped(auth().passcode) if shown else hidden
    with st.container(key="host-passcode-line", horizontal=True, vertical_alignment="center"):
        line = Markup.escape(words.host_passcode_is).format(passcode=passcode)
        st.html(html('<p class="host-passcode">{{ line }}</p>', line=line))
        label = words.host_passcode_hide if shown else words.host_passcode_show
        st.button(label, key="host-passcode-turn", on_click=_turn, args=(not shown,))
    if shown:
        _hide_later()


def _turn(shown: bool) -> None:
    st.session_state[UNTIL] = time.monotonic() + SHOWN if shown else 0.0


@st.fragment(run_every=1.0)
def _hide_later() -> None:
    if time.monotonic() >= st.session_state.get(UNTIL, 0.0):
        st.rerun()
    st.html(NOTHING)


def show_leave(pack: Pack) -> None:
    """Show the way out, for a device that was lent: its cookie goes, the event stays."""
    st.html(
        html(
            '<form class="host-leave" action="{{ address }}" method="post">'
            '<button type="submit">{{ text }}</button></form>',
            address=below("host/leave"),
            text=pack.words.host_leave,
        )
    )
