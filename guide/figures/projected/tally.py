"""How many chose what: bars for one count of a room, or for two beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from guide.model.choices import Option

from ..figure import Figure
from ..style import Theme
from .options import colour, marker
from .sheet import LINE, Sheet, Size, oblong, widest, width_of, wrapped

VEILED = "–"
"""What stands for a number that is not told."""

GAIN = 1.5
"""How large a gain or a loss is written, as a share of the type's size."""


def tally_bars(
    options: Sequence[Option],
    counts: Sequence[Mapping[str, int | None]],
    *,
    names: Sequence[str],
    theme: Theme,
    size: Size,
    type_px: float,
    keyed: bool = False,
    totals: Sequence[int | None] | None = None,
) -> Figure:
    """A bar for each option and each of one or two counts, with number and share beside it.

    ``counts`` says how many chose an option, by its id; one that is missing was chosen by nobody,
    and of one with None nothing is told. ``totals`` then says how many answered; None where
    nobody knows, and no share is told.
    ``names`` says when each count was taken, and stands above with how many answered.
    If the options are ``keyed``, the right ones get a tick and a frame. ``size`` is the figure's
    width and height in pixels, ``type_px`` the size of its smallest text.
    """
    sheet = Sheet.of(theme, size, type_px)
    return bars(options, counts, names, sheet, keyed=keyed, totals=totals)


def bars(
    options: Sequence[Option],
    counts: Sequence[Mapping[str, int | None]],
    names: Sequence[str],
    sheet: Sheet,
    *,
    keyed: bool = False,
    changes: bool = False,
    totals: Sequence[int | None] | None = None,
) -> Figure:
    """Draw the bars on a sheet; with ``changes``, how much the second count gained or lost.

    ``counts``, ``names``, ``keyed`` and ``totals`` are those of `tally_bars`.
    """
    px, (width, height) = sheet.type_px, sheet.size
    totals = totals or [sum(c.get(one.id, 0) or 0 for one in options) for c in counts]
    top = _heads(sheet, names, totals) if any(names) else 0.0
    row = (height - top - 4) / max(1, len(options))
    letters, text_wide, texts, text_px = _columns(sheet, options, row)
    left = letters + text_wide + px * 0.8
    tallies = [_tallies(option, counts, totals) for option in options]
    gains = [_gain(counts, option) if changes else "" for option in options]
    right = _right_edge(sheet, tallies, gains, keyed)
    longest = max((one.share for each in tallies for one in each), default=0.0)
    scale = (right - left) / longest if longest else 0.0
    for i, option in enumerate(options):
        middle = top + row * (i + 0.5)
        _option(sheet, option, letters, texts[i], text_px, middle)
        if i:
            y = top + row * i
            sheet.box((0, y - 0.5, width, y + 0.5), sheet.rule)
        _draw(sheet, option, tallies[i], _Row(left, middle, row, scale))
        if gains[i]:
            sheet.text(width - 6, middle, gains[i], px=px * GAIN, bold=True, anchor="right")
        if keyed and option.right:
            _tick(sheet, middle, top + row * i, row)
    sheet.box((left - 1.5, top, left + 0.5, height - 4), sheet.tokens.muted, layer="above")
    return sheet.done()


class _Tally(NamedTuple):
    """How many chose an option in one count."""

    number: int
    share: float
    """Of all who answered, 0 to 1; how many where nobody knows how many answered."""
    label: str


class _Row(NamedTuple):
    """Where an option's bars stand."""

    left: float
    middle: float
    height: float
    scale: float
    """How long the bar of everybody would be."""


def _tallies(
    option: Option, counts: Sequence[Mapping[str, int | None]], totals: Sequence[int | None]
) -> list[_Tally]:
    found = [(count.get(option.id, 0), total) for count, total in zip(counts, totals, strict=True)]
    return [
        _Tally(0, 0.0, VEILED) if n is None else _Tally(n, _share(n, total), _label(n, total))
        for n, total in found
    ]


