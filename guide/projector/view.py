"""What is sent to a screen: the slide that is shown, its clock and its way on."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from guide.figures.style import Theme
from guide.model.pack import Pack
from guide.room.look import read_look
from guide.room.room import SIZES, Room, look_whole
from guide.room.store import StoredRoom
from guide.text.citation import source_names
from guide.text.html import html
from guide.web.audience import Address
from guide.web.qr import qr_image

from .deck import Deck
from .looks import LOOKS
from .presses import position
from .slide import Drawing, Group, Slide, heading_size, spread
from .sources import source_pages

CITED = 3
"""The most sources named at the foot; all of them open with a key."""

FOOT, WHOLE = 48, 60
"""Characters of those names that fit a screen of 4:3, beside how many more there are and alone."""


@dataclass(frozen=True)
class Screen:
    """A screen's deck with the room that it follows, if it follows one."""

    deck: Deck
    stored: StoredRoom | None = None

    @property
    def room(self) -> Room:
        """The room as this screen shows it."""
        return self.deck.room

    @cached_property
    def drawn_from(self) -> str:
        """A name for all that a figure of the room shows, of a few letters."""
        room = self.room.model_dump_json(exclude=UNDRAWN)
        return _named(self.deck.pack.fingerprint + self.deck.run.id + room)


def at_rest(deck: Deck, query: Mapping[str, str]) -> Deck:
    """A run without an event at the place that an address names, or as near as there is."""
    last = len(deck.room.plan) - 1
    at = min(max(_number(query, "step", 1) - 1, 0), last)
    size = min(max(_number(query, "size", deck.room.size), 0), len(SIZES) - 1)
    room = deck.room.changed(at=at, part=max(_number(query, "part", 0), 0), size=size)
    if query.get("shown") == "1":
        room = room.changed(revealed=(room.step.step,))
    return replace(deck, room=room.changed(look=read_look(query.get("look", ""))))


def look_asked(query: Mapping[str, str]) -> tuple[str, str] | None:
    """The move of ``looks.py`` that a walk asks for, with the point that it is made at."""
    name = query.get("move", "")
    return (name, query.get("at", "")) if name in LOOKS else None


def _number(query: Mapping[str, str], name: str, otherwise: int) -> int:
    text = query.get(name, "")
    # Longer numbers name nothing, and Python refuses to read very long ones.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def invites(screen: Screen | None) -> bool:
    """Whether people are shown where to read: while no event is open, and at its end.

    On the title of an event stands how to join it (static/screen/join.js).
    """
    if screen is None:
        return True
    return screen.stored is not None and screen.deck.step_of(screen.room.at).page == "end"


def shown(
    screen: Screen, *, host: bool, now: dt.datetime, audience: Address | None = None
) -> dict[str, Any]:
    """The slide that a screen shows but its clock, for the browser; never a word of the notes.

    ``audience`` is where people in the hall can read, if that is known.
    """
    deck, room, pack = screen.deck, screen.room, screen.deck.pack
    slides, number = deck.slides(), deck.number()
    slide = slides[number]
    sources = source_pages(pack, slide)
    return {
        "stamp": stamp(screen.stored, pack),
        "room": screen.stored.code if screen.stored else None,
        "host": host,
        "place": _place(deck),
        "slide": f"{number + 1}/{len(slides)}" if len(slides) > 1 else "",
        "html": slide_html(slide, join(pack, audience if invites(screen) else None)),
        "figure": screen.drawn_from if slide.group.drawing else "",
        "look": _look(room) if slide.group.drawing else None,
        "foot": _foot(pack, slide),
        "sources": sources,
        "source": min(room.source, len(sources)),
        "blank": room.blank,
        "pinned": room.pinned if screen.stored else None,
        "countdown": countdown(room, now) if screen.stored else None,
        "size": slide.size,
        "here": address(deck),
        "at": position(room) if screen.stored and host else None,
        "ways": _ways(screen, now),
        "phones": _phones(deck, host=host) if screen.stored else None,
    }


def _phones(deck: Deck, *, host: bool) -> dict[str, bool | str]:
    """Whether a screen says how to join: while phones are asked something, and on the title.

    With it a name for the network that is on its card, which is for the facilitator's devices.
    """
    room = deck.room
    return {
        "asking": bool(room.asking),
        "welcome": deck.step_of(room.at).page == "title",
        "wifi": _named(room.wifi.model_dump_json()) if host and room.wifi else "",
    }


def waiting(
    pack: Pack, group: Group, stored: StoredRoom | None, audience: Address | None = None
) -> dict[str, Any]:
    """A screen that no event fills; ``audience`` is as with ``shown``."""
    return {
        "stamp": stamp(stored, pack),
        "room": None,
        "host": False,
        "place": "",
        "slide": "",
        "html": slide_html(spread([group], 1.0)[0], join(pack, audience)),
        "figure": "",
        "look": None,
        "foot": "",
        "sources": [],
        "source": 0,
        "blank": False,
        "pinned": None,
        "countdown": None,
        "size": 1.0,
        "here": None,
        "at": None,
        "ways": {},
        "phones": None,
    }


def stamp(stored: StoredRoom | None, pack: Pack | None) -> str:
    """Changes whenever what a screen shows may have changed, of its room or of the guide."""
    guide = pack.fingerprint if pack else ""
    return f"{stored.code}:{stored.revision}:{guide}" if stored else guide


def drawing_of(screen: Screen) -> Drawing | None:
    """What draws the figure of the slide that is shown; None for a slide without one."""
    return screen.deck.slides()[screen.deck.number()].group.drawing


