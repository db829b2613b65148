"""What a page may say to the server, from where, and how much of it."""

import asyncio
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from guide.web import sockets
from guide.web.auth import COOKIE
from guide.web.requester import has_own_origin
from guide.web.sockets import LONGEST, Limits, Pace, Sockets
from guide.web.streamlit_internals import WANTED, kind_of, run_ended, visit_named_in
from tests.loops import in_a_loop

from .conftest import scope_of
from .speaking import page_of, refused, run_of, text_of

FORM = 'action="/host/enter"'

# ── From where ───────────────────────────────────────────────────────────────


def test_the_guides_own_page_speaks(served):
    with page_of(served.address) as page:
        assert len(page.run()) > 3
        assert page.visit


@pytest.mark.parametrize(
    "origin",
    ["http://127.0.0.1:3000", "http://127.0.0.1", "http://localhost:{port}", "null", "",
     "https://127.0.0.1:{port}", "http://evil.example", "http://127.0.0.1:{port}.evil.example",
     "http://evil.example@127.0.0.1:{port}", "http://127.0.0.1:{port}/", "file://"],
)  # fmt: skip
def test_no_other_page_does(served, origin):
    named = origin.format(port=served.server.port)
    assert refused(served.address, origin=named) == 403
    assert refused(served.address, origin=named, cookie=served.facilitator()) == 403


def test_a_program_without_an_origin_is_a_reader(served):
    assert refused(served.address, origin=None) is None
    assert refused(served.address, origin=None, cookie=f"{COOKIE}=1.2.3") == 403
    assert refused(served.address, origin=None, cookie=served.facilitator()) == 403


def test_behind_a_proxy_the_visitors_own_address_counts(served):
    passed_on = {"X-Forwarded-Host": "guide.example", "X-Forwarded-Proto": "https"}
    own = "https://guide.example"
    with page_of(served.address, origin=own, headers=passed_on) as page:
        assert page.run()
    for other in ("http://guide.example", "https://guide.example:8443", served.address):
        assert refused(served.address, origin=other, headers=passed_on) == 403


@pytest.mark.parametrize(
    ("origin", "headers", "own"),
    [
        ("http://guide.example", {"host": "guide.example"}, True),
        ("http://guide.example", {"host": "guide.example:80"}, True),
        ("http://GUIDE.example", {"host": "guide.example"}, True),
        ("https://guide.example", {"host": "guide.example"}, False),
        ("https://guide.example", {"host": "guide.example", "x_forwarded_proto": "https"}, True),
        ("http://guide.example", {"host": "guide.example", "x_forwarded_proto": "https"}, False),
        ("http://a.example", {"x_forwarded_host": "a.example, b"}, True),
        ("http://[::1]:8501", {"host": "[::1]:8501"}, True),
        ("http://[::1]:8502", {"host": "[::1]:8501"}, False),
        ("http://[::1", {"host": "[::1"}, False),
        ("http://a:99999", {"host": "a:99999"}, False),
        ("null", {"host": "null"}, False),
        ("", {"host": ""}, False),
        ("http://", {"host": ""}, False),
    ],
)  # fmt: skip
def test_an_origin_is_scheme_host_and_port(origin, headers, own):
    scope = scope_of("192.168.1.9", "http://192.168.1.5:8501", **headers, origin=origin)
    assert has_own_origin(scope) is own


def test_no_other_socket_opens(served):
    import contextlib

    from websockets.exceptions import InvalidStatus
    from websockets.sync.client import connect

    for path in ("/", "/screen", "/_stcore/stream/", "/_stcore/agent/mcp", "/x/_stcore/stream"):
        with contextlib.suppress(InvalidStatus):
            where = served.address.replace("http", "ws") + path
            with connect(where, origin=served.address, proxy=None):
                pytest.fail(path)


# ── How much ─────────────────────────────────────────────────────────────────


def test_a_long_message_closes_the_socket(served):
    with page_of(served.address) as page:
        page.run()
        page.socket.send(b"\0" * (LONGEST + 1))
        assert page.closed_with() == 1009
    with page_of(served.address, visit=page.visit) as again:
        again.run()
        assert again.visit == page.visit, "the page finds what it showed"


