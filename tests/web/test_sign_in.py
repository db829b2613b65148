"""Coming in with the passcode, going, and the cookie of the machine itself."""

import html
import time

import pytest
import sqlalchemy
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guide.room.errors import StoreError
from guide.room.store import SECRETS
from guide.web import auth, passcode, sign_in
from guide.web.auth import COOKIE, DEVICE_COOKIE, Auth
from guide.web.passcode import grouped

from .conftest import LAN, PHONE, enter

PUBLIC = "The store cannot be used now."


def test_a_phone_comes_in_with_the_passcode(allowed, visitor):
    phone = visitor(PHONE, LAN)
    assert phone.get("/may").text == "no"
    answer = enter(phone, grouped(allowed.passcode))
    assert (answer.status_code, answer.headers["location"]) == (303, "/host")
    cookie = answer.headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/"))
    assert "Secure" not in cookie
    assert phone.get("/may").text == "yes"
    assert auth.token_is_good(phone.cookies[COOKIE])
    left = phone.post("/host/leave")
    assert (left.status_code, left.headers["location"]) == (303, "/host")
    assert phone.get("/may").text == "no"


def test_json_comes_in_as_well(allowed, visitor):
    phone = visitor(PHONE, LAN)
    assert phone.post("/host/enter", json={"passcode": allowed.passcode}).status_code == 303
    assert phone.get("/may").text == "yes"


@pytest.mark.parametrize(
    "secure", [("https://192.168.1.5:8501", {}), (LAN, {"x_forwarded_proto": "https"})]
)
def test_over_https_the_cookie_goes_nowhere_else(allowed, secure, visitor):
    server, headers = secure
    answer = enter(visitor(PHONE, server, **headers), allowed.passcode)
    assert "; Secure" in answer.headers["set-cookie"]


