"""Every step of every run of show fits a projector."""

from dataclasses import replace

import pytest

from guide.projector.deck import Deck
from guide.projector.slide import ROOM_FOR_ALL, SMALLEST, heading_height, height
from guide.room.room import SIZES
from tests.packs import example_pack, real_pack

RUNS = [
    pytest.param(pack, run, id=run.id, marks=() if pack is real_pack() else pytest.mark.heavy)
    for pack in (real_pack(), example_pack())
    for run in pack.runs.values()
]


@pytest.mark.parametrize("size", range(len(SIZES)))
@pytest.mark.parametrize(("pack", "run"), RUNS)
def test_no_part_of_the_guide_is_taller_than_a_screen(pack, run, size):
    deck = Deck(pack, run, Deck.of_run(pack, run).room.changed(size=size))
    for at, step in enumerate(deck.room.plan):
        shown = replace(deck, room=deck.room.changed(at=at, revealed=(step.step,)), live=False)
        for slide in shown.slides():
            used = sum(height(piece, slide.size) for piece in slide.pieces)
            # Type shrinks in the browser down to the smallest, which takes the rest.
            spare = (SMALLEST / slide.size) ** 2
            assert used * spare + heading_height(slide.group) <= ROOM_FOR_ALL, slide.title
