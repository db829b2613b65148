"""How a room moved between two votes: flows where each pair is known, else bars."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from ..style import Theme, blend
from .options import Option, colour
from .sheet import LINE, Box, Sheet, Size, meets, widest, width_of, wrapped
from .tally import bars, mark

NAMES = ("Before", "After")
GAP = 0.3
"""Between two options of a column, as a share of the type's size."""
LABELLED = 5
"""At most so many flows between two options carry their number."""


def shift_bars(
    options: Sequence[Option],
    before: Mapping[str, int],
    after: Mapping[str, int],
    *,
    theme: Theme,
    size: Size,
    type_px: float,
    names: tuple[str, str] = NAMES,
) -> go.Figure:
    """Two bars for each option and what it gained or lost, when only totals are known."""
    sheet = Sheet.of(theme, size, type_px)
    return bars(options, (before, after), names, sheet, changes=True)


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
    pairs: Mapping[tuple[str, str], int],
    *,
    theme: Theme,
    size: Size,
    type_px: float,
    names: tuple[str, str] = NAMES,
) -> go.Figure:
    """Opening choices at the left, closing ones at the right, and who moved between them.

    ``pairs`` says how many went from one option's id to another's, or stayed. Who stayed is
    pale and who moved is strong; at the right stands what each option gained or lost.
    """
    sheet = Sheet.of(theme, size, type_px)
    px, (width, height) = type_px, size
    before = {o.id: sum(n for (a, _), n in pairs.items() if a == o.id) for o in options}
    after = {o.id: sum(n for (_, b), n in pairs.items() if b == o.id) for o in options}
    top = px * 1.9
    texts, letters, text_wide = _texts(sheet, options, (height - top) / max(1, len(options)))
    most = max((*before.values(), *after.values()), default=0)
    counts_wide = width_of(str(most), px * 1.3, bold=True)
    left = letters + text_wide + px * 0.6 + counts_wide + px * 0.4
    gains = {o.id: _gain(after[o.id] - before[o.id]) for o in options}
    gains_wide = widest(list(gains.values()), px * 1.5, bold=True)
    right_wide = counts_wide + px * 3.9 + gains_wide + 6
    right = width - right_wide
    bar = px * 0.8
    high = [max(len(t) * LINE, 1.6) * px for t in texts]
    unit = min(
        _unit([before[o.id] for o in options], high, height - top - 4, px * GAP),
        _unit([after[o.id] for o in options], high, height - top - 4, px * GAP),
    )
    lefts = _column(options, before, high, unit, top, height - 4)
    rights = _column(options, after, high, unit, top, height - 4)
    _flows(sheet, options, pairs, lefts, rights, unit, (left + bar, right - bar))
    sheet.text(
        left + bar, px * 0.75, f"{names[0]} · {sum(before.values())}", bold=True, anchor="right"
    )
    sheet.text(right - bar, px * 0.75, f"{names[1]} · {sum(after.values())}", bold=True)
    for option, lines in zip(options, texts, strict=True):
        tone = colour(option, theme)
        one, two = lefts[option.id], rights[option.id]
        for node, x in ((one, left), (two, right - bar)):
            if node.count:
                box = (x, node.top, x + bar, node.top + node.count * unit)
                sheet.box(box, tone, layer="above")
        mark(sheet, option, px * 0.75, one.slot)
        sheet.text(px * 1.5, one.slot, option.letter, px=px * 1.25, bold=True)
        sheet.text(letters, one.slot, lines)
        sheet.text(
            left - px * 0.4, one.slot, str(one.count), px=px * 1.3, bold=True, anchor="right"
        )
        x = right + px * 0.4
        sheet.text(x, two.slot, str(two.count), px=px * 1.3, bold=True)
        x += counts_wide + px
        mark(sheet, option, x, two.slot)
        sheet.text(x + px * 0.75, two.slot, option.letter, px=px * 1.25, bold=True)
        sheet.text(width - 6, two.slot, gains[option.id], px=px * 1.5, bold=True, anchor="right")
    return sheet.done()


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
