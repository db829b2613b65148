"""Everything in the guide was looked at."""

import datetime as dt

from guide.model.freshness import due
from tests.packs import real_pack


def test_nothing_is_due_on_the_day_of_the_check():
    assert due(real_pack(), dt.date(2026, 11, 24)) == []


def test_every_source_comes_up():
    found = due(real_pack(), dt.date(2100, 1, 1))
    assert {one.where.id for one in found if one.where.kind == "source"} == set(real_pack().sources)
    assert not any("[[" in one.what for one in found)
