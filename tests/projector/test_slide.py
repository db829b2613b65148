"""What is spread over slides is all there, in order, and never fuller than a screen."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guide.model.runs import Showing
from guide.projector import blocks, pages
from guide.projector.deck import Deck
from guide.projector.scene import Scene
from guide.projector.slide import (
    LARGER,
    ROOM_FOR_ALL,
    RUNGS,
    SMALLER,
    SMALLEST,
    TEXT,
    Cell,
    Grid,
    Group,
    Piece,
    heading_height,
    heading_size,
    height,
    parted,
    slide_at,
    spread,
)
from guide.room.room import SIZES
from tests.packs import real_pack, small_pack

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
@example([77, 151, 220, 220, 289], 0.8, "")
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
@pytest.mark.heavy
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


def test_claims_and_prompts_are_as_large_as_a_room_needs():
    pack = real_pack()
    for block in pack.blocks.values():
        if block.kind not in ("claim", "prompt"):
            continue
        group = blocks.groups(Scene(pack, Showing()), block)[0]
        (shown,) = spread([group], 1.0)
        assert heading_size(group) >= 1 / 14
        assert shown.size * shown.pieces[0].scale * TEXT >= 1 / 13 - 1e-9


@pytest.mark.heavy
def test_the_first_and_the_last_screen_show_where_it_is_about():
    pack = real_pack()
    for page in ("title", "end"):
        (group,) = pages.groups(pack, page)
        assert pack.guide.welcome.map.alt in "".join(piece.html for piece in group.pieces)
        assert "<a " not in "".join(piece.html for piece in group.pieces)


HEADINGS = st.sampled_from(["", "A heading", "A heading of many words that needs two lines " * 2])
TEXTS = st.text("Kyiv, price and a longer–word.", max_size=400)


@st.composite
def any_group(draw):
    """A group of any layout and texts, as an author might write it."""
    texts = draw(st.lists(TEXTS, min_size=1, max_size=9))
    indent, scale = draw(st.sampled_from([0.0, 0.9, 3.2])), draw(st.sampled_from([1.0, 1.3, 2.6]))
    held = tuple(Piece("", text, lines=0.4, indent=indent, scale=scale) for text in texts)
    layout = draw(st.sampled_from(["text", "question", "choices", "columns", "title"]))
    return Group(draw(HEADINGS), held, layout)


def sizes_by_part(group, size):
    """The size that each part of a group is set in."""
    return [slide.size for slide in spread([group], size) for _ in slide.pieces or (None,)]


def assert_larger_is_never_smaller(group):
    steps = [sizes_by_part(group, size) for size in SIZES]
    for smaller, larger in pairwise(steps):
        assert all(one <= other for one, other in zip(smaller, larger, strict=True)), steps


@given(any_group())
def test_larger_type_is_never_smaller(group):
    assert_larger_is_never_smaller(group)


@st.composite
def any_grid(draw):
    """What is compared, in two or four cells of any texts."""
    texts = st.lists(TEXTS, min_size=1, max_size=3)
    cells = tuple(
        Cell("A label", tuple(Piece("", text, (text[:9],), 0.4, 0.9) for text in draw(texts)))
        for _ in range(draw(st.sampled_from([2, 4])))
    )
    lead = tuple(Piece("", text, lines=0.4) for text in draw(st.lists(TEXTS, max_size=1)))
    apart = (*(Group(cell.label, cell.pieces) for cell in cells), Group("A label", lead))
    return Grid(draw(HEADINGS), cells, apart, lead)


@given(any_grid())
def test_what_is_compared_stands_together_where_it_fits_and_in_larger_type_is_never_smaller(grid):
    after = Group("What follows", pieces([20]))
    steps = []
    for size in SIZES:
        slides = spread([grid, after], size)
        assert slides[-1].part == grid.parts, "however many slides it takes, what follows stays"
        steps.append([slides[slide_at(slides, part)].size for part in range(grid.parts)])
        if slides[0].group.layout == "grid":
            assert len(slides) == 2
            assert slides[0].size >= max(SMALLEST, size * SMALLER) - 1e-9
            room = ROOM_FOR_ALL - heading_height(slides[0].group)
            assert grid.height(slides[0].size) <= room
            cited = {source for cell in grid.cells for one in cell.pieces for source in one.sources}
            assert {*slides[0].sources} == cited
    for smaller, larger in pairwise(steps):
        assert all(one <= other for one, other in zip(smaller, larger, strict=True)), steps


def test_sides_that_are_short_stand_beside_each_other_and_long_ones_do_not():
    def sides(length):
        cells = tuple(Cell(name, pieces([length, length])) for name in ("for", "against"))
        return Grid("A claim", cells, tuple(Group(cell.label, cell.pieces) for cell in cells))

    (together,) = spread([sides(60)], 1.0)
    assert together.group.layout == "grid"
    assert {slide.group.heading for slide in spread([sides(380)], 1.0)} == {"for", "against"}


@pytest.mark.parametrize(
    "guide",
    [
        pytest.param(small_pack(), id="small"),
        pytest.param(real_pack(), id="real", marks=pytest.mark.heavy),
    ],
)
def test_larger_type_is_never_smaller_in_any_slide_of_a_guide(guide):
    for run in guide.runs.values():
        deck = Deck.of_run(guide, run)
        for at, step in enumerate(deck.room.plan):
            for revealed in ((), (step.step,)):
                room = deck.room.changed(at=at, revealed=revealed)
                for slide in replace(deck, room=room).slides():
                    assert_larger_is_never_smaller(slide.group)


@given(any_group(), st.sampled_from(SIZES))
def test_the_browser_shrinks_along_the_same_sizes(group, asked):
    """What fits in smaller type then fits in the same, wherever the shrinking begins."""
    for size in sizes_by_part(group, asked):
        assert size * RUNGS == pytest.approx(round(size * RUNGS))


def test_choices_too_long_for_one_slide_grow_like_any_text():
    group = Group("A question?", pieces([380] * 9), "choices")
    small, *_, large = (spread([group], size) for size in SIZES)
    assert large[0].size >= SIZES[-1] > small[0].size
    assert len(large) > len(small) > 1


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
