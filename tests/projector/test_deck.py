"""The way through a run: forwards and back, to what is shown only when it may be."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.model.blocks import Ballot, Hindsight, Quiz
from guide.projector.deck import Deck
from guide.projector.moves import MOVES, make_move, moving
from guide.room.clock import Timer
from guide.room.room import SIZES, begin, count, go, leave_uncounted
from tests.packs import small_pack

from .conftest import NOW

PACK = small_pack()


def standing(room):
    """Where a room stands, whatever its clocks say."""
    return room.at, room.part, room.revealed, room.uncounted


def walk(deck, move):
    """Every room on the way to the end."""
    rooms = [deck.room]
    while True:
        room = make_move(replace(deck, room=rooms[-1]), move, NOW)
        if standing(room) == standing(rooms[-1]):
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


def test_next_comes_by_every_slide_of_every_step(deck_of):
    deck = deck_of()
    rooms = walk(deck, "next")
    assert {room.at for room in rooms} == set(range(len(deck.room.plan)))
    for at in range(len(deck.room.plan)):
        last = [room for room in rooms if room.at == at][-1]
        seen = {room.part for room in rooms if room.at == at}
        slides = replace(deck, room=last).slides()
        assert {slide.part for slide in slides} <= seen | {0}


def test_every_map_says_whose_borders_it_draws(deck_of):
    deck, found = deck_of(), 0
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
    deck = deck_of()
    end = walk(deck, "next")[-1]
    rooms = walk(replace(deck, room=end), "back")
    assert (rooms[-1].at, rooms[-1].part) == (0, 0)
    assert {room.at for room in rooms} == set(range(len(deck.room.plan)))


def test_a_step_that_is_left_out_is_passed_over(deck_of):
    deck = deck_of()
    plan = [
        step.model_copy(update={"dropped": n in (1, 2)}) for n, step in enumerate(deck.room.plan)
    ]
    deck = replace(deck, room=deck.room.changed(plan=plan))
    assert {room.at for room in walk(deck, "next")} == set(range(len(plan))) - {1, 2}


def test_a_ballots_result_waits_for_the_facilitator(deck_of):
    deck = at_block(deck_of(), Ballot)
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
    deck = at_block(deck_of(), Ballot)
    block = deck.block_of(deck.room.at)
    room = count(deck.room, block.id, {block.options[0].id: 4})
    deck = replace(deck, room=replace(deck, room=room).reveal(True))
    (slide,) = deck.slides()
    assert slide.group.drawing is None
    assert slide.pieces[0].words == deck.pack.words.screen_few


def test_the_first_vote_is_hidden_until_the_second(deck_of):
    deck = at_block(deck_of(), Quiz, vote="twice")
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


def over(deck):
    """The line above the heading: what people are to do."""
    return deck.slides()[deck.number()].group.over


@pytest.mark.parametrize("key", ["next", "reveal"])
def test_vote_talk_vote_goes_on_without_a_count(deck_of, key):
    """As the docs promise for nothing but the laptop: a key for each of vote, talk and answer."""
    deck = at_block(deck_of(), Quiz, vote="twice")
    words, at = deck.pack.words, deck.room.at

    def pressed(deck, key):
        return replace(deck, room=make_move(deck, key, NOW))

    assert words.screen_vote_1 in over(deck)
    talk = pressed(deck, key)
    assert words.screen_vote_2 in over(talk) and not talk.room.shown and talk.room.at == at
    answer = pressed(talk, key)
    assert answer.room.shown and answer.room.at == at
    assert words.right_answer.rstrip(": ") in over(answer)
    assert standing(pressed(talk, "back").room) == standing(deck.room), "one press is undone by one"
    assert answer.room.tallies == {}


def test_who_counts_one_vote_counts_the_other(deck_of):
    deck = at_block(deck_of(), Quiz, vote="twice")
    id = deck.block_of(deck.room.at).id
    counted = replace(deck, room=count(deck.room, f"{id}/1", {"a": 9}))
    assert not counted.can_reveal() and counted.reveal(True) == counted.room
    left = replace(counted, room=leave_uncounted(counted.room, f"{id}/2"))
    assert left.can_reveal(), "the facilitator may say that the second is not counted"
    late = count(left.room, f"{id}/2", {"a": 5})
    assert late.uncounted == () and replace(deck, room=late).can_reveal()


# ── The beginning and the end ────────────────────────────────────────────────


def waiting(deck):
    """The same run in an event that is open and has not begun."""
    return replace(deck, room=deck.room.changed(entered=None, clock=Timer(), timer=Timer()))


@pytest.mark.parametrize("key", ["next", "begin", "timer"])
def test_the_first_press_begins_the_event_and_skips_nothing(deck_of, key):
    """``begin`` is the host's button, ``next`` a clicker's key and the screen's."""
    begun = make_move(waiting(deck_of()), key, NOW)
    assert begun.live and standing(begun) == (0, 0, (), ())
    assert begun.clock.since == begun.timer.since == begun.entered == NOW


