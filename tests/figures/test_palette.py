"""The actors' colors can be told apart by everyone, on both grounds, and by marker in gray."""

from itertools import combinations
from pathlib import Path

import colorspacious
import numpy as np
import pytest
import yaml

from guide.figures.projected.sheet import Sheet
from guide.figures.style import contrast, tokens

ROOT = Path(__file__).resolve().parents[2]
ACTORS = yaml.safe_load((ROOT / "content/actors.yaml").read_text(encoding="utf-8"))["actors"]
GROUNDS = {theme: tokens(theme).ground for theme in ("paper", "dark")}
PARTS = ("ground", "faint", "later", "land", "water")
STANDS = [(theme, part) for theme in GROUNDS for part in PARTS]
"""What a marker stands on: the page, what came after the article (on the screen too), a map."""
SIGHTS = (None, "deuteranomaly", "protanomaly", "tritanomaly")
LEAST_CONTRAST = 3.0
"""WCAG 2.2, success criterion 1.4.11."""
LEAST_DISTANCE = 12.0
"""In CAM02-UCS, where 1 is about the least difference that can be seen."""


def rgb(colour):
    return np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])


def luminance(colour):
    linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def seen(colour, sight):
    if sight is not None:
        space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
        colour = np.clip(colorspacious.cspace_convert(colour, space, "sRGB1"), 0, 1)
    return colorspacious.cspace_convert(colour, "sRGB1", "CAM02-UCS")


@pytest.mark.parametrize(("theme", "part"), STANDS)
@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: actor["id"])
def test_each_color_stands_out_where_its_marker_stands(actor, theme, part):
    screen = Sheet.of(theme, (1280, 560), 24)
    ground = screen.later if part == "later" else getattr(tokens(theme), part)
    one, two = luminance(rgb(actor["colour"][theme])), luminance(rgb(ground))
    assert (max(one, two) + 0.05) / (min(one, two) + 0.05) >= LEAST_CONTRAST


@pytest.mark.parametrize("theme", GROUNDS)
def test_names_can_be_read_on_land(theme):
    shown = tokens(theme)
    for colour in (shown.ink, shown.muted, shown.stream):
        assert contrast(colour, shown.land) >= 4.5


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_any_two_colors_can_be_told_apart(ground, sight):
    places = {actor["id"]: seen(rgb(actor["colour"][ground]), sight) for actor in ACTORS}
    distances = {
        pair: float(np.linalg.norm(places[pair[0]] - places[pair[1]]))
        for pair in combinations(places, 2)
    }
    nearest = min(distances, key=distances.__getitem__)
    assert distances[nearest] >= LEAST_DISTANCE, nearest


def test_each_actor_has_a_marker_of_its_own():
    markers = [actor["marker"] for actor in ACTORS]
    assert len(set(markers)) == len(markers)
