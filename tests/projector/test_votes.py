"""What is counted, when, and whom speakers can speak for; the window's size; the timer's key."""

import datetime as dt

import pytest

from guide.model.blocks import Ballot
from guide.model.reading import pack_folder, read_pack
from guide.projector import windows
from guide.projector.deck import Deck
from guide.projector.moves import make_move
from guide.projector.votes import all_counted, spoken_for, vote_now, votes_at, votes_so_far
from guide.room.plan import without
from guide.room.room import PlannedStep, begin, count, go, new_room

PACK = read_pack(pack_folder()).pack
assert PACK is not None
NOW = dt.datetime(2026, 11, 24, 19, 0, tzinfo=dt.UTC)


def deck(run, step, **tallies):
    """A run that stands at a step, with what has been counted."""
    found = PACK.runs[run]
    plan = tuple(PlannedStep(step=one.id, minutes=one.minutes) for one in found.steps)
    at = [one.id for one in found.steps].index(step)
    room = go(begin(new_room(found, plan, people=25), NOW), at, 0, NOW)
    for id, votes in tallies.items():
        room = count(room, id.replace("__", "/").replace("_", "-"), votes)
    return Deck(PACK, found, room)


def test_nothing_is_counted_before_the_first_ballot():
    assert vote_now(deck("evening-90", "welcome")) is None
    assert all_counted(deck("evening-90", "welcome"))


def test_slips_wait_for_the_close():
    opening = vote_now(deck("evening-90", "opening-ballot"))
    assert opening.later and not opening.paired
    assert all_counted(deck("evening-90", "opening-ballot"))
    closing = vote_now(deck("evening-90", "closing-ballot"))
    assert closing.paired and closing.opening == "m2-ballot-opening"
    assert not all_counted(deck("evening-90", "closing-ballot"))


def test_the_second_vote_follows_the_first():
    before = deck("evening-90", "quiz")
    assert [vote.number for vote in votes_at(before, before.room.at)] == [1]
    first = vote_now(before)
    between = deck("evening-90", "quiz", m2_quiz_sphere__1={"a": 5})
    assert vote_now(between).number == 2 and not all_counted(between)
    after = deck("evening-90", "quiz", m2_quiz_sphere__1={"a": 5}, m2_quiz_sphere__2={"a": 6})
    assert all_counted(after) and vote_now(after).number == 2
    assert first.id in [vote.id for vote in votes_so_far(after)]


def test_the_last_count_stays_at_hand_for_correction():
    later = deck("taster-20", "map", m2_ballot_opening={"keep": 5})
    assert vote_now(later).id == "m2-ballot-opening"


def test_speakers_speak_for_the_options_that_were_shown():
    assert spoken_for(deck("evening-90", "welcome")) == ()
    assert [one.letter for one in spoken_for(deck("evening-90", "groups"))] == list("ABCDE")
    only = PACK.runs["taster-20"].steps[4].show.only
    shown = spoken_for(deck("taster-20", "decision"))
    assert only and {one.id for one in shown} == set(only)


def test_the_timer_key_begins_an_event_with_its_timer_running():
    waiting = deck("evening-90", "welcome")
    fresh = Deck(PACK, waiting.run, new_room(waiting.run, waiting.room.plan, people=25))
    begun = make_move(fresh, "timer", NOW)
    assert begun.live and begun.timer.since == NOW
    paused = make_move(Deck(PACK, fresh.run, begun), "timer", NOW)
    assert paused.timer.since is None


@pytest.mark.parametrize("steps", [["timeline", "closing-ballot"], ["rules", "timeline"]])
def test_leaving_out_spares_ballots_and_what_is_past(steps):
    here = deck("evening-90", "map")
    blocks = {
        one.id: PACK.block(one.block) if one.block else None for one in here.run.steps
    }  # fmt: skip
    left = without(here.room, steps, blocks)
    assert {one.step for one in left.plan if one.dropped} == {"timeline"}
    assert any(isinstance(block, Ballot) for block in blocks.values())


def test_the_largest_open_window_is_the_projectors():
    held = {}
    windows.seen((390, 844), 0.0, held)
    windows.seen((1280, 720), 1.0, held)
    assert windows.largest(2.0, held) == (1280, 720)
    windows.seen((390, 844), 12.0, held)
    assert windows.largest(12.0, held) == (390, 844), "a window that was closed is forgotten"
    assert windows.largest(30.0, held) is None
