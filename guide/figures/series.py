"""Figures over time, as lines with their margin of error or as bars."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from guide.model.blocks import Series
from guide.model.blocks.series import SeriesLine
from guide.model.pack import Actor
from guide.model.timelines import Event

from .style import TEXT_FONT, Theme, base_layout, blend, tokens
from .timeline import LETTER, NARROWEST

HEIGHT = 430
LABEL_ROW = 20
LABELS = 104
"""Pixels for the labels of the lines where they stand beside the axis."""
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
    article: dt.date,
    until: dt.date | None = None,
    guesses: Sequence[tuple[str, float]] = (),
    guessed: str = "",
) -> go.Figure:
    """The block as a figure: direct labels, gaps left as gaps, events marked on the line.

    The axis ends at ``until`` at the latest; the labels of the lines then stand beside it. Each of
    ``guesses`` is a period and a reader's estimate, named ``guessed``.
    """
    t = tokens(theme)
    frame = series_frame(table, block)
    dates = [period.start_time.date() for period in frame.index]
    colours = [line_colour(line, actors, theme) for line in block.lines]
    figure = go.Figure(layout=base_layout(theme))
    for number, (line, colour) in enumerate(zip(block.lines, colours, strict=True)):
        values = frame[line.column]
        if block.style == "bars":
            _bars(figure, line, dates, values, colour, block.unit, number, t.ground)
        else:
            if block.margin and line.emphasis:
                margin_band(
                    figure, dates, values, float(block.margin), blend(colour, t.ground, 0.16)
                )
            _line(figure, line, dates, values, colour, block.unit, number)
    low, high = value_range(frame, block)
    room = (high - low) * 0.06
    for _, guess in guesses:
        low, high = min(low, guess - room), max(high, guess + room)
    span = (dates[-1] - dates[0]).days
    start = dates[0] - dt.timedelta(days=span // 60)
    end = dates[-1] + dt.timedelta(days=span // (7 if block.style == "line" else 40))
    right = 8 if until is None or end <= until else LABELS
    end = min(end, until or end)
    rows = _marks(figure, block, events, frame, start, end, theme)
    _guesses(figure, guesses, guessed, theme)
    top = 14 + rows * LABEL_ROW
    figure.update_layout(
        height=HEIGHT + rows * LABEL_ROW,
        margin={"l": 38, "r": right, "t": top, "b": 34},
        barmode="group",
        bargap=0.25,
        bargroupgap=0.08,
    )
    figure.update_yaxes(
        range=[low, high],
        fixedrange=True,
        gridcolor=t.rule,
        zeroline=low < 0,
        dtick=20 if high - low > 60 else 5 if high - low > 12 else None,
        zerolinewidth=1.5,
        zerolinecolor=t.muted,
        tickfont={"color": t.muted, "size": 14},
        ticklen=0,
    )
    years = range(dates[0].year, dates[-1].year + 1)
    every = 1 if len(years) <= 12 else 4 if len(years) <= 30 else 5
    figure.update_xaxes(
        range=[start, end],
        fixedrange=True,
        showgrid=False,
        zeroline=False,
        ticklen=5,
        tickcolor=t.rule,
        tickfont={"color": t.muted, "size": 14},
        tickvals=[dt.date(year, 1, 1) for year in years if not year % every],
        ticktext=[str(year) for year in years if not year % every],
    )
    if start <= article <= end:
        _article(figure, article, end, theme)
    return figure


def line_colour(line: SeriesLine, actors: Mapping[str, Actor], theme: Theme) -> str:
    """The colour of a line: its actor's, else ink; paler when it is only context."""
    t = tokens(theme)
    if line.actor is None:
        return t.ink if line.emphasis else t.muted
    colour = actors[line.actor].colour
    full = colour.paper if theme == "paper" else colour.dark
    return full if line.emphasis else blend(full, t.muted, 0.5)


def in_percent(block: Series) -> bool:
    """Whether the unit is a percentage, however it is written."""
    return block.unit.startswith(("%", "percent"))


def value_range(frame: pd.DataFrame, block: Series) -> tuple[float, float]:
    """Percentages stand on their whole scale, all else on the span of the data."""
    low, high = float(frame.min().min()), float(frame.max().max())
    if block.style == "line" and in_percent(block) and low >= 0 and high > 50:
        return 0, 100
    room = (high - low) * 0.1
    return min(0.0, low - room), max(0.0, high + room)


def _line(
    figure: go.Figure,
    line: SeriesLine,
    dates: list[dt.date],
    values: pd.Series,
    colour: str,
    unit: str,
    number: int,
) -> None:
    alone = values.notna() & values.shift(1).isna() & values.shift(-1).isna()
    figure.add_trace(
        go.Scatter(
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
            hovertemplate=f"<b>%{{x|%B %Y}}</b><br>{line.label}: %{{y}} {unit}<extra></extra>",
        )
    )
    last = values.last_valid_index()
    figure.add_annotation(
        x=last.start_time.date(),
        y=values[last],
        text=f"<b>{halved(line.label)}</b>",
        showarrow=False,
        xanchor="left",
        xshift=8,
        align="left",
        font={"color": colour, "size": 14, "family": TEXT_FONT},
    )


