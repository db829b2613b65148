"""Whatever is posted or asked, no address fails: it says in a sentence what it does not do."""

import datetime as dt
import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guide.projector import routes as screen
from guide.projector.moves import MOVES
from guide.room.errors import StoreError
from guide.room.room import PlannedStep, new_room
from guide.room.store import Store
from guide.web import auth, sign_in
from tests.examples import share

from .conftest import HERE, LAN, PHONE

PUBLIC = "The store cannot be used now."
NOW = dt.datetime(2026, 11, 26, 19, 0, tzinfo=dt.UTC)
LOOSE = settings(
    max_examples=share(60), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TEXT = st.text(max_size=40) | st.sampled_from(
    ["\ud800", "\0", "ß", "ﬁﬁ", "ABCD", "1" * 5000, "٣", "1_0", "nan", "inf", "1e999", "-0", "%00"]
)
ODD = TEXT.map(lambda text: text.encode("utf-8", "surrogatepass").decode("latin-1"))
HEADER = st.binary(max_size=60).map(
    lambda raw: bytes(each for each in raw if each not in b"\r\n\0")
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    opened = Store(f"sqlite:///{tmp_path_factory.mktemp('any')}/guide.db")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def room(kept, pack):
    run = pack.runs["evening"]
    plan = tuple(PlannedStep(step=step.id, minutes=step.minutes) for step in run.steps)
    return kept.open_room(new_room(run, plan, people=30), NOW, random.Random(3))


@pytest.fixture
def asking(pack, kept, room, monkeypatch):
    """Makes a browser of a guide that raises whatever goes wrong in it."""
    allowed = auth.Auth(lambda: kept, "open sesame")
    monkeypatch.setattr(auth, "auth", lambda: allowed)
    monkeypatch.setattr(screen, "store", lambda: kept)
    app = Starlette(
        routes=[*screen.routes(lambda: pack), *sign_in.routes(lambda: pack)],
        middleware=sign_in.MIDDLEWARE,
    )
    return lambda at=HERE, **more: TestClient(app, at, follow_redirects=False, **more)


def is_told(answer):
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        said = answer.text
        if answer.headers["content-type"].startswith("application/json"):
            said = answer.json()["error"]
        assert said.strip().endswith((".", "</html>")), said


POSTED = ("/screen/move", "/host/enter", "/host/leave")

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(TEXT, inside, max_size=3),
    max_leaves=6,
)
MOVE = st.fixed_dictionaries(
    {"move": st.sampled_from(sorted(MOVES)) | JSON, "room": TEXT | JSON}
).map(json.dumps)
BODY = (MOVE | JSON.map(json.dumps)).map(str.encode) | st.binary(max_size=200)
DEEP = [b"[" * 900, b"[" * 200_000, b'{"a":' * 150, b'{"move": "next", "room": "\\ud800"}',
        b'{"move": "\\udfff", "room": 1}', b'{"move": ["next"], "room": {}}', b"1" * 900,
        b'{"move": "next", "room": "' + b"A" * 2_000_000 + b'"}']  # fmt: skip


@LOOSE
@given(
    BODY | st.sampled_from(DEEP), st.sampled_from(["/screen/move", "/host/enter", "/host/leave"])
)
def test_any_body(asking, body, path):
    answer = asking(client=("127.0.0.1", 1)).post(
        path, content=body, headers={"content-type": "application/json", "origin": HERE}
    )
    is_told(answer)


@pytest.mark.parametrize("body", DEEP)
def test_a_move_too_deep_or_broken_is_one_sentence(asking, body):
    answer = asking(client=("127.0.0.1", 1)).post(
        "/screen/move", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code in (400, 404)
    assert answer.json()["error"]


KEYS = ["run", "room", "step", "part", "shown", "size", "ahead", "w", "h", "type", "theme", "watch"]

QUERY = st.dictionaries(
    st.sampled_from(
        [
            "run",
            "room",
            "step",
            "part",
            "shown",
            "size",
            "ahead",
            "w",
            "h",
            "type",
            "theme",
            "watch",
        ]
    ),
    TEXT | st.integers(-10, 20).map(str) | st.sampled_from(["evening", "no-such-run", "1"]),
).map(lambda query: {k: v.encode("utf-8", "replace").decode() for k, v in query.items()})


@LOOSE
@given(QUERY, st.sampled_from(["/screen", "/screen/now", "/screen/show", "/screen/figure"]),
       st.sampled_from([HERE, LAN]))  # fmt: skip
def test_any_query(asking, query, path, at):
    is_told(asking(at, client=PHONE if at == LAN else ("127.0.0.1", 1)).get(path, params=query))


NAMES = [
    "cookie", "host", "origin", "content-type", "x-forwarded-host", "x-forwarded-proto",
    "x-forwarded-for", "sec-fetch-site", "if-none-match", "range", "accept-encoding",
]  # fmt: skip

ASKED = ["/screen", "/screen/now", "/screen/show", "/screen/files/screen.js", "/screen/files/none"]


@LOOSE
@given(
    st.dictionaries(st.sampled_from(NAMES), HEADER, max_size=5),
    st.sampled_from([*ASKED, *POSTED]),
)
def test_any_header(asking, headers, path):
    method = "POST" if path in POSTED else "GET"
    sent = {name: value.decode("latin-1").encode("latin-1") for name, value in headers.items()}
    is_told(asking(LAN, client=PHONE).request(method, path, headers=sent))


@LOOSE
@given(ODD)
def test_any_cookie(asking, value):
    plain = "".join(each for each in value if each not in "\r\n\0")
    cookie = f"{auth.COOKIE}={plain}; {auth.DEVICE_COOKIE}={plain}".encode("latin-1")
    for method, path in (("GET", "/screen/show"), ("POST", "/host/enter"), ("POST", "/host/leave")):
        is_told(asking(LAN, client=PHONE).request(method, path, headers={"cookie": cookie}))


@pytest.fixture(scope="module")
def drawn(pack):
    """A run's steps that have a figure."""
    found = []
    for run in pack.runs.values():
        for n, step in enumerate(run.steps, 1):
            if step.block and ("map" in step.block or "timeline" in step.block):
                found.append({"run": run.id, "step": str(n)})
    assert found
    return found


@settings(LOOSE, max_examples=share(40))
@given(st.data())
def test_a_figure_of_any_size(asking, drawn, data):
    asked = data.draw(st.sampled_from(drawn))
    width, height = (data.draw(st.integers(30, 2000) | st.integers(30, 8100)) for _ in "wh")
    type_px = data.draw(st.floats(0.5, 200) | st.sampled_from([width / 8, height / 3, 40.0]))
    size = {"w": str(width), "h": str(height), "type": str(type_px)}
    is_told(asking(LAN, client=PHONE).get("/screen/figure", params={**asked, **size}))


def test_the_smallest_figure_with_the_largest_type(asking, drawn):
    for asked in drawn:
        for size in ("w=40&h=40&type=40", "w=400&h=300&type=60", "w=40&h=8000&type=40"):
            query = "&".join(f"{name}={value}" for name, value in asked.items())
            answer = asking(LAN, client=PHONE).get(f"/screen/figure?{query}&{size}")
            assert answer.status_code == 400 and answer.json()["error"]


def test_only_a_facilitator_reads_where_the_store_is(asking, monkeypatch):
    def broken(store):
        raise StoreError(PUBLIC, "The file /home/ada/guide.db cannot be used.")

    monkeypatch.setattr(Store, "current", broken)
    for path in ("/screen/now", "/screen/show", "/screen/figure?w=900&h=500&type=20"):
        answer = asking(LAN, client=PHONE).get(path)
        assert answer.status_code == 503 and answer.json() == {"error": PUBLIC}
        answer = asking(client=("127.0.0.1", 1)).get(path)
        assert "/home/ada/guide.db" in answer.json()["error"]


def test_with_no_store_at_all_a_made_up_cookie_fails_nothing(asking, monkeypatch):
    def broken():
        raise StoreError(PUBLIC, "The store postgresql://ada@db.example/guide cannot be used.")

    closed = auth.Auth(broken)
    monkeypatch.setattr(auth, "auth", lambda: closed)
    monkeypatch.setattr(screen, "store", broken)
    cookie = {"cookie": f"{auth.COOKIE}=9999999999.0123456789abcdef.{'0' * 64}"}
    for method, path in (("GET", "/screen/now?w=9&h=9"), ("GET", "/screen/show"),
                         ("POST", "/screen/move"), ("POST", "/host/enter"),
                         ("POST", "/host/leave")):  # fmt: skip
        answer = asking(LAN, client=PHONE, headers=cookie).request(method, path, json={})
        assert answer.status_code in (303, 403, 503)
        assert "ada" not in answer.text
