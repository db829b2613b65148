"""Sheets to print, as a visitor takes them: a picture of the first page, and files in one press."""

from __future__ import annotations

import datetime as dt
from base64 import b64encode
from collections.abc import Mapping
from contextlib import suppress
from functools import partial

import streamlit as st

from guide.model.content import Module
from guide.model.pack import Pack
from guide.paper import handouts as paper
from guide.paper import word
from guide.paper.sheets import Sheet, of_guide, of_module, sheets
from guide.room.errors import StoreError
from guide.room.night_run import runs_of
from guide.room.store import store
from guide.room.wifi import Wifi
from guide.text.html import html

from .host.sign_in import may_host
from .links import below, for_others, href, page_link, port

GUIDE, POSTER = "guide", "poster"
"""What the sheets are of, besides a module and a run of show."""

_PART, _CHOICE = "sheets", "sheets-choice"
COLUMNS = 3
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KEPT = 400
"""Pictures of first pages that are kept, about 20 kB each."""


_STRAIGHT = '<a class="straight" href="{{ address }}" target="_blank">{{ text }}</a>'


def link(pack: Pack, module: Module) -> None:
    """A module's handout in one press, and a link to all its sheets."""
    handout = of_module(pack, module)[0]
    with st.container(key="print-link", horizontal=True, horizontal_alignment="right"):
        text = pack.words.handouts_straight.format(title=handout.title)
        address = href(f"copy/{handout.name}.pdf")
        st.html(html(_STRAIGHT, address=address, text=text), width="content")
        page_link("handouts", pack.words.handouts_link, sheets=module.id)


def part(label: str, parts: Mapping[str, str]) -> str:
    """Ask of what the sheets are, first of what the address names (``?sheets=<id>``)."""
    asked = st.query_params.get(_PART, "")
    st.session_state[_CHOICE] = asked if asked in parts else next(iter(parts))
    chosen = st.radio(
        label,
        list(parts),
        format_func=parts.__getitem__,
        key=_CHOICE,
        horizontal=True,
        on_change=_choose,
    )
    return chosen or next(iter(parts))


def _choose() -> None:
    st.query_params[_PART] = st.session_state[_CHOICE]


def style(pack: Pack) -> paper.Style:
    """Ask for the paper and the size of the type."""
    words = pack.words
    names: dict[paper.Paper, str] = {"letter": words.paper_letter, "a4": words.paper_a4}
    usual = paper.paper_of(pack)
    with st.container(key="handouts-style", horizontal=True, vertical_alignment="center"):
        chosen = st.radio(
            words.handouts_paper,
            list(names),
            index=list(names).index(usual),
            format_func=names.__getitem__,
            key="paper",
            horizontal=True,
            label_visibility="collapsed",
        )
        large = st.checkbox(words.handouts_large, key="large")
    address = base().partition("://")[2]
    return paper.Style(chosen or usual, dt.date.today(), large, address)


def cards(pack: Pack, part: str, wanted: paper.Style) -> None:
    """Show the sheets of a part of the guide."""
    if part == GUIDE:
        found = of_guide(pack)
    elif part in runs_of(pack):
        found = sheets(pack, runs=[part])
    else:
        found = sheets(pack, modules=[part])
    for row in range(0, len(found), COLUMNS):
        columns = st.columns(COLUMNS, gap="medium")
        for column, sheet in zip(columns, found[row : row + COLUMNS]):
            with column:
                _card(pack, sheet, wanted)


def poster(pack: Pack, wanted: paper.Style) -> None:
    """Ask for the network and the address, and show the poster."""
    words = pack.words
    room = st.query_params.get("room", "")
    room = room if room.isalnum() and len(room) <= 8 else ""
    known = _typed_before(room)
    with st.container(key="poster-form"):
        # The key holds the network: one that is typed on /host meanwhile makes the fields anew.
        key = f"{known.name}-{len(known.password)}" if known else ""
        name = st.text_input(
            words.poster_network,
            value=known.name if known else "",
            key=f"poster-network-{key}",
            max_chars=32,
        )
        password = st.text_input(
            words.poster_password,
            value=known.password if known else "",
            key=f"poster-password-{key}",
            max_chars=63,
        )
        address = st.text_input(
            words.poster_address,
            value=f"{base()}/r/{room}" if room else base(),
            key=f"poster-address-{room}",
            max_chars=200,
        )
        st.html(html('<p class="quiet">{{ text }}</p>', text=words.poster_note))
    wifi = Wifi(name=name.strip(), password=password) if name.strip() else None
    made = paper.poster(pack, address.strip() or base(), paper=wanted.paper, room=room, wifi=wifi)
    with st.columns(COLUMNS)[0]:
        _card(pack, made, wanted, key=f"{name}{password}{address}")


def _typed_before(code: str) -> Wifi | None:
    """The network that was typed for an event; for nobody but its facilitator."""
    with suppress(StoreError):
        stored = store().load(code) if code and may_host() else None
        return stored.room.wifi if stored else None
    return None


def base() -> str:
    """Where this guide is opened by others, without a last slash."""
    here = f"http://localhost:{port()}{below('')}"
    return next(iter(for_others("")), here).rstrip("/")


_CARD = (
    '<article class="handout"><img src="data:image/png;base64,{{ picture }}" alt="{{ alt }}">'
    "<h2>{{ title }}</h2><p class='quiet'>{{ above }}</p></article>"
)


def _card(pack: Pack, sheet: Sheet, wanted: paper.Style, key: str = "") -> None:
    words = pack.words
    picture = _preview(pack.fingerprint, sheet.name, wanted, key, pack, sheet)
    with st.container(key=f"handout-{sheet.name}"):
        st.html(
            html(
                _CARD,
                picture=picture,
                alt=words.handouts_preview.format(title=sheet.title),
                title=sheet.title,
                above=sheet.above,
            )
        )
        with st.container(key=f"files-{sheet.name}", horizontal=True):
            st.download_button(
                words.handouts_pdf,
                partial(paper.pdf, pack, sheet, wanted),
                f"{sheet.name}.pdf",
                "application/pdf",
                key=f"pdf-{sheet.name}",
                on_click="ignore",
                type="primary",
            )
            if sheet.editable:
                st.download_button(
                    words.handouts_word,
                    partial(word.docx, pack, sheet, wanted),
                    f"{sheet.name}.docx",
                    _WORD,
                    key=f"docx-{sheet.name}",
                    on_click="ignore",
                )


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def _preview(
    fingerprint: str, name: str, wanted: paper.Style, key: str, _pack: Pack, _sheet: Sheet
) -> str:
    """The first page as a PNG in base64, made once for each guide, sheet and style."""
    return b64encode(paper.preview(_pack, _sheet, wanted)).decode()
