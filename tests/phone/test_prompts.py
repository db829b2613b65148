"""A minute to write, and words from the room: what is sent, what is shown, who is told of it."""

import re

import pytest

from guide.model.few_words import few_words, same_words
from guide.projector.said import WordsAct, act, listed
from guide.room import said
from guide.room.room import Said, end, go, reveal, shut, speak
from guide.settings import ROOT
from tests.conftest import NOW

PROMPT = "f-prompt-boat"
WRITTEN, WORDS = f"{PROMPT}/written", f"{PROMPT}/words"


@pytest.fixture
def words(hall):
    return hall.pack.words


def at_the_words(hall):
    hall.open(PROMPT)
    hall.shut()
    return hall.open(PROMPT)


def say(hall, *texts):
    """A phone for each text, which says it."""
    phones = [hall.phone() for _ in texts]
    for one, text in zip(phones, texts, strict=True):
        assert hall.put(one, WORDS, text).json() == {"recorded": True}
    return phones


def do(hall, key, what, option=""):
    asked = WordsAct(room=hall.code, item=WORDS, key=key, do=what, option=option)
    return act(hall.store, hall.code, asked)


def told(hall, one):
    return one.get(f"{hall.page}/state").json()


# ── A minute to write ────────────────────────────────────────────────────────


def test_what_is_written_is_in_no_field_that_is_sent(hall, words):
    assert hall.open(PROMPT).asking.item == WRITTEN
    page = hall.phone().get(hall.page).text
    field = re.search(r"<textarea[^>]*>", page)[0]
    assert "name=" not in field and "data-draft" in field
    assert words.phone_write_how in page and words.phone_write_done in page


def test_that_somebody_wrote_is_counted_and_the_facilitator_sees_whom_to_invite(hall, words):
    hall.open(PROMPT)
    for one in [hall.phone() for _ in range(3)]:
        sent = one.post(f"{hall.page}/answers", data={"block": WRITTEN, "answer": "wrote"})
        assert sent.status_code == 303
    assert hall.put(hall.phone(), WRITTEN, "My own thoughts").status_code == 422
    hall.change(lambda room: speak(room, "first"))
    line = hall.phone(joined=False).get(f"{hall.page}/count").json()["host"][1]
    assert line == f"{words.host_wrote.format(wrote=3, spoke=1)} {words.host_wrote_invite}"
    room = hall.shut()
    assert room.phones[WRITTEN] == {"wrote": 3} and room.answered[WRITTEN] == 3
    for _ in range(2):
        hall.change(lambda room: speak(room, "first"))
    line = hall.phone(joined=False).get(f"{hall.page}/count").json()["host"][1]
    assert line == words.host_wrote.format(wrote=3, spoke=3)


def test_once_it_is_closed_people_read_their_own_and_wait_for_nothing(hall, words):
    one = hall.phone()
    hall.open(PROMPT)
    hall.shut()
    now = told(hall, one)
    assert now["state"] == "shown"
    assert "data-written" in now["html"] and words.phone_write_talk in now["html"]


# ── Words from the room ──────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text", ["", " ", "?!", "one two three four five six", "x" * 41, None, 7, ["a"], {"a": 1}]
)
def test_what_is_no_answer_in_a_few_words_is_one_sentence(hall, words, text):
    at_the_words(hall)
    refused = hall.put(hall.phone(), WORDS, text)
    assert (refused.status_code, refused.json()["error"]) == (422, words.phone_no_words)


def test_capitals_spaces_and_signs_make_no_difference():
    assert few_words("  The   pilot \u200b") == "The pilot"
    assert same_words("The pilot!") == same_words("THE  PILOT") == "the pilot"


def test_nothing_is_shown_before_the_facilitator_lets_it_through(hall):
    at_the_words(hall)
    phones = say(hall, *["The pilot"] * 4, "the pilot!", "Nobody")
    hall.shut()
    room = hall.change(lambda room: reveal(room, True))
    assert room.phones[WORDS] == {} and "ilot" not in room.model_dump_json()
    assert "<ol>" not in told(hall, phones[5])["html"]
    listing = listed(hall.pack, hall.store.load(hall.code), hall.store)
    assert listing.waiting == 1 and "The pilot" in listing.html and "Nobody" in listing.html


def test_what_too_few_said_cannot_be_shown_until_it_is_put_together(hall, words):
    at_the_words(hall)
    phones = say(hall, *["pilot"] * 3, *["the pilot"] * 2, *["school"] * 5)
    hall.shut()
    assert not do(hall, "pilot", "show")
    assert not do(hall, "bishop", "show") and not do(hall, "bishop", "merge", "pilot")
    assert do(hall, "the pilot", "merge", "pilot") and do(hall, "pilot", "show")
    assert do(hall, "school", "show")
    before = told(hall, phones[0])["version"]
    hall.change(lambda room: reveal(room, True))
    now = told(hall, phones[0])
    assert now["version"] != before and now["html"].count("<li>") == 2
    assert words.words_count.format(n=5) in now["html"]
    assert do(hall, "school", "hide")
    assert "school" not in told(hall, phones[0])["html"]


def test_words_that_are_put_with_listed_ones_are_counted_there(hall):
    at_the_words(hall)
    say(hall, *["pilot"] * 5, *["skipper"] * 2)
    hall.shut()
    assert do(hall, "pilot", "show") and do(hall, "skipper", "merge", "pilot")
    assert hall.store.load(hall.code).room.said[WORDS] == (
        Said(key="pilot", text="pilot", count=7),
    )


def test_the_rest_is_nobody_or_five_people(hall):
    room = hall.store.load(hall.code).room
    many = tuple(Said(key=k, text=k, count=n) for k, n in (("a", 5), ("b", 9), ("c", 4)))
    listed_of = {n: room.changed(said={"x": many}, answered={"x": n}) for n in (14, 16, 19)}
    assert [one.key for one in said.listed(listed_of[14], "x")] == ["b", "a"]
    assert [one.key for one in said.listed(listed_of[16], "x")] == ["b"]
    assert [one.key for one in said.listed(listed_of[19], "x")] == ["b", "a"]


def test_markup_is_text_on_phone_list_and_screen(hall):
    at_the_words(hall)
    phones = say(hall, *["<b onclick=1> & co"] * 5)
    hall.shut()
    assert "<b onclick" not in listed(hall.pack, hall.store.load(hall.code), hall.store).html
    assert do(hall, "b onclick 1 co", "show")
    hall.change(lambda room: reveal(room, True))
    assert "<b onclick" not in told(hall, phones[0])["html"]
    assert "&lt;b onclick=1&gt;" in told(hall, phones[0])["html"]


def test_opened_again_nothing_is_on_the_list_and_the_end_leaves_no_word(hall):
    at_the_words(hall)
    say(hall, *["pilot"] * 5)
    hall.shut()
    assert do(hall, "pilot", "show")
    assert hall.open(PROMPT).said == {}
    hall.shut()
    assert do(hall, "pilot", "show")
    room = hall.change(lambda room: end(room, NOW))
    assert room.said == {} and room.answered[WORDS] == 5
    assert hall.store.words_from(hall.code, WORDS) == {}


def test_leaving_the_step_closes_it_and_the_page_stays_small(hall):
    room = at_the_words(hall)
    assert room.asking.item == WORDS
    page = hall.phone().get(hall.page).text
    sizes = [(ROOT / "static/phone" / name).stat().st_size for name in ("phone.css", "phone.js")]
    assert len(page.encode()) + sum(sizes) < 20_000
    assert hall.change(lambda room: go(room, 0, 0, NOW)).asking is None
    assert hall.change(shut).answered[WORDS] == 0
