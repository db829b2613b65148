"""How a device comes to host and stops: the form's routes, the cookie, the line at the start."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from guide.model.pack import Pack
from guide.room.address import own_addresses, web_address
from guide.room.errors import StoreError

from . import auth
from .headers import HEADERS
from .lockout_page import lockout_html
from .passcode import grouped
from .requester import from_own_page, household, over_https, same_machine
from .responses import body_of, json_of, sentence_for
from .subpath import base_of

LONGEST = 2000
"""Bytes of a posted passcode."""

FOREIGN = "This request came from another site and was not followed."


def routes(pack_now: Callable[[], Pack | None]) -> list[Route]:
    """The routes that the passcode's form and the way out post to.

    ``pack_now`` hands out the guide as it is now, or None while none can be read.
    """

    async def enter(request: Request) -> Response:
        if not from_own_page(request.scope):
            return PlainTextResponse(FOREIGN, 403)
        typed = await _typed(request)
        pack = await run_in_threadpool(pack_now)
        return await run_in_threadpool(_enter, request, typed, pack)

    return [
        Route("/host/enter", enter, methods=["POST"]),
        Route("/host/leave", _leave, methods=["POST"]),
    ]


def _enter(request: Request, typed: str, pack: Pack | None) -> Response:
    """The response to one try."""
    allowed, scope = auth.auth(), request.scope
    address, device = household(scope), request.cookies.get(auth.DEVICE_COOKIE)
    now = time.monotonic()
    try:
        tried = allowed.check(typed, address, now, device)
        if tried == "wait":
            return _wait(scope, pack, allowed.seconds_to_wait(address, now, device))
        if tried == "wrong":
            return _to_host(scope, "?wrong=1")
        return _to_host(scope, "", _token_cookie(scope), _device_cookie(scope))
    except StoreError as error:
        here = _here(scope)
        said = error.told(pack.words, host=here) if pack else sentence_for(error, host=here)
        return _told(scope, pack, said, 503)


def _wait(scope: Scope, pack: Pack | None, seconds: int) -> Response:
    """Too many tries: when the next one counts, and the way back by itself once it does."""
    wait = max(seconds, 1)
    status = HTTPStatus.TOO_MANY_REQUESTS
    sentence = pack.words.host_wait.format(seconds=wait) if pack else f"{status.phrase}."
    return _told(scope, pack, sentence, status, wait)


def _told(scope: Scope, pack: Pack | None, sentence: str, status: int, wait: int = 0) -> Response:
    """A page of the door with one sentence; it opens the form anew after ``wait`` seconds."""
    headers = {**HEADERS, "Retry-After": str(wait)} if wait else HEADERS
    page = lockout_html(pack, sentence, wait, base_of(scope))
    return HTMLResponse(page, status, headers=headers)


async def _leave(request: Request) -> Response:
    if not from_own_page(request.scope):
        return PlainTextResponse(FOREIGN, 403)
    with suppress(StoreError):
        await run_in_threadpool(auth.auth().leave, request.cookies.get(auth.COOKIE), time.time())
    return _to_host(request.scope, "", _cookie(request.scope, auth.COOKIE, "", 0))


def _to_host(scope: Scope, query: str, *cookies: str) -> Response:
    response = RedirectResponse(f"{base_of(scope)}/host{query}", 303)
    for cookie in cookies:
        response.headers.append("set-cookie", cookie)
    return response


async def _typed(request: Request) -> str:
    """The passcode in a form or in JSON; nothing where there is none."""
    body = await body_of(request, LONGEST) or b""
    if request.headers.get("content-type", "").startswith("application/json"):
        posted = json_of(body)
        typed = posted.get("passcode") if isinstance(posted, dict) else None
        return typed if isinstance(typed, str) else ""
    return parse_qs(body.decode("utf-8", "replace")).get("passcode", [""])[0]


def _here(scope: Scope) -> bool:
    """Whether a request is made at the machine itself by whoever may host there."""
    return auth.auth().local and same_machine(scope)


def _token_cookie(scope: Scope) -> str:
    return _cookie(scope, auth.COOKIE, auth.auth().token(time.time()), auth.SIGNED_IN)


def _device_cookie(scope: Scope) -> str:
    return _cookie(scope, auth.DEVICE_COOKIE, auth.auth().device(), auth.KNOWN, "/host/enter")


def _cookie(scope: Scope, name: str, value: str, seconds: int, path: str = "/") -> str:
    """No script reads it, no other site's page sends it, and over HTTPS nothing else does."""
    safe = "; Secure" if over_https(scope) else ""
    path = base_of(scope) + path
    return f"{name}={value}; Max-Age={seconds}; Path={path}; HttpOnly; SameSite=Strict{safe}"


class SignedIn:
    """ASGI middleware: hand a browser on this machine the host's cookie with the page ``/host``.

    Streamlit shows its script the cookies of a visit, but not whether it comes from this machine.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the cookie to the response if the browser lacks one."""
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
        and _here(scope)
    )


def _cookie_for(scope: Scope) -> str | None:
    """A new cookie; None if the store that its key is kept in cannot be read."""
    try:
        return _token_cookie(scope)
    except StoreError:
        return None


MIDDLEWARE = [Middleware(SignedIn)]


def announce(port: int, base: str = "") -> None:
    """Print where the guide is and how to host from another device.

    ``base`` is the path that it stands below.
    """
    here = [web_address(address, port, base) for address in ("localhost", *own_addresses())]
    try:
        shown = grouped(auth.auth().passcode)
    except StoreError as error:
        print(f"Nobody can host: {sentence_for(error, host=True)}", flush=True)
        return
    passcode = "the one in GUIDE_HOST_PASSCODE" if auth.auth().chosen else shown
    print(f"Guide: {'  '.join(here)}  Passcode to host from elsewhere: {passcode}", flush=True)
