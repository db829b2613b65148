"""An event in the store goes on evenly, whatever is done to the machine's clock."""

import datetime as dt
import random

import pytest

from guide.room import store as stores
from guide.room.clock import Frame, frame_now
from guide.room.room import begin, go


class Machine:
    """A machine whose clock can be set, and a guide that can be started anew on it."""

    def __init__(self):
        self.true, self.ahead, self.process = 0.0, 0.0, "one"

    def now(self):
        return dt.datetime(2026, 11, 24, 19, tzinfo=dt.UTC) + dt.timedelta(
            seconds=self.true + self.ahead
        )

    def frame(self):
        return Frame(process=self.process, ahead=self.ahead)


@pytest.fixture
def machine(monkeypatch):
    found = Machine()
    monkeypatch.setattr(stores, "frame_now", found.frame)
    return found


@pytest.mark.parametrize("wrong", [-5400.0, 3600.0])
def test_a_wrong_clock_that_is_mended_leaves_no_trace(machine, store, room, wrong):
    machine.ahead = wrong
    code = store.open_room(room, machine.now(), random.Random(1)).code
    store.change(code, lambda held: begin(held, machine.now()))
    machine.true = 120
    machine.ahead = 0.0
    seen = store.load(code).room
    assert seen.clock.seconds(machine.now()) == pytest.approx(120)
    assert store.current().room == seen, "also where nothing is written"
    machine.true = 180
    moved = store.change(code, lambda held: go(held, 1, 0, machine.now())).room
    assert moved.spent["s0"] == pytest.approx(180)
    machine.true = 240
    assert store.load(code).room.timer.seconds(machine.now()) == pytest.approx(60)
    machine.process = "two"
    assert store.load(code).room.clock.seconds(machine.now()) == pytest.approx(240)


def test_the_time_that_nobody_sets_runs_with_the_clock():
    one, two = frame_now(), frame_now()
    assert one.process == two.process
    assert one.ahead == pytest.approx(two.ahead, abs=1.0)
