"""Which years of a timeline are shown once one is pressed."""

import pytest

from guide.model.timelines import stretches, years_after

EVERY = (2011, 2026)


@pytest.mark.parametrize(
    ("pressed", "shown", "after"),
    [
        ([2014], EVERY, (2013, 2015)),
        ([2014], (2016, 2018), (2013, 2015)),
        ([2014], (2016, 2016), (2014, 2014)),
        ([2011], (2016, 2018), (2011, 2013)),
        ([2026], (2011, 2018), (2019, 2026)),
        ([2016, 2018], EVERY, (2016, 2018)),
        ([2009, 2030], (2016, 2018), EVERY),
    ],
)
def test_a_pressed_year_is_the_middle_of_as_many(pressed, shown, after):
    assert years_after(pressed, shown, EVERY) == after


def test_two_years_are_never_more_than_there_are():
    assert years_after([2011], (2011, 2012), (2011, 2012)) == (2011, 2012)


@pytest.mark.parametrize(
    ("every", "count", "first", "last"),
    [
        ((2020, 2020), 1, (2020, 2020), (2020, 2020)),
        ((1999, 2026), 28, (1999, 1999), (2026, 2026)),
        ((1959, 2025), 15, (1959, 1959), (2025, 2025)),
        ((1900, 2020), 25, (1900, 1904), (2020, 2020)),
        ((1, 2100), 22, (1, 99), (2100, 2100)),
        ((-43, 2100), 23, (-43, 0), (2100, 2100)),
        ((-500, -29), 25, (-500, -500), (-39, -29)),
        ((-2, 14), 17, (-2, -2), (14, 14)),
        ((-9999, 2017), 25, (-9999, -9500), (2000, 2017)),
    ],
)
def test_a_strip_of_many_years_has_stretches_that_begin_at_round_years(every, count, first, last):
    found = stretches(every)
    assert len(found) == count
    assert not any(one < 1 <= to for one, to in found)
    assert {(1 - one) % (to - one + 1) for one, to in found[1:-1] if to < 1} <= {0}
    assert (found[0], found[-1]) == (first, last)
    assert [year for one, to in found for year in range(one, to + 1)] == list(
        range(every[0], every[1] + 1)
    )
