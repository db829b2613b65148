"""The phone's addresses: plain routes of the same port, which run no script of Streamlit."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from guide.model.fitting import WORDS, WRITTEN, cells, fitted
from guide.room.answers import Box, Closed
from guide.room.counts import have_spoken
from guide.room.errors import StoreError
from guide.room.items import open_item
from guide.room.quiz_night import TABLE, table_of
from guide.room.seats import resume_code, resumed, token_of
from guide.room.store import Store
from guide.settings import ROOT
from guide.web.audience import Address, Audience
from guide.web.auth import may_host
from guide.web.found import here as address_of
from guide.web.headers import FILE_HEADERS, HEADERS
from guide.web.phone_counts import Counted, PhoneCounts
from guide.web.requester import from_own_page
from guide.web.responses import error_response
from guide.web.subpath import base_of

from .asking import Asking
from .card import card
from .door import PAGE_HEADERS, Door, PackNow, Posted, Refused, Seat, wants_json, with_cookie
from .form import given, misfit
from .page import FRAMES, hall_page, join_page, room_page, told_page
from .rate_limits import RateLimit
from .view import Standing

HELD = 25.0
"""Seconds after which a request for news is answered though there are none."""

COMING = 8
"""Phones that are let in at a time: who answers waits for these and for no thousand behind them."""

_STATIC = ROOT / "static" / "phone"
FILES = {"phone.css": "text/css", "phone.js": "text/javascript", "questions.js": "text/javascript"}
"""What the page loads."""


def routes(pack_now: PackNow, store: Callable[[], Store], box: Box) -> list[Route]:
    """The routes of ``/join`` and ``/r/…`` for a guide, with answers on their way in a ``box``."""
    door = Door(pack_now, store, box)
    hall, asking = Phones(door), Asking(door)
    return [
        Route("/join", door.sentence(hall.join), methods=["GET"]),
        Route("/r/{code}", door.sentence(hall.page), methods=["GET"]),
        Route("/r/{code}/state", door.sentence(hall.state), methods=["GET"]),
        Route("/r/{code}/answers", door.sentence(hall.answers), methods=["POST"]),
        Route("/r/{code}/resume", door.sentence(hall.resume), methods=["POST"]),
        Route("/r/{code}/home", door.sentence(hall.home), methods=["POST"]),
        Route("/r/{code}/hall", door.sentence(hall.hall), methods=["GET"]),
        Route("/r/{code}/count", door.sentence(hall.count), methods=["GET"]),
        Route("/r/{code}/card", door.sentence(hall.card), methods=["GET"]),
        Route("/r/{code}/questions", door.sentence(asking.page), methods=["GET"]),
        Route("/r/{code}/questions", door.sentence(asking.ask), methods=["POST"]),
        Route("/r/{code}/questions/state", door.sentence(asking.state), methods=["GET"]),
        Route("/r/{code}/upvotes", door.sentence(asking.upvote), methods=["POST"]),
        Route("/r/{code}/pinned", door.sentence(asking.pinned), methods=["GET"]),
        Route("/phone/files/{name}", _file, methods=["GET"]),
        Route("/healthz", hall.health, methods=["GET"]),
    ]


def _to_room(request: Request, code: str) -> Response:
    return RedirectResponse(f"{base_of(request.scope)}/r/{code}", 303, headers=PAGE_HEADERS)


def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in FILES:
        return error_response("There is no such file.", 404)
    return FileResponse(_STATIC / name, media_type=FILES[name], headers=FILE_HEADERS)


class Phones:
    """The answers to phones. None waits for a thread while what it needs is in memory."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._audience = Audience()
        self._counts = PhoneCounts()
        self._sending = RateLimit(burst=12, a_second=2)
        self._resuming = RateLimit(burst=60, a_second=2)
        self._coming = asyncio.Semaphore(COMING)

    # ── The way in ───────────────────────────────────────────────────────────

    async def join(self, request: Request) -> Response:
        """The page for the code; with one, the way to its room."""
        pack = self._door.pack_for(request)
        typed = request.query_params.get("code", "")
        if not typed:
            return HTMLResponse(join_page(pack, base_of(request.scope)), headers=PAGE_HEADERS)
        code = self._door.code(request, typed)
        await self._door.standing(request, code)
        return _to_room(request, code)

    async def page(self, request: Request) -> Response:
        """The page of a room. A phone that has no seat yet is given one."""
        code = self._door.code(request)
        here = await self._door.standing(request, code)
        if code != request.path_params["code"]:
            return _to_room(request, code)
        if here.state == "ended":
            sentence = here.farewell
            page = told_page(here.pack, base_of(request.scope), sentence, "/join", f"/r/{code}")
            return HTMLResponse(page, headers=PAGE_HEADERS)
        seat = await self._door.seat(request, code, request.query_params.get("seat", ""))
        if seat is None and _only_looks(request):
            join = here.pack.words.phone_join
            page = told_page(here.pack, base_of(request.scope), join, f"/r/{code}")
            return HTMLResponse(page, headers=PAGE_HEADERS)
        if seat is not None:
            return await self._shown(request, here, seat)
        async with self._coming:
            return await self._shown(request, here, await self._door.joined(request, code))

    async def resume(self, request: Request) -> Response:
        """Another browser takes a seat by the code that was shown with it."""
        if not from_own_page(request.scope):
            raise Refused(403, "phone_foreign")
        code = self._door.code(request)
        here = await self._door.standing(request, code)
        fields = parse_qs((await self._door.body(request)).decode("utf-8", "replace"))
        if not self._resuming.takes(code, time.monotonic()):
            raise Refused(429, "phone_too_fast")
        key = await self._door.key(code)
        number = resumed(key, code, fields.get("resume", [""])[0]) if key else None
        if key is None or number is None:
            raise Refused(422, "phone_resume_wrong")
        return await self._shown(request, here, Seat(number, key, by_cookie=False))

    async def home(self, request: Request) -> Response:
        """A phone says that it is at home, or in the hall."""
        sent = await self._door.posted(request)
        if not self._sending.takes((sent.code, sent.seat.number), time.monotonic()):
            raise Refused(429, "phone_too_fast")
        at_home = str(sent.value("home")).lower() in ("1", "true")
        await run_in_threadpool(sent.here.store.move_home, sent.code, sent.seat.number, at_home)
        if wants_json(request):
            return JSONResponse({"recorded": True}, headers=PAGE_HEADERS)
        if sent.seat.by_cookie:
            return _to_room(request, sent.code)
        return await self._shown(request, await self._door.standing(request, sent.code), sent.seat)

    async def hall(self, request: Request) -> Response:
        """What the hall's screen shows, for who is at home, over the page to answer on."""
        code = self._door.code(request)
        here = await self._door.standing(request, code)
        named = request.query_params.get("seat", "")
        seat = await self._door.seat(request, code, named)
        carried = named if seat and not seat.by_cookie else ""
        page = hall_page(here.pack, code, base=base_of(request.scope), seat=carried)
        return HTMLResponse(page, headers={**PAGE_HEADERS, **FRAMES})

    # ── Answers and news ─────────────────────────────────────────────────────

    async def answers(self, request: Request) -> Response:
        """Keep an answer; acknowledged once it is durable."""
        sent = await self._door.posted(request)
        code, here, seat = sent.code, sent.here, sent.seat
        if not self._sending.takes((code, seat.number), time.monotonic()):
            raise Refused(429, "phone_too_fast")
        block = sent.value("block")
        if block == TABLE and here.stored.room.night:
            return await self._seated(request, sent)
        if not isinstance(block, str) or block.partition("/")[0] not in here.pack.blocks:
            raise Refused(422, "phone_no_fit")
        item = open_item(here.pack, here.stored.room, block)
        if item is None:
            raise Closed
        raw = sent.value("answer")
        if sent.json is None and item.turn != WRITTEN:
            raw = given(item.block, sent.fields)
        answer = fitted(here.pack, item.block, raw, item.turn)
        if answer is None:
            raise Refused(422, "phone_no_words" if item.turn == WORDS else misfit(item.block))
        counts_for = cells(here.pack, item.block, answer, item.turn)
        kept = self._door.box.answer(code, seat.number, item.id, answer, counts_for)
        await asyncio.wrap_future(kept)
        return await self._acknowledged(request, sent)

    async def _seated(self, request: Request, sent: Posted) -> Response:
        """Keep which table a phone stands for."""
        number = table_of(sent.value("answer"))
        if number is None:
            raise Refused(422, "phone_table_wrong")
        seat = sent.seat
        kept = self._door.box.answer(sent.code, seat.number, TABLE, number, [str(number)])
        await asyncio.wrap_future(kept)
        return await self._acknowledged(request, sent)

    async def _acknowledged(self, request: Request, sent: Posted) -> Response:
        if wants_json(request):
            return JSONResponse({"recorded": True}, headers=PAGE_HEADERS)
        if sent.seat.by_cookie:
            return _to_room(request, sent.code)
        return await self._shown(request, sent.here, sent.seat)

    async def state(self, request: Request) -> Response:
        """What the phone shows, once that is another than ``after``, or after a while."""
        code = self._door.code(request)
        after = request.query_params.get("after")
        # Phones that were all told at the same moment do not all ask again at the same moment.
        seconds = random.uniform(HELD * 0.8, HELD) if after else 0
        here = await self._door.standing(request, code, after, seconds)
        seat = await self._door.seat(request, code, request.query_params.get("seat", ""))
        own = here.answers.get(seat.number, {}) if seat else {}
        if seat and (not after or after == here.stamp) and here.items:
            own = await self._own(here, seat)
        told = {**here.frame, "html": here.main(own), "joined": seat is not None}
        return Response(
            json.dumps(told, ensure_ascii=False),
            media_type="application/json",
            headers=PAGE_HEADERS,
        )

    async def count(self, request: Request) -> Response:
        """How many phones have joined, and how many of them answered what is open.

        The facilitator's view asks for it again and again.
        """
        code = self._door.code(request)
        here = await self._door.standing(request, code)
        room = here.stored.room
        item = room.asking.item if room.asking else ""
        counted = await self._counts.of(here.store, here.stored.code, item, hybrid=room.hybrid)
        told = {
            "joined": counted.joined,
            "answered": counted.answered if item else None,
            "asking": bool(item),
            "host": _progress(here, counted),
        }
        return JSONResponse(told, headers=PAGE_HEADERS)

    async def card(self, request: Request) -> Response:
        """How to come in, for the hall's screen; the network for the facilitator's devices alone.

        A reader at home, who can open the screen too, is not to have its password.
        """
        code = self._door.code(request)
        here = await self._door.standing(request, code)
        stored = None
        if await run_in_threadpool(may_host, request.scope):
            # A screen that has just been told of a network asks before phones look again.
            stored = await run_in_threadpool(here.store.load, here.stored.code)
        wifi = stored.room.wifi if stored else None
        found = await run_in_threadpool(self._audience.of, request.scope)
        # Without a network only this machine can join, at the address that it has for itself.
        address = found or Address(address_of(request.scope), near=True)
        return JSONResponse({"html": card(here.pack, code, address, wifi)}, headers=PAGE_HEADERS)

    async def health(self, request: Request) -> Response:
        """Whether the process answers, and whether its store does."""

        def ask() -> str:
            try:
                self._door.store().kept_secret("passcode")
            except StoreError as error:
                return str(error)
            return "ok"

        store = await run_in_threadpool(ask)
        told = {"process": "ok", "store": store}
        return JSONResponse(told, 200 if store == "ok" else 503, headers=HEADERS)

    async def _own(self, here: Standing, seat: Seat) -> dict[str, Any]:
        """What a seat has answered to what is shown, as the store has it now."""
        code = here.stored.code
        found = await run_in_threadpool(here.store.answers_from, code, seat.number)
        return {item: found[item] for item in here.items if item in found}

    async def _shown(self, request: Request, here: Standing, seat: Seat) -> Response:
        """The page of the room for a seat, with the cookie if its browser did not send one."""
        code = here.stored.code
        own = await self._own(here, seat) if here.items else {}
        at_home = here.stored.room.hybrid and await run_in_threadpool(
            here.store.is_at_home, code, seat.number
        )
        token = token_of(seat.key, code, seat.number)
        page = room_page(
            here.pack,
            code,
            here.main(own),
            base=base_of(request.scope),
            version=here.stamp,
            seat="" if seat.by_cookie else token,
            resume=resume_code(seat.key, code, seat.number),
            open_now=here.state == "open",
            questions=here.stored.room.questions_open,
            at_home=at_home,
            chatham_house=here.stored.room.chatham_house,
        )
        return with_cookie(HTMLResponse(page, headers=PAGE_HEADERS), request, code, seat)


