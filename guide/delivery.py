"""How files reach a browser: compressed once, kept in memory, on any Wi-Fi.

Streamlit sends its own scripts uncompressed, on the ground that a proxy would compress them. In a
library's meeting room there is no proxy, and its chart library alone is 4.7 MB.
"""

from __future__ import annotations

import asyncio
import asyncio.base_events
import gzip
import re
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

UNCHANGING = ("/static/", "/app/static/", "/screen/files/")
"""Paths whose files stay the same while the server runs."""

COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg")
LARGEST = 8_000_000
"""Bytes; larger files pass through as they are."""


@dataclass(frozen=True)
class Compressed:
    """A file's answer, ready to be sent."""

    headers: list[tuple[bytes, bytes]]
    body: bytes


class CompressOnce:
    """ASGI middleware: answer for an unchanging text file with a gzip made at its first request."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[str, Compressed] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the kept answer, or pass the request on and keep its answer."""
        if not _wanted(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self.kept:
            answer = _Answer(send)
            await self.app(_without_conditions(scope), receive, answer.take)
            if not answer.whole:
                return
            self.kept[path] = await asyncio.to_thread(_compress, answer)
        kept = self.kept[path]
        etag = _header(kept, b"etag")
        if etag is not None and Headers(scope=scope).get("if-none-match") == etag:
            await send({"type": "http.response.start", "status": 304, "headers": kept.headers})
            await send({"type": "http.response.body", "body": b""})
            return
        await send({"type": "http.response.start", "status": 200, "headers": kept.headers})
        await send({"type": "http.response.body", "body": kept.body})


class _Answer:
    """Gathers an answer that is whole and of the kinds wanted; sends any other on at once."""

    def __init__(self, send: Send, kinds: tuple[str, ...] = COMPRESSIBLE) -> None:
        self.send = send
        self.kinds = kinds
        self.start: Message | None = None
        self.body = bytearray()
        self.whole = False

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _gathered(message, self.kinds):
            self.start = message
        elif self.start is None:
            await self.send(message)
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            self.whole = not message.get("more_body", False)


def _wanted(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and scope["path"].startswith(UNCHANGING)
        and "gzip" in Headers(scope=scope).get("accept-encoding", "")
        and "range" not in Headers(scope=scope)
    )


def _without_conditions(scope: Scope) -> Scope:
    """The request asking for the whole file, uncompressed, so that it can be kept."""
    dropped = {b"if-none-match", b"if-modified-since", b"accept-encoding"}
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in dropped]}


def _gathered(start: Message, kinds: tuple[str, ...]) -> bool:
    headers = Headers(raw=start["headers"])
    return (
        start["status"] == 200
        and headers.get("content-type", "").startswith(kinds)
        and int(headers.get("content-length", LARGEST + 1)) <= LARGEST
    )


def _compress(answer: _Answer) -> Compressed:
    assert answer.start is not None
    body = gzip.compress(bytes(answer.body), 9, mtime=0)
    headers = MutableHeaders(raw=list(answer.start["headers"]))
    headers["content-encoding"] = "gzip"
    headers["content-length"] = str(len(body))
    headers.add_vary_header("Accept-Encoding")
    return Compressed(headers.raw, body)


def _header(kept: Compressed, name: bytes) -> str | None:
    return next((value.decode("latin-1") for key, value in kept.headers if key == name), None)


class OwnShell:
    """ASGI middleware: Streamlit's one HTML page and its style sheet, without two detours.

    - The page says where the server is. Without it, an address below the root first asks
      ``/page/_stcore/health``, gets two 404s, which the browser's console shows as errors, and
      only then asks the root.
    - The page names the scripts that draw text, choices, links and charts, so that a browser
      fetches them while the script runs on the server, and not after.
    - Neither asks for Source Sans, a font of 170 KB that is shown for the blink before the guide's
      own arrives, and icons come from a cut of 4 KB of the icon font of 375 KB.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; change the answer if it is the page or its style sheet."""
        if scope["type"] != "http" or scope["path"].startswith(PASSED):
            await self.app(scope, receive, send)
            return
        answer = _Answer(send, ("text/html", "text/css"))
        await self.app(_without_conditions(scope), receive, answer.take)
        if not answer.whole:
            return
        assert answer.start is not None
        body = own_page(bytes(answer.body))
        headers = MutableHeaders(raw=list(answer.start["headers"]))
        for name in ("etag", "last-modified"):
            del headers[name]
        if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            headers["content-encoding"] = "gzip"
        headers.add_vary_header("Accept-Encoding")
        headers["content-length"] = str(len(body))
        await send({**answer.start, "headers": headers.raw})
        await send({"type": "http.response.body", "body": body})


