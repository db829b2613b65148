"""Whatever stands in a text of the guide, a room sees it as text."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.choices import choices_of
from guide.projector import pages, view
from guide.projector.deck import Deck
from guide.projector.page import page_html
from guide.room.room import begin
from tests.examples import share
from tests.packs import small_pack

from ..hostile import faults, hostile

PACK = small_pack()
NOW = dt.datetime(2026, 11, 24, 19, 0, tzinfo=dt.UTC)
MARKERS = st.text(st.sampled_from("<>&\"'/z="), min_size=1, max_size=8).map("<zz {}".format)


def slides(pack, run, votes):
    """The HTML of every slide of a run, with its answers too and a number of votes counted."""
    room = Deck.of_run(pack, pack.runs[run]).room
    tallies = {}
    for block in pack.blocks.values():
        counted = {option.id: votes for option in choices_of(pack, block)}
        tallies |= dict.fromkeys((block.id, f"{block.id}/1", f"{block.id}/2"), counted)
    deck = Deck(pack, pack.runs[run], begin(room, NOW).changed(tallies=tallies))
    for at, step in enumerate(deck.room.plan):
        for revealed in ((), (step.step,)):
            shown = replace(deck, room=deck.room.changed(at=at, revealed=revealed))
            sent = view.shown(view.Screen(shown), host=False, now=NOW)
            yield from (sent["foot"], *sent["sources"])
            for slide in shown.slides():
                made = view.slide_html(slide)
                assert "&lt;zz" in made
                yield made


@settings(max_examples=share(8))
@given(MARKERS, st.sampled_from([0, 9]))
@pytest.mark.heavy
def test_no_text_becomes_a_tag_on_a_slide(marker, votes):
    pack = hostile(PACK, marker)
    for part in slides(pack, "evening", votes):
        assert faults(part) == [], part
    assert faults(page_html(pack)) == []
    assert faults(view.waiting(pack, pages.waiting(pack, marker), None)["html"]) == []
