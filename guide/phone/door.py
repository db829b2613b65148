"""The way into a room for a phone: its code, its seat, and one sentence where it cannot go on."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from guide.model.pack import Pack
from guide.room.answers import Box, Closed, DoorsShut, TableTaken
from guide.room.errors import StoreError, UnknownRoom
from guide.room.questions import NoQuestions, TooMany
from guide.room.room import code_of, shut_in_time
from guide.room.seats import seat_of, token_of
from guide.room.store import Store
from guide.web import languages
from guide.web.headers import HEADERS, OWN_FRAMES
from guide.web.lookout import Lookout
from guide.web.requester import from_own_page, household, over_https
from guide.web.responses import body_of, error_response, json_of
from guide.web.subpath import base_of

from .page import join_page, told_page
from .rate_limits import RateLimit
from .view import Standing, standing

PackNow = Callable[[], Pack | None]
"""Hands out the guide as it is now; None while none could be read."""

COOKIE = "guide-seat"
"""The cookie that carries a seat, sent to its own room alone."""

KEPT = 24 * 3600
"""Seconds that a browser keeps it: as long as a room's seats last."""

LONGEST = 8000
"""Bytes of what a phone posts."""

KEY_KEPT = 60.0
"""Seconds for which a room's key is taken for the one that it has."""

MOST_SEEN = 20_000
"""Households that are remembered."""

KEY_AGAIN = 1.0
"""Seconds between two looks for a room's key because a token does not fit the one that is known."""

PAGE_HEADERS = {
    **HEADERS,
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        f"img-src data:; form-action 'self'; base-uri 'none'; {OWN_FRAMES}"
    ),
    # Without any referrer a browser calls a form's origin “null”, as it calls a foreign page's.
    "Referrer-Policy": "same-origin",
}
"""A page of plain HTML needs next to nothing."""

NO_GUIDE = "The guide cannot be shown yet."

Answer = Callable[[Request], Awaitable[Response]]


class Refused(Exception):
    """A request is not followed."""

    def __init__(self, status: int, word: str) -> None:
        """``word`` is the field of the pack's words with the sentence that says why."""
        super().__init__(word)
        self.status = status
        self.word = word


@dataclass(frozen=True)
class Seat:
    """A phone that has joined."""

    number: int
    key: str
    """What its room's seats are signed with."""
    by_cookie: bool
    """Whether its browser sent it by itself."""


@dataclass(frozen=True)
class Posted:
    """What a phone that has joined has posted, as JSON or by a form."""

    code: str
    here: Standing
    seat: Seat
    json: dict[str, Any] | None
    """None for a form."""
    fields: dict[str, list[str]]

    def value(self, name: str) -> Any:
        """What stands under a name."""
        return self.fields.get(name, [""])[0] if self.json is None else self.json.get(name)


