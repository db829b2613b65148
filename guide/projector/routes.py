"""The projector's addresses: plain routes of the same port, which run no script of Streamlit."""

from __future__ import annotations

import datetime as dt
import gzip
import logging
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import plotly
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from guide.figures.projected import NoRoom
from guide.model.pack import Pack
from guide.room.errors import StoreError, UnknownRoom
from guide.room.items import is_writing
from guide.room.room import code_of
from guide.room.store import StoredRoom, store
from guide.settings import ROOT
from guide.web.audience import Address, Audience
from guide.web.auth import COOKIE, may_change, may_host
from guide.web.headers import FILE_HEADERS, HEADERS
from guide.web.phone_counts import PhoneCounts
from guide.web.requester import own_host
from guide.web.responses import body_of, error_response, json_of, response_or_error
from guide.web.subpath import base_of

from . import said, view, windows
from .bar import bar
from .deck import Deck
from .lookout import Lookout, Standing, followed, in_language_of
from .overview import overview_html
from .page import page_html
from .presses import TAPS, Press, Refused, Why, known, pressing
from .questions import Act, Listed, act, listed
from .said import WordsAct
from .screens import Asked, Screens, Window

LONGEST_MOVE = 1000
"""Bytes of a posted move."""

AT_ONCE = ("/screen/now", "/screen/show", "/screen/figure")
"""What all screens of a hall ask for in the same moment (``guide.web.at_once``)."""

PackNow = Callable[[], Pack | None]
"""Hands out the guide as it is now; None while none could be read."""

_STATIC = ROOT / "static" / "screen"
_PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
FILES = {
    "screen.css": (_STATIC / "screen.css", "text/css"),
    "presses.js": (_STATIC / "presses.js", "text/javascript"),
    "countdown.js": (_STATIC / "countdown.js", "text/javascript"),
    "look.js": (_STATIC / "look.js", "text/javascript"),
    "hand.js": (_STATIC / "hand.js", "text/javascript"),
    "screen.js": (_STATIC / "screen.js", "text/javascript"),
    "join.js": (_STATIC / "join.js", "text/javascript"),
    "pinned.js": (_STATIC / "pinned.js", "text/javascript"),
    "plotly.min.js": (_PLOTLY, "text/javascript"),
}
"""What the page loads besides its fonts."""

SMALLEST, LARGEST = 40, 8000
"""Sides of a figure in pixels that are drawn."""

LETTERS, LINES = 8, 3
"""Sizes of type that stand beside each other, and above, in the smallest figure that is drawn."""

_log = logging.getLogger(__name__)

NOT_DRAWN = "A figure of this size is not drawn."

HELD = 1.5
"""Seconds after which a request for news is answered though there are none.

Shorter than the limit after which a screen takes the server for gone (static/screen/screen.js),
and long enough for a hall of screens to cost next to nothing while it waits.
"""


CLOCK = "X-Guide-Clock"
"""The header that says when an answer was made, in seconds by the server's clock.

By it a device says when a key was pressed, however wrong its own clock is."""


@dataclass(frozen=True)
class _Moderated:
    """What phones sent and a facilitator moderates."""

    act: type[Act | WordsAct]
    do: Callable[[str, Any], bool]
    """Does what an act says in the event of a code."""
    listed: Callable[[Pack, StoredRoom], Listed]
    wrong: str
    """What is told of an act that is none."""


_QUESTIONS = _Moderated(
    Act,
    lambda code, asked: act(store(), code, asked),
    lambda pack, stored: listed(pack, stored, store().questions_of(stored.code)),
    "An act names its event, a question and what to do.",
)
_WORDS = _Moderated(
    WordsAct,
    lambda code, asked: said.act(store(), code, asked),
    lambda pack, stored: said.listed(pack, stored, store()),
    "An act names its event, an item, its words and what to do.",
)