def _progress(here: Standing, counted: Counted) -> list[str]:
    """Who is there, and how far they are with what is asked, for the facilitator.

    Hall and home apart, as numbers of phones; what they answered is never split.
    """
    words, room, item = here.pack.words, here.stored.room, here.item
    hall = counted.joined - counted.joined_at_home
    told = [
        words.host_tables_joined.format(n=hall)
        if room.night
        else words.host_joined.format(joined=hall, people=room.people)
    ]
    if room.hybrid:
        told.append(words.host_at_home.format(n=counted.joined_at_home))
    if item is not None and item.turn == WRITTEN:
        wrote = counted.answered if room.asking else room.answered.get(item.id, 0)
        spoke = have_spoken(room)
        line = words.host_wrote.format(wrote=wrote, spoke=spoke)
        told.append(f"{line} {words.host_wrote_invite}" if wrote > spoke else line)
    elif room.asking:
        told.append(words.host_answered.format(answered=counted.answered))
        if room.hybrid:
            told.append(words.host_answered_at_home.format(n=counted.answered_at_home))
    return told


def _only_looks(request: Request) -> bool:
    """Whether a browser looks ahead or a program looks by: nobody joins by that."""
    purpose = request.headers.get("sec-purpose", "") + request.headers.get("purpose", "")
    return request.method == "HEAD" or "prefetch" in purpose
