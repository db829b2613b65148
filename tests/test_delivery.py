"""Files are compressed once, kept, and answered right to every kind of request."""

import gzip

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from guide.delivery import CompressOnce

SCRIPT = b"let answer = 42;\n" * 500


@pytest.fixture
def served():
    """A client of a small app behind the middleware, and the list of requests that reached it."""
    reached = []

    async def file(request):
        reached.append(request.url.path)
        kind = "font/woff2" if request.url.path.endswith("woff2") else "text/javascript"
        status = 404 if "missing" in request.url.path else 200
        return Response(SCRIPT, status, media_type=kind, headers={"etag": '"one"'})

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
