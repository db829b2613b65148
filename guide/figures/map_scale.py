"""A scale bar: kilometres and miles, true where the bar stands."""

from __future__ import annotations

import math

import numpy as np

from guide.model.words import Words

from .figure import Figure, scatter
from .map_canvas import Box, Canvas, Point
from .map_labels import Label, write_labels
from .shapes import EARTH_KM
from .style import text_width

MILE = 1.609344
"""Kilometres."""
LONGEST = 150.0
"""Pixels of a page that a bar has at most."""
TICK = 7.0
EDGE = 14.0
"""Pixels of a page between the bar and the frame."""


def draw_scale(figure: Figure, canvas: Canvas, words: Words) -> None:
    """Draw the bar in the corner where least stands, and keep its place.

    Kilometres stand above the line and miles below, each from the left tick to its own.
    """
    s = canvas.scale
    size = 13 * s
    left, middle = _corner(canvas, LONGEST * s, (TICK + 8) * s)
    k = canvas.km_per_px
    at = _from_px(canvas, (left, middle))
    true = true_length(canvas, at, LONGEST * s * k)
    lengths = [
        (round_length(LONGEST * s * k * true / unit), unit, words_of)
        for unit, words_of in ((1.0, words.kilometres), (MILE, words.miles))
    ]
    xs: list[float | None] = []
    ys: list[float | None] = []
    labels = []
    for side, (number, unit, words_of) in zip((1, -1), lengths, strict=True):
        length, tick = number * unit / true, side * TICK * s * k
        xs += [at[0], at[0], at[0] + length, at[0] + length, None]
        ys += [at[1] + tick, at[1], at[1], at[1] + tick, None]
        words_here = words_of.format(number=f"{number:g}")
        side_words = "top right" if side > 0 else "bottom right"
        labels.append(Label(at[0] + 4 * s * k, at[1] + side * 2.5 * s * k, words_here, side_words))
    for width, colour in ((4.0, canvas.tokens.land), (1.6, canvas.tokens.ink)):
        figure.add_trace(
            scatter(
                name="scale",
                x=xs,
                y=ys,
                mode="lines",
                hoverinfo="skip",
                showlegend=False,
                line={"color": colour, "width": width * s},
            )
        )
    write_labels(figure, canvas, labels, size, name="scale words")
    high = (TICK + 10) * s
    longest = max(text_width(label.text, size) + 6 * s for label in labels)
    wide = max(longest, *(number * unit / true / k for number, unit, _ in lengths))
    canvas.take((left - 4 * s, middle - high, left + wide + 4 * s, middle + high))


def round_length(most: float) -> float:
    """The greatest of 1, 2, 5, 10 … that is no more than ``most``."""
    ten = 10.0 ** math.floor(math.log10(most))
    return next(ten * step for step in (5, 2, 1) if ten * step <= most)


def _corner(canvas: Canvas, wide: float, high: float) -> Point:
    """The left end of the bar's line in pixels from the centre: the corner where least stands."""
    half = (canvas.size[0] / 2, canvas.size[1] / 2)
    edge = EDGE * canvas.scale
    starts = [
        (left, middle)
        for middle in (half[1] - edge - high, high + edge - half[1])
        for left in (edge - half[0], half[0] - edge - wide)
    ]

    def crowd(start: Point) -> int:
        box = (start[0], start[1] - high, start[0] + wide, start[1] + high)
        return sum(_meet(box, taken) for taken in canvas.taken)

    return min(starts, key=crowd)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _from_px(canvas: Canvas, px: Point) -> Point:
    """Kilometres from the centre, of pixels from the middle of the frame."""
    middle = ((canvas.x[0] + canvas.x[1]) / 2, (canvas.y[0] + canvas.y[1]) / 2)
    return middle[0] + px[0] * canvas.km_per_px, middle[1] - px[1] * canvas.km_per_px


def true_length(canvas: Canvas, at: Point, length: float) -> float:
    """How many kilometres on Earth one of the map's has there, from west to east."""
    lon, lat = canvas.project.inverse((at[0], at[0] + length), (at[1], at[1]))
    (west, east), (one, other) = np.radians(lon), np.radians(lat)
    half = np.sin((other - one) / 2) ** 2
    half += np.cos(one) * np.cos(other) * np.sin((east - west) / 2) ** 2
    return float(2 * EARTH_KM * np.arcsin(np.sqrt(half)) / length)
