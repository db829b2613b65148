"""The venue check: each finding, its remedy, and that following the remedy helps."""

import random
import socket
from pathlib import Path

import pytest

from guide.model.base import When
from guide.model.freshness import Due
from guide.model.pack import Citation
from guide.room import address, venue
from guide.room.answers import Box
from guide.room.errors import StoreError
from guide.room.room import SIZES, end
from guide.room.venue import Finding, Hall
from tests.conftest import NOW
from tests.packs import small_pack

WORDS = small_pack().words


class Writing:
    """A store that can be written, or says why not."""

    def __init__(self, trouble=None):
        self.trouble = trouble

    def try_writing(self):
        if self.trouble:
            raise StoreError(self.trouble)


# ── Screen and type ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("last_row", "size", "level"),
    [
        (6.6, 1, "green"),  # 1/30 of 1 m, times 200
        (6.7, 1, "amber"),  # the text can be read, the sources cannot
        (8.3, 1, "amber"),  # 1/24 of 1 m, times 200
        (8.4, 1, "amber"),  # with larger type
        (12.5, 1, "amber"),
        (12.6, 1, "red"),
        (12.6, 3, "red"),
        (12.5, 3, "amber"),
        (6.6, 0, "green"),
    ],
)
def test_type_is_held_against_the_last_row(last_row, size, level):
    assert venue.type_size(WORDS, Hall(1.0, last_row, size=size)).level == level


@pytest.mark.parametrize(("last_row", "size", "presses"), [(10, 1, 1), (12, 1, 2), (12, 0, 3)])
def test_the_remedy_counts_the_presses(last_row, size, presses):
    found = venue.type_size(WORDS, Hall(1.0, last_row, size=size))
    said = WORDS.venue_press_once if presses == 1 else WORDS.venue_press.format(n=presses)
    assert found.remedy == said
    pressed = venue.type_size(WORDS, Hall(1.0, last_row, size=size + presses))
    assert pressed.level == "amber" and "+" not in pressed.remedy


@pytest.mark.parametrize("last_row", [12.51, 14, 17.77, 33.3, 60])
def test_who_follows_the_remedy_is_not_told_again(last_row):
    found = venue.type_size(WORDS, Hall(1.0, last_row))
    nearer = 12.5
    higher = next(n / 10 for n in range(1, 100) if n / 10 * SIZES[-1] / 24 * 200 >= last_row)
    assert venue.metres(WORDS, nearer) in found.remedy
    assert venue.metres(WORDS, higher) in found.remedy
    assert venue.type_size(WORDS, Hall(1.0, nearer)).level != "red"
    assert venue.type_size(WORDS, Hall(higher, last_row)).level != "red"


def test_the_floor_is_four_heights_of_the_picture():
    assert venue.reaches(2.0, 1 / 50) == pytest.approx(8.0)


@pytest.mark.parametrize(
    ("window", "level"),
    [
        (None, "amber"),
        ((800, 600), "amber"),
        ((1920, 500), "amber"),
        ((1024, 768), "green"),
        ((1280, 720), "green"),
        ((1920, 1080), "green"),
    ],
)
def test_the_window_is_open_and_large_enough(window, level):
    found = venue.window(WORDS, Hall(2, 8, window=window))
    assert (found.level, found.remedy is None) == (level, level == "green")


def test_a_code_is_a_tenth_of_the_distance():
    assert venue.qr_code(WORDS, Hall(2, 8)) == Finding(
        "green", WORDS.venue_code.format(cm=80, inches=32)
    )
    assert venue.qr_code(WORDS, Hall(2, 12)).remedy == WORDS.venue_code_do


# ── Network, store, content ──────────────────────────────────────────────────


@pytest.fixture
def listening():
    """A socket that takes connections at an address of this machine."""
    opened = []

    def listen(host):
        opened.append(socket.create_server((host, 0)))
        return opened[-1].getsockname()[1]

    yield listen
    for one in opened:
        one.close()


