"""Before an event: which run, for how long, for how many; then the plan, the room, the start."""

from __future__ import annotations

import random
from html import escape

import streamlit as st

from guide.model.reading import Pack
from guide.room import room as rooms
from guide.room.plan import groups, nearest_run, plan_for
from guide.room.room import Room
from guide.room.store import StoreError, store

from . import after, desk, devices, plan_editor, venue_check

MINUTES, PEOPLE = 60, 40
"""What stands in the two fields at first."""

EARLIER = 8
"""How many earlier events are listed before the rest is asked for."""


def show(pack: Pack) -> None:
    """Show the way from two numbers to an open event, and the events before."""
    words = pack.words
    _watch()
    with st.container(key="host-opening"):
        st.html(
            f'<header class="module-head"><h1>{escape(words.host_title)}</h1>'
            f'<p class="lead">{escape(words.host_intro)}</p></header>'
        )
        left, right = st.columns([11, 10], gap="large")
        with left:
            draft = _draft(pack)
        with right:
            _before(pack, draft)
        _earlier(pack)


@st.fragment(run_every=2.0)
def _watch() -> None:
    """Follow another device that opens an event."""
    try:
        if store().current() is not None:
            st.rerun()
    except StoreError:
        pass
    st.html("<span></span>")


# ── The plan ─────────────────────────────────────────────────────────────────


def _draft(pack: Pack) -> Room:
    words, runs = pack.words, list(pack.runs.values())
    with st.container(key="host-measure", horizontal=True):
        st.html(f"<p>{escape(words.host_i_have)}</p>")
        minutes = st.number_input(
            words.host_minutes_there_are,
            min_value=10,
            max_value=240,
            value=MINUTES,
            step=5,
            key="host-minutes",
            label_visibility="collapsed",
        )
        st.html(f"<p>{escape(words.host_minutes_and)}</p>")
        people = st.number_input(
            words.host_people_here,
            min_value=5,
            max_value=500,
            value=PEOPLE,
            step=1,
            key="host-people",
            label_visibility="collapsed",
        )
        st.html(f"<p>{escape(words.host_people)}</p>")
    nearest = nearest_run(runs, minutes)
    names = {run.id: words.host_run.format(title=run.title, minutes=run.minutes) for run in runs}
    chosen = st.radio(
        words.host_choose_run,
        list(names),
        index=runs.index(nearest),
        format_func=names.__getitem__,
        captions=[run.summary for run in runs],
        key=f"host-run-{minutes}",
    )
    run = pack.runs[chosen or nearest.id]
    if st.session_state.get("host-draft-of") != (run.id, minutes):
        st.session_state["host-draft-of"] = (run.id, minutes)
        st.session_state["host-draft"] = rooms.new_room(
            run, plan_for(run, minutes), people=people
        ).changed(minutes=minutes)
    draft: Room = st.session_state["host-draft"]
    if draft.people != people:
        draft = st.session_state["host-draft"] = rooms.expect(draft, people)
    size = words.host_groups.format(n=groups(people))
    st.html(f"<h2>{escape(words.host_the_plan)}</h2><p class='quiet'>{escape(size)}</p>")
    plan_editor.show(pack, run, draft, _redraft, key="draft")
    return draft


def _redraft(how: desk.Change) -> None:
    st.session_state["host-draft"] = how(st.session_state["host-draft"])


# ── The room and the start ───────────────────────────────────────────────────


def _before(pack: Pack, draft: Room) -> None:
    words = pack.words
    with st.container(key="host-start"):
        st.html(f"<h2>{escape(words.host_start_title)}</h2><p>{escape(words.host_start_how)}</p>")
        with st.container(key="host-start-ways", horizontal=True):
            st.button(
                words.host_open, key="host-open", type="primary", on_click=_open, args=(draft,)
            )
            st.link_button(words.host_open_screen, "/screen", key="host-open-screen")
    st.html(f"<h2>{escape(words.host_venue)}</h2>")
    venue_check.show(pack, draft.size, desk.today())
    st.html(f"<h2>{escape(words.host_other_device)}</h2>")
    devices.show(pack, passcode=True)


def _open(draft: Room) -> None:
    try:
        kept = store().open_room(draft, desk.now(), random.SystemRandom())
    except StoreError as error:
        desk.tell(str(error))
        return
    st.query_params["room"] = kept.code


# ── Earlier events ───────────────────────────────────────────────────────────


def _earlier(pack: Pack) -> None:
    words = pack.words
    held = [kept for kept in store().rooms() if kept.room.ended]
    with st.container(key="host-earlier"):
        if not held:
            return
        st.html(f'<h2 class="section">{escape(words.host_earlier)}</h2>')
        every = st.session_state.get("host-every", False)
        for kept in held if every else held[:EARLIER]:
            with st.container(
                key=f"host-earlier-{kept.code}", horizontal=True, vertical_alignment="center"
            ):
                st.html(f"<p>{escape(after.headline(pack, kept))}</p>")
                after.reports(pack, kept)
                after.ask_to_delete(pack, kept)
        if len(held) > EARLIER and not every:
            st.button(
                words.host_all_earlier.format(n=len(held)),
                key="host-all-earlier",
                on_click=st.session_state.update,
                args=({"host-every": True},),
            )
