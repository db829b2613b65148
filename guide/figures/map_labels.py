"""Names on a map: where each finds room, and how they are written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .figure import Figure, scatter
from .map_canvas import Box, Canvas, Point
from .style import text_width

CLEARLY = 1.3
"""A label is at least so many times as far from every other marker as from its own."""

HOVER = 46
"""Characters on a line of what a marker says when pointed at."""

SIDES = ((1, 0), (0, -1), (0, 1), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1))
"""Where a label may stand beside its marker, the best first: to the right and downwards is 1."""
AFTER = SIDES[:1]


_IN_WORDS = {
    (dx, dy): f"{('top', 'middle', 'bottom')[dy + 1]} {('left', 'center', 'right')[dx + 1]}"
    for dx in (-1, 0, 1)
    for dy in (-1, 0, 1)
}
"""In Plotly's words."""


class Named(NamedTuple):
    """A thing on the map that asks for its name beside it."""

    text: str
    at: Point
    """In kilometres."""
    clear: Point
    """Half the width and height of its marker, in pixels."""
    short: str = ""
    """Fewer words, for where the text has no room."""


class Label(NamedTuple):
    """A text at a place."""

    x: float
    y: float
    text: str
    side: str = "middle center"
    """Where the text stands from there, as Plotly says it: ``top right`` is above and after it."""


def place_label(
    canvas: Canvas,
    at: Point,
    text: str,
    size: float,
    clear: Point,
    others: Sequence[Point] = (),
    sides: Sequence[tuple[int, int]] = SIDES,
) -> Label | None:
    """A label beside a marker where nothing else stands; None when there is no room.

    The text may have lines, parted by ``<br>``; ``size`` is that of its type in pixels.
    ``at`` is in kilometres; ``clear`` is half the marker's width and height in pixels. Of
    ``others``, markers in kilometres, none is to seem the one that the label names. ``sides`` are
    those of the marker at which it may stand, the best first.
    """
    rivals = [canvas.px(*other) for other in others if other != at]
    px, py = canvas.px(*at)
    lines = text.split("<br>")
    width, height = max(text_width(line, size) for line in lines), size * 1.25 * len(lines)
    for dx, dy in sides:
        gap = 4 * canvas.scale
        beside = clear[0] + gap + width / 2 if dy == 0 else (clear[0] + width) / 2 if dx else 0.0
        cx = px + dx * beside
        cy = py + dy * (clear[1] + 2 + height / 2)
        box = (cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2)
        own = CLEARLY * apart(box, (px, py))
        if any(apart(box, rival) < own for rival in rivals):
            continue
        if canvas.inside(box) and canvas.free(box):
            canvas.take(box)
            k = canvas.km_per_px
            # A text is held at the edge that is next to its marker, where a wider window leaves it.
            x = px + dx * (clear[0] + gap if dy == 0 else clear[0] / 2)
            y = py + dy * (clear[1] + 2)
            return Label(at[0] + (x - px) * k, at[1] - (y - py) * k, text, _IN_WORDS[dx, dy])
    return None


def apart(box: Box, point: Point) -> float:
    """Pixels from a box to a point outside it."""
    beyond = max(box[0] - point[0], point[0] - box[2], 0.0)
    return math.hypot(beyond, max(box[1] - point[1], point[1] - box[3], 0.0))


def write_labels(
    figure: Figure,
    canvas: Canvas,
    labels: Iterable[Label | None],
    size: float,
    *,
    colour: str | None = None,
    weight: int = 400,
    halo: str | None = None,
    name: str = "labels",
    style: str = "normal",
) -> None:
    """Write the labels that found room, each with a rim in the colour of what lies under it.

    ``size`` is that of the type in pixels and ``colour`` its own, else ink; ``halo`` is the colour
    of the rim, else that of the land. ``name`` is the trace's. Without a label nothing is drawn.
    ``style`` is ``italic`` for water.
    """
    found = [label for label in labels if label]
    if not found:
        return
    figure.add_trace(
        scatter(
            name=name,
            mode="text",
            x=[label.x for label in found],
            y=[label.y for label in found],
            text=[label.text for label in found],
            textposition=[label.side for label in found],
            hoverinfo="skip",
            textfont={
                "size": size,
                "color": colour or canvas.tokens.ink,
                "weight": weight,
                "shadow": halo_of(halo or canvas.tokens.land, canvas.scale),
                "style": style,
            },
            cliponaxis=True,
            showlegend=False,
        )
    )


def halo_of(ground: str, scale: float) -> str:
    """A soft rim in the colour of what lies under a text."""
    one, two, three = (f"{round(width * scale, 1):g}px" for width in (1, 2, 3))
    return (
        f"0 0 {two} {ground}, 0 0 {three} {ground}, {one} 0 {two} {ground}, -{one} 0 {two} {ground}"
    )


def wrap(text: str) -> str:
    """Text for a hover box, on lines of at most `HOVER` characters."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) + 1 > HOVER:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "<br>".join([*lines, line])
