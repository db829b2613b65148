"""What a screen is sent: slides and figures, never a note, whatever the address says."""

import html
import json
import random

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guide.model.blocks import Prompt
from guide.projector import routes as screen
from guide.room import door
from guide.room.room import count, end, go, new_room, note, reveal
from guide.room.store import Store

from .conftest import NOW

LOCAL = {"base_url": "http://127.0.0.1:8501", "client": ("127.0.0.1", 50000)}
AWAY = {"base_url": "http://192.168.1.7:8501", "client": ("192.168.1.30", 50000)}


@pytest.fixture
def kept_in(tmp_path, monkeypatch):
    """A store of the test's own, which the routes use."""
    found = Store(f"sqlite:///{tmp_path / 'rooms.db'}")
    monkeypatch.setattr(screen, "store", lambda: found)
    monkeypatch.setattr(door, "door", lambda: door.Door(lambda: found, "481516", True))
    return found


@pytest.fixture
def client_of(pack, kept_in):
    """A client on the same machine, or one on another."""
    app = Starlette(routes=screen.routes(lambda: pack))

    def make(base_url, client):
        return TestClient(app, base_url=base_url, client=client)

    return make


@pytest.fixture
def opened(pack, kept_in, deck_of):
    """An event of a run, kept in the store."""

    def make(run="taster-20", change=lambda room: room):
        plan = deck_of(run).room.plan
        room = change(new_room(pack.runs[run], plan, people=30))
        return kept_in.open_room(room, NOW, random.Random(7))

    return make


def said(answer):
    """All that an answer tells, as a reader would read it."""
    return html.unescape(json.dumps(answer.json(), ensure_ascii=False))


def all_notes(pack):
    """Every sentence that is the facilitator's alone."""
    for run in pack.runs.values():
        for step in run.steps:
            yield step.say
            yield step.do or ""
    for block in pack.blocks.values():
        if isinstance(block, Prompt):
            yield from block.follow_ups
            yield from block.facilitator.model_dump().values()


def test_every_slide_of_every_run_is_sent_without_a_word_of_the_notes(pack, client_of, opened):
    notes = [" ".join(text.split())[:40] for text in all_notes(pack) if text.strip()]
    assert len(notes) > 100
    client = client_of(**LOCAL)
    for run in pack.runs:
        kept = opened(run, lambda room: note(room, "Mrs. Jones left early", NOW))
        for at in range(len(kept.room.plan)):
            for shown in ("0", "1"):
                asked = {"run": run, "step": str(at + 1), "shown": shown}
                answer = client.get("/screen/show", params=asked)
                assert answer.status_code == 200
                told = " ".join(said(answer).split())
                assert not [each for each in notes if each in told]
        told = said(client.get("/screen/show", params={"room": kept.code}))
        assert "Jones" not in told


@pytest.mark.parametrize(
    "asked",
    [
        {"run": "taster-20", "step": "0"},
        {"run": "taster-20", "step": "99999", "part": "-3"},
        {"run": "taster-20", "step": "٣", "size": "9", "shown": "yes"},
        {"run": "no-such-run", "step": "two"},
        {"run": "taster-20", "step": "2", "part": "1" * 5000},
        {"run": "", "room": ""},
        {"ahead": "1"},
    ],
)
def test_a_hand_edited_address_shows_something(client_of, asked):
    answer = client_of(**AWAY).get("/screen/show", params=asked)
    assert answer.status_code == 200
    assert answer.json()["html"]


def test_a_room_that_is_not_there_is_one_sentence(client_of):
    answer = client_of(**AWAY).get("/screen/show", params={"room": "QQQQ"})
    assert answer.status_code == 404
    assert answer.json() == {"told": "There is no such event."}


def test_before_an_event_the_screen_says_where_it_is_opened(client_of, pack):
    told = said(client_of(**AWAY).get("/screen/show"))
    assert "192.168.1.7:8501/host" in told


def test_after_an_event_its_farewell_stays(client_of, opened, pack):
    opened(change=lambda room: end(go(room, 3, 0, NOW), NOW))
    assert pack.words.screen_thanks in said(client_of(**AWAY).get("/screen/show"))


