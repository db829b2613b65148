"""The end of an event, its report, and how it is deleted."""

from __future__ import annotations

import streamlit as st

from guide.model.pack import Pack
from guide.room import room as rooms
from guide.room.errors import StoreError
from guide.room.night_run import run_named
from guide.room.store import StoredRoom, store
from guide.text.dates import long_date
from guide.text.html import html

from . import actions, clock


def show(pack: Pack, stored: StoredRoom) -> None:
    """Show an event that has ended: its report to take away, and what may be done with it."""
    words = pack.words
    clock.watch(pack, stored)
    with st.container(key="host-after"):
        st.html(
            html(
                '<header class="module-head"><p class="kicker">{{ headline }}</p>'
                "<h1>{{ words.host_ended }}</h1><p class='lead'>{{ words.host_ended_do }}</p>"
                "</header>",
                headline=headline(pack, stored),
                words=words,
            )
        )
        with st.container(key="host-reports", horizontal=True):
            reports(pack, stored, main=True)
        with st.container(key="host-after-ways", horizontal=True):
            st.button(words.host_plan_another, key="host-another", on_click=leave)
            ask_to_delete(pack, stored.code)


def show_lost(pack: Pack, stored: StoredRoom) -> None:
    """Show an event whose run the guide no longer has: it can be ended and its report kept."""
    words = pack.words
    clock.watch(pack, stored)
    with st.container(key="host-after"):
        st.html(
            html(
                "<h1>{{ title }}</h1><p>{{ text }}</p>",
                title=words.host_lost,
                text=words.host_lost_do.format(run=stored.room.run),
            )
        )
        with st.container(key="host-reports", horizontal=True):
            reports(pack, stored, main=True)
            ask_to_end(pack, stored)


def headline(pack: Pack, stored: StoredRoom) -> str:
    """An event in a line: its day, run, code and people."""
    run = run_named(pack, stored.room.run)
    opened = stored.opened.astimezone(actions.zone())
    return pack.words.host_headline.format(
        date=long_date(pack.words, opened.date()),
        run=run.title if run else stored.room.run,
        code=stored.code,
        people=stored.room.people,
    )


def leave() -> None:
    """Go to the plan of another event."""
    st.query_params.clear()


def reports(pack: Pack, stored: StoredRoom, *, main: bool = False) -> None:
    """Show the two reports; each is made only when it is asked for."""
    words, zone, code = pack.words, actions.zone(), stored.code

    def pdf() -> bytes:
        from guide.paper.report import report_pdf

        return report_pdf(pack, _now_kept(stored), zone=zone, now=actions.now())

    def csv() -> str:
        from guide.paper.report import report_csv

        return report_csv(pack, _now_kept(stored), zone=zone, now=actions.now())

    name = f"{stored.opened.astimezone(zone):%Y-%m-%d}-{code}"
    kind = "primary" if main else "secondary"
    st.download_button(
        words.host_pdf, pdf, f"{name}.pdf", "application/pdf", key=f"host-pdf-{code}",
        on_click="ignore", type="primary" if kind == "primary" else "secondary",
    )  # fmt: skip
    st.download_button(
        words.host_csv, csv, f"{name}.csv", "text/csv", key=f"host-csv-{code}", on_click="ignore"
    )


def _now_kept(stored: StoredRoom) -> StoredRoom:
    """The event as it is when the report is asked for."""
    return store().load(stored.code) or stored


def ask_to_end(pack: Pack, stored: StoredRoom, *, key: str = "host-end") -> None:
    """Show the way to end an event, which asks once; ``key`` tells it from others on the page."""
    words = pack.words
    with st.popover(words.host_end, key=key):
        st.html(html("<p>{{ text }}</p>", text=words.host_end_ask))
        st.button(words.host_end_do, key=f"{key}-do", type="primary", on_click=_end, args=(stored,))


def _end(stored: StoredRoom) -> None:
    actions.change(stored.code, lambda room: rooms.end(room, actions.now()))


def ask_to_delete(pack: Pack, code: str) -> None:
    """Show the way to delete an event, which asks once."""
    words = pack.words
    with st.popover(words.host_delete, key=f"host-delete-{code}"):
        st.html(html("<p>{{ text }}</p>", text=words.host_delete_ask))
        st.button(
            words.host_delete_do,
            key=f"host-delete-do-{code}",
            type="primary",
            on_click=_delete,
            args=(code,),
        )


def _delete(code: str) -> None:
    try:
        store().delete(code)
    except StoreError as error:
        actions.notify(error)
        return
    if st.query_params.get("room") == code:
        leave()
