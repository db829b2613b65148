"""The way through a run: forwards and back, to what is shown only when it may be."""

from dataclasses import replace

import pytest

from guide.model.blocks import Ballot, Hindsight, Quiz
from guide.projector.deck import Deck
from guide.projector.moves import MOVES, make_move
from guide.room.room import SIZES, count, go

from .conftest import NOW


def walk(deck, move):
    """Every room on the way to the end."""
    rooms = [deck.room]
    while True:
        room = make_move(replace(deck, room=rooms[-1]), move, NOW)
        if (room.at, room.part, room.revealed) == (
            rooms[-1].at,
            rooms[-1].part,
            rooms[-1].revealed,
        ):
            return rooms
        rooms.append(room)
        assert len(rooms) < 300


def at_block(deck, kind, **show):
    """The deck at the first step whose block is of a kind."""
    for at in range(len(deck.room.plan)):
        block, step = deck.block_of(at), deck.step_of(at)
        if isinstance(block, kind) and all(
            getattr(step.show, key) == value for key, value in show.items()
        ):
            return replace(deck, room=go(deck.room, at, 0, NOW))
    raise AssertionError(f"no step shows a {kind.__name__}")


@pytest.mark.parametrize("run", ["evening-90", "class-45", "taster-20"])
def test_next_comes_by_every_slide_of_every_step(deck_of, run):
    deck = deck_of(run)
    rooms = walk(deck, "next")
    assert {room.at for room in rooms} == set(range(len(deck.room.plan)))
    for at in range(len(deck.room.plan)):
        last = [room for room in rooms if room.at == at][-1]
        seen = {room.part for room in rooms if room.at == at}
        slides = replace(deck, room=last).slides()
        assert {slide.part for slide in slides} <= seen | {0}


def test_every_map_says_whose_borders_it_draws(deck_of):
    deck, found = deck_of("evening-90"), 0
    for room in walk(deck, "next"):
        slide = replace(deck, room=room).slides()[0]
        block = deck.block_of(room.at)
        where = getattr(block, "map", None) or getattr(getattr(block, "answer", None), "map", None)
        if where and slide.group.drawing:
            found += 1
            whose = deck.pack.maps[where].whose
            assert slide.group.foot == deck.pack.words.screen_borders.format(whose=whose)
    assert found


def test_back_leads_the_same_way(deck_of):
    deck = deck_of("taster-20")
    end = walk(deck, "next")[-1]
    rooms = walk(replace(deck, room=end), "back")
    assert (rooms[-1].at, rooms[-1].part) == (0, 0)
    assert {room.at for room in rooms} == set(range(len(deck.room.plan)))


def test_a_step_that_is_left_out_is_passed_over(deck_of):
    deck = deck_of("taster-20")
    plan = [
        step.model_copy(update={"dropped": n in (1, 2)}) for n, step in enumerate(deck.room.plan)
    ]
    deck = replace(deck, room=deck.room.changed(plan=plan))
    assert {room.at for room in walk(deck, "next")} == set(range(len(plan))) - {1, 2}


def test_a_ballots_result_waits_for_the_facilitator(deck_of):
    deck = at_block(deck_of("taster-20"), Ballot)
    assert not deck.can_reveal()
    assert deck.reveal(True) == deck.room, "nothing is counted yet"
    block = deck.block_of(deck.room.at)
    votes = {option.id: 9 for option in block.options}
    deck = replace(deck, room=count(deck.room, block.id, votes))
    assert "9" not in "".join(piece.words for piece in deck.slides()[0].pieces)
    assert deck.slides()[0].group.drawing is None
    onwards = deck.next(NOW)
    assert not onwards.shown and onwards.at == deck.room.at + 1
    shown = replace(deck, room=deck.reveal(True))
    assert shown.slides()[0].group.drawing is not None


def test_a_result_of_fewer_than_five_is_not_drawn(deck_of):
    deck = at_block(deck_of("taster-20"), Ballot)
    block = deck.block_of(deck.room.at)
    room = count(deck.room, block.id, {block.options[0].id: 4})
    deck = replace(deck, room=replace(deck, room=room).reveal(True))
    (slide,) = deck.slides()
    assert slide.group.drawing is None
    assert slide.pieces[0].words == deck.pack.words.screen_few


def test_the_first_vote_is_hidden_until_the_second(deck_of):
    deck = at_block(deck_of("class-45"), Quiz, vote="twice")
    block = deck.block_of(deck.room.at)
    options = [option.id for option in block.answer.options]
    assert not deck.can_reveal()
    first = count(deck.room, f"{block.id}/1", dict.fromkeys(options, 7))
    deck = replace(deck, room=first)
    assert not deck.can_reveal()
    assert all(slide.group.drawing is None for slide in deck.slides())
    assert deck.pack.words.screen_vote_2 in deck.slides()[0].group.over
    assert deck.next(NOW).at == deck.room.at + 1, "going on does not give it away"
    second = count(deck.room, f"{block.id}/2", {options[0]: 20})
    deck = replace(deck, room=second)
    assert deck.can_reveal() and deck.slides()[0].group.drawing is None
    shown = replace(deck, room=deck.next(NOW))
    assert shown.room.shown and shown.slides()[0].group.drawing is not None


def test_what_happened_opens_where_it_begins(deck_of):
    deck = at_block(deck_of("evening-90"), Hindsight)
    asked = deck.slides()
    shown = replace(deck, room=deck.next(NOW))
    assert shown.room.shown
    assert shown.number() == len(asked)
    assert shown.slides()[shown.number()].group.heading == deck.pack.words.happened


def test_type_has_a_largest_and_a_smallest_size(deck_of):
    deck = deck_of("taster-20")
    for move, last in (("larger", len(SIZES) - 1), ("smaller", 0)):
        room = deck.room
        for _ in range(9):
            room = make_move(replace(deck, room=room), move, NOW)
        assert room.size == last


def test_sources_open_page_by_page_and_close(deck_of):
    deck = at_block(deck_of("evening-90"), Quiz)
    deck = replace(deck, room=deck.next(NOW))
    pages = 0
    room = make_move(deck, "source", NOW)
    while room.source:
        pages += 1
        room = make_move(replace(deck, room=room), "source", NOW)
        assert pages < 9


def test_a_dark_screen_comes_back_with_the_next_move(deck_of):
    deck = deck_of("taster-20")
    dark = make_move(deck, "blank", NOW)
    assert dark.blank
    assert not make_move(replace(deck, room=dark), "blank", NOW).blank
    onwards = make_move(replace(deck, room=dark), "next", NOW)
    assert not onwards.blank and onwards.at == 1


def test_every_move_is_made_at_every_step(deck_of):
    for run in ("evening-90", "class-45", "taster-20"):
        deck = deck_of(run)
        for at in range(len(deck.room.plan)):
            for name in MOVES:
                make_move(replace(deck, room=go(deck.room, at, 0, NOW)), name, NOW)


def test_a_room_outlives_a_change_of_its_run(pack, deck_of):
    deck = deck_of("taster-20")
    run = pack.runs["taster-20"]
    shorter = run.model_copy(update={"steps": (run.steps[0], *run.steps[3:])})
    changed = replace(pack, runs={**pack.runs, "taster-20": shorter})
    room = go(deck.room, 2, 0, NOW)
    found = Deck.of_room(changed, room)
    assert found is not None and len(found.room.plan) == len(shorter.steps)
    assert found.slides()
    assert Deck.of_room(replace(pack, runs={}), room) is None
