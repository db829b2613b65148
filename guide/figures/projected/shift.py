"""How a room moved between two votes: flows where each pair is known, else bars."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guide.model.choices import Option

from ..figure import Figure
from ..style import Theme, blend
from .options import colour
from .sheet import LINE, Box, Sheet, Size, meets, widest, width_of, wrapped
from .tally import bars, mark

GAP = 0.3
"""Between two options of a column, as a share of the type's size."""
BAR = 0.8
"""How wide an option's bar is, as a share of the type's size."""
LABELLED = 5
"""At most so many flows between two options carry their number."""


def shift_bars(
    options: Sequence[Option],
    before: Mapping[str, int | None],
    after: Mapping[str, int | None],
    *,
    theme: Theme,
    size: Size,
    type_px: float,
    names: tuple[str, str],
    totals: tuple[int, int] | None = None,
) -> Figure:
    """Two bars for each option and what it gained or lost, when only totals are known.

    ``before`` and ``after`` say how many chose an option, by its id; ``names`` say when,
    and ``totals`` how many voted where not every number is told (None). ``size``
    is the figure's width and height in pixels, ``type_px`` the size of its smallest text.
    """
    sheet = Sheet.of(theme, size, type_px)
    return bars(options, (before, after), names, sheet, changes=True, totals=totals)


@dataclass
class _Node:
    """An option at one side: how many, and where its bar stands."""

    option: Option
    count: int
    slot: float
    """The middle of its place in the column."""
    top: float
    """The upper edge of its bar."""
    filled: float = 0.0
    """How far down its bar flows are attached already."""


def shift_flows(
    options: Sequence[Option],
    before: Mapping[str, int],
    after: Mapping[str, int],
    pairs: Mapping[tuple[str, str], int],
    *,
    theme: Theme,
    size: Size,
    type_px: float,
    names: tuple[str, str],
) -> Figure:
    """Opening choices at the left, closing ones at the right, and who moved between them.

    ``before`` and ``after`` hold everybody who voted on a side, by the option's id. ``pairs`` says
    how many went from one option's id to another's, or stayed; who voted on one side only is in
    none. Who stayed is pale and who moved is strong; at the right stands what each option gained
    or lost. ``names`` say when the two counts were taken. ``size`` is the figure's width and
    height in pixels, ``type_px`` the size of its smallest text.
    """
    sheet = Sheet.of(theme, size, type_px)
    px, (width, height) = type_px, size
    before = {option.id: before.get(option.id, 0) for option in options}
    after = {option.id: after.get(option.id, 0) for option in options}
    top = px * 1.9
    texts, letters, text_wide = _texts(sheet, options, (height - top) / max(1, len(options)))
    most = max((*before.values(), *after.values()), default=0)
    counts_wide = width_of(str(most), px * 1.3, bold=True)
    left = letters + text_wide + px * 0.6 + counts_wide + px * 0.4
    gains = {o.id: _gain(after[o.id] - before[o.id]) for o in options}
    gains_wide = widest(list(gains.values()), px * 1.5, bold=True)
    right = width - (counts_wide + px * 3.9 + gains_wide + 6)
    high = [max(len(t) * LINE, 1.6) * px for t in texts]
    unit = min(
        _unit([count[o.id] for o in options], high, height - top - 4, px * GAP)
        for count in (before, after)
    )
    lefts = _column(options, before, high, unit, top, height - 4)
    rights = _column(options, after, high, unit, top, height - 4)
    bar = px * BAR
    _flows(sheet, options, pairs, lefts, rights, unit, (left + bar, right - bar))
    many = sum(before.values()), sum(after.values())
    _heads(sheet, names, many, (left + bar, right - bar))
    for option, lines in zip(options, texts, strict=True):
        _bar(sheet, lefts[option.id], left, unit)
        _bar(sheet, rights[option.id], right - bar, unit)
        _opened(sheet, lefts[option.id], left, letters, lines)
        _closed(sheet, rights[option.id], right, counts_wide, gains[option.id])
    return sheet.done()


def _heads(
    sheet: Sheet, names: tuple[str, str], many: tuple[int, int], edges: tuple[float, float]
) -> None:
    """When the counts were taken and how many answered, above the two columns of bars."""
    y = sheet.type_px * 0.75
    sheet.text(edges[0], y, f"{names[0]} · {many[0]}", bold=True, anchor="right")
    sheet.text(edges[1], y, f"{names[1]} · {many[1]}", bold=True)


def _bar(sheet: Sheet, node: _Node, x: float, unit: float) -> None:
    if node.count:
        box = (x, node.top, x + sheet.type_px * BAR, node.top + node.count * unit)
        sheet.box(box, colour(node.option, sheet.theme), layer="above")


def _opened(sheet: Sheet, node: _Node, edge: float, letters: float, lines: Sequence[str]) -> None:
    """An option at the left: its marker, its letter, its text and how many chose it first."""
    px, y = sheet.type_px, node.slot
    mark(sheet, node.option, px * 0.75, y)
    sheet.text(px * 1.5, y, node.option.letter, px=px * 1.25, bold=True)
    sheet.text(letters, y, lines)
    sheet.text(edge - px * 0.4, y, str(node.count), px=px * 1.3, bold=True, anchor="right")


def _closed(sheet: Sheet, node: _Node, edge: float, counts_wide: float, gain: str) -> None:
    """An option at the right: how many chose it then, its marker and letter, what it gained."""
    px, y = sheet.type_px, node.slot
    x = edge + px * 0.4
    sheet.text(x, y, str(node.count), px=px * 1.3, bold=True)
    x += counts_wide + px
    mark(sheet, node.option, x, y)
    sheet.text(x + px * 0.75, y, node.option.letter, px=px * 1.25, bold=True)
    sheet.text(sheet.size[0] - 6, y, gain, px=px * 1.5, bold=True, anchor="right")


