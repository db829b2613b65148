"""Slides, and how a block's own parts are spread over them so that nothing is cut off."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Literal, TypeVar

from markupsafe import Markup

from guide.figures.figure import Figure
from guide.figures.style import Theme, text_width
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text.html import html
from guide.text.markup import inline, paragraphs

# Shares of the screen's height; static/screen/screen.css sets the same.
TEXT, CAPTION = 1 / 24, 1 / 30
SMALLEST, LARGER = CAPTION / TEXT, 1.6
"""The least size of type, and how far type grows where a slide has room; shares of ``TEXT``."""
RUNGS = 20
"""Sizes of type from one to twice as large; ``fit`` in static/screen/screen.js goes by the same."""
LARGE_HEADINGS = ((1 / 10, 2), (1 / 12, 2))
"""Where what stands below leaves room for them."""
LARGE_TEXT = 1 / 13
"""A claim or a prompt is not set smaller for the sake of its heading."""
HEADINGS = ((1 / 14, 2), (1 / 18, 9))
FIGURE_HEADINGS = ((1 / 18, 1), (1 / 22, 9))
"""A heading's sizes, each with the most lines it is used for; above a figure it leaves room."""
LINE, HEADING_LINE = 1.34, 1.14
ROOM_FOR_ALL = 0.80
"""The height between the line at the top and the line at the foot."""
WIDTH = 4 / 3 - 0.1
"""The width of text on the narrowest screen, 1024 by 768, less its margins, in its heights."""
LETTERS = 0.965
"""How wide type runs against the figures' estimate, which is made for labels that must not be cut.
Measured over all texts of the guide: half run narrower than 0.94, 95 of 100 than 0.98."""

Drawing = Callable[[Theme, tuple[int, int], float], Figure]
"""From ground, width and height in pixels, and the least size of type, to a figure."""

GAP = 0.04
"""The space between two columns."""
UNLIKE = 1.25
"""How much larger than another the type of one of a group's slides may be."""
SMALLER = 0.8
"""How much smaller than was asked for type may be where what is compared stands together."""

Layout = Literal["text", "title", "quote", "question", "choices", "columns", "grid", "figure"]


@dataclass(frozen=True)
class Piece:
    """A part of a block that stands on one screen."""

    html: Markup
    words: str
    """The same as plain text, for its height."""
    sources: tuple[str, ...] = ()
    lines: float = 0.0
    """Lines that it takes besides its words: space above, a label."""
    indent: float = 0.0
    """How far the text is set in, in its own size."""
    scale: float = 1.0
    """The size of its text, as a multiple of the slide's."""


@dataclass(frozen=True)
class Group:
    """Parts that stand under one heading."""

    heading: str
    pieces: tuple[Piece, ...] = ()
    layout: Layout = "text"
    over: str = ""
    """A short line above the heading."""
    drawing: Drawing | None = None
    """A figure, which takes the whole screen under the heading."""
    alt: str = ""
    sources: tuple[str, ...] = ()
    foot: str = ""
    """A line at the foot besides the sources, such as whose line a map draws."""
    notes: tuple[str, ...] = ()
    """What else is to be known of a figure, told with its sources: the survey's question."""


@dataclass(frozen=True)
class Cell:
    """What stands in one place of a grid, under a label."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Grid:
    """What is compared: two cells in a row, where one slide has room for all of it."""

    heading: str
    cells: tuple[Cell, ...]
    apart: tuple[Group, ...]
    """The same one after the other, where it has not."""
    lead: tuple[Piece, ...] = ()
    """What stands above."""
    over: str = ""

    @property
    def group(self) -> Group:
        """All of it as a group of one slide."""
        inside = html(
            '<div class="cells">{% for cell in cells %}<div><p class="label">{{ cell.label }}</p>'
            "{% for piece in cell.pieces %}{{ piece.html }}{% endfor %}</div>{% endfor %}</div>",
            cells=self.cells,
        )
        cited = tuple(
            source for cell in self.cells for piece in cell.pieces for source in piece.sources
        )
        return Group(self.heading, (*self.lead, Piece(inside, "", cited)), "grid", self.over)

    @property
    def parts(self) -> int:
        """How many parts it has, on however many slides."""
        return sum(max(1, len(group.pieces)) for group in self.apart)

    def height(self, size: float) -> float:
        """About how high all but the heading stands, as a share of the screen's height."""
        tall = [_cell_height(cell, size) for cell in self.cells]
        rows = [max(tall[at : at + 2]) for at in range(0, len(tall), 2)]
        return sum(height(piece, size) for piece in self.lead) + sum(rows)


