"""A guide that stands below a path of its host: ``--server.baseUrlPath guide``.

Everything within reads and opens addresses as if the guide stood at the root. The outermost part
takes the path off a request, the innermost puts it back for Streamlit, whose routes begin with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

BASE = "guide.base"
"""Where a request says below which path the guide stands."""


def base_of(scope: Scope) -> str:
    """The path that the guide stands below: ``/guide``; the empty text at the root."""
    return str(scope.get(BASE, ""))


def written(option: str | None) -> str:
    """The path as it is put before an address, from Streamlit's option: ``/guide`` or nothing."""
    named = (option or "").strip("/")
    return f"/{named}" if named else ""


class WithoutBase:
    """ASGI middleware: take the path off requests below it, and answer no other."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app = app
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as one to the root; lead from the bare path and the root to it."""
        if not self.base or scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path.startswith(f"{self.base}/"):
            await self.app(self._cut(scope), receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        elif path in (self.base, "/") and scope["method"] in ("GET", "HEAD"):
            query = scope["query_string"].decode("latin-1")
            address = f"{self.base}/?{query}" if query else f"{self.base}/"
            await RedirectResponse(address, 307)(scope, receive, send)
        else:
            await PlainTextResponse("Not Found.", 404)(scope, receive, send)

    def _cut(self, scope: Scope) -> Scope:
        raw = scope.get("raw_path") or b""
        return {
            **scope,
            "path": scope["path"].removeprefix(self.base),
            "raw_path": raw.removeprefix(self.base.encode()),
            BASE: self.base,
        }


class WithBase:
    """ASGI middleware: put the path back, for Streamlit and the routes beside it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its whole path."""
        if base := base_of(scope):
            raw = base.encode() + (scope.get("raw_path") or b"")
            scope = {**scope, "path": base + scope["path"], "raw_path": raw}
        await self.app(scope, receive, send)


def below(base: str, routes: Iterable[Route]) -> list[Route]:
    """The routes as they stand below a path."""
    return [
        Route(base + route.path, route.endpoint, methods=sorted(route.methods or ()) or None)
        for route in routes
    ]
