"""The facilitator's view as a whole: the door, then whatever the event needs now."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from guide.model.reading import Pack
from guide.room.store import StoreError

from . import after, desk, door, lead, opening

STYLE = Path(__file__).with_name("host.css").read_text(encoding="utf-8")


def show(pack: Pack) -> None:
    """Show the passcode's form, or the event: before, while and after it runs."""
    st.html(f"<style>{STYLE}</style>")
    try:
        if not door.may_host():
            door.show(pack)
            return
        _show_event(pack)
    except StoreError as error:
        st.html(f'<p class="host-told" role="alert">{escape(str(error))}</p>')
        st.button(pack.words.host_again, key="host-again")


def _show_event(pack: Pack) -> None:
    desk.told()
    kept = desk.event()
    if kept is None:
        opening.show(pack)
        return
    if st.query_params.get("room") != kept.code:
        st.query_params["room"] = kept.code
    if kept.room.ended:
        after.show(pack, kept)
    else:
        lead.show(pack, kept)
