"""A plan as a list to reorder, shorten and trim, before an event and while it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import streamlit as st

from guide.model.blocks import AnyBlock
from guide.model.reading import Pack
from guide.model.runs import Run
from guide.room.plan import can_drop, can_move, dropped, minutes_planned, moved, timed
from guide.room.room import Room

from . import desk

Changing = Callable[[desk.Change], None]


def show(pack: Pack, run: Run, room: Room, changing: Changing, *, key: str) -> None:
    """Show every step with its minutes; what has been shown and the ballots stay where they are."""
    words = pack.words
    blocks = desk.blocks_of(pack, run)
    titles = {step.id: step.title for step in run.steps}
    total = words.host_planned.format(n=minutes_planned(room.plan), minutes=room.minutes)
    st.html(f'<p class="host-planned" role="status">{escape(total)}</p>')
    past = room.at if key == "event" else 0
    if past:
        st.html(f'<p class="quiet">{escape(words.host_over.format(n=past))}</p>')
    start = 0
    with st.container(key=f"host-plan-{key}", gap="xsmall"):
        for place, step in enumerate(room.plan):
            if step.step not in titles:
                continue
            if place >= past:
                _row(pack, room, place, titles[step.step], start, blocks, changing, key)
            start += 0 if step.dropped else step.minutes


def _row(
    pack: Pack,
    room: Room,
    place: int,
    title: str,
    start: int,
    blocks: Mapping[str, AnyBlock | None],
    changing: Changing,
    key: str,
) -> None:
    words, step = pack.words, room.plan[place]
    state = "out" if step.dropped else "here" if key == "event" and place == room.at else ""
    with st.container(key=f"host-row-{key}-{step.step}", horizontal=True, gap="xsmall"):
        when = "–" if step.dropped else f"{start}′"
        st.html(
            f'<p class="host-row {state}"><span>{when}</span> '
            f"{f'<s>{escape(title)}</s>' if step.dropped else escape(title)}</p>"
        )
        _minutes(pack, room, place, title, changing, key)
        for by, sign, name in ((-1, "↑", words.host_up), (1, "↓", words.host_down)):
            st.button(
                sign,
                key=f"host-{key}-{name}-{step.step}",
                help=None,
                on_click=changing,
                args=(lambda now, step=step.step, by=by: _moved(now, step, by, blocks),),
                disabled=not can_move(room, place, by, blocks),
            )
        st.button(
            words.host_put_back if step.dropped else words.host_leave_out,
            key=f"host-{key}-out-{step.step}",
            on_click=changing,
            args=(lambda now, step=step: _dropped(now, step.step, not step.dropped, blocks),),
            disabled=not can_drop(room, place, blocks),
        )


def _minutes(pack: Pack, room: Room, place: int, title: str, changing: Changing, key: str) -> None:
    step = room.plan[place]
    # The key holds what is kept (see counting.py), so that a change elsewhere makes a new field.
    field = f"host-{key}-minutes-{step.step}-{step.minutes}"

    def keep() -> None:
        minutes = int(st.session_state[field])
        changing(lambda now: _timed(now, step.step, minutes))

    st.number_input(
        pack.words.host_minutes_of.format(title=title),
        min_value=1,
        max_value=120,
        value=step.minutes,
        step=1,
        key=field,
        on_change=keep,
        label_visibility="collapsed",
        disabled=step.dropped,
    )


# What is pressed names a step, not a place: another device may have moved it meanwhile.


def _place(room: Room, step: str) -> int:
    return next(place for place, one in enumerate(room.plan) if one.step == step)


def _moved(room: Room, step: str, by: int, blocks: Mapping[str, AnyBlock | None]) -> Room:
    place = _place(room, step)
    return moved(room, place, by) if can_move(room, place, by, blocks) else room


def _dropped(room: Room, step: str, out: bool, blocks: Mapping[str, AnyBlock | None]) -> Room:
    place = _place(room, step)
    return dropped(room, place, out) if can_drop(room, place, blocks) else room


def _timed(room: Room, step: str, minutes: int) -> Room:
    return timed(room, _place(room, step), minutes)
