"""The short text of a module: how long it takes, and which figures stand in it."""

import math

from hypothesis import given
from hypothesis import strategies as some

from guide.model.brief import (
    MINUTES,
    SPEED,
    brief_minutes,
    brief_words,
    figures,
    figures_in,
    most_words,
)


def test_figures_are_found_in_texts_and_dates(pack):
    assert figures("By 2.4 points in 2017, from 4,045 to 59.") == {"2.4", "2017", "4,045", "59"}
    assert {"2022", "2025"} <= figures_in([pack.block("f-compare")])


def test_minutes_are_whole_and_no_less(pack):
    for module in pack.modules:
        assert brief_minutes(module) == math.ceil(brief_words(module) / SPEED) > 0


@given(some.integers(1, 50))
def test_the_shares_of_all_modules_make_the_ten_minutes(modules):
    assert 0 <= MINUTES * SPEED - modules * most_words(modules) < modules
