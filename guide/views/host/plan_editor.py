"""A plan as a list to reorder, shorten and trim, before an event and while it runs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import streamlit as st

from guide.model.blocks import AnyBlock
from guide.model.pack import Pack
from guide.model.runs import Run
from guide.model.words import Words
from guide.room.night_run import NightStep, round_of
from guide.room.plan import (
    STEP_MINUTES,
    Held,
    can_drop,
    can_move,
    dropped,
    minutes_over,
    minutes_planned,
    moved,
    timed,
    why_not_dropped,
    why_not_moved,
)
from guide.room.room import Room
from guide.text.count import Counted
from guide.text.html import html

from . import actions, numbers

Changing = Callable[[actions.Change], None]


def show(pack: Pack, run: Run, room: Room, changing: Changing, *, key: str) -> None:
    """Show every step with its minutes; what has been shown and the ballots stay where they are.

    ``changing`` takes a change of the room; ``key`` is ``event`` while one runs, else ``draft``.
    """
    words = pack.words
    blocks = actions.blocks_of(pack, run)
    titles = {step.id: step.title for step in run.steps}
    parts = {step.id: step for step in run.steps if isinstance(step, NightStep)}
    total = words.host_planned.format(n=minutes_planned(room.plan), minutes=room.minutes)
    st.html(html('<p class="host-planned" role="status">{{ total }}</p>', total=total))
    if run.minutes != room.minutes:
        fitted = words.host_fitted.format(made=run.minutes, minutes=room.minutes)
        st.html(html('<p class="quiet">{{ fitted }}</p>', fitted=fitted))
    over = minutes_over(room)
    said = words.host_over_full.format(n=Counted(over))
    st.html(html('<p class="host-notice">{{ said }}</p>', said=said) if over else actions.NOTHING)
    past = room.at if key == "event" and room.begun else 0
    if past:
        st.html(
            html('<p class="quiet">{{ text }}</p>', text=words.host_over.format(n=Counted(past)))
        )
    start = 0
    with st.container(key=f"host-plan-{key}", gap="xsmall"):
        for place, step in enumerate(room.plan):
            if step.step not in titles:
                continue
            part = parts.get(step.step)
            if part is not None and part.moment == "opening" and place >= past:
                _round(pack, run, room, place, part, start, changing, key)
            elif part is None and place >= past:
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
            html(
                '<p class="host-row {{ state }}"><span>{{ when }}</span> '
                "{% if dropped %}<s>{{ title }}</s>{% else %}{{ title }}{% endif %}</p>",
                state=state,
                when=when,
                dropped=step.dropped,
                title=title,
            )
        )
        minutes = _minutes(pack, room, place, title, changing, key)
        for by, sign, name in ((-1, "↑", words.host_up), (1, "↓", words.host_down)):
            # The rounds of a quiz night stay in their order, and nothing comes between their steps.
            held = "edge" if room.night else why_not_moved(room, place, by, blocks)
            st.button(
                sign,
                key=f"host-{key}-{name}-{step.step}",
                help=_why(words, held),
                on_click=changing,
                args=(_swap(room, place, by, blocks),),
                disabled=held is not None,
            )
        st.button(
            words.host_put_back if step.dropped else words.host_leave_out,
            key=f"host-{key}-out-{step.step}",
            help=_why(words, why_not_dropped(room, place, blocks)),
            on_click=changing,
            args=(lambda now, step=step: _dropped(now, step.step, not step.dropped, blocks),),
            disabled=not can_drop(room, place, blocks),
        )
    numbers.show_misfits(words, STEP_MINUTES, [minutes])


def _round(
    pack: Pack,
    run: Run,
    room: Room,
    place: int,
    part: NightStep,
    start: int,
    changing: Changing,
    key: str,
) -> None:
    """A round of a quiz night, which is left out as a whole."""
    words, out = pack.words, room.plan[place].dropped
    inside = round_of(run, part.of)
    minutes = sum(step.minutes for step in room.plan if step.step in inside)
    with st.container(key=f"host-row-{key}-{part.id}", horizontal=True, gap="xsmall"):
        st.html(
            html(
                '<p class="host-row"><span>{{ when }}</span> '
                "{% if out %}<s>{{ title }}</s>{% else %}{{ title }}{% endif %}</p>",
                when="–" if out else f"{start}′",
                out=out,
                title=words.host_run.format(title=f"{part.number}. {part.title}", minutes=minutes),
            )
        )
        held = why_not_dropped(room, place, {})
        st.button(
            words.host_put_back if out else words.host_leave_out,
            key=f"host-{key}-out-{part.id}",
            help=_why(words, held),
            on_click=changing,
            args=(lambda now: _round_dropped(now, inside, not out),),
            disabled=held is not None,
        )


def _round_dropped(room: Room, inside: Collection[str], out: bool) -> Room:
    for place, step in enumerate(room.plan):
        if step.step in inside and can_drop(room, place, {}):
            room = dropped(room, place, out)
    return room


def _why(words: Words, held: Held | None) -> str | None:
    """Why a button is greyed; None if it is not."""
    sentences = {
        "shown": words.host_stays_shown,
        "ballot": words.host_stays_ballot,
        "only": words.host_stays_only,
        "edge": words.host_stays_edge,
    }
    return sentences[held] if held else None


def _minutes(
    pack: Pack, room: Room, place: int, title: str, changing: Changing, key: str
) -> int | None:
    """The field of a step's minutes, and what stands in it."""
    step = room.plan[place]
    # The key holds what is kept (see counting.py), so that a change elsewhere makes a new field.
    field = f"host-{key}-minutes-{step.step}-{step.minutes}"

    def keep() -> None:
        minutes = int(st.session_state[field])
        changing(lambda now: _timed(now, step.step, minutes))

    return st.number_input(
        pack.words.host_minutes_of.format(title=title),
        value=step.minutes,
        step=1,
        key=field,
        on_change=keep,
        label_visibility="collapsed",
        disabled=step.dropped,
    )


# What is pressed names steps, not places: another device may have moved them meanwhile, and a press
# that is carried out twice finds them where the first put them.


def _place(room: Room, step: str) -> int:
    return next(place for place, one in enumerate(room.plan) if one.step == step)


def _swap(room: Room, place: int, by: int, blocks: Mapping[str, AnyBlock | None]) -> actions.Change:
    """The change that puts a step on the other side of the neighbour that it has now."""
    if not can_move(room, place, by, blocks):
        return lambda now: now
    step, neighbour = room.plan[place].step, room.plan[place + by].step

    def change(now: Room) -> Room:
        here = _place(now, step)
        beside = _place(now, neighbour) == here + by
        return moved(now, here, by) if beside and can_move(now, here, by, blocks) else now

    return change


def _dropped(room: Room, step: str, out: bool, blocks: Mapping[str, AnyBlock | None]) -> Room:
    place = _place(room, step)
    return dropped(room, place, out) if can_drop(room, place, blocks) else room


def _timed(room: Room, step: str, minutes: int) -> Room:
    return timed(room, _place(room, step), minutes)