@pytest.mark.heavy
@pytest.mark.parametrize(
    "body",
    [b"", b"passcode=", b"other=1", b"{", b"[]", b'{"passcode": 5}', b'{"passcode": "\\ud800"}',
     b"[" * 1900, b"passcode=" + b"1" * 100_000, bytes(range(256))],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded"])
def test_a_wrong_passcode_stays_outside(allowed, body, kind, visitor):
    answer = visitor(PHONE, LAN).post("/host/enter", content=body, headers={"content-type": kind})
    assert (answer.status_code, answer.headers["location"]) == (303, "/host?wrong=1")
    assert "set-cookie" not in answer.headers


def test_a_made_up_cookie_is_no_cookie(allowed, store, visitor):
    for token in ("", "1", "9999999999.0", Auth(lambda: store, "another").token(9e9)):
        assert visitor(PHONE, LAN, cookie=f"{COOKIE}={token}").get("/may").text == "no"


def test_without_a_store_nobody_comes_in_and_one_sentence_says_why(monkeypatch, visitor):
    def broken():
        raise StoreError(PUBLIC, "The disk that holds /home/ada/guide.db is full; free some space.")

    closed = Auth(broken)
    monkeypatch.setattr(auth, "auth", lambda: closed)
    answer = enter(visitor(PHONE, LAN), "123456")
    assert answer.status_code == 503 and PUBLIC in answer.text and "ada" not in answer.text
    answer = enter(visitor(), "123456")
    assert answer.status_code == 503 and "/home/ada/guide.db" in answer.text
    assert visitor().get("/host").text == "shell"
    assert visitor(PHONE, LAN).get("/may").text == "no"


def test_five_wrong_tries_a_minute(allowed, pack, visitor):
    phone = visitor(PHONE, LAN)
    for _ in range(passcode.TRIES_EACH):
        assert enter(phone, "wrong").status_code == 303
    answer = enter(phone, allowed.passcode)
    assert answer.status_code == 429
    wait = int(answer.headers["retry-after"])
    assert 50 < wait <= 60
    assert html.escape(pack.words.host_wait.format(seconds=wait)) in answer.text
    assert f'content="{wait};url=/host"' in answer.text, "it goes on without a script"
    assert "<script" not in answer.text and "<h1>" in answer.text and 'lang="en"' in answer.text
    assert enter(visitor(("192.168.1.78", 1), LAN), allowed.passcode).headers["location"] == "/host"


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-real-ip", "forwarded", "via"])
def test_a_header_buys_no_more_tries(allowed, header, visitor):
    phone = visitor(PHONE, LAN)
    answers = [enter(phone, "wrong", headers={header: f"10.0.0.{n}"}) for n in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]


def test_a_household_with_many_ipv6_addresses_buys_five(allowed, visitor):
    answers = [
        enter(visitor((f"2001:db8::{n}", 1), "http://[2001:db8:1::5]:8501"), "wrong")
        for n in range(6)
    ]
    assert answers[-1].status_code == 429


@pytest.mark.parametrize("path", ["/host", "/host/", "/host?run=class-45"])
def test_the_machines_own_browser_gets_the_cookie_with_the_page(allowed, path, visitor):
    here = visitor()
    assert here.get(path).text == "shell"
    assert auth.token_is_good(here.cookies[COOKIE])


def test_readers_get_no_cookie(allowed, visitor):
    for path in ("/", "/host", "/host/", "/quiz"):
        assert "set-cookie" not in visitor(PHONE, LAN).get(path).headers
    for path in ("/", "/quiz", "/hosts", "/hosted/host"):
        assert "set-cookie" not in visitor().get(path).headers
    assert "set-cookie" not in visitor().head("/host").headers


def test_the_line_at_the_start(allowed, capsys, monkeypatch):
    monkeypatch.setattr(sign_in, "own_addresses", lambda: ["192.168.1.5"])
    sign_in.announce(8501)
    line = capsys.readouterr().out
    assert line.count("\n") == 1
    assert "http://localhost:8501  http://192.168.1.5:8501" in line
    assert grouped(allowed.passcode) in line


def test_a_chosen_passcode_is_not_printed(store, capsys, monkeypatch):
    chosen = Auth(lambda: store, "sesame")
    monkeypatch.setattr(auth, "auth", lambda: chosen)
    sign_in.announce(8501)
    line = capsys.readouterr().out
    assert "GUIDE_HOST_PASSCODE" in line and "sesame" not in line


def test_without_a_guide_too_many_tries_are_still_told(allowed):
    app = Starlette(routes=sign_in.routes(lambda: None))
    stranger = TestClient(app, LAN, client=PHONE, follow_redirects=False)
    answers = [enter(stranger, "wrong") for _ in range(6)]
    assert answers[-1].status_code == 429 and "Too Many Requests." in answers[-1].text


# ── Leaving ──────────────────────────────────────────────────────────────────


def test_who_left_does_not_come_back_with_the_old_cookie(allowed, store, visitor):
    phone = visitor(PHONE, LAN)
    enter(phone, allowed.passcode)
    token = phone.cookies[COOKIE]
    other = visitor(PHONE, LAN)
    enter(other, allowed.passcode)
    phone.post("/host/leave")
    assert visitor(PHONE, LAN, cookie=f"{COOKIE}={token}").get("/may").text == "no"
    assert not auth.token_is_good(token)
    restarted = Auth(lambda: store)
    assert not restarted.token_is_good(token, time.time())
    assert restarted.token_is_good(other.cookies[COOKIE], time.time()), "nobody else left"


def test_leaving_without_a_token_or_with_a_false_one_keeps_nothing(allowed, store, visitor):
    for cookie in ("", f"{COOKIE}=1.2.3", f"{COOKIE}={allowed.token(0)[:-1]}"):
        assert visitor(PHONE, LAN, cookie=cookie).post("/host/leave").status_code == 303
    assert secrets_of(store) <= {"passcode", "cookie-key"}


def test_what_was_left_is_forgotten_once_it_would_have_run_out(allowed, store):
    allowed.leave(allowed.token(1_000_000_000), 1_000_000_000)
    assert len(secrets_of(store)) == 3
    allowed.leave(allowed.token(1_001_000_000), 1_001_000_000)
    assert len(secrets_of(store)) == 3


def test_a_store_out_of_order_neither_keeps_the_leaver_in_nor_throws_others_out(
    allowed, store, visitor, monkeypatch
):
    stays, goes = allowed.token(time.time()), allowed.token(time.time())

    def broken(*_):
        raise StoreError("The disk is full.")

    for name in ("kept_secret", "drop_secrets", "secret"):
        monkeypatch.setattr(store, name, broken)
    left = visitor(PHONE, LAN, cookie=f"{COOKIE}={goes}").post("/host/leave")
    assert left.status_code == 303
    assert not auth.token_is_good(goes)
    assert auth.token_is_good(stays)


def secrets_of(store):
    with store.asking() as connection:
        return set(connection.execute(sqlalchemy.select(SECRETS.c.name)).scalars())


# ── A device that was in ─────────────────────────────────────────────────────


def guess_from_everywhere(visitor):
    """Wrong passcodes from six addresses and this one, until nobody new may try."""
    for n in range(6):
        for _ in range(passcode.TRIES_EACH):
            enter(visitor((f"192.168.1.{100 + n}", 1), LAN), "wrong")
    for _ in range(passcode.TRIES_EACH):
        enter(visitor(PHONE, LAN), "wrong")
    assert enter(visitor(("192.168.1.99", 1), LAN), "wrong").status_code == 429


def test_guessing_from_six_addresses_keeps_no_facilitator_out(allowed, visitor):
    phone = visitor(PHONE, LAN)
    answer = enter(phone, allowed.passcode)
    known = next(each for each in answer.headers.get_list("set-cookie") if "device" in each)
    assert all(part in known for part in ("HttpOnly", "SameSite=Strict", "Path=/host/enter"))
    phone.post("/host/leave")
    guess_from_everywhere(visitor)
    assert enter(phone, allowed.passcode).headers["location"] == "/host"
    assert phone.get("/may").text == "yes"


def test_a_known_device_guesses_no_more_than_others(allowed, visitor):
    phone = visitor(PHONE, LAN)
    enter(phone, allowed.passcode)
    answers = [enter(phone, "wrong") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    assert enter(visitor(PHONE, LAN), "wrong").status_code == 303, "nor does it cost others theirs"


@pytest.mark.heavy
@pytest.mark.parametrize("cookie", ["", "x", ".", "0123456789abcdef.", "ü.é", "a." + "0" * 64])
def test_nobody_makes_a_device_known(allowed, cookie, visitor):
    guess_from_everywhere(visitor)
    stranger = visitor(("192.168.1.99", 1), LAN, cookie=f"{DEVICE_COOKIE}={cookie}".encode())
    assert enter(stranger, allowed.passcode).status_code == 429


def test_a_device_cookie_opens_nothing(allowed, visitor):
    device = allowed.device()
    for name in (COOKIE, DEVICE_COOKIE):
        assert visitor(PHONE, LAN, cookie=f"{name}={device}").get("/may").text == "no"


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.floats(0, 20)), max_size=80))
def test_the_wait_that_is_told_is_the_wait(tries):
    wrong, now = passcode.WrongTries(), 0.0
    for whose, gap in tries:
        now += gap
        wait = wrong.wait(whose, now)
        assert wrong.allow(whose, now, right=False) is (wait == 0)
        assert wait <= 60
        if wait > 1e-3:
            assert wrong.wait(whose, now + wait - 1e-4) > 0
            assert wrong.wait(whose, now + wait + 1e-4) == 0
