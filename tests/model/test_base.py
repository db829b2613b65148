"""The small types that a guide is made of."""

import pytest

from guide.model.base import with_apostrophes


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Russia's line, the states' and don’t", "Russia’s line, the states’ and don’t"),
        ("'frozen' its part", "‘frozen’ its part"),
        ("(the 'magic' of 1990's)", "(the ‘magic’ of 1990’s)"),
        ("Ja'Din, {count} of 'm1'", "Ja’Din, {count} of ‘m1’"),
        ("nothing to do", "nothing to do"),
    ],
)
def test_apostrophes_are_those_of_print_however_they_were_typed(typed, printed):
    assert with_apostrophes(typed) == printed and with_apostrophes(printed) == printed