def halved(label: str) -> str:
    """The label on two lines where it is long, broken at the space nearest its middle."""
    spaces = [i for i, letter in enumerate(label) if letter == " "]
    if len(label) <= 12 or not spaces:
        return label
    cut = min(spaces, key=lambda i: abs(i - len(label) / 2))
    return f"{label[:cut]}<br>{label[cut + 1 :]}"


def _bars(
    figure: go.Figure,
    line: SeriesLine,
    dates: list[dt.date],
    values: pd.Series,
    colour: str,
    unit: str,
    number: int,
    ground: str,
) -> None:
    figure.add_trace(
        go.Bar(
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


def margin_band(
    figure: go.Figure, dates: list[dt.date], values: pd.Series, margin: float, fill: str
) -> None:
    """The margin of error, a polygon for each unbroken stretch of readings."""
    runs = (values.isna() != values.isna().shift()).cumsum()
    for _, run in values.groupby(runs):
        if run.isna().any() or len(run) < 2:
            continue
        x = [period.start_time.date() for period in run.index]
        figure.add_trace(
            go.Scatter(
                x=x + x[::-1],
                y=list(run + margin) + list((run - margin)[::-1]),
                fill="toself",
                fillcolor=fill,
                line={"width": 0},
                hoverinfo="skip",
                mode="lines",
            )
        )


def _marks(
    figure: go.Figure,
    block: Series,
    events: Mapping[str, Event],
    frame: pd.DataFrame,
    start: dt.date,
    end: dt.date,
    theme: Theme,
) -> int:
    """Draw the event labels in as few rows as keep them apart; return the number of rows."""
    t = tokens(theme)
    scale = NARROWEST / (end - start).days
    rows: list[float] = []
    placed: list[tuple[Event, str, int]] = []
    for mark in sorted(block.marks, key=lambda mark: events[mark.event].date):
        event = events[mark.event]
        x = (event.date.first - start).days * scale
        # A label's stem runs down through the rows below it: all of those must be free here.
        row = next((i for i in range(len(rows)) if all(x > right for right in rows[i:])), len(rows))
        if row == len(rows):
            rows.append(0)
        rows[row] = x + len(mark.label) * LETTER + 14
        placed.append((event, mark.label, row))
    values = frame[block.lines[0].column]
    for event, label, row in placed:
        month = pd.Period(event.date.first, freq=frame.index.freq)
        nearest = values.dropna().index.asof(month) if not values.dropna().empty else None
        height = values.get(month)
        if (height is None or pd.isna(height)) and nearest is not None and not pd.isna(nearest):
            height = values[nearest]
        drop = 10 + (len(rows) - 1 - row) * LABEL_ROW
        figure.add_shape(
            type="line",
            x0=event.date.first,
            x1=event.date.first,
            yref="paper",
            y0=1,
            y1=1 + drop / (HEIGHT - 48),
            line={"color": t.muted, "width": 1},
        )
        _stem(figure, event.date.first, height, t.muted)
        figure.add_annotation(
            x=event.date.first,
            yref="paper",
            y=1,
            yshift=drop,
            text=label,
            showarrow=False,
            xanchor="left",
            yanchor="middle",
            xshift=3,
            font={"size": 14, "color": t.ink, "family": TEXT_FONT},
        )
    return len(rows)


def _guesses(
    figure: go.Figure, guesses: Sequence[tuple[str, float]], name: str, theme: Theme
) -> None:
    """What the reader estimated: a ring where each reading was expected."""
    if not guesses:
        return
    t = tokens(theme)
    figure.add_trace(
        go.Scatter(
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


def _stem(figure: go.Figure, date: dt.date, height: float | None, colour: str) -> None:
    """A thin line from the reading to the top of the figure, ending in a dot on the reading."""
    if height is None:
        return
    figure.add_trace(
        go.Scatter(
            x=[date, date],
            y=[height, 1000],
            mode="lines",
            hoverinfo="skip",
            line={"color": colour, "width": 1, "dash": "dot"},
        )
    )
    figure.add_trace(
        go.Scatter(
            x=[date],
            y=[height],
            mode="markers",
            hoverinfo="skip",
            marker={"size": 7, "color": colour, "symbol": "circle"},
        )
    )


def _article(figure: go.Figure, article: dt.date, end: dt.date, theme: Theme) -> None:
    t = tokens(theme)
    figure.add_shape(
        type="rect",
        x0=article,
        x1=end,
        yref="paper",
        y0=0,
        y1=1,
        fillcolor=t.faint,
        line_width=0,
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
        xanchor="left" if article < end else "right",
        xshift=4 if article < end else -4,
        showarrow=False,
        text=f"{article.day} {article:%B %Y}",
        font={"size": 13, "color": t.ink, "family": TEXT_FONT},
    )
