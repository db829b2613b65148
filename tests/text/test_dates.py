"""Dates are written in the words of the pack, to the day, the month or the year."""

import datetime as dt

import pytest

from guide.model.base import When
from guide.model.words import Words
from guide.text.dates import long_date, long_month

GERMAN = Words.model_construct(
    month_names=(
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    date_day="{day}. {month} {year}",
    date_month="{month} {year}",
)


@pytest.mark.parametrize(
    ("date", "written"),
    [("2017-03-06", "6. März 2017"), ("2017-12", "Dezember 2017"), ("2017", "2017")],
)
def test_a_date_is_written_as_precisely_as_it_is_known(date, written):
    assert long_date(GERMAN, When.parse(date)) == written


def test_a_day_of_the_calendar_is_written_in_full():
    day = dt.date(2026, 1, 31)
    assert long_date(GERMAN, day) == "31. Januar 2026"
    assert long_month(GERMAN, day) == "Januar 2026"
