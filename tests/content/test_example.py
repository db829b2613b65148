"""The guide on another region and subject: held to the standard of the first, and free of it."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from guide.loading.load import load_pack
from guide.model.balance import balance
from guide.model.freshness import due
from guide.model.loaded import loaded as found_loaded
from guide.model.sourcing import sourcing
from guide.model.unused import unused
from guide.paper.sheets import sheets
from guide.phone import blocks as phone
from guide.phone.question import Question
from guide.projector.deck import Deck
from guide.projector.slide import Group, Slide
from guide.projector.view import WHOLE, _foot
from guide.room.items import items_of
from guide.room.room import go
from tests.conftest import NOW
from tests.packs import EXAMPLE, example_pack, real_pack

PACK = example_pack()
CHECKED = dt.date(2026, 11, 27)


def test_the_checker_has_nothing_to_say():
    loaded = load_pack(EXAMPLE)
    assert loaded.problems == loaded.hints == loaded.notices == []
    assert not list(found_loaded(PACK)) and not any(unused(PACK).values())


def test_it_is_fair_and_rests_on_documents():
    assert not [pair for pair in balance(PACK).pairs if pair.leans]
    assert sourcing(PACK).sound
    assert due(PACK, CHECKED) == []


def test_it_is_small_and_has_one_of_nearly_each():
    assert 2 <= len(PACK.modules) <= 3 and 15 <= len(PACK.blocks) <= 25
    assert len({block.kind for block in PACK.blocks.values()}) >= 11
    assert sum(block.kind == "quiz" for block in PACK.blocks.values()) == 5
    assert [run.minutes for run in PACK.runs.values()] == [45]


@pytest.mark.heavy
def test_nothing_of_the_first_guide_is_said_by_the_other():
    """Whom it names, its terms and its day stand in its files, and nowhere in the program."""
    first = real_pack()
    names = {person.name.split()[-1] for person in first.people.values()}
    names |= {term.term for term in first.terms.values()}
    names |= {first.guide.article.newspaper, "Moscow", "Kremlin", "Russia", "2017"}
    told, own = " ".join(said_by(PACK)), " ".join(written_in(EXAMPLE))
    assert len(told) > 20_000
    strange = [name for name in names if re.search(rf"\b{re.escape(name)}\b", told)]
    assert [name for name in strange if name not in own] == []


def said_by(pack):
    """Everything that screens, sheets, phones and exports say of a guide."""
    for run in pack.runs.values():
        deck = Deck.of_run(pack, run)
        for at in range(len(run.steps)):
            room = go(deck.room, at, 0, NOW)
            yield from (slide.title for slide in replace(deck, room=room).slides())
    for sheet in sheets(pack):
        yield str(sheet.nodes())
    for block in pack.blocks.values():
        for item in items_of(block, "twice"):
            yield str(phone.FORM[block.kind](Question(pack, item, {}), block))
    yield from map(str, pack.words.model_dump().values())


def written_in(folder):
    """What an author wrote."""
    for file in (*folder.glob("content/**/*.yaml"), *folder.glob("data/*.csv")):
        yield file.read_text(encoding="utf-8")


def test_a_long_publisher_is_cut_at_the_foot_of_a_screen():
    source = PACK.sources["cfa-2010"]
    assert len(source.publisher) > WHOLE
    foot = str(_foot(PACK, Slide(0, Group("A map", ()), sources=(source.id,))))
    assert "…" in foot and source.publisher[:30] in foot and source.publisher not in foot