def _right_edge(
    sheet: Sheet, tallies: Sequence[Sequence[_Tally]], gains: Sequence[str], ticked: bool
) -> float:
    """Where the longest bar may end: labels, gains and a tick stand to its right."""
    px = sheet.type_px
    labels = [one.label for each in tallies for one in each]
    gain_wide = widest([gain for gain in gains if gain], px * GAIN, bold=True)
    beside = max(gain_wide, px * 1.6 if ticked else 0.0)
    label_wide = widest(labels, px, bold=True)
    return sheet.size[0] - label_wide - px * 0.6 - (beside + px if beside else 0) - 6


def _draw(sheet: Sheet, option: Option, tallies: Sequence[_Tally], row: _Row) -> None:
    """An option's bars, one below the other; an earlier count is hatched."""
    px, many = sheet.type_px, len(tallies)
    thick = min(row.height * 0.7 / many, px * (2.2 if many == 1 else 1.45))
    first = row.middle - thick * many / 2
    for number, tally in enumerate(tallies):
        until = row.left + tally.share * row.scale
        y = first + thick * number
        box = (row.left, y + thick * 0.06, max(until, row.left + 1), y + thick * 0.94)
        earlier = number < many - 1
        if tally.number:
            sheet.area(
                oblong(box),
                colour(option, sheet.theme),
                name=f"{option.id}:{number}",
                pattern="/" if earlier else "",
                width=2 if earlier else 0,
            )
        sheet.text(box[2] + px * 0.4, y + thick / 2, tally.label, bold=not earlier)


def _share(count: int, total: int | None) -> float:
    if total is None:
        return float(count)
    return count / total if total else 0.0


def _label(count: int, total: int | None) -> str:
    return f"{count} · {round(100 * count / total)} %" if total else str(count)


def _gain(counts: Sequence[Mapping[str, int | None]], option: Option) -> str:
    before, after = counts[0].get(option.id, 0), counts[-1].get(option.id, 0)
    if before is None or after is None:
        return ""
    change = after - before
    return f"+{change}" if change > 0 else f"−{-change}" if change < 0 else "±0"


def _heads(sheet: Sheet, names: Sequence[str], totals: Sequence[int | None]) -> float:
    """The names of the counts with how many answered, each with how its bars are drawn."""
    px, t = sheet.type_px, sheet.tokens
    heads = [
        name if total is None else f"{name} · {total}"
        for name, total in zip(names, totals, strict=True)
    ]
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
    letters = px * 3.1 if any(option.letter for option in options) else px * 0.4
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
    if option.letter:
        mark(sheet, option, px * 0.85, middle)
        sheet.text(px * 1.7, middle, option.letter, px=px * 1.3, bold=True)
    sheet.text(letters, middle, text, px=text_px)


def mark(sheet: Sheet, option: Option, x: float, y: float) -> None:
    """The option's marker in its colour."""
    shape = marker(option)
    grow = {"square": 0.9, "star": 1.25}.get(shape.removesuffix("-open"), 1.05)
    look = {"symbol": shape, "color": colour(option, sheet.theme), "size": sheet.type_px * grow}
    if shape.endswith("-open"):
        look["line"] = {"width": sheet.type_px * 0.17}
    sheet.marks([(x, y)], look)


def _tick(sheet: Sheet, middle: float, top: float, row: float) -> None:
    """A frame round the right option's row and a large tick at its end."""
    px, t = sheet.type_px, sheet.tokens
    edge = (2, top + 3, sheet.size[0] - 2, top + row - 3)
    sheet.box(edge, sheet.later, edge=t.ink, rim=max(3, px / 8))
    x = sheet.size[0] - px * 1.5
    points = [(x - px * 0.6, middle + px * 0.05), (x - px * 0.1, middle + px * 0.5)]
    sheet.line([*points, (x + px * 0.8, middle - px * 0.6)], t.ink, px * 0.22)
