"""Labels on a projected timeline: few, and each where it covers nothing."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from guide.model.timelines import Event

from .sheet import Box, Sheet, crosses, meets, width_of
from .tracks import Time, Track

LABELS = 7
"""At most so many labels at once."""
TRIES = 40
"""So many events are tried; where hundreds crowd, the others would find no room either."""
FARTHEST = 4
"""A label stands at most so many times its own height from its marker, or is left out."""
HIGH = 1.15
"""How high a label is, as a share of the type's size."""
STEPS = 7
"""In so many steps from its lane's top to the bottom a label looks for room."""

Anchor = Literal["left", "center", "right"]


@dataclass(frozen=True)
class TimeLabel:
    """The label of an event, placed."""

    text: str
    box: Box
    line: tuple[tuple[float, float], ...] | None
    """The way to its marker, when it does not stand beside it."""
    anchor: Anchor


def place_labels(
    sheet: Sheet, lanes: Sequence[Track], time: Time, marker: float, article: dt.date
) -> list[TimeLabel]:
    """Labels of key events, each where it covers no marker, no line and no other label.

    ``lanes`` hold where each event stands on the axis of ``time``; ``marker`` is the size of a
    marker in pixels. The line of the ``article``'s day stays free.
    """
    half = marker / 2 + 1
    markers = {
        event.id: (x - half, y - half, x + half, y + half)
        for one in lanes
        for event in one.events
        for x, y in [one.at[event.id]]
    }
    taken: list[Box] = []
    if time.start <= article < time.end:
        x = time.x(article)
        taken.append((x - 3, 0, x + 3, sheet.size[1]))
    labels: list[TimeLabel] = []
    chosen: list[tuple[Event, int]] = []
    named = [(e, i) for i, one in enumerate(lanes) for e in one.events if e.label]
    keys = [one for one in named if one[0].key]
    waiting = [keys, [one for one in named if one not in keys]]
    tries = TRIES
    while any(waiting) and len(labels) < LABELS and tries:
        tries -= 1
        first = waiting[0] or waiting[1]
        event, number = _next(first, chosen, time, article)
        first.remove((event, number))
        one = lanes[number]
        others = [box for name, box in markers.items() if name != event.id]
        label = _beside(sheet, event, one, time, marker, [*others, *taken])
        if label is not None:
            labels.append(label)
            taken.append(label.box)
            chosen.append((event, number))
    return labels


def _next(
    waiting: Sequence[tuple[Event, int]],
    chosen: Sequence[tuple[Event, int]],
    time: Time,
    article: dt.date,
) -> tuple[Event, int]:
    """The event to label next: the last before the article, then the one farthest from others."""
    if not chosen:
        before = [one for one in waiting if one[0].date.first <= article]
        return max(before or waiting, key=lambda one: one[0].date.first)
    whole = (time.end - time.start).days

    def away(one: tuple[Event, int]) -> float:
        return min(
            abs((one[0].date.first - other.date.first).days) / whole
            + (0.12 if lane != one[1] else 0)
            for other, lane in chosen
        )

    return max(waiting, key=away)


def write_label(sheet: Sheet, label: TimeLabel) -> None:
    """Write a label where it was placed."""
    left, top, right, bottom = label.box
    x = left + sheet.type_px * 0.1
    if label.anchor != "left":
        x = right - (sheet.type_px * 0.1 if label.anchor == "right" else (right - left) / 2)
    sheet.text(x, (top + bottom) / 2, label.text, anchor=label.anchor)


def _beside(
    sheet: Sheet, event: Event, one: Track, time: Time, marker: float, taken: Sequence[Box]
) -> TimeLabel | None:
    """The nearest free place for an event's label within its lane; a line leads to a far one."""
    px, text = sheet.type_px, event.label or ""
    x, y = one.at[event.id]
    high, gap = px * HIGH, marker / 2 + px * 0.18
    half = marker / 2 + 1
    own: Box = (x - half, y - half, x + half, y + half)
    wide = width_of(text, px) + px * 0.3
    reach = gap + wide + FARTHEST * px
    taken = [box for box in taken if box[0] < x + reach and box[2] > x - reach]
    best: tuple[float, TimeLabel] | None = None
    for box, level in _boxes(one, (x, y), gap, px, wide):
        if box[0] < time.left or box[2] > time.right:
            continue
        end = (
            min(max(x, box[0]), box[2]),
            min(max(y, box[1] + high * 0.2), box[3] - high * 0.2),
        )
        far = math.dist((x, y), end)
        # Beside its marker is better than above or below it, and right than left.
        cost = far + (0 if level else 0.5 * px) + (0.1 * px if box[0] < x else 0)
        if far > FARTHEST * px or (best is not None and cost >= best[0]):
            continue
        if meets(box, own) or any(meets(box, other) for other in taken):
            continue
        line = ((x, y), end) if far > gap + px * 0.5 else None
        if line and any(crosses(line, other) for other in taken):
            continue
        best = (cost, TimeLabel(text, box, line, _anchor(box, x)))
    return best[1] if best else None


def _boxes(
    one: Track, at: tuple[float, float], gap: float, px: float, wide: float
) -> Iterator[tuple[Box, bool]]:
    """Where a label so wide could stand in a lane, and whether that is level with its marker."""
    x, y = at
    high = px * HIGH
    tops = [y - high / 2, y - gap - high, y + gap]
    tops += [one.top + (one.bottom - one.top - high) * i / STEPS for i in range(STEPS + 1)]
    for top in tops:
        if top < one.top - 1 or top + high > one.bottom + 1:
            continue
        for away in range(15):
            shift = away * px * 0.6
            for left in (
                x + gap + shift,
                x - gap - shift - wide,
                x - wide / 2 + shift,
                x - wide / 2 - shift,
            ):
                yield (left, top, left + wide, top + high), top == tops[0]


def _anchor(box: Box, x: float) -> Anchor:
    """The edge of a label that its marker is at."""
    return "left" if box[0] > x else "right" if box[2] < x else "center"
