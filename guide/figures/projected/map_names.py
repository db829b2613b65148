"""Names on a projected map: the weightiest where nothing else stands, some at the end of a line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..figure import scatter
from ..map_canvas import Canvas, Point
from ..map_labels import Label, Named, apart, place_label, write_labels
from ..shapes import Land
from ..style import halves
from .sheet import Sheet, crosses, widest

NAMES = 16
"""At most so many names of places, bases and contested areas."""
WEIGHTY = 80
"""From this weight on a name may stand at some distance, at the end of a line."""
DISTANCES = (0.7, 1.1, 1.6, 2.2, 3.0, 4.0)
"""How far such a name stands off its mark, as shares of the type's size, the nearest first."""
TURNS = (0, 180, 20, -20, 160, -160, 40, -40, 140, -140, 65, -65, 115, -115, 90, -90)
"""In which directions, in degrees, the best first."""


@dataclass(frozen=True)
class Weighed:
    """A name, what it stands beside and how early it may choose its place."""

    named: Named
    weight: float
    bold: bool


def joined(canvas: Canvas, found: Sequence[Named], near: float) -> list[Named]:
    """Names of marks that nearly touch, joined as lines of one label.

    Marks that stand ``near`` each other, in pixels of a page, are one group of markers.
    """
    groups: list[list[Named]] = []
    limit = near * canvas.scale * canvas.km_per_px * 0.6
    for one in found:
        group = next((g for g in groups if any(math.dist(one.at, o.at) < limit for o in g)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return [_one_of(canvas, group) for group in groups]


def _one_of(canvas: Canvas, group: Sequence[Named]) -> Named:
    """The names of a group as one, beside all of its marks."""
    x = sum(one.at[0] for one in group) / len(group)
    y = sum(one.at[1] for one in group) / len(group)
    reach = max(abs(one.at[0] - x) for one in group) / canvas.km_per_px
    fall = max(abs(one.at[1] - y) for one in group) / canvas.km_per_px
    clear = (group[0].clear[0] + reach, group[0].clear[1] + fall)
    return Named("<br>".join(one.text for one in group), (x, y), clear)


def write_names(sheet: Sheet, canvas: Canvas, names: Sequence[Weighed]) -> int:
    """Write the weightiest names where nothing else stands, with a line to those that lie off.

    Returns how many of those that weigh found no room.
    """
    placed: list[tuple[Label, bool]] = []
    missing = 0
    marks = [name.named.at for name in names]
    for one in sorted(names, key=lambda name: -name.weight):
        if len(placed) == NAMES:
            break
        label = next(filter(None, _tries(sheet, canvas, one, marks)), None)
        if label is not None:
            placed.append((label, one.bold))
        elif one.weight >= WEIGHTY:
            missing += 1
    bold = [label for label, is_bold in placed if is_bold]
    ground = canvas.tokens.ground
    write_labels(
        sheet.figure, canvas, bold, sheet.type_px, weight=700, halo=ground, name="bold names"
    )
    plain = [label for label, is_bold in placed if not is_bold]
    write_labels(sheet.figure, canvas, plain, sheet.type_px, weight=500, name="names")
    return missing


def write_apart(sheet: Sheet, canvas: Canvas, lands: Sequence[Land]) -> None:
    """Write the names of states that have no room within them where there is some, with a line."""
    named = [Named(land.name, canvas.km(*land.label), (0.0, 0.0)) for land in lands]
    labels = [_aside(sheet, canvas, one, [other.at for other in named]) for one in named]
    ground = canvas.tokens.ground
    write_labels(
        sheet.figure, canvas, labels, sheet.type_px, weight=500, halo=ground, name="states apart"
    )


def _tries(
    sheet: Sheet, canvas: Canvas, one: Weighed, marks: Sequence[Point]
) -> Iterator[Label | None]:
    """Where a name could stand, the clearest way first; None where a way finds no room.

    Clear of every other mark if it can be. Else near another one, rather with a line than
    without, which is better than no name.
    """
    # Bold type is wider than the estimate, so it stands a little farther off.
    wide, high = one.named.clear
    clear = (wide + sheet.type_px * (0.3 if one.bold else 0.0), high)
    text = one.named.text
    forms = [one.named]
    if " " in text and "<br>" not in text and "+" not in text:
        forms.append(one.named._replace(text="<br>".join(halves(text))))
    weighty = forms if one.weight >= WEIGHTY else []
    for form in forms:
        yield place_label(canvas, form.at, form.text, sheet.type_px, clear, marks)
    for others in (marks, ()):
        for form in weighty:
            yield _aside(sheet, canvas, form, others)
    for form in forms:
        yield place_label(canvas, form.at, form.text, sheet.type_px, clear)


def _aside(sheet: Sheet, canvas: Canvas, named: Named, marks: Sequence[Point]) -> Label | None:
    """A label at some distance from its mark and every other, joined to its own by a line."""
    rivals = [canvas.px(*mark) for mark in marks if mark != named.at]
    start = canvas.px(*named.at)
    lines = named.text.split("<br>")
    half = (widest(lines, sheet.type_px, bold=True) / 2, sheet.type_px * 1.25 * len(lines) / 2)
    for middle in _middles(sheet, canvas, named, half[0]):
        box = (
            middle[0] - half[0],
            middle[1] - half[1],
            middle[0] + half[0],
            middle[1] + half[1],
        )
        if not canvas.inside(box) or not canvas.free(box):
            continue
        if any(apart(box, rival) < sheet.type_px for rival in rivals):
            continue
        end = (min(max(start[0], box[0]), box[2]), min(max(start[1], box[1]), box[3]))
        if _hits_a_marker(canvas, start, end):
            continue
        canvas.take(box)
        _join(sheet, canvas, named.at, (end[0] - start[0], end[1] - start[1]))
        k = canvas.km_per_px
        at = (named.at[0] + (middle[0] - start[0]) * k, named.at[1] - (middle[1] - start[1]) * k)
        return Label(*at, named.text)
    return None


def _middles(sheet: Sheet, canvas: Canvas, named: Named, half: float) -> Iterator[Point]:
    """Where a label so wide could stand at some distance from its mark, the nearest first."""
    x, y = canvas.px(*named.at)
    for away in DISTANCES:
        off = away * sheet.type_px
        reach = (named.clear[0] + off, named.clear[1] + off)
        for turn in TURNS:
            dx, dy = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            beside = half if dx > 0.2 else -half if dx < -0.2 else 0
            yield x + reach[0] * dx + beside, y - reach[1] * dy


def _hits_a_marker(canvas: Canvas, start: Point, end: Point) -> bool:
    """Whether a line from a mark touches another; the room round a marker may be touched."""
    rim = 3 * canvas.scale
    tight = [(b[0] + rim, b[1] + rim, b[2] - rim, b[3] - rim) for b in canvas.taken]
    x, y = start
    others = [b for b in tight if not b[0] <= x <= b[2] or not b[1] <= y <= b[3]]
    return any(crosses((start, end), other) for other in others)


def _join(sheet: Sheet, canvas: Canvas, at: Point, way: Point) -> None:
    """A line from a mark, in kilometres, by a way in pixels."""
    k = canvas.km_per_px
    sheet.figure.add_trace(
        scatter(
            x=[at[0], at[0] + way[0] * k],
            y=[at[1], at[1] - way[1] * k],
            mode="lines",
            line={"color": canvas.tokens.ink, "width": max(1.5, sheet.type_px / 14)},
        )
    )
