"""A number takes the form of its word."""

import pytest

from guide.model.words import Words
from guide.text.count import Counted
from tests import packs


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 minutes"), (1, "1 minute"), (2, "2 minutes"), (1000, "1000 minutes")],
)
def test_one_has_a_form_of_its_own(number, said):
    words = "{n} {n:minute|minutes}"
    assert words.format(n=Counted(number)) == said


def test_words_without_forms_are_filled_as_ever():
    words = "{n} min, {n:03}"
    assert words.format(n=Counted(7)) == "7 min, 007"


def test_no_word_says_one_minutes():
    words: Words = packs.real_pack().words
    one = Counted(1)
    said = (
        words.read_short.format(minutes=one),
        words.host_waits.format(minutes=one, people=one),
        words.paper_run_facts.format(minutes=one, people=one),
        words.report_people.format(n=one),
    )
    for each in said:
        assert "1 minutes" not in each and "1 people" not in each, each
