"""The hall's Wi-Fi: on the join card of the facilitator's devices, and nowhere else."""

import datetime as dt

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guide.projector import routes as screen
from guide.room.room import end, offer_wifi
from guide.room.store import Store
from guide.room.wifi import Wifi, wifi_of
from tests.conftest import NOW

WIFI = Wifi(name="Reading <room>", password="a:b;c,d8")


def test_letters_that_mean_something_in_the_code_are_escaped():
    assert WIFI.code == r"WIFI:T:WPA;S:Reading <room>;P:a\:b\;c,d8;;"
    assert Wifi(name="Open").code == "WIFI:T:nopass;S:Open;;"


@pytest.mark.parametrize(
    ("name", "password"),
    [("", ""), (" ", ""), ("x" * 33, ""), ("é" * 17, ""), ("a", "short"), ("a", "x" * 64)],
)
def test_what_no_network_can_have_is_not_taken(name, password):
    assert wifi_of(name, password) is None


def test_a_name_and_a_password_are_taken_as_they_were_typed():
    assert wifi_of(" Library ", "pass word") == Wifi(name="Library", password="pass word")
    assert wifi_of("Open", "") == Wifi(name="Open")


def test_the_card_shows_it_to_the_facilitators_devices_alone(hall):
    words = hall.pack.words
    hall.change(lambda room: offer_wifi(room, WIFI))
    reader = hall.phone()
    for where in ("", "/card", "/state", "/count", "/questions"):
        told = reader.get(hall.page + where).text
        assert "Reading" not in told and WIFI.password not in told
    host = TestClient(hall.app, "http://127.0.0.1:8501", client=("127.0.0.1", 50000))
    card = host.get(f"{hall.page}/card").json()["html"]
    assert "Reading &lt;room&gt;" in card and WIFI.password in card
    assert card.index(words.screen_wifi) < card.index(words.screen_phones_second)
    hall.change(lambda room: offer_wifi(room, None))
    card = host.get(f"{hall.page}/card").json()["html"]
    assert "join-wifi" not in card and words.screen_phones in card


def test_what_another_process_offers_is_on_the_card_at_once(hall, own_file):
    host = TestClient(hall.app, "http://127.0.0.1:8501", client=("127.0.0.1", 50000))
    other = Store(own_file)
    for wifi in (WIFI, None, WIFI):
        other.change(hall.code, lambda room, wifi=wifi: offer_wifi(room, wifi))
        assert (WIFI.password in host.get(f"{hall.page}/card").json()["html"]) is bool(wifi)
    other.close()


def test_a_screen_of_a_reader_is_told_nothing_of_it(hall, monkeypatch):
    monkeypatch.setattr(screen, "store", lambda: hall.store)
    hall.change(lambda room: offer_wifi(room, WIFI))
    app = Starlette(routes=screen.routes(lambda: hall.pack))
    show = f"/screen/show?room={hall.code}"
    reader = TestClient(app, "http://192.168.1.5:8501", client=("192.168.1.77", 50000))
    host = TestClient(app, "http://127.0.0.1:8501", client=("127.0.0.1", 50000))
    assert reader.get(show).json()["phones"]["wifi"] == ""
    first = host.get(show).json()["phones"]["wifi"]
    assert first and "Reading" not in first
    hall.change(lambda room: offer_wifi(room, Wifi(name="Other")))
    assert host.get(show).json()["phones"]["wifi"] not in ("", first)


def test_the_end_and_a_day_without_one_forget_it(hall):
    hall.change(lambda room: offer_wifi(room, WIFI))
    hall.phone()
    hall.store.forget_phones(dt.datetime.now(dt.UTC) + dt.timedelta(days=2))
    assert hall.store.load(hall.code).room.wifi is None
    hall.change(lambda room: offer_wifi(room, WIFI))
    assert hall.change(lambda room: end(room, NOW)).wifi is None
    assert hall.change(lambda room: offer_wifi(room, WIFI)).wifi is None
