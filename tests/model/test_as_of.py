"""A reading as of a day holds nothing later, and the reading of today holds everything."""

import dataclasses
import datetime as dt

import pytest

from guide.loading.words import interface
from guide.model.as_of import LaterSource, as_of, handle, later_dates
from guide.model.passages import malformed, resolve
from tests.packs import small_pack
from tests.readings import later_in, missing_from, mixed_evidence

DAY = dt.date(2017, 5, 16)
PACK = small_pack()
MONTHS = PACK.words.month_names
THEN = as_of(PACK, PACK.guide.article.date.first)
UNCUT = dataclasses.replace(PACK, as_of=THEN.as_of)
"""The guide of today under the name of a reading as of the day."""


@pytest.mark.parametrize(
    ("text", "date", "shown"),
    [
        ("plain", DAY, "plain"),
        ("a{since 2018| and b}.", None, "a and b."),
        ("a{since 2018| and b}.", DAY, "a."),
        ("a{since 2017-05-16| and b}.", DAY, "a and b."),
        ("{before 2018|then}{since 2018|now}", DAY, "then"),
        ("{before 2018|then}{since 2018|now}", None, "now"),
        ("[[near-abroad|its {x}]]", DAY, "[[near-abroad|its {x}]]"),
        ("{since 2018-13|never}", DAY, "{since 2018-13|never}"),
    ],
)
def test_passages(text, date, shown):
    assert resolve(text, date) == shown


@pytest.mark.parametrize(
    "text", ["{since 2018 x}", "{since 2018-13|x}", "{Before 2018|x", "{since"]
)
def test_half_passages_are_seen(text):
    assert list(malformed(text))


def test_whole_passages_are_no_fault():
    assert not list(malformed("{a} {since 2018|x} {before 2018-02-03|[[near-abroad|y]]}"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in 2017, on 16 May 2017 and in May 2017", []),
        ("on 17 May 2017", ["17 May 2017"]),
        ("since June 2017 and 2017-05-17", ["June 2017", "2017-05-17"]),
        ("2018", ["2018"]),
        ("May 17, 2017", ["May 17, 2017"]),
        ("2,018 people, 20.18 percent and 2018%", []),
        ("until 31 July 2017", []),
    ],
)
def test_later_dates(text, found):
    assert later_dates(text, DAY, PACK.words.month_names, ["31 July 2017"]) == found


def test_dates_are_found_in_the_months_of_the_guides_language():
    months = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août")
    text = "le 16 mai 2017, en juin 2017 et le 3 juillet 2017, in August 2017"
    assert later_dates(text, DAY, months) == ["juin 2017", "3 juillet 2017"]
    assert later_dates("in June 2017 and 2017-06", DAY, ()) == ["2017-06"]
    spanish = interface("es").every_month
    text = "el 16 de mayo de 2017, en junio de 2017 y el 3 de julio de 2017"
    assert later_dates(text, DAY, spanish) == ["junio de 2017", "3 de julio de 2017"]


def test_nothing_later_is_in_the_reading_of_then():
    assert later_in(UNCUT) and later_in(THEN) == []


def test_a_later_source_is_a_publisher_and_a_way_to_it():
    later = [source for source in THEN.sources.values() if isinstance(source, LaterSource)]
    assert later
    for source in later:
        assert source.title == PACK.words.later_source
        assert source.id not in source.url and handle(source.id) in source.url


def test_everything_that_is_named_is_there():
    assert missing_from(THEN) == []


def test_hindsight_is_gone_and_the_rest_of_the_argument_stays():
    kinds = [block.kind for block in THEN.blocks.values()]
    now = [block.kind for block in PACK.blocks.values()]
    assert "hindsight" in now and "hindsight" not in kinds
    for kind in ("claim", "ballot", "prompt", "options", "map", "timeline", "series", "compare"):
        assert kinds.count(kind) == now.count(kind) > 0, kind
    for block in THEN.blocks.values():
        if block.kind == "compare":
            assert all(row.now is None for row in block.rows)
    assert len(THEN.block("f-claim-slow").evidence_against) == 1
    assert "The county town" not in [view.place for view in THEN.block("f-perspectives").views]
    assert [point.period.first.year for point in THEN.block("f-series").guess.points] == [
        2017,
        2018,
    ]


def test_a_line_keeps_a_later_source_only_for_want_of_another():
    assert mixed_evidence(THEN) == []


def test_the_readings_lead_back_to_each_other():
    assert as_of(THEN) == PACK
    assert as_of(as_of(THEN), THEN.as_of) == THEN
    assert THEN.as_of == PACK.guide.article.date.first and PACK.as_of is None


def test_a_reference_to_what_came_later_becomes_its_words():
    module = PACK.modules[0]
    text = "See [[causeway]], [[causeway|the stones]] and [[@cleo-reed]]."
    changed = module.model_copy(update={"summary": text})
    pack = dataclasses.replace(PACK, modules=(changed, *PACK.modules[1:]), written=None)
    assert as_of(pack, THEN.as_of).modules[0].summary == "See Causeway, the stones and Cleo Reed."


def test_a_guide_of_later_things_alone_still_has_its_pages():
    module = PACK.modules[0]
    late = tuple(block for block in module.blocks if block.kind == "hindsight")
    welcome = PACK.guide.welcome
    week = tuple(day for day in welcome.week if day.known)
    changed = {"summary": "{since 2021|All of it.}", "blocks": late}
    pack = dataclasses.replace(
        PACK,
        guide=PACK.guide.model_copy(
            update={
                "title": "{since 2021|Later}",
                "welcome": welcome.model_copy(update={"week": week}),
            }
        ),
        modules=(module.model_copy(update=changed), *PACK.modules[1:]),
        written=None,
    )
    then = as_of(pack, THEN.as_of)
    assert then.guide.title == "" and then.guide.welcome.week == ()
    assert then.modules[0].blocks == () and then.modules[0].summary == ""
    assert as_of(then).guide.title == "Later"
