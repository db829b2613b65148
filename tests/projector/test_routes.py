"""What a screen is sent: slides and figures, never a note, whatever the address says."""

import html
import json
import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from guide.model.blocks import Prompt
from guide.projector import routes as screen
from guide.room.answers import Box
from guide.room.room import count, end, go, new_room, note, reveal, take_questions
from guide.web.at_once import AtOnce

from .conftest import NOW

LOCAL = {"base_url": "http://127.0.0.1:8501", "client": ("127.0.0.1", 50000)}
AWAY = {"base_url": "http://192.168.1.7:8501", "client": ("192.168.1.30", 50000)}


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

    def make(run="evening", change=lambda room: room):
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


@pytest.mark.heavy
def test_every_slide_of_every_run_is_sent_without_a_word_of_the_notes(pack, client_of, opened):
    notes = [" ".join(text.split())[:40] for text in all_notes(pack) if text.strip()]
    assert len(notes) > 30
    client = client_of(**LOCAL)
    for run in pack.runs:
        stored = opened(run, lambda room: note(room, "Mrs. Jones left early", NOW))
        for at in range(len(stored.room.plan)):
            for shown in ("0", "1"):
                asked = {"run": run, "step": str(at + 1), "shown": shown}
                answer = client.get("/screen/show", params=asked)
                assert answer.status_code == 200
                told = " ".join(said(answer).split())
                assert not [each for each in notes if each in told]
        told = said(client.get("/screen/show", params={"room": stored.code}))
        assert "Jones" not in told


