"""Words from the room over HTTP: the facilitator's list and its acts, and nobody else's."""

import random

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guide.projector import routes as screen
from guide.room.answers import Box
from guide.room.items import opened
from guide.room.room import new_room, shut
from guide.room.session import Session

from .conftest import NOW

HERE = {"base_url": "http://127.0.0.1:8501", "client": ("127.0.0.1", 50000)}
AWAY = {"base_url": "http://192.168.1.7:8501", "client": ("192.168.1.30", 50000)}
WORDS = "f-prompt-boat/words"


@pytest.fixture
def code(pack, kept_in):
    """A room in which five people have said the same."""
    run = pack.runs["evening"]
    plan = Session.of_run(pack, run).room.plan
    code = kept_in.open_room(new_room(run, plan, people=30), NOW, random.Random(7)).code

    def open_next(room):
        return opened(Session.of_room(pack, room), "f-prompt-boat", NOW)

    for change in (open_next, shut, open_next):
        kept_in.change(code, change)
    box = Box(lambda: kept_in)
    for _ in range(5):
        box.answer(code, box.join(code).result(), WORDS, "The pilot", ["the pilot"]).result()
    box.close()
    kept_in.change(code, shut)
    return code


def test_what_was_said_is_listed_and_let_through_by_a_facilitator_alone(pack, kept_in, code):
    app = Starlette(routes=screen.routes(lambda: pack))
    host, reader = TestClient(app, **HERE), TestClient(app, **AWAY)
    where = f"/screen/words?room={code}"
    listed = host.get(where).json()
    assert listed["waiting"] == 1 and "The pilot" in listed["html"]
    assert reader.get(where).status_code == 403
    act = {"room": code, "item": WORDS, "key": "the pilot", "do": "show", "option": ""}
    assert reader.post("/screen/words", json=act).status_code == 403
    assert host.post("/screen/words", json={**act, "do": "eat"}).status_code == 400
    done = host.post("/screen/words", json=act)
    assert done.status_code == 200 and done.json()["waiting"] == 0
    assert [one.count for one in kept_in.load(code).room.said[WORDS]] == [5]
    assert "why" in host.post("/screen/words", json={**act, "key": "the bishop"}).json()
