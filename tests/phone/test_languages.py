"""Phones of one room in two languages: each reads its own, and all answers count together."""

import re

import pytest

from guide.room.store import Store

from .conftest import Hall, seat_in

BALLOT = "f-ballot-opening"
SPANISH = {"Accept-Language": "es-MX,es;q=0.9,en;q=0.5"}


@pytest.fixture
def hall(bilingual, own_file):
    store = Store(own_file)
    made = Hall(bilingual, store)
    yield made
    made.box.close()
    store.close()


def test_two_languages_are_one_vote(hall):
    one, other = hall.phone(), hall.phone(**SPANISH)
    hall.open(BALLOT)
    english, spanish = one.get(hall.page).text, other.get(hall.page).text
    assert '<html lang="en"' in english and "Build a bridge" in english
    assert '<html lang="es"' in spanish and "Construir un puente" in spanish
    assert "Build a bridge" not in spanish
    hall.put(one, BALLOT, "bridge")
    hall.put(other, BALLOT, "bridge")
    assert other.post(
        f"{hall.page}/answers", data={"block": BALLOT, "answer": "keep"}
    ).status_code == 303  # fmt: skip
    assert "Construir un puente" in other.get(hall.page).text
    assert hall.shut().phones[BALLOT] == {"bridge": 1, "keep": 1}


def test_a_choice_is_kept_and_goes_before_the_browsers_list(hall):
    one = hall.phone(**SPANISH)
    page = one.get(f"{hall.page}?lang=en")
    assert '<html lang="en"' in page.text
    assert '<html lang="en"' in one.get(hall.page).text
    seat = one.cookies.get("guide-seat")
    assert '<html lang="es"' in one.get(f"{hall.page}?lang=es").text
    assert one.cookies.get("guide-seat") == seat
    assert '<html lang="es"' in one.get(f"{hall.page}?lang=xx").text
    links = re.findall(r'href="([^"]*\?lang=[^"]*)" lang="(\w+)"', one.get(hall.page).text)
    assert links == [(f"{hall.page}?lang=en", "en"), (f"{hall.page}?lang=es", "es")]


def test_news_and_refusals_come_in_the_phones_language(hall):
    one = hall.phone(**SPANISH)
    hall.open(BALLOT)
    told = one.get(f"{hall.page}/state").json()
    assert "Construir un puente" in told["html"]
    assert told["version"] == hall.phone().get(f"{hall.page}/state").json()["version"]
    assert "Build" in one.get(f"{hall.page}/state?lang=en").json()["html"]
    refused = one.get("/r/QQQQQQ")
    assert refused.status_code == 404 and '<html lang="es"' in refused.text
    assert '<html lang="es"' in one.get("/join").text


def test_without_cookies_the_address_carries_both(hall):
    hall.open(BALLOT)
    one = hall.phone(joined=False)
    page = one.get(f"{hall.page}?lang=es").text
    one.cookies.clear()
    seat = seat_in(page)
    assert seat and f"{hall.page}?lang=en&amp;seat={seat}" in page
    action = re.search(r'action="([^"]*/answers[^"]*)"', page)[1]
    sent = one.post(action, data={"block": BALLOT, "answer": "more", "seat": seat})
    assert sent.status_code == 200 and '<html lang="es"' in sent.text
    assert hall.shut().phones[BALLOT] == {"more": 1}


def test_what_is_missing_is_marked(hall):
    hall.open("f-quiz-several")
    spanish = hall.phone(**SPANISH).get(hall.page).text
    assert '<span class="as-written" lang="en" dir="auto" data-in="English">Fog</span>' in spanish
    assert "as-written" not in hall.phone().get(hall.page).text


def test_who_names_no_language_has_the_rooms(hall):
    hall.change(lambda room: room.changed(language="es"))
    hall.open(BALLOT)
    assert "Construir" in hall.phone().get(hall.page).text
    assert "Build" in hall.phone(**{"Accept-Language": "en"}).get(hall.page).text
