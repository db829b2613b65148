"""Sheets as files: set as PDF, shown as a picture of the first page, or made into a poster."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import segno

from guide.model.numbers import number
from guide.model.pack import Pack
from guide.model.words import Words
from guide.room.wifi import Wifi
from guide.text.dates import long_date

from .nodes import Nodes, Poster
from .sheets import Sheet
from .typeset import picture, typeset

Paper = Literal["letter", "a4"]

SIZES: dict[Paper, str] = {"letter": "us-letter", "a4": "a4"}
"""The typesetter's names of the papers."""
WALL: dict[Paper, str] = {"letter": "us-tabloid", "a4": "a3"}
"""The larger paper of the same kind, for the wall."""
MARGINS = 38
"""Millimetres at the sides of a poster."""
WIDE = {"us-tabloid": 279, "a3": 297}
"""Millimetres."""


FIRST = 24
"""Nodes that surely fill a first page: a preview sets no more."""


@dataclass(frozen=True)
class Style:
    """How sheets are set."""

    paper: Paper
    date: dt.date
    """The day that stands at their foot."""
    large: bool = False
    """Type of 18 points."""
    address: str = ""
    """Where the guide can be read, for the foot; empty where that is not known."""


def paper_of(pack: Pack) -> Paper:
    """The paper of the pack's country."""
    return "a4" if pack.words.report_paper == "a4" else "letter"


def usual(pack: Pack) -> Style:
    """The style that nobody was asked for: today, on the paper of the pack's country."""
    return Style(paper_of(pack), dt.date.today())


def pdf(pack: Pack, sheet: Sheet, style: Style) -> bytes:
    """The sheet as a PDF/UA-1 file."""
    made = dt.datetime.combine(style.date, dt.time(), dt.UTC)
    return typeset("document", content(pack, sheet, style), lang=pack.guide.language, made=made)


def preview(pack: Pack, sheet: Sheet, style: Style, *, ppi: float = 60) -> bytes:
    """The first page as a PNG picture with so many pixels to the inch."""
    told = content(pack, sheet, style) | {"numbers": ""}
    told["nodes"] = told["nodes"][:FIRST]
    return picture("document", told, lang=pack.guide.language, ppi=ppi)


def content(pack: Pack, sheet: Sheet, style: Style) -> dict[str, Any]:
    """What the layout sets."""
    words = pack.words
    version = words.paper_version.format(version=pack.fingerprint)
    foot = [style.address or pack.guide.title, version, long_date(words, style.date)]
    # In large type a fold-out on the usual paper would have an event a page.
    wall = sheet.layout == "poster" or (sheet.layout == "foldout" and style.large)
    sizes = WALL if wall else SIZES
    return {
        "title": sheet.title,
        "above": sheet.above,
        "author": pack.guide.publisher,
        "lead": sheet.lead,
        "layout": sheet.layout,
        "paper": sizes[style.paper],
        "large": style.large,
        "foot": " · ".join(foot),
        "numbers": words.report_page,
        "nodes": [dataclasses.asdict(node) for node in sheet.nodes()],
    }


def poster(
    pack: Pack, address: str, *, paper: Paper, room: str = "", wifi: Wifi | None = None
) -> Sheet:
    """How to join, for the wall: a page for the network, if there is one, and one for the room.

    ``address`` is where the room's code leads; ``room`` is its letters, for those who type.
    """
    words = pack.words

    def nodes() -> Nodes:
        found: Nodes = []
        if wifi:
            lines = [words.paper_wifi_name.format(name=wifi.name)]
            if wifi.password:
                lines.append(words.paper_wifi_password.format(password=wifi.password))
            found.append(
                Poster(
                    words.paper_wifi,
                    tuple(lines),
                    _modules(wifi.code),
                    words.paper_wifi_alt.format(name=wifi.name),
                    _reach(words, paper, wifi.code),
                )
            )
        lines = [address.partition("://")[2] or address]
        if room:
            lines.append(words.report_room.format(code=room))
        alt = words.paper_join_alt.format(address=address)
        found.append(
            Poster(
                words.paper_join,
                tuple(lines),
                _modules(address),
                alt,
                _reach(words, paper, address),
            )
        )
        return found

    return Sheet("join-poster", words.paper_poster, pack.guide.title, nodes, "poster")


def _reach(words: Words, paper: Paper, text: str) -> str:
    """From how far a code as wide as the poster can be read: ten times its width (design.md)."""
    count = len(_modules(text))
    reach = (WIDE[WALL[paper]] - MARGINS) * count / (count + 8) / 100
    return words.paper_reach.format(
        metres=number(words, reach, 1), feet=number(words, reach * 3.28, 0)
    )


def _modules(text: str) -> tuple[tuple[int, ...], ...]:
    code = segno.make(text, micro=False, error="m")
    return tuple(tuple(int(bool(cell)) for cell in row) for row in code.matrix)


def find(found: Sequence[Sheet], name: str) -> Sheet:
    """The sheet of that name; StopIteration if there is none."""
    return next(sheet for sheet in found if sheet.name == name)
