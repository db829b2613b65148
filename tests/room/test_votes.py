"""What is counted, when, and whom speakers can speak for; the window's size; the timer's key."""

import datetime as dt
from dataclasses import replace

import pytest

from guide.model.blocks import Ballot
from guide.model.runs import Showing
from guide.projector import windows
from guide.projector.deck import Deck
from guide.projector.moves import make_move
from guide.room.plan import without
from guide.room.room import PlannedStep, begin, count, go, new_room, speak
from guide.room.votes import (
    all_counted,
    closing_of,
    every_vote,
    spoken_for,
    vote_now,
    votes_at,
    votes_so_far,
    were_spoken_for,
)
from tests.packs import small_pack

EVENING = small_pack().runs["evening"]
"""Slips at both ballots, two votes on an item, and two of three options to speak for."""
PLAIN = EVENING.model_copy(
    update={
        "id": "plain",
        "steps": tuple(step.model_copy(update={"show": Showing()}) for step in EVENING.steps),
    }
)
"""The same steps, each shown whole and counted once."""
PACK = replace(small_pack(), runs={run.id: run for run in (EVENING, PLAIN)})
ONLY = next(step.show.only for step in EVENING.steps if step.id == "decision")
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
    assert vote_now(deck("evening", "title")) is None
    assert all_counted(deck("evening", "title"))


def test_slips_wait_for_the_close():
    opening = vote_now(deck("evening", "opening-ballot"))
    assert opening.later and not opening.paired
    assert all_counted(deck("evening", "opening-ballot"))
    closing = vote_now(deck("evening", "closing-ballot"))
    assert closing.paired and closing.opening == "f-ballot-opening"
    assert not all_counted(deck("evening", "closing-ballot"))


def test_the_second_vote_follows_the_first():
    before = deck("evening", "quiz")
    assert [vote.number for vote in votes_at(before, before.room.at)] == [1]
    first = vote_now(before)
    between = deck("evening", "quiz", f_quiz_first__1={"fare": 5})
    assert vote_now(between).number == 2 and not all_counted(between)
    after = deck("evening", "quiz", f_quiz_first__1={"fare": 5}, f_quiz_first__2={"fare": 6})
    assert all_counted(after) and vote_now(after).number == 2
    assert first.id in [vote.id for vote in votes_so_far(after)]


def test_the_last_count_stays_at_hand_for_correction():
    later = deck("plain", "map", f_ballot_opening={"keep": 5})
    assert vote_now(later).id == "f-ballot-opening"


def test_speakers_speak_for_the_options_that_were_shown():
    assert spoken_for(deck("evening", "title")) == ()
    assert [one.letter for one in spoken_for(deck("plain", "decision"))] == list("ABC")
    shown = spoken_for(deck("evening", "decision"))
    assert ONLY and {one.id for one in shown} == set(ONLY)


def test_a_report_asks_for_every_vote_of_the_run():
    votes = every_vote(deck("evening", "title"))
    assert [vote.block for vote in votes if vote.called and not vote.number] == [
        "f-ballot-opening",
        "f-quiz-several",
        "f-quiz-place",
        "f-ballot-closing",
    ]
    assert [vote.id for vote in votes if vote.number] == ["f-quiz-first/1"]


def test_a_ballot_is_closed_by_the_one_that_was_counted():
    none = deck("evening", "title", f_ballot_opening={"keep": 5}).room
    assert closing_of(PACK, none, "f-ballot-opening") is None
    both = count(none, "f-ballot-closing", {"keep": 5})
    assert closing_of(PACK, both, "f-ballot-opening") == "f-ballot-closing"


def test_afterwards_the_options_are_those_that_all_speakers_spoke_for():
    before = deck("evening", "title")
    other = next(one.id for one in PACK.block("f-options").options if one.id not in ONLY)
    assert {one.id for one in were_spoken_for(before)} == set(ONLY)
    after = Deck(PACK, before.run, speak(before.room, "first", other))
    assert {one.id for one in were_spoken_for(after)} == {*ONLY, other}
    strange = Deck(PACK, before.run, speak(before.room, "again", "no-such-option"))
    assert were_spoken_for(strange) == ()


def test_the_timer_key_begins_an_event_with_its_timer_running():
    waiting = deck("evening", "title")
    fresh = Deck(PACK, waiting.run, new_room(waiting.run, waiting.room.plan, people=25))
    begun = make_move(fresh, "timer", NOW)
    assert begun.live and begun.timer.since == NOW
    paused = make_move(Deck(PACK, fresh.run, begun), "timer", NOW)
    assert paused.timer.since is None


@pytest.mark.parametrize("steps", [["timeline", "closing-ballot"], ["rules", "timeline"]])
def test_leaving_out_spares_ballots_and_what_is_past(steps):
    here = deck("evening", "map")
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
