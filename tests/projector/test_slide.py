"""What is spread over slides is all there, in order, and never fuller than a screen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.projector.slide import (
    LARGER,
    ROOM_FOR_ALL,
    SMALLEST,
    Group,
    Piece,
    heading_height,
    height,
    parted,
    slide_at,
    spread,
)
from guide.room.room import SIZES

WORDS = "The coalition struck the town and said why; others counted the dead. "


def pieces(lengths):
    return tuple(
        Piece(f"<p>{n}</p>", (WORDS * 9)[:length], (f"source-{n}",))
        for n, length in enumerate(lengths)
    )


@given(
    st.lists(st.integers(1, 380), min_size=1, max_size=12),
    st.sampled_from(SIZES),
    st.sampled_from(["", "A heading", "A heading of many words that needs more than one line"]),
)
def test_every_part_is_shown_once_in_order_and_fits(lengths, size, heading):
    group = Group(heading, pieces(lengths))
    slides = spread([group], size)
    assert [piece for slide in slides for piece in slide.pieces] == list(group.pieces)
    for slide in slides:
        assert SMALLEST <= slide.size <= size * LARGER + 1e-9
        used = sum(height(piece, slide.size) for piece in slide.pieces)
        alone = len(slide.pieces) == 1
        assert alone or used + heading_height(group) <= ROOM_FOR_ALL + 1e-9
        assert slide.sources == tuple(source for piece in slide.pieces for source in piece.sources)


@given(st.lists(st.integers(1, 380), min_size=2, max_size=12), st.integers(0, 12))
def test_larger_type_keeps_the_part_that_was_being_read(lengths, part):
    part = min(part, len(lengths) - 1)
    group = Group("A heading", pieces(lengths))
    for size in SIZES:
        slides = spread([group], size)
        found = slides[slide_at(slides, part)]
        assert group.pieces[part] in found.pieces


@given(st.lists(st.integers(8, 60), min_size=3, max_size=6), st.sampled_from(SIZES))
def test_what_is_chosen_from_stands_on_one_slide(lengths, size):
    slides = spread([Group("A question?", pieces(lengths), "choices")], size)
    assert len(slides) == 1


def test_things_are_parted_evenly():
    assert [len(each) for each in parted(range(5), lambda _: 0.3, 0.95)] == [3, 2]
    assert [len(each) for each in parted(range(6), lambda _: 0.2, 0.95)] == [3, 3]


def test_a_thing_that_is_too_tall_stands_alone():
    assert parted([0.2, 2.0, 0.2], lambda tall: tall, 1.0) == [[0.2], [2.0], [0.2]]


@pytest.mark.parametrize("size", range(len(SIZES)))
def test_no_part_of_the_guide_is_taller_than_a_screen(pack, deck_of, size):
    for run in pack.runs:
        deck = deck_of(run, size=size)
        for at, step in enumerate(deck.room.plan):
            shown = replace(deck, room=deck.room.changed(at=at, revealed=(step.step,)), live=False)
            for slide in shown.slides():
                used = sum(height(piece, slide.size) for piece in slide.pieces)
                # Type shrinks in the browser down to the smallest, which takes the rest.
                spare = (SMALLEST / slide.size) ** 2
                assert used * spare + heading_height(slide.group) <= ROOM_FOR_ALL, slide.title
