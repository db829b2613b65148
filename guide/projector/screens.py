"""What is sent to screens, made once for all of them: slides and figures as compressed JSON."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import time
from collections.abc import Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from guide.figures.style import Theme
from guide.model.pack import Pack
from guide.room.night_run import run_named
from guide.room.store import StoredRoom
from guide.web.audience import Address
from guide.web.cache import Cache

from . import pages, view
from .deck import Deck
from .looks import look_elsewhere
from .slide import Drawing

MOST = 64
"""How many slides and how many figures are kept: a few kilobytes each, up to sixty for a map."""

TICK = 0.05
"""Seconds for which a slide whose clock runs is sent as it is."""


@dataclass(frozen=True)
class Asked:
    """What a screen asks to see, by whoever is allowed to see it."""

    pack: Pack
    stored: StoredRoom | None
    """The room that it follows."""
    query: Mapping[str, str]
    """Its address."""
    host: bool
    """Whether it may see what is the facilitator's."""
    where: str
    """The server's own name and port, for who has to open an event first."""
    audience: Address | None = None
    """Where people in the hall can read, if that is known."""

    @property
    def ahead(self) -> bool:
        """Whether it is the slide after the one that is shown: nobody else's to know."""
        return self.host and self.query.get("ahead") == "1"


@dataclass(frozen=True)
class Window:
    """The place of a figure on a screen."""

    theme: Theme
    """The ground that it stands on."""
    size: tuple[int, int]
    """Its width and height in pixels."""
    type_px: float
    """The height of its type in pixels."""


class Said:
    """A slide as it is sent; only its clock goes on."""

    def __init__(
        self, said: Mapping[str, Any], screen: view.Screen | None, now: dt.datetime, *, ahead: bool
    ) -> None:
        """``said`` is all but the clock of ``screen``, which is None if no event is shown.

        ``now`` is the moment, at which the clock of a slide that is ``ahead`` stays.
        """
        self.screen = screen
        self._said = said
        self._stays = now if ahead else None
        self._made = 0.0
        self._goes_on = False
        self._body = b""
        self.body(now)

    def body(self, now: dt.datetime) -> bytes:
        """The slide with its clock as it stands, as compressed JSON."""
        if self._body and not (self._goes_on and time.monotonic() - self._made > TICK):
            return self._body
        timer = view.timer(self.screen, self._stays or now) if self.screen else None
        self._goes_on = timer is not None and timer["runs"] and not self._stays
        self._body = _compressed(json.dumps({**self._said, "timer": timer}))
        self._made = time.monotonic()
        return self._body


class Screens:
    """The slides and figures that were asked for last. To be used from an event loop.

    What is sent to a host is kept apart from what is sent to a reader. Who walks a run alone is
    served apart from the hall: neither slows it down nor pushes out what it shows.
    """

    def __init__(self) -> None:
        self._hall, self._walks = _Shelf("hall"), _Shelf("walks")
        self._packs: dict[str, Pack] = {}
        """The guide in each language that is shown."""

    async def said(self, asked: Asked, now: dt.datetime) -> Said:
        """What a screen shows. Raises StoreError if too much is being made at once."""
        shelf, key, screen = await self._screen(asked, now)
        where = (asked.where if screen is None else "", view.invites(screen) and asked.audience)
        return await shelf.said.get((key, asked.host, where), lambda: _said(asked, screen, now))

    async def figure(self, asked: Asked, window: Window, now: dt.datetime) -> bytes | None:
        """The figure of what a screen shows, as compressed JSON; None for a slide without one.

        Raises StoreError if too much is being drawn at once.
        """
        shelf, _, screen = await self._screen(asked, now)
        drawing = view.drawing_of(screen) if screen else None
        if screen is None or drawing is None:
            return None
        drawn = (screen.drawn_from, window)
        return await shelf.figures.get(drawn, lambda: _figure(drawing, window))

    async def _screen(
        self, asked: Asked, now: dt.datetime
    ) -> tuple[_Shelf, Hashable, view.Screen | None]:
        """What is shown, with where and as what it is kept; None for no event."""
        language = asked.pack.guide.language
        if self._packs.get(language, asked.pack) is not asked.pack:  # mended while the guide runs
            self._packs.clear()
            self._hall.clear()
            self._walks.clear()
        self._packs[language] = asked.pack
        run = run_named(asked.pack, asked.query.get("run", ""))
        if run is not None:
            deck = view.at_rest(Deck.of_run(asked.pack, run), asked.query)
            look = view.look_asked(asked.query)
            key: Hashable = (*view.address(deck).items(), look)
            walk = await self._walks.screens.get(key, lambda: _opened(deck, look=look))
            return self._walks, key, walk
        stored = asked.stored
        if stored is None:
            return self._walks, language, None
        key = (stored.code, stored.revision, asked.ahead)
        return self._hall, key, await self._hall.screens.get(key, lambda: _followed(asked, now))


class _Shelf:
    """What is kept for one kind of audience, with the threads that make it."""

    def __init__(self, name: str) -> None:
        # A slide does not wait for a figure.
        slides, figures = (
            ThreadPoolExecutor(1, f"{name}, {what}") for what in ("slides", "figures")
        )
        self.screens: Cache[Hashable, view.Screen | None] = Cache(MOST, slides)
        self.said: Cache[Hashable, Said] = Cache(MOST, slides)
        self.figures: Cache[Hashable, bytes] = Cache(MOST, figures)

    def clear(self) -> None:
        """Forget all of it."""
        for cache in (self.screens, self.said, self.figures):
            cache.clear()


def _opened(
    deck: Deck, stored: StoredRoom | None = None, *, look: tuple[str, str] | None = None
) -> view.Screen:
    if look:
        deck = replace(deck, room=look_elsewhere(deck, *look))
    deck.slides()  # made here, in the thread, and kept with the deck
    return view.Screen(deck, stored)


def _followed(asked: Asked, now: dt.datetime) -> view.Screen | None:
    """The screen of the room; None if it has ended or the guide no longer has its run."""
    stored = asked.stored
    deck = Deck.of_room(asked.pack, stored.room) if stored and not stored.room.ended else None
    if deck is None:
        return None
    if asked.ahead:
        deck = deck.ahead(now)
    return _opened(deck, stored)


def _said(asked: Asked, screen: view.Screen | None, now: dt.datetime) -> Said:
    if screen is not None:
        host = screen.stored is not None and asked.host
        return Said(
            view.shown(screen, host=host, now=now, audience=asked.audience),
            screen,
            now,
            ahead=asked.ahead,
        )
    ended = asked.stored is not None and asked.stored.room.ended is not None
    group = (
        pages.farewell(asked.pack) if ended else pages.waiting(asked.pack, f"{asked.where}/host")
    )
    return Said(
        view.waiting(asked.pack, group, asked.stored, asked.audience), None, now, ahead=False
    )


def _figure(drawing: Drawing, window: Window) -> bytes:
    return _compressed(view.figure_json(drawing, window.theme, window.size, window.type_px))


def _compressed(text: str) -> bytes:
    return gzip.compress(text.encode(), 6, mtime=0)
