"""The Wi-Fi that phones join first: typed once, shown on the join card and on the poster."""

from __future__ import annotations

import streamlit as st

from guide.model.words import Words
from guide.room.room import offer_wifi
from guide.room.store import StoredRoom
from guide.room.wifi import LONGEST_NAME, PASSWORD, wifi_of
from guide.text.html import html

from . import actions


def show(words: Words, stored: StoredRoom) -> None:
    """Ask for the network, or say which is shown."""
    held = stored.room.wifi
    st.html(html('<p class="quiet">{{ text }}</p>', text=words.host_wifi_how))
    if held:
        shown = words.host_wifi_shown.format(name=held.name)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(html("<p>{{ text }}</p>", text=shown))
            st.button(words.host_wifi_off, key="host-wifi-off", on_click=_take_off, args=(stored,))
        return
    with st.form("host-wifi-form", border=False, enter_to_submit=True):
        st.text_input(
            words.host_wifi_name,
            key="host-wifi-name",
            max_chars=LONGEST_NAME,
            autocomplete="off",
        )
        st.text_input(
            words.host_wifi_password,
            key="host-wifi-password",
            max_chars=PASSWORD[1],
            autocomplete="off",
        )
        st.form_submit_button(words.host_wifi_show, on_click=_offer, args=(words, stored))


def _offer(words: Words, stored: StoredRoom) -> None:
    typed = (st.session_state[f"host-wifi-{part}"] for part in ("name", "password"))
    wifi = wifi_of(*typed)
    if wifi is None:
        actions.notify(words.host_wifi_wrong)
        return
    actions.change(stored.code, lambda room: offer_wifi(room, wifi))


def _take_off(stored: StoredRoom) -> None:
    actions.change(stored.code, lambda room: offer_wifi(room, None))
