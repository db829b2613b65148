"""Who may host: every way round the passcode that we could think of."""

import random

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from guide.room import door as doors
from guide.room.door import COOKIE, SIGNED_IN, Door, Doorkeeper, grouped, plain
from guide.room.store import Store, StoreError

HERE = "http://127.0.0.1:8501"
LAN = "http://192.168.1.5:8501"
PHONE = ("192.168.1.77", 50000)
JSON = {"content-type": "application/json"}


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path}/guide.db")
    yield opened
    opened.close()


@pytest.fixture
def door(store, monkeypatch):
    made = Door(lambda: store)
    monkeypatch.setattr(doors, "door", lambda: made)
    return made


async def page(request):
    return PlainTextResponse("shell")


async def may(request):
    return PlainTextResponse("yes" if doors.may_host(request.scope) else "no")


async def change(request):
    return PlainTextResponse("yes" if doors.may_change(request.scope) else "no")


APP = Starlette(
    routes=[
        *doors.ROUTES,
        Route("/may", may),
        Route("/change", change, methods=["POST"]),
        Route("/{path:path}", page),
    ],
    middleware=[Middleware(Doorkeeper)],
)


def visitor(client=("127.0.0.1", 50000), server=HERE, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return TestClient(APP, server, client=client, headers=named, follow_redirects=False)


def enter(browser, passcode, **more):
    return browser.post("/host/enter", data={"passcode": passcode}, **more)


# ── The passcode ─────────────────────────────────────────────────────────────


def test_six_digits_are_made_once_and_kept(store):
    first, second = Door(lambda: store), Door(lambda: store)
    assert first.passcode == second.passcode
    assert len(first.passcode) == 6 and first.passcode.isdigit()
    now = 1_000_000.0
    assert second.token_is_good(first.token(now), now)


@pytest.mark.parametrize("typed", ["482913", "482 913", " 482-913\n", "4 8 2 9 1 3"])
def test_spaces_and_hyphens_do_not_matter(store, typed):
    assert Door(lambda: store, "482-913").knock(typed, "a", 0) == "in"


@pytest.mark.parametrize(
    "typed", ["", "482914", "48291", "4829133", "ünïcode", "\ud800", "x" * 999]
)
def test_anything_else_is_wrong(store, typed):
    assert Door(lambda: store, "482 913").knock(typed, "a", 0) == "wrong"


def test_a_passcode_of_spaces_is_none(store):
    door = Door(lambda: store, " - ")
    assert not door.chosen
    assert len(door.passcode) == 6


def test_a_passcode_is_read_out_in_two_groups():
    assert grouped("482913") == "482 913"
    assert grouped("open sesame") == "open sesame"
    assert plain("482 913") == "482913"


def test_a_passcode_may_be_words_of_any_script(store):
    door = Door(lambda: store, "Żółw 7")
    assert door.knock("Żółw7", "a", 0) == "in"
    assert door.token_is_good(door.token(0), 1)


# ── Tokens ───────────────────────────────────────────────────────────────────


def test_a_token_runs_out(door):
    token = door.token(1000)
    assert door.token_is_good(token, 1000 + SIGNED_IN - 1)
    assert not door.token_is_good(token, 1000 + SIGNED_IN)


def test_another_passcode_signs_everyone_out(store):
    token = Door(lambda: store, "first").token(0)
    assert Door(lambda: store, "first").token_is_good(token, 0)
    assert not Door(lambda: store, "second").token_is_good(token, 0)


def test_another_store_knows_no_token_of_this_one(store, tmp_path):
    other = Store(f"sqlite:///{tmp_path}/other.db")
    assert not Door(lambda: other, "same").token_is_good(Door(lambda: store, "same").token(0), 0)
    other.close()


def test_a_changed_token_is_no_token(door):
    token = door.token(0)
    until, _, signature = token.partition(".")
    chance = random.Random(1)
    for _ in range(200):
        place = chance.randrange(len(token))
        other = token[:place] + chance.choice("0123456789abcdef.é ") + token[place + 1 :]
        assert other == token or not door.token_is_good(other, 0)
    for other in (None, "", ".", until, f"{until}.", f".{signature}", f"{until}0.{signature}",
                  f"²{until}.{signature}", f"{'9' * 5000}.{signature}"):  # fmt: skip
        assert not door.token_is_good(other, 0)


# ── The same machine ─────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("client", "server"),
    [
        ("127.0.0.1", HERE),
        ("127.0.0.1", "http://localhost:8501"),
        ("127.0.0.1", "http://localhost"),
        ("::1", "http://[::1]:8501"),
        ("::ffff:127.0.0.1", HERE),
        ("192.168.1.5", LAN),
        ("::ffff:192.168.1.5", LAN),
        ("127.0.0.1", "http://127.0.0.2:8501"),
    ],
)
def test_whoever_sits_at_the_machine_may_host(door, client, server):
    scope = scope_of(client, server)
    assert doors.same_machine(scope)


