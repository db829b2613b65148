"""Which years of a timeline are shown once one is pressed."""

import pytest

from guide.model.timelines import years_after

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