def routes(pack_now: PackNow) -> list[Route]:
    """The routes of ``/screen`` for a guide."""
    hall = Hall(pack_now)

    def page(request: Request) -> Response:
        pack = pack_now()
        if pack is None:
            again = {**HEADERS, "Refresh": "2"}
            return HTMLResponse("The guide cannot be shown yet.", 503, headers=again)
        pack = _of_page(pack, request)
        return HTMLResponse(page_html(pack, base_of(request.scope)), headers=HEADERS)

    async def move(request: Request) -> Response:
        asked = json_of(await body_of(request, LONGEST_MOVE) or b"")
        return await run_in_threadpool(
            response_or_error,
            lambda: _move(lambda: _need(pack_now()), asked, request),
            host=lambda: may_host(request.scope),
        )

    async def moderate(request: Request, how: _Moderated = _QUESTIONS) -> Response:
        asked = json_of(await body_of(request, LONGEST_MOVE) or b"")
        return await run_in_threadpool(
            response_or_error,
            lambda: _moderated(lambda: _need(pack_now()), asked, request, how),
            host=lambda: may_host(request.scope),
        )

    async def act_on_words(request: Request) -> Response:
        return await moderate(request, _WORDS)

    return [
        Route("/screen", page),
        Route("/screen/now", _Sentence(hall.now), methods=["GET"]),
        Route("/screen/show", _Sentence(hall.show), methods=["GET"]),
        Route("/screen/figure", _Sentence(hall.figure), methods=["GET"]),
        Route("/screen/steps", _Sentence(hall.steps), methods=["GET"]),
        Route("/screen/move", _Sentence(move), methods=["POST"]),
        Route("/screen/questions", _Sentence(hall.questions), methods=["GET"]),
        Route("/screen/questions", _Sentence(moderate), methods=["POST"]),
        Route("/screen/words", _Sentence(hall.words), methods=["GET"]),
        Route("/screen/words", _Sentence(act_on_words), methods=["POST"]),
        Route("/screen/files/{name}", file),
    ]


class Hall:
    """The answers to screens. None waits for a thread while what it needs is in memory."""

    def __init__(self, pack_now: PackNow) -> None:
        self._lookout = Lookout(pack_now, store, self._make)
        self._screens = Screens()
        self._audience = Audience()
        self._counts = PhoneCounts()

    async def now(self, request: Request) -> Response:
        """The stamp of the room that a screen follows, in a few bytes.

        A screen that names the ``stamp`` of what it shows gets the next slide in its place, at the
        moment when there is one; for ``HELD`` seconds the answer waits for it, or less, so that
        the screens of a hall do not all ask again at once. With ``wait=0`` it does not. Where the
        slide stays, how many phones answered what is open comes along: no screen asks apart.
        """
        await _note_window(request)
        code, stamp = _code(request), request.query_params.get("stamp")
        waits = stamp is not None and request.query_params.get("wait") != "0"
        # Before the wait, after which five hundred are in a hurry; a facilitator's device is looked
        # up when it is answered, as it may have signed out.
        by = await self._asker(request) if waits and not _names_a_token(request) else None
        began = time.monotonic()
        until = began + random.uniform(HELD / 2, HELD) if waits else began
        standing = await self._lookout.news(code, stamp, until - began)
        if stamp is None:
            response: Response = JSONResponse({"stamp": standing.stamp}, headers=HEADERS)
        elif standing.stamp == stamp:
            told = {"stamp": stamp, **await self._answered(standing)}
            response = JSONResponse(told, headers=HEADERS)
        else:
            asked = _asked(request, standing, by or await self._asker(request))
            response = await self._slide(asked, request)
        # On purpose: not what it takes to answer five hundred at once.
        until = until if standing.stamp == stamp else min(until, self._lookout.changed(code))
        _say(response, "Server-Timing", f"held;dur={max(until - began, 0) * 1000:.0f}")
        return response

    async def show(self, request: Request) -> Response:
        """The slide that a screen shows."""
        standing = await self._lookout.now(_code(request))
        return await self._slide(_asked(request, standing, await self._asker(request)), request)

    async def figure(self, request: Request) -> Response:
        """The figure of that slide, for a place of a size and its type."""
        window = _window(request.query_params)
        if isinstance(window, str):
            return error_response(window, 400)
        standing = await self._lookout.now(_code(request))
        asked = _asked(request, standing, await self._asker(request))
        try:
            figure = await self._screens.figure(asked, window, _now())
        except NoRoom:  # known only once a figure's words are set
            return error_response(NOT_DRAWN, 400)
        except (ValueError, ArithmeticError, LookupError, StopIteration, RuntimeError):
            _log.exception("No figure of %s", window)  # a fault, which this hall need not see
            return error_response(NOT_DRAWN, 400)
        if figure is None:
            return error_response("This slide has no figure.", 404)
        return _json(figure, request)

    async def steps(self, request: Request) -> Response:
        """All steps of an event with their screens, for a facilitator to go to any of them."""
        if not await _asked_by(may_host, request):
            raise NotForReaders
        standing = await self._lookout.now(_code(request))
        pack, stored = _need(standing.shown), standing.stored
        deck = Deck.of_room(pack, stored.room) if stored and not stored.room.ended else None
        listed = await run_in_threadpool(overview_html, deck) if deck else ""
        return JSONResponse({"stamp": standing.stamp, "html": listed}, headers=HEADERS)

    async def questions(self, request: Request) -> Response:
        """The facilitator's list of questions, if it is another than that of a ``stamp``."""
        return await self._list(request, _QUESTIONS)

    async def words(self, request: Request) -> Response:
        """The facilitator's list of words from the room, in the same way."""
        return await self._list(request, _WORDS)

    async def _list(self, request: Request, how: _Moderated) -> Response:
        if not await _asked_by(may_host, request):
            raise NotForReaders
        standing = await self._lookout.now(_code(request))
        if standing.stored is None:
            raise UnknownRoom(_code(request))
        pack, stored = _need(standing.shown), standing.stored
        told = await run_in_threadpool(lambda: _told(how.listed(pack, stored)))
        if request.query_params.get("stamp") == told["stamp"]:
            told.pop("html")
        return JSONResponse(told, headers=HEADERS)

    async def _answered(self, standing: Standing) -> dict[str, str]:
        """How many phones answered what is open, in words; nothing if nothing is."""
        pack, stored = standing.shown, standing.stored
        if pack is None or stored is None or stored.room.asking is None:
            return {}
        item = stored.room.asking.item
        room = stored.room
        counted = await self._counts.of(standing.store, stored.code, item, hybrid=room.hybrid)
        words = pack.words
        said = words.screen_wrote if is_writing(room) else words.screen_answered
        soon = f" · {words.phone_closes_soon}" if room.closing else ""
        return {"answered": said.format(count=counted.answered) + soon}

    async def _slide(self, asked: Asked, request: Request) -> Response:
        now = _now()
        return _json((await self._screens.said(asked, now)).body(now), request)

    async def _make(self, standing: Standing) -> None:
        """The slide that most screens of a room are about to ask for."""
        if standing.shown and standing.stored:
            usual = Asked(standing.shown, standing.stored, {}, host=False, where="")
            await self._screens.said(usual, _now())

    async def _asker(self, request: Request) -> _Asker:
        host = await _asked_by(may_host, request)
        scope, find = request.scope, self._audience
        audience = find.of(scope) if find.fresh(scope) else await run_in_threadpool(find.of, scope)
        return _Asker(host, own_host(scope) + base_of(scope), audience)


