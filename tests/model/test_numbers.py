"""Numbers with the signs of each language."""

import pytest

from guide.loading.words import interface
from guide.model.numbers import number, signs

FRENCH = interface("en").model_copy(update={"number_form": "1 234 567,8"})


@pytest.mark.parametrize(
    ("value", "decimals", "english", "spanish"),
    [
        (59, None, "59", "59"),
        (59.0, None, "59", "59"),
        (2.4, None, "2.4", "2,4"),
        (1500, None, "1,500", "1500"),
        (12_000.5, None, "12,000.5", "12\u202f000,5"),
        (-1_234_567, None, "-1,234,567", "-1\u202f234\u202f567"),
        (9.46, 1, "9.5", "9,5"),
        (0.1 + 0.2, None, "0.3", "0,3"),
        (3e9, None, "3,000,000,000", "3\u202f000\u202f000\u202f000"),
    ],
)
def test_a_number_has_the_signs_of_its_language(value, decimals, english, spanish):
    assert number(interface("en"), value, decimals) == english
    assert number(interface("es"), value, decimals) == spanish


def test_a_space_between_groups_is_narrow_and_breaks_no_line():
    assert signs(FRENCH) == (",", "\u202f")


def test_a_language_may_part_no_groups():
    words = FRENCH.model_copy(update={"number_form": "1234567,8"})
    assert number(words, 1_234_567.8) == "1234567,8"