@pytest.mark.parametrize("key", sorted(set(MOVES) - {"next", "begin", "timer"}))
def test_no_other_key_begins_the_event(deck_of, key):
    assert not make_move(waiting(deck_of()), key, NOW).begun


def test_a_look_at_the_next_slide_starts_no_clock(deck_of):
    ahead = waiting(deck_of()).ahead(NOW)
    assert ahead.room.at == 1 and not ahead.room.begun
    assert ahead.room.clock.seconds(NOW + dt.timedelta(hours=1)) == 0


def test_a_run_without_an_event_begins_nothing(pack):
    deck = Deck.of_run(pack, pack.runs["evening"])
    assert deck.next(NOW).at == 1 and not deck.next(NOW).begun


def test_after_the_last_step_comes_the_end(deck_of):
    deck = deck_of()
    last = len(deck.room.plan) - 1
    assert [replace(deck, room=go(deck.room, at, 0, NOW)).at_end for at in range(last + 1)] == [
        False
    ] * last + [True]
    out = [step.model_copy(update={"dropped": n == last}) for n, step in enumerate(deck.room.plan)]
    assert replace(deck, room=go(deck.room, last - 1, 0, NOW).changed(plan=out)).at_end


def test_what_happened_opens_where_it_begins(deck_of):
    deck = at_block(deck_of(), Hindsight)
    asked = deck.slides()
    shown = replace(deck, room=deck.next(NOW))
    assert shown.room.shown
    assert shown.number() == len(asked)
    assert shown.slides()[shown.number()].group.heading == deck.pack.words.happened


def test_type_has_a_largest_and_a_smallest_size(deck_of):
    deck = deck_of()
    for move, last in (("larger", len(SIZES) - 1), ("smaller", 0)):
        room = deck.room
        for _ in range(9):
            room = make_move(replace(deck, room=room), move, NOW)
        assert room.size == last


def test_sources_open_page_by_page_and_close(deck_of):
    deck = at_block(deck_of(), Quiz)
    deck = replace(deck, room=deck.next(NOW))
    pages = 0
    room = make_move(deck, "source", NOW)
    while room.source:
        pages += 1
        room = make_move(replace(deck, room=room), "source", NOW)
        assert pages < 9


def test_a_dark_screen_comes_back_with_the_next_move(deck_of):
    deck = deck_of()
    dark = make_move(deck, "blank", NOW)
    assert dark.blank
    assert not make_move(replace(deck, room=dark), "blank", NOW).blank
    blindly = {"timer", "undo", "begin", "phones", "doors", "questions", "minute", "hold", "stop"}
    for name in set(MOVES) - blindly:
        assert make_move(replace(deck, room=dark), name, NOW) == deck.room, "one press, one thing"
    timed = make_move(replace(deck, room=dark), "timer", NOW)
    assert timed.blank and timed.timer != deck.room.timer