@dataclass(frozen=True)
class _Asker:
    """Who asks, and from where."""

    host: bool
    where: str
    audience: Address | None


def _asked(request: Request, standing: Standing, by: _Asker) -> Asked:
    pack = _need(standing.shown)
    if "run" in request.query_params:  # who walks a run alone chooses
        pack = _need(standing.pack).in_language(request.query_params.get("lang", ""))
    if request.query_params.get("ahead") == "1" and standing.stored and not by.host:
        raise NotForReaders
    return Asked(pack, standing.stored, request.query_params, by.host, by.where, by.audience)


Answer = Callable[[Request], Awaitable[Response]]


class _Sentence:
    """ASGI app: the answer; a sentence instead if its event or its store cannot be found."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response = await self._answer(request)
        except NotForReaders:
            response = error_response("Only the facilitator's devices look ahead.", 403)
        except StoreError as error:
            response = await run_in_threadpool(_refused, error, request)
        _say(response, CLOCK, f"{time.time():.3f}")
        await response(scope, receive, send)


def _say(response: Response, header: str, value: str) -> None:
    """Add a header that the response does not have yet, which need not be looked for."""
    response.raw_headers.append((header.lower().encode(), value.encode()))


class NotForReaders(Exception):
    """Somebody asks for what only a facilitator may see."""


def _refused(error: StoreError, request: Request) -> Response:
    """The JSON error, with as much as whoever asks may read."""

    def again() -> Response:
        raise error

    return response_or_error(again, host=lambda: may_host(request.scope))


async def _asked_by(allowed: Callable[[Scope], bool], request: Request) -> bool:
    """Whether whoever makes a request is allowed something.

    A token may have to be looked up in the store; without one, memory knows.
    """
    if _names_a_token(request):
        return await run_in_threadpool(allowed, request.scope)
    return allowed(request.scope)


def _names_a_token(request: Request) -> bool:
    return "cookie" in request.headers and COOKIE in request.cookies


def _json(packed: bytes, request: Request) -> Response:
    """JSON that is kept compressed, as the browser takes it."""
    if "gzip" in request.headers.get("accept-encoding", ""):
        return _Packed(packed)
    return Response(gzip.decompress(packed), media_type="application/json", headers=_EITHER)


_EITHER = {**HEADERS, "Vary": "Accept-Encoding"}
"""Of JSON that is sent compressed or not."""


class _Packed(Response):
    """Compressed JSON, with headers that are written once for all who get any."""

    KEPT: ClassVar = [
        one
        for one in Response(
            media_type="application/json",
            headers={**_EITHER, "Content-Encoding": "gzip"},
        ).raw_headers
        if one[0] != b"content-length"
    ]

    def __init__(self, packed: bytes) -> None:
        self.status_code, self.background, self.body = 200, None, packed
        self.raw_headers = [*self.KEPT, (b"content-length", str(len(packed)).encode())]


def file(request: Request) -> Response:
    """A style sheet or script of the page; 404 for any other name."""
    found = FILES.get(request.path_params["name"])
    if found is None:
        return error_response("There is no such file.", 404)
    return FileResponse(found[0], media_type=found[1], headers=FILE_HEADERS)


async def _note_window(request: Request) -> None:
    """Remember how large a facilitator's window is, for the venue check."""
    query = request.query_params
    if "w" not in query:
        return
    try:
        width, height = int(query["w"]), int(query.get("h", ""))
    except ValueError:
        return
    drawn = min(width, height) > 0 and max(width, height) <= LARGEST
    if drawn and await _asked_by(may_host, request):
        windows.seen((width, height), time.monotonic())


