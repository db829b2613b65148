"""The venue check: what to put right before people come, each in a sentence with its remedy."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from guide.model.freshness import Due
from guide.model.numbers import number
from guide.model.words import Words
from guide.text.dates import long_date

from .address import is_listening, own_addresses, web_address
from .errors import StoreError
from .room import SIZES

Level = Literal["green", "amber", "red"]

TEXT, CAPTION = 1 / 24, 1 / 30
"""Shares of the picture's height: what is read, at the usual size, and the sources under it."""

FARTHEST = 200
"""Heights of an element at which it can still be read (ANSI/AVIXA V202.01:2016)."""

SMALLEST = (1024, 720)
"""Pixels: the width and the height of the smallest windows that the screens are tested at, 1024 by
768 and 1280 by 720."""

CODE_REACH = 10
"""A QR code can be read from ten times its width (design.md)."""

MANY_PHONES = 400
"""Phones of a large room that each hold a request, with some to spare."""

FEET = 3.28084
"""In a metre."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    level: Level
    what: str
    remedy: str | None = None


@dataclass(frozen=True)
class Hall:
    """The room as its facilitator measures it, and the projector's window as it reports itself."""

    picture: float
    """Height of the picture, in metres."""
    last_row: float
    """How far the last row sits from it, in metres."""
    window: tuple[int, int] | None = None
    """Width and height of the projector's window in pixels; None while none is open."""
    size: int = 1
    """The place in ``SIZES`` of the size of type."""


@dataclass(frozen=True)
class Phones:
    """What is known of phones here."""

    joined: int | None
    """How many have joined the event that is open; None while none is."""
    open_files: int | None
    """How many files the process may open, a phone's request being one; None without a limit."""
    left: int
    """Earlier events of which seats, answers or questions are still kept."""


class Writable(Protocol):
    """A store that can be tried."""

    def try_writing(self) -> None:
        """Write something and take it back; StoreError if that fails."""


def check_venue(
    words: Words,
    hall: Hall,
    *,
    port: int,
    store: Writable,
    files: Sequence[Finding] = (),
    phones: Phones | None = None,
    due: Sequence[Due] | None = None,
    addresses: Callable[[], Sequence[str]] = own_addresses,
) -> list[Finding]:
    """Everything that can be seen from here, in the order in which it is put right.

    ``hall`` holds the room's measures, ``port`` is the one that the guide is served at, ``store``
    is tried, and ``files`` is what was found of the files that browsers need. Without
    ``phones`` nothing is said of them. ``due`` is what is due for review; without it the content is
    not judged. ``addresses`` finds this machine's own.
    """
    findings = [
        window(words, hall),
        type_size(words, hall),
        qr_code(words, hall),
        *files,
        reach(words, addresses(), port),
        *(about_phones(words, phones) if phones else ()),
        writing(words, store),
    ]
    return findings + ([] if due is None else [review(words, due)])


# ── The screen ───────────────────────────────────────────────────────────────


def window(words: Words, hall: Hall) -> Finding:
    """Whether the projector's window is open and large enough."""
    if hall.window is None:
        return Finding("amber", words.venue_no_window, words.venue_no_window_do)
    width, height = hall.window
    if width < SMALLEST[0] or height < SMALLEST[1]:
        small = words.venue_window_small.format(width=width, height=height)
        return Finding("amber", small, words.venue_window_small_do)
    return Finding("green", words.venue_window.format(width=width, height=height))


def reaches(picture: float, share: float) -> float:
    """From how far, in metres, an element of this share of the picture's height can be read.

    ANSI/AVIXA V202.01:2016 (DISCAS), basic decision making: the farthest viewer sits at the
    height of the picture times the element's share of it times 200. At the least share that
    design.md allows, 1/50, that is four heights of the picture.
    """
    return picture * share * FARTHEST


