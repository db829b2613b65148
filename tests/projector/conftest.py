"""Rooms of the small pack's run, with the clock in hand, and a store for them."""

import datetime as dt

import pytest

from guide.projector import routes as screen
from guide.projector.deck import Deck
from guide.room.room import begin
from guide.room.store import Store
from guide.web import auth

NOW = dt.datetime(2026, 11, 24, 19, 0, tzinfo=dt.UTC)


@pytest.fixture
def deck_of(pack):
    """The deck of a run whose event has begun, without a step left out."""

    def make(run="evening", **values):
        looked_at = Deck.of_run(pack, pack.runs[run])
        return Deck(pack, pack.runs[run], begin(looked_at.room.changed(**values), NOW))

    return make


@pytest.fixture
def kept_in(own_file, monkeypatch):
    """A store of the test's own, which the routes use."""
    found = Store(own_file)
    monkeypatch.setattr(screen, "store", lambda: found)
    monkeypatch.setattr(auth, "auth", lambda: auth.Auth(lambda: found, "481516", True))
    return found
