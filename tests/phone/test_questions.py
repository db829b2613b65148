"""Questions to the speaker over HTTP: nobody sees one before it is published."""

import datetime as dt
import re

import pytest
from markupsafe import escape

from guide import settings
from guide.phone import asking
from guide.phone.questions import pinned_html
from guide.projector.questions import Act, act, listed
from guide.room.room import end, pin, take_questions
from guide.settings import ROOT
from tests.conftest import NOW

from .conftest import seat_in

HOSTILE = "<script>alert(1)</script> =1+1?"


@pytest.fixture
def asked(hall, monkeypatch):
    """A hall in which questions are taken, and read anew each time."""
    monkeypatch.setattr(asking, "LOOK", -1.0)
    hall.change(lambda room: take_questions(room, True))
    hall.questions = f"{hall.page}/questions"
    return hall


def ask(hall, one, text):
    return one.post(hall.questions, json={"text": text})


def seen(hall, one):
    return one.get(f"{hall.questions}/state").json()["html"]


def do(hall, number, what, was="waiting", option=""):
    asked = Act(room=hall.code, question=number, do=what, was=was, option=option)
    return act(hall.store, hall.code, asked)


def test_a_question_is_seen_by_its_writer_alone_until_it_is_published(asked):
    words = asked.pack.words
    one, two = asked.phone(), asked.phone()
    assert ask(asked, one, "Who pays?").json() == {"recorded": True, "number": 1}
    assert words.question_waiting in seen(asked, one)
    for where in ("/questions", "/questions/state", "/state", "", "/pinned", "/count", "/card"):
        assert "Who pays?" not in two.get(asked.page + where).text
    asked.change(lambda room: pin(room, 1))
    assert two.get(f"{asked.page}/pinned").json()["html"] == ""
    assert do(asked, 1, "published")
    assert words.question_published in seen(asked, one)
    assert "Who pays?" in seen(asked, two)
    assert "Who pays?" in two.get(f"{asked.page}/pinned").json()["html"]
    assert do(asked, 1, "hidden", "published", "rule_2")
    assert escape(words.question_rule_2) in seen(asked, one)
    assert "Who pays?" not in seen(asked, two)
    assert asked.store.load(asked.code).room.pinned is None


def test_the_pinned_question_is_read_once_for_all_screens(asked, monkeypatch):
    ask(asked, asked.phone(), "Who pays?")
    do(asked, 1, "published")
    asked.change(lambda room: pin(room, 1))
    screens, reads = [asked.phone(joined=False) for _ in range(8)], []
    read = asked.store.questions_of
    monkeypatch.setattr(asked.store, "questions_of", lambda code: reads.append(code) or read(code))
    for screen in screens:
        assert "Who pays?" in screen.get(f"{asked.page}/pinned").json()["html"]
    assert len(reads) == 1
    asked.change(lambda room: pin(room, None))
    assert screens[0].get(f"{asked.page}/pinned").json()["html"] == ""


def test_three_rules_stand_above_the_field_and_the_page_is_small(asked):
    one = asked.phone()
    page = one.get(asked.questions).text
    field = page.index("<textarea")
    for rule in asked.pack.words.question_rules:
        assert page.index(escape(rule)) < field
    sizes = [
        (ROOT / "static/phone" / name).stat().st_size for name in ("phone.css", "questions.js")
    ]
    assert len(page.encode()) + sum(sizes) < 20_000


def test_an_upvote_needs_a_published_question_and_few_are_not_told(asked):
    words = asked.pack.words
    phones = [asked.phone() for _ in range(6)]
    ask(asked, phones[0], "Who pays?")
    votes = f"{asked.page}/upvotes"
    assert phones[1].post(votes, json={"number": 1, "wanted": True}).status_code == 409
    do(asked, 1, "published")
    for n, one in enumerate(phones[1:], 2):
        assert one.post(votes, json={"number": 1, "wanted": True}).status_code == 200
        assert (words.question_upvotes.format(n=n) in seen(asked, phones[1])) == (n >= 5)
    phones[5].post(votes, data={"number": "1", "wanted": "0"})
    assert len(asked.store.questions_of(asked.code).by_number[1].upvotes) == 5


def test_without_cookies_and_javascript_the_forms_carry_the_seat(asked):
    one = asked.phone(joined=False)
    seat = seat_in(one.get(asked.page).text)
    one.cookies.clear()
    page = one.get(f"{asked.questions}?seat={seat}").text
    assert f'name="seat" value="{seat}"' in page
    one.cookies.clear()
    led = one.post(asked.questions, data={"seat": seat, "text": "Who pays?"})
    assert led.status_code == 303
    one.cookies.clear()
    assert "Who pays?" in one.get(led.headers["location"]).text


def test_who_has_no_seat_is_led_to_the_room(asked):
    stranger = asked.phone(joined=False)
    assert stranger.get(asked.questions).headers["location"] == asked.page
    refused = ask(asked, stranger, "Who pays?")
    assert (refused.status_code, refused.json()["error"]) == (403, asked.pack.words.phone_first)


