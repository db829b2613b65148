"""Who may host: whoever sits at the machine itself, and whoever knows the passcode.

Readers never pass here: they get no cookie, and nothing of them is kept.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import json
import os
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import cache, cached_property
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .address import link, own_addresses
from .store import Store, StoreError, store

COOKIE = "guide-host"

SIGNED_IN = 7 * 24 * 3600
"""Seconds that a device stays signed in: long enough to prepare on one day and host on another,
too short for a borrowed computer to host next month's event."""

TRIES_EACH = 5
TRIES_ALL = 30
"""Wrong passcodes a minute, from one address and from all: six digits would take 23 days."""

LONGEST = 2000
"""Bytes of a posted passcode."""

WAIT = "There were too many wrong passcodes; wait a minute and try again."
FOREIGN = "This request came from another site and was not followed."


class Door:
    """The passcode, the tokens of those who typed it, and the wrong tries."""

    def __init__(self, kept_in: Callable[[], Store], chosen: str = "", local: bool = True) -> None:
        """``chosen`` is the operator's own passcode; without one, six digits are made and kept."""
        self._store = kept_in
        self.chosen = bool(plain(chosen))
        self._chosen = plain(chosen)
        self.local = local
        """Whether the machine itself may host without a passcode."""
        self._wrong: deque[tuple[float, str]] = deque()
        self._one_at_a_time = threading.Lock()

    @cached_property
    def passcode(self) -> str:
        """What has to be typed, without spaces and hyphens."""
        return self._chosen or self._store().secret("passcode", _six_digits)

    @cached_property
    def _key(self) -> bytes:
        return self._store().secret("cookie-key", lambda: secrets.token_hex(32)).encode()

    def token(self, now: float) -> str:
        """What a device that may host carries in its cookie."""
        until = str(int(now) + SIGNED_IN)
        return f"{until}.{self._signature(until)}"

    def token_is_good(self, token: str | None, now: float) -> bool:
        """Whether a token was given for today's passcode and has not run out."""
        until, _, signature = (token or "").partition(".")
        if not (signature.isascii() and until.isascii() and until.isdigit() and len(until) < 15):
            return False
        good = hmac.compare_digest(signature, self._signature(until))
        return good and now < int(until)

    def _signature(self, until: str) -> str:
        """The passcode is signed along, so that changing it signs everyone out."""
        return hmac.new(self._key, _bytes(f"{until} {self.passcode}"), hashlib.sha256).hexdigest()

    def knock(self, typed: str, address: str, now: float) -> Literal["in", "wrong", "wait"]:
        """What becomes of one try from an address."""
        right = hmac.compare_digest(_bytes(plain(typed)), _bytes(self.passcode))
        with self._one_at_a_time:
            while self._wrong and self._wrong[0][0] <= now - 60:
                self._wrong.popleft()
            theirs = sum(1 for _, whose in self._wrong if whose == address)
            if theirs >= TRIES_EACH or len(self._wrong) >= TRIES_ALL:
                return "wait"
            if not right:
                self._wrong.append((now, address))
        return "in" if right else "wrong"


def plain(passcode: str) -> str:
    """A passcode without the spaces and hyphens that people read and type into it."""
    return "".join(passcode.split()).replace("-", "")


def grouped(passcode: str) -> str:
    """A passcode as it is read out: six digits in two groups."""
    return f"{passcode[:3]} {passcode[3:]}" if len(passcode) == 6 else passcode


def _bytes(text: str) -> bytes:
    """Any text, also the broken one that a program can post."""
    return text.encode("utf-8", "surrogatepass")


def _six_digits() -> str:
    return f"{secrets.randbelow(10**6):06d}"


@cache
def door() -> Door:
    """The process's one door, as ``GUIDE_HOST_PASSCODE`` and ``GUIDE_HOST_LOCAL`` set it."""
    local = os.environ.get("GUIDE_HOST_LOCAL", "yes").strip().lower() not in {"no", "0", "false"}
    return Door(store, os.environ.get("GUIDE_HOST_PASSCODE", ""), local)


def announce(port: int) -> None:
    """Print where the guide is and how to host from another device."""
    here = [link(address, port) for address in ("localhost", *own_addresses())]
    try:
        shown = grouped(door().passcode)
    except StoreError as error:
        print(f"Nobody can host: {error}", flush=True)
        return
    passcode = "the one in GUIDE_HOST_PASSCODE" if door().chosen else shown
    print(f"Guide: {'  '.join(here)}  Passcode to host from elsewhere: {passcode}", flush=True)


# ── Who asks ─────────────────────────────────────────────────────────────────


def same_machine(scope: Scope) -> bool:
    """Whether a request was made on the machine that the guide runs on.

    A proxy on the same machine makes every visitor look local, so a request that was passed on is
    not. Neither is one to a name other than ``localhost``: a foreign page can have its own name
    lead to this machine (DNS rebinding), but not a number.
    """
    headers = Headers(scope=scope)
    if any(name in PASSED_ON or name.startswith("x-forwarded") for name in headers):
        return False
    client, server = _ip(scope.get("client")), _ip(scope.get("server"))
    if client is None or server is None or not _numbered(headers.getlist("host")):
        return False
    return client == server or (client.is_loopback and server.is_loopback)


