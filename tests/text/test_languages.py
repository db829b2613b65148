"""The direction of a language, by its tag."""

import pytest

from guide.text.languages import attributes, direction


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
