"""Every figure that the runs of both guides project, by name; run, it tells a print of each."""

import hashlib
import json
from dataclasses import replace
from functools import cache

from guide.model.blocks import Ballot
from guide.model.choices import choices_of
from guide.projector.deck import Deck
from guide.projector.view import figure_json
from guide.room.room import count
from tests.packs import real_pack, small_pack

PLACES = (("paper", (1160, 500), 24.0), ("dark", (374, 520), 15.0))
"""A figure's ground, size and type in pixels: on a wide screen, and on one held upright."""


@cache
def drawings():
    """The drawing of each figure, answers and results too, by guide, block, state and part."""
    found = {}
    for name, pack in (("small", small_pack()), ("real", real_pack())):
        for run in pack.runs.values():
            for deck, state in _decks(Deck.of_run(pack, run)):
                for at, step in enumerate(deck.room.plan):
                    for revealed in ((), (step.step,)):
                        room = deck.room.changed(at=at, revealed=revealed)
                        for slide in replace(deck, room=room).slides():
                            if slide.group.drawing:
                                block = f"{deck.block_of(at).id}, {step.step}"
                                key = (name, run.id, block, state, bool(revealed), slide.part)
                                found[", ".join(map(str, key))] = slide.group.drawing
    return found


def _decks(deck):
    """A run by itself, and as an event in which every ballot is counted."""
    yield deck, "alone"
    room = deck.room
    for block in deck.pack.blocks.values():
        if isinstance(block, Ballot):
            votes = {option.id: 7 + n for n, option in enumerate(choices_of(deck.pack, block))}
            room = count(room, block.id, votes)
    yield replace(deck, room=room, live=True), "counted"


def prints():
    """A print of each figure's JSON at each size and ground."""
    return {
        f"{name} {size}": hashlib.sha256(
            figure_json(drawing, theme, size, type_px).encode()
        ).hexdigest()
        for name, drawing in drawings().items()
        for theme, size, type_px in PLACES
    }


if __name__ == "__main__":
    print(json.dumps(prints()))
