"""A series for the last row: lines named at their end, at most four marks, a large scale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from guide.model.blocks import Series
from guide.model.blocks.series import SeriesLine, SeriesMark
from guide.model.pack import Actor
from guide.model.timelines import Event

from ..series import DASHES, in_percent, line_colour, margin_band, series_frame, value_range
from ..style import Theme, blend
from .sheet import Sheet, Size, day, legible, oblong, spread, widest, width_of, wrapped

MARKS = 4
"""At most so many events on the line."""


def projected_series(
    block: Series,
    table: pd.DataFrame,
    actors: Mapping[str, Actor],
    events: Mapping[str, Event],
    *,
    theme: Theme,
    size: Size,
    type_px: float,
    article: dt.date,
) -> go.Figure:
    """The block as a figure that is read from the last row; gaps in the data stay gaps.

    Of the block's marks at most four are drawn: first those that its title names, since it
    says what to see, then those farthest from what is marked already. The size of a change
    plays no part, so that the choice proves nothing.
    """
    sheet = Sheet.of(theme, size, type_px, over=True)
    frame = _known(series_frame(table, block))
    dates = [period.start_time.date() for period in frame.index]
    colours = [line_colour(line, actors, theme) for line in block.lines]
    low, high = value_range(frame, block)
    plot = _Plot(sheet, dates[0], dates[-1] + (dates[-1] - dates[0]) / 80, low, high)
    plot.left = max(width_of(_tick(v, block), type_px) for v in _ticks(low, high)) + type_px * 0.6
    if block.style == "bars":
        plot.grow(frame.index.freqstr.startswith("M"))
        plot.top = _key(sheet, block, colours)
    else:
        names = [wrapped(line.label, size[0] * 0.16, type_px, bold=True) for line in block.lines]
        plot.right -= max(widest(n, type_px, bold=True) for n in names) + type_px * 0.7
    marks = choose(block, events, frame)
    placed = _rows(plot, marks, events) if block.style == "line" else []
    plot.top += (max((row for *_, row in placed), default=-1) + 1) * type_px * 1.3
    _axes(plot, block)
    _article(plot, article)
    for number, (line, colour) in enumerate(zip(block.lines, colours, strict=True)):
        values = frame[line.column]
        if block.style == "bars":
            _bars(plot, number, len(block.lines), dates, values, colour, line.label)
        else:
            if block.margin and line.emphasis:
                tint = blend(colour, sheet.tokens.ground, 0.2)
                margin_band(sheet.figure, dates, values, float(block.margin), tint)
            actor = actors[line.actor] if line.actor else None
            _line(plot, number, dates, values, colour, line, actor)
    if block.style == "line":
        _ends(plot, names, [frame[line.column] for line in block.lines], colours)
        _marks(plot, placed, events, frame, block)
    return sheet.done()


def _known(frame: pd.DataFrame) -> pd.DataFrame:
    """The span from the first reading to the last; gaps between them stay."""
    read = frame.dropna(how="all").index
    return frame.loc[read.min() : read.max()] if len(read) else frame


@dataclass
class _Plot:
    """The part of the sheet that holds the data, in pixels, and what it spans."""

    sheet: Sheet
    start: dt.date
    end: dt.date
    low: float
    high: float

    def __post_init__(self) -> None:
        px = self.sheet.type_px
        self.left, self.right = px * 2, float(self.sheet.size[0]) - px * 0.4
        self.top, self.bottom = px * 0.8, self.sheet.size[1] - px * 1.85

    def grow(self, monthly: bool) -> None:
        """Half a bar's room at both ends."""
        half = dt.timedelta(days=16 if monthly else 200)
        self.start, self.end = self.start - half, self.end + half

    def x(self, date: dt.date) -> float:
        """Where a day stands."""
        share = (date - self.start).days / max(1, (self.end - self.start).days)
        return self.left + share * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a value stands."""
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)


def _step(low: float, high: float) -> float:
    """The distance of two ticks: four to six of them."""
    span = high - low
    return next((s for s in (0.5, 1, 2, 5, 10, 20, 25, 50, 100) if span / s <= 6), span / 5)


def _ticks(low: float, high: float) -> list[float]:
    step = _step(low, high)
    first = -(-low // step) * step
    return [first + i * step for i in range(int((high - first) / step + 1e-9) + 1)]


def _tick(value: float, block: Series) -> str:
    number = f"{value:g}".replace("-", "−")
    return f"{number} %" if in_percent(block) else number


def _axes(plot: _Plot, block: Series) -> None:
    """Scale and years: the first pair of axes, with a line for each tick."""
    sheet, t, px = plot.sheet, plot.sheet.tokens, plot.sheet.type_px
    width, height = sheet.size
    ticks = _ticks(plot.low, plot.high)
    font = {"size": px, "color": t.muted}
    sheet.figure.update_layout(
        xaxis={
            "domain": [plot.left / width, plot.right / width],
            "range": [plot.start, plot.end],
            "fixedrange": True,
            "visible": False,
        },
        yaxis={
            "domain": [1 - plot.bottom / height, 1 - plot.top / height],
            "range": [plot.low, plot.high],
            "fixedrange": True,
            "tickvals": ticks,
            "ticktext": [_tick(value, block) for value in ticks],
            "tickfont": font,
            "gridcolor": sheet.rule,
            "gridwidth": 1.5,
            "zeroline": plot.low < 0,
            "zerolinecolor": t.muted,
            "zerolinewidth": 2,
            "ticklen": 0,
        },
    )
    years = range(plot.start.year, plot.end.year + 1)
    wide = (plot.right - plot.left) / max(1, len(years))
    room = width_of("2014", px) * 1.8
    every = next(n for n in (1, 2, 4, 5, 10, 20, 50) if n * wide >= room or n == 50)
    for year in years:
        # A bar stands for its whole year, a reading on a line for its month.
        x = plot.x(dt.date(year, 1, 1))
        half = width_of("2014", px) / 2
        if year % every or not plot.left - 1 <= x <= plot.right + 1:
            continue
        sheet.box((x - 0.75, plot.bottom, x + 0.75, plot.bottom + px * 0.3), t.muted)
        middle = min(max(x, half), width - half - 2)
        sheet.text(middle, plot.bottom + px * 1.1, str(year), colour=t.muted, anchor="center")


def _article(plot: _Plot, article: dt.date) -> None:
    if not plot.start <= article < plot.end:
        return
    sheet, t, px = plot.sheet, plot.sheet.tokens, plot.sheet.type_px
    x = plot.x(article)
    sheet.box((x, plot.top, plot.right, plot.bottom), sheet.later)
    half = max(1, px / 26)
    sheet.box((x - half, plot.top, x + half, plot.bottom), t.ink)
    wide = width_of(day(article), px)
    fits = x + px * 0.3 + wide <= plot.right
    edge = x + px * 0.3 if fits else x - px * 0.3
    level = plot.bottom - px * 0.7
    sheet.text(edge, level, day(article), anchor="left" if fits else "right")


def _line(
    plot: _Plot,
    number: int,
    dates: Sequence[dt.date],
    values: pd.Series,
    colour: str,
    line: SeriesLine,
    actor: Actor | None,
) -> None:
    """The line; a reading between two gaps is a point, in its actor's shape."""
    px = plot.sheet.type_px
    alone = values.notna() & values.shift(1).isna() & values.shift(-1).isna()
    plot.sheet.figure.add_trace(
        go.Scatter(
            x=list(dates),
            y=[None if pd.isna(v) else v for v in values],
            name=line.label,
            mode="lines+markers",
            connectgaps=False,
            line={
                "color": colour,
                "width": px * (0.19 if line.emphasis else 0.11),
                "dash": DASHES[number % len(DASHES)],
            },
            marker={
                "symbol": actor.marker if actor else "circle",
                "size": [px * 0.5 if one else 0 for one in alone],
                "color": colour,
                "opacity": 1,
            },
            hoverinfo="skip",
        )
    )


