"""Before an event: which run, for how long, for how many; then the plan, the room, the start."""

from __future__ import annotations

import random
import threading

import streamlit as st

from guide import settings
from guide.model.pack import Pack
from guide.model.runs import EVENT_MINUTES
from guide.paper.sheets import of_run
from guide.room import room as rooms
from guide.room.errors import StoreError
from guide.room.night_run import played, runs_of
from guide.room.plan import groups, nearest_run, plan_for
from guide.room.room import Room
from guide.room.store import StoredRoom, store
from guide.text.html import html

from ..links import below
from . import actions, devices, ended, numbers, open_events, plan_editor, venue_check

SHARES = (11, 10)
"""The widths of the two columns."""

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
            html(
                '<header class="module-head"><h1>{{ words.host_title }}</h1>'
                '<p class="lead">{{ words.host_intro }}</p></header>',
                words=words,
            )
        )
        if runs_of(pack):
            # In two rows: on a phone the start stands before the plan, which is long.
            left, right = st.columns(SHARES, gap="large")
            with left:
                draft = _draft(pack)
            with right:
                _start(pack, draft)
            left, right = st.columns(SHARES, gap="large")
            with left:
                _plan(pack, draft)
            with right:
                st.html(html("<h2>{{ text }}</h2>", text=words.host_venue))
                venue_check.show(pack, draft.size, actions.today())
        else:
            st.html(html("<p>{{ text }}</p>", text=words.host_no_run))
        _damaged(pack)
        _earlier(pack)


@st.fragment(run_every=2.0)
def _watch() -> None:
    """Follow another device that opens an event."""
    try:
        if store().current() is not None:
            st.rerun()
    except StoreError:
        pass
    st.html(actions.NOTHING)


# ── The plan ─────────────────────────────────────────────────────────────────


def _draft(pack: Pack) -> Room:
    words, known = pack.words, runs_of(pack)
    runs = list(known.values())
    with st.container(key="host-measure", horizontal=True):
        st.html(html("<p>{{ text }}</p>", text=words.host_i_have))
        minutes_typed = st.number_input(
            words.host_minutes_there_are,
            value=MINUTES,
            step=5,
            key="host-minutes",
            label_visibility="collapsed",
        )
        st.html(html("<p>{{ text }}</p>", text=words.host_minutes_and))
        people_typed = st.number_input(
            words.host_people_here,
            value=PEOPLE,
            step=1,
            key="host-people",
            label_visibility="collapsed",
        )
        st.html(html("<p>{{ text }}</p>", text=words.host_people))
    numbers.show_misfits(words, EVENT_MINUTES, [minutes_typed])
    numbers.show_misfits(words, rooms.PEOPLE, [people_typed])
    minutes = _last_fit("minutes", minutes_typed, EVENT_MINUTES, MINUTES)
    people = _last_fit("people", people_typed, rooms.PEOPLE, PEOPLE)
    nearest = nearest_run(list(pack.runs.values()) or runs, minutes)
    names = {run.id: words.host_run.format(title=run.title, minutes=run.minutes) for run in runs}
    chosen = st.radio(
        words.host_choose_run,
        list(names),
        index=runs.index(nearest),
        format_func=names.__getitem__,
        captions=[run.summary for run in runs],
        key=f"host-run-{minutes}",
    )
    run = played(pack, known[chosen or nearest.id])
    if st.session_state.get("host-draft-of") != (run.id, minutes):
        st.session_state["host-draft-of"] = (run.id, minutes)
        st.session_state["host-draft"] = rooms.new_room(
            run,
            plan_for(run, minutes),
            people=people,
            chatham_house=settings.chatham_house(),
        ).changed(minutes=minutes)
    draft: Room = st.session_state["host-draft"]
    if draft.language != pack.translated_to:
        draft = st.session_state["host-draft"] = draft.changed(language=pack.translated_to)
    if draft.people != people:
        draft = st.session_state["host-draft"] = rooms.expect(draft, people)
    return draft


def _plan(pack: Pack, draft: Room) -> None:
    words = pack.words
    st.html(
        html(
            "<h2>{{ title }}</h2><p class='quiet'>{{ size }}</p>",
            title=words.host_the_plan,
            size=words.host_groups.format(n=groups(draft.people)),
        )
    )
    run = played(pack, runs_of(pack)[draft.run])
    plan_editor.show(pack, run, draft, _redraft, key="draft")


