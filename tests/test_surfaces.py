"""Every kind of block has its part on every surface, under the same name, and a test that shows it.

A kind that stands in the model alone would pass the checker, and page and projector would die.
"""

import importlib
import re
from pathlib import Path
from typing import get_args

import pytest

from guide.exports.markdown import blocks as markdown
from guide.exports.markdown.page import Page
from guide.model.as_of import as_of
from guide.model.blocks import AnyBlock
from guide.model.blocks.quiz import AnyAnswer
from guide.paper import blocks as papers
from guide.paper.writer import Writer
from guide.phone import blocks as phone
from guide.phone.question import Question
from guide.projector import blocks as slides
from guide.projector.deck import Deck
from guide.projector.scene import Scene
from guide.projector.slide import spread
from guide.room.items import items_of
from guide.views import blocks as pages
from tests.packs import example_pack, small_pack

ROOT = Path(__file__).resolve().parents[1]
PACK = small_pack()


def tags(union, field):
    """The words that tell the members of a union apart."""
    members = get_args(get_args(union)[0])
    return [get_args(member.model_fields[field].annotation)[0] for member in members]


KINDS = tags(AnyBlock, "kind")
ANSWERS = tags(AnyAnswer, "type")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("surface", "known"),
    [
        ("views", pages.SHOW),
        ("projector", slides.GROUPS),
        ("paper", papers.NODES),
        ("exports.markdown", markdown.WRITE),
    ],
)
def test_a_kind_of_block_is_one_file_of_its_name_on_every_surface(kind, surface, known):
    module = importlib.import_module(f"guide.{surface}.blocks.{kind}")
    assert kind in known, f"add a line for {kind!r} to guide/{surface}/blocks/__init__.py"
    assert known[kind].__module__ == module.__name__
    assert importlib.import_module(f"guide.model.blocks.{kind}")


@pytest.mark.parametrize("known", [pages.SHOW, slides.GROUPS, papers.NODES, markdown.WRITE])
def test_a_surface_shows_no_kind_that_the_model_has_not(known):
    assert set(known) == set(KINDS)


def test_whatever_asks_something_can_be_answered_on_a_phone_in_a_file_of_its_name():
    asking = {block.kind for block in PACK.blocks.values() if items_of(block)}
    assert set(phone.FORM) == set(phone.AFTER) == asking
    for kind in asking:
        module = importlib.import_module(f"guide.phone.blocks.{kind}")
        assert phone.FORM[kind] is module.form and phone.AFTER[kind] is module.after


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_way_of_answering_is_one_file_in_the_model_and_on_the_page(answer):
    assert importlib.import_module(f"guide.model.blocks.quiz.{answer}")
    assert importlib.import_module(f"guide.views.quiz_answers.{answer}")


def test_the_small_pack_has_one_of_each_so_that_tests_show_them_all():
    assert {block.kind for block in PACK.blocks.values()} == set(KINDS)
    quiz = (block for block in PACK.blocks.values() if block.kind == "quiz")
    assert {block.answer.type for block in quiz} == set(ANSWERS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_slide(kind):
    block = next((block for block in PACK.blocks.values() if block.kind == kind), None)
    assert block is not None, f"tests/pack has no block of kind {kind!r}"
    show = Deck.of_run(PACK, next(iter(PACK.runs.values()))).step_of(0).show
    for shown in (False, True):
        found = spread(slides.groups(Scene(PACK, show, shown), block), 1.0)
        assert found and all(slide.pieces or slide.group.drawing for slide in found)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_stands_on_paper(kind):
    block = next(block for block in PACK.blocks.values() if block.kind == kind)
    assert papers.nodes(Writer(PACK), block)


THEN, SINCE = "Boats of the company lay at all three landings", "The old landing has been closed"


@pytest.mark.parametrize("today", [True, False])
def test_what_a_layer_says_by_its_places_stands_wherever_the_map_does(today):
    pack = PACK if today else as_of(PACK, PACK.guide.article.date.first)
    block = next(block for block in pack.blocks.values() if block.kind == "map")
    said = [THEN, SINCE] if today else [THEN]
    show = Deck.of_run(pack, next(iter(pack.runs.values()))).step_of(0).show
    group = slides.groups(Scene(pack, show, True), block)[0]
    page = Page(pack)
    markdown.WRITE["map"](page, block)
    places = [" ".join(group.notes), repr(papers.nodes(Writer(pack), block)), "\n".join(page.lines)]
    for place in places:
        assert [line for line in (THEN, SINCE) if line in place] == said
    assert "harbor-book-2019" in group.sources
    assert ("courier-2022" in group.sources) is today


OTHER = [
    pytest.param(block, id=block.id, marks=pytest.mark.heavy if "map" in str(block) else ())
    for block in example_pack().blocks.values()
]
"""The blocks of a guide on another region and subject; a map takes a second or two."""


@pytest.mark.parametrize("block", OTHER)
def test_every_block_of_another_guide_stands_on_every_surface(block):
    pack = example_pack()
    show = Deck.of_run(pack, next(iter(pack.runs.values()))).step_of(0).show
    for shown in (False, True):
        found = spread(slides.groups(Scene(pack, show, shown), block), 1.0)
        assert found and all(slide.pieces or slide.group.drawing for slide in found)
    assert papers.nodes(Writer(pack), block)
    for item in items_of(block, "twice"):
        question = Question(pack, item, {})
        assert phone.FORM[block.kind](question, block) and phone.AFTER[block.kind](question, block)


def test_authors_read_of_every_kind():
    text = (ROOT / "docs/authors/blocks.md").read_text(encoding="utf-8")
    row = re.search(r"\*\*Blocks\.\*\* (.*?)\. Each", text, re.DOTALL)
    assert set(re.findall(r"`([a-z]+)`", row[1])) == set(KINDS)