@pytest.mark.parametrize(
    ("message", "code"), [(b"\xff" * 50, 1002), ("text", 1003), (b"\x0a", 1002)]
)
def test_what_is_no_message_closes_the_socket(served, message, code):
    with page_of(served.address) as page:
        page.socket.send(message)
        assert page.closed_with() == code


@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_none(body):
    assert kind_of(body) is None or isinstance(kind_of(body), str)
    assert run_ended(body) in (True, False)
    assert visit_named_in(body) is None or visit_named_in(body)


def test_nobody_empties_the_caches_of_all():
    asked = BackMsg(clear_cache=True)
    assert kind_of(asked.SerializeToString()) == "clear_cache"
    assert "clear_cache" not in WANTED

    async def go():
        page = spoken_by(asked.SerializeToString(), run_of("quiz"))
        return await page.receive()

    assert kind_of(in_a_loop(go())["bytes"]) == "rerun_script"


def test_a_visit_says_its_name_and_the_end_of_its_run(served):
    with page_of(served.address) as page:
        raw = page.run()
    assert [visit_named_in(body) for body in raw if visit_named_in(body)] == [page.visit]
    assert [run_ended(body) for body in raw] == [False] * (len(raw) - 1) + [True]


def test_a_run_that_another_replaces_has_not_ended():
    early = ForwardMsg(script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN)
    assert not run_ended(early.SerializeToString())


@given(st.integers(1, 50), st.floats(0.5, 20), st.lists(st.floats(0, 1), max_size=300))
def test_a_pace_lets_through_a_burst_and_then_so_many_a_second(burst, pace, gaps):
    kept = Pace(burst, pace)
    now, through = 100.0, []
    for gap in gaps:
        now += gap
        now += kept.wait(now)
        through.append(now)
    for first in range(len(through)):
        for last in range(first, min(first + 100, len(through))):
            most = burst + (through[last] - through[first]) * pace
            assert last - first + 1 <= most + 1 + 1e-6
    assert all(kept_back == 0 for kept_back in [Pace(burst, pace).wait(5.0)])


def test_nothing_that_comes_too_fast_is_lost(served):
    with page_of(served.address) as page:
        page.run("quiz")
        last = page.shown
        began = time.monotonic()
        for _ in range(79):
            page.socket.send(run_of("glossary"))
        page.socket.send(run_of("quiz"))
        page.until_finished()
        assert page.shown != last
        while page.shown != last:
            page.until_finished()
        assert time.monotonic() - began > (79 - Limits.burst) / Limits.pace


# ── How many at a time ───────────────────────────────────────────────────────


def spoken_by(*messages, limits=None, leads=False, sent=None):
    """A page's socket on which these messages come, one after the other."""
    waiting = [{"type": "websocket.receive", "bytes": body} for body in messages]

    async def receive():
        return waiting.pop(0) if waiting else {"type": "websocket.disconnect", "code": 1005}

    async def send(message):
        if sent is not None:
            sent.append(message)

    return sockets._Page(Sockets(None, limits), receive, send, None, leads=leads)


DONE = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY).SerializeToString()


def readers(count, limits):
    """Sockets of one guide, each with two runs to ask for."""
    guide = Sockets(None, limits)

    def make():
        waiting = [{"type": "websocket.receive", "bytes": run_of("quiz")} for _ in range(2)]

        async def receive():
            return waiting.pop(0)

        async def send(message):
            pass

        return sockets._Page(guide, receive, send, None, leads=False)

    return [make() for _ in range(count)]


def test_so_many_runs_for_readers_at_a_time_and_the_rest_in_turn():
    async def go():
        pages = readers(6, Limits(runs=2, patience=60))
        under_way = [asyncio.create_task(page.receive()) for page in pages]
        order = []
        for _ in range(3):
            await asyncio.sleep(0.01)
            running = [n for n, task in enumerate(under_way) if task.done() and n not in order]
            assert len(running) == 2
            order += running
            for n in running:
                await pages[n].send({"type": "websocket.send", "bytes": DONE})
        return order

    assert in_a_loop(go()) == [0, 1, 2, 3, 4, 5]


def test_whoever_has_a_turn_presses_on():
    async def go():
        first, _second = readers(2, Limits(runs=1, patience=60))
        await first.receive()
        await asyncio.wait_for(first.receive(), 5)

    in_a_loop(go())


