"""At a quiz night a phone says which table it is, once, and by no name."""

import random

import pytest

from guide.room.items import toggled
from guide.room.room import end, go, reveal
from guide.room.session import Session
from guide.room.store import Store
from tests.conftest import NOW
from tests.packs import small_pack
from tests.room.nights import night_pack, night_room, place_of

from .conftest import Hall


@pytest.fixture
def night(own_file):
    store = Store(own_file)
    made = Hall(night_pack(small_pack()), store)
    made.code = store.open_room(night_room(made.pack), NOW, random.Random(8)).code
    made.page = f"/r/{made.code}"
    yield made
    made.box.close()
    store.close()


def ask(night, step):
    def change(room):
        return toggled(Session.of_room(night.pack, go(room, place_of(room, step), 0, NOW)), NOW)

    night.change(change)


def test_a_phone_is_asked_for_its_table_first(night):
    words, phone = night.pack.words, night.phone()
    page = phone.get(night.page).text
    assert words.phone_table in page and 'data-item="table"' in page
    ask(night, "round-1-1")
    assert words.phone_table in phone.get(f"{night.page}/state").json()["html"]
    assert night.put(phone, "table", 7).json() == {"recorded": True}
    page = phone.get(night.page).text
    assert words.phone_table not in page and "Table 7" in page and "f-quiz-first" in page


def test_the_form_works_without_javascript_and_can_be_corrected_before_the_first_question(night):
    words, phone = night.pack.words, night.phone()
    sent = phone.post(f"{night.page}/answers", data={"block": "table", "answer": "7"})
    assert sent.status_code == 303
    page = phone.get(night.page).text
    assert "Table 7" in page and words.phone_table_other in page
    phone.post(f"{night.page}/answers", data={"block": "table", "answer": "8"})
    assert "Table 8" in phone.get(night.page).text
    ask(night, "round-1-1")
    assert words.phone_table_other not in phone.get(night.page).text


@pytest.mark.parametrize("sent", [0, 100, "Ann", "<b>", None, [7], {"a": 1}, True, 7.0, "7" * 500])
def test_what_is_no_number_of_a_table_is_refused_with_a_sentence(night, sent):
    refused = night.put(night.phone(), "table", sent)
    assert refused.status_code == 422
    assert refused.json()["error"] == night.pack.words.phone_table_wrong


def test_a_table_that_has_a_phone_is_refused_to_another(night):
    first, second = night.phone(), night.phone(address="192.168.1.78")
    assert night.put(first, "table", 7).status_code == 200
    refused = night.put(second, "table", 7)
    assert (refused.status_code, refused.json()["error"]) == (
        409, night.pack.words.phone_table_taken,
    )  # fmt: skip
    assert night.put(second, "table", 8).status_code == 200


def test_an_event_without_rounds_knows_no_table(hall):
    phone = hall.phone()
    assert hall.pack.words.phone_table not in phone.get(hall.page).text
    assert hall.put(phone, "table", 7).status_code == 422


def test_no_count_and_no_table_is_told_to_phones_while_a_question_is_open(night):
    first, second = night.phone(), night.phone(address="192.168.1.78")
    night.put(first, "table", 71)
    night.put(second, "table", 72)
    ask(night, "round-1-1")
    night.put(first, "f-quiz-first", "fare")
    assert "71" not in second.get(f"{night.page}/state").json()["html"]


def test_the_end_destroys_which_phone_was_which_table(night):
    phone = night.phone()
    night.put(phone, "table", 7)
    night.change(lambda room: end(room, NOW))
    assert night.store.tables_of(night.code) == {}
    assert night.put(phone, "table", 7).status_code in (403, 409)


def test_the_answers_of_a_round_stand_beside_the_own_ones_once_they_are_shown(night):
    words, phone = night.pack.words, night.phone()
    night.put(phone, "table", 7)
    ask(night, "round-1-1")
    night.put(phone, "f-quiz-first", "fare")
    ask(night, "round-1-2")
    night.put(phone, "f-quiz-several", ["fog"])

    def over(room):
        return go(room, place_of(room, "round-1-answers"), 0, NOW)

    night.change(over)
    state = f"{night.page}/state"
    before = phone.get(state).json()
    assert words.phone_round not in before["html"] and "<strong>" in before["html"]
    night.change(lambda room: reveal(room, True))
    after = phone.get(state).json()
    assert after["version"] != before["version"] and words.phone_round in after["html"]
    assert after["html"].count(words.not_right) == 1
    assert after["html"].count(words.right_answer) == 2
    assert len(phone.get(night.page).content) < 8000
    night.change(lambda room: go(room, place_of(room, "round-1-standings"), 0, NOW))
    assert words.phone_round not in phone.get(state).json()["html"]