class Door:
    """Who asks, and in which room. What is in memory waits for no thread."""

    def __init__(self, pack_now: PackNow, store: Callable[[], Store], box: Box) -> None:
        """``box`` takes what is to be kept."""
        self._pack_now = pack_now
        self.store = store
        self.box = box
        self._lookout = Lookout(self._look)
        self._last: dict[str, Standing] = {}
        self._keys: dict[str, tuple[str | None, float]] = {}
        self._seen: set[tuple[str, str]] = set()
        """The households from which somebody has joined a room."""
        self._wrong = RateLimit(burst=60, a_second=1)

    def sentence(self, answer: Answer) -> Answer:
        """The answer; one sentence, as a page or as JSON, where it cannot be given."""

        async def answered(request: Request) -> Response:
            pack = self._pack_now()
            if pack is None:
                return error_response(NO_GUIDE, 503)
            try:
                response = await answer(request)
                return response if wants_json(request) else languages.keep(response, request, pack)
            except Refused as refused:
                status, word = refused.status, refused.word
            except UnknownRoom:
                status, word = 404, "phone_no_room"
            except Closed:
                status, word = 409, "phone_not_recorded"
            except TableTaken:
                status, word = 409, "phone_table_taken"
            except DoorsShut:
                status, word = 403, "phone_doors"
            except NoQuestions:
                status, word = 409, "phone_no_questions"
            except TooMany:
                status, word = 429, "phone_many_questions"
            except StoreError:
                status, word = 503, "phone_error"
            pack = pack.in_language(languages.preferred(request, pack))
            told, base = str(getattr(pack.words, word)), base_of(request.scope)
            if wants_json(request):
                return error_response(told, status)
            if word == "phone_no_room":
                typed = request.path_params.get("code", "")[:20]
                page = join_page(pack, base, typed=typed, wrong=told)
            else:
                code = code_of(request.path_params.get("code", ""))
                page = told_page(pack, base, told, f"/r/{code}" if code else "/join")
            return HTMLResponse(page, status, headers=PAGE_HEADERS)

        return answered

    def pack_for(self, request: Request) -> Pack:
        """The guide in the language of whoever asks."""
        pack = self.pack()
        return pack.in_language(languages.preferred(request, pack))

    def pack(self) -> Pack:
        pack = self._pack_now()
        if pack is None:
            raise StoreError(NO_GUIDE)
        return pack

    def _look(self, code: str) -> Standing:
        """What stands in a room, read in a thread for all of its phones."""
        store = self.store()
        changes = store.changes
        stored = store.load(code)
        if stored is None:
            self._last.pop(code, None)
            raise UnknownRoom(code)
        moment = dt.datetime.now(dt.UTC)
        if shut_in_time(stored.room, moment) != stored.room:
            stored = store.change(code, lambda room: shut_in_time(room, moment))
            changes = store.changes
        now = standing(self.pack(), stored, store, changes, self._last.get(code))
        self._last[code] = now
        return now

    def code(self, request: Request, typed: str | None = None) -> str:
        """The code that is named. Raises UnknownRoom for what names no room anywhere."""
        written = request.path_params.get("code", "") if typed is None else typed
        code = code_of(written)
        if code is None:
            raise UnknownRoom(written[:20])
        return code

    async def standing(
        self, request: Request, code: str, after: str | None = None, seconds: float = 0
    ) -> Standing:
        """What stands in the room, once it is not ``after`` any more or the seconds are over.

        It comes in the language of the phone that asks.

        An address that has tried many codes in vain has to wait, unless somebody has joined this
        room from there: who is in the hall knows its code.
        """
        where, now = household(request.scope), time.monotonic()
        known = (where, code) in self._seen
        if not known and self._wrong.left(where, now) < 1:
            raise Refused(429, "phone_too_fast")
        try:
            here = await self._lookout.news(code, after, seconds)
            # What a screen or the facilitator's view asks for is in the room's language.
            hall = request.url.path.endswith(("/count", "/card", "/pinned"))
            return here.spoken("" if hall else languages.preferred(request, here.pack))
        except UnknownRoom:
            self._wrong.takes(where, now)
            raise

    async def key(self, code: str, *, after: float = KEY_KEPT) -> str | None:
        """What the room's seats are signed with, as it was known ``after`` seconds ago."""
        key, since = self._keys.get(code, (None, 0.0))
        if key is None or time.monotonic() - since > after:
            store = self.store()
            key = await run_in_threadpool(store.seat_key, code)
            self._keys[code] = key, time.monotonic()
        return key

    async def seat(self, request: Request, code: str, named: str) -> Seat | None:
        """The seat of whoever asks: by the cookie, or as the form carries it."""
        tokens = [(request.cookies.get(COOKIE, ""), True), (named, False)]
        tokens = [(token, by_cookie) for token, by_cookie in tokens if token]
        # A token that does not fit may be of a key that this process has not seen yet.
        for after in (KEY_KEPT, KEY_AGAIN) if tokens else ():
            key = await self.key(code, after=after)
            for token, by_cookie in tokens:
                number = seat_of(key, code, token) if key else None
                if key is not None and number is not None:
                    return Seat(number, key, by_cookie)
        return None

    async def joined(self, request: Request, code: str) -> Seat:
        number = await asyncio.wrap_future(self.box.join(code))
        key = await self.key(code)
        if key is None:
            raise UnknownRoom(code)
        if len(self._seen) > MOST_SEEN:
            self._seen.clear()
        self._seen.add((household(request.scope), code))
        return Seat(number, key, by_cookie=False)

    async def posted(self, request: Request) -> Posted:
        """What a phone sends from this guide's own page, with its seat in an event that goes on."""
        if not from_own_page(request.scope):
            raise Refused(403, "phone_foreign")
        code = self.code(request)
        body = await self.body(request)
        sent: Any = None
        fields: dict[str, list[str]] = {}
        if "json" in request.headers.get("content-type", ""):
            sent = json_of(body)
            if not isinstance(sent, dict):
                raise Refused(422, "phone_no_fit")
            named = sent.get("seat")
        else:
            fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
            named = fields.get("seat", [""])[0]
        here = await self.standing(request, code)
        seat = await self.seat(request, code, named if isinstance(named, str) else "")
        if here.state == "ended":
            raise Closed
        if seat is None:
            raise Refused(403, "phone_first")
        return Posted(code, here, seat, sent, fields)

    async def body(self, request: Request) -> bytes:
        body = await body_of(request, LONGEST)
        if body is None:
            raise Refused(413, "phone_no_fit")
        return body


def wants_json(request: Request) -> bool:
    asked = request.headers.get("accept", "") + request.headers.get("content-type", "")
    return request.url.path.endswith(("/state", "/count", "/card", "/pinned")) or "json" in asked


def with_cookie(response: Response, request: Request, code: str, seat: Seat) -> Response:
    """The response with the seat's cookie, if its browser did not send one."""
    if not seat.by_cookie:
        response.set_cookie(
            COOKIE,
            token_of(seat.key, code, seat.number),
            max_age=KEPT,
            path=f"{base_of(request.scope)}/r/{code}",
            secure=over_https(request.scope),
            httponly=True,
            samesite="lax",
        )
    return response
