"""A series as drawn: gaps stay gaps, the margin is shown, events stand at their readings."""

import datetime as dt

import pandas as pd
import pytest

from guide.figures.series import series_figure, series_frame
from guide.model.blocks import Series

from .test_timeline import ACTORS, ARTICLE, WORDS, timeline

TABLE = pd.DataFrame(
    {
        "month": ["2017-01", "2017-02", "2017-03", "2017-06", "2017-07", "2017-09"],
        "approve": ["85", "84", "82", "81", "83", "83"],
        "disapprove": ["14", "15", "17", "18", "", "16"],
    }
)


def block(**more):
    return Series.model_validate(
        {
            "kind": "series",
            "id": "s",
            "title": "T",
            "alt": "A",
            "data": "x.csv",
            "unit": "%",
            "lines": ({"column": "approve", "label": "Approve"},),
            "sources": ("s",),
            **more,
        }
    )


def drawn(this, table=TABLE, events=None):
    return series_figure(
        this, table, ACTORS, events or {}, theme="paper", article=ARTICLE, words=WORDS
    ).checked()


def test_a_month_without_a_reading_is_a_row_of_its_own():
    frame = series_frame(TABLE, block())
    assert list(frame.index.astype(str)) == [f"2017-{month:02}" for month in range(1, 10)]
    assert frame["approve"].isna().sum() == 3


def test_no_line_crosses_a_gap():
    line = next(t for t in drawn(block()).data if t.name == "Approve")
    assert line.connectgaps is False
    assert [value is None for value in line.y] == [False] * 3 + [True] * 2 + [False] * 2 + [
        True,
        False,
    ]
    assert line.marker.size[-1] > 0, "a reading alone is drawn as a point"


def test_the_margin_is_a_band_for_each_stretch():
    bands = [t for t in drawn(block(margin=3.4)).data if t.fill == "toself"]
    assert len(bands) == 2
    assert max(bands[0].y) == pytest.approx(85 + 3.4)
    assert min(bands[0].y) == pytest.approx(82 - 3.4)


@pytest.mark.parametrize("unit", ["%", "% of adults", "percent of adults"])
def test_percentages_stand_on_their_whole_scale(unit):
    assert tuple(drawn(block(unit=unit)).layout.yaxis.range) == (0, 100)


def test_bars_stand_on_zero():
    table = pd.DataFrame({"year": ["2014", "2015"], "income": ["-0.7", "-3.2"]})
    this = block(style="bars", lines=({"column": "income", "label": "Income"},))
    low, high = drawn(this, table).layout.yaxis.range
    assert low < -3.2 and high >= 0


def test_an_event_is_marked_at_its_reading():
    events = {event.id: event for event in timeline({"date": "2017-03-26"}).events}
    this = block(marks=({"event": "e0", "label": "Protests"},))
    figure = drawn(this, events=events)
    assert any(a.text == "Protests" for a in figure.layout.annotations)
    assert any(t.mode == "markers" and tuple(t.y) == (82,) for t in figure.data)


def test_an_event_in_a_gap_stands_at_the_last_reading():
    events = {event.id: event for event in timeline({"date": "2017-05-09"}).events}
    this = block(marks=({"event": "e0", "label": "Dismissal"},))
    marks = [t for t in drawn(this, events=events).data if t.mode == "markers"]
    assert tuple(marks[0].y) == (82,)
    assert marks[0].x == (dt.date(2017, 5, 9),)


def test_estimates_are_drawn_where_they_were_made():
    figure = series_figure(
        block(),
        TABLE,
        ACTORS,
        {},
        theme="paper",
        article=ARTICLE,
        words=WORDS,
        guesses=[("2017-03", 70.0)],
        guessed="Yours",
    ).checked()
    (ring,) = [trace for trace in figure.data if trace.name == "Yours"]
    assert list(ring.y) == [70.0] and list(ring.x) == [dt.date(2017, 3, 1)]


def test_a_figure_of_then_ends_on_its_day():
    day = dt.date(2017, 9, 2)
    look = {"theme": "paper", "article": day, "words": WORDS}
    then = series_figure(block(), TABLE, ACTORS, {}, until=day, **look).checked()
    assert then.layout.xaxis.range[1] == day
    assert then.layout.margin.r > drawn(block()).layout.margin.r


def test_dates_are_written_in_the_language_of_the_guide():
    figure = drawn(block())
    assert "16 mai 2017" in [note.text for note in figure.layout.annotations]
    (line,) = [trace for trace in figure.data if trace.name == "Approve"]
    assert line.text[:2] == ("janvier 2017", "février 2017")
