"""The short text of a module: short, and with every claim of the full one."""

import pytest

from guide.model.brief import MINUTES, SPEED, brief_minutes, brief_words, figures
from tests.packs import real_pack

PACK = real_pack()


def test_the_three_take_less_than_ten_minutes_together():
    assert sum(brief_minutes(module) for module in PACK.modules) < MINUTES
    assert sum(brief_words(module) for module in PACK.modules) < MINUTES * SPEED


@pytest.mark.parametrize("module", PACK.modules, ids=lambda module: module.id)
def test_no_claim_is_left_out(module):
    rested_on = {block for passage in module.brief for block in passage.rests_on}
    claims = {block.id for block in module.blocks if block.kind == "claim"}
    assert claims <= rested_on


@pytest.mark.parametrize("module", PACK.modules, ids=lambda module: module.id)
def test_what_came_since_is_marked(module):
    article = PACK.guide.article.date.first
    for passage in module.brief:
        later = {
            year for year in figures(passage.text) if year.isdigit() and 2017 < int(year) < 2100
        }
        assert bool(later) <= bool(passage.known and passage.known.first > article)
