"""Kinds of place of a guide's own, with their markers, on page, screen and paper."""

from typing import get_args

import pytest

from guide.figures.map import map_figure
from guide.figures.map_places import MARKS
from guide.loading.load import load_pack
from guide.model.places import PlaceMarker
from guide.paper.drawings.map import _MARKS, map_drawing


@pytest.fixture
def harbors(pack_copy):
    """The small pack, whose landings are a kind of place of its own."""
    for file, old, new in (
        (
            "content/guide.yaml",
            "article:\n",
            "place_kinds:\n  - {id: harbor, marker: triangle}\narticle:\n",
        ),
        ("content/maps/shores.yaml", "marker: base", "marker: harbor"),
        ("data/places.csv", "11.1,base", "11.1,harbor"),
    ):
        path = pack_copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    loaded = load_pack(pack_copy)
    assert loaded.problems == []
    return loaded.pack


def test_a_kind_of_its_own_has_its_marker(harbors):
    drawn = harbors.maps["shores"]
    figure = map_figure(harbors, drawn, theme="paper").checked()
    (marks,) = [trace for trace in figure.data if trace.name == "Landings"]
    assert marks.marker.symbol == "triangle-up-open" and marks.showlegend
    key = map_drawing(harbors, drawn)["key"]
    assert ["triangle-up-open", "Landings"] in [
        [entry["mark"][0], entry["text"]] for entry in key if "mark" in entry
    ]


def test_every_marker_is_drawn_on_every_surface():
    assert set(MARKS) == set(_MARKS) == set(get_args(PlaceMarker))