PASSED = ("/static/js/", "/static/media/", "/app/static/", "/media/", "/_stcore/", "/screen")
"""Paths that hold neither the page nor its style sheet."""

_UNUSED_FONT = re.compile(
    rb'<link[^>]*rel="preload"[^>]*as="font"[^>]*>|@font-face{[^}]*Source Sans[^}]*}'
)
_ICON_FONT = re.compile(rb"url\(\.\./media/MaterialSymbols-Rounded[^)]*\)")
_ICONS = b"url(../../app/static/fonts/icons.woff2)"
_WHERE = (
    b"<head><script>window.__streamlit={BACKEND_BASE_URL:location.origin+'/',"
    b"MAIN_PAGE_BASE_URL:location.origin+'/'}</script>"
)


PARTS = ("Html", "Radio", "PageLink", "PlotlyChart")
"""Parts of Streamlit's front end that nearly every page begins with, the heaviest last."""

_SCRIPTS = Path(streamlit.__file__).parent / "static/static/js"
_IMPORT = re.compile(r"""(?:\bfrom|\bimport)["'`]\./([\w.-]+\.js)["'`]""")
IMPORTS_END = 10_000
"""Characters of a script that hold all its imports, which stand first."""


def scripts_of(*parts: str) -> list[str]:
    """The files of parts of Streamlit's front end, each after those that it imports.

    Without ``index.*.js``, which the page itself runs.
    """
    found: dict[str, None] = {}

    def add(file: str) -> None:
        with (_SCRIPTS / file).open(encoding="utf-8") as script:
            imported = _IMPORT.findall(script.read(IMPORTS_END))
        for each in imported:
            if each not in found and not each.startswith("index."):
                add(each)
        found[file] = None

    for part in parts:
        for path in _SCRIPTS.glob(f"{part}.*.js"):
            add(path.name)
    return list(found)


_NEEDED = scripts_of(*PARTS)


def _preloads(page: bytes) -> bytes:
    """Links to what the page needs soon and does not name itself."""
    return b"".join(
        b'<link rel="modulepreload" crossorigin%s href="./static/js/%s">'
        % (b' fetchpriority="low"' * file.startswith("Plotly"), file.encode())
        for file in _NEEDED
        if file.encode() not in page
    )


def own_page(page: bytes) -> bytes:
    """Streamlit's page or style sheet as the guide sends it; anything else as it is."""
    page = _ICON_FONT.sub(_ICONS, _UNUSED_FONT.sub(b"", page))
    if b"<title>Streamlit</title>" in page:
        end = _preloads(page) + b"</head>"
        page = page.replace(b"<head>", _WHERE, 1).replace(b"</head>", end, 1)
    return page


def send_at_once() -> None:
    """Let small answers leave without waiting for the browser's acknowledgement.

    asyncio turns Nagle's algorithm off for sockets that name their protocol. The listening socket
    that Streamlit hands on names none (github.com/Kludex/uvicorn/issues/3149), so on a kept
    connection every file and every message would wait 40 ms.
    """

    def set_nodelay(connection: socket.socket) -> None:
        if connection.family in (socket.AF_INET, socket.AF_INET6):
            with suppress(OSError):
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    asyncio.base_events._set_nodelay = set_nodelay  # type: ignore[attr-defined]


MIDDLEWARE = [Middleware(CompressOnce), Middleware(OwnShell)]
