"""What a map is drawn on: from degrees to kilometres to pixels, and room for its labels."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

from . import shapes
from .style import Theme, Tokens, base_layout, tokens

WIDE, NARROW = (1040, 565), (358, 330)
"""The size of a map in pixels, without its key, for which labels are placed."""

NEAR_PX = 12
"""Places nearer than this are drawn as one group."""

Box = tuple[float, float, float, float]


def by_id(things: Any) -> Mapping[str, Any]:
    """Things by their id, whether they come as a mapping or a sequence."""
    return things if isinstance(things, Mapping) else {thing.id: thing for thing in things}


@dataclass
class Canvas:
    """What a map is drawn on, and what of it is already taken by labels."""

    project: shapes.Albers
    x: tuple[float, float]
    y: tuple[float, float]
    size: tuple[int, int]
    theme: Theme
    scale: float
    taken: list[Box] = field(default_factory=list)
    near: float = NEAR_PX
    """Places nearer than this, times the scale, are drawn as one group."""
    counts: bool = True
    """Whether a marker says how many events it stands for."""

    @classmethod
    def of(cls, window: Any, size: tuple[int, int], theme: Theme, scale: float) -> Canvas:
        """The canvas for a window, filled to its edges at any ratio of width to height."""
        west, east, south, north = window.west, window.east, window.south, window.north
        project = shapes.projection_for(west, east, south, north)
        lon = np.concatenate([np.linspace(west, east, 40)] * 2 + [[west] * 40, [east] * 40])
        lat = np.concatenate([[south] * 40, [north] * 40] + [np.linspace(south, north, 40)] * 2)
        _, ys = project.forward(lon, lat)
        # The corners of a cone's window reach far out; its middle lines say what must be seen.
        left = project.forward(west, (south + north) / 2)[0]
        right = project.forward(east, (south + north) / 2)[0]
        x = (float(min(left, right)), float(max(left, right)))
        y = (float(ys.min()), float(ys.max()))
        return cls(project, x, y, size, theme, scale)

    @property
    def tokens(self) -> Tokens:
        """The colours of the ground."""
        return tokens(self.theme)

    @property
    def km_per_px(self) -> float:
        """How many kilometres a pixel shows at the size the labels are placed for."""
        width, height = self.size
        return max((self.x[1] - self.x[0]) / width, (self.y[1] - self.y[0]) / height)

    @property
    def digits(self) -> int:
        """Digits of a kilometre worth drawing: about a fifth of a pixel."""
        return 0 if self.km_per_px > 2 else 1

    def km(self, lon: float, lat: float) -> tuple[float, float]:
        """Kilometres from the centre."""
        x, y = self.project.forward(lon, lat)
        return float(x), float(y)

    def px(self, x: float, y: float) -> tuple[float, float]:
        """Pixels from the centre of the frame; downwards is more."""
        cx, cy = (self.x[0] + self.x[1]) / 2, (self.y[0] + self.y[1]) / 2
        return (x - cx) / self.km_per_px, (cy - y) / self.km_per_px

    def inside(self, box: Box) -> bool:
        """Whether a box lies within the frame."""
        w, h = self.size[0] / 2 - 4, self.size[1] / 2 - 4
        return box[0] >= -w and box[2] <= w and box[1] >= -h and box[3] <= h

    def free(self, box: Box) -> bool:
        """Whether nothing else stands there."""
        return not any(
            box[0] < b[2] and box[2] > b[0] and box[1] < b[3] and box[3] > b[1] for b in self.taken
        )

    def take(self, box: Box) -> None:
        """Keep a place from now on."""
        self.taken.append(box)


class Label(NamedTuple):
    """A text at a place."""

    x: float
    y: float
    text: str
    position: str


def text_width(text: str, size: float) -> float:
    """About how wide a text is in the figure's type, in pixels."""
    wide = sum(0.72 if c.isupper() else 0.30 if c in "il.,' -|I" else 0.56 for c in text)
    return wide * size


_POSITIONS = (
    ("middle right", 1, 0),
    ("top center", 0, -1),
    ("bottom center", 0, 1),
    ("middle left", -1, 0),
    ("top right", 1, -1),
    ("bottom right", 1, 1),
    ("top left", -1, -1),
    ("bottom left", -1, 1),
)


CLEARLY = 1.3
"""A label is at least so many times as far from every other marker as from its own."""


