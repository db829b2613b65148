"""How files reach a browser: compressed once, cached in memory, on any Wi-Fi.

Streamlit sends its own scripts uncompressed, on the ground that a proxy would compress them. In a
library's meeting room there is no proxy, and its chart library alone is 4.7 MB.
"""

from __future__ import annotations

import asyncio
import asyncio.base_events
import gzip
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import brotli
from markupsafe import Markup
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from . import smallest
from .streamlit_internals import own_page
from .subpath import base_of

UNCHANGING = ("/static/", "/app/static/", "/screen/files/", "/phone/files/")
"""Paths whose files stay the same while the server runs."""

COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg")
LARGEST = 8_000_000
"""Bytes; larger files pass through as they are."""

QUALITY = 7
"""Of Brotli, where `smallest.py` kept nothing: 0.3 s for the chart library and 15 % less than gzip;
9 takes twice as long for 1 %."""


@dataclass(frozen=True)
class Compressed:
    """A file's response, ready to be sent."""

    headers: list[tuple[bytes, bytes]]
    body: bytes


class CompressOnce:
    """ASGI middleware: send an unchanging text file compressed, made at its first request.

    As Brotli where the browser takes it (over HTTPS and on the machine itself), else as gzip.
    """

    def __init__(self, app: ASGIApp, kept: Path = smallest.KEPT) -> None:
        """``kept`` is the folder of what was compressed before (``smallest.py``)."""
        self.app = app
        self.kept = kept
        self.cached: dict[tuple[str, str], Compressed] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the cached response, or pass the request on and cache what comes back."""
        coding = _wanted(scope)
        if not coding:
            await self.app(scope, receive, send)
            return
        key = (scope["path"], coding)
        if key not in self.cached:
            response = _Buffered(send)
            await self.app(_without_conditions(scope), receive, response.take)
            if not response.whole:
                return
            self.cached[key] = await asyncio.to_thread(self._compress, response, coding)
        cached = self.cached[key]
        etag = _header(cached, b"etag")
        if etag is not None and Headers(scope=scope).get("if-none-match") == etag:
            await send({"type": "http.response.start", "status": 304, "headers": cached.headers})
            await send({"type": "http.response.body", "body": b""})
            return
        await send({"type": "http.response.start", "status": 200, "headers": cached.headers})
        await send({"type": "http.response.body", "body": cached.body})

    def _compress(self, response: _Buffered, coding: str) -> Compressed:
        assert response.start is not None
        whole = bytes(response.body)
        if coding == "gzip":
            body = gzip.compress(whole, 9, mtime=0)
        else:
            body = smallest.find(whole, self.kept) or brotli.compress(whole, quality=QUALITY)
        headers = MutableHeaders(raw=list(response.start["headers"]))
        headers["content-encoding"] = coding
        headers["content-length"] = str(len(body))
        headers.add_vary_header("Accept-Encoding")
        return Compressed(headers.raw, body)


class _Buffered:
    """Buffers a whole response of the kinds wanted; sends any other on at once."""

    def __init__(self, send: Send, kinds: tuple[str, ...] = COMPRESSIBLE) -> None:
        self.send = send
        self.kinds = kinds
        self.start: Message | None = None
        self.body = bytearray()
        self.whole = False

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _to_buffer(message, self.kinds):
            self.start = message
        elif self.start is None:
            await self.send(message)
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            self.whole = not message.get("more_body", False)


def _wanted(scope: Scope) -> str:
    """How the file that is asked for is compressed; empty for what passes through."""
    if not (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and scope["path"].startswith(UNCHANGING)
        and "range" not in Headers(scope=scope)
    ):
        return ""
    taken = Headers(scope=scope).get("accept-encoding", "")
    codings = {each.strip() for each in taken.lower().split(",")}  # "br;q=0" is not among them
    return next((coding for coding in ("br", "gzip") if coding in codings), "")


def _without_conditions(scope: Scope) -> Scope:
    """The request asking for the whole file, uncompressed, so that it can be cached."""
    dropped = {b"if-none-match", b"if-modified-since", b"accept-encoding"}
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in dropped]}


def _to_buffer(start: Message, kinds: tuple[str, ...]) -> bool:
    headers = Headers(raw=start["headers"])
    return (
        start["status"] == 200
        and headers.get("content-type", "").startswith(kinds)
        and int(headers.get("content-length", LARGEST + 1)) <= LARGEST
    )


def _header(cached: Compressed, name: bytes) -> str | None:
    return next((value.decode("latin-1") for key, value in cached.headers if key == name), None)


Head = Callable[[Scope], Markup]
"""Hands out tags for the head of the page that a request asks for."""


def no_head(scope: Scope) -> Markup:
    """No tags."""
    return Markup()


class OwnShell:
    """ASGI middleware: Streamlit's one HTML page and its style sheet as the guide sends them."""

    def __init__(
        self, app: ASGIApp, language: Callable[[Scope], str], head: Head = no_head
    ) -> None:
        """``language`` hands out the language that a request asks for, as a BCP 47 tag; ``head``
        what stands in the head of its page.
        """
        self.app = app
        self.language = language
        self.head = head

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; change the response if it is the page or its style sheet."""
        if scope["type"] != "http" or scope["path"].startswith(NO_SHELL):
            await self.app(scope, receive, send)
            return
        response = _Buffered(send, ("text/html", "text/css"))
        await self.app(_without_conditions(scope), receive, response.take)
        if not response.whole:
            return
        assert response.start is not None
        body = await asyncio.to_thread(self._own, bytes(response.body), scope)
        headers = MutableHeaders(raw=list(response.start["headers"]))
        for name in ("etag", "last-modified"):
            del headers[name]
        if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            headers["content-encoding"] = "gzip"
        headers.add_vary_header("Accept-Encoding")
        headers["content-length"] = str(len(body))
        await send({**response.start, "headers": headers.raw})
        await send({"type": "http.response.body", "body": body})

    def _own(self, body: bytes, scope: Scope) -> bytes:
        return own_page(body, self.language(scope), self.head(scope), base_of(scope))


NO_SHELL = (
    *("/static/js/", "/static/media/", "/app/static/", "/media/", "/_stcore/", "/screen"),
    *("/copy", "/r/", "/join", "/phone/", "/healthz"),
)
"""Paths that hold neither the page nor its style sheet."""


def send_at_once() -> None:
    """Let small responses leave without waiting for the browser's acknowledgement.

    asyncio turns Nagle's algorithm off for sockets that name their protocol. The listening socket
    that Streamlit hands on names none (github.com/Kludex/uvicorn/issues/3149), so on a kept
    connection every file and every message would wait 40 ms.
    """

    def set_nodelay(connection: socket.socket) -> None:
        if connection.family in (socket.AF_INET, socket.AF_INET6):
            with suppress(OSError):
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    asyncio.base_events._set_nodelay = set_nodelay  # type: ignore[attr-defined]


def middleware(language: Callable[[Scope], str], head: Head) -> list[Middleware]:
    """What every response passes through.

    ``language`` hands out a page's BCP 47 tag, ``head`` what stands in its head.
    """
    return [Middleware(CompressOnce), Middleware(OwnShell, language=language, head=head)]