def _gain(change: int) -> str:
    return f"+{change}" if change > 0 else f"−{-change}" if change < 0 else "±0"


def _texts(
    sheet: Sheet, options: Sequence[Option], row: float
) -> tuple[list[list[str]], float, float]:
    """The options' texts on lines, in the narrowest column that holds them."""
    px, letters = sheet.type_px, sheet.type_px * 2.9
    # The flows need the width: three lines in a narrow column, then more; a text is never cut.
    tries = [(3, 0.17), (3, 0.19), (3, 0.21), (3, 0.23), (4, 0.25), (4, 0.28), (9, 0.32), (9, 0.4)]
    for most, share in tries:
        wide = sheet.size[0] * share
        texts = [wrapped(option.text, wide, px) for option in options]
        high = sum(max(len(lines) * LINE, 1.6) * px for lines in texts)
        room = (row - GAP * px) * len(options) - 8
        if all(len(lines) <= most for lines in texts) and high <= room:
            break
    return texts, letters, max((width_of(x, px) for t in texts for x in t), default=0.0)


def _unit(counts: Sequence[int], high: Sequence[float], room: float, gap: float) -> float:
    """Pixels for one person, so that every option has room for its bar and its text."""
    low, up = 0.0, room
    for _ in range(40):
        middle = (low + up) / 2
        need = sum(max(n * middle, h) + gap for n, h in zip(counts, high, strict=True))
        low, up = (middle, up) if need <= room else (low, middle)
    return low if any(counts) else 0.0


def _column(
    options: Sequence[Option],
    counts: Mapping[str, int],
    high: Sequence[float],
    unit: float,
    top: float,
    bottom: float,
) -> dict[str, _Node]:
    slots = [max(counts[o.id] * unit, h) for o, h in zip(options, high, strict=True)]
    gap = (bottom - top - sum(slots)) / max(1, len(slots))
    nodes: dict[str, _Node] = {}
    y = top + gap / 2
    for option, slot in zip(options, slots, strict=True):
        middle = y + slot / 2
        nodes[option.id] = _Node(
            option, counts[option.id], middle, middle - counts[option.id] * unit / 2
        )
        y += slot + gap
    return nodes


def _flows(
    sheet: Sheet,
    options: Sequence[Option],
    pairs: Mapping[tuple[str, str], int],
    lefts: Mapping[str, _Node],
    rights: Mapping[str, _Node],
    unit: float,
    span: tuple[float, float],
) -> None:
    """Bands from left to right, first who stayed, then over them who moved, with numbers."""
    t = sheet.tokens
    ids = [option.id for option in options]
    bands: list[tuple[str, str, int, float, float]] = []
    ends: dict[tuple[str, str], tuple[float, float]] = {}
    for a in ids:
        for b in ids:
            n = pairs.get((a, b), 0)
            if n:
                ends[a, b] = (lefts[a].top + lefts[a].filled, 0.0)
                lefts[a].filled += n * unit
    for b in ids:
        for a in ids:
            n = pairs.get((a, b), 0)
            if n:
                ends[a, b] = (ends[a, b][0], rights[b].top + rights[b].filled)
                rights[b].filled += n * unit
                bands.append((a, b, n, *ends[a, b]))
    tones = {option.id: colour(option, sheet.theme) for option in options}
    for a, b, n, y0, y1 in sorted(bands, key=lambda band: (band[0] != band[1], -band[2])):
        stayed = a == b
        fill = blend(
            tones[a], t.ground, (0.24 if sheet.theme == "paper" else 0.34) if stayed else 0.75
        )
        points = _band(span, y0, y1, n * unit)
        sheet.area(points, fill, name=f"{a}>{b}", edge=t.ground, width=1)
    _numbers(sheet, bands, unit, span)


def _band(
    span: tuple[float, float], y0: float, y1: float, thick: float
) -> list[tuple[float, float]]:
    steps = [i / 24 for i in range(25)]
    upper = [(span[0] + (span[1] - span[0]) * s, _height(y0, y1, s)) for s in steps]
    return upper + [(x, y + thick) for x, y in reversed(upper)]


def _height(y0: float, y1: float, share: float) -> float:
    return y0 + (y1 - y0) * (1 - math.cos(math.pi * share)) / 2


def _numbers(
    sheet: Sheet,
    bands: Sequence[tuple[str, str, int, float, float]],
    unit: float,
    span: tuple[float, float],
) -> None:
    """The largest moves carry their number, there where the fewest other moves pass."""
    px = sheet.type_px
    moved = sorted((b for b in bands if b[0] != b[1]), key=lambda band: -band[2])
    taken: list[Box] = []
    for band in moved[:LABELLED]:
        _, _, n, y0, y1 = band
        wide = width_of(str(n), px, bold=True) + px * 0.3
        best: tuple[float, Box] | None = None
        for step in range(2, 19):
            share = step / 20
            x = span[0] + (span[1] - span[0]) * share
            y = _height(y0, y1, share) + n * unit / 2
            box = (x - wide / 2, y - px * 0.6, x + wide / 2, y + px * 0.6)
            if any(meets(box, other) for other in taken):
                continue
            covered = 0.0
            for _, _, m, z0, z1 in (other for other in moved if other is not band):
                z = _height(z0, z1, share)
                covered += max(0.0, min(box[3], z + m * unit) - max(box[1], z))
            cost = covered + abs(share - 0.5) * px * 0.5
            if best is None or cost < best[0]:
                best = (cost, box)
        if best is not None:
            box = best[1]
            taken.append(box)
            x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            sheet.text(x, y, str(n), bold=True, anchor="center", ground=sheet.tokens.ground)
