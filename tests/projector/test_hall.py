"""A hall of screens on the real server: every one sees every move, and all see the same."""

import pytest

from bench.hall import measure

pytestmark = pytest.mark.heavy


def test_fifty_screens_see_every_move_in_order_and_the_same_figures():
    found = measure(50, moves=12, pause=0.02)
    assert found.faults == []
    assert len(found.seen) == len(found.drawn) == 12
    assert found.figures
    assert all(len(prints) == 1 for prints in found.figures.values())