def type_size(words: Words, hall: Hall) -> Finding:
    """Whether the last row can read the screen, or what would let it."""
    distance = metres(words, hall.last_row)
    if _read(hall, CAPTION) and _read(hall, TEXT * SIZES[hall.size]):
        return Finding("green", words.venue_type.format(distance=distance))
    if _read(hall, TEXT * SIZES[hall.size]):
        remedy = words.venue_captions_do.format(
            nearer=metres(words, _down(reaches(hall.picture, CAPTION)))
        )
        return Finding("amber", words.venue_captions.format(distance=distance), remedy)
    enough = next(
        (n for n in range(hall.size + 1, len(SIZES)) if _read(hall, TEXT * SIZES[n])), None
    )
    if enough is not None:
        presses = enough - hall.size
        press = words.venue_press_once if presses == 1 else words.venue_press.format(n=presses)
        return Finding("amber", words.venue_type_small.format(distance=distance), press)
    largest = TEXT * SIZES[-1]
    remedy = words.venue_type_never_do.format(
        nearer=metres(words, _down(reaches(hall.picture, largest))),
        higher=metres(words, math.ceil(hall.last_row / largest / FARTHEST * 10) / 10),
    )
    return Finding("red", words.venue_type_never.format(distance=distance), remedy)


def _read(hall: Hall, share: float) -> bool:
    return reaches(hall.picture, share) >= hall.last_row - 1e-9


def qr_code(words: Words, hall: Hall) -> Finding:
    """How wide a QR code must be, and whether the picture has room for it."""
    width = hall.last_row / CODE_REACH
    sentence = words.venue_code.format(cm=math.ceil(width * 100), inches=math.ceil(width * 39.37))
    if width > hall.picture / 2:
        return Finding("amber", sentence, words.venue_code_do)
    return Finding("green", sentence)


def metres(words: Words, distance: float) -> str:
    """A distance in metres and feet: ``9.5 m (31 ft)``."""
    feet = distance * FEET
    return words.venue_metres.format(
        m=number(words, round(distance, 1)), ft=number(words, feet, 1 if feet < 10 else 0)
    )


def _down(distance: float) -> float:
    """A distance that is surely near enough."""
    return math.floor(distance * 10 + 1e-9) / 10


# ── The network, the store, the content ──────────────────────────────────────


def reach(words: Words, addresses: Sequence[str], port: int) -> Finding:
    """The address to type on a phone, as far as this machine can tell.

    A firewall, or a network that keeps its devices apart, cannot be seen from inside; the remedy
    of the green finding says so.
    """
    if not addresses:
        return Finding("amber", words.venue_no_network, words.venue_no_network_do)
    answering = [address for address in addresses if is_listening(address, port)]
    if not answering:
        remedy = words.venue_only_here_do.format(address=web_address(addresses[0], port))
        return Finding("amber", words.venue_only_here, remedy)
    short = [address for address in answering if ":" not in address] or answering
    listed = ", ".join(web_address(address, port) for address in short)
    return Finding("green", words.venue_reach.format(address=listed), words.venue_reach_do)


APART = 100
"""Files that the server opens besides phones' requests: pages, screens, the store."""


def about_phones(words: Words, phones: Phones) -> list[Finding]:
    """Whether a phone has come through, how many could wait at once, what is left of others."""
    found = []
    if phones.joined:
        found.append(Finding("green", words.venue_joined.format(n=phones.joined)))
    elif phones.joined == 0:
        found.append(Finding("amber", words.venue_none_joined, words.venue_none_joined_do))
    if phones.open_files is not None:
        room_for = max(phones.open_files - APART, 0)
        sentence = words.venue_room_for.format(n=room_for)
        enough = room_for >= MANY_PHONES
        found.append(
            Finding("green", sentence)
            if enough
            else Finding("amber", sentence, words.venue_room_for_do)
        )
    if phones.left:
        left = words.venue_left.format(n=phones.left)
        found.append(Finding("amber", left, words.venue_left_do))
    else:
        found.append(Finding("green", words.venue_nothing_left))
    return found


def writing(words: Words, store: Writable) -> Finding:
    """Whether the store can be written, so that what happens in the room outlasts the window."""
    try:
        store.try_writing()
    except StoreError as error:
        return Finding("red", words.venue_not_kept, error.told(words, host=True))
    return Finding("green", words.venue_kept)


def review(words: Words, due: Sequence[Due]) -> Finding:
    """Whether anything in the content is due for review."""
    if not due:
        return Finding("green", words.venue_nothing_due)
    sentence = words.venue_due_one if len(due) == 1 else words.venue_due.format(n=len(due))
    first = words.venue_due_do.format(what=due[0].what, date=long_date(words, due[0].review_by))
    return Finding("amber", sentence, first)
