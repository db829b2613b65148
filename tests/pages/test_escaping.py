"""Whatever stands in a text of the guide, a reader sees it as text."""

from types import SimpleNamespace

import pytest

from guide.model.as_of import as_of
from guide.views import current as current_module
from tests.app_test import AppTest
from tests.packs import small_pack

from ..hostile import faults, hostile
from .test_pages import ROOT, SCRIPT, pages_of

pytestmark = pytest.mark.heavy

PACK = small_pack()
MARKER = "<zz a='1' b=\"2\" & zz>"
DONE = """
from guide.model.blocks import Ballot, Claim, Hindsight, Quiz, Series
from guide.model.choices import opening_of
from guide.views.saved_progress import progress

done = progress()
done.last = next(iter(current().pack.blocks))
for block in current().pack.blocks.values():
    if isinstance(block, Quiz):
        given = getattr(block.answer, "key", None)
        if block.answer.type in ("choice", "choices"):
            wrong = [one.id for one in block.answer.options if one.id != given]
            given = wrong[0] if block.answer.type == "choice" else tuple(wrong)
        done.answers[block.id] = str(block.answer.key_date) if given is None else given
    elif isinstance(block, Series):
        points = block.guess.points if block.guess else ()
        done.guesses[block.id] = {f"{one.column} {one.period}": 9.0 for one in points}
    elif isinstance(block, Claim):
        done.convictions[block.id] = {"before": 1, "after": 5}
    elif isinstance(block, Hindsight):
        done.verdicts[block.id] = next(iter(current().pack.words.verdicts))
    elif isinstance(block, Ballot):
        done.ballots[block.id] = opening_of(current().pack, block).options[0].id
"""
CARDS = """
import streamlit as st
from guide.views import place_card, timeline_figure

for event in current().pack.events.values():
    st.html(timeline_figure.card(current().pack, event))
for place in current().pack.places.values():
    place_card.show(current().pack, place, map_key=f"map-{place.id}")
"""


@pytest.fixture(scope="module")
def guide():
    """A guide in which every text holds the signs of HTML."""
    return hostile(PACK, MARKER)


def shown(monkeypatch, pack, name, before="", after=""):
    """Every piece of HTML that a page shows."""
    monkeypatch.setattr(current_module, "current", lambda: SimpleNamespace(pack=pack))
    script = SCRIPT.format(root=str(ROOT), name=name)
    script = script.replace("pack = current().pack", f"{before}\npack = current().pack") + after
    page = AppTest.from_string(script, default_timeout=60).run()
    assert not page.exception
    return [str(each.proto.body) for each in page.get("html")]


@pytest.mark.parametrize("done", ["", DONE], ids=["at first", "with everything done"])
@pytest.mark.parametrize("name", pages_of(PACK))
def test_no_text_becomes_a_tag_on_a_page(monkeypatch, guide, name, done):
    parts = shown(monkeypatch, guide, name, done)
    assert any("&lt;zz" in part for part in parts)
    for part in parts:
        assert faults(part) == [], part


def test_no_text_becomes_a_tag_in_a_reading_of_then(monkeypatch, guide):
    then = as_of(guide, guide.guide.article.date.first)
    for name in (guide.modules[0].id, "sources"):
        for part in shown(monkeypatch, then, name, DONE):
            assert faults(part) == [], part


def test_no_text_becomes_a_tag_on_a_card(monkeypatch, guide):
    parts = shown(monkeypatch, guide, "claims", after=CARDS)
    assert any("event-card" in part for part in parts)
    for part in parts:
        assert faults(part) == [], part
