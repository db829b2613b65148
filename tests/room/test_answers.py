"""Answers of phones: kept before they are acknowledged, counted once, in before the item closes."""

import datetime as dt
import random
import sqlite3
import threading

import pytest

from guide.room import phones
from guide.room.answers import Box, Closed, DoorsShut
from guide.room.counts import shift
from guide.room.errors import UnknownRoom
from guide.room.room import Asked, ask, count, end, go, pair, shut, shut_doors
from guide.room.seats import resume_code, resumed, seat_of, token_of
from guide.room.store import Store
from tests.conftest import NOW

BALLOT = Asked(item="ballot")
CLOSING = Asked(item="closing", against="ballot")
SOON = 20


@pytest.fixture
def box(store):
    opened = Box(lambda: store)
    yield opened
    opened.close()


@pytest.fixture
def code(store, room):
    return store.open_room(room, NOW, random.Random(5)).code


def opened(store, code, asked=BALLOT):
    return store.change(code, lambda room: ask(room, asked))


def join(box, code, many=1):
    return [seat.result(SOON) for seat in [box.join(code) for _ in range(many)]]


def put(box, code, seat, option, item="ballot"):
    return box.answer(code, seat, item, option, [option])


def test_answers_are_counted_when_the_item_closes_and_each_seat_once(store, box, code):
    opened(store, code)
    seats = join(box, code, 7)
    assert len(set(seats)) == 7
    for seat in seats:
        put(box, code, seat, "a").result(SOON)
    put(box, code, seats[0], "b").result(SOON)
    assert store.load(code).room.phones == {}
    room = store.change(code, shut).room
    assert room.phones == {"ballot": {"a": 6, "b": 1}}
    assert (room.answered, room.joined, room.to_count) == ({"ballot": 7}, 7, ())
    assert store.load(code).room == room


def test_what_comes_after_the_close_is_refused_and_changes_nothing(store, box, code):
    (seat,) = join(box, code)
    with pytest.raises(Closed):
        put(box, code, seat, "a").result(SOON)
    opened(store, code)
    with pytest.raises(Closed):
        put(box, code, seat, "a", item="other").result(SOON)
    store.change(code, lambda room: go(room, 1, 0, NOW))
    with pytest.raises(Closed):
        put(box, code, seat, "a").result(SOON)
    with pytest.raises(UnknownRoom):
        put(box, "QQQQQQ", seat, "a").result(SOON)
    assert store.load(code).room.phones == {"ballot": {}}


def test_every_acknowledged_answer_is_in_the_count_while_the_item_closes(store, box, code):
    opened(store, code)
    seats = join(box, code, 60)
    sent = []

    def send():
        for seat in seats:
            sent.append(put(box, code, seat, "a"))

    sender = threading.Thread(target=send)
    sender.start()
    room = store.change(code, shut).room
    sender.join()
    kept = sum(one.exception(SOON) is None for one in sent)
    assert room.phones["ballot"].get("a", 0) == kept


def test_answers_outlive_the_process(url, room):
    store = Store(url)
    box = Box(lambda: store)
    code = store.open_room(room, NOW, random.Random(5)).code
    opened(store, code)
    (seat,) = join(box, code)
    put(box, code, seat, "a").result(SOON)
    store._database.leave()
    again = Store(url)
    assert again.change(code, shut).room.phones == {"ballot": {"a": 1}}
    again.close()
    box.close()


def test_an_item_that_opens_again_keeps_its_answers_and_hides_its_count(store, box, code):
    opened(store, code)
    first, second = join(box, code, 2)
    put(box, code, first, "a").result(SOON)
    store.change(code, shut)
    assert opened(store, code).room.phones == {}
    put(box, code, second, "b").result(SOON)
    assert store.change(code, shut).room.phones == {"ballot": {"a": 1, "b": 1}}


def test_openings_and_closings_pair_by_seat_and_hands_add_to_the_totals_only(store, box, code):
    opened(store, code)
    seats = join(box, code, 12)
    for seat in seats[:10]:
        put(box, code, seat, "a").result(SOON)
    opened(store, code, CLOSING)
    for seat in seats[2:]:
        put(box, code, seat, "b", "closing").result(SOON)
    store.change(code, lambda room: count(shut(room), "ballot", {"a": 3, "b": 0}))
    room = store.change(code, lambda room: count(room, "closing", {"a": 0, "b": 4})).room
    assert room.flows == {"closing": {"a/b": 8, "a/": 2, "/b": 2}}
    found = shift(room, "ballot", "closing")
    assert found.before == {"a": 13, "b": 0}
    assert found.after == {"a": 0, "b": 14}
    assert found.pairs == {("a", "b"): 8}
    assert found.partial
    slips = store.change(code, lambda room: pair(room, {("a", "b"): 6}, "ballot", "closing")).room
    assert shift(slips, "ballot", "closing").pairs == {("a", "b"): 14}


