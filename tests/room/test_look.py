"""Where a room looks on a figure: always on the figure, and back again as it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.room.look import ZOOMS, Look, centred, lit, panned, read_look, read_point, zoomed
from guide.room.room import Room, begin, go, look_whole, reveal, undo, undoable
from tests.conftest import NOW, plan

POINTS = st.tuples(st.floats(0, 1), st.floats(0, 1))
MOVES = st.one_of(
    st.tuples(st.just(zoomed), st.sampled_from([-1, 1]), st.none() | POINTS),
    st.tuples(st.just(panned), st.integers(-1, 1), st.integers(-1, 1)),
    st.tuples(st.just(centred), POINTS),
    st.tuples(st.just(lit), st.booleans(), st.none() | POINTS),
)


@given(st.lists(MOVES, max_size=20))
def test_nothing_beside_the_figure_is_ever_seen_and_an_address_holds_all_of_it(moves):
    look = Look()
    for move, *how in moves:
        look = move(look, *how)
        half = 0.5 / look.factor
        assert all(half <= share <= 1 - half for share in look.centre)
        assert read_look(look.text).text == look.text
        assert look.zoom or look.lit or look == Look()


@given(POINTS, st.integers(0, len(ZOOMS) - 2))
def test_what_is_under_the_pointer_stays_there(point, zoom):
    before = zoomed(Look(zoom=zoom) if zoom else Look(), 0)
    after = zoomed(before, 1, point)
    for side in (0, 1):
        seen = [0.5 + (point[side] - look.centre[side]) * look.factor for look in (before, after)]
        assert seen[0] == pytest.approx(seen[1], abs=0.001)


def test_a_spot_stays_where_it_was_put_while_the_figure_grows_round_it():
    look = lit(Look(), True, (0.1, 0.9))
    for _ in ZOOMS:
        look = zoomed(look, 1, (0.7, 0.7))
    assert (look.x, look.y, look.factor) == (0.1, 0.9, ZOOMS[-1])
    assert lit(look, False).lit is False
    for _ in ZOOMS:
        look = zoomed(look, -1)
    assert lit(look, False) == Look()


@pytest.mark.parametrize(
    "text", ["", "1", "0.5,0.5,9,1", "0.5,0.5,-1,0", "nan,0,1,0", "2,2,1,1", "a,b,c,d", "1,1,1,1,1"]
)
def test_a_hand_edited_look_is_of_the_whole_figure(text):
    assert read_look(text) == Look()


@pytest.mark.parametrize("text", ["", "1", "nan,1", "0.2,1.2", "-0.1,0", "1e400,0", "0,0,0"])
def test_a_point_beside_the_figure_is_none(text):
    assert read_point(text) is None


def looking():
    room = begin(Room(run="evening-90", people=25, minutes=14, plan=plan(4, 10)), NOW)
    return room.changed(look=Look(x=0.3, y=0.4, zoom=2, lit=True))


def test_the_next_slide_is_whole_again_and_taking_it_back_looks_as_before():
    room = looking()
    for changed in (go(room, 1, 0, NOW), go(room, 0, 3, NOW), reveal(room, True)):
        after = undoable(room, changed)
        assert after.look == Look()
        assert undo(after).look == room.look
    assert undo(undoable(room, look_whole(room))).look == room.look
