"""Dates are written in the words of the pack, to the day, the month or the year."""

import datetime as dt

import pytest

from guide.loading.words import interface
from guide.model.base import When, when_in_any_year
from guide.text.dates import long_date, long_month, years_said

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


@pytest.mark.parametrize(
    ("date", "english", "spanish"),
    [
        ("-0043-03-15", "15 March 44 BCE", "15 de marzo de 44 a. C."),
        ("-0043-03", "March 44 BCE", "marzo de 44 a. C."),
        ("0000", "1 BCE", "1 a. C."),
        ("0001-01-01", "1 January 1 CE", "1 de enero de 1 d. C."),
        ("0099", "99 CE", "99 d. C."),
        ("0100", "100", "100"),
    ],
)
def test_the_first_years_and_those_before_them_have_their_era(date, english, spanish):
    for language, written in (("en", english), ("es", spanish)):
        said = long_date(interface(language), when_in_any_year(date))
        assert said.replace("\u00a0", " ") == written


@pytest.mark.parametrize(
    ("years", "written"),
    [
        ((2013, 2018), "2013–2018"),
        ((2014, 2014), "2014"),
        ((-49, -40), "50–41 BCE"),
        ((-43, 14), "44 BCE – 14 CE"),
        ((-43, 2100), "44 BCE – 2100"),
        ((1, 19), "1–19 CE"),
        ((14, 476), "14 CE – 476"),
        ((0, 0), "1 BCE"),
    ],
)
def test_a_span_of_years_says_its_eras_once(years, written):
    assert years_said(interface("en"), *years).replace("\u00a0", " ") == written


def test_a_month_alone_may_have_another_form_than_after_a_day():
    genitive = ("stycznia", *MONTHS[1:])
    words = GERMAN.model_copy(update={"month_names": genitive, "date_day": "{day} {month} {year}"})
    assert long_date(words, When.parse("2017-01-06")) == "6 stycznia 2017"
    assert long_date(words, When.parse("2017-01")) == "Januar 2017"
