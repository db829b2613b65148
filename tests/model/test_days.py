"""Days of any year: in order, as far apart as they are, read and written without loss."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from guide.loading.words import interface
from guide.model.base import When, in_cell, when_in_any_year
from guide.model.days import EARLIEST, Ancient, day_of, parts
from guide.text.dates import long_date

WORDS = interface("en")
LEAP = (-400, -4, 0, 4, 400, 2000)

days = some.builds(
    lambda year, rest: day_of(year) + dt.timedelta(rest),
    some.integers(EARLIEST, 2099),
    some.integers(0, 364),
)


@given(days, days, some.integers(-800_000, 800_000))
def test_days_stand_in_order_and_as_far_apart_as_they_are(one, other, span):
    first, last = sorted((one, other))
    assert first <= last and not last < first and (first == last) == (one == other)
    assert (first < last) == (first.isoformat() != last.isoformat())
    assert (last - first).days == last.toordinal() - first.toordinal() >= 0
    assert first + (last - first) == last
    assert min(one, other) + dt.timedelta() == first and len({one, other, first}) <= 2
    assert sorted([(one.year, one.month, one.day), (other.year, other.month, other.day)]) == [
        (first.year, first.month, first.day),
        (last.year, last.month, last.day),
    ]


@given(days)
@example(day_of(EARLIEST))
@example(day_of(0, 12, 31))
def test_the_next_day_is_the_next_of_the_calendar(day):
    after = day + dt.timedelta(1)
    assert (after - day).days == 1 and after > day
    same_month = (after.year, after.month, after.day) == (day.year, day.month, day.day + 1)
    assert same_month or (after.day == 1 and (after.month - day.month) % 12 == 1)
    assert (after.month == 1) <= (after.year == day.year + (day.month == 12))


def test_there_is_no_year_0():
    last, first = when_in_any_year("31 December 1 BCE"), when_in_any_year("1 January 1 CE")
    assert (first.first - last.first).days == 1
    assert isinstance(last.first, Ancient) and first.first == dt.date(1, 1, 1)
    assert (when_in_any_year("1 CE").first - when_in_any_year("1 BCE").first).days == 366
    ides = when_in_any_year("15 March 44 BCE").first
    assert (dt.date(1, 3, 15) - ides).days == 44 * 365 + 11, "44 years, for none is the year 0"
    for text in ("0 BCE", "0 CE", "-0000", "44 BCE 3"):
        with pytest.raises(ValueError):
            when_in_any_year(text)


@pytest.mark.parametrize("year", [*LEAP, -100, -1, -9999, 1900])
def test_february_is_as_long_as_the_calendar_has_it(year):
    found = when_in_any_year(f"{'-' if year < 0 else ''}{abs(year):04}-02")
    assert found.last.day == (29 if year in LEAP else 28)
    assert (day_of(year + 1) - day_of(year)).days == (366 if year in LEAP else 365)


@given(some.integers(EARLIEST, 9999), some.none() | some.integers(1, 12), some.booleans())
def test_a_date_is_read_as_it_is_written(year, month, exact):
    text = f"-{-year:04}" if year < 0 else f"{year:04}"
    text += f"-{month:02}" if month else ""
    text += "-28" if month and exact else ""
    when = when_in_any_year(text)
    assert when_in_any_year(in_cell(when)) == when and in_cell(when)[0] not in "-0"
    assert str(when) == text and when.first <= when.middle <= when.last
    if year < 100:
        assert when_in_any_year(long_date(WORDS, when)) == when, "as a reader reads it"
    if year > 0:
        assert when == When.parse(text)


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        ("44 BCE", (-43, None, None)),
        ("44 bc", (-43, None, None)),
        ("44BCE", (-43, None, None)),
        ("44 B.C.E.", (-43, None, None)),
        ("44\u00a0B. C.", (-43, None, None)),
        ("March 44 BCE", (-43, 3, None)),
        ("Mar. 44 BC", (-43, 3, None)),
        ("15 march 44 BCE", (-43, 3, 15)),
        ("-0043-03-15", (-43, 3, 15)),
        ("\u22120043-03-15", (-43, 3, 15)),
        ("0000", (0, None, None)),
        ("14 CE", (14, None, None)),
        ("19 August 14 AD", (14, 8, 19)),
        ("10000 BCE", (EARLIEST, None, None)),
    ],
)
def test_what_an_author_types(typed, counted):
    assert parts(typed) == counted


@pytest.mark.parametrize(
    "typed",
    ["44 BCX", "Marsh 44 BCE", "31 February 44 BCE", "-43", "44", "10001 BCE", "Ma 44 BCE", ""],
)
def test_what_is_no_date(typed):
    with pytest.raises(ValueError):
        when_in_any_year(typed)


def test_a_date_of_no_event_has_figures_alone():
    for text in ("44 BCE", "-0043", "14 CE"):
        with pytest.raises(ValueError):
            When.parse(text)
