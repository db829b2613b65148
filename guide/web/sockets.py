"""The web socket that pages speak through: whose it is, how much of it, and how many at a time.

Nothing that a page of the guide sends is lost: what comes too fast waits in the browser's own
connection, which the server then does not read.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from guide.room.errors import StoreError

from . import auth
from .framing import as_a_stranger, stands_in_a_frame
from .requester import has_own_origin, household, own_host
from .streamlit_internals import WANTED, kind_of, run_ended, visit_named_in

LONGEST = 500_000
"""Bytes of a message from a browser: a hundred times what a page with all its answers sends."""

REFUSED, UNSUPPORTED, BROKEN = 1008, 1003, 1002
"""Why a socket is closed (RFC 6455, section 7.4.1). After any of them a page comes back by itself,
and finds what it showed."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limits:
    """What readers may take. Facilitators are never kept waiting and never refused.

    A hall of 300 is one address to a guide behind a proxy or a hotspot.
    """

    everyone: int = 700
    """Readers' pages open at a time; each takes one of 1,024 files that a process may open."""
    each: int = 400
    """Of them, from one address."""
    burst: int = 40
    """Messages of one page at once."""
    pace: float = 10.0
    """Messages of one page a second, after that."""
    runs: int = 2
    """Runs of the script for readers at a time. One process does one thing at a time: more runs
    make none of them faster, and the screen and the facilitator wait for all."""
    patience: float = 2.0
    """Seconds after which a run no longer counts as one, whatever became of it."""


class Sockets:
    """ASGI middleware: let the guide's own pages speak to the server, each no more than its due."""

    def __init__(self, app: ASGIApp, limits: Limits | None = None) -> None:
        self.app = app
        self.limits = limits or Limits()
        self.open: Counter[str] = Counter()
        """Readers' pages by address."""
        self.turns = Turns(self.limits.runs, self.limits.patience)
        self.led: OrderedDict[str, None] = OrderedDict()
        """Facilitators' visits, by name. Nobody else comes back to one."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the socket on, or close it before it opens."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        framed = stands_in_a_frame(scope)
        if framed:
            scope = as_a_stranger(scope)
        token = HTTPConnection(scope).cookies.get(auth.COOKIE)
        if not _own(scope, token):
            _tell(HTTPConnection(scope).headers.get("origin", ""), own_host(scope))
            await _refuse(receive, send)
            return
        signed_in = token is not None and await run_in_threadpool(_good, token)
        if signed_in or (not framed and await run_in_threadpool(_may_host, scope)):
            page = _Page(self, receive, send, token if signed_in else None, leads=True)
            await self.app(self._passed_on(scope, signed_in), page.receive, page.send)
            return
        async with self._counted(household(scope)) as welcome:
            if not welcome:
                await _refuse(receive, send)
                return
            page = _Page(self, receive, send, None, leads=False)
            try:
                await self.app(self._passed_on(scope, False), page.receive, page.send)
            finally:
                self.turns.done(page)

    @asynccontextmanager
    async def _counted(self, address: str) -> AsyncIterator[bool]:
        """Whether one more page of a reader may be open."""
        full = self.open[address] >= self.limits.each
        if full or self.open.total() >= self.limits.everyone:
            yield False
            return
        self.open[address] += 1
        try:
            yield True
        finally:
            self.open[address] -= 1
            if not self.open[address]:
                del self.open[address]

    def _passed_on(self, scope: Scope, signed_in: bool) -> Scope:
        """The request as Streamlit gets it: with the browser's own host, and without the name of a
        visit that its browser may not come back to.
        """
        host = own_host(scope)
        scope = {**scope}
        headers = MutableHeaders(scope=scope)
        headers["host"] = host
        said = [part.strip() for part in headers.get("sec-websocket-protocol", "").split(",")]
        if not signed_in and len(said) > 2 and said[2] in self.led:
            headers["sec-websocket-protocol"] = ", ".join(said[:2])
        return scope

    def remember(self, visit: str) -> None:
        """Keep the name of a facilitator's visit."""
        self.led[visit] = None
        self.led.move_to_end(visit)
        while len(self.led) > 1000:
            self.led.popitem(last=False)


