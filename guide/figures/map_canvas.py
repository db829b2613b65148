"""What a map is drawn on: from degrees to kilometres to pixels, and room for its labels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from guide.model.maps import Window
from guide.model.places import Place

from . import shapes
from .figure import Figure
from .style import Theme, Tokens, base_layout, text_width, tokens

WIDE, NARROW = (720, 430), (358, 330)
"""The size of a map in pixels, without its key, for which labels are placed: as it stands beside a
module's lead in a window of 1280 by 720. In a wider one labels stay at their marks."""

TALL = 1.15
"""From this ratio of height to width on, a window gets a frame that is higher than a page's."""
HIGHEST = {WIDE: 640, NARROW: 520}
"""How high it may be, in pixels: no more than a screen shows at once."""

NEAR_PX = 12
"""Places nearer than this are drawn as one group."""

Point = tuple[float, float]
"""In kilometres from the centre, or in pixels."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


@dataclass
class Canvas:
    """What a map is drawn on, and what of it is already taken by labels."""

    project: shapes.Projection
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
    def of(cls, window: Window, size: tuple[int, int], theme: Theme, scale: float) -> Canvas:
        """The canvas for a window, filled to its edges at any ratio of width to height.

        ``size`` is its width and height in pixels; text, markers and lines grow with ``scale``.
        """
        west, east, south, north = window.reach
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
    def frame(self) -> Box:
        """Left, right, bottom and top in kilometres of all that the size shows round the spans."""
        x, y = (self.x[0] + self.x[1]) / 2, (self.y[0] + self.y[1]) / 2
        across, up = (self.km_per_px * side / 2 for side in self.size)
        return x - across, x + across, y - up, y + up

    @property
    def digits(self) -> int:
        """Digits of a kilometre worth drawing: about a fifth of a pixel."""
        return 0 if self.km_per_px > 2 else 1

    def km(self, lon: float, lat: float) -> Point:
        """Kilometres from the centre, on this side of the world."""
        turn = round((lon - self.project.west_east) / 360) * 360
        x, y = self.project.forward(lon - turn, lat)
        return float(x), float(y)

    def at(self, place: Place) -> Point:
        """Where a place stands, in kilometres from the centre."""
        return self.km(place.lon, place.lat)

    def px(self, x: float, y: float) -> Point:
        """Pixels from the centre of the frame; downwards is more."""
        cx, cy = (self.x[0] + self.x[1]) / 2, (self.y[0] + self.y[1]) / 2
        return (x - cx) / self.km_per_px, (cy - y) / self.km_per_px

    def box(self, at: Point, half: Point) -> Box:
        """The box round a point in kilometres; ``half`` is half its width and height in pixels."""
        px, py = self.px(*at)
        return px - half[0], py - half[1], px + half[0], py + half[1]

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


def canvas_for(
    window: Window,
    theme: Theme,
    *,
    narrow: bool = False,
    size: tuple[int, int] | None = None,
    scale: float = 1.0,
    key: Sequence[str] = (),
) -> tuple[Figure, Canvas]:
    """An empty figure for a window, with room for its key, and the canvas to draw it on.

    ``size`` is the whole figure's width and height in pixels; without it the map has the size of a
    page or, when ``narrow``, of a phone, higher for a tall window, and the key stands above.
    ``key`` are the key's words.
    """
    width, height = size or _page(window, NARROW if narrow else WIDE)
    columns = _key_columns(key, width, scale)
    rows = math.ceil(len(key) / columns) if columns else 1
    above = round((rows * 20 + 10) * scale) if key else 0
    # The key takes nothing from the map, unless the height of both is given.
    size = (width, height) if size else (width, height + above)
    canvas = Canvas.of(window, (size[0], size[1] - above), theme, scale)
    return Figure(layout=_layout(canvas, size[1], above, columns)), canvas


def _page(window: Window, size: tuple[int, int]) -> tuple[int, int]:
    """The size of a page's map for a window: its own, or higher where the window is tall."""
    canvas = Canvas.of(window, size, "paper", 1.0)
    ratio = (canvas.y[1] - canvas.y[0]) / (canvas.x[1] - canvas.x[0])
    if ratio < TALL:
        return size
    return size[0], min(round(size[0] * ratio), HIGHEST[size])


def _layout(canvas: Canvas, height: int, above: int, columns: int) -> dict[str, Any]:
    axis: dict[str, Any] = {
        "visible": False,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }
    return base_layout(canvas.theme) | {
        "height": height,
        "margin": {"l": 0, "r": 0, "t": above, "b": 0},
        "plot_bgcolor": canvas.tokens.water,
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
            "font": {"size": 14 * canvas.scale, "color": canvas.tokens.ink},
            "tracegroupgap": 0,
            "traceorder": "normal",
            # As many columns as room was kept for, whatever the browser's type measures.
            **({"entrywidthmode": "fraction", "entrywidth": 1 / columns} if columns else {}),
        },
    }


def _key_columns(labels: Sequence[str], width: int, scale: float) -> int:
    """How many equal columns the key has, 0 for one line with room for each entry as it is."""
    # A marker and the space round it take 42 pixels; a text may be wider than it was measured.
    widths = [(text_width(label, 14) * 1.05 + 42) * scale for label in labels]
    return 0 if sum(widths) <= width else max(1, int(width // max(widths)))
