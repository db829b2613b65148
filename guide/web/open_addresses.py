"""Which addresses are open: those that the guide uses, and none of Streamlit's others.

Streamlit's server has routes for uploads, components, metrics, sign-in and agents. The guide uses
none of them, and an anonymous visitor could fill the memory through one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from .subpath import base_of

LONGEST = 300
"""Characters of a path: file systems refuse names from 256 bytes on, some of them loudly."""


class Open(NamedTuple):
    """Addresses of one kind that a visitor may ask for."""

    path: re.Pattern[str]
    """The whole of the path, without ``%``-escapes."""
    why: str
    methods: tuple[str, ...] = ("GET", "HEAD")


_FILE = r"(?:/[\w@+-][\w.@+-]*)+"
"""Names below a folder. None begins with a dot, and none is empty: a file has one address."""

OPEN = (
    Open(re.compile(r"/screen"), "the projector's page"),
    Open(re.compile(r"/screen/move"), "its keys", ("POST",)),
    Open(
        re.compile(r"/screen/(?:questions|words)"),
        "the facilitator moderates",
        ("GET", "HEAD", "POST"),
    ),
    Open(re.compile(rf"/screen(?!/(?:move|questions|words)$){_FILE}"), "what it shows and loads"),
    Open(re.compile(r"/join"), "where a phone's user types the code"),
    Open(
        re.compile(r"/r/[A-Za-z-]{1,20}(?:/(?:state|hall|count|card|pinned|questions/state))?"),
        "a room's page on phones, its news",
    ),
    Open(
        re.compile(r"/r/[A-Za-z-]{1,20}/(?:answers|home|resume|upvotes)"),
        "what phones send",
        ("POST",),
    ),
    Open(
        re.compile(r"/r/[A-Za-z-]{1,20}/questions"),
        "questions to the speaker, and a new one",
        ("GET", "HEAD", "POST"),
    ),
    Open(re.compile(rf"/phone/files{_FILE}"), "what that page loads"),
    Open(re.compile(r"/healthz"), "whether process and store answer"),
    Open(re.compile(r"/host/(?:enter|leave)"), "the facilitator's door", ("POST",)),
    Open(re.compile(r"/preview/[\w-]+\.png"), "what a link to a page is shown with"),
    Open(re.compile(r"/copy(?:/[\w-]+(?:\.pdf)?)?"), "the guide without web sockets"),
    Open(re.compile(rf"/static{_FILE}"), "Streamlit's front end"),
    Open(re.compile(r"/(?:favicon\.png|manifest\.json)"), "what its page names"),
    Open(re.compile(r"/(?:robots\.txt|sitemap\.xml)"), "what a search engine asks for"),
    Open(re.compile(rf"/app/static{_FILE}"), "fonts and the shapes of borders"),
    Open(re.compile(r"/media/\w+(?:\.\w+)?"), "files to keep, made when they are asked for"),
    Open(re.compile(r"/_stcore/health"), "a page asks whether its server is there"),
    Open(re.compile(r"/_stcore/host-config"), "the front end's settings"),
)
"""Every open address but the pages'."""

PAGE = re.compile(r"/[\w-]{0,80}")
"""A page's address. Whatever it names, Streamlit is asked for its one page and for no route."""

PAGE_OF = "guide.page"
"""Where a request that is passed on says which page was asked for."""

SOCKET = "/_stcore/stream"
"""The one web socket, which shows pages and brings back what was pressed."""

CLOSED = frozenset({
    "/_stcore/metrics",
    "/_stcore/upload_file/{session_id}/{file_id}",
    "/_stcore/bidi-components/{path:path}",
    "/_stcore/agent/interact",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
    "/component/{path:path}",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
})  # fmt: skip
"""Routes of Streamlit 1.67 that nobody reaches, as it writes them.

The door needs the list for ``/oauth2callback``, which looks like a page; for the rest it says what
was looked at. A test fails when Streamlit has a route that stands neither here nor in ``OPEN``.
"""


class OpenAddresses:
    """ASGI middleware: send an open address on, and answer any other with 404."""

    def __init__(
        self,
        app: ASGIApp,
        knows: Callable[[str], bool] = lambda page: True,
        lost: Callable[[Scope], Response] | None = None,
    ) -> None:
        """``knows`` says whether a page has an address (without the first slash), ``lost`` hands
        out the answer to any other.
        """
        self.app = app
        self.knows = knows
        self.lost = lost

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it without reading its body."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http":
            answer = _answer(scope)
            if self.lost and self._is_lost(scope, answer):
                answer = self.lost(scope)
            if isinstance(answer, Response):
                await answer(scope, receive, send)
            else:
                await self.app(answer, receive, send)
        else:
            await self.app(scope, receive, send)

    def _is_lost(self, scope: Scope, answer: Scope | Response) -> bool:
        """Whether somebody asks for a page, and there is none at the address."""
        if isinstance(answer, Response):
            reads = "text/html" in Headers(scope=scope).get("accept", "")
            return answer.status_code == HTTPStatus.NOT_FOUND and reads
        return PAGE_OF in answer and not self.knows(answer[PAGE_OF])

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == SOCKET:
            await self.app(scope, receive, send)
            return
        await receive()
        await send({"type": "websocket.close", "code": 1008})


def _answer(scope: Scope) -> Scope | Response:
    """The request as it is passed on, or the response instead of it."""
    path, method = scope["path"], scope["method"]
    known = next((one for one in OPEN if one.path.fullmatch(path)), None)
    if len(path) > LONGEST or path in CLOSED:
        return _refused(HTTPStatus.NOT_FOUND)
    if known is not None:
        return scope if method in known.methods else _refused(HTTPStatus.METHOD_NOT_ALLOWED)
    page = path.removesuffix("/") or "/"
    if not PAGE.fullmatch(page):
        return _refused(HTTPStatus.NOT_FOUND)
    if method not in ("GET", "HEAD"):
        return _refused(HTTPStatus.METHOD_NOT_ALLOWED)
    if page != path:
        query = scope["query_string"].decode("latin-1")
        address = base_of(scope) + page
        return RedirectResponse(f"{address}?{query}" if query else address, 301)
    return {**scope, "path": "/", "raw_path": b"/", PAGE_OF: page.removeprefix("/")}


def _refused(status: HTTPStatus) -> Response:
    return PlainTextResponse(f"{status.phrase}.", status, {"Cache-Control": "no-store"})
