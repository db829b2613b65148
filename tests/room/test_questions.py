"""Questions to the speaker: moderated first, doubles merged, whose questions are missing."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.room.answers import Box
from guide.room.errors import UnknownRoom
from guide.room.questions import (
    FROM,
    LONGEST,
    Board,
    NoQuestions,
    Question,
    TooMany,
    alike,
    clean,
    slate,
)
from guide.room.room import end, go, pin, take_questions
from guide.room.store import Store
from tests.conftest import NOW

SOON = 20


@pytest.fixture
def box(store):
    opened = Box(lambda: store)
    yield opened
    opened.close()


@pytest.fixture
def code(store, room):
    code = store.open_room(room, NOW, random.Random(5)).code
    store.change(code, lambda room: take_questions(room, True))
    return code


def seats(box, code, many):
    return [seat.result(SOON) for seat in [box.join(code) for _ in range(many)]]


def ask(box, code, seat, text):
    return box.ask(code, seat, text).result(SOON)


def test_a_question_waits_whatever_was_opened_closed_or_started_anew(store, box, code, url):
    (seat,) = seats(box, code, 1)
    ask(box, code, seat, "Who pays?")
    for taken in (False, True):
        store.change(code, lambda room, taken=taken: take_questions(room, taken))
    number = ask(box, code, seat, "And who decides?")
    again = Store(url)
    board = again.questions_of(code)
    assert [one.state for one in board.questions] == ["waiting", "waiting"]
    assert board.of("published") == [] == board.ordered(seat)
    again.close()
    assert store.moderate(code, number, "published")
    assert [one.text for one in store.questions_of(code).ordered(seat)] == ["And who decides?"]
    assert not store.moderate(code, 99, "published")


def test_what_became_of_it_is_known_with_the_reason(store, box, code):
    (seat,) = seats(box, code, 1)
    number = ask(box, code, seat, "Why not?")
    store.moderate(code, number, "hidden", "rule_2")
    (own,) = store.questions_of(code).by(seat)
    assert (own.state, own.reason) == ("hidden", "rule_2")
    store.moderate(code, number, "published", "rule_2")
    (own,) = store.questions_of(code).by(seat)
    assert (own.state, own.reason) == ("published", "")


def test_nobody_asks_or_votes_while_questions_are_closed_or_after_the_end(store, box, code):
    (seat,) = seats(box, code, 1)
    number = ask(box, code, seat, "Who pays?")
    store.moderate(code, number, "published")
    store.change(code, lambda room: take_questions(room, False))
    for put in (box.ask(code, seat, "And when?"), box.upvote(code, seat, number, True)):
        with pytest.raises(NoQuestions):
            put.result(SOON)
    with pytest.raises(UnknownRoom):
        box.ask("QQQQQQ", 1, "Hm?").result(SOON)
    store.change(code, lambda room: end(room, NOW))
    with pytest.raises(NoQuestions):
        box.ask(code, seat, "And now?").result(SOON)
    assert store.questions_of(code) == Board()
    assert not store.change(code, lambda room: take_questions(room, True)).room.questions_open


def test_an_upvote_counts_once_can_be_taken_back_and_never_for_what_waits(store, box, code):
    one, two = seats(box, code, 2)
    number = ask(box, code, one, "Who pays?")
    with pytest.raises(NoQuestions):
        box.upvote(code, two, number, True).result(SOON)
    store.moderate(code, number, "published")
    for wanted in (True, True):
        box.upvote(code, two, number, wanted).result(SOON)
    assert store.questions_of(code).by_number[number].upvotes == {one, two}
    box.upvote(code, two, number, False).result(SOON)
    assert store.questions_of(code).by_number[number].upvotes == {one}


def test_doubles_are_merged_with_their_votes(store, box, code):
    one, two, three = seats(box, code, 3)
    first = ask(box, code, one, "Who pays for the bridge?")
    same = ask(box, code, two, "who pays, for the bridge")
    board = store.questions_of(code)
    assert board.by_number[same].merged == first
    assert board.by_number[first].upvotes == {one, two}
    assert [each.number for each in board.of("waiting")] == [first]
    other = ask(box, code, three, "Who carries the costs?")
    store.moderate(code, first, "published")
    assert store.merge_questions(code, other, first)
    board = store.questions_of(code)
    assert board.by_number[first].upvotes == {one, two, three}
    assert board.now(board.by_number[other]).state == "published"
    assert not store.merge_questions(code, first, other), "it would be a double of itself"
    assert not store.merge_questions(code, first, 99)


def test_what_a_seat_sends_twice_is_one_question_and_few_can_wait(store, box, code):
    (seat,) = seats(box, code, 1)
    assert ask(box, code, seat, "Who pays?") == ask(box, code, seat, "Who pays ?")
    ask(box, code, seat, "When?")
    ask(box, code, seat, "Why?")
    with pytest.raises(TooMany):
        ask(box, code, seat, "How?")


def test_answers_and_questions_go_into_one_transaction(store, box, code):
    many = seats(box, code, 40)
    puts = [box.ask(code, seat, f"Question of {n}?") for n, seat in enumerate(many)]
    numbers = [put.result(SOON) for put in puts]
    assert sorted(numbers) == list(range(1, 41))


def test_the_next_step_takes_the_question_from_the_screen(store, code):
    pinned = store.change(code, lambda room: pin(room, 3)).room
    assert pinned.pinned == 3
    assert go(pinned, 1, 0, NOW).pinned is None and end(pinned, NOW).pinned is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Who \n pays? ", "Who pays?"),
        ("W\u202eho\x00 pays?", "Who pays?"),
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * (LONGEST + 1), None),
        ("?!…", None),
        ("", None),
        (None, None),
        (["a"], None),
        ("Кто платит?", "Кто платит?"),
    ],
)
def test_a_question_is_one_line_of_at_most_two_hundred_characters(text, kept):
    assert clean(text) == kept


def published(*upvotes):
    return [
        Question(number, 1, f"Question {number}?", "published", upvotes=frozenset(each))
        for number, each in enumerate(upvotes, 1)
    ]


def test_the_order_is_by_lot_until_five_want_to_know_it():
    few = published(*[range(FROM - 1)] * 6, range(1))
    board = Board(tuple(few))
    orders = {tuple(one.number for one in board.ordered(seat)) for seat in range(40)}
    assert len(orders) > 20
    assert board.ordered(7) == board.ordered(7)
    firsts = Counter(board.ordered(seat)[0].number for seat in range(400))
    assert set(firsts) == {one.number for one in few}
    more = Board((*few, *[Question(9, 1, "?", "published", upvotes=frozenset(range(FROM)))]))
    assert {more.ordered(seat)[0].number for seat in range(40)} == {9}


def test_alike_questions_come_first():
    one, two, three = (
        Question(n, 1, text, "published")
        for n, text in enumerate(("Who pays for it?", "When is lunch?", "Who pays for this?"), 1)
    )
    assert alike(one, [one, two, three]) == [three, two]


def test_the_slate_has_a_question_of_a_group_that_is_outvoted():
    crowd, few = set(range(30)), set(range(30, 42))
    chosen = slate(published(crowd, crowd, crowd, few), 2)
    assert [one.number for one in chosen] == [1, 4]
    assert slate([], 3) == [] and slate(published((), ()), 3) == []


@given(st.lists(st.sets(st.integers(0, 19)), max_size=8), st.integers(1, 5))
def test_every_group_that_deserves_a_place_is_represented(upvotes, size):
    questions = published(*upvotes)
    chosen = slate(questions, size)
    people = set().union(*upvotes) if upvotes else set()
    unheard = people - set().union(*(one.upvotes for one in chosen), set())
    for one in questions:
        assert len(one.upvotes & unheard) * size < max(len(people), 1)
