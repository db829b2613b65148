"""The addresses of questions to the speaker: the page, a question, an up-vote, the pinned one."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from guide.room.questions import Board, clean
from guide.room.seats import token_of
from guide.web.cache import Cache
from guide.web.subpath import base_of

from .door import PAGE_HEADERS, Door, Posted, Refused, Seat, wants_json, with_cookie
from .page import carried
from .questions import asked_html, pinned_html, questions_page
from .rate_limits import RateLimit
from .view import Standing

LOOK = 1.0
"""Seconds for which what was asked in a room is told as it was read."""


MOST_PINNED = 16
"""Pinned questions that are kept, and that can be read at the same time."""


class Asking:
    """The answers to phones that ask the speaker something."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._boards: dict[str, tuple[float, Board]] = {}
        self._pinned: Cache[Hashable, Markup] = Cache(
            MOST_PINNED, ThreadPoolExecutor(1, "pinned questions")
        )
        self._asking = RateLimit(burst=3, a_second=0.1)
        self._voting = RateLimit(burst=20, a_second=2)

    async def page(self, request: Request) -> Response:
        """The page; who has no seat goes by the room's own page first."""
        code = self._door.code(request)
        here = await self._door.standing(request, code)
        seat = await self._door.seat(request, code, request.query_params.get("seat", ""))
        if seat is None or here.state == "ended":
            return _led(request, f"/r/{code}")
        asked, version = await self._asked(request, here, seat)
        page = questions_page(
            here.pack,
            code,
            asked,
            base=base_of(request.scope),
            version=version,
            seat=_carried(seat, code),
            open_now=here.stored.room.questions_open,
        )
        return with_cookie(HTMLResponse(page, headers=PAGE_HEADERS), request, code, seat)

    async def state(self, request: Request) -> Response:
        """What the page shows, if that is another than ``after``."""
        code = self._door.code(request)
        here = await self._door.standing(request, code)
        seat = await self._door.seat(request, code, request.query_params.get("seat", ""))
        if seat is None:
            raise Refused(403, "phone_first")
        asked, version = await self._asked(request, here, seat)
        told: dict[str, Any] = {
            "version": version,
            "open": here.stored.room.questions_open,
            "ended": here.state == "ended",
        }
        if request.query_params.get("after") != version:
            told["html"] = asked
        return JSONResponse(told, headers=PAGE_HEADERS)

    async def ask(self, request: Request) -> Response:
        """Keep a question; it waits until the facilitator has read it."""
        sent = await self._door.posted(request)
        text = clean(sent.value("text"))
        if text is None:
            raise Refused(422, "phone_no_question")
        if not self._asking.takes((sent.code, sent.seat.number), time.monotonic()):
            raise Refused(429, "phone_too_fast")
        number = self._door.box.ask(sent.code, sent.seat.number, text)
        return await self._kept(request, sent, await asyncio.wrap_future(number))

    async def upvote(self, request: Request) -> Response:
        """Keep whether a seat wants to know a question, too."""
        sent = await self._door.posted(request)
        number, wanted = _number(sent.value("number")), str(sent.value("wanted"))
        if number is None:
            raise Refused(422, "phone_no_question")
        if not self._voting.takes((sent.code, sent.seat.number), time.monotonic()):
            raise Refused(429, "phone_too_fast")
        kept = self._door.box.upvote(
            sent.code, sent.seat.number, number, wanted.lower() in ("1", "true")
        )
        return await self._kept(request, sent, await asyncio.wrap_future(kept))

    async def pinned(self, request: Request) -> Response:
        """The question that stands on the hall's screen."""
        code = self._door.code(request)
        here = await self._door.standing(request, code)
        stored, shown = here.stored, Markup()
        if stored.room.pinned is not None and here.state != "ended":
            # One read for all screens of a hall, which ask in the same moment.
            key = (here.pack.fingerprint, stored.code, stored.opened, stored.revision)
            with suppress(NotPublished):
                shown = await self._pinned.get(key, lambda: _pinned(here))
        return JSONResponse({"html": shown}, headers=PAGE_HEADERS)

    async def _asked(self, request: Request, here: Standing, seat: Seat) -> tuple[Markup, str]:
        """What was asked, as a seat may see it, and its version."""
        room = here.stored
        since, board = self._boards.get(room.code, (-LOOK, Board()))
        if time.monotonic() - since > LOOK:
            now = time.monotonic()
            board = await run_in_threadpool(here.store.questions_of, room.code)
            self._boards[room.code] = now, board
        shown = asked_html(
            here.pack,
            room.code,
            board,
            seat.number,
            base=base_of(request.scope),
            seat=_carried(seat, room.code),
            open_now=room.room.questions_open,
        )
        return shown, hashlib.sha256(shown.encode()).hexdigest()[:16]

    async def _kept(self, request: Request, sent: Posted, number: int) -> Response:
        self._boards.pop(sent.code, None)
        if wants_json(request):
            return JSONResponse({"recorded": True, "number": number}, headers=PAGE_HEADERS)
        seat = carried(sent.here.pack, _carried(sent.seat, sent.code))
        return _led(request, f"/r/{sent.code}/questions{seat}")


class NotPublished(Exception):
    """The pinned question is not to be seen, yet: whoever asks next looks again."""


def _pinned(here: Standing) -> Markup:
    board = here.store.questions_of(here.stored.code)
    shown = pinned_html(here.pack, board.by_number.get(here.stored.room.pinned or 0))
    if not shown:
        raise NotPublished
    return shown


def _led(request: Request, where: str) -> Response:
    return RedirectResponse(f"{base_of(request.scope)}{where}", 303, headers=PAGE_HEADERS)


def _carried(seat: Seat, code: str) -> str:
    """What a form has to carry for a seat whose browser sends no cookie."""
    return "" if seat.by_cookie else token_of(seat.key, code, seat.number)


def _number(value: object) -> int | None:
    """A question's number; None for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 7:
        return int(value)
    return value if type(value) is int and 0 < value < 10**6 else None
