"""A reading as of a day holds nothing later, and the reading of today holds everything."""

import dataclasses

import pytest

from guide.model.as_of import LaterSource, as_of, handle, later_dates
from guide.model.base import When
from guide.model.passages import malformed, resolve
from guide.model.reading import pack_folder, read_pack
from guide.model.slots import each, naming_fields, slots, walk

PACK = read_pack(pack_folder()).pack
assert PACK is not None
DAY = PACK.guide.article.date.first
THEN = as_of(PACK, DAY)
FORESEEN = PACK.guide.article.foreseen


def tops(pack):
    yield from (pack.guide, *pack.modules)
    for name in ("timelines", "maps", "terms", "people", "places", "sources"):
        yield from getattr(pack, name).values()


def parts(pack):
    for top in tops(pack):
        for part, _ in walk(top, ()):
            yield part


def texts(part):
    for slot in slots(type(part)).values():
        value = getattr(part, slot.name)
        if slot.name != "foreseen" and isinstance(value, str | tuple) and not slot.names:
            yield from (text for _, text in each(value) if isinstance(text, str))


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
    assert later_dates(text, DAY, ["31 July 2017"]) == found


def test_nothing_later_is_in_the_reading_of_then():
    for part in parts(THEN):
        for name in ("known", "as_of"):
            day = getattr(part, name, None)
            assert not isinstance(day, When) or day.first <= DAY, part
        for text in texts(part):
            if "id" in type(part).model_fields and text == part.id:
                continue
            assert not later_dates(text, DAY, FORESEEN), text
            assert "{since" not in text and "{before" not in text
    for table in THEN.tables.values():
        if table.columns[0] in ("month", "year"):
            assert all(When.parse(row[0]).last <= DAY for row in table.rows)
        assert not any("today" in column for column in table.columns)


def test_every_event_and_source_is_of_the_time():
    assert all(event.date.first <= DAY for event in THEN.events.values())
    for source in THEN.sources.values():
        if isinstance(source, LaterSource):
            assert source.title == PACK.words.later_source
            assert source.id not in source.url and handle(source.id) in source.url
        else:
            assert source.undated or source.date.first <= DAY


def test_everything_that_is_named_is_there():
    homes = {"source": "sources", "person": "people", "term": "terms", "event": "events"}
    homes |= {"place": "places", "block": "blocks", "timeline": "timelines", "map": "maps"}
    for part in parts(THEN):
        for field, what in naming_fields(type(part)):
            for _, name in each(getattr(part, field)):
                if what in homes:
                    assert name in getattr(THEN, homes[what]), (part, name)


def test_hindsight_is_gone_and_the_rest_of_the_argument_stays():
    kinds = [block.kind for block in THEN.blocks.values()]
    assert "hindsight" not in kinds
    for kind in ("claim", "ballot", "prompt", "options", "map", "timeline", "series", "compare"):
        now = [block.kind for block in PACK.blocks.values()]
        assert kinds.count(kind) == now.count(kind), kind
    for block in THEN.blocks.values():
        if block.kind == "claim":
            assert block.evidence_for and block.evidence_against and block.uncertain, block.id
        if block.kind == "perspectives":
            assert len(block.views) >= 5, block.id
        if block.kind == "compare":
            assert all(row.now is None for row in block.rows)


def test_a_line_keeps_a_later_source_only_for_want_of_another():
    for part in parts(THEN):
        cited = [
            name
            for field, what in naming_fields(type(part))
            if what == "source"
            for _, name in each(getattr(part, field))
        ]
        later = [isinstance(THEN.sources[name], LaterSource) for name in cited]
        if type(part).__name__ == "Evidence" and any(later):
            assert all(later), part


def test_the_readings_lead_back_to_each_other():
    assert as_of(THEN) == PACK
    assert as_of(as_of(THEN), DAY) == THEN
    assert THEN.as_of == DAY and PACK.as_of is None


def test_a_reference_to_what_came_later_becomes_its_words():
    module = PACK.modules[0]
    text = "See [[caatsa]], [[caatsa|the act]] and [[@volodymyr-zelensky]]."
    changed = module.model_copy(update={"summary": text})
    pack = dataclasses.replace(PACK, modules=(changed, *PACK.modules[1:]), written=None)
    assert as_of(pack, DAY).modules[0].summary == "See CAATSA, the act and Volodymyr Zelensky."


def test_a_guess_asks_for_nothing_that_was_not_over():
    guesses = [block.guess for block in THEN.blocks.values() if block.kind == "series"]
    assert all(guesses)
    assert all(point.period.last <= DAY for guess in guesses for point in guess.points)


def test_a_guide_of_later_things_alone_still_has_its_pages():
    module = PACK.modules[0]
    late = tuple(block for block in module.blocks if block.kind == "hindsight")
    welcome = PACK.guide.welcome
    week = tuple(day for day in welcome.week if day.known)
    changed = {"summary": "{since 2018|All of it.}", "blocks": late}
    pack = dataclasses.replace(
        PACK,
        guide=PACK.guide.model_copy(
            update={
                "title": "{since 2018|Later}",
                "welcome": welcome.model_copy(update={"week": week}),
            }
        ),
        modules=(module.model_copy(update=changed), *PACK.modules[1:]),
        written=None,
    )
    then = as_of(pack, DAY)
    assert then.guide.title == "" and then.guide.welcome.week == ()
    assert then.modules[0].blocks == () and then.modules[0].summary == ""
    assert as_of(then).guide.title == "Later"