UNDRAWN = {
    *("clock", "timer", "countdown", "spent", "entered", "notes", "blank", "source", "look"),
    *("presses", "before", "pinned", "questions_open", "wifi"),
}
"""What no figure shows of a room: a change of it draws none anew."""


_SECRET = secrets.token_bytes(16)
"""Keeps readers from trying out which votes, not shown yet, lead to a name."""


def _named(told: str) -> str:
    return hashlib.blake2b(told.encode(), digest_size=8, key=_SECRET).hexdigest()


def figure_json(drawing: Drawing, theme: Theme, size: tuple[int, int], type_px: float) -> str:
    """A slide's figure as Plotly's JSON.

    ``size`` is the width and height of its place on the screen in pixels, ``type_px`` the height
    of its type in pixels, and ``theme`` the ground that it stands on.
    """
    return drawing(theme, size, type_px).json()


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
    if room.look.text:
        found["look"] = room.look.text
    return found


def _ways(screen: Screen, now: dt.datetime) -> dict[str, dict[str, str]]:
    """Where the keys lead without an event; within one the server keeps the way."""
    if screen.stored is not None:
        return {}
    deck = screen.deck
    rooms = {
        "next": deck.next(now),
        "back": deck.back(now),
        "reveal": deck.reveal(not deck.room.shown),
        "larger": deck.room.changed(size=min(deck.room.size + 1, len(SIZES) - 1)),
        "smaller": deck.room.changed(size=max(deck.room.size - 1, 0)),
        "close": look_whole(deck.room),
    }
    return {name: address(replace(deck, room=room)) for name, room in rooms.items()}


def _look(room: Room) -> dict[str, Any]:
    """Where a screen looks: how large the figure stands, what is in the middle, what is lit."""
    look = room.look
    return {"factor": look.factor, "centre": look.centre, "spot": (look.x, look.y), "lit": look.lit}


def _place(deck: Deck) -> str:
    words, block = deck.pack.words, deck.block_of(deck.room.at)
    number, count = deck.position()
    step = words.screen_step.format(number=number, count=count)
    if block is None:
        return step
    module = deck.pack.module_of(block.id)
    obstacle = words.obstacle.format(number=module.number, count=len(deck.pack.modules))
    return f"{obstacle} · {step}"


def timer(screen: Screen, now: dt.datetime) -> dict[str, Any] | None:
    """Seconds left of the step's minutes, and whether they run; None before the event begins."""
    room = screen.room
    if screen.stored is None or not room.live:
        return None
    left = room.step.minutes * 60 - room.timer.seconds(now)
    return {"left": round(left, 2), "runs": room.timer.since is not None}


def countdown(room: Room, now: dt.datetime) -> dict[str, Any] | None:
    """The free timer: seconds left, whether they run, and when that was so; None without one."""
    held = room.countdown
    if held is None:
        return None
    runs = held.timer.since is not None
    return {"left": round(held.left(now), 2), "runs": runs, "at": round(now.timestamp(), 3)}


def _foot(pack: Pack, slide: Slide) -> Markup:
    """Who says so and whose line it is, in one line."""
    words = pack.words
    cited = source_names(pack, slide.sources)
    named = cited[:CITED]
    while len(named) > 1 and len(" · ".join(named)) > (WHOLE if named == cited else FOOT):
        named.pop()
    more = len(cited) - len(named)
    return html(
        "{{ foot }}{% if foot and cited %}<br>{% endif %}"
        "{% if cited %}<b>{{ label }}</b> {{ names }}{{ rest }}{% endif %}",
        foot=slide.group.foot,
        cited=cited,
        label=words.sources,
        names=" · ".join(named),
        rest=f" {words.screen_more.format(count=more)}" if more > 0 else "",
    )


def join(pack: Pack, audience: Address | None) -> Markup:
    """Where people can read, as a QR code and as what they type; nothing if that is not known."""
    if audience is None:
        return Markup()
    words = pack.words
    return html(
        '<aside class="join"><img src="{{ code }}" alt="{{ alt }}">'
        '<p>{{ how }}<b dir="ltr">{{ address }}</b></p></aside>',
        code=qr_image(audience.url, alt=""),
        alt=words.host_code_alt.format(address=audience.url),
        how=words.screen_join_near if audience.near else words.screen_join,
        address=audience.short,
    )


def slide_html(slide: Slide, aside: Markup | None = None) -> Markup:
    """A slide as HTML; its figure is drawn in the place left for it.

    ``aside`` stands beside what a slide in the layout of a title says.
    """
    group = slide.group
    return html(
        '<div class="slide {{ group.layout }}">'
        '{% if group.over %}<p class="over">{{ group.over }}</p>{% endif %}'
        '{% if group.heading %}<h1 style="--share:{{ share }}">{{ group.heading }}</h1>{% endif %}'
        '<div class="body">{% if drawn %}'
        '<div class="figure" role="img" aria-label="{{ group.alt }}"></div>'
        "{% else %}{% for piece in pieces %}{{ piece }}{% endfor %}{% endif %}</div>"
        "{{ aside }}</div>",
        group=group,
        share=f"{heading_size(group):.5f}",
        drawn=group.drawing is not None,
        pieces=[piece_html(piece.html, piece.scale) for piece in slide.pieces],
        aside=aside or Markup(),
    )


def piece_html(inside: Markup, scale: float) -> Markup:
    """A part of a slide, in its size."""
    if scale == 1.0:
        return inside
    return html(
        '<div style="--scale:{{ scale }}" class="scaled">{{ inside }}</div>',
        scale=f"{scale:g}",
        inside=inside,
    )