@dataclass(frozen=True)
class Slide:
    """What stands on the screen at once."""

    part: int
    """The number of its first part within the step."""
    group: Group
    pieces: tuple[Piece, ...] = ()
    number: int = 1
    """The number of this slide among those of its group, from 1."""
    count: int = 1
    sources: tuple[str, ...] = ()
    size: float = 1.0
    """Of its text, as a multiple of 1/24 of the screen's height."""

    @property
    def title(self) -> str:
        """The slide in a few words, for the facilitator's list."""
        return self.group.heading or self.group.over


def spread(groups: Iterable[Group | Grid], size: float) -> tuple[Slide, ...]:
    """The groups as slides, each as full as its parts allow, at a size of type."""
    slides: list[Slide] = []
    part = 0
    for each in groups:
        if isinstance(each, Grid):
            found = _together(each, part, size)
            slides += [found] if found else _apart(each.apart, part, size)
            part += each.parts
        else:
            slides += _apart((each,), part, size)
            part = slides[-1].part + max(1, len(slides[-1].pieces))
    return tuple(slides)


def _together(grid: Grid, part: int, size: float) -> Slide | None:
    """A grid as one slide, in type a little smaller if need be; None if there is no room.

    Whether there is depends on the size asked for alone, and type never outgrows it: who asks for
    larger type gets the parts one after the other, and never smaller ones.
    """
    group = grid.group
    room = ROOM_FOR_ALL - heading_height(group)
    rungs = _ladder(max(SMALLEST, size * SMALLER), size * LARGER)
    fitting = [*takewhile(lambda rung: grid.height(rung) <= room, rungs)]
    if not fitting:
        return None
    sources = tuple(dict.fromkeys(source for piece in group.pieces for source in piece.sources))
    return Slide(part, group, group.pieces, sources=sources, size=fitting[-1])


def _apart(groups: Iterable[Group], part: int, size: float) -> list[Slide]:
    """Groups one after the other, from a part on."""
    slides: list[Slide] = []
    for group in groups:
        fitting = _fitting(group, size)
        packs = _packs(group, fitting)
        for number, pieces in enumerate(packs, 1):
            cited = (*group.sources, *(source for piece in pieces for source in piece.sources))
            unique = tuple(dict.fromkeys(cited))
            most = min(fitting * UNLIKE, size * LARGER)
            own = _grown(group, pieces, fitting, most) if len(packs) > 1 else fitting
            slides.append(Slide(part, group, tuple(pieces), number, len(packs), unique, own))
            part += max(1, len(pieces))
    return slides


def slide_at(slides: Sequence[Slide], part: int) -> int:
    """The place of the slide on which a part stands; the last one for a part beyond."""
    return max((n for n, slide in enumerate(slides) if slide.part <= part), default=0)


def _fitting(group: Group, asked: float) -> float:
    """The size for a group: as large as its number of slides allows, up to ``LARGER``.

    What is chosen from stands together, in smaller type if need be. All sizes lie on one ladder,
    whatever was asked for, so that who asks for larger type never gets smaller.
    """
    if group.drawing is not None or group.layout == "title":
        return asked
    if group.layout == "choices" and len(_packs(group, asked)) > 1:
        together = [size for size in _ladder(SMALLEST, asked) if len(_packs(group, size)) == 1]
        if together:
            return together[-1]
    count = len(_packs(group, asked))
    sizes = _ladder(asked, asked * LARGER)
    return [size for size in sizes if len(_packs(group, size)) == count][-1]


def _grown(group: Group, pieces: Sequence[Piece], size: float, most: float) -> float:
    """The size for one of several slides of a group: larger, up to the most, where it has room."""
    if group.layout != "text":
        return size
    room = ROOM_FOR_ALL - heading_height(group)
    rungs = [
        rung for rung in _ladder(size, most) if sum(height(piece, rung) for piece in pieces) <= room
    ]
    return max(rungs, default=size)


def _ladder(least: float, most: float) -> list[float]:
    """The sizes from one to another, both included if they are rungs; the first one in any case."""
    rungs = range(math.ceil(least * RUNGS - 1e-9), math.floor(most * RUNGS + 1e-9) + 1)
    return sorted({least, *(rung / RUNGS for rung in rungs)})


def _packs(group: Group, size: float) -> list[list[Piece]]:
    if not group.pieces:
        return [[]]
    if group.drawing is not None:
        return [list(group.pieces)]
    return parted(
        group.pieces, lambda piece: height(piece, size), ROOM_FOR_ALL - heading_height(group)
    )