def _ends(
    plot: _Plot,
    names: Sequence[Sequence[str]],
    values: Sequence[pd.Series],
    colours: Sequence[str],
) -> None:
    """Each line's name beside its last reading, moved apart where two would meet."""
    px = plot.sheet.type_px
    heights = [plot.sheet.line_height(len(lines)) for lines in names]
    last = [plot.y(float(v[v.last_valid_index()])) for v in values]
    middles = spread(last, heights, px * 0.3, plot.bottom + px * 0.4)
    for lines, y, colour in zip(names, middles, colours, strict=True):
        plot.sheet.text(
            plot.right + px * 0.4, y, lines, colour=legible(colour, plot.sheet.tokens), bold=True
        )


def _bars(
    plot: _Plot,
    number: int,
    many: int,
    dates: Sequence[dt.date],
    values: pd.Series,
    colour: str,
    name: str,
) -> None:
    sheet = plot.sheet
    step = (dates[1] - dates[0]).days * 86_400_000 if len(dates) > 1 else 86_400_000 * 300
    each = step * 0.76 / many
    sheet.figure.add_trace(
        go.Bar(
            x=list(dates),
            y=[None if pd.isna(v) else v for v in values],
            width=each * 0.92,
            offset=(number - many / 2) * each,
            name=name,
            hoverinfo="skip",
            marker={
                "color": colour,
                "line": {"color": colour, "width": 1.5},
                "pattern": {
                    "shape": "" if number == 0 else "/",
                    "fgcolor": colour,
                    "bgcolor": sheet.tokens.ground,
                    "size": sheet.type_px * 0.4,
                    "solidity": 0.4,
                    "fillmode": "replace",
                },
            },
        )
    )