def place_label(
    canvas: Canvas,
    at: tuple[float, float],
    text: str,
    size: float,
    clear: tuple[float, float],
    others: Sequence[tuple[float, float]] = (),
) -> Label | None:
    """A label beside a marker where nothing else stands; None when there is no room.

    The text may have lines, parted by ``<br>``.
    ``at`` is in kilometres; ``clear`` is half the marker's width and height in pixels. Of
    ``others``, markers in kilometres, none is to seem the one that the label names.
    """
    rivals = [canvas.px(*other) for other in others if other != at]
    px, py = canvas.px(*at)
    lines = text.split("<br>")
    width, height = max(text_width(line, size) for line in lines), size * 1.25 * len(lines)
    for position, dx, dy in _POSITIONS:
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
            # The text is centred on its own point, so that no marker's size moves it.
            return Label(at[0] + (cx - px) * k, at[1] - (cy - py) * k, text, position)
    return None


def apart(box: Box, point: tuple[float, float]) -> float:
    """Pixels from a box to a point outside it."""
    beyond = max(box[0] - point[0], point[0] - box[2], 0.0)
    return math.hypot(beyond, max(box[1] - point[1], point[1] - box[3], 0.0))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG, 1 to 21."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        lin = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def halo_of(ground: str, scale: float = 1.0) -> str:
    """A soft rim in the colour of what lies under a text."""
    one, two, three = (f"{round(width * scale, 1):g}px" for width in (1, 2, 3))
    return (
        f"0 0 {two} {ground}, 0 0 {three} {ground}, {one} 0 {two} {ground}, -{one} 0 {two} {ground}"
    )


def draw_texts(
    canvas: Canvas,
    labels: Sequence[Label],
    size: float,
    colour: str,
    *,
    weight: int = 400,
    halo: str | None = None,
    name: str = "labels",
    style: str = "normal",
) -> go.Scatter:
    """Texts at their places as a trace, each with a rim in the colour of what lies under it."""
    ground = halo or canvas.tokens.land
    return go.Scatter(
        name=name,
        mode="text",
        x=[label.x for label in labels],
        y=[label.y for label in labels],
        text=[label.text for label in labels],
        textposition="middle center",
        hoverinfo="skip",
        textfont={
            "size": size,
            "color": colour,
            "weight": weight,
            "shadow": halo_of(ground, canvas.scale),
            "style": style,
        },
        cliponaxis=True,
        showlegend=False,
    )


def _key_height(labels: Sequence[str], width: int, scale: float) -> int:
    """How high the line or lines of the key above a map are, in pixels."""
    if not labels:
        return 0
    cell = max(text_width(label, 14) for label in labels) + 48
    whole = sum(text_width(label, 14) + 48 for label in labels)
    # The legend is one line if it fits, else columns as wide as its longest entry.
    rows = (
        1
        if whole * scale <= width
        else math.ceil(len(labels) / max(1, int(width // (cell * scale))))
    )
    return round((rows * 20 + 10) * scale)


def canvas_for(
    window: Any,
    theme: Theme,
    narrow: bool,
    size: tuple[int, int] | None,
    scale: float,
    key: Sequence[str] = (),
) -> tuple[go.Figure, Canvas]:
    """An empty figure for a window, with room for its key, and the canvas to draw it on."""
    width, height = size or (NARROW if narrow else WIDE)
    above = _key_height(key, width, scale)
    # The key takes nothing from the map, unless the height of both is given.
    size = (width, height) if size else (width, height + above)
    canvas = Canvas.of(window, (size[0], size[1] - above), theme, scale)
    t = canvas.tokens
    layout = base_layout(theme)
    axis: dict[str, Any] = {
        "visible": False,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }
    layout |= {
        "height": size[1],
        "margin": {"l": 0, "r": 0, "t": above, "b": 0},
        "plot_bgcolor": t.water,
        "dragmode": False,
        "clickmode": "event+select",
        "xaxis": {**axis, "range": list(canvas.x), "constrain": "range"},
        "yaxis": {**axis, "range": list(canvas.y), "scaleanchor": "x", "constrain": "range"},
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
            "itemsizing": "constant",
            "bgcolor": "rgba(0,0,0,0)",
            "font": {"size": 14 * scale, "color": t.ink},
            "tracegroupgap": 0,
            "traceorder": "normal",
        },
    }
    return go.Figure(layout=layout), canvas