def scope_of(client, server, **headers):
    """The scope as uvicorn makes it: an address for the server, whatever the Host header says."""
    host = server.partition("//")[2]
    name = host.rsplit(":", 1)[0].strip("[]") if "]" in host else host.split(":")[0]
    at = {"localhost": "127.0.0.1"}.get(name, name)
    named = {"host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
    return {
        "type": "http",
        "method": "GET",
        "path": "/",
        "scheme": "http",
        "client": (client, 50000) if client else None,
        "server": (at, 8501),
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
    }


@pytest.mark.parametrize("client", ["192.168.1.77", "10.0.0.1", "fe80::1", "testclient", "", None])
def test_another_machine_may_not(door, client):
    assert not doors.same_machine(scope_of(client, LAN))
    assert not doors.may_host(scope_of(client, LAN))


@pytest.mark.parametrize(
    "header",
    ["x_forwarded_for", "forwarded", "x_real_ip", "x_forwarded_host", "x_forwarded_proto", "via",
     "cf_connecting_ip"],
)  # fmt: skip
def test_nobody_who_comes_through_a_proxy_is_local(door, header):
    assert not doors.same_machine(scope_of("127.0.0.1", HERE, **{header: "127.0.0.1"}))


@pytest.mark.parametrize("spoofed", ["127.0.0.1", "192.168.1.5", "::1", "localhost"])
def test_a_spoofed_header_makes_nobody_local(door, spoofed):
    for header in ("x_forwarded_for", "x_real_ip", "forwarded", "x_forwarded_host", "host"):
        scope = scope_of(PHONE[0], LAN, **{header: spoofed})
        assert not doors.same_machine(scope)
        assert not doors.may_host(scope)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8501", "127.0.0.1.evil.example", "", "localhost.evil",
             "[::1", "127.0.0.1:8501@evil.example"],
)  # fmt: skip
def test_a_foreign_name_for_this_machine_does_not_count(door, host):
    assert not doors.same_machine(scope_of("127.0.0.1", HERE, host=host))


def test_no_host_header_or_two_do_not_count(door):
    scope = scope_of("127.0.0.1", HERE)
    assert not doors.same_machine({**scope, "headers": []})
    assert not doors.same_machine({**scope, "headers": scope["headers"] * 2})


def test_a_unix_socket_does_not_count(door):
    assert not doors.same_machine({**scope_of(None, HERE), "server": ("/run/guide.sock", None)})
    assert not doors.same_machine({**scope_of("127.0.0.1", HERE), "server": None})


def test_the_machine_itself_can_be_shut_out(store, monkeypatch):
    closed = Door(lambda: store, local=False)
    monkeypatch.setattr(doors, "door", lambda: closed)
    assert visitor().get("/may").text == "no"
    assert "set-cookie" not in visitor().get("/host").headers


# ── Coming in and going ──────────────────────────────────────────────────────


def test_a_phone_comes_in_with_the_passcode(door):
    phone = visitor(PHONE, LAN)
    assert phone.get("/may").text == "no"
    answer = enter(phone, grouped(door.passcode))
    assert (answer.status_code, answer.headers["location"]) == (303, "/host")
    cookie = answer.headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/"))
    assert "Secure" not in cookie
    assert phone.get("/may").text == "yes"
    assert doors.token_is_good(phone.cookies[COOKIE])
    left = phone.post("/host/leave")
    assert (left.status_code, left.headers["location"]) == (303, "/host")
    assert phone.get("/may").text == "no"


def test_json_comes_in_as_well(door):
    phone = visitor(PHONE, LAN)
    assert phone.post("/host/enter", json={"passcode": door.passcode}).status_code == 303
    assert phone.get("/may").text == "yes"


@pytest.mark.parametrize(
    "secure", [("https://192.168.1.5:8501", {}), (LAN, {"x_forwarded_proto": "https"})]
)
def test_over_https_the_cookie_goes_nowhere_else(door, secure):
    server, headers = secure
    assert (
        "; Secure" in enter(visitor(PHONE, server, **headers), door.passcode).headers["set-cookie"]
    )


