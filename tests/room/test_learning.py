"""What events teach: only of numbers that each of them may show, and in counts."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from guide.model.blocks import Quiz
from guide.model.fitting import STEPS
from guide.room import room as rooms
from guide.room.counts import FEWEST
from guide.room.learning import convinced, evening_of, learned
from guide.room.room import Room
from guide.room.session import Session
from tests.conftest import NOW
from tests.packs import small_pack

PACK = small_pack()
EVENING = PACK.runs["evening"]
QUIZ = PACK.block("f-quiz-first")
KEY = QUIZ.answer.key
WRONG = [option.id for option in QUIZ.answer.options if option.id != KEY]


def ended(minutes=None, **counts):
    """An event that took so many minutes for each step by its id, and then ended."""
    plan = Session.of_run(PACK, EVENING).room.plan
    room = rooms.begin(rooms.new_room(EVENING, plan, people=25), NOW)
    spent = {step: 60.0 * long for step, long in (minutes or {}).items()}
    return rooms.end(room.changed(spent=spent, **counts), NOW + dt.timedelta(seconds=1))


def found(*events):
    return learned(PACK, [evening_of(PACK, room) for room in events])


def test_without_an_event_nothing_is_learned():
    nothing = found()
    assert nothing.events == 0 and not nothing.easy and not nothing.untaken and not nothing.late


def test_an_item_that_everybody_got_right_is_told_with_its_answers_that_nobody_took():
    right = found(ended(tallies={f"{QUIZ.id}/1": {KEY: 20}}), ended(tallies={QUIZ.id: {KEY: 9}}))
    (easy,) = right.easy
    assert (easy.block, easy.people, easy.events) == (QUIZ.id, 29, 2)
    assert [one.block for one in right.untaken] == [QUIZ.id] * len(WRONG)
    one_wrong = {KEY: 19, WRONG[0]: 1}
    less = found(ended(tallies={f"{QUIZ.id}/1": one_wrong}))
    assert not less.easy and len(less.untaken) == len(WRONG) - 1


def test_of_two_votes_the_last_one_counts():
    first, second = {WRONG[0]: 15, KEY: 5}, {KEY: 20}
    both = found(ended(tallies={f"{QUIZ.id}/1": first, f"{QUIZ.id}/2": second}))
    assert len(both.easy) == 1 and not both.doubtful


def test_a_wrong_answer_that_beats_the_key_makes_it_doubtful():
    beaten, held = {WRONG[0]: 12, KEY: 7}, {WRONG[0]: 6, KEY: 13}
    (one,) = found(*[ended(tallies={QUIZ.id: votes}) for votes in (beaten, beaten, held)]).doubtful
    assert (one.votes, one.right, one.events, one.of) == (30, 27, 2, 3)
    assert not found(*[ended(tallies={QUIZ.id: votes}) for votes in (beaten, held)]).doubtful


def test_a_small_event_tells_nothing():
    few = found(ended(tallies={QUIZ.id: {KEY: FEWEST - 1}}))
    assert not few.easy and not few.untaken and few.hidden == 1


def test_what_a_few_phones_said_is_neither_told_nor_taken_for_nobody():
    by_phone = {QUIZ.id: {KEY: 20, WRONG[0]: 2}}
    veiled = found(ended(phones=by_phone, answered={QUIZ.id: 22}))
    assert veiled.hidden == 1 and not veiled.easy
    assert WRONG[0] not in {one.option.split()[-1] for one in veiled.untaken}
    texts = {option.id: option.text for option in QUIZ.answer.options}
    assert all(texts[WRONG[0]] not in one.option for one in veiled.untaken)


def test_a_step_that_ran_over_in_half_of_its_events_is_told():
    planned = {step.id: step.minutes for step in EVENING.steps}
    on_time, late = ({"claim": planned["claim"] + more} for more in (0.5, 4))
    (one,) = found(ended(on_time), ended(late)).late
    assert (one.run, one.planned, one.minutes) == (EVENING.title, 5, 7.2)
    assert (one.events, one.of) == (1, 2)
    assert not found(ended(on_time), ended(on_time), ended(late)).late


def test_the_claim_that_moved_people_most_comes_first():
    slow, poor = "f-claim-slow", "f-claim-poor"
    counts = {
        f"{slow}/before": {"1": 10, "4": 10},
        f"{slow}/after": {"1": 8, "4": 12},
        f"{poor}/before": {"5": 20},
        f"{poor}/after": {"2": 15, "5": 5},
    }
    first, second = found(ended(phones=counts), ended(phones=counts)).claims
    assert (first.block, first.before, first.after, first.events) == (poor, 40, 10, 2)
    assert round(first.change, 2) == -0.75 and round(second.change, 2) == 0.1


def test_both_ballots_are_told_choice_by_choice():
    counts = {
        "f-ballot-opening": {"keep": 12, "more": 8},
        "f-ballot-closing": {"keep": 5, "more": 15},
    }
    told = {one.title[2:]: (one.before, one.after) for one in found(ended(tallies=counts)).ballots}
    assert told["Keep the boat as it is"] == (12, 5) and told["Buy a second boat"] == (8, 15)


RATINGS = st.fixed_dictionaries({str(step): st.integers(0, 12) for step in STEPS})


@given(RATINGS)
def test_how_many_were_convinced_tells_of_no_few_people(votes):
    told = convinced(votes)
    small = [n for n in votes.values() if 0 < n < FEWEST]
    if told is not None:
        assert told == (votes["4"] + votes["5"], sum(votes.values())) and told[1] >= FEWEST
        assert len(small) != 1


@given(st.fixed_dictionaries({option.id: st.integers(0, 8) for option in QUIZ.answer.options}))
def test_no_number_that_an_event_hides_goes_into_any_other(votes):
    room = ended(phones={QUIZ.id: votes}, answered={QUIZ.id: sum(votes.values())})
    told = evening_of(PACK, room).answers.get(QUIZ.id)
    if told is not None:
        assert all(n is None or not 0 < n < FEWEST for n in told.cells.values())


def test_every_kind_of_item_can_be_learned_from():
    for id, block in PACK.blocks.items():
        if isinstance(block, Quiz):
            found(ended(tallies={id: {"right": 9, "close": 9, "fog": 9}}))
    assert isinstance(ended(), Room)
