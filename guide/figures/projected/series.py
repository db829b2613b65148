"""A series for the last row: lines named at their end, at most four marks, a large scale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from guide.model.base import When, first_day
from guide.model.blocks import Series
from guide.model.blocks.series import SeriesLine
from guide.model.content import Actor
from guide.model.timelines import Event
from guide.model.words import Words
from guide.text.dates import long_date

from ..figure import Figure, bar, scatter
from ..scale import years_between
from ..series import ALONE, DASHES, line_colour, margin_band, series_frame, value_range
from ..style import Theme, blend
from .plot import Plot, scale
from .series_marks import choose, draw_marks, place_marks
from .sheet import NoRoom, Sheet, Size, legible, oblong, spread, widest, width_of, wrapped


def projected_series(
    block: Series,
    table: pd.DataFrame,
    actors: Mapping[str, Actor],
    events: Mapping[str, Event],
    *,
    theme: Theme,
    size: Size,
    type_px: float,
    article: dt.date | When,
    words: Words,
) -> Figure:
    """The block as a figure that is read from the last row; gaps in the data stay gaps.

    Of the block's marks at most four are drawn: first those that its title names, since it
    says what to see, then those farthest from what is marked already. The size of a change
    plays no part, so that the choice proves nothing. ``table`` is the data file as text;
    ``actors`` and ``events`` are those of the guide by id; ``size`` is the figure's width and
    height in pixels, ``type_px`` the size of its smallest text; ``article`` is the date marked by
    a thin line.
    """
    sheet = Sheet.of(theme, size, type_px, over=True)
    frame = _known(series_frame(table, block))
    colours = [line_colour(line, actors, theme) for line in block.lines]
    plot = _plot(sheet, block, frame, words)
    if block.style == "bars":
        plot.grow(frame.index.freqstr.startswith("M"))
        plot.top = _key(sheet, block, colours)
        _axes(plot, block, words)
        _article(plot, first_day(article), long_date(words, article))
        _all_bars(plot, block, frame, colours)
        return sheet.done()
    names = [wrapped(line.label, size[0] * 0.16, type_px, bold=True) for line in block.lines]
    plot.right -= max(widest(n, type_px, bold=True) for n in names) + type_px * 0.7
    placed = place_marks(plot, choose(block, events, frame), events)
    plot.top += (max((row for *_, row in placed), default=-1) + 1) * type_px * 1.3
    _axes(plot, block, words)
    _article(plot, first_day(article), long_date(words, article))
    _all_lines(plot, block, frame, colours, actors)
    _ends(plot, names, [frame[line.column] for line in block.lines], colours)
    draw_marks(plot, placed, events, frame[block.lines[0].column])
    return sheet.done()


def _plot(sheet: Sheet, block: Series, frame: pd.DataFrame, words: Words) -> Plot:
    """Room for the data, to the right of the scale's numbers."""
    first, last = (frame.index[end].start_time.date() for end in (0, -1))
    low, high = value_range(frame, block)
    if first == last and block.style == "line":
        first, last = first - ALONE, last + ALONE
    plot = Plot(sheet, first, last + (last - first) / 80, low, high)
    told = scale(low, high, block, words)
    plot.left = max(width_of(one.label, sheet.type_px) for one in told) + sheet.type_px * 0.6
    return plot


def _all_bars(plot: Plot, block: Series, frame: pd.DataFrame, colours: Sequence[str]) -> None:
    dates = [period.start_time.date() for period in frame.index]
    for number, (line, colour) in enumerate(zip(block.lines, colours, strict=True)):
        _bars(plot, number, len(block.lines), dates, frame[line.column], colour, line.label)


def _all_lines(
    plot: Plot,
    block: Series,
    frame: pd.DataFrame,
    colours: Sequence[str],
    actors: Mapping[str, Actor],
) -> None:
    """The lines, each over its margin of error."""
    sheet = plot.sheet
    dates = [period.start_time.date() for period in frame.index]
    for number, (line, colour) in enumerate(zip(block.lines, colours, strict=True)):
        values = frame[line.column]
        if block.margin and line.emphasis:
            tint = blend(colour, sheet.tokens.ground, 0.2)
            margin_band(sheet.figure, values, float(block.margin), tint)
        actor = actors[line.actor] if line.actor else None
        _line(plot, number, dates, values, colour, line, actor)


def _known(frame: pd.DataFrame) -> pd.DataFrame:
    """The span from the first reading to the last; gaps between them stay."""
    read = frame.dropna(how="all").index
    return frame.loc[read.min() : read.max()] if len(read) else frame


def _axes(plot: Plot, block: Series, words: Words) -> None:
    """Scale and years: the first pair of axes, with a line for each tick."""
    sheet, t, px = plot.sheet, plot.sheet.tokens, plot.sheet.type_px
    width, height = sheet.size
    if min(plot.bottom - plot.top, plot.right - plot.left) < px:
        raise NoRoom
    told = scale(plot.low, plot.high, block, words)
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
            "tickvals": [one.value for one in told],
            "ticktext": [one.label for one in told],
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
    every = years_between(len(years), plot.right - plot.left, width_of("2014", px) * 1.8)
    for year in years:
        # A bar stands for its whole year, a reading on a line for its month.
        x = plot.x(dt.date(year, 1, 1))
        half = width_of("2014", px) / 2
        if year % every or not plot.left - 1 <= x <= plot.right + 1:
            continue
        sheet.box((x - 0.75, plot.bottom, x + 0.75, plot.bottom + px * 0.3), t.muted)
        middle = min(max(x, half), width - half - 2)
        sheet.text(middle, plot.bottom + px * 1.1, str(year), colour=t.muted, anchor="center")


def _article(plot: Plot, article: dt.date, written: str) -> None:
    if not plot.start <= article < plot.end:
        return
    sheet, t, px = plot.sheet, plot.sheet.tokens, plot.sheet.type_px
    x = plot.x(article)
    sheet.box((x, plot.top, plot.right, plot.bottom), sheet.later)
    half = max(1, px / 26)
    sheet.box((x - half, plot.top, x + half, plot.bottom), t.ink)
    wide = width_of(written, px)
    fits = x + px * 0.3 + wide <= plot.right
    edge = x + px * 0.3 if fits else x - px * 0.3
    level = plot.bottom - px * 0.7
    sheet.text(edge, level, written, anchor="left" if fits else "right")


def _line(
    plot: Plot,
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
        scatter(
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
    plot: Plot,
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
    plot: Plot,
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
        bar(
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
