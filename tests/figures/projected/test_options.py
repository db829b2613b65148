"""The options' colors: seen on both grounds, told apart by everyone, and no actor's."""

from itertools import combinations

import numpy as np
import pytest

from guide.figures.projected.options import COLOURS

from ..test_palette import ACTORS, GROUNDS, LEAST_CONTRAST, SIGHTS, luminance, rgb, seen

LEAST_DISTANCE = 15.0
LEAST_TO_ACTOR = 10.0
"""In CAM02-UCS, where 1 is about the least difference that can be seen."""
LEAST_GREY = 1.2
"""The contrast of two options where all color is lost."""


@pytest.mark.parametrize("ground", GROUNDS)
def test_each_stands_out_from_its_ground(ground):
    two = luminance(rgb(GROUNDS[ground]))
    for colour in COLOURS[ground]:
        one = luminance(rgb(colour))
        assert (max(one, two) + 0.05) / (min(one, two) + 0.05) >= LEAST_CONTRAST


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_any_two_can_be_told_apart(ground, sight):
    for one, other in combinations(COLOURS[ground], 2):
        far = float(np.linalg.norm(seen(rgb(one), sight) - seen(rgb(other), sight)))
        assert far >= LEAST_DISTANCE, (one, other)


@pytest.mark.parametrize("ground", GROUNDS)
def test_any_two_differ_in_grey(ground):
    for one, other in combinations(COLOURS[ground], 2):
        high, low = sorted((luminance(rgb(c)) for c in (one, other)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= LEAST_GREY, (one, other)


@pytest.mark.parametrize("ground", GROUNDS)
def test_none_looks_like_an_actor(ground):
    for colour in COLOURS[ground]:
        for actor in ACTORS:
            theirs = seen(rgb(actor["colour"][ground]), None)
            far = float(np.linalg.norm(seen(rgb(colour), None) - theirs))
            assert far >= LEAST_TO_ACTOR, (colour, actor["id"])
