"""Numbers as people type them on a phone, with the signs of any language."""

import pytest

from guide.phone.form import _number_in


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1,234", 1234),
        ("1.234.567,8", 1234567.8),
        ("12 000", 12000),
        ("12\u202f000,5", 12000.5),
        ("−3", -3),
        ("abc", None),
        ("", None),
    ],
)
def test_a_number_is_read_with_the_signs_of_any_language(typed, number):
    assert _number_in(typed) == number