def test_every_move_is_made_at_every_step(deck_of):
    deck = deck_of()
    for at in range(len(deck.room.plan)):
        for name in MOVES:
            make_move(replace(deck, room=go(deck.room, at, 0, NOW)), name, NOW)


# ── A run that changes under its event ───────────────────────────────────────


def changed(pack, name, *lost):
    """The guide with steps of a run taken out."""
    run = pack.runs[name]
    steps = tuple(step for n, step in enumerate(run.steps) if n not in lost)
    return replace(pack, runs={**pack.runs, name: run.model_copy(update={"steps": steps})})


def test_a_room_outlives_a_change_of_its_run(pack, deck_of):
    deck = deck_of()
    without = changed(pack, "evening", 1, 2)
    room = go(deck.room, 2, 0, NOW)
    found = Deck.of_room(without, room)
    assert found is not None and len(found.room.plan) == len(deck.room.plan) - 2
    assert found.slides()
    assert Deck.of_room(replace(pack, runs={}), room) is None


LOST = st.sets(st.integers(0, 20), min_size=1, max_size=15)
WAY = st.lists(st.sampled_from(sorted(MOVES)), max_size=12)


@given(LOST, st.integers(0, 20), WAY)
def test_a_lost_step_comes_back_with_its_run(lost, at, way):
    """Whatever is pressed meanwhile, and wherever the room stood."""
    run = PACK.runs["evening"]
    own = Deck.of_run(PACK, run).room
    without = changed(PACK, run.id, *lost)
    room = go(begin(own, NOW), at, 0, NOW)
    for name in way:
        session = Deck.of_room(without, room)
        pressed = make_move(session, name, NOW)
        room = moving(without, name, NOW)(room)
        assert room.plan == own.plan
        seen = Deck.of_room(without, room).room
        assert standing(seen) == standing(pressed), "the press did what it says"
    back = Deck.of_room(PACK, room)
    assert back.room.plan == own.plan and back.slides()
    if not way:
        assert back.room.at == at


def test_a_step_with_many_slides_is_gone_through_while_another_is_lost(pack, deck_of):
    deck = deck_of()
    at = next(
        n
        for n in range(3, len(deck.room.plan))
        if len(replace(deck, room=go(deck.room, n, 0, NOW)).slides()) > 2
    )
    without, room, seen = changed(pack, "evening", 0), go(deck.room, at, 0, NOW), []
    while room.at == at and len(seen) < 20:
        seen.append(room.part)
        room = moving(without, "next", NOW)(room)
    assert room.at == at + 1
    assert sorted(set(seen)) == seen and len(seen) > 2


def test_before_a_figure_that_is_guessed_an_event_shows_what_to_guess(deck_of):
    deck = deck_of()
    at = next(n for n, step in enumerate(deck.room.plan) if step.step == "series")
    block = deck.block_of(at)
    question, figure = deck.slides(at)
    assert block.title not in question.group.heading + str(question.pieces)
    assert figure.group.drawing is not None and figure.part == 1


def test_a_small_group_of_phones_has_no_number_on_the_screen(deck_of, pack):
    phones = {"f-ballot-opening": {"keep": 2, "more": 9, "bridge": 12, "none": 0}}
    deck = deck_of(phones=phones, answered={"f-ballot-opening": 23})
    at = next(n for n, step in enumerate(deck.room.plan) if step.step == "opening-ballot")
    room = deck.room.changed(at=at, revealed=("opening-ballot",))
    group = replace(deck, room=room).slides()[0].group
    assert group.foot == pack.words.screen_veiled
    drawn = str(group.drawing("paper", (1200, 520), 24.0).checked().to_dict())
    assert "12 · 52 %" in drawn
    assert "9 · 39 %" not in drawn and "2 · 9 %" not in drawn
    assert "keep: 2" not in group.alt and ": 12" in group.alt
