"""The options' colors: seen on both grounds, told apart by everyone, and no actor's."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.figures.projected.options import COLOURS, SIGNS, colour, marker, place
from guide.model.blocks import Options
from guide.model.blocks.quiz import Choice, Choices, Place
from guide.model.choices import LETTERS, Option

from ..test_palette import ACTORS, GROUNDS, LEAST_CONTRAST, SIGHTS, luminance, rgb, seen

LEAST_DISTANCE = {"paper": 17.0, "dark": 15.0}
FEW, LEAST_OF_FEW = 5, 18.0
"""Up to so many options, which most questions have, are farther apart."""
LEAST_TO_ACTOR = 11.0
"""In CAM02-UCS, where 1 is about the least difference that can be seen."""
LEAST_GREY = 1.2
"""The contrast of two options where all color is lost."""


@pytest.mark.parametrize("ground", GROUNDS)
def test_each_stands_out_from_its_ground(ground):
    two = luminance(rgb(GROUNDS[ground]))
    for tone in COLOURS[ground]:
        one = luminance(rgb(tone))
        assert (max(one, two) + 0.05) / (min(one, two) + 0.05) >= LEAST_CONTRAST


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_any_two_can_be_told_apart(ground, sight):
    for one, other in combinations(COLOURS[ground], 2):
        far = float(np.linalg.norm(seen(rgb(one), sight) - seen(rgb(other), sight)))
        few = {one, other} <= set(COLOURS[ground][:FEW])
        assert far >= (LEAST_OF_FEW if few else LEAST_DISTANCE[ground]), (one, other)


@pytest.mark.parametrize("ground", GROUNDS)
def test_any_two_differ_in_grey(ground):
    for one, other in combinations(COLOURS[ground], 2):
        high, low = sorted((luminance(rgb(c)) for c in (one, other)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= LEAST_GREY, (one, other)


@pytest.mark.parametrize("ground", GROUNDS)
def test_none_looks_like_an_actor(ground):
    for tone in COLOURS[ground]:
        for actor in ACTORS:
            theirs = seen(rgb(actor["colour"][ground]), None)
            far = float(np.linalg.norm(seen(rgb(tone), None) - theirs))
            assert far >= LEAST_TO_ACTOR, (tone, actor["id"])


def most(part, field):
    """How many items the model allows in a list."""
    return next(
        most
        for mark in part.model_fields[field].metadata
        if (most := getattr(mark, "max_length", None)) is not None
    )


LISTS = [(Options, "options"), (Choice, "options"), (Choices, "options"), (Place, "candidates")]


@pytest.mark.parametrize(("part", "field"), LISTS)
def test_the_model_allows_no_more_options_than_colors(part, field):
    assert most(part, field) <= len(COLOURS["paper"]) == len(COLOURS["dark"])


@given(st.integers(1, len(LETTERS)), st.sampled_from(sorted(COLOURS)))
def test_no_two_options_share_marker_and_color(many, ground):
    options = [lettered(letter) for letter in LETTERS[:many]]
    looks = {(marker(option), colour(option, ground)) for option in options}
    assert len(looks) == many
    assert len({SIGNS[place(option)] for option in options}) == many


def test_an_open_marker_has_an_open_sign():
    """Its sign is that of the full marker, only as an outline."""
    outlines = {"■": "□", "●": "○", "▲": "△"}
    signs = {marker(option): SIGNS[place(option)] for option in map(lettered, LETTERS)}
    for name, sign in signs.items():
        if name.endswith("-open"):
            assert sign == outlines[signs[name.removesuffix("-open")]]


def lettered(letter):
    return Option(letter, letter, "")