def _key(sheet: Sheet, block: Series, colours: Sequence[str]) -> float:
    """What the bars stand for, above them in as few lines as hold it; returns its lower edge."""
    px = sheet.type_px
    x, y = 0.0, px * 0.8
    for number, (line, colour) in enumerate(zip(block.lines, colours, strict=True)):
        wide = px * 1.9 + width_of(line.label, px)
        if x and x + wide > sheet.size[0]:
            x, y = 0.0, y + px * 1.5
        box = (x, y - px * 0.45, x + px * 1.4, y + px * 0.45)
        sheet.area(oblong(box), colour, pattern="" if number == 0 else "/", width=2, name="key")
        sheet.text(x + px * 1.9, y, line.label)
        x += wide + px * 1.5
    return y + px * 1.2


def choose(block: Series, events: Mapping[str, Event], frame: pd.DataFrame) -> list[SeriesMark]:
    """The marks to draw, in order of date."""
    first, last = frame.index[0].start_time.date(), frame.index[-1].end_time.date()
    within = [m for m in block.marks if first <= events[m.event].date.first <= last]
    title = block.title.lower()
    chosen = [m for m in within if m.label.lower() in title][:MARKS]
    while len(chosen) < min(MARKS, len(within)):
        rest = [m for m in within if m not in chosen]
        chosen.append(max(rest, key=lambda m: _away(m, chosen, events, (first, last))))
    return sorted(chosen, key=lambda m: events[m.event].date.first)


def _away(
    mark: SeriesMark,
    chosen: Sequence[SeriesMark],
    events: Mapping[str, Event],
    span: tuple[dt.date, dt.date],
) -> int:
    """Days to the nearest mark that is chosen; with none, how near to the span's middle."""
    date = events[mark.event].date.first
    if not chosen:
        return -abs((date - span[0]).days - (span[1] - date).days)
    return min(abs((date - events[other.event].date.first).days) for other in chosen)


def _rows(
    plot: _Plot, marks: Sequence[SeriesMark], events: Mapping[str, Event]
) -> list[tuple[SeriesMark, float, int]]:
    """Each mark's label: its left edge and its row, counted from the plot upwards."""
    px = plot.sheet.type_px
    rows: list[float] = []
    out: list[tuple[SeriesMark, float, int]] = []
    for mark in marks:
        x = plot.x(events[mark.event].date.first)
        wide = width_of(mark.label, px)
        left = min(max(x - wide / 2, plot.left), plot.sheet.size[0] - wide - 4)
        # A stem runs down through the rows below its label: they must be free there too.
        row = next(
            (i for i in range(len(rows)) if all(min(left, x - 4) > end for end in rows[i:])),
            len(rows),
        )
        if row == len(rows):
            rows.append(0.0)
        rows[row] = left + wide + px * 0.5
        out.append((mark, left, row))
    return [(mark, left, len(rows) - 1 - row) for mark, left, row in out]


def _marks(
    plot: _Plot,
    placed: Sequence[tuple[SeriesMark, float, int]],
    events: Mapping[str, Event],
    frame: pd.DataFrame,
    block: Series,
) -> None:
    sheet, px, t = plot.sheet, plot.sheet.type_px, plot.sheet.tokens
    values = frame[block.lines[0].column]
    for mark, left, row in placed:
        date = events[mark.event].date.first
        x = plot.x(date)
        level = plot.top - px * 0.65 - row * px * 1.3 - px * 0.1
        known = values.dropna()
        at = known.index.asof(pd.Period(date, freq=frame.index.freq)) if len(known) else None
        if at is not None and not pd.isna(at):
            y = plot.y(float(known[at]))
            sheet.line([(x, level + px * 0.6), (x, y)], t.muted, 2, dash="2px,4px")
            rim = {"color": t.ground, "width": px * 0.08}
            sheet.marks(
                [(x, y)], {"symbol": "circle", "size": px * 0.6, "color": t.ink, "line": rim}
            )
        sheet.text(left, level, mark.label)
