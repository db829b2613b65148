"""The map of a quiz item: its candidates as letters on bare shapes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from . import shapes
from .map_canvas import Canvas, Label, by_id, canvas_for, draw_texts, place_label
from .map_land import draw_ground, halves
from .style import Theme

LETTERS = "ABCDEFG"
PANEL = (292, 330)
"""Pixels of a quiz item's panel on a phone 390 pixels wide."""


def place_question_figure(
    pack: Any,
    item: Any,
    *,
    theme: Theme,
    chosen: str | None = None,
    revealed: bool = False,
    narrow: bool = False,
    size: tuple[int, int] | None = None,
    scale: float = 1.0,
    close: bool = False,
) -> go.Figure:
    """The map of a quiz item: its candidates as letters on bare shapes, no names.

    ``item`` is the item or the part of it of type ``place``. When ``revealed``, the key is
    filled and every candidate is named. ``close`` draws the map in towards the candidates, and
    so does ``narrow``, for the panel of a phone.
    """
    if narrow:
        size, close = size or PANEL, True
    question = item if hasattr(item, "candidates") else item.answer
    drawn = by_id(pack.maps)[question.map]
    figure, canvas = canvas_for(drawn.window, theme, narrow, size, scale)
    figure.update_layout(showlegend=False)
    t, s = canvas.tokens, scale
    if close:
        spots = [by_id(pack.places)[candidate.place] for candidate in question.candidates]
        _draw_in(figure, canvas, [canvas.km(spot.lon, spot.lat) for spot in spots])
    draw_ground(figure, canvas, shapes.region(drawn.shapes), {})
    places = by_id(pack.places)
    ids = [candidate.place for candidate in question.candidates]
    at = _spread(canvas, [canvas.km(places[p].lon, places[p].lat) for p in ids], 30 * s)
    true = [canvas.km(places[p].lon, places[p].lat) for p in ids]
    moved = [(a, b) for a, b in zip(true, at, strict=True) if math.dist(a, b) > canvas.km_per_px]
    for a, b in moved:
        figure.add_trace(
            go.Scatter(
                x=[a[0], b[0]],
                y=[a[1], b[1]],
                mode="lines+markers",
                hoverinfo="skip",
                marker={"size": [6 * s, 0.1], "color": t.ink, "opacity": 1},
                line={"color": t.ink, "width": 1.4 * s},
            )
        )
    good = [revealed and p == question.key for p in ids]
    mine = [p == chosen for p in ids]
    figure.add_trace(
        go.Scatter(
            name="candidates",
            x=[k[0] for k in at],
            y=[k[1] for k in at],
            mode="markers+text",
            text=[f"<b>{LETTERS[i]}</b>" for i in range(len(ids))],
            textposition="middle center",
            textfont={
                "size": 15 * s,
                "color": [t.ground if g or m else t.ink for g, m in zip(good, mine, strict=True)],
            },
            marker={
                "symbol": ["square" if g else "circle" for g in good],
                "size": 27 * s,
                "opacity": 1,
                "color": [
                    t.ink if g else t.accent if m else t.ground
                    for g, m in zip(good, mine, strict=True)
                ],
                "line": {
                    "color": [
                        t.accent if m and not g else t.ink for g, m in zip(good, mine, strict=True)
                    ],
                    "width": 2 * s,
                },
            },
            customdata=[[p] for p in ids],
            hovertext=[places[p].name if revealed else LETTERS[i] for i, p in enumerate(ids)],
            hoverinfo="text",
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )
    )
    if revealed:
        for x, y in at:
            px, py = canvas.px(x, y)
            canvas.take((px - 15 * s, py - 15 * s, px + 15 * s, py + 15 * s))
        type_px = (13 if narrow else 14) * s
        # From the last row a name beside two letters must say whose it is.
        said = {
            p: f"{LETTERS[i]} · {places[p].name}" if close else places[p].name
            for i, p in enumerate(ids)
        }
        labels = [
            _name(canvas, k, said[p], type_px, at if narrow else ())
            # The key chooses its place first: its name must not be the one left out. Then the long.
            for p, k in sorted(
                zip(ids, at, strict=True),
                key=lambda one: (one[0] != question.key, -len(places[one[0]].name)),
            )
        ]
        figure.add_trace(
            draw_texts(canvas, [label for label in labels if label], type_px, t.ink, weight=600)
        )
    return figure


def _name(
    canvas: Canvas,
    at: tuple[float, float],
    name: str,
    size: float,
    others: Sequence[tuple[float, float]],
) -> Label | None:
    """A name beside its letter: whole, in two lines, or without what stands in parentheses."""
    half = 15 * canvas.scale
    texts = (name, name.partition(" (")[0])
    forms = dict.fromkeys(form for text in texts for form in (text, "<br>".join(halves(text))))
    tries = (
        place_label(canvas, at, form, size, (half, half), rivals)
        for rivals in (others, ())
        for form in forms
    )
    return next(filter(None, tries), None)


def _draw_in(figure: go.Figure, canvas: Canvas, points: Sequence[tuple[float, float]]) -> None:
    """Let the points fill about half of the frame, at most two and a half times as large."""
    width, height = canvas.size
    xs, ys = [x for x, _ in points], [y for _, y in points]
    whole = canvas.km_per_px
    needed = max((max(xs) - min(xs)) / (width * 0.5), (max(ys) - min(ys)) / (height * 0.5))
    k = max(needed, whole / 2.5)
    if k >= whole:
        return
    frame: list[tuple[float, float]] = []
    for values, (low, high), side in ((xs, canvas.x, width), (ys, canvas.y, height)):
        middle, half = (low + high) / 2, whole * side / 2
        slack = half - k * side / 2
        wanted = (min(values) + max(values)) / 2
        centre = min(max(wanted, middle - slack), middle + slack)
        frame.append((centre - k * side / 2, centre + k * side / 2))
    canvas.x, canvas.y = frame
    figure.update_layout(xaxis={"range": list(canvas.x)}, yaxis={"range": list(canvas.y)})


def _spread(
    canvas: Canvas, points: Sequence[tuple[float, float]], apart: float
) -> list[tuple[float, float]]:
    """The points, pushed apart until each stands ``apart`` pixels from every other."""
    limit = apart * canvas.km_per_px
    at = [list(p) for p in points]
    for _ in range(60):
        still = True
        for i in range(len(at)):
            for j in range(i):
                dx, dy = at[i][0] - at[j][0], at[i][1] - at[j][1]
                gap = math.hypot(dx, dy)
                if gap < limit:
                    still = False
                    ux, uy = (dx / gap, dy / gap) if gap > 1e-6 else (1.0, 0.0)
                    push = (limit - gap) / 2 + limit * 0.01
                    at[i] = [at[i][0] + ux * push, at[i][1] + uy * push]
                    at[j] = [at[j][0] - ux * push, at[j][1] - uy * push]
        if still:
            break
    return [(p[0], p[1]) for p in at]
