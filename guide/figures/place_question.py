"""The map of a quiz item: its candidates as letters on bare shapes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from guide.model.blocks import quiz
from guide.model.choices import LETTERS
from guide.model.pack import Pack
from guide.model.places import Place

from .figure import Figure, Trace, scatter
from .map_canvas import Canvas, Point, canvas_for
from .map_labels import Label, place_label, write_labels
from .map_land import draw_ground
from .style import UNFADED, Theme, halves
from .world import ground

PANEL = (292, 330)
"""Pixels of a quiz item's panel on a phone 390 pixels wide."""
HALF = 15
"""Half a letter's width and height with the room it needs, in pixels."""


class _Candidate(NamedTuple):
    """A place that may be the answer, and where its letter stands."""

    letter: str
    place: Place
    at: Point
    """In kilometres."""
    good: bool
    """Whether it is the key, and revealed."""
    mine: bool
    """Whether it was chosen."""


def place_question_figure(
    pack: Pack,
    question: quiz.Place,
    *,
    theme: Theme,
    chosen: str | None = None,
    revealed: bool = False,
    narrow: bool = False,
    size: tuple[int, int] | None = None,
    scale: float = 1.0,
    close: bool = False,
) -> Figure:
    """The map of a quiz item: its candidates as letters on bare shapes, no names.

    ``chosen`` is the id of a candidate's place. When ``revealed``, the key is filled and every
    candidate is named. ``close`` draws the map in towards the candidates, and so does ``narrow``,
    for the panel of a phone. ``size`` is the figure's width and height in pixels, by default that
    of a page; text, markers and lines grow with ``scale``.
    """
    if narrow:
        size, close = size or PANEL, True
    drawn = pack.maps[question.map]
    figure, canvas = canvas_for(drawn.window, theme, size=size, scale=scale)
    figure.update_layout(showlegend=False)
    places = [pack.places[candidate.place] for candidate in question.candidates]
    true = [canvas.at(place) for place in places]
    if close:
        _draw_in(figure, canvas, true)
    draw_ground(figure, canvas, ground(drawn), {})
    spread = _spread(canvas, true, 2 * HALF * scale)
    candidates = [
        _Candidate(letter, place, at, revealed and place.id == question.key, place.id == chosen)
        for letter, place, at in zip(LETTERS, places, spread)
    ]
    for place_at, letter_at in zip(true, spread, strict=True):
        if math.dist(place_at, letter_at) > canvas.km_per_px:
            figure.add_trace(_lead(canvas, place_at, letter_at))
    figure.add_trace(_letters(canvas, candidates, named=revealed))
    if revealed:
        _write_names(figure, canvas, candidates, narrow=narrow, lettered=close)
    return figure


def _lead(canvas: Canvas, place: Point, letter: Point) -> Trace:
    """A line from a place to its letter, where that had to move."""
    ink, s = canvas.tokens.ink, canvas.scale
    return scatter(
        x=[place[0], letter[0]],
        y=[place[1], letter[1]],
        mode="lines+markers",
        hoverinfo="skip",
        marker={"size": [6 * s, 0.1], "color": ink, "opacity": 1},
        line={"color": ink, "width": 1.4 * s},
    )


def _letters(canvas: Canvas, candidates: Sequence[_Candidate], *, named: bool) -> Trace:
    """The candidates' letters; pointed at, each gives its name or, before, its letter."""
    t, s = canvas.tokens, canvas.scale
    return scatter(
        name="candidates",
        x=[one.at[0] for one in candidates],
        y=[one.at[1] for one in candidates],
        mode="markers+text",
        text=[f"<b>{one.letter}</b>" for one in candidates],
        textposition="middle center",
        textfont={
            "size": 15 * s,
            "color": [t.ground if one.good or one.mine else t.ink for one in candidates],
        },
        marker={
            "symbol": ["square" if one.good else "circle" for one in candidates],
            "size": 27 * s,
            "opacity": 1,
            "color": [
                t.ink if one.good else t.accent if one.mine else t.ground for one in candidates
            ],
            "line": {
                "color": [t.accent if one.mine and not one.good else t.ink for one in candidates],
                "width": 2 * s,
            },
        },
        customdata=[[one.place.id] for one in candidates],
        hovertext=[one.place.name if named else one.letter for one in candidates],
        hoverinfo="text",
        **UNFADED,
    )


def _write_names(
    figure: Figure,
    canvas: Canvas,
    candidates: Sequence[_Candidate],
    *,
    narrow: bool,
    lettered: bool,
) -> None:
    """Name every candidate; where ``lettered``, with its letter before its name."""
    half = HALF * canvas.scale
    for one in candidates:
        canvas.take(canvas.box(one.at, (half, half)))
    size = (13 if narrow else 14) * canvas.scale
    others = [one.at for one in candidates] if narrow else []
    # The key chooses its place first: its name must not be the one left out. Then the long.
    in_turn = sorted(candidates, key=lambda one: (not one.good, -len(one.place.name)))
    labels = [
        # From the last row a name beside two letters must say whose it is.
        _name(
            canvas,
            one.at,
            f"{one.letter} · {one.place.name}" if lettered else one.place.name,
            size,
            others,
        )
        for one in in_turn
    ]
    write_labels(figure, canvas, labels, size, weight=600)


def _name(
    canvas: Canvas,
    at: Point,
    name: str,
    size: float,
    others: Sequence[Point],
) -> Label | None:
    """A name beside its letter: whole, in two lines, or without what stands in parentheses."""
    half = HALF * canvas.scale
    texts = (name, name.partition(" (")[0])
    forms = dict.fromkeys(form for text in texts for form in (text, "<br>".join(halves(text))))
    tries = (
        place_label(canvas, at, form, size, (half, half), rivals)
        for rivals in (others, ())
        for form in forms
    )
    return next(filter(None, tries), None)


def _draw_in(figure: Figure, canvas: Canvas, points: Sequence[Point]) -> None:
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


def _spread(canvas: Canvas, points: Sequence[Point], apart: float) -> list[Point]:
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
