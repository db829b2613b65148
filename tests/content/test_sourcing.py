"""What the guide's dated facts rest on, and how it weighs the claims in both readings."""

import pytest

from guide.model.as_of import as_of
from guide.model.balance import balance
from guide.model.loaded import loaded
from guide.model.sourcing import sourcing
from tests.packs import real_pack

PACK = real_pack()
THEN = as_of(PACK, PACK.guide.article.date.first)


def test_four_in_five_dated_facts_rest_on_a_document_or_a_reference_work():
    found = sourcing(PACK)
    assert found.sound, f"{found.share:.1%}"
    assert len(found.facts) > 400


def test_both_readings_are_counted_as_one():
    assert sourcing(THEN) == sourcing(PACK)


@pytest.mark.parametrize("reading", [PACK, THEN], ids=["today", "May 2017"])
def test_a_claim_has_as_many_lines_for_as_against(reading):
    for pair in balance(reading).pairs:
        if pair.kind == "claim":
            one, other = pair.sides
            most = 0 if reading is THEN else 1
            assert abs(one.lines - other.lines) <= most, pair.id


def test_the_guide_takes_no_side_in_its_own_words():
    assert not list(loaded(PACK))
