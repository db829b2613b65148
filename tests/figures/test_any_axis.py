"""Figures whatever they span: small numbers and large, a year and ages, one point and many."""

import datetime as dt
import json

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from guide.figures.projected import projected_series, projected_timeline
from guide.figures.scale import MOST, ticks
from guide.figures.series import series_figure
from guide.figures.style import text_width
from guide.figures.timeline import LABEL, NARROW, NARROWEST, YEAR, Shown, timeline_figure
from guide.model.blocks import Series
from guide.model.days import day_of
from tests.examples import share

from .test_timeline import ACTORS, ARTICLE, WORDS, timeline

SIZES = (0.001, 0.2, 1, 37, 80, 999, 12_345, 4e6, 1e10)
"""The largest number of a figure."""
POINTS = (1, 2, 3, 13, 120, 1000)
YEARS = (44, 1066, 1789, 1914, 2016, 2099)


@pytest.mark.parametrize("high", SIZES)
@pytest.mark.parametrize("low", [0.0, -0.4, -1.0, 0.97])
def test_an_axis_tells_a_few_round_numbers(high, low):
    told = ticks(low * high, high, WORDS)
    assert 2 <= len(told) <= MOST + 2
    assert len({label for _, label in told}) == len(told)
    assert all(low * high - high / 1e6 <= value <= high * 1.000001 for value, _ in told)
    assert all(len(label) <= len("−12 500 million") for _, label in told)


def test_numbers_are_written_alike_on_one_axis():
    def labels(low, high):
        return [label.replace("\u202f", " ") for _, label in ticks(low, high, WORDS)]

    assert labels(0, 100) == ["0", "20", "40", "60", "80", "100"]
    assert labels(-1, 1) == ["−1.0", "−0.5", "0.0", "0.5", "1.0"]
    assert labels(0, 0.001)[-1] == "0.0010"
    assert labels(0, 25_000)[-1] == "25 000"
    assert labels(0, 10e9)[-1] == "10 billion" and labels(0, 10e9)[0] == "0"
    assert labels(0, 2_500_000)[1:3] == ["0.5 million", "1.0 million"]


def block(style, size, **more):
    lines = ({"column": "a", "label": "A line"}, {"column": "b", "label": "Another"})
    return Series.model_validate(
        {
            "kind": "series",
            "id": "s",
            "title": "T",
            "alt": "A",
            "data": "x.csv",
            "unit": "tons",
            "style": style,
            "lines": lines,
            "sources": ("s",),
            "marks": ({"event": "e0", "label": "A mark"},),
            "margin": size / 50,
        }
        | more
    )


def table(first, many, size, monthly):
    """Readings from a year on: with gaps, signs of both kinds and the largest number given."""
    periods = pd.period_range(f"{first:04}", periods=many, freq="M" if monthly else "Y")
    periods = [str(period) for period in periods if period.year < 2900]
    one = [f"{size * (7 * n % 10 + 1) / 10:.9f}" for n in range(len(periods))]
    other = ["" if n % 5 == 3 else f"{-size * (n % 7) / 20:.9f}" for n in range(len(periods))]
    return pd.DataFrame({"month" if monthly else "year": periods, "a": one, "b": other})


FIGURES = {
    "style": some.sampled_from(["line", "bars"]),
    "size": some.sampled_from(SIZES),
    "many": some.sampled_from(POINTS),
    "first": some.sampled_from(YEARS),
    "monthly": some.booleans(),
}


