"""A guide's doors with a store of the test's own, and visitors from here and from elsewhere."""

import httpx2 as httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from guide.room.store import Store
from guide.web import auth, sign_in
from tests.packs import SMALL

from ..browser.serving import Server

HERE = "http://127.0.0.1:8501"
LAN = "http://192.168.1.5:8501"
PHONE = ("192.168.1.77", 50000)


@pytest.fixture
def store(own_file):
    opened = Store(own_file)
    yield opened
    opened.close()


@pytest.fixture
def allowed(store, monkeypatch):
    """Who may host, with six digits of the test's own."""
    made = auth.Auth(lambda: store)
    monkeypatch.setattr(auth, "auth", lambda: made)
    return made


@pytest.fixture
def visitor(pack):
    """Makes a browser at an address, of a small app with the routes of signing in."""

    async def page(request):
        return PlainTextResponse("shell")

    async def may(request):
        return PlainTextResponse("yes" if auth.may_host(request.scope) else "no")

    async def change(request):
        return PlainTextResponse("yes" if auth.may_change(request.scope) else "no")

    app = Starlette(
        routes=[
            *sign_in.routes(lambda: pack),
            Route("/may", may),
            Route("/change", change, methods=["POST"]),
            Route("/{path:path}", page),
        ],
        middleware=[Middleware(sign_in.SignedIn)],
    )

    def make(client=("127.0.0.1", 50000), server=HERE, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return TestClient(app, server, client=client, headers=named, follow_redirects=False)

    return make


def enter(browser, passcode, **more):
    """Post the passcode's form."""
    return browser.post("/host/enter", data={"passcode": passcode}, **more)


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
        "query_string": b"",
        "scheme": "http",
        "client": (client, 50000) if client else None,
        "server": (at, 8501),
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
    }


class Served:
    """The small guide, running: even this machine is a stranger to it; its store, its passcode."""

    passcode = "open sesame"

    def __init__(self, folder, **settings):
        self.url = f"sqlite:///{folder}/guide.db"
        self.server = Server(
            GUIDE_PACK=str(SMALL),
            GUIDE_STORE=self.url,
            GUIDE_HOST_PASSCODE=self.passcode,
            GUIDE_HOST_LOCAL="no",
            **settings,
        )
        self.address = self.server.address
        self.store = Store(self.url)
        self._client = httpx.Client(base_url=self.address, timeout=60, trust_env=False)

    def ask(self, method, path, **more):
        """One request of a stranger."""
        answer = self._client.request(method, path, **more)
        self._client.cookies.clear()
        return answer

    def facilitator(self):
        """The cookie of a device that typed the passcode."""
        answer = self.ask("POST", "/host/enter", data={"passcode": self.passcode})
        return f"{auth.COOKIE}={answer.cookies[auth.COOKIE]}"

    def close(self):
        self._client.close()
        self.store.close()
        self.server.stop()


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    running = Served(tmp_path_factory.mktemp("served"))
    yield running
    running.close()