def _last_fit(name: str, typed: int | None, bounds: tuple[int, int], first: int) -> int:
    """The last number in a field that could be kept."""
    kept = f"host-last-{name}"
    if typed is not None and numbers.fits(typed, bounds):
        st.session_state[kept] = typed
    return int(st.session_state.get(kept, first))


def _redraft(how: actions.Change) -> None:
    st.session_state["host-draft"] = how(st.session_state["host-draft"])


# ── The room and the start ───────────────────────────────────────────────────


def _start(pack: Pack, draft: Room) -> None:
    words = pack.words
    with st.container(key="host-start"):
        st.html(
            html(
                "<h2>{{ words.host_start_title }}</h2><p>{{ words.host_start_how }}</p>",
                words=words,
            )
        )
        with st.container(key="host-start-ways", horizontal=True):
            st.button(
                words.host_open,
                key="host-open",
                type="primary",
                on_click=_open,
                args=(draft, st.session_state.setdefault("host-draft-id", actions.press_id())),
            )
            st.link_button(words.host_open_screen, below("screen"), key="host-open-screen")
            for sheet in of_run(pack, runs_of(pack)[draft.run]):
                st.link_button(
                    words.handouts_straight.format(title=sheet.title),
                    below(f"copy/{sheet.name}.pdf"),
                    key=f"host-{sheet.name.removesuffix(f'-{draft.run}')}",
                )
            st.link_button(
                words.handouts_page, below(f"handouts?sheets={draft.run}"), key="host-handouts"
            )
    st.html(html("<h2>{{ text }}</h2>", text=words.host_other_device))
    devices.show(pack, passcode=True)


_one_at_a_time = threading.Lock()


def _open(draft: Room, press: str, *, another: bool = False) -> None:
    """Open an event on a draft, unless one is open; ``another`` opens one more all the same.

    A press that is carried out twice opens one.
    """
    try:
        with _one_at_a_time:
            already = [one for one in store().rooms() if not one.room.ended]
            same = next((one for one in already if press in one.room.presses), None)
            if already and not (same or another):
                open_events.ask()
                return
            stored = same or store().open_room(
                draft.changed(presses=(press,)), actions.now(), random.SystemRandom()
            )
    except StoreError as error:
        actions.notify(error)
        return
    open_events.join(stored.code)


def ask_for_another(pack: Pack, found: StoredRoom) -> None:
    """Ask whoever opens an event while another is open which of the two is meant."""
    words = pack.words
    draft, press = st.session_state.get("host-draft"), st.session_state.get("host-draft-id")
    with st.container(key="host-which"):
        st.html(
            html(
                "<h1>{{ title }}</h1><p>{{ event }}</p>",
                title=words.host_is_open,
                event=ended.headline(pack, found),
            )
        )
        with st.container(key="host-which-ways", horizontal=True):
            st.button(
                words.host_join,
                key="host-join",
                type="primary",
                on_click=open_events.join,
                args=(found.code,),
            )
            if draft is not None and press is not None:
                st.button(
                    words.host_open_another,
                    key="host-open-another",
                    on_click=_open,
                    args=(draft, press),
                    kwargs={"another": True},
                )


# ── Earlier events ───────────────────────────────────────────────────────────


def _damaged(pack: Pack) -> None:
    """Show the events that cannot be read, each with the way to delete it."""
    for lost in store().damaged():
        with st.container(
            key=f"host-damaged-{lost.code}", horizontal=True, vertical_alignment="center"
        ):
            actions.show_error(pack.words, lost.why)
            ended.ask_to_delete(pack, lost.code)


def _earlier(pack: Pack) -> None:
    words = pack.words
    held = [stored for stored in store().rooms() if stored.room.ended]
    with st.container(key="host-earlier"):
        if not held:
            return
        st.html(html('<h2 class="section">{{ text }}</h2>', text=words.host_earlier))
        every = st.session_state.get("host-every", False)
        for stored in held if every else held[:EARLIER]:
            with st.container(
                key=f"host-earlier-{stored.code}", horizontal=True, vertical_alignment="center"
            ):
                st.html(html("<p>{{ text }}</p>", text=ended.headline(pack, stored)))
                ended.reports(pack, stored)
                ended.ask_to_delete(pack, stored.code)
        if len(held) > EARLIER and not every:
            st.button(
                words.host_all_earlier.format(n=len(held)),
                key="host-all-earlier",
                on_click=st.session_state.update,
                args=({"host-every": True},),
            )
