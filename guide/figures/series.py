"""Figures over time, as lines with their margin of error or as bars."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence

import pandas as pd

from guide.model.base import When, first_day
from guide.model.blocks import Series
from guide.model.blocks.series import SeriesLine
from guide.model.content import Actor
from guide.model.numbers import signs
from guide.model.timelines import Event
from guide.model.words import Words
from guide.text.dates import long_date, long_month

from .figure import Figure, bar, scatter
from .scale import Tick, ticks, years_between
from .series_marks import LABEL_ROW, draw_marks
from .style import TEXT_FONT, Theme, actor_colour, base_layout, blend, halves, text_width, tokens
from .timeline import NARROW, NARROWEST, WIDE_YEAR, YEAR

HEIGHT = 430
LABELS = 104
"""Pixels for the labels of the lines where they stand beside the axis."""
LEFT = 38
"""Pixels for the scale of the values, at the least."""
YEAR_BEYOND = 10
"""Pixels that a year needs before the end of the axis: Plotly hides one that the margin cuts."""
ALONE = dt.timedelta(180)
"""What is shown on either side of a single reading."""
DASHES = ("solid", "dash", "dot", "dashdot")
"""So that lines differ without their colour."""


def series_frame(table: pd.DataFrame, block: Series) -> pd.DataFrame:
    """The block's columns as numbers, one row for every month (or year) of the span.

    ``table`` is the data file as text, with a first column ``month`` or ``year``. A month
    without a reading is a row of missing values, so that no line is drawn across it.
    """
    monthly = table.columns[0] == "month"
    columns = [line.column for line in block.lines]
    index = pd.PeriodIndex(table.iloc[:, 0], freq="M" if monthly else "Y")
    frame = table[columns].apply(pd.to_numeric).set_index(index)
    return frame.reindex(pd.period_range(index.min(), index.max(), freq=index.freq))


def series_figure(
    block: Series,
    table: pd.DataFrame,
    actors: Mapping[str, Actor],
    events: Mapping[str, Event],
    *,
    theme: Theme,
    article: dt.date | When,
    words: Words,
    until: dt.date | None = None,
    guesses: Sequence[tuple[str, float]] = (),
    guessed: str = "",
    narrow: bool = False,
) -> Figure:
    """The block as a figure: direct labels, gaps left as gaps, events marked on the line.

    ``table`` is the data file as text; ``actors`` and ``events`` are those of the guide by id.
    ``article`` is the date marked by a thin line; what lies after it stands on a faint ground.
    ``words`` hold the language of dates. The axis ends at ``until`` at the latest; the labels of
    the lines then stand beside it. Each of ``guesses`` is a period and a reader's estimate, named
    ``guessed``. ``narrow`` makes it for the column of a phone: the labels of the lines stand beside
    the axis, and those of events are numbers, which `mark_key` explains.
    """
    frame = series_frame(table, block)
    dates = [period.start_time.date() for period in frame.index]
    figure = Figure(layout=base_layout(theme))
    _readings(figure, block, frame, actors, theme, words)
    span = (dates[-1] - dates[0]).days
    bars = block.style == "bars"
    beside = not bars and narrow
    start, end = dates[0] - dt.timedelta(span // 60), dates[-1] + dt.timedelta(span // 40)
    if bars:  # A bar stands on both sides of its day.
        half = dt.timedelta(16 if frame.index.freqstr.startswith("M") else 190)
        start, end = dates[0] - half, dates[-1] + half
    elif not narrow:
        end = dates[-1] + dt.timedelta(span // 7)
    right = _beside(block) if beside else 8
    if until is not None and end > until and not bars:
        end, right = max(until, dates[-1]), right if beside else LABELS
    if start >= end:
        start, end = start - ALONE, end + ALONE
    low, high = value_range(frame, block)
    low, high = _with_room(low, high, [guess for _, guess in guesses])
    told = ticks(low, high, words)
    left = max(LEFT, round(max(text_width(tick.label, 14) for tick in told)) + 10)
    size = (NARROW - left - right if narrow else NARROWEST, HEIGHT)
    rows = draw_marks(
        figure, block, events, frame, (start, end), size, tokens(theme), top=high, numbered=narrow
    )
    _guesses(figure, guesses, guessed, theme)
    if narrow and bars:
        for trace in figure.data:
            if "name" in trace:
                trace["name"] = "<br>".join(halves(trace["name"]))
    figure.update_layout(
        height=HEIGHT + rows * LABEL_ROW,
        margin={"l": left, "r": right, "t": 14 + rows * LABEL_ROW, "b": 34},
        barmode="group",
        bargap=0.25,
        bargroupgap=0.08,
        separators="".join(signs(words)),
    )
    _scale(figure, (low, high), told, theme)
    _years(figure, (start, end), size[0], theme, YEAR if narrow else WIDE_YEAR)
    day = first_day(article)
    if start <= day <= end:
        written = long_date(words, article)
        room = (end - day) / (end - start) * size[0]
        late = room < text_width(written, 13) + 8 and day - start > end - day
        _article(figure, day, end, theme, written, late=late)
    return figure


def _readings(
    figure: Figure,
    block: Series,
    frame: pd.DataFrame,
    actors: Mapping[str, Actor],
    theme: Theme,
    words: Words,
) -> None:
    """Each of the block's lines as bars, or as a line with its margin of error."""
    dates = [period.start_time.date() for period in frame.index]
    ground = tokens(theme).ground
    for number, line in enumerate(block.lines):
        values, colour = frame[line.column], line_colour(line, actors, theme)
        if block.style == "bars":
            _bars(figure, line, dates, values, colour, block.unit, number, ground)
            continue
        if block.margin and line.emphasis:
            tint = blend(colour, ground, 0.16)
            margin_band(figure, values, float(block.margin), tint)
        _line(figure, line, dates, values, colour, block.unit, number, words)


