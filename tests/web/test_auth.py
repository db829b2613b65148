"""Who may host, with a token or at the machine itself, and what another site may not do."""

import random

import pytest

from guide.room.store import Store
from guide.web import auth
from guide.web.auth import SIGNED_IN, Auth

from .conftest import HERE, LAN, PHONE

JSON = {"content-type": "application/json"}


def test_a_token_runs_out(allowed):
    token = allowed.token(1000)
    assert allowed.token_is_good(token, 1000 + SIGNED_IN - 1)
    assert not allowed.token_is_good(token, 1000 + SIGNED_IN)


def test_another_passcode_signs_everyone_out(store):
    token = Auth(lambda: store, "first").token(0)
    assert Auth(lambda: store, "first").token_is_good(token, 0)
    assert not Auth(lambda: store, "second").token_is_good(token, 0)


def test_another_store_knows_no_token_of_this_one(store, tmp_path):
    other = Store(f"sqlite:///{tmp_path}/other.db")
    assert not Auth(lambda: other, "same").token_is_good(Auth(lambda: store, "same").token(0), 0)
    other.close()


def test_a_changed_token_is_no_token(allowed):
    token = allowed.token(0)
    until, _, signature = token.partition(".")
    chance = random.Random(1)
    for _ in range(200):
        place = chance.randrange(len(token))
        other = token[:place] + chance.choice("0123456789abcdef.é ") + token[place + 1 :]
        assert other == token or not allowed.token_is_good(other, 0)
    for other in (None, "", ".", until, f"{until}.", f".{signature}", f"{until}0.{signature}",
                  f"²{until}.{signature}", f"{'9' * 5000}.{signature}"):  # fmt: skip
        assert not allowed.token_is_good(other, 0)


def test_the_machine_itself_can_be_shut_out(store, monkeypatch, visitor):
    closed = Auth(lambda: store, local=False)
    monkeypatch.setattr(auth, "auth", lambda: closed)
    assert visitor().get("/may").text == "no"
    assert "set-cookie" not in visitor().get("/host").headers


def test_the_guides_own_pages_may_change_a_room(allowed, visitor):
    for origin in ({}, {"origin": HERE}, {"origin": HERE, "sec-fetch-site": "same-origin"}):
        assert visitor().post("/change", json={}, headers=origin).text == "yes"
    kind = {"content-type": "application/json; charset=utf-8"}
    assert visitor().post("/change", content="{}", headers=kind).text == "yes"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://127.0.0.1:3000"},
        {"origin": "http://localhost:8501"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": HERE, "sec-fetch-site": "cross-site"},
    ],
)
def test_another_sites_page_may_not(allowed, headers, visitor):
    assert visitor().post("/change", content="{}", headers=JSON | headers).text == "no"
    foreign = visitor(PHONE, HERE).post(
        "/host/enter", data={"passcode": allowed.passcode}, headers=headers
    )
    assert foreign.status_code == 403
    assert "set-cookie" not in foreign.headers
    assert visitor().post("/host/leave", headers=headers).status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_only_json_changes_a_room(allowed, kind, visitor):
    assert visitor().post("/change", content="{}", headers={"content-type": kind}).text == "no"


def test_a_reader_may_change_nothing(allowed, visitor):
    assert visitor(PHONE, LAN).post("/change", json={}, headers={"origin": LAN}).text == "no"


def test_the_door_is_set_by_the_environment(monkeypatch):
    monkeypatch.setenv("GUIDE_HOST_PASSCODE", "open sesame")
    monkeypatch.setenv("GUIDE_HOST_LOCAL", "no")
    auth.auth.cache_clear()
    try:
        assert (auth.auth().passcode, auth.auth().local) == ("opensesame", False)
    finally:
        auth.auth.cache_clear()