@pytest.mark.parametrize("text", ["", "x" * 201, "?!", None, 7, ["Who?"], {"a": 1}, True])
def test_what_is_no_question_is_one_sentence(asked, text):
    refused = ask(asked, asked.phone(), text)
    assert refused.status_code == 422
    assert refused.json()["error"] == asked.pack.words.phone_no_question
    assert asked.store.questions_of(asked.code).questions == ()


@pytest.mark.parametrize("number", ["", "x", -1, 0, 10**9, 1.5, None, [1], True])
def test_an_upvote_for_nothing_is_refused(asked, number):
    refused = asked.phone().post(f"{asked.page}/upvotes", json={"number": number, "wanted": True})
    assert refused.status_code in (409, 422)


def test_a_seat_floods_nothing(asked):
    one = asked.phone()
    answers = [ask(asked, one, f"Question {n}?").status_code for n in range(10)]
    assert answers == [200] * 3 + [429] * 7
    assert ask(asked, asked.phone(), "And I?").status_code == 200


def test_markup_is_text_everywhere(asked):
    one, two = asked.phone(), asked.phone()
    ask(asked, one, HOSTILE)
    do(asked, 1, "published")
    board = asked.store.questions_of(asked.code)
    stored = asked.store.load(asked.code)
    for shown in (
        seen(asked, two),
        one.get(asked.questions).text,
        pinned_html(asked.pack, board.by_number[1]),
        listed(asked.pack, stored, board).html,
    ):
        assert "&lt;script&gt;alert" in shown and "<script>alert" not in shown


def test_closing_and_opening_again_leaves_what_waits_waiting(asked):
    one = asked.phone()
    ask(asked, one, "Who pays?")
    asked.change(lambda room: take_questions(room, False))
    assert ask(asked, one, "And when?").status_code == 409
    assert asked.pack.words.phone_no_questions in one.get(asked.questions).text
    asked.change(lambda room: take_questions(room, True))
    ask(asked, one, "Why?")
    assert [q.state for q in asked.store.questions_of(asked.code).questions] == ["waiting"] * 2


def test_the_end_leaves_no_question(asked):
    one = asked.phone()
    ask(asked, one, "Who pays?")
    asked.change(lambda room: end(room, NOW))
    assert asked.store.questions_of(asked.code).questions == ()
    assert one.get(asked.questions).headers["location"] == asked.page
    assert ask(asked, one, "And now?").status_code in (403, 409)


def test_two_facilitators_do_not_undo_each_other(asked):
    ask(asked, asked.phone(), "Who pays?")
    assert do(asked, 1, "hidden", "waiting", "rule_1")
    assert not do(asked, 1, "published", "waiting"), "it waits no longer"
    assert asked.store.questions_of(asked.code).by_number[1].state == "hidden"
    assert not do(asked, 7, "published")


def test_a_double_is_put_together_by_one_press_and_its_writer_is_told(asked):
    words = asked.pack.words
    one, two = asked.phone(), asked.phone()
    ask(asked, one, "Who pays for it?")
    ask(asked, two, "Who carries the costs?")
    do(asked, 1, "published")
    assert do(asked, 2, "merge", "waiting", "1")
    assert words.question_merged.format(text="Who pays for it?") in seen(asked, two)
    assert len(asked.store.questions_of(asked.code).by_number[1].upvotes) == 2


def test_the_slate_is_there_once_five_have_voted_and_tells_no_seat(asked):
    phones = [asked.phone() for _ in range(5)]
    for n, one in enumerate(phones[:2]):
        ask(asked, one, f"Question {n} of all?")
        do(asked, n + 1, "published")
    stored = asked.store.load(asked.code)

    def shown():
        return listed(asked.pack, stored, asked.store.questions_of(asked.code)).html

    assert asked.pack.words.host_ask_slate not in shown()
    for one in phones:
        one.post(f"{asked.page}/upvotes", json={"number": 1, "wanted": True})
    assert asked.pack.words.host_ask_slate in shown()
    seats = {one.seat for one in asked.store.questions_of(asked.code).questions}
    assert not any(re.search(rf"\b{seat}\b", shown()) for seat in seats)


def test_without_chatham_house_what_was_sent_stays_without_a_key_and_phones_say_so(asked):
    words = asked.pack.words
    asked.change(lambda room: room.changed(chatham_house=False))
    one = asked.phone()
    assert escape(words.phone_private_kept) in one.get(asked.page).text
    ask(asked, one, "Who pays?")
    asked.change(lambda room: end(room, NOW))
    assert asked.store.seat_key(asked.code) is None
    assert [each.text for each in asked.store.questions_of(asked.code).questions] == ["Who pays?"]
    assert escape(words.phone_ended_kept) in one.get(asked.page).text
    asked.store.forget_phones(NOW + dt.timedelta(days=9))
    assert asked.store.left_of_phones() == 1
    asked.store.delete(asked.code)
    assert asked.store.left_of_phones() == 0


def test_an_event_keeps_what_it_promised_when_it_was_opened(asked, monkeypatch):
    monkeypatch.setenv("GUIDE_CHATHAM_HOUSE", "no")
    assert escape(asked.pack.words.phone_private) in asked.phone().get(asked.page).text
    assert not settings.chatham_house()
    asked.change(lambda room: end(room, NOW))
    assert asked.store.left_of_phones() == 0