def _with_room(low: float, high: float, guesses: Sequence[float]) -> tuple[float, float]:
    """The span of the values, with room for what the reader estimated."""
    room = (high - low) * 0.06
    for guess in guesses:
        low, high = min(low, guess - room), max(high, guess + room)
    return low, high


def _scale(figure: Figure, span: tuple[float, float], told: Sequence[Tick], theme: Theme) -> None:
    """The scale of the values, with a line for each that is told."""
    t = tokens(theme)
    figure.update_yaxes(
        range=list(span),
        fixedrange=True,
        gridcolor=t.rule,
        zeroline=span[0] < 0,
        tickvals=[tick.value for tick in told],
        ticktext=[tick.label for tick in told],
        hoverformat=",~r",
        zerolinewidth=1.5,
        zerolinecolor=t.muted,
        tickfont={"color": t.muted, "size": 14},
        ticklen=0,
    )


def _beside(block: Series) -> int:
    """How wide the labels of the lines are where they stand beside the axis, in pixels."""
    lines = [part for line in block.lines for part in _in_two(line.label).split("<br>")]
    return round(max(text_width(part, 15) for part in lines)) + 12


def _years(
    figure: Figure, span: tuple[dt.date, dt.date], width: int, theme: Theme, room: int
) -> None:
    """The axis of time, with the years that have so much room each."""
    t, (start, end) = tokens(theme), span
    every = years_between((end - start).days / 365.25, width, room)
    last = end - (end - start) * (YEAR_BEYOND / width)
    told = [
        year
        for year in range(start.year, end.year + 1)
        if not year % every and start <= dt.date(year, 1, 1) <= last
    ]
    figure.update_xaxes(
        range=list(span),
        fixedrange=True,
        showgrid=False,
        zeroline=False,
        ticklen=5,
        tickcolor=t.rule,
        tickfont={"color": t.muted, "size": 14},
        tickvals=[dt.date(year, 1, 1) for year in told],
        ticktext=[str(year) for year in told],
    )


def line_colour(line: SeriesLine, actors: Mapping[str, Actor], theme: Theme) -> str:
    """The colour of a line: its actor's, else ink; paler when it is only context."""
    t = tokens(theme)
    if line.actor is None:
        return t.ink if line.emphasis else t.muted
    full = actor_colour(actors[line.actor], theme)
    return full if line.emphasis else blend(full, t.muted, 0.5)


def in_percent(block: Series) -> bool:
    """Whether the unit is a percentage, however it is written."""
    return block.unit.startswith(("%", "percent"))


def value_range(frame: pd.DataFrame, block: Series) -> tuple[float, float]:
    """Percentages stand on their whole scale, all else on the span of the data."""
    low, high = float(frame.min().min()), float(frame.max().max())
    if block.style == "line" and in_percent(block) and low >= 0 and high > 50:
        return 0, 100
    if math.isnan(low):
        low, high = 0.0, 0.0
    room = (high - low) * 0.1
    if low == high == 0:
        high = 1.0
    return min(0.0, low - room), max(0.0, high + room)