class _Page:
    """One page's socket."""

    def __init__(
        self, sockets: Sockets, receive: Receive, send: Send, token: str | None, *, leads: bool
    ) -> None:
        """``token`` is the good one of a signed-in facilitator; ``leads`` is for these and for the
        machine itself.
        """
        self._sockets = sockets
        self._receive, self._send = receive, send
        self._token = token
        self._leads = leads
        self._named = False
        self._closed = False
        self._pace = Pace(sockets.limits.burst, sockets.limits.pace)

    async def receive(self) -> Message:
        """The next message that the server is to have."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            body = message.get("bytes")
            if body is None:
                return await self._close(UNSUPPORTED)
            kind = kind_of(body)
            if kind is None:
                return await self._close(BROKEN)
            if self._token and not await run_in_threadpool(_good, self._token):
                return await self._close(REFUSED)
            await self._wait_for_turn(kind)
            if kind in WANTED:
                return message

    async def _wait_for_turn(self, kind: str) -> None:
        if self._leads:
            return
        await asyncio.sleep(self._pace.wait(time.monotonic()))
        if kind == "rerun_script":
            await self._sockets.turns.take(self)

    async def send(self, message: Message) -> None:
        """Send what the server says, and see whether its run has ended."""
        if self._closed:
            return
        body = message.get("bytes") if message["type"] == "websocket.send" else None
        if body is not None and self._token and not self._named:
            self._note_visit(body)
        if body is not None and not self._leads and run_ended(body):
            self._sockets.turns.done(self)
        await self._send(message)

    def _note_visit(self, body: bytes) -> None:
        visit = visit_named_in(body)
        if visit is not None:
            self._named = True
            self._sockets.remember(visit)

    async def _close(self, code: int) -> Message:
        """Close the socket for both sides."""
        await self._send({"type": "websocket.close", "code": code})
        self._closed = True
        return {"type": "websocket.disconnect", "code": code}


class Pace:
    """How long each message waits, so that no more than so many come a second."""

    def __init__(self, burst: int, pace: float) -> None:
        self._burst, self._pace = burst, pace
        self._left, self._at = float(burst), 0.0

    def wait(self, now: float) -> float:
        """Seconds that the message which came at ``now``, in seconds, has to wait."""
        self._left = min(self._burst, self._left + (now - self._at) * self._pace)
        self._at = now
        self._left -= 1
        return max(0.0, -self._left / self._pace)


class Turns:
    """Whose runs are under way: a few at a time, the others in the order they came."""

    def __init__(self, most: int, patience: float) -> None:
        """``patience`` is how many seconds a turn lasts at most."""
        self._free = asyncio.Semaphore(most)
        self._patience = patience
        self._under_way: dict[_Page, asyncio.TimerHandle] = {}

    async def take(self, page: _Page) -> None:
        """Wait for a turn; whoever has one keeps it, as a new press replaces the run."""
        if page in self._under_way:
            return
        await self._free.acquire()
        after = asyncio.get_running_loop().call_later(self._patience, self.done, page)
        self._under_way[page] = after

    def done(self, page: _Page) -> None:
        """Give a turn back; nothing without one."""
        timer = self._under_way.pop(page, None)
        if timer is not None:
            timer.cancel()
            self._free.release()


def _own(scope: Scope, token: str | None) -> bool:
    """Whether a page of the guide opens the socket, or a program that is nobody's.

    A program says what it likes, so that asking it for an origin keeps nobody out; with the cookie
    of a facilitator it must name one all the same, should something between take it away from a
    browser's request.
    """
    origin = any(name == b"origin" for name, _ in scope["headers"])
    return has_own_origin(scope) if origin else token is None


def _good(token: str) -> bool:
    try:
        return auth.token_is_good(token)
    except StoreError:
        return False


def _may_host(scope: Scope) -> bool:
    try:
        return auth.may_host(scope)
    except StoreError:
        return False


async def _refuse(receive: Receive, send: Send) -> None:
    """Answer the request to open a socket with HTTP's 403."""
    await receive()
    await send({"type": "websocket.close", "code": REFUSED})


@lru_cache(maxsize=100)
def _tell(origin: str, here: str) -> None:
    """Tell whoever runs the guide, once: behind a proxy that hides its address no page works."""
    _log.warning(
        "A page from %.100r may not speak to the guide at %.100r. A proxy in between has to pass "
        "on Host and X-Forwarded-Proto.", origin, here
    )  # fmt: skip
