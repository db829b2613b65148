"""The direction of a language, by its tag."""

import pytest

from guide.text.languages import arrows, attributes, direction, left_to_right


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "ltr"),
        ("es-419", "ltr"),
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("he", "rtl"),
        ("fa-IR", "rtl"),
        ("ar-Latn", "ltr"),
        ("pa", "ltr"),
        ("pa-Arab", "rtl"),
        ("ku-Arab-IQ", "rtl"),
        ("AR", "rtl"),
    ],
)
def test_a_tag_tells_the_direction(tag, expected):
    assert direction(tag) == expected


def test_the_root_of_a_page_says_both():
    assert attributes("he") == 'lang="he" dir="rtl"'


def test_an_address_keeps_its_order_within_a_sentence_from_right_to_left():
    assert left_to_right("ar", "192.168.1.7/host") == "\u2066192.168.1.7/host\u2069"
    assert left_to_right("es", "192.168.1.7/host") == "192.168.1.7/host"


def test_arrows_point_in_the_direction_of_the_language():
    assert arrows("en") == ("←", "→") and arrows("he") == ("→", "←")