@pytest.mark.parametrize(
    "body",
    [b"", b"passcode=", b"other=1", b"{", b"[]", b'{"passcode": 5}', b'{"passcode": "\\ud800"}',
     b"[" * 1900, b"passcode=" + b"1" * 100_000, bytes(range(256))],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded"])
def test_a_wrong_passcode_stays_outside(door, body, kind):
    answer = visitor(PHONE, LAN).post("/host/enter", content=body, headers={"content-type": kind})
    assert (answer.status_code, answer.headers["location"]) == (303, "/host?wrong=1")
    assert "set-cookie" not in answer.headers


def test_a_made_up_cookie_is_no_cookie(door, store):
    for token in ("", "1", "9999999999.0", Door(lambda: store, "another").token(9e9)):
        assert visitor(PHONE, LAN, cookie=f"{COOKIE}={token}").get("/may").text == "no"


def test_without_a_store_nobody_comes_in_and_one_sentence_says_why(monkeypatch):
    def broken():
        raise StoreError("The disk is full; free some space.")

    closed = Door(broken)
    monkeypatch.setattr(doors, "door", lambda: closed)
    answer = enter(visitor(PHONE, LAN), "123456")
    assert (answer.status_code, answer.text) == (503, "The disk is full; free some space.")
    assert visitor().get("/host").text == "shell"
    assert visitor(PHONE, LAN).get("/may").text == "no"


# ── Guessing ─────────────────────────────────────────────────────────────────


def test_five_wrong_tries_a_minute(door):
    phone = visitor(PHONE, LAN)
    for _ in range(doors.TRIES_EACH):
        assert enter(phone, "wrong").status_code == 303
    answer = enter(phone, door.passcode)
    assert (answer.status_code, answer.text) == (429, doors.WAIT)
    assert enter(visitor(("192.168.1.78", 1), LAN), door.passcode).headers["location"] == "/host"


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-real-ip", "forwarded", "via"])
def test_a_header_buys_no_more_tries(door, header):
    phone = visitor(PHONE, LAN)
    answers = [enter(phone, "wrong", headers={header: f"10.0.0.{n}"}) for n in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]


def test_many_addresses_buy_thirty(door):
    tries = [door.knock("wrong", f"10.0.0.{n}", 0) for n in range(40)]
    assert tries == ["wrong"] * 30 + ["wait"] * 10


def test_a_household_with_many_ipv6_addresses_buys_five(door):
    answers = [
        enter(visitor((f"2001:db8::{n}", 1), "http://[2001:db8:1::5]:8501"), "wrong")
        for n in range(6)
    ]
    assert answers[-1].status_code == 429


def test_a_minute_later_it_goes_on(door):
    for second in range(5):
        door.knock("wrong", "a", second)
    assert door.knock(door.passcode, "a", 59.9) == "wait"
    assert door.knock("wrong", "a", 60) == "wrong"
    assert door.knock("wrong", "a", 60.5) == "wait"
    assert door.knock(door.passcode, "a", 61) == "in"


# ── Other sites ──────────────────────────────────────────────────────────────


def test_the_guides_own_pages_may_change_a_room(door):
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
def test_another_sites_page_may_not(door, headers):
    assert visitor().post("/change", content="{}", headers=JSON | headers).text == "no"
    foreign = visitor(PHONE, HERE).post(
        "/host/enter", data={"passcode": door.passcode}, headers=headers
    )
    assert foreign.status_code == 403
    assert "set-cookie" not in foreign.headers
    assert visitor().post("/host/leave", headers=headers).status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_only_json_changes_a_room(door, kind):
    assert visitor().post("/change", content="{}", headers={"content-type": kind}).text == "no"


def test_a_reader_may_change_nothing(door):
    assert visitor(PHONE, LAN).post("/change", json={}, headers={"origin": LAN}).text == "no"


# ── The cookie of the machine itself ─────────────────────────────────────────


@pytest.mark.parametrize("path", ["/host", "/host/", "/host?run=class-45"])
def test_the_machines_own_browser_gets_the_cookie_with_the_page(door, path):
    here = visitor()
    assert here.get(path).text == "shell"
    assert doors.token_is_good(here.cookies[COOKIE])


def test_readers_get_no_cookie(door):
    for path in ("/", "/host", "/host/", "/quiz"):
        assert "set-cookie" not in visitor(PHONE, LAN).get(path).headers
    for path in ("/", "/quiz", "/hosts", "/hosted/host"):
        assert "set-cookie" not in visitor().get(path).headers
    assert "set-cookie" not in visitor().head("/host").headers


def test_the_line_at_the_start(door, capsys, monkeypatch):
    monkeypatch.setattr(doors, "own_addresses", lambda: ["192.168.1.5"])
    doors.announce(8501)
    line = capsys.readouterr().out
    assert line.count("\n") == 1
    assert "http://localhost:8501  http://192.168.1.5:8501" in line
    assert grouped(door.passcode) in line


def test_a_chosen_passcode_is_not_printed(store, capsys, monkeypatch):
    chosen = Door(lambda: store, "sesame")
    monkeypatch.setattr(doors, "door", lambda: chosen)
    doors.announce(8501)
    line = capsys.readouterr().out
    assert "GUIDE_HOST_PASSCODE" in line and "sesame" not in line


def test_the_door_is_set_by_the_environment(monkeypatch):
    monkeypatch.setenv("GUIDE_HOST_PASSCODE", "open sesame")
    monkeypatch.setenv("GUIDE_HOST_LOCAL", "no")
    doors.door.cache_clear()
    try:
        assert (doors.door().passcode, doors.door().local) == ("opensesame", False)
    finally:
        doors.door.cache_clear()
