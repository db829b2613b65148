"""As of the day of the article the guide holds nothing later, and its argument is whole."""

from guide.model.as_of import as_of
from tests.packs import real_pack
from tests.readings import later_in, missing_from, mixed_evidence

PACK = real_pack()
THEN = as_of(PACK, PACK.guide.article.date.first)


def test_nothing_later_is_in_the_reading_of_then():
    assert later_in(THEN) == []


def test_everything_that_is_named_is_there():
    assert missing_from(THEN) == []


def test_a_line_keeps_a_later_source_only_for_want_of_another():
    assert mixed_evidence(THEN) == []


def test_hindsight_is_gone_and_the_rest_of_the_argument_stays():
    kinds = [block.kind for block in THEN.blocks.values()]
    now = [block.kind for block in PACK.blocks.values()]
    assert "hindsight" not in kinds
    for kind in ("claim", "ballot", "prompt", "options", "map", "timeline", "series", "compare"):
        assert kinds.count(kind) == now.count(kind), kind
    for block in THEN.blocks.values():
        if block.kind == "claim":
            assert block.evidence_for and block.evidence_against and block.uncertain, block.id
        if block.kind == "perspectives":
            assert len(block.views) >= 5, block.id
        if block.kind == "compare":
            assert all(row.now is None for row in block.rows)


def test_a_guess_asks_for_nothing_that_was_not_over():
    guesses = [block.guess for block in THEN.blocks.values() if block.kind == "series"]
    assert all(guesses)
    assert all(point.period.last <= THEN.as_of for guess in guesses for point in guess.points)


def test_the_readings_lead_back_to_each_other():
    assert as_of(THEN) == PACK
    assert as_of(as_of(THEN), THEN.as_of) == THEN
