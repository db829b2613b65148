"""Events, read back as tables and as JSON; a module, read back as Markdown."""

import csv
import io
import json

import jsonschema
import pytest
from markdown_it import MarkdownIt
from markupsafe import Markup

from guide.exports.events import COLUMNS
from guide.exports.said import unformatted
from guide.model.as_of import later_dates
from guide.model.base import when_in_any_year
from guide.model.pack import cited
from guide.text.dates import long_date

from .read import offer_of

PACKS = ["pack", "then", "example_pack", "example_then", "real_pack", "aged"]


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def in_order(pack):
    return sorted(pack.events.values(), key=lambda event: event.date.first)


@pytest.mark.parametrize("which", PACKS)
def test_the_table_holds_every_event(which, request):
    pack = request.getfixturevalue(which)
    rows = rows_of(offer_of(pack, "events-csv").content())
    words = pack.words
    assert [row[words.export_id] for row in rows] == [event.id for event in in_order(pack)]
    for row, event in zip(rows, in_order(pack)):
        assert when_in_any_year(row[words.date]) == event.date
        assert row[words.date] == str(event.date) or event.date.first.year < 1000
        assert not row[words.date].startswith(("-", "'", "0")), "a spreadsheet changes it"
        assert row[words.text] == unformatted(pack, event.text)


SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": [
            "id",
            "timeline",
            "date",
            "lane",
            "kind",
            "actors",
            "title",
            "text",
            "sources",
        ],
        "properties": {
            "date": {"type": "string", "pattern": r"^-?\d{4}(-\d\d){0,2}$"},
            "end": {"type": "string", "pattern": r"^-?\d{4}(-\d\d){0,2}$"},
            "actors": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            "places": {
                "type": "array",
                "items": {
                    "required": ["name", "lat", "lon"],
                    "properties": {"lat": {"type": "number"}, "lon": {"type": "number"}},
                },
            },
            "sources": {
                "type": "array",
                "minItems": 1,
                "items": {"required": ["name"], "properties": {"url": {"pattern": "^https?://"}}},
            },
        },
    },
}


@pytest.mark.parametrize("which", PACKS)
def test_json_holds_every_event_in_the_form_that_is_documented(which, request):
    pack = request.getfixturevalue(which)
    found = json.loads(offer_of(pack, "events-json").content())
    jsonschema.validate(found, SCHEMA)
    assert [each["id"] for each in found] == [event.id for event in in_order(pack)]


@pytest.mark.parametrize("which", PACKS)
def test_timelinejs_gets_its_columns_a_title_and_every_event(which, request):
    pack = request.getfixturevalue(which)
    title, *rows = rows_of(offer_of(pack, "timelinejs").content())
    assert tuple(title) == COLUMNS
    assert title["Type"] == "title" and not title["Year"] and title["Headline"]
    for row, event in zip(rows, in_order(pack), strict=True):
        year = int(row["Year"])  # there -44 is 44 BCE
        counted = f"-{-year - 1:04}" if year < -1 else "0000" if year < 0 else f"{year:04}"
        rest = [row[part].zfill(2) for part in ("Month", "Day") if row[part]]
        assert "-".join((counted, *rest)) == str(event.date)
        assert row["Display Date"].startswith(long_date(pack.words, event.date))
        assert row["Headline"] == event.title
        assert unformatted(pack, event.text) in Markup(row["Text"]).striptags()


@pytest.mark.parametrize("which", PACKS)
def test_a_module_in_markdown_is_read_as_it_was_meant(which, request):
    pack = request.getfixturevalue(which)
    for module in pack.modules:
        text = offer_of(pack, "markdown", module.id).content().decode()
        tokens = MarkdownIt("commonmark").parse(text)
        heads = [(a.tag, b.content) for a, b in zip(tokens, tokens[1:]) if a.type == "heading_open"]
        assert heads[0] == ("h1", module.title) and [tag for tag, _ in heads].count("h1") == 1
        levels = [int(tag[1]) for tag, _ in heads]
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:]))
        links = [
            child.attrs["href"]
            for token in tokens
            for child in token.children or ()
            if child.type == "link_open"
        ]
        for block in module.blocks:
            known = [pack.sources[source] for source in cited(block) if source in pack.sources]
            assert {one.url for one in known if one.url and one.url in text} <= set(links)
        assert "[[" not in text and "{since" not in text and "{before" not in text


@pytest.mark.parametrize("which", ["pack", "example_pack"])
def test_every_block_of_a_module_is_told(which, request):
    pack = request.getfixturevalue(which)
    for module in pack.modules:
        text = Markup(
            MarkdownIt("commonmark").render(
                offer_of(pack, "markdown", module.id).content().decode()
            )
        ).striptags()
        for block in module.blocks:
            for name in ("title", "heading", "stem", "statement", "expected", "reflect"):
                value = getattr(block, name, None)
                if value:
                    said = Markup(MarkdownIt("commonmark").render(unformatted(pack, value)))
                    plain = said.striptags().replace("’", "'").replace("“", '"').replace("”", '"')
                    assert plain in text.replace("’", "'"), (block.id, name)


@pytest.mark.parametrize("which", ["then", "example_then"])
@pytest.mark.parametrize("format", ["events-csv", "events-json", "timelinejs"])
def test_the_earlier_reading_tells_nothing_of_later(which, request, format):
    then = request.getfixturevalue(which)
    text = offer_of(then, format).content().decode()
    day, months = then.as_of, then.words.month_names
    assert later_dates(text, day, months, then.guide.article.foreseen) == []
