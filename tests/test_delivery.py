"""Files are compressed once, kept, and answered right to every kind of request."""

import gzip
import http.client
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from guide.delivery import PARTS, CompressOnce, OwnShell, own_page, scripts_of
from tests.browser.serving import Server

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = b"let answer = 42;\n" * 500


@pytest.fixture
def served():
    """A client of a small app behind the middleware, and the list of requests that reached it."""
    reached = []

    async def file(request):
        reached.append(request.url.path)
        kind = "font/woff2" if request.url.path.endswith("woff2") else "text/javascript"
        status = 404 if "missing" in request.url.path else 200
        headers = {} if "untagged" in request.url.path else {"etag": '"one"'}
        return Response(SCRIPT, status, media_type=kind, headers=headers)

    inner = Starlette(routes=[Route("/{path:path}", file)])
    return TestClient(CompressOnce(inner)), reached


def test_a_script_is_compressed_once(served):
    client, reached = served
    first, second = client.get("/static/a.js"), client.get("/static/a.js")
    assert first.content == second.content == SCRIPT
    assert first.headers["content-encoding"] == "gzip"
    assert int(first.headers["content-length"]) == len(gzip.compress(SCRIPT, 9, mtime=0))
    assert "Accept-Encoding" in first.headers["vary"]
    assert reached == ["/static/a.js"]


def test_a_browser_that_has_it_is_told_so(served):
    client, _ = served
    client.get("/static/a.js")
    answer = client.get("/static/a.js", headers={"if-none-match": '"one"'})
    assert answer.status_code == 304
    assert answer.content == b""


def test_the_first_request_may_already_have_it(served):
    client, _ = served
    answer = client.get("/static/a.js", headers={"if-none-match": '"one"'})
    assert answer.status_code == 304
    assert client.get("/static/a.js").content == SCRIPT


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/a.js", {"accept-encoding": "identity"}),
        ("/static/a.js", {"range": "bytes=0-9"}),
        ("/static/font.woff2", {}),
        ("/static/missing.js", {}),
        ("/other/a.js", {}),
    ],
)
def test_everything_else_passes_through_every_time(served, path, headers):
    client, reached = served
    for _ in range(2):
        answer = client.get(path, headers=headers)
        assert "content-encoding" not in answer.headers
        assert answer.content == SCRIPT
    assert reached == [path, path]


def test_a_file_without_a_tag_is_sent_whole(served):
    client, _ = served
    for _ in range(2):
        assert client.get("/static/untagged.js").content == SCRIPT


PAGE = (
    b'<html><head><link rel="preload" href="a.woff2" as="font">'
    b"<title>Streamlit</title></head></html>"
)
STYLE = b"@font-face{font-family:Source Sans;src:url(a)}@font-face{font-family:Other;src:url(b)}"


def test_the_page_knows_its_server_and_asks_for_no_unused_font():
    assert b"BACKEND_BASE_URL" in own_page(PAGE)
    assert b'as="font"' not in own_page(PAGE)
    assert own_page(STYLE) == b"@font-face{font-family:Other;src:url(b)}"


def test_the_server_asks_nobody_for_its_address():
    script = (
        "import socket, app\n"
        "from streamlit import config, net_util\n"
        "def refuse(*_): raise SystemExit('asked another host')\n"
        "socket.socket.connect = refuse\n"
        "assert net_util.get_external_ip() is None\n"
        "assert config.is_manually_set('browser.serverAddress')\n"
        "assert config.get_option('browser.gatherUsageStats') is False\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, timeout=60)
    assert done.returncode == 0


def test_streamlits_own_files_still_look_as_they_are_changed_here():
    static = Path(streamlit.__file__).parent / "static"
    page = (static / "index.html").read_bytes()
    assert own_page(page).count(b"BACKEND_BASE_URL") == 1
    for part in PARTS:
        assert own_page(page).count(b"js/%s." % part.encode()) == 1
    named = re.findall(rb'static/js/([^"]+)', own_page(page))
    assert len(named) == len(set(named))
    for part in PARTS:
        assert {file.encode() for file in scripts_of(part)} <= set(named)
    assert b'as="font"' in page and b'as="font"' not in own_page(page)
    style = next((static / "static/css").glob("index.*.css")).read_bytes()
    assert style.count(b"@font-face") - own_page(style).count(b"@font-face") == 2
    assert own_page(style).count(b"fonts/icons.woff2") == 1


def test_a_page_at_any_address_is_changed_and_compressed():
    async def page(request):
        return Response(PAGE, media_type="text/html", headers={"etag": '"one"'})

    client = TestClient(OwnShell(Starlette(routes=[Route("/{path:path}", page)])))
    answer = client.get("/diverging-interests")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == own_page(PAGE)
    assert "etag" not in answer.headers
    assert client.get("/", headers={"accept-encoding": "identity"}).content == own_page(PAGE)
    assert client.get("/_stcore/health").content == PAGE


@pytest.mark.heavy
def test_small_answers_on_a_kept_connection_leave_at_once(tmp_path):
    server = Server(GUIDE_STORE=f"sqlite:///{tmp_path}/guide.db")
    spent = []
    try:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        for _ in range(10):
            began = time.perf_counter()
            connection.request("GET", "/app/static/shapes/syria.json")
            connection.getresponse().read()
            spent.append(time.perf_counter() - began)
    finally:
        server.stop()
    # An answer that waits for an acknowledgement takes 40 ms, each of them but the first.
    assert min(spent[1:]) < 0.03
