"""A number takes the form of its word."""

import pytest

from guide.loading.words import interface
from guide.model.words import Words
from guide.text.count import NAMES, Counted
from tests import packs

ENGLISH = interface("en")


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 minutes"), (1, "1 minute"), (2, "2 minutes"), (1000, "1000 minutes")],
)
def test_one_has_a_form_of_its_own(number, said):
    words = "{n} {n:minute|minutes}"
    assert words.format(n=Counted(number, ENGLISH)) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("pl", "0 many, 1 one, 2 few, 5 many, 12 many, 22 few, 101 many"),
        ("ru", "0 many, 1 one, 2 few, 5 many, 12 many, 22 few, 101 one"),
        ("ar", "0 zero, 1 one, 2 two, 5 few, 12 many, 22 many, 101 other"),
        ("fr-CA", "0 one, 1 one, 2 other, 5 other, 12 other, 22 other, 101 other"),
        ("ja", "0 other, 1 other, 2 other, 5 other, 12 other, 22 other, 101 other"),
        ("x-none", "0 other, 1 one, 2 other, 5 other, 12 other, 22 other, 101 other"),
    ],
)
def test_a_language_chooses_among_its_own_forms(language, said):
    """As in the tables of CLDR's rules for whole numbers."""
    words = interface("en").model_copy(update={"counted_as": language})
    forms = "{n} {n:" + "|".join(f"{name}={name}" for name in NAMES) + "}"
    numbers = (0, 1, 2, 5, 12, 22, 101)
    assert ", ".join(forms.format(n=Counted(each, words)) for each in numbers) == said


def test_a_form_that_is_missing_is_the_last():
    words = interface("en").model_copy(update={"counted_as": "pl"})
    assert f"{Counted(5, words):one=minuta|few=minuty|many=minut}" == "minut"
    assert f"{Counted(5, words):one=minuta|few=minuty}" == "minuty"


def test_words_without_forms_are_filled_as_ever():
    words = "{n} min, {n:03}"
    assert words.format(n=Counted(7, ENGLISH)) == "7 min, 007"


def test_no_word_says_one_minutes():
    words: Words = packs.real_pack().words
    one = Counted(1, words)
    said = (
        words.read_short.format(minutes=one),
        words.host_waits.format(minutes=one, people=one),
        words.paper_run_facts.format(minutes=one, people=one),
        words.report_people.format(n=one),
    )
    for each in said:
        assert "1 minutes" not in each and "1 people" not in each, each
