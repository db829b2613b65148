"""A press is made once, and only where it was pressed for."""

import datetime as dt
import random
import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guide.projector import routes as screen
from guide.projector.deck import Deck
from guide.projector.looks import LOOKS
from guide.projector.moves import MOVES
from guide.projector.presses import AGE, COUNTDOWN, GO, TAPS, Press, Refused, position, pressing
from guide.room.room import REMEMBERED, begin, new_room
from guide.room.store import Store
from tests.examples import share

from .conftest import NOW

LOCAL = {"base_url": "http://127.0.0.1:8501", "client": ("127.0.0.1", 50000)}


@pytest.fixture
def event(pack, kept_in, deck_of):
    """An event that has begun."""
    room = new_room(pack.runs["evening"], deck_of().room.plan, people=30)
    return kept_in.open_room(begin(room, NOW), NOW, random.Random(7)).code


@pytest.fixture
def send(pack, kept_in, event):
    """Send a press as a facilitator's device does."""
    client = TestClient(Starlette(routes=screen.routes(lambda: pack)), **LOCAL)

    def post(**asked):
        answer = client.post("/screen/move", json={"room": event, **asked})
        assert answer.status_code == 200, answer.text
        return answer.json()

    return post


def test_a_press_that_arrives_again_is_made_once(send, kept_in, event):
    at = position(kept_in.load(event).room)
    first = send(move="next", press="one", at=at)
    again = send(move="next", press="one", at=at)
    assert first["moved"] and again["moved"] and again["stamp"] == first["stamp"]
    for _ in range(3):
        send(move="first", press="tap")
    assert kept_in.load(event).room.speakers.first == {"": 1}


def test_two_who_press_next_together_go_on_one_step_and_the_second_is_told(
    send, kept_in, event, pack
):
    at = position(kept_in.load(event).room)
    with ThreadPoolExecutor(8) as devices:
        told = list(devices.map(lambda n: send(move="next", press=f"of {n}", at=at), range(8)))
    assert kept_in.load(event).room.at == 1
    assert sum(one["moved"] for one in told) == 1
    assert {one.get("why") for one in told} == {None, pack.words.press_moved}
    assert all(one["bar"]["at"]["step"] == kept_in.load(event).room.step.step for one in told)


@pytest.mark.heavy
def test_quick_taps_of_two_devices_all_count(send, kept_in, event):
    with ThreadPoolExecutor(4) as devices:
        list(devices.map(lambda n: send(move="first", press=f"tap {n}"), range(56)))
    assert kept_in.load(event).room.speakers.first == {"": 56}


def test_a_press_is_known_after_a_restart(send, kept_in, event, monkeypatch):
    send(move="blank", press="before")
    started_again = Store(kept_in.url)
    monkeypatch.setattr(screen, "store", lambda: started_again)
    assert send(move="blank", press="before")["bar"]["at"]["blank"] is True
    assert started_again.load(event).room.blank


def test_a_press_that_comes_too_late_is_not_made(send, kept_in, event, pack):
    late = send(move="next", press="late", pressed=time.time() - AGE - 1)
    assert late["moved"] is False and late["why"] == pack.words.press_late
    assert kept_in.load(event).room.at == 0
    assert send(move="next", press="soon", pressed=time.time())["moved"]


@pytest.mark.parametrize("name", sorted({*MOVES, *LOOKS, *TAPS}))
def test_every_press_is_made_once(pack, deck_of, name):
    room = begin(deck_of().room, NOW)
    asked = Press(room="ABCD", move=name, press="p", at=position(room))
    once = pressing(pack, asked, NOW, room)
    assert pressing(pack, asked, NOW, once) == once


def test_an_event_that_has_ended_stays_as_it_is(pack, deck_of):
    ended = deck_of().room.changed(ended=NOW)
    with pytest.raises(Refused) as refused:
        pressing(pack, Press(room="ABCD", move="next"), NOW, ended)
    assert refused.value.why == "ended"


@settings(max_examples=share(60))
@given(
    sent=st.lists(st.tuples(st.sampled_from(sorted({*MOVES, *LOOKS, *TAPS})), st.integers(0, 2)))
)
def test_whatever_arrives_again_changes_nothing(pack, sent):
    deck = Deck.of_run(pack, pack.runs["evening"])
    twice = singly = begin(deck.room, NOW)
    for number, (name, more) in enumerate(sent):
        asked = Press(room="ABCD", move=name, press=str(number))
        now = NOW + dt.timedelta(seconds=number)
        singly = pressing(pack, asked, now, singly)
        for _ in range(1 + more):
            before = twice
            twice = pressing(pack, asked, now, twice)
            if asked.press in before.presses:
                assert twice == before
    assert len(singly.presses) <= REMEMBERED


