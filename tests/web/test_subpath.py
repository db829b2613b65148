"""Below a path of the host everything within reads addresses as if it stood at the root."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from guide.web.subpath import WithBase, WithoutBase, base_of, below, written


class Within:
    """Notes the path that the parts in between see."""

    seen = ()

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "lifespan":
            Within.seen += ((scope["path"], base_of(scope)),)
        await self.app(scope, receive, send)


def client(base):
    async def answer(request):
        return JSONResponse(request.scope["path"])

    Within.seen = ()
    routes = below(base, [Route("/screen/{name}", answer), Route("/{page}", answer)])
    app = Starlette(
        routes=routes,
        middleware=[Middleware(WithoutBase, base=base), Middleware(Within), Middleware(WithBase)],
    )
    return TestClient(app, follow_redirects=False)


@pytest.mark.parametrize(
    ("option", "base"),
    [(None, ""), ("", ""), ("/", ""), ("guide", "/guide"), ("/a/b/", "/a/b")],
)
def test_the_option_is_read_with_or_without_slashes(option, base):
    assert written(option) == base


@pytest.mark.parametrize("base", ["", "/guide", "/a/b"])
def test_parts_in_between_see_the_address_as_at_the_root(base):
    asked = client(base)
    assert asked.get(f"{base}/quiz").json() == f"{base}/quiz"
    assert asked.get(f"{base}/screen/now").json() == f"{base}/screen/now"
    assert Within.seen == (("/quiz", base), ("/screen/now", base))


def test_what_is_not_below_the_path_is_not_answered():
    asked = client("/guide")
    for path in ("/quiz", "/guides/quiz", "/guidequiz"):
        assert asked.get(path).status_code == 404
    assert asked.post("/").status_code == 404
    with pytest.raises(WebSocketDisconnect), asked.websocket_connect("/_stcore/stream"):
        pass
    assert Within.seen == ()


@pytest.mark.parametrize("path", ["/", "/guide"])
def test_the_root_leads_to_the_path_with_what_it_asked(path):
    answer = client("/guide").get(f"{path}?as_of=2017-05-16")
    assert answer.status_code == 307
    assert answer.headers["location"] == "/guide/?as_of=2017-05-16"