def test_the_doors_keep_out_who_has_not_joined_and_nobody_else(store, box, code):
    opened(store, code)
    (seat,) = join(box, code)
    store.change(code, lambda room: shut_doors(room, True))
    with pytest.raises(DoorsShut):
        box.join(code).result(SOON)
    put(box, code, seat, "a").result(SOON)
    store.change(code, lambda room: shut_doors(room, False))
    join(box, code)
    assert store.change(code, shut).room.phones == {"ballot": {"a": 1}}


def test_the_end_leaves_counts_and_nothing_of_one_person(store, box, code, tmp_path, url):
    opened(store, code)
    seats = join(box, code, 5)
    for seat in seats:
        put(box, code, seat, "the-option-of-the-needle").result(SOON)
    with store.asking() as connection:
        key = phones.key_of(connection, code)
    token = token_of(key, code, seats[0])
    room = store.change(code, lambda room: end(room, NOW)).room
    assert room.phones == {"ballot": {"the-option-of-the-needle": 5}}
    with store.asking() as connection:
        assert phones.key_of(connection, code) is None
        assert phones.joined(connection, code) == 0
        assert phones.answers_to(connection, code, "ballot") == {}
    with pytest.raises(DoorsShut):
        box.join(code).result(SOON)
    if url.startswith("sqlite"):
        for path in (tmp_path / "var").iterdir():
            kept = path.read_bytes()
            assert key.encode() not in kept
            assert token.partition(".")[2].encode() not in kept
            assert b'"the-option-of-the-needle"' not in kept.replace(
                b'{"the-option-of-the-needle":5}', b""
            )


def test_a_deleted_event_takes_all_of_its_phones_along(store, box, code):
    join(box, code, 3)
    store.delete(code)
    with store.asking() as connection:
        assert phones.joined(connection, code) == 0
        assert phones.key_of(connection, code) is None


def test_after_a_day_seats_and_answers_are_gone_and_the_counts_stay(store, box, code):
    opened(store, code)
    (seat,) = join(box, code)
    put(box, code, seat, "a").result(SOON)
    now = dt.datetime.now(dt.UTC)
    store.forget_phones(now - dt.timedelta(days=1))
    assert store.load(code).room.asking == BALLOT
    store.forget_phones(now + dt.timedelta(minutes=1))
    room = store.load(code).room
    assert (room.asking, room.phones, room.ended) == (None, {"ballot": {"a": 1}}, None)
    with store.asking() as connection:
        assert phones.key_of(connection, code) is None


def test_a_full_room_takes_nobody_further(store, box, code, monkeypatch):
    monkeypatch.setattr(phones, "MOST_SEATS", 3)
    join(box, code, 3)
    with pytest.raises(DoorsShut):
        box.join(code).result(SOON)


def test_a_store_that_is_locked_acknowledges_nothing(tmp_path, room, monkeypatch):
    monkeypatch.setattr("guide.room.database.PATIENCE", 0.2)
    store = Store(f"sqlite:///{tmp_path}/guide.db")
    box = Box(lambda: store)
    code = store.open_room(room, NOW, random.Random(5)).code
    opened(store, code)
    (seat,) = join(box, code)
    other = sqlite3.connect(tmp_path / "guide.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert put(box, code, seat, "a").exception(SOON) is not None
    other.execute("ROLLBACK")
    assert store.change(code, shut).room.phones == {"ballot": {}}
    box.close()
    store.close()


# ── Seats ────────────────────────────────────────────────────────────────────


def test_a_token_is_good_in_its_own_room_and_for_its_own_seat_alone():
    token = token_of("key", "ABCDEF", 17)
    assert seat_of("key", "ABCDEF", token) == 17
    for other in (
        seat_of("key", "ABCDEG", token),
        seat_of("kez", "ABCDEF", token),
        seat_of("key", "ABCDEF", token.replace("17.", "18.")),
        seat_of("key", "ABCDEF", token[:-1]),
        seat_of("key", "ABCDEF", ""),
        seat_of("key", "ABCDEF", "१७." + token[3:]),
    ):
        assert other is None


@pytest.mark.parametrize("seat", [0, 23, 24, 17_000, phones.SEAT_NUMBERS - 1])
def test_a_resume_code_leads_back_to_its_seat_however_it_is_typed(seat):
    shown = resume_code("key", "ABCDEF", seat)
    assert len(shown) == 11
    assert resumed("key", "ABCDEF", shown) == seat
    assert resumed("key", "ABCDEF", shown.lower().replace(" ", "-")) == seat
    assert resumed("key", "ABCDEG", shown) is None
    wrong = "B" if shown[-1] != "B" else "C"
    assert resumed("key", "ABCDEF", shown[:-1] + wrong) is None
    assert resumed("key", "ABCDEF", "żółć") is None