def _code(request: Request) -> str:
    """The code of the room that a screen names; empty without one."""
    named = request.query_params.get("room", "")
    return _known_form(named) if named else ""


def _known_form(text: str) -> str:
    """A room's code as the store knows it. Raises UnknownRoom for what is none."""
    code = code_of(text)
    if code is None:
        raise UnknownRoom(text[:20])
    return code


def _of_page(pack: Pack, request: Request) -> Pack:
    """The guide in the language of the room that a screen follows, or of its own address."""
    if "run" in request.query_params or "lang" in request.query_params:
        return pack.in_language(request.query_params.get("lang", ""))
    try:
        return _need(in_language_of(pack, followed(store(), _code(request))))
    except StoreError:
        return pack


def _need(pack: Pack | None) -> Pack:
    if pack is None:
        raise StoreError("The guide cannot be shown yet.")
    return pack


def _window(query: Mapping[str, str]) -> Window | str:
    """The place of a figure that is asked for, or what is wrong with it."""
    try:
        width, height = (int(query.get(side, "")) for side in ("w", "h"))
        type_px = float(query.get("type", ""))
    except ValueError:
        return "A figure needs its width, its height and its size of type."
    sides = min(width, height) >= SMALLEST and max(width, height) <= LARGEST
    if not (sides and 1 <= type_px <= min(width / LETTERS, height / LINES)):
        return NOT_DRAWN
    return Window("dark" if query.get("theme") == "dark" else "paper", (width, height), type_px)


def _move(need: Callable[[], Pack], body: object, request: Request) -> Response:
    """What a posted press came to, for who may press."""
    if not may_change(request.scope):
        return error_response("Only the facilitator's devices move this event.", 403)
    try:
        asked = Press.model_validate(body)
    except ValueError:
        return error_response("A press names itself and its room.", 400)
    if not known(asked.move):
        return error_response("There is no such move.", 400)
    return _pressed(need(), asked)


def _pressed(pack: Pack, asked: Press) -> Response:
    """What a press came to, and where the event stands then.

    Two presses at once are made one after the other; the second is told if it was meant for where
    the event stood before the first.
    """
    code, now = _known_form(asked.room), _now()
    why: Why | None = None
    stored: StoredRoom | None
    try:
        stored = store().change(
            code, lambda room: pressing(pack, asked, now, room), durable=asked.move in TAPS
        )
    except Refused as refused:
        why = refused.why
        stored = followed(store(), code)
    return JSONResponse(_came_to(pack, stored, why, now), headers=HEADERS)


def _moderated(
    need: Callable[[], Pack], body: object, request: Request, how: _Moderated
) -> Response:
    """What became of what phones sent, for who may press."""
    if not may_change(request.scope):
        return error_response("Only the facilitator's devices move this event.", 403)
    try:
        asked = how.act.model_validate(body)
    except ValueError:
        return error_response(how.wrong, 400)
    pack, code = need(), _known_form(asked.room)
    stored = store().load(code)
    if stored is None or stored.room.ended:
        raise UnknownRoom(code)
    pack = pack.in_language(stored.room.language)
    done = how.do(code, asked)
    told = _told(how.listed(pack, store().load(code) or stored))
    if not done:
        told["why"] = pack.words.press_moved
    return JSONResponse(told, headers=HEADERS)


def _told(found: Listed) -> dict[str, object]:
    """A facilitator's list, how many wait and the stamp of it."""
    return {"html": found.html, "waiting": found.waiting, "stamp": found.stamp}


def _came_to(
    pack: Pack, stored: StoredRoom | None, why: Why | None, now: dt.datetime
) -> dict[str, object]:
    words = _need(in_language_of(pack, stored)).words
    sentences = {
        "moved": words.press_moved,
        "late": words.press_late,
        "ended": words.press_ended,
    }
    said: dict[str, object] = {"stamp": view.stamp(stored, pack), "moved": why is None}
    if why is not None:
        said["why"] = sentences[why]
    deck = Deck.of_room(pack, stored.room) if stored and not stored.room.ended else None
    if deck is not None and stored is not None:
        said["bar"] = bar(deck, stored, now)
    return said


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
