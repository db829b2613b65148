"""Whatever is sent: a sentence with a 4xx, never an error of the server's, and nothing stored."""

import json
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.phone import routes as phone
from guide.room.room import take_questions

from .conftest import seat_in

pytestmark = pytest.mark.heavy

BALLOT = "f-ballot-opening"
OPENED = (BALLOT, "f-quiz-several", "f-quiz-order", "f-quiz-number", "f-series", "f-claim-slow")

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=20), inner),
    max_leaves=8,
)
HOSTILE = st.sampled_from(
    ["=1+1", "@SUM(A1)", "<script>alert(1)</script>", "\x00", "\ud800", "१", "9" * 400, "1e999"]
)
BODIES = st.one_of(
    st.binary(max_size=300),
    VALUES.map(lambda value: json.dumps(value).encode()),
    st.tuples(VALUES | HOSTILE, VALUES | HOSTILE).map(
        lambda two: json.dumps({"block": two[0], "answer": two[1]}).encode()
    ),
    st.tuples(st.sampled_from(OPENED), VALUES | HOSTILE).map(
        lambda two: json.dumps({"block": two[0], "answer": two[1]}).encode()
    ),
    st.just(b"[" * 4000),
    st.just(b"x" * 100_000),
)
KINDS = st.sampled_from(
    ["application/json", "application/x-www-form-urlencoded", "text/plain", "multipart/form-data"]
)


@pytest.fixture
def unhurried(monkeypatch):
    """A hall in which nobody is too fast."""
    monkeypatch.setattr(phone.RateLimit, "takes", lambda *_: True)


@pytest.mark.parametrize("opened", OPENED)
@given(body=BODIES, kind=KINDS, token=st.text(max_size=40) | HOSTILE)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_post_is_an_answer_or_refused_in_a_sentence(unhurried, hall, opened, body, kind, token):
    if not hasattr(hall, "one"):
        hall.one = hall.phone()
    hall.open(opened)
    headers = {"Content-Type": kind, "Accept": "application/json"}
    answer = hall.one.post(f"{hall.page}/answers", content=body, headers=headers)
    if answer.status_code == 200:
        assert answer.json() == {"recorded": True}
    else:
        assert 400 <= answer.status_code < 500, answer.text
        assert answer.json()["error"].endswith(".")
    stranger = hall.phone(joined=False)
    cookie = token.encode("ascii", "ignore").decode().translate(str.maketrans("", "", "\r\n\x00;"))
    forged = stranger.post(
        f"{hall.page}/answers", content=body, headers={**headers, "Cookie": f"guide-seat={cookie}"}
    )
    assert 400 <= forged.status_code < 500
    assert hall.store.phones_of(hall.code, hall.store.load(hall.code).room.asking.item)[1] <= 1


QUESTIONS = st.one_of(
    BODIES,
    (VALUES | HOSTILE).map(lambda value: json.dumps({"text": value}).encode()),
    st.tuples(VALUES | HOSTILE, VALUES | HOSTILE).map(
        lambda two: json.dumps({"number": two[0], "wanted": two[1]}).encode()
    ),
)


@pytest.mark.parametrize("where", ["questions", "upvotes"])
@given(body=QUESTIONS, kind=KINDS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_post_is_a_question_that_waits_or_is_refused_in_a_sentence(
    unhurried, hall, where, body, kind
):
    if not hasattr(hall, "one"):
        hall.one = hall.phone()
        hall.change(lambda room: take_questions(room, True))
    headers = {"Content-Type": kind, "Accept": "application/json"}
    answer = hall.one.post(f"{hall.page}/{where}", content=body, headers=headers)
    assert answer.status_code == 200 or 400 <= answer.status_code < 500, answer.text
    if answer.status_code != 200:
        assert answer.json()["error"].endswith(".")
    for one in hall.store.questions_of(hall.code).questions:
        assert one.state == "waiting" and len(one.text) <= 200
    assert hall.one.get(f"{hall.page}/questions").status_code == 200


@given(path=st.text(max_size=40), after=st.text(max_size=40), seat=st.text(max_size=60) | HOSTILE)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_address_and_any_version_is_answered(unhurried, hall, path, after, seat):
    one = hall.phone(joined=False)
    quoted = quote(path, safe="", errors="replace")
    for asked in (f"/r/{quoted}", "/join", f"/r/{quoted}/state"):
        params = {"code": path.encode("utf-8", "replace").decode()} if asked == "/join" else {}
        assert one.get(asked, params=params).status_code < 500
    named = {"seat": seat.encode("utf-8", "replace").decode(), "after": ""}
    assert one.get(f"{hall.page}/state", params=named).status_code == 200


def test_a_text_that_is_typed_comes_back_as_text(hall):
    typed = "<img src=x onerror=alert(1)>"
    page = hall.phone(joined=False).get("/join", params={"code": typed})
    assert page.status_code == 404
    assert "<img src=x" not in page.text
    hall.open(BALLOT)
    page = hall.phone(joined=False).get(hall.page).text
    assert "<script>" not in page.replace('<script src="/phone/files/phone.js" defer></script>', "")
    assert seat_in(page)
