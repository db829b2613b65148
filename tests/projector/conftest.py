"""The real guide, its runs, and rooms of them with the clock in hand."""

import datetime as dt

import pytest

from guide.model.reading import pack_folder, read_pack
from guide.projector.deck import Deck

NOW = dt.datetime(2026, 11, 24, 19, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def pack():
    found = read_pack(pack_folder()).pack
    assert found is not None
    return found


@pytest.fixture
def deck_of(pack):
    """The deck of a run, live, without a step left out."""

    def make(run="evening-90", **values):
        looked_at = Deck.of_run(pack, pack.runs[run])
        return Deck(pack, pack.runs[run], looked_at.room.changed(**values))

    return make