def test_a_run_without_an_end_gives_its_turn_back():
    async def go():
        first, second = readers(2, Limits(runs=1, patience=0.05))
        await first.receive()
        await asyncio.wait_for(second.receive(), 5)

    in_a_loop(go())


def test_a_facilitator_waits_for_nobody():
    async def go():
        (reader,) = readers(1, Limits(runs=1, patience=60))
        await reader.receive()
        leading = spoken_by(*[run_of("host")] * 500, leads=True)
        leading._sockets = reader._sockets
        for _ in range(500):
            await asyncio.wait_for(leading.receive(), 5)

    in_a_loop(go())


async def opened(guide, client, count, headers=()):
    """Opens so many sockets from an address, and says how many were let in; they stay open."""
    stay = asyncio.Event()
    admitted = 0
    refusals = 0

    async def app(scope, receive, send):
        nonlocal admitted
        admitted += 1
        await stay.wait()

    guide.app = app

    async def one():
        async def receive():
            return {"type": "websocket.connect"}

        async def send(message):
            nonlocal refusals
            refusals += message["type"] == "websocket.close"

        scope = {
            **scope_of(client, "http://192.168.1.5:8501", **dict(headers)),
            "type": "websocket",
        }
        await guide(scope, receive, send)

    tasks = [asyncio.create_task(one()) for _ in range(count)]
    while admitted + refusals < count:
        await asyncio.sleep(0.01)
    return admitted, stay, tasks


def test_a_hall_of_300_behind_one_address_comes_in(allowed):
    async def go():
        guide = Sockets(None)
        admitted, stay, tasks = await opened(guide, "192.168.1.9", 300)
        stay.set()
        await asyncio.gather(*tasks)
        return admitted, guide.open

    admitted, left = in_a_loop(go())
    assert admitted == 300
    assert not left, "who has gone is counted no more"


def test_one_address_does_not_take_all_and_a_facilitator_always_comes_in(allowed):
    async def go():
        guide = Sockets(None, Limits(everyone=12, each=8))
        counts = []
        for client, count in (("10.0.0.1", 20), ("10.0.0.2", 20), ("10.0.0.3", 5)):
            admitted, _, _ = await opened(guide, client, count)
            counts.append(admitted)
        cookie = {"cookie": f"{COOKIE}={allowed.token(time.time())}",
                  "origin": "http://192.168.1.5:8501"}  # fmt: skip
        counts.append((await opened(guide, "10.0.0.1", 5, cookie.items()))[0])
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        return counts

    assert in_a_loop(go()) == [8, 4, 0, 5]


# ── Whose ────────────────────────────────────────────────────────────────────


def test_who_left_presses_nothing_in_a_page_that_is_still_open(served):
    cookie = served.facilitator()
    with page_of(served.address, cookie=cookie) as page:
        assert FORM not in text_of(page.run("host"))
        left = served.ask("POST", "/host/leave", headers={"Cookie": cookie})
        assert left.status_code == 303
        page.socket.send(run_of("host"))
        assert page.closed_with() == 1008
    with page_of(served.address, cookie=cookie) as page:
        assert FORM in text_of(page.run("host"))


def test_a_page_in_a_frame_has_no_cookie_though_its_browser_sends_one(served):
    cookie = served.facilitator()
    with page_of(served.address, cookie=cookie, query="?framed") as page:
        assert FORM in text_of(page.run("host"))
    with page_of(served.address, cookie=cookie) as page:
        assert FORM not in text_of(page.run("host"))


def test_nobody_comes_back_to_a_facilitators_visit_without_the_cookie(served):
    cookie = served.facilitator()
    with page_of(served.address, cookie=cookie) as page:
        page.run("host")
    for other in ("", f"{COOKIE}=1.2.3"):
        with page_of(served.address, visit=page.visit, cookie=other) as thief:
            assert FORM in text_of(thief.run("host"))
            assert thief.visit != page.visit
    with page_of(served.address, visit=page.visit, cookie=cookie) as back:
        assert FORM not in text_of(back.run("host"))
        assert back.visit == page.visit


def test_the_passcode_is_sent_once_it_is_asked_for(served):
    with page_of(served.address, cookie=served.facilitator()) as page:
        shown = text_of(page.run("host"))
        assert "host-passcode-turn" in shown
        assert "opensesame" not in shown.replace(" ", "")
