"""The end of an event, its report, and how it is deleted."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.markup import long_date
from guide.model.reading import Pack
from guide.room import room as rooms
from guide.room.store import Kept, StoreError, store

from . import clock, desk


def show(pack: Pack, kept: Kept) -> None:
    """Show an event that has ended: its report to take away, and what may be done with it."""
    words = pack.words
    clock.watch(pack, kept)
    with st.container(key="host-after"):
        st.html(
            f'<header class="module-head"><p class="kicker">{escape(headline(pack, kept))}</p>'
            f"<h1>{escape(words.host_ended)}</h1><p class='lead'>{escape(words.host_ended_do)}</p>"
            "</header>"
        )
        with st.container(key="host-reports", horizontal=True):
            reports(pack, kept, main=True)
        with st.container(key="host-after-ways", horizontal=True):
            st.button(words.host_plan_another, key="host-another", on_click=leave)
            ask_to_delete(pack, kept)


def show_lost(pack: Pack, kept: Kept) -> None:
    """Show an event whose run the guide no longer has: it can be ended and its report kept."""
    words = pack.words
    clock.watch(pack, kept)
    with st.container(key="host-after"):
        st.html(
            f"<h1>{escape(words.host_lost)}</h1>"
            f"<p>{escape(words.host_lost_do.format(run=kept.room.run))}</p>"
        )
        with st.container(key="host-reports", horizontal=True):
            reports(pack, kept, main=True)
            ask_to_end(pack, kept)


def headline(pack: Pack, kept: Kept) -> str:
    """An event in a line: its day, run, code and people."""
    run = pack.runs.get(kept.room.run)
    opened = kept.opened.astimezone(desk.zone())
    return pack.words.host_headline.format(
        date=long_date(opened.date()),
        run=run.title if run else kept.room.run,
        code=kept.code,
        people=kept.room.people,
    )


def leave() -> None:
    """Go to the plan of another event."""
    st.query_params.clear()


def reports(pack: Pack, kept: Kept, *, main: bool = False) -> None:
    """Show the two reports; each is made only when it is asked for."""
    words, zone, code = pack.words, desk.zone(), kept.code

    def pdf() -> bytes:
        from guide.room.report import report_pdf

        return report_pdf(pack, _now_kept(kept), zone=zone, now=desk.now())

    def csv() -> str:
        from guide.room.report import report_csv

        return report_csv(pack, _now_kept(kept), zone=zone, now=desk.now())

    name = f"{kept.opened.astimezone(zone):%Y-%m-%d}-{code}"
    kind = "primary" if main else "secondary"
    st.download_button(
        words.host_pdf, pdf, f"{name}.pdf", "application/pdf", key=f"host-pdf-{code}",
        on_click="ignore", type="primary" if kind == "primary" else "secondary",
    )  # fmt: skip
    st.download_button(
        words.host_csv, csv, f"{name}.csv", "text/csv", key=f"host-csv-{code}", on_click="ignore"
    )


def _now_kept(kept: Kept) -> Kept:
    """The event as it is when the report is asked for."""
    return store().load(kept.code) or kept


def ask_to_end(pack: Pack, kept: Kept) -> None:
    """Show the way to end an event, which asks once."""
    words = pack.words
    with st.popover(words.host_end, key="host-end"):
        st.html(f"<p>{escape(words.host_end_ask)}</p>")
        st.button(words.host_end_do, key="host-end-do", type="primary", on_click=_end, args=(kept,))


def _end(kept: Kept) -> None:
    desk.change(kept.code, lambda room: rooms.end(room, desk.now()))


def ask_to_delete(pack: Pack, kept: Kept) -> None:
    """Show the way to delete an event, which asks once."""
    words = pack.words
    with st.popover(words.host_delete, key=f"host-delete-{kept.code}"):
        st.html(f"<p>{escape(words.host_delete_ask)}</p>")
        st.button(
            words.host_delete_do,
            key=f"host-delete-do-{kept.code}",
            type="primary",
            on_click=_delete,
            args=(kept.code,),
        )


def _delete(code: str) -> None:
    try:
        store().delete(code)
    except StoreError as error:
        desk.tell(str(error))
        return
    if st.query_params.get("room") == code:
        leave()
