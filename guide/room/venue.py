"""The venue check: what to put right before people come, each in a sentence with its remedy."""

from __future__ import annotations

import hashlib
import importlib.util
import math
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from guide.markup import long_date
from guide.model.freshness import Due
from guide.model.words import Words

from .address import answers, link, own_addresses
from .room import SIZES
from .trouble import StoreError

PROGRAM = Path(__file__).resolve().parents[2]

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
    due: Sequence[Due] | None = None,
    program: Path = PROGRAM,
    addresses: Callable[[], Sequence[str]] = own_addresses,
) -> list[Finding]:
    """Everything that can be seen from here, in the order in which it is put right.

    ``due`` is what is due for review; without it the content is not judged.
    """
    findings = [
        window(words, hall),
        type_size(words, hall),
        qr_code(words, hall),
        *files(words, program),
        reach(words, addresses(), port),
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
    told = words.venue_code.format(cm=math.ceil(width * 100), inches=math.ceil(width * 39.37))
    if width > hall.picture / 2:
        return Finding("amber", told, words.venue_code_do)
    return Finding("green", told)


def metres(words: Words, distance: float) -> str:
    """A distance in metres and feet: ``9.5 m (31 ft)``."""
    feet = distance * FEET
    return words.venue_metres.format(
        m=f"{distance:.1f}".removesuffix(".0"), ft=f"{feet:.1f}" if feet < 10 else f"{feet:.0f}"
    )


def _down(distance: float) -> float:
    """A distance that is surely near enough."""
    return math.floor(distance * 10 + 1e-9) / 10


# ── The files ────────────────────────────────────────────────────────────────

_STATIC = re.compile(r"app/(static/[\w./-]+\.\w+)")
_OTHER_HOST = re.compile(
    r"(?:https?:|wss?:)?//(?!www\.w3\.org/)([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.I
)
"""An address on another host. The one exception is a namespace, which nothing fetches."""
_COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->", re.DOTALL)
_SENT = (".css", ".js", ".mjs", ".html", ".svg")


def files(words: Words, program: Path) -> list[Finding]:
    """Whether all that a browser needs is here, so that the evening works without the internet."""
    found = [
        *(Finding("red", words.venue_missing.format(file=file), words.venue_missing_do)
          for file in dict.fromkeys(missing(program))),
        *(Finding("red", words.venue_changed.format(file=file), words.venue_missing_do)
          for file in changed(program)),
        *(Finding("red", words.venue_foreign.format(file=file, host=host), words.venue_missing_do)
          for file, host in foreign(program)),
    ]  # fmt: skip
    return found or [Finding("green", words.venue_files)]


def missing(program: Path) -> Iterator[str]:
    """The files that pages and screen name and that are not there."""
    for file in _named(program):
        if not (program / file).is_file():
            yield file
    for package, pattern in (
        ("plotly", "package_data/plotly.min.js"),
        ("streamlit", "static/static/js/PlotlyChart.*.js"),
        ("streamlit", "static/index.html"),
    ):
        folder = _package(package)
        if folder is None or not any(folder.glob(pattern)):
            yield f"{package}/{pattern}"


def _named(program: Path) -> Iterator[str]:
    settings = tomllib.loads((program / ".streamlit/config.toml").read_text(encoding="utf-8"))
    for face in settings.get("theme", {}).get("fontFaces", []):
        yield from _STATIC.findall(face["url"])
    for source in _texts(program / "guide", (*_SENT, ".py")):
        yield from _STATIC.findall(source.read_text(encoding="utf-8"))
    yield from ("guide/views/style.css", "static/shapes/checksums.txt", *PRINT)
    yield from (f"static/shapes/{name}" for _, name in _checksums(program))


PRINT = ("static/fonts/print/public-sans.ttf", "static/fonts/print/source-serif-4.ttf")
"""What the report is set in."""


def changed(program: Path) -> Iterator[str]:
    """The border shapes that are not the ones that were checked."""
    for digest, name in _checksums(program):
        path = program / "static" / "shapes" / name
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"static/shapes/{name}"


def _checksums(program: Path) -> Iterator[tuple[str, str]]:
    path = program / "static" / "shapes" / "checksums.txt"
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            digest, _, name = line.partition("  ")
            yield digest, name


def foreign(program: Path) -> Iterator[tuple[str, str]]:
    """The styles, scripts and drawings of ours that name another host, and the host."""
    for folder in ("static", "guide"):
        for path in _texts(program / folder, _SENT):
            text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
            for host in dict.fromkeys(_OTHER_HOST.findall(text)):
                yield path.relative_to(program).as_posix(), host


def _texts(folder: Path, endings: Iterable[str]) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in endings and path.is_file())


def _package(name: str) -> Path | None:
    found = importlib.util.find_spec(name)
    return Path(found.origin).parent if found and found.origin else None


# ── The network, the store, the content ──────────────────────────────────────


def reach(words: Words, addresses: Sequence[str], port: int) -> Finding:
    """The address to type on a phone, as far as this machine can tell.

    A firewall, or a network that keeps its devices apart, cannot be seen from inside; the remedy
    of the green finding says so.
    """
    if not addresses:
        return Finding("amber", words.venue_no_network, words.venue_no_network_do)
    answering = [address for address in addresses if answers(address, port)]
    if not answering:
        remedy = words.venue_only_here_do.format(address=link(addresses[0], port))
        return Finding("amber", words.venue_only_here, remedy)
    short = [address for address in answering if ":" not in address] or answering
    listed = ", ".join(link(address, port) for address in short)
    return Finding("green", words.venue_reach.format(address=listed), words.venue_reach_do)


def writing(words: Words, store: Writable) -> Finding:
    """Whether what happens in the room is kept."""
    try:
        store.try_writing()
    except StoreError as error:
        return Finding("red", words.venue_not_kept, str(error))
    return Finding("green", words.venue_kept)


def review(words: Words, due: Sequence[Due]) -> Finding:
    """Whether anything in the content is due for review."""
    if not due:
        return Finding("green", words.venue_nothing_due)
    told = words.venue_due_one if len(due) == 1 else words.venue_due.format(n=len(due))
    first = words.venue_due_do.format(what=due[0].what, date=long_date(due[0].review_by))
    return Finding("amber", told, first)
