"""What is due for review on a day."""

import datetime as dt

from guide.loading.load import load_pack
from guide.model.freshness import due, is_due, source_review
from tests.packs import small_pack

PACK = small_pack()


def test_nothing_is_due_on_the_day_of_the_check():
    assert due(PACK, dt.date(2026, 11, 24)) == []


def test_the_last_day_is_not_yet_due():
    first = min(one.review_by.last for one in due(PACK, dt.date(2100, 1, 1)))
    assert due(PACK, first) == []
    found = due(PACK, first + dt.timedelta(days=1))
    assert found and {one.review_by.last for one in found} == {first}


def test_the_longest_overdue_stand_first_and_every_source_comes_up():
    found = due(PACK, dt.date(2100, 1, 1))
    assert [one.review_by.last for one in found] == sorted(one.review_by.last for one in found)
    assert {one.where.id for one in found if one.where.kind == "source"} == set(PACK.sources)
    kinds = {one.where.kind for one in found}
    assert kinds == {"source", "module", "block", "map", "term", "person"}
    assert not any("[[" in one.what for one in found)


def test_a_source_has_its_own_dates_or_those_of_its_kind(pack_copy):
    path = pack_copy / "content/sources.yaml"
    text = path.read_text(encoding="utf-8")
    own = "    quality: press\n    checked_on: 2026-01-02\n    review_by: 2026-02\n"
    path.write_text(text.replace("    quality: press\n", own, 1), encoding="utf-8")
    read = load_pack(pack_copy).pack
    first = next(source for source in read.sources.values() if source.quality == "press")
    assert str(source_review(read, first).review_by) == "2026-02"
    assert is_due(source_review(read, first), dt.date(2026, 3, 1))
    assert not is_due(source_review(read, first), dt.date(2026, 2, 28))
    undated = next(source for source in read.sources.values() if source.undated)
    assert source_review(read, undated) == read.reviews.undated
