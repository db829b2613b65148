"""The projector's addresses: plain routes of the same port, which run no script of Streamlit."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import plotly
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from guide.figures.style import Theme
from guide.model.reading import Pack
from guide.room.door import may_change, may_host
from guide.room.store import Kept, StoreError, UnknownRoom, store

from . import pages, view, windows
from .deck import Deck
from .moves import MOVES, moving
from .page import page_html

PackNow = Callable[[], Pack | None]
"""Hands out the guide as it is now; None while none could be read."""

_STATIC = Path(__file__).resolve().parents[2] / "static" / "screen"
_PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
FILES = {
    "screen.css": (_STATIC / "screen.css", "text/css"),
    "screen.js": (_STATIC / "screen.js", "text/javascript"),
    "plotly.min.js": (_PLOTLY, "text/javascript"),
}
"""What the page loads besides its fonts."""

SMALLEST, LARGEST = 40, 8000
"""Sides of a figure in pixels that are drawn."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "frame-ancestors 'self'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""The browser itself refuses whatever would leave the machine."""


def routes(pack_now: PackNow) -> list[Route]:
    """The routes of ``/screen`` for a guide."""

    def page(request: Request) -> Response:
        pack = pack_now()
        if pack is None:
            again = {**HEADERS, "Refresh": "2"}
            return HTMLResponse("The guide cannot be shown yet.", 503, headers=again)
        return HTMLResponse(page_html(pack), headers=HEADERS)

    def show(request: Request) -> Response:
        return _answer(lambda: _shown(_need(pack_now), request))

    def figure(request: Request) -> Response:
        return _answer(lambda: _figure(_need(pack_now), request))

    async def move(request: Request) -> Response:
        if not may_change(request.scope):
            return _told("Only the facilitator's devices move this event.", 403)
        try:
            asked = await request.json()
            name, code = str(asked["move"]), str(asked["room"])
        except (ValueError, KeyError, TypeError):
            return _told("A move names itself and its room.", 400)
        if name not in MOVES:
            return _told("There is no such move.", 400)
        return await run_in_threadpool(lambda: _answer(lambda: _moved(_need(pack_now), code, name)))

    return [
        Route("/screen", page),
        Route("/screen/now", now),
        Route("/screen/show", show),
        Route("/screen/figure", figure),
        Route("/screen/move", move, methods=["POST"]),
        Route("/screen/files/{name}", file),
    ]


def file(request: Request) -> Response:
    """A style sheet or script of the page; 404 for any other name."""
    found = FILES.get(request.path_params["name"])
    if found is None:
        return _told("There is no such file.", 404)
    return FileResponse(found[0], media_type=found[1], headers={"Cache-Control": "no-cache"})


def now(request: Request) -> Response:
    """The stamp of the room that a screen follows: a few bytes, asked for all the time."""

    def answer() -> Response:
        _note_window(request)
        kept = _followed(request)
        return JSONResponse({"stamp": view.stamp(kept)}, headers=HEADERS)

    return _answer(answer)


def _note_window(request: Request) -> None:
    """Remember how large a facilitator's window is, for the venue check."""
    try:
        width, height = (int(request.query_params.get(side, "")) for side in ("w", "h"))
    except ValueError:
        return
    if min(width, height) > 0 and max(width, height) <= LARGEST and may_host(request.scope):
        windows.seen((width, height), time.monotonic())


def _answer(make: Callable[[], Response]) -> Response:
    """An answer, or the one sentence that stands for what keeps it from being given."""
    try:
        return make()
    except UnknownRoom:
        return _told("There is no such event.", 404)
    except StoreError as error:
        return _told(str(error), 503)


def _told(sentence: str, status: int) -> Response:
    return JSONResponse({"told": sentence}, status, headers=HEADERS)


def _need(pack_now: PackNow) -> Pack:
    pack = pack_now()
    if pack is None:
        raise StoreError("The guide cannot be shown yet.")
    return pack


def _followed(request: Request) -> Kept | None:
    """The room that a screen follows: the one it names, else the one that is open, or was last."""
    code = request.query_params.get("room")
    if code:
        kept = store().load(code.upper())
        if kept is None:
            raise UnknownRoom(code)
        return kept
    return store().current() or next(iter(store().rooms()), None)


def _screen(pack: Pack, request: Request) -> view.Screen | Kept | None:
    """What to show: a slide, or the room that has ended or cannot be shown, or nothing."""
    query = request.query_params
    if query.get("run") in pack.runs:
        deck = Deck.of_run(pack, pack.runs[query["run"]])
        return view.Screen(view.at_rest(deck, query))
    kept = _followed(request)
    deck_or_none = Deck.of_room(pack, kept.room) if kept and not kept.room.ended else None
    if deck_or_none is None:
        return kept
    if query.get("ahead") == "1":
        ahead = deck_or_none.next(_now())
        deck_or_none = replace(deck_or_none, room=ahead.changed(blank=False, source=0))
    return view.Screen(deck_or_none, kept)


def _shown(pack: Pack, request: Request) -> Response:
    screen = _screen(pack, request)
    if isinstance(screen, view.Screen):
        host = screen.kept is not None and may_host(request.scope)
        return JSONResponse(view.shown(screen, host=host, now=_now()), headers=HEADERS)
    ended = screen is not None and screen.room.ended is not None
    group = pages.farewell(pack) if ended else pages.waiting(pack, f"{request.url.netloc}/host")
    return JSONResponse(view.waiting(group, screen), headers=HEADERS)


def _figure(pack: Pack, request: Request) -> Response:
    screen = _screen(pack, request)
    query = request.query_params
    try:
        width, height = (int(query.get(side, "")) for side in ("w", "h"))
        type_px = float(query.get("type", ""))
    except ValueError:
        return _told("A figure needs its width, its height and its size of type.", 400)
    sides = min(width, height) >= SMALLEST and max(width, height) <= LARGEST
    if not (sides and 1 <= type_px <= height):
        return _told("A figure of this size is not drawn.", 400)
    theme: Theme = "dark" if query.get("theme") == "dark" else "paper"
    found = (
        view.figure_json(screen, theme, (width, height), type_px)
        if isinstance(screen, view.Screen)
        else None
    )
    if found is None:
        return _told("This slide has no figure.", 404)
    return Response(found, media_type="application/json", headers=HEADERS)


def _moved(pack: Pack, code: str, name: str) -> Response:
    """The room after a move. Two moves at once are made one after the other."""
    kept = store().change(code, moving(pack, name, _now()))
    return JSONResponse({"stamp": view.stamp(kept)}, headers=HEADERS)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
