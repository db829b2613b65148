"""A room's state, its plan and its counts: what holds whatever the facilitator does."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from guide.room import room as rooms
from guide.room.clock import Frame, Timer
from guide.room.counts import Shift, have_spoken, shift, slips, undefended, votes_of
from guide.room.room import LETTERS, MOST, SIZES, Room, new_code
from tests.conftest import NOW

from .events import after, fresh

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
    st.tuples(st.just("uncount"), st.just("s0"), st.sampled_from(["open", "close", "q/1"])),
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


def test_a_code_is_six_letters_that_nobody_misreads():
    codes = {new_code(random.Random(seed)) for seed in range(200)}
    assert all(len(code) == 6 and set(code) <= set(LETTERS) for code in codes)
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


def test_no_move_begins_the_event():
    waiting = fresh()
    assert not waiting.begun
    looked = rooms.go(waiting, 1, 0, NOW)
    assert looked.at == 1 and not looked.begun and looked.clock.seconds(after(60)) == 0
    room = rooms.begin(waiting, NOW)
    assert room.live and room.at == 0
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
    assert votes_of(rooms.uncount(room, "s0", "q/1"), "q") == []
    assert rooms.uncount(room, "s0", "never counted") == room


def test_a_count_that_is_taken_back_takes_its_pairs_and_its_result_with_it():
    counted = rooms.pair(fresh(), {("a", "b"): 6, ("b", "b"): 5}, "open", "close")
    shown = rooms.reveal(counted, True)
    back = rooms.undoable(shown, rooms.uncount(shown, "s0", "open", "close"))
    assert (back.tallies, back.pairs, back.revealed) == ({}, {}, ())
    assert rooms.undo(back).changed(before={}) == shown
    other = rooms.count(counted, "q/1", {"a": 5})
    assert rooms.uncount(other, "s1", "q/1") == counted


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
    assert found.shown.moved in (None, people - stayed)
    assert found.enough == (people >= 5)


def test_a_latecomer_counts_in_one_ballot_only():
    room = rooms.pair(fresh(), {("a", "b"): 6, ("", "b"): 2, ("a", ""): 1}, "open", "close")
    found = shift(room, "open", "close")
    assert (found.before, found.after) == ({"a": 7}, {"b": 8})
    assert found.pairs == {("a", "b"): 6}
    assert (found.shown.moved, found.paired) == (6, 6)
    assert found.drawn and found.partial
    assert slips(room, "open", "close") == 9


SLIPS = st.dictionaries(st.tuples(OPTIONS, OPTIONS), st.integers(0, 9))


@given(SLIPS)
def test_every_slip_is_in_the_totals_of_the_sides_it_has(slips):
    found = shift(rooms.pair(fresh(), slips, "open", "close"), "open", "close")
    for side, votes in enumerate((found.before, found.after)):
        assert sum(votes.values()) == sum(n for pair, n in slips.items() if pair[side])
    assert found.paired == sum(n for pair, n in slips.items() if all(pair))
    halves = sum(n for (first, second), n in slips.items() if bool(first) != bool(second))
    assert found.partial == bool(halves)


@given(SLIPS)
def test_no_flow_of_fewer_than_five_is_drawn(given_):
    found = shift(rooms.pair(fresh(), given_, "open", "close"), "open", "close")
    assert all(people >= 5 for people in found.shown.flows.values())
    assert found.drawn == bool(found.shown.flows)
    assert found.veiled == (found.shown.flows != found.pairs)
    if found.paired < 5 or not found.enough:
        assert not found.drawn and found.shown.moved is None


def test_totals_alone_say_nothing_about_who_moved():
    room = rooms.count(fresh(), "open", {"a": 6, "b": 2})
    assert shift(room, "open", "close") is None
    room = rooms.count(room, "close", {"a": 4, "b": 4})
    assert shift(room, "open", "close") == Shift({"a": 6, "b": 2}, {"a": 4, "b": 4}, {})
    assert shift(room, "open", "close").shown.moved is None


def test_pairs_that_a_later_count_contradicts_are_not_believed():
    room = rooms.pair(fresh(), {("a", "b"): 6}, "open", "close")
    assert shift(room, "open", "close").shown.moved == 6
    later = rooms.count(room, "close", {"b": 7})
    assert shift(later, "open", "close").shown.moved is None
    assert slips(room, "open", "close") == 6 and slips(later, "open", "close") is None


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


@pytest.mark.parametrize(("asked", "kept"), [(-3, False), (0, False), (9999, True), (10000, False)])
def test_people_out_of_range_leave_a_room_as_it_is(asked, kept):
    before = fresh()
    after = rooms.expect(before, asked)
    assert after.people == asked if kept else after == before


# ── A machine's clock that is set ────────────────────────────────────────────


def laptop(ahead=0.0, process="one"):
    return Frame(process=process, ahead=ahead)


@given(
    st.lists(
        st.tuples(st.floats(0, 600), st.floats(-9e4, 9e4), st.sampled_from(["go", "timer", ""])),
        max_size=8,
    )
)
def test_a_clock_that_is_set_changes_no_time_that_has_run(evening):
    """Each step lasts some seconds, after which the clock is set and something is pressed."""
    room = rooms.framed(rooms.begin(fresh(), NOW), laptop())
    true = ahead = stood = 0.0
    for seconds, set_by, pressed in evening:
        true, ahead = true + seconds, ahead + set_by
        stood += 0 if room.timer.since else seconds
        now = after(true + ahead)
        room = rooms.anchored(room, laptop(ahead), now)
        if pressed == "go":
            room = rooms.go(room, room.at + 1, 0, now)
        elif pressed:
            room = rooms.toggle_timer(room, now)
        near = pytest.approx(true, abs=rooms.SET * len(evening) + 0.1)
        assert room.clock.seconds(now) == near
        assert sum(rooms.seconds_in(room, one.step, now) for one in room.plan) == near


def test_a_clock_mended_while_the_guide_was_down_counts_from_then_on():
    room = rooms.framed(rooms.begin(fresh(), after(3600)), laptop(3600))
    mended = rooms.anchored(room, laptop(process="two"), after(60))
    assert mended.clock.seconds(after(60)) == 0
    assert mended.clock.seconds(after(90)) == mended.timer.seconds(after(90)) == 30
    assert rooms.seconds_in(mended, "s0", after(90)) == 30


def test_a_restart_takes_no_time_away():
    room = rooms.framed(rooms.begin(fresh(), NOW), laptop())
    found = rooms.anchored(room, laptop(77.0, process="two"), after(120))
    assert found.clock.seconds(after(120)) == 120


def test_a_clock_that_is_only_adjusted_and_rooms_at_rest_stay_as_they_are():
    room = rooms.framed(rooms.begin(fresh(), NOW), laptop())
    assert rooms.anchored(room, laptop(1.5), after(60)) is room
    assert rooms.anchored(fresh(), laptop(), NOW) == fresh()
    assert rooms.anchored(room, laptop(7.0, process="two"), after(60)) is room, "read elsewhere"
    ended = rooms.end(room, after(60))
    assert rooms.anchored(ended, laptop(999), after(60)) == ended