T = TypeVar("T")


def parted(things: Iterable[T], tall: Callable[[T], float], room: float) -> list[list[T]]:
    """Things in order, in as few lists as have room for them; a thing too tall stands alone.

    They are spread as evenly as their order allows, so that the highest list is as low as can be.
    """
    items = list(things)
    lists = _greedy(items, tall, room)
    if len(lists) < 2:
        return lists
    for least in _runs([tall(item) for item in items], room):
        better = _greedy(items, tall, least)
        if len(better) == len(lists):
            return better
    return lists


def _runs(heights: Sequence[float], room: float) -> list[float]:
    """How high things that follow each other stand together, the lowest first, up to a room."""
    sums = {
        sum(heights[start:end])
        for start in range(len(heights))
        for end in range(start + 1, len(heights) + 1)
    }
    return [each + 1e-9 for each in sorted(sums) if each <= room]


def _greedy(items: Iterable[T], tall: Callable[[T], float], room: float) -> list[list[T]]:
    lists: list[list[T]] = [[]]
    used = 0.0
    for item in items:
        need = tall(item)
        if lists[-1] and used + need > room:
            lists.append([])
            used = 0.0
        lists[-1].append(item)
        used += need
    return lists


def height(piece: Piece, size: float, wide: float = WIDTH) -> float:
    """About how high a part stands in a width, both as shares of the screen's height."""
    letter = TEXT * size * piece.scale
    width = wide / letter - piece.indent
    lines = sum(line_count(text, width) for text in piece.words.split("\n") or [""])
    return (lines * piece.scale + piece.lines) * LINE * TEXT * size


def _cell_height(cell: Cell, size: float) -> float:
    label = max(CAPTION, SMALLEST * TEXT * size) * LINE
    pieces = sum(height(piece, size, (WIDTH - GAP) / 2) for piece in cell.pieces)
    return label + pieces + LINE * TEXT * size * 0.4


def line_count(text: str, width: float) -> int:
    """About how many lines a text takes in a width of so many letters' heights."""
    lines, used = 0, width
    for word in text.split():
        wide = _wide(word)
        used += _wide(" ") + wide
        if used > width:
            lines, used = lines + 1, wide
    return lines


@cache
def _wide(word: str) -> float:
    return text_width(word, LETTERS)


def heading_size(group: Group) -> float:
    """The size that a group's heading is set in, as a share of the screen's height."""
    full = group.drawing is not None or group.layout == "grid"
    sizes: tuple[tuple[float, int], ...] = FIGURE_HEADINGS if full else HEADINGS
    if not full and group.layout != "title":
        sizes = tuple(one for one in LARGE_HEADINGS if _leaves_room(group, one[0])) + sizes
    for share, most in sizes:
        if line_count(group.heading, WIDTH / share) <= most:
            return share
    return sizes[-1][0]


def _leaves_room(group: Group, share: float) -> bool:
    """Whether all parts of a group stand in their largest type below a heading of this size.

    That size is the same whatever is asked for, so that a heading keeps its own.
    """
    most = max((piece.scale for piece in group.pieces), default=1.0)
    size = min(LARGER, LARGE_TEXT / TEXT / most)
    used = sum(height(piece, size) for piece in group.pieces)
    return used + _heading_height(group, share) <= ROOM_FOR_ALL


def heading_height(group: Group) -> float:
    """How high the heading stands with the line above it and the space below."""
    return _heading_height(group, heading_size(group))


def _heading_height(group: Group, share: float) -> float:
    over = CAPTION * 1.5 if group.over else 0.0
    if not group.heading:
        return over
    return over + line_count(group.heading, WIDTH / share) * share * HEADING_LINE + 0.027


# ── Text as pieces ───────────────────────────────────────────────────────────


def line(pack: Pack, text: str) -> Markup:
    """Prose of one paragraph as HTML, its references as their words."""
    return inline(plain(pack, text).strip())


def passage(pack: Pack, text: str, *, sources: tuple[str, ...] = ()) -> list[Piece]:
    """Prose as one piece a paragraph."""
    return [
        Piece(paragraphs(part), part, sources, lines=0.4)
        for part in (one.strip() for one in plain(pack, text).split("\n\n"))
        if part
    ]


def mark(text: str) -> Markup:
    """A small framed mark in a line, or nothing for no text."""
    return html('<span class="mark">{{ text }}</span> ', text=text) if text else Markup()
