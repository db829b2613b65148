"""A room's state, its plan and its counts: what holds whatever the facilitator does."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from guide.model.blocks import Ballot
from guide.model.runs import Run
from guide.room import plan as plans
from guide.room import room as rooms
from guide.room.counts import Shift, have_spoken, shift, undefended, votes_of
from guide.room.room import LETTERS, MOST, SIZES, Room, Timer, new_code, new_room

from .conftest import NOW, plan


def after(seconds):
    return NOW + dt.timedelta(seconds=seconds)


# ── What a facilitator can do ────────────────────────────────────────────────

OPTIONS = st.sampled_from(["", "a", "b", "c"])
VOTES = st.dictionaries(st.sampled_from("abc"), st.integers(0, 300))
TURNS = st.sampled_from(["first", "again"])

ACTIONS = st.one_of(
    st.tuples(st.just("begin")),
    st.tuples(st.just("go"), st.integers(-2, 9), st.integers(-1, 5)),
    st.tuples(st.just("toggle_timer")),
    st.tuples(st.just("end")),
    st.tuples(st.just("reveal"), st.booleans()),
    st.tuples(st.just("blank"), st.booleans()),
    st.tuples(st.just("open_source"), st.integers(0, 3)),
    st.tuples(st.just("resize"), st.sampled_from([-1, 1])),
    st.tuples(st.just("count"), st.sampled_from(["open", "close", "q/1", "q/2"]), VOTES),
    st.tuples(st.just("uncount"), st.sampled_from(["open", "close", "q/1"])),
    st.tuples(
        st.just("pair"),
        st.dictionaries(st.tuples(OPTIONS, OPTIONS), st.integers(0, 50)),
        st.just("open"),
        st.just("close"),
    ),
    st.tuples(st.just("speak"), TURNS, OPTIONS),
    st.tuples(st.just("unspeak")),
    st.tuples(st.just("note"), st.text(max_size=30)),
    st.tuples(st.just("expect"), st.integers(-5, 20_000)),
)
TIMED = {"begin", "go", "toggle_timer", "end", "note"}
EVENING = st.lists(st.tuples(ACTIONS, st.floats(0, 600, allow_nan=False)), max_size=25)


def fresh():
    return Room(run="evening-90", people=25, minutes=30, plan=plan(4, 10, 6, 6, 4))


def played(evening):
    """The rooms of an evening, each with its moment; seconds lie between the actions."""
    room, now = fresh(), NOW
    yield room, now
    for (name, *rest), seconds in evening:
        now += dt.timedelta(seconds=seconds)
        room = getattr(rooms, name)(room, *rest, *([now] if name in TIMED else []))
        yield room, now


@given(EVENING)
def test_whatever_happens_the_state_is_kept_as_it_is(evening):
    for room, _ in played(evening):
        assert Room.model_validate_json(room.model_dump_json()) == room


@given(EVENING)
def test_every_second_of_an_event_belongs_to_one_step(evening):
    began = None
    for room, now in played(evening):
        if room.live and began is None:
            began = now
        until = room.ended or now
        elapsed = (until - began).total_seconds() if began else 0
        spent = [rooms.seconds_in(room, step.step, now) for step in room.plan]
        assert sum(spent) == pytest.approx(elapsed, abs=1e-3)
        assert room.clock.seconds(now) == pytest.approx(elapsed, abs=1e-3)
        assert all(seconds >= 0 for seconds in spent)


@given(EVENING)
def test_what_is_shown_is_always_there(evening):
    for room, _ in played(evening):
        assert room.step in room.plan
        assert room.part >= 0
        assert 0 <= room.size < len(SIZES)
        assert 1 <= room.people <= MOST
        assert have_spoken(room) <= room.people
        assert not (room.live and room.ended)


@given(EVENING)
def test_an_event_ends_once(evening):
    ended = None
    for room, now in played(evening):
        assert ended is None or room.ended == ended
        ended = room.ended
        assert rooms.end(rooms.end(room, now), after(9e5)) == rooms.end(room, now)


def test_a_code_is_four_letters_that_nobody_misreads():
    codes = {new_code(random.Random(seed)) for seed in range(200)}
    assert all(len(code) == 4 and set(code) <= set(LETTERS) for code in codes)
    assert len(codes) > 190
    assert not set("IO") & set(LETTERS)


# ── The clock and the way through the plan ───────────────────────────────────


def test_a_timer_stands_still_while_it_is_paused():
    timer = Timer().started(NOW)
    assert timer.seconds(after(10)) == 10
    assert timer.started(after(5)) == timer
    paused = timer.paused(after(10))
    assert paused.seconds(after(99)) == 10
    assert paused.started(after(100)).seconds(after(105)) == 15


def test_another_machines_clock_makes_no_time_negative():
    room = rooms.begin(fresh(), NOW)
    assert room.clock.seconds(after(-2)) == 0
    assert rooms.seconds_in(room, "s0", after(-2)) == 0
    assert rooms.go(room, 1, 0, after(-2)).spent == {"s0": 0}


def test_the_first_move_begins_the_event():
    waiting = fresh()
    assert not waiting.live
    room = rooms.go(waiting, 1, 0, NOW)
    assert room.live and room.at == 1
    assert rooms.begin(room, after(60)) == room
    assert rooms.begin(rooms.end(waiting, NOW), after(1)).entered is None


def test_the_timer_is_the_steps():
    room = rooms.go(rooms.begin(fresh(), NOW), 1, 0, after(30))
    assert room.timer.seconds(after(40)) == 10
    held = rooms.toggle_timer(room, after(40))
    assert held.timer.seconds(after(70)) == 10
    assert held.clock.seconds(after(70)) == 70, "the event's clock goes on"
    assert rooms.toggle_timer(held, after(70)).timer.seconds(after(75)) == 15
    assert rooms.go(held, 1, 2, after(80)).timer == held.timer, "another part is no other step"
    assert rooms.go(held, 2, 0, after(80)).timer.seconds(after(81)) == 1


def test_a_move_goes_no_farther_than_the_plan_and_brings_the_screen_back():
    room = rooms.open_source(rooms.blank(rooms.begin(fresh(), NOW), True), 2)
    assert (room.blank, room.source) == (True, 2)
    assert rooms.go(room, 99, 0, NOW).at == 4
    moved = rooms.go(room, -1, -1, NOW)
    assert (moved.at, moved.part, moved.blank, moved.source) == (0, 0, False, 0)


def test_after_the_end_one_can_look_round_without_a_clock():
    room = rooms.end(rooms.go(rooms.begin(fresh(), NOW), 1, 0, after(60)), after(90))
    assert not room.live
    back = rooms.go(room, 0, 0, after(500))
    assert (back.at, back.spent, back.clock) == (0, room.spent, room.clock)
    assert room.spent == {"s0": 60, "s1": 30}
    assert rooms.toggle_timer(room, after(500)) == room


# ── What the screen shows ────────────────────────────────────────────────────


def test_a_result_is_hidden_until_it_is_shown():
    room = fresh()
    assert not room.shown
    shown = rooms.reveal(room, True)
    assert shown.shown and rooms.reveal(shown, True).revealed == ("s0",)
    assert not rooms.go(shown, 1, 0, NOW).shown
    assert rooms.go(rooms.go(shown, 1, 0, NOW), 0, 0, NOW).shown
    assert rooms.reveal(shown, False).revealed == ()


def test_type_has_a_least_and_a_largest_size():
    room = fresh()
    for _ in range(9):
        room = rooms.resize(room, 1)
    assert room.size == len(SIZES) - 1
    for _ in range(9):
        room = rooms.resize(room, -1)
    assert room.size == 0


# ── What is typed in ─────────────────────────────────────────────────────────


def test_votes_are_kept_replaced_and_forgotten():
    room = rooms.count(fresh(), "q/1", {"a": 3, "b": 4})
    room = rooms.count(room, "q/1", {"a": 5})
    assert votes_of(room, "q") == [{"a": 5}]
    assert votes_of(rooms.count(room, "q/2", {"b": 5}), "q") == [{"a": 5}, {"b": 5}]
    assert votes_of(rooms.uncount(room, "q/1"), "q") == []
    assert rooms.uncount(room, "never counted") == room


@pytest.mark.parametrize("votes", [-1, MOST + 1, 2.5, "many"])
def test_votes_that_cannot_be(votes):
    with pytest.raises(ValidationError):
        rooms.count(fresh(), "open", {"a": votes})


PAIRS = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), st.integers(0, 50)
)


@given(PAIRS)
def test_pairs_add_up_to_both_ballots(pairs):
    room = rooms.pair(fresh(), pairs, "open", "close")
    found = shift(room, "open", "close")
    people = sum(pairs.values())
    assert sum(found.before.values()) == sum(found.after.values()) == people
    assert sum(found.pairs.values()) == people
    stayed = sum(number for (first, second), number in pairs.items() if first == second)
    assert found.moved == (people - stayed if people else None)
    assert found.enough == (people >= 5)


def test_a_latecomer_counts_in_one_ballot_only():
    room = rooms.pair(fresh(), {("a", "b"): 6, ("", "b"): 2, ("a", ""): 1}, "open", "close")
    found = shift(room, "open", "close")
    assert (found.before, found.after) == ({"a": 7}, {"b": 8})
    assert found.pairs == {("a", "b"): 6}
    assert found.moved == 6


def test_totals_alone_say_nothing_about_who_moved():
    room = rooms.count(fresh(), "open", {"a": 6, "b": 2})
    assert shift(room, "open", "close") is None
    room = rooms.count(room, "close", {"a": 4, "b": 4})
    assert shift(room, "open", "close") == Shift({"a": 6, "b": 2}, {"a": 4, "b": 4}, {})
    assert shift(room, "open", "close").moved is None


def test_pairs_that_a_later_count_contradicts_are_not_believed():
    room = rooms.pair(fresh(), {("a", "b"): 6}, "open", "close")
    assert shift(room, "open", "close").moved == 6
    assert shift(rooms.count(room, "close", {"b": 7}), "open", "close").moved is None


def test_fewer_than_five_are_not_shown():
    assert not Shift({"a": 4}, {"a": 9}, {}).enough
    assert not Shift({"a": 9}, {"a": 4}, {}).enough
    assert Shift({"a": 5}, {"a": 2, "b": 3}, {}).enough


TAPS = st.lists(st.tuples(TURNS, OPTIONS), max_size=12)


@given(TAPS, TURNS, OPTIONS)
def test_a_tap_can_be_taken_back(taps, turn, option):
    room = fresh()
    for tap in taps:
        room = rooms.speak(room, *tap)
    back = rooms.unspeak(rooms.speak(room, turn, option))
    assert tallied(back) == tallied(room)
    assert rooms.unspeak(back) == back, "only the last tap is known"


def tallied(room):
    return {
        (turn, option): people
        for turn in ("first", "again")
        for option, people in getattr(room.speakers, turn).items()
        if people
    }


def test_who_has_spoken_and_for_what():
    room = rooms.expect(fresh(), 3)
    assert undefended(room, ["a", "b", "c"]) == ["a", "b", "c"]
    for tap in (("first", "a"), ("again", "b"), ("first", "")):
        room = rooms.speak(room, *tap)
    assert have_spoken(room) == 2
    assert undefended(room, ["a", "b", "c"]) == ["c"]
    for _ in range(5):
        room = rooms.speak(room, "first")
    assert have_spoken(room) == 3, "no more than are there"
    assert rooms.unspeak(fresh()) == fresh()


def test_notes_carry_their_step_and_their_moment():
    room = rooms.note(rooms.go(fresh(), 1, 0, NOW), "  Good question on Kyiv\n", after(5))
    (note,) = room.notes
    assert (note.step, note.at, note.text) == ("s1", after(5), "Good question on Kyiv")
    assert rooms.note(room, " \n ", after(6)) == room
    assert len(rooms.note(room, "x" * 9999, after(6)).notes[1].text) == rooms.LONGEST_NOTE


# ── Plans ────────────────────────────────────────────────────────────────────


def step(name, minutes, least=None, drop=None):
    return {"id": name, "title": name, "page": "rules", "minutes": minutes, "say": "…"} | (
        {key: value for key, value in (("least", least), ("drop", drop)) if value}
    )


def run_of(steps, name="evening-90"):
    minutes = max(10, min(240, sum(each["minutes"] for each in steps)))
    return Run.model_validate(
        {
            "id": name,
            "title": "t",
            "summary": "s",
            "minutes": minutes,
            "people": 25,
            "steps": tuple(steps),
        }
    )


@st.composite
def runs(draw):
    """Runs of 4 to 12 steps, of which the last is the closing ballot that is never dropped."""
    steps = []
    for number in range(draw(st.integers(4, 12))):
        minutes = draw(st.integers(1, 20))
        least = draw(st.none() | st.integers(1, minutes))
        drop = draw(st.none() | st.integers(1, 20))
        steps.append(step(f"s{number}", minutes, least, drop))
    steps[-1].pop("drop", None)
    return run_of(steps)


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

BALLOT = Ballot.model_validate(
    {"kind": "ballot", "id": "ballot", "moment": "closing", "repeats": "other"}
)
KEPT = {"s0": None, "s1": BALLOT, "s2": None, "s3": None, "s4": BALLOT}


def test_what_may_move():
    room = fresh()
    movable = [
        (place, by)
        for place in range(-2, 8)
        for by in (-1, 1)
        if plans.can_move(room, place, by, KEPT)
    ]
    assert movable == [(2, 1), (3, -1)]
    assert not plans.can_move(rooms.go(room, 2, 0, NOW), 3, -1, KEPT), "it is being shown"


@given(st.lists(st.tuples(st.integers(-2, 8), st.sampled_from([-1, 1])), max_size=20))
def test_moving_loses_no_step_and_leaves_the_ballots(moves):
    room = fresh()
    for place, by in moves:
        if plans.can_move(room, place, by, KEPT):
            room = plans.moved(room, place, by)
    assert sorted(each.step for each in room.plan) == ["s0", "s1", "s2", "s3", "s4"]
    assert [room.plan[place].step for place in (0, 1, 4)] == ["s0", "s1", "s4"]


def test_what_may_be_left_out():
    room = fresh()
    assert [place for place in range(-2, 5) if plans.can_drop(room, place, KEPT)] == [2, 3]
    out = plans.dropped(room, 2, True)
    assert out.plan[2].dropped and plans.minutes_planned(out.plan) == 24
    assert plans.dropped(out, 2, False) == room
    assert plans.next_kept(out, 1, 1) == 3
    assert plans.next_kept(out, 3, -1) == 1
    assert plans.next_kept(out, 4, 1) is None
    assert plans.next_kept(out, 0, -1) is None


@pytest.mark.parametrize(("asked", "given_"), [(-3, 1), (0, 1), (7, 7), (999, 120)])
def test_other_minutes_for_a_step(asked, given_):
    assert plans.timed(fresh(), 1, asked).plan[1].minutes == given_


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


def test_what_to_leave_out_comes_in_the_runs_order():
    steps = [step("s0", 4), step("s1", 10, drop=3), step("s2", 6, drop=2), step("s3", 6, drop=1),
             step("s4", 4)]  # fmt: skip
    room, run = rooms.begin(fresh(), NOW), run_of(steps)

    def said(room, late):
        return [each.step for each in plans.to_drop(room, run, late)]

    assert said(room, 0) == []
    assert said(room, 1) == ["s3"]
    assert said(room, 6.5) == ["s3", "s2"]
    assert said(room, 99) == ["s3", "s2", "s1"], "never the ballot at the end"
    assert said(plans.dropped(room, 3, True), 1) == ["s2"]
    assert said(rooms.go(room, 2, 0, NOW), 99) == ["s3"]
