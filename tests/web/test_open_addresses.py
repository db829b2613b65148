"""Which addresses are open, in the guide as it runs."""

import http.client
import json
import re
import subprocess
import sys
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from guide.settings import ROOT
from guide.web.headers import NO_FRAMES, OWN_FRAMES
from guide.web.open_addresses import CLOSED, OPEN, SOCKET, OpenAddresses

LIST = """
import json, app
built = app.app._build_starlette_app()
print(json.dumps([
    [getattr(route, "path", ""), type(route).__name__] for route in built.routes
]))
"""

EXAMPLES = {
    "session_id": "5f2b", "file_id": "0", "path": "name/index.html", "name": "screen.js",
    "page": "quiz",
    "code": "ABCDEF",
}  # fmt: skip


def example(path):
    """An address that a route answers."""
    return re.sub(r"{(\w+)(?::\w+)?}", lambda found: EXAMPLES[found[1]], path)


def names(path):
    """What a route may be asked for: a file, a page, a sheet."""
    asked = example(path)
    return asked.replace("/name/", "/"), asked.replace("screen.js", "sheet")


def is_open(path):
    return path == SOCKET or any(one.path.fullmatch(path) for one in OPEN)


@pytest.fixture(scope="module")
def routes():
    """Every route of the running server but the one of its files."""
    command = [sys.executable, "-c", LIST]
    done = subprocess.run(command, cwd=ROOT, check=True, timeout=120, capture_output=True)
    found = json.loads(done.stdout.decode().splitlines()[-1])
    assert found[-1] == ["", "Mount"]
    return [path for path, _ in found[:-1]]


@pytest.mark.heavy
def test_streamlit_has_no_route_that_nobody_looked_at(routes):
    paths = set(routes)
    looked_at = {path for path in paths if any(map(is_open, names(path)))}
    looked_at.add("/media/{file_id:path}")
    assert paths - looked_at == CLOSED


def test_what_the_guide_does_not_use_is_closed(served):
    for path in sorted(CLOSED):
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
            answer = served.ask(method, example(path))
            assert answer.status_code == 404, (method, path)


def test_nobody_leaves_a_file_in_memory(served):
    assert served.ask("GET", "/_stcore/health").status_code == 200
    xsrf = {"X-Xsrftoken": "x", "Cookie": "_streamlit_xsrf=x"}
    for path in (
        "/_stcore/upload_file/a/b",
        "//_stcore/upload_file/a/b",
        "/./_stcore/upload_file/a/b",
        "/_stcore/upload_file/a/b/",
        "/x/../_stcore/upload_file/a/b",
    ):
        files = {"file": b"x" * 100_000}
        answer = served.ask("PUT", path, files=files, headers=xsrf)
        assert answer.status_code in (404, 405)


@pytest.mark.parametrize(
    "path",
    ["/", "/host", "/timelines", "/robots.txt", "/sitemap.xml", "/screen", "/_stcore/health",
     "/_stcore/host-config", "/favicon.png", "/app/static/fonts/icons.woff2",
     "/screen/files/screen.js"],
)  # fmt: skip
def test_what_the_guide_uses_is_open_and_framed_by_nobody_else(served, path):
    answer = served.ask("GET", path)
    assert answer.status_code == 200
    page = path in ("/", "/host", "/timelines")
    assert (NO_FRAMES if page else OWN_FRAMES) in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == ("DENY" if page else "SAMEORIGIN")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_also_what_is_refused_is_framed_by_nobody_else(served):
    for path in ("/nothing/here", "/no-such-page", "/_stcore/metrics", "/screen/show?room=QQQQ"):
        assert OWN_FRAMES in served.ask("GET", path).headers["content-security-policy"]


def test_a_page_with_a_slash_leads_to_the_page(served):
    answer = served.ask("GET", "/timelines/?find=a")
    assert (answer.status_code, answer.headers["location"]) == (301, "/timelines?find=a")


def test_the_files_that_the_page_names_are_open(served):
    page = served.ask("GET", "/").text
    named = set(re.findall(r'(?:src|href)="\./([^"]+)"', page))
    assert len(named) > 5
    for path in named:
        assert served.ask("HEAD", f"/{path}").status_code == 200, path


@pytest.fixture(scope="module")
def behind():
    """A client of a door with a server behind it that has a route nobody looked at."""
    asked = []

    async def page(request):
        asked.append(request.url.path)
        return PlainTextResponse("page")

    async def other(request):
        raise AssertionError("reached")

    methods = ["GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]
    app = Starlette(
        routes=[
            Route("/", page),
            Route("/agent", other, methods=methods),
            Route("/_stcore/{path:path}", other, methods=methods),
            Route("/v2/{path:path}", other, methods=methods),
        ]
    )
    return TestClient(OpenAddresses(app), raise_server_exceptions=True)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
@pytest.mark.parametrize("path", ["/agent", "/_stcore/agent", "/v2/interact", "/_stcore/"])
def test_a_new_route_of_streamlit_is_closed(behind, method, path):
    answer = behind.request(method, path, follow_redirects=False)
    assert answer.status_code in (404, 405) or answer.text in ("page", "")


FILES = ("/static/js/", "/app/static/fonts/")


@pytest.mark.heavy
@given(st.sampled_from(FILES), st.text("ab./\\%\0 …", max_size=400))
def test_a_file_has_one_address(folder, name):
    """Each file that is sent compressed is kept by its address, so one file must not have many."""
    path = folder + name
    parts = path.split("/")[1:]
    plain = all(part and not part.startswith(".") and part.isprintable() for part in parts)
    assert not any(one.path.fullmatch(path) for one in OPEN) or plain


ODD = (
    "/%00", "/static/%00", "/static/js/%00.js", "/app/static/%ED%A0%80", "/app/static/" + "a" * 290,
    "/app/static/" + "a" * 5000, "/static/" + "a/" * 140 + "a", "/" + "x" * 80, "/" + "x" * 5000,
    "/screen/files/%2e%2e%2f%2e%2e%2fapp.py", "/app/static/%2e%2e/app.py",
    "/app/static/..%5capp.py",
    "/static//js/x", "/static/./js", "//evil.example", "/host/", "/host//", "/media/%2e%2e",
    "/media/" + "a" * 280, "/_stcore/health/", "/\u00e9\u0301", "/screen/", "/screen//now",
    "/screen/show/", "*", "http://evil.example/host",
)  # fmt: skip


@pytest.mark.parametrize("path", ODD, ids=lambda path: path[:30])
def test_no_path_fails_or_leads_out(served, path):
    headers = (
        {},
        {"Range": "bytes=9-1,x"},
        {"If-None-Match": "x" * 4000},
        {"Host": "[::1"},
        {"Accept-Encoding": "gzip;q=x"},
        {"Cookie": "\xff=;;=\xe9".encode("latin-1")},
    )
    for more in headers:
        for method in ("GET", "HEAD", "POST"):
            status, where = asked_raw(served, method, path, more)
            assert 200 <= status < 500, (method, more)
            assert where is None or re.fullmatch(r"(http://127\.0\.0\.1:\d+)?/[\w/-]*", where)


def asked_raw(served, method, path, headers):
    """The status and the new address that a path leads to, sent as it is."""
    connection = http.client.HTTPConnection("127.0.0.1", served.server.port, timeout=60)
    connection.putrequest(method, quote(path, safe="/%*:"), skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.getheader("location")
