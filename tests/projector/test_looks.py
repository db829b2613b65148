"""What a hall sees of a figure: moves like any other, shared, made once, and taken back."""

import random

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guide.projector import routes as screen
from guide.projector.looks import LOOKS
from guide.projector.presses import Press, Refused, position, pressing
from guide.room.look import Look
from guide.room.room import blank, go
from guide.room.store import Store
from guide.web import auth

from .conftest import NOW

LOCAL = {"base_url": "http://127.0.0.1:8501", "client": ("127.0.0.1", 50000)}
AWAY = {"base_url": "http://192.168.1.7:8501", "client": ("192.168.1.30", 50000)}


@pytest.fixture
def map_step(pack):
    return next(n for n, step in enumerate(pack.runs["evening"].steps) if step.block == "f-map")


@pytest.fixture
def on_the_map(deck_of, map_step):
    return deck_of(at=map_step).room


def pressed(pack, room, move, option="", press=""):
    asked = Press(room="ABCD", move=move, option=option, press=press, at=position(room))
    return pressing(pack, asked, NOW, room)


def test_a_part_of_a_figure_is_lit_enlarged_moved_and_whole_again(pack, on_the_map):
    room = pressed(pack, on_the_map, "point", "0.25,0.75")
    assert room.look == Look(x=0.25, y=0.75, lit=True)
    room = pressed(pack, pressed(pack, room, "closer"), "closer")
    assert room.look.factor == 2
    right = pressed(pack, pressed(pack, room, "pan_right"), "pan_up").look
    assert right.x > 0.25 and right.y < 0.75
    assert pressed(pack, room, "farther").look.factor == 1.5
    assert pressed(pack, room, "spot").look.lit is False
    assert pressed(pack, room, "close").look == Look()
    assert pressed(pack, room, "next").look == Look()


@pytest.mark.parametrize("name", sorted(LOOKS))
def test_every_look_is_made_once_and_taken_back(pack, on_the_map, name):
    before = on_the_map.changed(look=Look(x=0.5, y=0.5, zoom=2))
    after = pressed(pack, before, name, "0.3,0.3", "p")
    assert after.look != before.look
    assert pressed(pack, after, name, "0.3,0.3", "p") == after
    assert pressed(pack, after, "undo").look == before.look


@pytest.mark.parametrize("name", sorted(LOOKS))
def test_a_slide_without_a_figure_stays_as_it_is(pack, deck_of, name):
    room = deck_of(at=0).room
    assert pressed(pack, room, name, "0.3,0.3", "p") == room


@pytest.mark.parametrize("option", ["", "x", "2,2", "nan,nan", "0.5"])
def test_a_point_that_is_none_lights_nothing(pack, on_the_map, option):
    assert pressed(pack, on_the_map, "point", option) == on_the_map
    assert pressed(pack, on_the_map, "centre", option) == on_the_map


def test_on_a_dark_screen_such_a_key_brings_the_picture_back_and_nothing_else(pack, on_the_map):
    assert pressed(pack, blank(on_the_map, True), "closer") == on_the_map


def test_two_who_enlarge_together_go_one_stage_and_two_who_point_both_point(pack, on_the_map):
    seen = position(on_the_map)
    first = pressing(pack, Press(room="ABCD", move="closer", press="a", at=seen), NOW, on_the_map)
    with pytest.raises(Refused):
        pressing(pack, Press(room="ABCD", move="closer", press="b", at=seen), NOW, first)
    asked = Press(room="ABCD", move="point", option="0.5,0.5", press="c", at=seen)
    assert pressing(pack, asked, NOW, first).look.lit


@pytest.fixture
def hall(pack, own_file, monkeypatch, on_the_map):
    """The store of an event at its map, and clients of its screens."""
    kept_in = Store(own_file)
    monkeypatch.setattr(screen, "store", lambda: kept_in)
    monkeypatch.setattr(auth, "auth", lambda: auth.Auth(lambda: kept_in, "481516", True))
    stored = kept_in.open_room(on_the_map, NOW, random.Random(7))
    app = Starlette(routes=screen.routes(lambda: pack))
    return kept_in, stored.code, lambda where: TestClient(app, **where)


def test_every_screen_follows_and_draws_no_figure_anew(hall):
    kept_in, code, client = hall
    shown = client(AWAY).get("/screen/show").json()
    assert shown["look"]["factor"] == 1 and not shown["look"]["lit"] and shown["figure"]
    asked = {"room": code, "move": "point", "option": "0.25,0.75"}
    assert client(AWAY).post("/screen/move", json=asked).status_code == 403
    assert client(LOCAL).post("/screen/move", json=asked).json()["moved"]
    client(LOCAL).post("/screen/move", json={"room": code, "move": "closer"})
    after = client(AWAY).get("/screen/show").json()
    assert after["look"] == {
        "factor": 1.5,
        "centre": [0.3333333333333333, 0.6666666666666667],
        "spot": [0.25, 0.75],
        "lit": True,
    }
    assert {**after, "look": 0, "stamp": 0, "here": 0, "timer": 0} == {
        **shown,
        "look": 0,
        "stamp": 0,
        "here": 0,
        "timer": 0,
    }
    kept_in.change(code, lambda room: go(room, 0, 0, NOW))
    assert client(AWAY).get("/screen/show").json()["look"] is None


def test_who_walks_a_run_alone_is_told_where_a_look_leads(hall, map_step):
    _, _, client = hall
    ask = client(AWAY)
    here = {"run": "evening", "step": str(map_step + 1)}
    lit = ask.get("/screen/show", params={**here, "move": "point", "at": "0.2,0.3"}).json()
    assert lit["look"]["spot"] == [0.2, 0.3] and lit["here"]["look"] == "0.2,0.3,0,1"
    closer = ask.get("/screen/show", params={**lit["here"], "move": "closer", "at": ""}).json()
    assert closer["look"]["factor"] == 1.5 and closer["look"]["lit"]
    assert "look" not in closer["ways"]["next"] and "look" not in closer["ways"]["close"]
    assert ask.get("/screen/show", params={**here, "move": "explode"}).status_code == 200


def test_the_name_of_a_figure_does_not_tell_votes_that_are_not_shown(pack, on_the_map):
    from guide.projector import view
    from guide.projector.deck import Deck

    name = view.Screen(Deck.of_room(pack, on_the_map)).drawn_from
    monkey = pytest.MonkeyPatch()
    with monkey.context() as patch:
        patch.setattr(view, "_SECRET", b"another start")
        assert view.Screen(Deck.of_room(pack, on_the_map)).drawn_from != name