def _line(
    figure: Figure,
    line: SeriesLine,
    dates: list[dt.date],
    values: pd.Series,
    colour: str,
    unit: str,
    number: int,
    words: Words,
) -> None:
    alone = values.notna() & values.shift(1).isna() & values.shift(-1).isna()
    figure.add_trace(
        scatter(
            x=dates,
            y=[None if pd.isna(v) else v for v in values],
            mode="lines+markers",
            connectgaps=False,
            name=line.label,
            line={
                "color": colour,
                "width": 2.6 if line.emphasis else 1.5,
                "dash": DASHES[number % len(DASHES)],
            },
            marker={"size": [7 if single else 0 for single in alone], "color": colour},
            text=[long_month(words, day) for day in dates],
            hovertemplate=f"<b>%{{text}}</b><br>{line.label}: %{{y}} {unit}<extra></extra>",
        )
    )
    last = values.last_valid_index()
    if last is None:
        return
    figure.add_annotation(
        x=last.start_time.date(),
        y=values[last],
        text=f"<b>{_in_two(line.label)}</b>",
        showarrow=False,
        xanchor="left",
        xshift=8,
        align="left",
        font={"color": colour, "size": 14, "family": TEXT_FONT},
    )


def _in_two(label: str) -> str:
    """The label on two lines where it is long."""
    return label if len(label) <= 12 else "<br>".join(halves(label))


def _bars(
    figure: Figure,
    line: SeriesLine,
    dates: list[dt.date],
    values: pd.Series,
    colour: str,
    unit: str,
    number: int,
    ground: str,
) -> None:
    figure.add_trace(
        bar(
            x=dates,
            y=values,
            name=line.label,
            marker={
                "color": colour,
                "line": {"color": colour, "width": 1},
                "pattern": {
                    "shape": "" if number == 0 else "/",
                    "fgcolor": colour,
                    "bgcolor": ground,
                    "size": 6,
                    "solidity": 0.35,
                    "fillmode": "replace",
                },
            },
            hovertemplate=f"<b>%{{x|%Y}}</b><br>{line.label}: %{{y}} {unit}<extra></extra>",
        )
    )
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"size": 15}},
    )


def margin_band(figure: Figure, values: pd.Series, margin: float, fill: str) -> None:
    """Draw the margin of error, a polygon for each unbroken stretch of readings.

    ``values`` has a row for each period; ``margin`` is in their unit, ``fill`` a colour.
    """
    runs = (values.isna() != values.isna().shift()).cumsum()
    for _, run in values.groupby(runs):
        if run.isna().any() or len(run) < 2:
            continue
        x = [period.start_time.date() for period in run.index]
        figure.add_trace(
            scatter(
                x=x + x[::-1],
                y=list(run + margin) + list((run - margin)[::-1]),
                fill="toself",
                fillcolor=fill,
                line={"width": 0},
                hoverinfo="skip",
                mode="lines",
                showlegend=False,
            )
        )


def _guesses(figure: Figure, guesses: Sequence[tuple[str, float]], name: str, theme: Theme) -> None:
    """What the reader estimated: a ring where each reading was expected."""
    if not guesses:
        return
    t = tokens(theme)
    figure.add_trace(
        scatter(
            x=[pd.Period(period).start_time.date() for period, _ in guesses],
            y=[guess for _, guess in guesses],
            mode="markers",
            name=name,
            showlegend=False,
            marker={
                "size": 13,
                "symbol": "diamond",
                "color": t.ground,
                "line": {"color": t.accent, "width": 3},
            },
            hovertemplate=f"{name}: %{{y}}<extra></extra>",
        )
    )


def _article(
    figure: Figure, article: dt.date, end: dt.date, theme: Theme, written: str, *, late: bool
) -> None:
    """The article's date, written before its line where it is ``late`` on the axis."""
    t, after = tokens(theme), article < end and not late
    figure.add_shape(
        type="rect",
        x0=article,
        x1=end,
        yref="paper",
        y0=0,
        y1=1,
        fillcolor=t.faint,
        line={"width": 0},
        layer="below",
    )
    figure.add_shape(
        type="line",
        x0=article,
        x1=article,
        yref="paper",
        y0=0,
        y1=1,
        line={"color": t.ink, "width": 1.2},
        layer="below",
    )
    figure.add_annotation(
        x=article,
        yref="paper",
        y=0,
        yanchor="bottom",
        yshift=4,
        xanchor="left" if after else "right",
        xshift=4 if after else -4,
        showarrow=False,
        text=written,
        font={"size": 13, "color": t.ink, "family": TEXT_FONT},
    )
