"""The plan of an event: fitted to its minutes, changed by hand, and how late it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.room import plan as plans
from guide.room import room as rooms
from guide.room.room import new_room
from tests.conftest import NOW, plan

from .events import KEPT, after, fresh, run_of, runs, step


@given(runs(), st.integers(1, 240))
def test_a_plan_fits_its_minutes_as_far_as_the_run_lets_it(run, minutes):
    made = plans.plan_for(run, minutes)
    total = plans.minutes_planned(made)
    assert [each.step for each in made] == [each.id for each in run.steps]
    for planned, each in zip(made, run.steps, strict=True):
        assert planned.minutes >= 1
        assert not planned.dropped or each.drop is not None
        if not planned.dropped:
            least = each.least or each.minutes
            assert least <= planned.minutes <= max(each.minutes, round(each.minutes * 1.5))
    kept = [
        (planned, each)
        for planned, each in zip(made, run.steps, strict=True)
        if not planned.dropped
    ]
    if total > minutes:
        assert all(each.drop is None for _, each in kept)
        assert all(planned.minutes == (each.least or each.minutes) for planned, each in kept)
    if total < minutes:
        room_left = [p for p, each in kept if each.least and p.minutes < round(each.minutes * 1.5)]
        assert not room_left


@given(runs(), st.integers(1, 240))
def test_the_closing_ballot_is_never_dropped(run, minutes):
    assert not plans.plan_for(run, minutes)[-1].dropped


@given(runs())
def test_with_its_own_minutes_a_run_stays_as_it_is(run):
    own = sum(each.minutes for each in run.steps)
    assert [each.minutes for each in plans.plan_for(run, own)] == [s.minutes for s in run.steps]


def test_with_too_little_time_steps_go_in_their_order():
    run = run_of([step("a", 10, 6), step("b", 4, drop=2), step("c", 4, drop=1), step("d", 2)])
    assert dropped_in(run, 18) == []
    assert dropped_in(run, 17) == ["c"]
    assert dropped_in(run, 14) == ["c"]
    assert dropped_in(run, 13) == ["c", "b"]
    assert [each.minutes for each in plans.plan_for(run, 8)] == [6, 4, 4, 2]


def dropped_in(run, minutes):
    order = {each.id: each.drop or 0 for each in run.steps}
    out = [each.step for each in plans.plan_for(run, minutes) if each.dropped]
    return sorted(out, key=lambda name: order[name])


def test_the_nearest_run():
    steps = [step(f"s{n}", 5) for n in range(4)]
    made = [run_of(steps, "short"), run_of([*steps, step("more", 20)], "long")]
    assert [run.minutes for run in made] == [20, 40]
    assert plans.nearest_run(made, 12).id == "short"
    assert plans.nearest_run(made, 30).id == "short", "of two as near the shorter one"
    assert plans.nearest_run(made, 31).id == "long"


@pytest.mark.parametrize(("people", "number"), [(1, 1), (5, 1), (12, 2), (25, 5), (300, 60)])
def test_groups_of_about_five(people, number):
    assert plans.groups(people) == number


# ── Changes to the plan ──────────────────────────────────────────────────────


def test_what_may_move():
    room = fresh()
    movable = [
        (place, by)
        for place in range(-2, 8)
        for by in (-1, 1)
        if plans.can_move(room, place, by, KEPT)
    ]
    assert movable == [(2, 1), (3, -1)]
    shown = rooms.go(rooms.begin(room, NOW), 2, 0, NOW)
    assert not plans.can_move(shown, 3, -1, KEPT), "it is being shown"


@given(st.lists(st.tuples(st.integers(-2, 8), st.sampled_from([-1, 1])), max_size=20))
def test_moving_loses_no_step_and_leaves_the_ballots(moves):
    room = fresh()
    for place, by in moves:
        if plans.can_move(room, place, by, KEPT):
            room = plans.moved(room, place, by)
    assert sorted(each.step for each in room.plan) == ["s0", "s1", "s2", "s3", "s4"]
    assert [room.plan[place].step for place in (0, 1, 4)] == ["s0", "s1", "s4"]


def test_what_may_be_left_out():
    room = rooms.begin(fresh(), NOW)
    assert [place for place in range(-2, 5) if plans.can_drop(room, place, KEPT)] == [2, 3]
    out = plans.dropped(room, 2, True)
    assert out.plan[2].dropped and plans.minutes_planned(out.plan) == 24
    assert plans.dropped(out, 2, False) == room
    assert plans.next_place(out, 1, 1) == 3
    assert plans.next_place(out, 3, -1) == 1
    assert plans.next_place(out, 4, 1) is None
    assert plans.next_place(out, 0, -1) is None


def test_before_an_event_its_first_step_can_be_left_out_and_moved():
    room = fresh()
    blocks = dict.fromkeys(KEPT)
    assert plans.why_not_dropped(room, 0, blocks) is None
    out = plans.dropped(room, 0, True)
    assert (out.at, out.step.step) == (1, "s1"), "the event then stands at the next"
    assert rooms.begin(out, NOW).step.step == "s1"
    assert plans.dropped(out, 0, False) == room
    assert plans.moved(room, 0, 1).step.step == "s1"
    begun = rooms.begin(room, NOW)
    assert plans.why_not_dropped(begun, 0, blocks) == "shown"
    assert plans.why_not_moved(begun, 0, 1, blocks) == "shown"


def test_what_stays_says_why():
    room = rooms.begin(fresh(), NOW)
    assert [plans.why_not_dropped(room, place, KEPT) for place in range(5)] == [
        "shown", "ballot", None, None, "ballot",
    ]  # fmt: skip
    assert plans.why_not_moved(room, 3, 1, KEPT) == "ballot"
    assert plans.why_not_moved(room, 4, 1, KEPT) == "edge"
    assert plans.why_not_moved(fresh(), 0, -1, KEPT) == "edge"


@given(st.sets(st.integers(0, 4)))
def test_one_step_always_stays(places):
    room, blocks = fresh(), dict.fromkeys(KEPT)
    for place in places:
        if plans.can_drop(room, place, blocks):
            room = plans.dropped(room, place, True)
    assert not room.step.dropped
    if len(places) == 5:
        (left,) = [place for place, each in enumerate(room.plan) if not each.dropped]
        assert plans.why_not_dropped(room, left, blocks) == "only"


def test_a_plan_says_how_many_minutes_it_has_too_many():
    assert plans.minutes_over(fresh()) == 0
    assert plans.minutes_over(plans.timed(fresh(), 2, 26)) == 20
    assert plans.minutes_over(plans.dropped(plans.timed(fresh(), 2, 26), 2, True)) == 0


@pytest.mark.parametrize(("asked", "kept"), [(-3, False), (0, False), (7, True), (999, False)])
def test_minutes_out_of_range_leave_a_step_as_it_is(asked, kept):
    before = fresh()
    after = plans.timed(before, 1, asked)
    assert after.plan[1].minutes == asked if kept else after == before


# ── Late or early ────────────────────────────────────────────────────────────


def test_a_new_room_has_the_minutes_of_its_plan():
    run = run_of([step(f"s{n}", 5) for n in range(4)])
    out = (*plan(5, 5, 5), plan(5)[0].model_copy(update={"step": "s3", "dropped": True}))
    room = new_room(run, out, people=40)
    assert (room.run, room.people, room.minutes) == (run.id, 40, 15)


def test_late_is_what_is_over_the_steps_own_minutes():
    room = rooms.begin(fresh(), NOW)
    assert plans.minutes_late(room, NOW) == 0
    assert plans.minutes_late(room, after(4 * 60)) == pytest.approx(0)
    assert plans.minutes_late(room, after(6 * 60)) == pytest.approx(2)
    room = rooms.go(room, 1, 0, after(6 * 60))
    assert plans.minutes_late(room, after(8 * 60)) == pytest.approx(2)
    skipped = rooms.go(room, 3, 0, after(8 * 60))
    assert plans.minutes_late(skipped, after(8 * 60)) == pytest.approx(-12)
    assert plans.minutes_left(skipped, after(8 * 60)) == pytest.approx(22)


def test_leaving_a_step_out_makes_its_minutes_good():
    room = rooms.begin(fresh(), NOW)
    late = plans.minutes_late(room, after(7 * 60))
    assert late == pytest.approx(3)
    assert plans.minutes_late(plans.dropped(room, 2, True), after(7 * 60)) == pytest.approx(-3)
    assert plans.minutes_late(plans.timed(room, 1, 13), after(7 * 60)) == pytest.approx(6)


def test_a_step_that_left_the_run_has_taken_its_time():
    room = rooms.go(rooms.begin(fresh(), NOW), 1, 0, after(4 * 60))
    without = room.changed(plan=room.plan[1:], at=0)
    assert plans.minutes_late(without, after(5 * 60)) == pytest.approx(0)
