"""What the screen shows of a quiz night, and where going on leads."""

import pytest

from guide.projector import moves, view
from guide.projector.deck import Deck
from guide.room import quiz_night
from guide.room.room import begin, go, reveal
from tests.conftest import NOW
from tests.packs import small_pack
from tests.room.nights import night_pack, night_room, place_of


@pytest.fixture(scope="module")
def night():
    return night_pack(small_pack())


def deck_at(night, step, room=None, **values):
    room = begin(room or night_room(night), NOW).changed(**values)
    return Deck.of_room(night, go(room, place_of(room, step), 0, NOW))


def told(deck):
    return "".join(view.slide_html(slide) + slide.group.heading for slide in deck.slides())


def scored(night, **values):
    room = night_room(night).changed(tables={"1": "", "2": "Owls", "3": ""})
    scores = {"round-1": {"1": 2, "2": 2, "3": 0}, **values}
    return room.changed(scores=scores)


def step_after(deck, move="next"):
    return Deck.of_room(deck.pack, moves.make_move(deck, move, NOW)).room.step.step


def test_a_question_is_not_answered_by_going_on(night):
    deck = deck_at(night, "round-1-1")
    onward = Deck.of_room(night, deck.next(NOW))
    assert onward.room.step.step == "round-1-2" and not onward.room.revealed
    assert deck.can_reveal()


def test_the_answers_come_up_by_going_on_once_the_round_is_over(night):
    deck = deck_at(night, "round-1-answers")
    assert night.words.night_hand_in in told(deck) and "fare" not in told(deck)
    shown = Deck.of_room(night, deck.next(NOW))
    assert shown.room.step.step == "round-1-answers" and shown.room.shown
    text = told(shown)
    for id in ("f-quiz-first", "f-quiz-several"):
        keys = [
            o.text for o in night.blocks[id].answer.options if o.id in night.blocks[id].answer.key
        ]
        assert all(key in text for key in keys)


def test_standings_stand_on_the_screen_only_when_they_are_shown(night):
    deck = deck_at(night, "round-1-standings", scored(night))
    assert "Owls" not in told(deck) and "2 points" not in told(deck)
    assert step_after(deck) == "round-2"  # going on leaves them hidden
    shown = Deck.of_room(night, deck.reveal(True))
    text = told(shown)
    assert text.index("Table 1") < text.index("Table 2 · Owls") < text.index("Table 3")
    assert text.count("1. =") == 2 and "0 points" in text and "--share:1.000" in text
    hidden = Deck.of_room(night, shown.reveal(False))
    assert "Owls" not in told(hidden)


def test_without_points_it_says_so(night):
    deck = deck_at(night, "round-1-standings")
    assert night.words.night_no_scores in told(Deck.of_room(night, deck.reveal(True)))


def test_the_tie_break_is_passed_over_where_nobody_is_tied(night):
    ahead = scored(night, **{"round-2": {"1": 1}})
    answers = reveal(go(ahead, place_of(ahead, "round-2-answers"), 0, NOW), True)
    deck = Deck.of_room(night, begin(answers, NOW))
    deck = Deck.of_room(night, deck.room.changed(part=deck.slides()[-1].part))
    assert step_after(deck) == "round-2-standings"
    last = deck_at(night, "round-2-standings", ahead)
    assert step_after(last, "back") == "round-2-answers"
    tied = Deck.of_room(night, deck.room.changed(scores=scored(night).scores))
    assert step_after(tied) == "tie-break"


def test_no_clock_runs_on_the_screen_unless_it_is_wanted(night):
    deck = deck_at(night, "round-1-1")
    assert view.timer(view.Screen(deck, deck), NOW) is None
    opened = moves.make_move(deck, "phones", NOW)
    assert opened.asking and opened.countdown is None
    timed = Deck.of_room(night, quiz_night.set_clock(deck.room, 2))
    opened = moves.make_move(timed, "phones", NOW)
    assert opened.countdown.seconds == 120
    closed = moves.make_move(Deck.of_room(night, opened), "phones", NOW)
    assert closed.countdown is None and not closed.asking
    assert Deck.of_room(night, opened).next(NOW).countdown is None


def test_every_step_can_be_shown_without_an_event(night):
    deck = Deck.of_run(night, night.runs["night"])
    for at in range(len(deck.room.plan)):
        assert Deck.of_run(night, night.runs["night"]).slides(at)
