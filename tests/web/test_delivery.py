"""Files are compressed once, kept, and answered right to every kind of request."""

import gzip
import http.client
import time

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from guide.web.delivery import CompressOnce, OwnShell
from guide.web.streamlit_internals import own_page
from tests.browser.serving import Server

SCRIPT = b"let answer = 42;\n" * 500


@pytest.fixture
def delivered():
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


def test_a_script_is_compressed_once(delivered):
    client, reached = delivered
    only = {"accept-encoding": "gzip, deflate"}
    first, second = (client.get("/static/a.js", headers=only) for _ in range(2))
    assert first.content == second.content == SCRIPT
    assert first.headers["content-encoding"] == "gzip"
    assert int(first.headers["content-length"]) == len(gzip.compress(SCRIPT, 9, mtime=0))
    assert "Accept-Encoding" in first.headers["vary"]
    assert reached == ["/static/a.js"]


def test_a_browser_that_takes_brotli_gets_it(delivered):
    client, _ = delivered
    for taken, sent in (
        ("gzip, deflate, br", "br"),
        ("GZip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
    ):
        answer = client.get("/static/a.js", headers={"accept-encoding": taken})
        assert answer.headers["content-encoding"] == sent
        assert answer.content == SCRIPT  # the client reads both


def test_a_browser_that_has_it_is_told_so(delivered):
    client, _ = delivered
    client.get("/static/a.js")
    answer = client.get("/static/a.js", headers={"if-none-match": '"one"'})
    assert answer.status_code == 304
    assert answer.content == b""


def test_the_first_request_may_already_have_it(delivered):
    client, _ = delivered
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
def test_everything_else_passes_through_every_time(delivered, path, headers):
    client, reached = delivered
    for _ in range(2):
        answer = client.get(path, headers=headers)
        assert "content-encoding" not in answer.headers
        assert answer.content == SCRIPT
    assert reached == [path, path]


def test_a_file_without_a_tag_is_sent_whole(delivered):
    client, _ = delivered
    for _ in range(2):
        assert client.get("/static/untagged.js").content == SCRIPT


PAGE = b"<html><head><title>Streamlit</title></head></html>"


def test_a_page_at_any_address_is_changed_and_compressed():
    async def page(request):
        return Response(PAGE, media_type="text/html", headers={"etag": '"one"'})

    inner = Starlette(routes=[Route("/{path:path}", page)])
    client = TestClient(OwnShell(inner, lambda scope: "pl"))
    answer = client.get("/diverging-interests")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == own_page(PAGE, "pl")
    assert "etag" not in answer.headers
    assert client.get("/", headers={"accept-encoding": "identity"}).content == own_page(PAGE, "pl")
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