@pytest.mark.parametrize(
    "asked",
    [
        {"run": "evening", "step": "0"},
        {"run": "evening", "step": "99999", "part": "-3"},
        {"run": "evening", "step": "٣", "size": "9", "shown": "yes"},
        {"run": "no-such-run", "step": "two"},
        {"run": "evening", "step": "2", "part": "1" * 5000},
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
    assert answer.json() == {"error": "There is no such event."}


def test_before_an_event_the_screen_says_where_it_is_opened(client_of, pack):
    told = said(client_of(**AWAY).get("/screen/show"))
    assert "192.168.1.7:8501/host" in told


def test_after_an_event_its_farewell_stays(client_of, opened, pack):
    opened(change=lambda room: end(go(room, 3, 0, NOW), NOW))
    assert pack.words.screen_thanks in said(client_of(**AWAY).get("/screen/show"))


def test_the_screen_follows_the_event_that_is_open(client_of, opened, kept_in, pack):
    stored = opened()
    client = client_of(**AWAY)
    before = client.get("/screen/now").json()["stamp"]
    assert before == f"{stored.code}:1:{pack.fingerprint}"
    kept_in.change(stored.code, lambda room: go(room, 2, 0, NOW))
    assert client.get("/screen/now").json()["stamp"] == f"{stored.code}:2:{pack.fingerprint}"
    assert client.get("/screen/show").json()["here"]["step"] == "3"


def moved_while(kept_in, code, ask):
    """The answer to a request that is held when the room moves."""
    with ThreadPoolExecutor(1) as hall:
        held = hall.submit(ask)
        kept_in.change(code, lambda room: go(room, 2, 0, NOW))
        return held.result()


def test_a_screen_that_waits_gets_the_next_slide_itself(
    client_of, opened, kept_in, monkeypatch, pack
):
    monkeypatch.setattr(screen, "HELD", 7200)  # whoever is not told waits for ever
    stored = opened()
    client = client_of(**AWAY)
    asked = {"room": stored.code, "stamp": f"{stored.code}:1:{pack.fingerprint}"}
    news = moved_while(kept_in, stored.code, lambda: client.get("/screen/now", params=asked))
    shown = client.get("/screen/show", params={"room": stored.code})
    assert {**news.json(), "timer": None} == {**shown.json(), "timer": None}
    assert news.json()["here"]["step"] == "3"


def test_without_news_the_stamp_comes_back_after_a_while(client_of, opened, monkeypatch, pack):
    monkeypatch.setattr(screen, "HELD", 0.02)
    stored = opened()
    asked = {"stamp": f"{stored.code}:1:{pack.fingerprint}"}
    answer = client_of(**AWAY).get("/screen/now", params=asked)
    assert answer.json() == {"stamp": f"{stored.code}:1:{pack.fingerprint}"}
    name, _, held = answer.headers["server-timing"].partition(";dur=")
    assert name == "held" and int(held) >= 10


def test_a_window_that_nobody_sees_holds_no_connection(client_of, opened, monkeypatch, pack):
    monkeypatch.setattr(screen, "HELD", 7200)
    stored = opened()
    asked = {"stamp": f"{stored.code}:1:{pack.fingerprint}", "wait": "0"}
    assert client_of(**AWAY).get("/screen/now", params=asked).json() == {"stamp": asked["stamp"]}


def test_a_screen_is_held_shorter_than_it_takes_to_be_called_lost():
    assert screen.HELD + 1 < 3  # seconds, with one for the way


def test_slides_and_figures_are_compressed_for_those_who_take_it(client_of, pack):
    run = pack.runs["evening"]
    drawn = [block.id for block in pack.blocks.values() if block.kind == "map"]
    step = next(n for n, s in enumerate(run.steps, 1) if s.block in drawn)
    asked = {"run": run.id, "step": str(step), "w": "900", "h": "500", "type": "24"}
    client = client_of(**AWAY)
    for path in ("/screen/show", "/screen/figure"):
        packed, plain = (
            client.get(path, params=asked, headers={"Accept-Encoding": taken})
            for taken in ("gzip", "identity")
        )
        assert packed.headers["content-encoding"] == "gzip"
        assert "content-encoding" not in plain.headers
        assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
        assert packed.json() == plain.json()
        assert int(packed.headers["content-length"]) < 0.8 * int(plain.headers["content-length"])


def test_the_slide_ahead_is_not_the_readers(client_of, opened):
    opened(change=lambda room: go(room, 1, 0, NOW))
    ahead = {"ahead": "1"}
    reader, host = (client_of(**where).get("/screen/show", params=ahead) for where in (AWAY, LOCAL))
    assert reader.status_code == 403 and "html" not in reader.json()
    assert host.json()["here"]["step"] != "2"


def test_a_facilitators_device_moves_the_event_and_no_other(client_of, opened, kept_in):
    stored = opened()
    asked = {"move": "next", "room": stored.code}
    assert client_of(**AWAY).post("/screen/move", json=asked).status_code == 403
    assert kept_in.load(stored.code).revision == 1
    own = {"Origin": "http://127.0.0.1:8501"}
    foreign = {"Origin": "http://elsewhere.example"}
    assert client_of(**LOCAL).post("/screen/move", json=asked, headers=foreign).status_code == 403
    for at in (0, 1):  # the first press begins the event, the second goes on
        answer = client_of(**LOCAL).post("/screen/move", json=asked, headers=own)
        assert answer.status_code == 200
        room = kept_in.load(stored.code).room
        assert room.live and room.at == at


def test_a_look_at_what_comes_next_shows_no_clock_before_the_beginning(client_of, opened):
    stored = opened()
    asked = {"room": stored.code, "ahead": "1"}
    told = client_of(**LOCAL).get("/screen/show", params=asked).json()
    assert told["timer"] is None and told["here"]["step"] == "2"


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
    assert answer.json()["error"]


def test_an_address_does_not_show_a_result_that_the_facilitator_keeps(
    client_of, opened, kept_in, pack
):
    stored = opened()
    ballot = next(step.block for step in pack.runs["evening"].steps if step.block)
    votes = {option.id: 1234 for option in pack.block(ballot).options}
    kept_in.change(stored.code, lambda room: count(go(room, 2, 0, NOW), ballot, votes))
    client = client_of(**AWAY)
    asked = {"room": stored.code, "step": "3", "shown": "1"}
    figure = {"w": "900", "h": "500", "type": "24"}
    assert "1234" not in said(client.get("/screen/show", params=asked))
    assert client.get("/screen/figure", params={**asked, **figure}).status_code == 404
    kept_in.change(stored.code, lambda room: reveal(room, True))
    drawn = client.get("/screen/figure", params={"room": stored.code, **figure})
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
    run = pack.runs["evening"]
    step = next(n for n, s in enumerate(run.steps, 1) if s.block == "f-map")
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


def test_only_facilitators_see_what_waits_and_moderate(client_of, opened, kept_in):
    stored = opened(change=lambda room: take_questions(room, True))
    box = Box(lambda: kept_in)
    seat = box.join(stored.code).result(20)
    box.ask(stored.code, seat, "Who pays?").result(20)
    box.close()
    listed = f"/screen/questions?room={stored.code}"
    asked = {"room": stored.code, "question": 1, "do": "published", "was": "waiting"}
    own, foreign = {"Origin": "http://127.0.0.1:8501"}, {"Origin": "http://elsewhere.example"}
    for answer in (
        client_of(**AWAY).get(listed),
        client_of(**AWAY).post("/screen/questions", json=asked),
        client_of(**LOCAL).post("/screen/questions", json=asked, headers=foreign),
    ):
        assert answer.status_code == 403 and "Who pays?" not in answer.text
    told = client_of(**LOCAL).get(listed).json()
    assert told["waiting"] == 1 and "Who pays?" in told["html"]
    again = client_of(**LOCAL).get(f"{listed}&stamp={told['stamp']}").json()
    assert "html" not in again
    answer = client_of(**LOCAL).post("/screen/questions", json=asked, headers=own).json()
    assert answer["waiting"] == 0 and "why" not in answer
    answer = client_of(**LOCAL).post("/screen/questions", json=asked, headers=own).json()
    assert answer["why"], "it does not wait any more"


@pytest.mark.parametrize(
    "body", [[], {"room": "ABCDEF"}, {"room": "ABCDEF", "question": "x", "do": "explode"}]
)
def test_an_act_that_is_none_is_a_sentence(client_of, body):
    own = {"Origin": "http://127.0.0.1:8501"}
    answer = client_of(**LOCAL).post("/screen/questions", json=body, headers=own)
    assert answer.status_code == 400 and answer.json()["error"].endswith(".")


def test_the_short_way_to_a_slide_leads_to_the_same_and_passes_all_else_on(pack, opened):
    """What other requests pass through is not for what a hall asks for: it breaks here."""
    opened()
    found = screen.routes(lambda: pack)
    straight = [route for route in found if route.path in screen.AT_ONCE]
    assert len(straight) == len(screen.AT_ONCE)
    long = TestClient(Starlette(routes=found), **AWAY)

    def closed(scope, receive, send):
        return PlainTextResponse("passed on", 404)(scope, receive, send)

    short = TestClient(AtOnce(closed, straight), **AWAY)
    for path in ("/screen/show", "/screen/now", "/screen/now?stamp=old", "/screen/show?room=NOPE"):
        one, other = long.get(path), short.get(path)
        assert one.content == other.content and one.status_code == other.status_code
        assert {*one.headers} == {*other.headers}
    for passed_on in (short.get("/screen"), short.post("/screen/show"), short.get("/screen/move")):
        assert passed_on.text == "passed on"


@pytest.mark.heavy
def test_the_time_that_an_answer_is_held_back_is_told_apart(client_of, opened):
    opened()
    client = client_of(**AWAY)
    stamp = client.get("/screen/now").json()["stamp"]

    def held(query):
        return float(client.get(f"/screen/now{query}").headers["Server-Timing"].split("dur=")[1])

    assert held("") == held("?stamp=old") == held(f"?stamp={stamp}&wait=0") == 0
    assert held(f"?stamp={stamp}") >= 1000 * screen.HELD / 2 - 1
