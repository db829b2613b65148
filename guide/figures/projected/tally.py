"""How many chose what: bars for one count of a room, or for two beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from ..style import Theme
from .options import Option, colour, marker
from .sheet import LINE, Sheet, Size, oblong, width_of, wrapped


def tally_bars(
    options: Sequence[Option],
    counts: Sequence[Mapping[str, int]],
    *,
    names: Sequence[str],
    theme: Theme,
    size: Size,
    type_px: float,
    key: str | None = None,
) -> go.Figure:
    """A bar for each option and each of one or two counts, with number and share beside it.

    ``counts`` says how many chose an option, by its id; one that is missing was chosen by nobody.
    ``names`` says when each count was taken, and stands above with how many answered.
    ``key`` is the id of the right option: it gets a tick and a frame.
    """
    return bars(options, counts, names, Sheet.of(theme, size, type_px), key=key)


def bars(
    options: Sequence[Option],
    counts: Sequence[Mapping[str, int]],
    names: Sequence[str],
    sheet: Sheet,
    *,
    key: str | None = None,
    changes: bool = False,
) -> go.Figure:
    """Draw the bars on a sheet; with ``changes``, how much the second count gained or lost."""
    px, (width, height) = sheet.type_px, sheet.size
    totals = [sum(count.get(option.id, 0) for option in options) for count in counts]
    top = _heads(sheet, names, totals) if any(names) else 0.0
    row = (height - top - 4) / max(1, len(options))
    letters, text_wide, texts, text_px = _columns(sheet, options, row)
    left = letters + text_wide + px * 0.8
    labels = [
        [
            _label(count.get(option.id, 0), total)
            for count, total in zip(counts, totals, strict=True)
        ]
        for option in options
    ]
    gains = [_gain(counts, option) if changes else "" for option in options]
    gain_px = px * 1.5
    beside = max((width_of(gain, gain_px, bold=True) for gain in gains if gain), default=0.0)
    label_wide = max((width_of(x, px, bold=True) for row_ in labels for x in row_), default=0.0)
    beside = max(beside, px * 1.6 if key is not None else 0.0)
    right = width - label_wide - px * 0.6 - (beside + px if beside else 0) - 6
    longest = max(
        (c.get(o.id, 0) / n for c, n in zip(counts, totals) if n for o in options), default=0
    )
    scale = (right - left) / longest if longest else 0.0
    for i, option in enumerate(options):
        middle = top + row * (i + 0.5)
        _option(sheet, option, letters, texts[i], text_px, middle)
        if i:
            y = top + row * i
            sheet.box((0, y - 0.5, width, y + 0.5), sheet.rule)
        thick = min(row * 0.7 / len(counts), px * (2.2 if len(counts) == 1 else 1.45))
        first = middle - thick * len(counts) / 2
        for j, (count, total) in enumerate(zip(counts, totals, strict=True)):
            n = count.get(option.id, 0)
            until = left + (n / total * scale if total else 0)
            y = first + thick * j
            box = (left, y + thick * 0.06, max(until, left + 1), y + thick * 0.94)
            earlier = j < len(counts) - 1
            if n:
                sheet.area(
                    oblong(box),
                    colour(option, sheet.theme),
                    name=f"{option.id}:{j}",
                    pattern="/" if earlier else "",
                    width=2 if earlier else 0,
                )
            sheet.text(box[2] + px * 0.4, y + thick / 2, labels[i][j], bold=not earlier)
        if gains[i]:
            sheet.text(width - 6, middle, gains[i], px=gain_px, bold=True, anchor="right")
        if option.id == key:
            _tick(sheet, middle, top + row * i, row)
    sheet.box((left - 1.5, top, left + 0.5, height - 4), sheet.tokens.muted, layer="above")
    return sheet.done()


def _label(count: int, total: int) -> str:
    return f"{count} · {round(100 * count / total)} %" if total else str(count)


def _gain(counts: Sequence[Mapping[str, int]], option: Option) -> str:
    change = counts[-1].get(option.id, 0) - counts[0].get(option.id, 0)
    return f"+{change}" if change > 0 else f"−{-change}" if change < 0 else "±0"


def _heads(sheet: Sheet, names: Sequence[str], totals: Sequence[int]) -> float:
    """The names of the counts with how many answered, each with how its bars are drawn."""
    px, t = sheet.type_px, sheet.tokens
    heads = [f"{name} · {total}" for name, total in zip(names, totals, strict=True)]
    x = sheet.size[0] - 6.0
    for number in range(len(heads) - 1, -1, -1):
        x -= width_of(heads[number], px, bold=True)
        sheet.text(x, px * 0.75, heads[number], bold=True)
        if len(heads) > 1:
            earlier = number < len(heads) - 1
            box = (x - px * 1.9, px * 0.3, x - px * 0.4, px * 1.2)
            sheet.area(oblong(box), t.ink, pattern="/" if earlier else "", width=2, name="head")
        x -= px * 3.2
    return px * 1.8


def _columns(
    sheet: Sheet, options: Sequence[Option], row: float
) -> tuple[float, float, list[list[str]], float]:
    """The width of letter and marker, of the texts, the texts on lines and their size.

    Large type on two lines if there is room for it, else more lines, else a wider column.
    """
    px, width = sheet.type_px, sheet.size[0]
    letters = px * 3.1
    tries = [(1.3, 2, 0.46), (1.15, 2, 0.46), (1.3, 3, 0.4), (1.2, 4, 0.44), (1.0, 2, 0.46)]
    for grow, most, share in [*tries, (1.0, 3, 0.46), (1.0, 9, 0.6)]:
        text_px = px * grow
        for narrow in (0.28, 0.31, 0.34, 0.37, 0.4, 0.43, 0.46, 0.5, 0.55, 0.6):
            wide = width * min(narrow, share) - letters
            texts = [wrapped(option.text, wide, text_px) for option in options]
            most_lines = max((len(lines) for lines in texts), default=0)
            if most_lines <= most and most_lines * LINE * text_px <= row - px * (
                0.1 if grow == 1 else 0.5
            ):
                used = max((width_of(line, text_px) for t in texts for line in t), default=0.0)
                return letters, max(used, px), texts, text_px
    used = max((width_of(line, px) for lines in texts for line in lines), default=0.0)
    return letters, max(used, px), texts, px


def _option(
    sheet: Sheet,
    option: Option,
    letters: float,
    text: Sequence[str],
    text_px: float,
    middle: float,
) -> None:
    px = sheet.type_px
    mark(sheet, option, px * 0.85, middle)
    sheet.text(px * 1.7, middle, option.letter, px=px * 1.3, bold=True)
    sheet.text(letters, middle, text, px=text_px)


def mark(sheet: Sheet, option: Option, x: float, y: float) -> None:
    """The option's marker in its colour."""
    shape = marker(option)
    grow = {"square": 0.9, "star": 1.25}.get(shape, 1.05)
    look = {"symbol": shape, "color": colour(option, sheet.theme), "size": sheet.type_px * grow}
    sheet.marks([(x, y)], look)


def _tick(sheet: Sheet, middle: float, top: float, row: float) -> None:
    """A frame round the right option's row and a large tick at its end."""
    px, t = sheet.type_px, sheet.tokens
    edge = (2, top + 3, sheet.size[0] - 2, top + row - 3)
    sheet.box(edge, sheet.later, edge=t.ink, rim=max(3, px / 8))
    x = sheet.size[0] - px * 1.5
    points = [(x - px * 0.6, middle + px * 0.05), (x - px * 0.1, middle + px * 0.5)]
    sheet.line([*points, (x + px * 0.8, middle - px * 0.6)], t.ink, px * 0.22)
