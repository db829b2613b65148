"""What a sheet is made of, whatever writes it: a PDF or a file for a word processor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    style: Literal["plain", "strong", "em", "quiet"] = "plain"
    url: str = ""
    """Where it leads on a screen; empty for most."""
    kind: str = "run"


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; the sheet's own title is of level 1 and is set by the layout."""

    level: Literal[2, 3, 4]
    text: str
    above: str = ""
    """A line over it: the number of an item, minutes."""
    kind: str = "heading"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: Runs
    look: Literal["text", "lead", "quiet", "question", "note", "said"] = "text"
    kind: str = "paragraph"


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[Runs, ...]
    numbered: bool = False
    kind: str = "bullets"


@dataclass(frozen=True)
class Grid:
    """A table with a header row."""

    head: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]
    """Shares of the width; 0 takes what its text needs."""
    tall: bool = False
    """Whether its rows leave room for handwriting."""
    kind: str = "grid"


@dataclass(frozen=True)
class Lines:
    """Lines to write on."""

    count: int
    kind: str = "lines"


@dataclass(frozen=True)
class Tick:
    """A question with boxes to tick, side by side or below each other."""

    asked: str
    """What is asked; may be empty where the paragraph before asks."""
    options: tuple[tuple[str, str], ...]
    """A letter, which may be empty, and words, which may be empty too."""
    across: bool = False
    kind: str = "tick"


@dataclass(frozen=True)
class Drawing:
    """A vector drawing, with its text alternative and what stands under it."""

    drawn: Mapping[str, Any]
    """Its ``type`` and the numbers that the layout draws it from."""
    alt: str
    caption: Runs = ()
    kind: str = "drawing"


@dataclass(frozen=True)
class Together:
    """What is never parted by the end of a page."""

    nodes: tuple[Any, ...]
    kind: str = "together"


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a page."""

    kind: str = "page"


@dataclass(frozen=True)
class Card:
    """A card to cut out."""

    title: str
    above: str
    nodes: tuple[Any, ...]
    foot: str = ""
    kind: str = "card"


@dataclass(frozen=True)
class Cards:
    """Cards in two columns, with cut marks: eight a sheet, or fewer where a text needs room."""

    cards: tuple[Card, ...]
    kind: str = "cards"


@dataclass(frozen=True)
class Leaf:
    """A ballot: the question to keep, and the letters to tear off."""

    question: Runs
    options: tuple[tuple[str, str], ...]
    moments: tuple[str, ...]
    told: str
    """What to do with it."""
    stub: str
    """What stands over the letters."""
    kind: str = "leaf"


@dataclass(frozen=True)
class Foldout:
    """A wide timeline on landscape pages, to be glued side by side."""

    drawn: Mapping[str, Any]
    alt: str
    words: Mapping[str, str]
    kind: str = "foldout"


@dataclass(frozen=True)
class Poster:
    """One code as large as the page."""

    title: str
    lines: tuple[str, ...]
    modules: tuple[tuple[int, ...], ...]
    """The code's rows from the top, 1 where it is dark."""
    alt: str
    foot: str
    kind: str = "poster"


Node = (
    Heading
    | Paragraph
    | Bullets
    | Grid
    | Lines
    | Tick
    | Drawing
    | Together
    | PageBreak
    | Cards
    | Leaf
    | Foldout
    | Poster
)
Nodes = list[Node]
