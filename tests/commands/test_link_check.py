"""The addresses of sources, asked for on a server of our own."""

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from guide.__main__ import main
from guide.commands import link_check
from guide.commands.link_check import AGENT, Answer, Manners, ask
from tests.packs import SMALL, small_pack

SOURCE = next(iter(small_pack().sources.values()))
FAST = Manners(timeout=2, at_once=3, pause=0)


class Server(BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    asked: Counter
    agents: set

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        self.asked[self.command, self.path] += 1
        self.agents.add(self.headers["User-Agent"])
        status = {"/gone": 404, "/refused": 403, "/broken": 500}.get(self.path, 200)
        if self.path == "/no-head" and self.command == "HEAD":
            status = 405
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/elsewhere")
        elif self.path == "/slash":
            self.send_response(302)
            self.send_header("Location", "/slash/")
        else:
            self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    kind = type("Fresh", (Server,), {"asked": Counter(), "agents": set()})
    served = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield served
    served.shutdown()
    served.server_close()


def sources(server, *paths):
    address = f"http://127.0.0.1:{server.server_port}"
    return [
        SOURCE.model_copy(update={"id": path.strip("/"), "url": address + path}) for path in paths
    ]


@pytest.mark.heavy
def test_each_answer_has_its_name(server):
    paths = ["/fine", "/gone", "/refused", "/broken", "/no-head", "/moved", "/slash"]
    answers = ask(sources(server, *paths), FAST)
    assert [answer.state for answer in answers] == [
        "ok",
        "gone",
        "refused",
        "refused",
        "ok",
        "moved",
        "ok",
    ]
    assert answers[5].detail.endswith("/elsewhere")
    asked = server.RequestHandlerClass.asked
    assert asked["HEAD", "/fine"] == 1 and asked["GET", "/fine"] == 0
    assert asked["GET", "/no-head"] == 1
    assert server.RequestHandlerClass.agents == {AGENT}


@pytest.mark.heavy
def test_nobody_there(server):
    port = server.server_port
    server.shutdown()
    server.server_close()
    (answer,) = ask([SOURCE.model_copy(update={"url": f"http://127.0.0.1:{port}/x"})], FAST)
    assert answer.state == "silent" and answer.detail


@pytest.mark.heavy
def test_a_host_is_asked_one_at_a_time_with_a_pause_between(server):
    pauses = []
    ask(sources(server, "/a", "/b", "/c"), Manners(2, 3, 0.5), sleep=pauses.append)
    assert pauses == [0.5, 0.5]


@pytest.mark.parametrize(("state", "ends"), [("ok", 0), ("moved", 0), ("gone", 1), ("silent", 1)])
def test_the_command_ends_with_1_for_what_is_gone_or_silent(monkeypatch, capsys, state, ends):
    monkeypatch.setattr(
        link_check,
        "ask",
        lambda sources, manners: [Answer(each.id, each.url, state, "404") for each in sources],
    )
    assert main(["links", "--only", "almanac", str(SMALL)]) == ends
    out = capsys.readouterr().out
    assert f"1 {state}" in out and ("almanac: " in out) == (state != "ok")


def test_a_pack_with_problems_is_not_asked_for(monkeypatch, capsys, pack_copy, tmp_path):
    monkeypatch.setattr(link_check, "ask", lambda *_: pytest.fail("something was asked for"))
    assert main(["links", str(tmp_path)]) == 2
    (pack_copy / "content/glossary.yaml").unlink()
    assert main(["links", str(pack_copy)]) == 1
    assert "missing-file" in capsys.readouterr().out
