"""What is sent to a screen: the slide that is shown, its clock and its way on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import plotly.io

from guide.figures.style import Theme
from guide.model.reading import Pack
from guide.room.room import SIZES, Room
from guide.room.store import Kept

from .deck import Deck
from .evidence import short_citations
from .slide import Group, Slide, heading_size, spread
from .sources import source_pages

CITED = 3
"""The most sources named at the foot; all of them open with a key."""


@dataclass(frozen=True)
class Screen:
    """A screen's deck with the room that it follows, if it follows one."""

    deck: Deck
    kept: Kept | None = None

    @property
    def room(self) -> Room:
        """The room as this screen shows it."""
        return self.deck.room


def at_rest(deck: Deck, query: Mapping[str, str]) -> Deck:
    """A run without an event at the place that an address names, or as near as there is."""
    last = len(deck.room.plan) - 1
    at = min(max(_number(query, "step", 1) - 1, 0), last)
    size = min(max(_number(query, "size", deck.room.size), 0), len(SIZES) - 1)
    room = deck.room.changed(at=at, part=max(_number(query, "part", 0), 0), size=size)
    if query.get("shown") == "1":
        room = room.changed(revealed=(room.step.step,))
    return replace(deck, room=room)


def _number(query: Mapping[str, str], name: str, otherwise: int) -> int:
    text = query.get(name, "")
    # Longer numbers name nothing, and Python refuses to read very long ones.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def shown(screen: Screen, *, host: bool, now: dt.datetime) -> dict[str, Any]:
    """The slide that a screen shows, ready for the browser; never a word of the notes."""
    deck, room, pack = screen.deck, screen.room, screen.deck.pack
    slides, number = deck.slides(), deck.number()
    slide = slides[number]
    sources = source_pages(pack, slide)
    return {
        "stamp": stamp(screen.kept),
        "room": screen.kept.code if screen.kept else None,
        "host": host,
        "place": _place(deck),
        "slide": f"{number + 1}/{len(slides)}" if len(slides) > 1 else "",
        "html": slide_html(slide),
        "figure": slide.group.drawing is not None,
        "foot": _foot(pack, slide),
        "sources": sources,
        "source": min(room.source, len(sources)),
        "blank": room.blank,
        "size": slide.size,
        "timer": _timer(screen, now),
        "here": address(deck),
        "ways": _ways(screen, now),
    }


def waiting(group: Group, kept: Kept | None) -> dict[str, Any]:
    """A screen that no event fills."""
    return {
        "stamp": stamp(kept),
        "room": None,
        "host": False,
        "place": "",
        "slide": "",
        "html": slide_html(spread([group], 1.0)[0]),
        "figure": False,
        "foot": "",
        "sources": [],
        "source": 0,
        "blank": False,
        "size": 1.0,
        "timer": None,
        "here": None,
        "ways": {},
    }


def stamp(kept: Kept | None) -> str:
    """Changes whenever what a screen shows of a room may have changed."""
    return f"{kept.code}:{kept.revision}" if kept else ""


def figure_json(screen: Screen, theme: Theme, size: tuple[int, int], type_px: float) -> str | None:
    """The figure of the slide that is shown, as Plotly's JSON; None for a slide without one."""
    deck = screen.deck
    drawing = deck.slides()[deck.number()].group.drawing
    if drawing is None:
        return None
    return str(plotly.io.to_json(drawing(theme, size, type_px), validate=False))


def address(deck: Deck) -> dict[str, str]:
    """The part of an address that opens a slide of a run without an event."""
    room = deck.room
    found = {"run": deck.run.id, "step": str(room.at + 1)}
    if room.part:
        found["part"] = str(room.part)
    if room.shown:
        found["shown"] = "1"
    if room.size != 1:
        found["size"] = str(room.size)
    return found


def _ways(screen: Screen, now: dt.datetime) -> dict[str, dict[str, str]]:
    """Where the keys lead without an event; within one the server keeps the way."""
    if screen.kept is not None:
        return {}
    deck = screen.deck
    rooms = {
        "next": deck.next(now),
        "back": deck.back(now),
        "reveal": deck.reveal(not deck.room.shown),
        "larger": deck.room.changed(size=min(deck.room.size + 1, len(SIZES) - 1)),
        "smaller": deck.room.changed(size=max(deck.room.size - 1, 0)),
    }
    return {name: address(replace(deck, room=room)) for name, room in rooms.items()}


def _place(deck: Deck) -> str:
    words, block = deck.pack.words, deck.block_of(deck.room.at)
    kept = [step.step for step in deck.room.plan if not step.dropped]
    here = deck.room.step.step
    number = kept.index(here) + 1 if here in kept else deck.room.at + 1
    step = words.screen_step.format(number=number, count=len(kept))
    if block is None:
        return step
    module = deck.pack.module_of(block.id)
    obstacle = words.obstacle.format(number=module.number, count=len(deck.pack.modules))
    return f"{obstacle} · {step}"


def _timer(screen: Screen, now: dt.datetime) -> dict[str, Any] | None:
    """Seconds left of the step's minutes, and whether they run; None before the event begins."""
    room = screen.room
    if screen.kept is None or not room.live:
        return None
    left = room.step.minutes * 60 - room.timer.seconds(now)
    return {"left": round(left, 2), "runs": room.timer.since is not None}


def _foot(pack: Pack, slide: Slide) -> str:
    """Who says so and whose line it is, in one line."""
    words = pack.words
    cited = short_citations(pack, slide.sources)
    parts = []
    if slide.group.foot:
        parts.append(escape(slide.group.foot))
    if cited:
        more = len(cited) - CITED
        names = " · ".join(escape(each) for each in cited[:CITED])
        rest = f" {escape(words.screen_more.format(count=more))}" if more > 0 else ""
        parts.append(f"<b>{escape(words.sources)}</b> {names}{rest}")
    return "<br>".join(parts)


def slide_html(slide: Slide) -> str:
    """A slide as HTML; its figure is drawn in the place left for it."""
    group = slide.group
    over = f'<p class="over">{escape(group.over)}</p>' if group.over else ""
    heading = ""
    if group.heading:
        share = heading_size(group)
        heading = f'<h1 style="--share:{share:.5f}">{escape(group.heading)}</h1>'
    inside = (
        f'<div class="figure" role="img" aria-label="{escape(group.alt)}"></div>'
        if group.drawing is not None
        else "".join(piece_html(piece.html, piece.scale) for piece in slide.pieces)
    )
    return (
        f'<div class="slide {group.layout}">{over}{heading}<div class="body">{inside}</div></div>'
    )


def piece_html(html: str, scale: float) -> str:
    """A part of a slide, in its size."""
    return html if scale == 1.0 else f'<div style="--scale:{scale:g}" class="scaled">{html}</div>'
