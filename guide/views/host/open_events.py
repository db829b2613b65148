"""Events that are open at the same time: which one the screen follows, and how to close the others.

One event is open unless somebody asks for a second one.
"""

from __future__ import annotations

import streamlit as st

from guide.model.pack import Pack
from guide.model.words import Words
from guide.room.store import StoredRoom, store
from guide.text.html import html

from ..links import below
from . import actions, ended

ASKED = "host-asked-to-open"
"""What this browser keeps while it is asked whether it wants a second event."""


def screen_address(stored: StoredRoom) -> str:
    """The screen of this event, whichever other one is open."""
    return below(f"screen?room={stored.code}")


def show(pack: Pack, here: StoredRoom) -> None:
    """Show the other events that are open, each with the way to it and the way to close it."""
    words = pack.words
    with st.container(key="host-open-events", gap="xsmall"):
        others = [one for one in store().rooms() if not one.room.ended and one.code != here.code]
        if not others:
            return
        st.html(html('<p class="host-label">{{ text }}</p>', text=words.host_open_events))
        for other in others:
            with st.container(
                key=f"host-open-{other.code}", horizontal=True, vertical_alignment="center"
            ):
                st.html(html("<p>{{ text }}</p>", text=ended.headline(pack, other)))
                st.button(
                    words.host_go_there,
                    key=f"host-go-{other.code}",
                    on_click=join,
                    args=(other.code,),
                )
                ended.ask_to_end(pack, other, key=f"host-end-{other.code}")


def show_followed(words: Words, here: StoredRoom) -> None:
    """Say so if a screen without a room in its address follows another event than this one."""
    newest = store().current()
    if newest is None or newest.code == here.code:
        st.html(actions.NOTHING)
        return
    sentence = words.host_screen_follows.format(code=newest.code, address=screen_address(here))
    actions.show_sentence(sentence)


def join(code: str) -> None:
    """Lead this event, and open no other."""
    st.session_state.pop(ASKED, None)
    st.query_params["room"] = code


def ask() -> None:
    """Have this browser asked at the next run whether it wants a second event."""
    st.session_state[ASKED] = True


def asked() -> bool:
    """Whether it is to be asked now."""
    return bool(st.session_state.get(ASKED))


def answered() -> None:
    """Ask no more."""
    st.session_state.pop(ASKED, None)
