"""What stands on each side, and how hard it is to read."""

import pytest

from guide.model.balance import MOST_LINES, MOST_SOURCES, MOST_WORDS, Pair, Side, balance
from guide.model.reading_grade import reading_grade, syllables


def side(name="for", words=60, lines=3, sources=3, **kinds):
    return Side(name, words, lines, sources, kinds or {"primary": sources})


@pytest.mark.parametrize(
    ("change", "measure"),
    [
        ({"words": int(60 * MOST_WORDS) + 1}, "words"),
        ({"lines": 3 + MOST_LINES + 1}, "lines"),
        ({"sources": int(3 * MOST_SOURCES) + 1, "primary": 7}, "sources"),
    ],
)
def test_more_than_the_threshold_leans_to_either_side(change, measure):
    more, less = side("against", **change), side("for")
    for sides in ((more, less), (less, more)):
        leans = Pair("claim", "c", sides).leans
        assert [(lean.to, lean.measure) for lean in leans] == [("against", measure)]


def test_at_the_threshold_nothing_leans():
    more = side(
        "against", int(60 * MOST_WORDS), 3 + MOST_LINES, int(3 * MOST_SOURCES), press=5, primary=1
    )
    assert Pair("claim", "c", (side(), more)).leans == ()


def test_press_alone_leans_to_the_side_with_a_document():
    pair = Pair("claim", "c", (side("for", press=3), side("against", press=2, reference=1)))
    assert [(lean.to, lean.measure) for lean in pair.leans] == [("against", "kinds")]


def test_every_claim_and_option_is_weighed(pack):
    found = balance(pack)
    claims = [block for block in pack.blocks.values() if block.kind == "claim"]
    options = [
        option
        for block in pack.blocks.values()
        if block.kind == "options"
        for option in block.options
    ]
    assert len(found.pairs) == len(claims) + len(options) > 0
    assert set(found.grades) == {module.id for module in pack.modules}


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("peace", 1),
        ("table", 2),
        ("wanted", 2),
        ("looked", 1),
        ("sanctions", 2),
        ("Congress's", 3),
        ("being", 2),
        ("Ukraine", 2),
        ("treaty", 2),
        ("cease-fire", 2),
        ("1945", 1),
    ],
)
def test_syllables(word, count):
    assert syllables(word) == count


def test_the_grade_is_the_formulas():
    found = reading_grade("The cat sat on the mat. The dog saw it in 1.5 hours.")
    assert (found.words, found.sentences) == (13, 2)
    by_hand = 0.39 * 13 / 2 + 11.8 * found.syllables / 13 - 15.59
    assert found.grade == round(by_hand, 1)