def test_the_answers_say_what_the_servers_clock_says(pack, kept_in, event):
    client = TestClient(Starlette(routes=screen.routes(lambda: pack)), **LOCAL)
    for path in ("/screen/now", "/screen/show"):
        assert abs(float(client.get(path).headers[screen.CLOCK]) - time.time()) < AGE


@pytest.mark.parametrize("name", ["next", "first", "reveal"])
def test_the_last_press_is_taken_back_with_its_clock(pack, deck_of, name):
    room = begin(deck_of(at=1).room, NOW)
    later = NOW + dt.timedelta(seconds=90)
    after = pressing(pack, Press(room="ABCD", move=name, press="p"), later, room)
    if after == room:
        pytest.skip("there is nothing to reveal")
    larger = pressing(pack, Press(room="ABCD", move="larger", press="q"), later, after)
    back = pressing(
        pack, Press(room="ABCD", move="undo", press="r", at=position(larger)), later, larger
    )
    unlike = {"presses", "before", "size"}
    assert back.model_dump(exclude=unlike) == room.model_dump(exclude=unlike)
    with pytest.raises(Refused):
        stale = Press(room="ABCD", move="undo", press="s", at=position(larger))
        pressing(pack, stale, later, back)


def test_a_number_leads_to_its_step_and_none_other(pack, deck_of):
    deck = deck_of()
    plan = [step.model_copy(update={"dropped": at == 1}) for at, step in enumerate(deck.room.plan)]
    room = begin(deck.room.changed(plan=plan), NOW)
    for number, at in (("2", 2), ("1", 0), ("0", 0), ("999", 0), ("-1", 0), ("x", 0), ("", 0)):
        asked = Press(room="ABCD", move=GO, option=number, press=number or "none")
        assert pressing(pack, asked, NOW, room).at == at


def test_a_name_leads_to_a_part_of_its_step_also_of_one_that_is_left_out(pack, deck_of):
    deck = deck_of()
    plan = [step.model_copy(update={"dropped": at == 1}) for at, step in enumerate(deck.room.plan)]
    room = begin(deck.room.changed(plan=plan), NOW)
    for where, stands in (
        (f"{plan[2].step}/3", (2, 3)),
        (f"{plan[1].step}/0", (1, 0)),
        (f"{plan[2].step}/x", (2, 0)),
        ("nowhere/1", (0, 0)),
        ("/", (0, 0)),
    ):
        asked = Press(room="ABCD", move=GO, option=where, press=where)
        after = pressing(pack, asked, NOW, room)
        assert (after.at, after.part) == stands


def test_a_free_timer_is_set_once_and_a_second_device_is_told(send, kept_in, event, pack):
    at = position(kept_in.load(event).room)
    first = send(move=COUNTDOWN, option="5", press="one", at=at)
    assert first["moved"] and first["bar"]["countdown"]["runs"]
    assert 299 < first["bar"]["countdown"]["left"] <= 300
    other = send(move=COUNTDOWN, option="2", press="two", at=at)
    assert not other["moved"] and other["why"] == pack.words.press_moved
    for press in ("a", "a", "b"):
        send(move="minute", press=press)
    assert kept_in.load(event).room.countdown.seconds == 420
    assert send(move="hold", press="c", at=position(kept_in.load(event).room))["moved"]
    # What was set outlives the process.
    assert Store(kept_in.url).load(event).room.countdown == kept_in.load(event).room.countdown
    assert send(move="stop", press="d")["bar"]["countdown"] is None
    assert send(move="undo", press="e")["bar"]["countdown"]["runs"] is False


def test_a_free_timer_leaves_the_dark_as_it_is(send, kept_in, event):
    send(move="blank", press="one")
    send(move="minute", press="two")
    room = kept_in.load(event).room
    assert room.blank and room.countdown


def test_the_overview_lists_every_step_and_screen_for_facilitators_alone(
    pack, send, kept_in, event, monkeypatch
):
    send(move="next", press="one")
    client = TestClient(Starlette(routes=screen.routes(lambda: pack)), **LOCAL)
    room = kept_in.load(event).room
    listed = client.get("/screen/steps", params={"room": event}).json()["html"]
    deck = Deck.of_room(pack, room)
    places = set(re.findall(r'data-option="([^"]+)"', listed))
    assert places == {
        f"{step.step}/{slide.part}"
        for at, step in enumerate(room.plan)
        for slide in deck.slides(at)
    }
    assert listed.count("aria-current") >= 1 and pack.words.host_overview_done in listed
    monkeypatch.setattr(screen, "may_host", lambda scope: False)
    refused = client.get("/screen/steps", params={"room": event})
    assert refused.status_code == 403 and "data-option" not in refused.text
