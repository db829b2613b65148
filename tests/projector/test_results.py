"""A result on the screen for everything that phones answer, by phones and hands together."""

import datetime as dt

import pytest

from guide.figures.projected.tally import VEILED
from guide.model.countable import countable_of, several
from guide.model.fitting import asks, cells_of
from guide.projector.deck import Deck
from guide.projector.moves import make_move
from guide.room.counts import shown_votes, tally
from guide.room.items import items_of
from guide.room.room import Room, count, go, new_room, reveal
from guide.room.session import Session
from guide.room.votes import vote_now
from tests.packs import small_pack

PACK = small_pack()
RUN = PACK.runs["evening"]
NOW = dt.datetime(2026, 11, 24, 19, 0, tzinfo=dt.UTC)
STEPS = {
    step.block: at
    for at, step in enumerate(RUN.steps)
    if step.block and asks(PACK.blocks[step.block])
}
RATED = [id for id in STEPS if PACK.blocks[id].kind in ("claim", "hindsight", "series")]
SIZE, TYPE = (1200, 600), 24.0


def answered(block, each, people=None):
    """A room at a block's step, in which so many phones counted for each thing, in order."""
    room = new_room(RUN, Session.of_run(PACK, RUN).room.plan, people=30)
    room = go(room, STEPS[block], 0, NOW)
    ids = cells_of(PACK, PACK.blocks[block])
    for item in items_of(PACK.blocks[block], RUN.steps[STEPS[block]].show.vote):
        room = room.changed(
            phones={**room.phones, item.id: dict(zip(ids, each))},
            answered={**room.answered, item.id: people or sum(each)},
        )
    return room


def shown(room):
    """The slides of the step with its answer shown."""
    return Deck.of_room(PACK, reveal(room, True)).slides()


def charts(room):
    """The words for each chart of a result, with its foot."""
    said = [(one.group.alt, one.group.foot) for one in shown(room) if one.group.drawing]
    return [(alt, foot) for alt, foot in said if alt.count(": ") > 1 and ";" in alt]


def test_everything_that_is_asked_is_counted_in_words():
    for id in STEPS:
        block = PACK.blocks[id]
        assert [one.id for one in countable_of(PACK, block)] == cells_of(PACK, block)
        assert all(one.text for one in countable_of(PACK, block))


@pytest.mark.parametrize("block", STEPS)
def test_whatever_phones_answer_is_charted_once_it_is_shown(block):
    each = [7] * len(cells_of(PACK, PACK.blocks[block]))
    room = answered(block, each, people=14 if several(PACK.blocks[block]) else None)
    if "opening" in block or "closing" in block:
        return  # tests/room/test_votes.py and tests/figures hold ballots
    found = charts(room)
    assert found and all(foot != PACK.words.screen_veiled for _, foot in found)
    for slide in shown(room):
        if slide.group.drawing:
            assert slide.group.drawing("paper", SIZE, TYPE).checked().data is not None
    assert Deck.of_room(PACK, room).can_reveal()


@pytest.mark.parametrize("block", RATED)
def test_nothing_is_shown_before_it_is_counted(block):
    room = go(new_room(RUN, Session.of_run(PACK, RUN).room.plan, people=30), STEPS[block], 0, NOW)
    deck = Deck.of_room(PACK, room)
    if PACK.blocks[block].kind != "hindsight":
        assert not deck.can_reveal() and make_move(deck, "reveal", NOW) == room
    assert not charts(room)


@pytest.mark.parametrize("block", RATED)
def test_a_result_follows_what_stands_there_and_the_next_press_of_the_key_hides_it(block):
    room = answered(block, [9] * len(cells_of(PACK, PACK.blocks[block])))
    deck = Deck.of_room(PACK, room)
    before = len(deck.slides())
    after = Deck.of_room(PACK, make_move(deck, "reveal", NOW))
    assert after.number() == before and len(after.slides()) > before
    assert not make_move(after, "reveal", NOW).shown


@pytest.mark.parametrize("block", ["f-claim-slow", "f-hindsight"])
def test_a_small_group_is_told_by_no_chart(block):
    each = [2, 9, 8, 7, 6][: len(cells_of(PACK, PACK.blocks[block]))]
    for alt, foot in charts(answered(block, each)):
        assert VEILED in alt and foot == PACK.words.screen_veiled
        assert ": 2" not in alt


def test_fewer_than_five_answers_are_a_sentence():
    room = answered("f-claim-slow", [1, 1, 1, 1, 0])
    assert not charts(room)
    assert PACK.words.screen_few in str([one.pieces for one in shown(room)])
    assert not Deck.of_room(PACK, answered("f-bars", [1] * 9)).can_reveal()


def test_hands_are_added_to_phones():
    room = answered("f-claim-slow", [10, 0, 0, 0, 10])
    room = count(room, "f-claim-slow/before", {"1": 1, "3": 2})
    found = tally(room, "f-claim-slow/before", [str(n) for n in range(1, 6)])
    assert (found.cells["1"], found.cells["3"], found.people) == (11, 2, 23)


def test_who_did_not_choose_one_of_several_is_a_group_too():
    block = PACK.blocks["f-quiz-several"]
    ids = cells_of(PACK, block)
    item = items_of(block)[0].id
    room = answered("f-quiz-several", [18, 9, 9, 9], people=20)
    told = shown_votes(room, item, ids, several=True)
    assert told[ids[0]] is None, "two of twenty did not choose it"
    assert tally(room, item, ids, several=True).people == 20
    counted = count(room, item, dict.fromkeys(ids, 3))
    assert tally(counted, item, ids, several=True).people is None


def test_hands_can_be_counted_for_a_rating_at_its_step_and_nobody_has_to():
    room = answered("f-claim-slow", [])
    assert isinstance(room, Room)
    bare = room.changed(phones={}, answered={})
    vote = vote_now(Deck.of_room(PACK, bare))
    assert (vote.id, vote.turn, vote.called) == ("f-claim-slow/before", "before", False)
    onward = go(bare, bare.at + 1, 0, NOW)
    assert vote_now(Deck.of_room(PACK, onward)).block != "f-claim-slow"
