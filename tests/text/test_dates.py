"""Dates are written in the words of the pack, to the day, the month or the year."""

import datetime as dt

import pytest

from guide.loading.words import interface
from guide.model.base import When
from guide.text.dates import long_date, long_month

MONTHS = (
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
)
GERMAN = interface("en").model_copy(
    update={"month_names": MONTHS, "months_alone": MONTHS, "date_day": "{day}. {month} {year}"}
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


@pytest.mark.parametrize(
    ("date", "written"),
    [("2017-05-16", "16 de mayo de 2017"), ("2017-05", "mayo de 2017"), ("2017", "2017")],
)
def test_spanish_says_what_stands_between_the_parts_of_a_date(date, written):
    assert long_date(interface("es"), When.parse(date)) == written


def test_a_month_alone_may_have_another_form_than_after_a_day():
    genitive = ("stycznia", *MONTHS[1:])
    words = GERMAN.model_copy(update={"month_names": genitive, "date_day": "{day} {month} {year}"})
    assert long_date(words, When.parse("2017-01-06")) == "6 stycznia 2017"
    assert long_date(words, When.parse("2017-01")) == "Januar 2017"
