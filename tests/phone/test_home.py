"""Who is at home joins the same room: counted apart, with its screen and a few seconds more."""

import datetime as dt
import time

import pytest

from guide.projector.moves import moving
from guide.room.room import GRACE, begin_to_close, shut_in_time
from tests.conftest import NOW

from .conftest import seat_in

BALLOT = "f-ballot-opening"


def go_home(hall, one, home="1"):
    return one.post(f"{hall.page}/home", data={"home": home})


@pytest.fixture
def words(hall):
    return hall.pack.words


def test_home_and_hall_are_counted_apart_and_answers_together(hall, words):
    here, there = [hall.phone() for _ in range(3)], [hall.phone() for _ in range(2)]
    for one in there:
        assert go_home(hall, one).status_code == 303
    room = hall.open(BALLOT)
    assert room.hybrid
    for n, one in enumerate([*here, there[0]]):
        assert hall.put(one, BALLOT, n % 2).status_code == 200
    told = here[0].get(f"{hall.page}/count").json()
    assert (told["joined"], told["answered"]) == (5, 4)
    assert told["host"] == [
        words.host_joined.format(joined=3, people=30),
        words.host_at_home.format(n=2),
        words.host_answered.format(answered=4),
        words.host_answered_at_home.format(n=1),
    ]
    assert hall.shut().phones[BALLOT] == {"keep": 2, "more": 2}


def test_the_page_says_where_one_is_counted_and_leads_to_the_halls_screen(hall, words):
    one = hall.phone()
    assert words.phone_in_hall in one.get(hall.page).text
    go_home(hall, one)
    page = one.get(hall.page).text
    assert words.phone_at_home in page and f"{hall.page}/hall" in page
    seen = one.get(f"{hall.page}/hall")
    assert f'src="/screen?room={hall.code}"' in seen.text and f'src="{hall.page}"' in seen.text
    assert "frame-src 'self'" in seen.headers["content-security-policy"]
    go_home(hall, one, "0")
    assert words.phone_in_hall in one.get(hall.page).text
    assert hall.store.at_home(hall.code) == (0, 0)


def test_without_cookies_the_form_carries_the_seat(hall, words):
    one = hall.phone(joined=False)
    seat = seat_in(one.get(hall.page).text)
    one.cookies.clear()
    page = one.post(f"{hall.page}/home", data={"home": "1", "seat": seat}).text
    assert words.phone_at_home in page
    assert hall.phone(joined=False).post(f"{hall.page}/home", data={"home": "1"}).status_code == 403


def test_a_hall_closes_at_once_and_a_hybrid_room_after_a_few_seconds(hall, words):
    one, other = hall.phone(), hall.phone()
    press = moving(hall.pack, "phones", dt.datetime.now(dt.UTC))
    hall.open(BALLOT)
    assert hall.change(press).asking is None
    go_home(hall, one)
    hall.open(BALLOT)
    now = dt.datetime.now(dt.UTC)
    assert hall.change(moving(hall.pack, "phones", now)).closing == now + GRACE
    assert words.phone_closes_soon in one.get(f"{hall.page}/state").json()["html"]
    assert hall.put(one, BALLOT, 0).status_code == 200
    soon = now - GRACE + dt.timedelta(seconds=0.3)
    hall.change(lambda room: room.changed(closing=soon + GRACE))
    time.sleep(0.35)  # nobody looked at the room: still nothing more is taken
    late = hall.put(other, BALLOT, 0)
    assert (late.status_code, late.json()["error"]) == (409, words.phone_not_recorded)
    assert one.get(f"{hall.page}/state").json()["state"] == "closed"
    assert hall.store.load(hall.code).room.phones[BALLOT] == {"keep": 1}


def test_a_second_press_closes_at_once(hall):
    go_home(hall, hall.phone())
    room = begin_to_close(hall.open(BALLOT), NOW)
    assert begin_to_close(room, NOW).asking is None


def test_a_clock_that_is_set_back_keeps_nothing_open(hall):
    go_home(hall, hall.phone())
    room = begin_to_close(hall.open(BALLOT), NOW)
    assert shut_in_time(room, NOW) == room
    assert shut_in_time(room, NOW - dt.timedelta(hours=1)).asking is None
    assert shut_in_time(room, NOW + GRACE).asking is None
