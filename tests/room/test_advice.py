"""The advice when an event is late: what it leaves out, what it shortens and what that saves."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.room import advice as advices
from guide.room import plan as plans
from guide.room import room as rooms
from guide.room.room import new_room
from tests.conftest import NOW

from .events import BALLOT, KEPT, after, fresh, run_of, runs, step

LATE = run_of([step("s0", 4), step("s1", 10, least=6, drop=3), step("s2", 6, drop=2),
               step("s3", 6, least=4, drop=1), step("s4", 4, least=1)])  # fmt: skip
NONE = dict.fromkeys(KEPT)


def late_by(minutes, room=None):
    """An event whose first step takes so much longer than planned."""
    return rooms.begin(room or fresh(), NOW), after((4 + minutes) * 60)


def said(minutes, blocks=NONE, room=None):
    """What an advice leaves out, and to what it shortens."""
    room, now = late_by(minutes, room)
    found = advices.advice(room, LATE, blocks, now)
    return [one.step for one in found.drop], {one.step: one.minutes for one in found.shorten}


def test_advice_shortens_first_then_leaves_out_in_the_runs_order():
    assert said(1) == ([], {"s1": 9})
    assert said(4) == ([], {"s1": 8, "s3": 5, "s4": 3})
    assert said(5) == ([], {"s1": 8, "s3": 5, "s4": 2})
    assert said(6) == (["s3"], {}), "no step is shortened for what another has saved"
    assert said(15) == (["s2", "s3"], {"s1": 9, "s4": 2})
    assert said(22.5) == (["s1", "s2", "s3"], {"s4": 3})
    assert said(99) == (["s1", "s2", "s3"], {"s4": 1})


def test_advice_touches_no_ballot():
    ballots = NONE | {"s1": BALLOT, "s4": BALLOT}
    assert said(99, ballots) == (["s2", "s3"], {})
    assert said(1, ballots) == ([], {"s3": 5})


def test_when_nothing_is_left_to_leave_out_advice_says_how_late_it_ends():
    room, now = late_by(55, rooms.go(fresh(), 4, 0, NOW))
    found = advices.advice(room, LATE, NONE, now)
    assert (found.drop, found.shorten, found.saves) == ((), (), 0)
    assert found.ends_late == found.late == plans.minutes_late(room, now) > 0
    assert found.ends == now


def test_in_time_there_is_no_advice():
    assert advices.advice(fresh(), LATE, NONE, after(9e4)) is None, "it has not begun"
    room = rooms.begin(fresh(), NOW)
    assert advices.advice(room, LATE, NONE, after(200)) is None
    assert advices.advice(rooms.end(room, after(9e4)), LATE, NONE, after(9e4)) is None


@st.composite
def late_events(draw):
    """A run, its event somewhere on its way with a plan changed by hand, and a moment."""
    run = draw(runs())
    room = new_room(run, plans.plan_for(run, draw(st.integers(10, 200))), people=25)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(room.plan) - 1))
        room = plans.timed(room, place, draw(st.integers(1, 30)))
        if plans.can_drop(room, place, {}):
            room = plans.dropped(room, place, draw(st.booleans()))
    room, now = rooms.begin(room, NOW), NOW
    for at in range(1, draw(st.integers(1, len(room.plan)))):
        now += dt.timedelta(seconds=draw(st.floats(0, 1500)))
        room = rooms.go(room, at, 0, now)
    blocks = {each.id: draw(st.sampled_from([None, None, BALLOT])) for each in run.steps}
    return run, room, blocks, now + dt.timedelta(seconds=draw(st.floats(0, 6000)))


@given(late_events())
def test_an_advice_that_is_taken_saves_what_it_said(event):
    run, room, blocks, now = event
    late = plans.minutes_late(room, now)
    found = advices.advice(room, run, blocks, now)
    assert (found is None) == (late <= 0)
    if found is None:
        return
    taken = advices.advised(room, found, blocks)
    assert plans.minutes_late(taken, now) == pytest.approx(late - found.saves)
    assert plans.ends(taken, now) == pytest.approx(found.ends, abs=dt.timedelta(seconds=1))
    assert found.ends_late == pytest.approx(max(0, plans.minutes_late(taken, now)))
    held = {one.step: one for one in room.plan}
    least = {one.id: one.least or 60 for one in run.steps}
    changed = {one.step for one in (*found.drop, *found.shorten)}
    assert not any(blocks[one] for one in changed), "no ballot"
    assert changed <= {one.step for one in room.plan[room.at + 1 :] if not one.dropped}
    for one in found.shorten:
        assert least[one.step] <= one.minutes < held[one.step].minutes
    assert [one for one in taken.plan if one.step not in changed] == [
        one for one in room.plan if one.step not in changed
    ]


@given(late_events())
def test_help_ends_only_when_nothing_can_be_left_out_or_shortened(event):
    run, room, blocks, now = event
    found = advices.advice(room, run, blocks, now)
    if found is None or not found.ends_late:
        return
    left = advices.advised(room, found, blocks)
    own = {one.id: one for one in run.steps}
    for one in left.plan[left.at + 1 :]:
        if not one.dropped and not blocks[one.step]:
            assert own[one.step].drop is None
            assert one.minutes <= (own[one.step].least or 60) or own[one.step].least is None


def test_an_advice_taken_late_leaves_what_has_been_shown():
    room, now = late_by(99)
    found = advices.advice(room, LATE, NONE, now)
    on = rooms.go(room, 3, 0, now)
    taken = advices.advised(on, found, NONE)
    assert taken.plan[:4] == on.plan[:4]
    assert taken.plan[4].minutes == 1