PASSED_ON = {"forwarded", "via", "x-real-ip", "x-client-ip", "cf-connecting-ip", "true-client-ip"}
"""Headers that a proxy adds, beside those that begin with ``x-forwarded``."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _ip(end: tuple[str, int] | None) -> _Address | None:
    try:
        address = ipaddress.ip_address(end[0] if end else "")
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _numbered(hosts: list[str]) -> bool:
    """Whether there is one Host header and it is ``localhost`` or an address in digits."""
    if len(hosts) != 1:
        return False
    try:
        name = urlsplit(f"//{hosts[0]}").hostname
        return name == "localhost" or bool(ipaddress.ip_address(name or ""))
    except ValueError:
        return False


def token_is_good(token: str | None) -> bool:
    """Whether the value of the cookie lets its device host. Raises StoreError without a store."""
    return door().token_is_good(token, time.time())


def may_host(scope: Scope) -> bool:
    """Whether a request may see what is the facilitator's."""
    if door().local and same_machine(scope):
        return True
    return token_is_good(HTTPConnection(scope).cookies.get(COOKIE))


def may_change(scope: Scope) -> bool:
    """Whether a request may change a room: a facilitator's, and made by the guide's own pages.

    Being on the same machine is no proof of a person's will: any page that is open there can post.
    It cannot post JSON, though, nor hide that it is another's.
    """
    kind = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json" and from_own_page(scope) and may_host(scope)


def from_own_page(scope: Scope) -> bool:
    """Whether nothing says that another site's page made this request.

    Browsers name the origin of every post, and over HTTPS the relation of the two sites as well.
    """
    headers = Headers(scope=scope)
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    return origin is None or urlsplit(origin).netloc == headers.get("host")


# ── Coming in and going ──────────────────────────────────────────────────────


async def _enter(request: Request) -> Response:
    if not from_own_page(request.scope):
        return PlainTextResponse(FOREIGN, 403)
    typed, address = await _typed(request), _household(request.scope)
    try:
        answer = await run_in_threadpool(door().knock, typed, address, time.monotonic())
        if answer == "in":
            token = await run_in_threadpool(door().token, time.time())
            return _to_host("/host", _cookie(request.scope, token, SIGNED_IN))
    except StoreError as error:
        return PlainTextResponse(str(error), 503)
    if answer == "wait":
        return PlainTextResponse(WAIT, 429, {"retry-after": "60"})
    return _to_host("/host?wrong=1")


async def _leave(request: Request) -> Response:
    if not from_own_page(request.scope):
        return PlainTextResponse(FOREIGN, 403)
    return _to_host("/host", _cookie(request.scope, "", 0))


def _to_host(address: str, cookie: str | None = None) -> Response:
    answer = RedirectResponse(address, 303)
    if cookie:
        answer.headers["set-cookie"] = cookie
    return answer


async def _typed(request: Request) -> str:
    """The passcode in a form or in JSON; nothing where there is none."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            return ""
    text = body.decode("utf-8", "replace")
    if request.headers.get("content-type", "").startswith("application/json"):
        return _typed_in_json(text)
    return parse_qs(text).get("passcode", [""])[0]


def _typed_in_json(text: str) -> str:
    try:
        posted = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    typed = posted.get("passcode") if isinstance(posted, dict) else None
    return typed if isinstance(typed, str) else ""


def _household(scope: Scope) -> str:
    """The address whose tries are counted together: of IPv6, the network that one household has.

    It is the connection's own; no header is believed here.
    """
    address = _ip(scope.get("client"))
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address.packed[:8] + bytes(8), 64)))
    return str(address)


def _cookie(scope: Scope, token: str, seconds: int) -> str:
    """No script reads it, no other site's page sends it, and over HTTPS nothing else does."""
    passed_on = Headers(scope=scope).get("x-forwarded-proto", "")
    safe = "; Secure" if "https" in (scope.get("scheme"), passed_on) else ""
    return f"{COOKIE}={token}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Strict{safe}"


ROUTES = [
    Route("/host/enter", _enter, methods=["POST"]),
    Route("/host/leave", _leave, methods=["POST"]),
]


class Doorkeeper:
    """ASGI middleware: hand a browser on this machine the host's cookie with the page ``/host``.

    Streamlit shows its script the cookies of a visit, but not whether it comes from this machine.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the cookie to the answer if the browser lacks one."""
        cookie = await run_in_threadpool(_cookie_for, scope) if _asks_for_host(scope) else None
        if cookie is None:
            await self.app(scope, receive, send)
            return

        async def handing_over(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", cookie)
            await send(message)

        await self.app(scope, receive, handing_over)


def _asks_for_host(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and scope["path"].rstrip("/") == "/host"
        and door().local
        and same_machine(scope)
    )


def _cookie_for(scope: Scope) -> str | None:
    """A new cookie; None if the store that its key is kept in cannot be read."""
    try:
        return _cookie(scope, door().token(time.time()), SIGNED_IN)
    except StoreError:
        return None


MIDDLEWARE = [Middleware(Doorkeeper)]