def test_the_screen_follows_the_event_that_is_open(client_of, opened, kept_in):
    kept = opened()
    client = client_of(**AWAY)
    before = client.get("/screen/now").json()["stamp"]
    assert before == f"{kept.code}:1"
    kept_in.change(kept.code, lambda room: go(room, 2, 0, NOW))
    assert client.get("/screen/now").json()["stamp"] == f"{kept.code}:2"
    assert client.get("/screen/show").json()["here"]["step"] == "3"


def test_a_facilitators_device_moves_the_event_and_no_other(client_of, opened, kept_in):
    kept = opened()
    asked = {"move": "next", "room": kept.code}
    assert client_of(**AWAY).post("/screen/move", json=asked).status_code == 403
    assert kept_in.load(kept.code).revision == 1
    own = {"Origin": "http://127.0.0.1:8501"}
    foreign = {"Origin": "http://elsewhere.example"}
    assert client_of(**LOCAL).post("/screen/move", json=asked, headers=foreign).status_code == 403
    assert client_of(**LOCAL).post("/screen/move", json=asked, headers=own).status_code == 200
    assert kept_in.load(kept.code).room.at == 1


@pytest.mark.parametrize(
    "body", ['{"move": "next"}', "[]", "null", '{"move": "explode", "room": "ABCD"}', "{", "1"]
)
def test_a_move_that_makes_no_sense_is_refused(client_of, body):
    answer = client_of(**LOCAL).post(
        "/screen/move",
        content=body,
        headers={"Content-Type": "application/json", "Origin": "http://127.0.0.1:8501"},
    )
    assert answer.status_code == 400
    assert answer.json()["told"]


def test_an_address_does_not_show_a_result_that_the_facilitator_keeps(
    client_of, opened, kept_in, pack
):
    kept = opened()
    ballot = next(step.block for step in pack.runs["taster-20"].steps if step.block)
    votes = {option.id: 1234 for option in pack.block(ballot).options}
    kept_in.change(kept.code, lambda room: count(go(room, 1, 0, NOW), ballot, votes))
    client = client_of(**AWAY)
    asked = {"room": kept.code, "step": "2", "shown": "1"}
    figure = {"w": "900", "h": "500", "type": "24"}
    assert "1234" not in said(client.get("/screen/show", params=asked))
    assert client.get("/screen/figure", params={**asked, **figure}).status_code == 404
    kept_in.change(kept.code, lambda room: reveal(room, True))
    drawn = client.get("/screen/figure", params={"room": kept.code, **figure})
    assert drawn.status_code == 200 and "1234" in drawn.text


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"w": "x", "h": "9", "type": "3"},
        {"w": "99999", "h": "500", "type": "24"},
        {"w": "900", "h": "500", "type": "nan"},
        {"w": "900", "h": "500", "type": "501"},
        {"w": "900", "h": "500", "type": "-1"},
    ],
)
def test_a_figure_of_no_size_is_refused(client_of, pack, wrong):
    run = pack.runs["class-45"]
    step = next(n for n, s in enumerate(run.steps, 1) if s.block == "m1-map")
    asked = {"run": run.id, "step": str(step), **wrong}
    assert client_of(**AWAY).get("/screen/figure", params=asked).status_code == 400


def test_only_the_pages_own_files_are_sent(client_of):
    client = client_of(**AWAY)
    for name in screen.FILES:
        assert client.get(f"/screen/files/{name}").status_code == 200
    for name in ("..%2Fapp.py", "app.py", "%2e%2e", "screen.js.bak"):
        assert client.get(f"/screen/files/{name}").status_code == 404


def test_the_page_names_no_other_host(client_of):
    answer = client_of(**AWAY).get("/screen")
    assert "http" not in answer.text.replace("http-equiv", "")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    for name in ("screen.css", "screen.js"):
        assert "//" not in client_of(**AWAY).get(f"/screen/files/{name}").text.replace("// ", "")


def test_without_a_guide_the_screen_waits(kept_in):
    client = TestClient(Starlette(routes=screen.routes(lambda: None)))
    assert client.get("/screen").headers["refresh"] == "2"
    assert client.get("/screen/show").status_code == 503