@settings(max_examples=share(60), deadline=None)
@given(**FIGURES, narrow=some.booleans(), then=some.booleans())
def test_a_series_of_any_span_is_drawn_whole(style, size, many, first, monthly, narrow, then):
    data = table(first, many, size, monthly)
    events = {each.id: each for each in timeline({"date": f"{first:04}-03-26"}).events}
    figure = series_figure(
        block(style, size),
        data,
        ACTORS,
        events,
        theme="paper",
        article=ARTICLE,
        words=WORDS,
        until=dt.date(first, 6, 1) if then else None,
        narrow=narrow,
    ).checked()
    text = figure.to_json()
    assert "Infinity" not in text and len(text) < 600_000
    margin, axis, years = figure.layout.margin, figure.layout.yaxis, figure.layout.xaxis
    assert 2 <= len(axis.ticktext) <= MOST + 2
    assert all(text_width(label, 14) < margin.l for label in axis.ticktext)
    legend = [t.name for t in figure.data if t.showlegend is not False and t.name is None]
    assert not figure.layout.showlegend or not legend, "what is no bar has no place in the key"
    start, end = years.range
    assert start < end
    if style == "bars":
        half = dt.timedelta(14 if monthly else 180)
        assert all(start + half <= day + dt.timedelta(3) for day in figure.data[0].x)
        assert all(day + half <= end + dt.timedelta(3) for day in figure.data[0].x)
    width = (NARROW if narrow else NARROWEST) - (margin.l + margin.r if narrow else 0)
    apart_and_whole(years.tickvals, years.range, width, middle=True)


def apart_and_whole(days, span, width, *, middle=False):
    """No label of a year touches the next; none is cut at the end."""
    pixels = [(day - span[0]) / (span[1] - span[0]) * width for day in days]
    assert all(b - a >= YEAR - 2 for a, b in zip(pixels, pixels[1:]))
    assert all(at + (0 if middle else LABEL) <= width + 1 for at in pixels)


@settings(max_examples=share(25), deadline=None)
@given(**FIGURES)
def test_a_projected_series_of_any_span_is_drawn(style, size, many, first, monthly):
    events = {each.id: each for each in timeline({"date": f"{first:04}-03-26"}).events}
    figure = projected_series(
        block(style, size),
        table(first, many, size, monthly),
        ACTORS,
        events,
        theme="paper",
        size=(1160, 500),
        type_px=24.0,
        article=ARTICLE,
        words=WORDS,
    ).checked()
    axis = figure.layout.yaxis
    assert 2 <= len(axis.ticktext) <= MOST + 2 and "Infinity" not in figure.to_json()


def events(first, last, many):
    """Events from one year to another, every third with a label, some of which last."""
    days = (day_of(last, 12, 1) - day_of(first)).days
    dates = [day_of(first) + dt.timedelta(days * n // many) for n in range(many)]
    return timeline(
        *(
            {
                "date": date.isoformat(),
                "lane": "ab"[n % 2],
                **({"label": f"Event {n}"} if n % 3 == 0 else {}),
                **({"end": day_of(date.year + 1).isoformat()} if n % 11 == 5 else {}),
            }
            for n, date in enumerate(dates)
        )
    )


@settings(max_examples=share(20), deadline=None)
@example(span=(2010, 2016), many=500, narrow=False)
@example(span=(-43, 2100), many=500, narrow=False)
@example(span=(-3, 14), many=40, narrow=True)
@given(
    span=some.sampled_from(
        [
            (1, 1),
            (1, 2100),
            (44, 476),
            (1900, 2020),
            (2010, 2016),
            (2099, 2100),
            (-43, 2100),
            (-500, -29),
            (-3, 14),
            (-9999, 2100),
            (0, 0),
        ]
    ),
    many=some.sampled_from([1, 2, 40]),
    narrow=some.booleans(),
)
@pytest.mark.heavy
def test_a_timeline_of_any_span_has_whole_years(span, many, narrow):
    line = events(*span, many)
    look = {"theme": "paper", "article": ARTICLE, "words": WORDS}
    figure = timeline_figure([line], ACTORS, Shown(span), narrow=narrow, **look).checked()
    axis, width = figure.layout.xaxis, NARROW if narrow else NARROWEST
    told = [day for day, label in zip(axis.tickvals, axis.ticktext) if label]
    assert told and len(axis.tickvals) <= width / 10
    apart_and_whole(told, axis.range, width)
    assert sum(len(trace.x) for trace in figure.data if trace.mode == "markers") == many
    assert len(json.dumps(figure.to_dict(), default=str)) < 700_000
    shown = projected_timeline(
        [line], ACTORS, size=(1160, 500), type_px=24.0, years=span, **look
    ).checked()
    assert shown.data
