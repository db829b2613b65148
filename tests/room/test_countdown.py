"""The free timer: minutes that run down, whatever the step's clock does."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.room import countdown
from guide.room import room as rooms
from guide.room.clock import Frame
from guide.room.room import Room
from tests.conftest import NOW


def after(seconds):
    return NOW + dt.timedelta(seconds=seconds)


def left(room, seconds):
    return room.countdown.left(after(seconds))


def test_minutes_run_down_to_nothing_and_stay_there(room):
    running = countdown.set_minutes(room, 3, NOW)
    assert (left(running, 0), left(running, 60), left(running, 400)) == (180, 120, 0)
    assert running.timer == room.timer and not running.begun, "the event's own clocks are others"


def test_one_minute_more_sets_lengthens_and_begins_anew(room):
    one = countdown.add_minute(room, NOW)
    two = countdown.add_minute(one, after(20))
    assert left(two, 20) == 100
    assert left(countdown.add_minute(two, after(500)), 500) == 60, "time was up: one from now"
    for _ in range(200):
        two = countdown.add_minute(two, after(20))
    assert left(two, 20) <= 60 * countdown.LONGEST


def test_a_pause_stands_and_goes_on(room):
    running = countdown.set_minutes(room, 2, NOW)
    paused = countdown.toggle(running, after(30))
    assert left(paused, 30) == left(paused, 900) == 90
    assert left(countdown.add_minute(paused, after(900)), 900) == 150
    again = countdown.toggle(paused, after(900))
    assert left(again, 930) == 60
    assert countdown.toggle(again, after(5000)) == again, "nothing is left to pause"
    assert countdown.toggle(room, NOW) == room


@pytest.mark.parametrize("minutes", [0, -1, countdown.LONGEST + 1])
def test_minutes_out_of_range_change_nothing(room, minutes):
    assert countdown.set_minutes(room, minutes, NOW) == room


def test_it_is_put_away_by_a_press_and_by_the_end(room):
    running = countdown.set_minutes(rooms.begin(room, NOW), 2, NOW)
    assert countdown.put_away(running).countdown is None
    ended = rooms.end(running, after(10))
    assert ended.countdown is None
    assert countdown.add_minute(ended, after(11)) == ended


def test_what_was_done_to_it_is_taken_back(room):
    running = countdown.set_minutes(room, 5, NOW)
    gone = rooms.undoable(running, countdown.put_away(running))
    assert rooms.undo(gone).countdown == running.countdown
    set_ = rooms.undoable(room, running)
    assert rooms.undo(set_).countdown is None


@given(st.floats(-5000, 5000), st.booleans())
def test_a_clock_that_is_set_neither_adds_time_nor_takes_any(by, begun):
    room = Room(run="r", people=5, minutes=30, plan=[{"step": "a", "minutes": 30}])
    room = countdown.set_minutes(rooms.begin(room, NOW) if begun else room, 10, NOW)
    room = rooms.framed(room, Frame(process="one", ahead=0.0))
    found = rooms.anchored(room, Frame(process="one", ahead=by), after(60 + by))
    assert left(found, 60 + by) == pytest.approx(540, abs=rooms.SET)


def test_a_room_of_before_has_none():
    held = {"run": "r", "people": 5, "minutes": 9, "plan": [{"step": "a", "minutes": 9}]}
    assert Room.model_validate(held).countdown is None
