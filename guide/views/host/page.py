"""The facilitator's view as a whole: the door, then whatever the event needs now."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import streamlit as st

from guide.model.pack import Pack
from guide.room.errors import DamagedRoom, StoreError
from guide.text.html import html, style
from guide.web.streamlit_internals import whole_page

from .. import languages
from ..links import href
from . import actions, ended, open_events, running, setup, sign_in

AGAIN = 2.0
"""Seconds after which a page that could not read the store tries again by itself."""

STYLE = Path(__file__).with_name("host.css").read_text(encoding="utf-8")


def show(pack: Pack) -> None:
    """Show the passcode's form, or the event: before, while and after it runs."""
    st.html(style(STYLE))
    _to_the_guide(pack)
    host = False
    try:
        host = sign_in.may_host()
        if not host:
            sign_in.show(pack)
            return
        _show_event(pack)
    except StoreError as error:
        actions.show_sentence(error.told(pack.words, host=host))
        st.button(pack.words.host_again, key="host-again")
        _try_again_soon()


def _to_the_guide(pack: Pack) -> None:
    """Show the way to the guide's first page. It opens beside: what is half typed here stays."""
    st.html(
        html(
            '<p class="host-guide"><a href="{{ address }}" target="_blank" title="{{ how }}">'
            "{{ text }}</a></p>",
            address=href(""),
            how=pack.words.host_guide_how,
            text=pack.words.host_guide,
        )
    )


@st.fragment(run_every=AGAIN)
def _try_again_soon() -> None:
    if not whole_page():
        st.rerun()


def _show_event(pack: Pack) -> None:
    actions.show_notice(pack.words)
    stored = None
    with suppress(DamagedRoom):  # Another event can be opened, and this one deleted.
        stored = actions.event()
    actions.show_incidents(pack.words)
    if stored is None:
        open_events.answered()
        languages.switch(pack, named=True)
        setup.show(pack)
        return
    if stored.room.language != pack.translated_to and stored.room.language in ("", *pack.languages):
        languages.choose(stored.room.language or next(iter(pack.languages)))
        st.rerun()  # in the event's language, whichever this device had
    if open_events.asked() and not stored.room.ended:
        setup.ask_for_another(pack, stored)
        return
    if st.query_params.get("room") != stored.code:
        st.query_params["room"] = stored.code
    if stored.room.ended:
        ended.show(pack, stored)
    else:
        running.show(pack, stored)