def test_an_address_that_answers_is_told(listening):
    port = listening("127.0.0.1")
    found = venue.reach(WORDS, ["127.0.0.1"], port)
    assert found.level == "green"
    assert f"http://127.0.0.1:{port}" in found.what
    assert found.remedy == WORDS.venue_reach_do


def test_a_server_for_this_machine_only_is_found_out(listening):
    own = address.own_addresses()
    if not own:
        pytest.skip("this machine is in no network")
    assert venue.reach(WORDS, own, listening("127.0.0.1")).level == "amber"
    assert venue.reach(WORDS, own, listening("0.0.0.0")).level == "green"


def test_a_machine_in_no_network_can_still_hold_the_evening():
    found = venue.reach(WORDS, [], 8501)
    assert (found.level, found.remedy) == ("amber", WORDS.venue_no_network_do)


def test_addresses_are_found_without_sending_anything(monkeypatch):
    def refuse(*_):
        raise AssertionError("something was sent or somebody asked")

    for name in ("send", "sendall", "sendto", "sendmsg"):
        monkeypatch.setattr(socket.socket, name, refuse, raising=False)
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        monkeypatch.setattr(socket, name, refuse)
    found = address.own_addresses()
    # Another program may send something meanwhile, but not each time.
    assert any(_sent_by(address.own_addresses) == 0 for _ in range(20))
    assert all(not one.startswith(("127.", "169.254.", "fe80")) for one in found)
    assert len(found) == len(set(found))


def _sent_by(act):
    """How many UDP datagrams this machine sent meanwhile, where it tells (Linux)."""
    before = _datagrams()
    act()
    return _datagrams() - before


def _datagrams():
    path = Path("/proc/net/snmp")
    if not path.exists():
        return 0
    names, values = (
        line.split() for line in path.read_text().splitlines() if line.startswith("Udp:")
    )
    return int(dict(zip(names, values))["OutDatagrams"])


def test_addresses_as_a_visitor_types_them():
    assert address.web_address("192.168.1.20", 8501) == "http://192.168.1.20:8501"
    assert address.web_address("fd00::2", 80, "/screen") == "http://[fd00::2]/screen"


def test_a_store_that_cannot_be_written_says_why():
    assert venue.writing(WORDS, Writing()).level == "green"
    found = venue.writing(WORDS, Writing("The disk is full; free some space."))
    assert (found.level, found.remedy) == ("red", "The disk is full; free some space.")


def test_content_due_is_told_only_when_it_is_known():
    def check(due):
        return venue.check_venue(
            WORDS, Hall(2, 8), port=1, store=Writing(), due=due, addresses=list
        )

    assert len(check([])) == len(check(None)) + 1
    assert check([])[-1].level == "green"
    late = Due(When.parse("2026-01-01"), Citation("source", "x", "A report"), "A report")
    assert "“A report” (due by 1 January 2026)" in check([late])[-1].remedy
    assert check([late, late])[-1].what == WORDS.venue_due.format(n=2)


# ── Phones ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("known", "levels"),
    [
        (venue.Phones(None, None, 0), ["green"]),
        (venue.Phones(0, 16_384, 0), ["amber", "green", "green"]),
        (venue.Phones(1, 16_384, 0), ["green", "green", "green"]),
        (venue.Phones(1, 256, 2), ["green", "amber", "amber"]),
    ],
)
def test_phones_come_through_have_room_and_find_nothing_of_others(known, levels):
    found = venue.about_phones(WORDS, known)
    assert [one.level for one in found] == levels
    assert all(bool(one.remedy) == (one.level == "amber") for one in found)


def test_a_test_join_and_what_an_earlier_event_left_are_counted(store, room):
    earlier, now = (store.open_room(room, NOW, random.Random(n)).code for n in (1, 2))
    box = Box(lambda: store)
    assert (store.phones_of(now)[0], store.left_of_phones(now)) == (0, 0)
    for code in (earlier, now):
        box.join(code).result(20)
    box.close()
    assert (store.phones_of(now)[0], store.left_of_phones(now)) == (1, 1)
    store.change(earlier, lambda held: end(held, NOW))
    assert store.left_of_phones(now) == 0
