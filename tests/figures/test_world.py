"""The ground of any region: cut from the world where the pack names no shapes."""

import gzip
import json

import numpy as np
import pytest

from guide.figures.map import map_figure
from guide.figures.map_canvas import HIGHEST, NARROW, WIDE, Canvas, canvas_for
from guide.figures.map_land import draw_ground, name_states
from guide.figures.projected.map import projected_map
from guide.figures.shapes import contested, projection_for
from guide.figures.world import cut, ground
from guide.model.maps import Window
from guide.paper.drawings.map import map_drawing

WINDOWS = {
    "nile": (23, 48, -2, 33),
    "mirrored at the equator": (10, 40, -20, 20),
    "just north of it": (-20, 20, -1, 2),
    "tall": (-80, -62, -56, -17),
    "across the 180th meridian": (170, -170, -25, -10),
    "far north across it": (160, -150, 50, 72),
    "an island": (14.1, 14.65, 35.75, 36.12),
    "a speck": (166.8, 167.0, -0.6, -0.45),
    "open sea": (-150, -140, 20, 28),
    "the whole world": (-180, 180, -60, 84),
    "the whole world and its poles": (-180, 180, -90, 90),
    "the Pacific": (100, -70, -50, 60),
    "the South Pole": (-100, -30, -85, -55),
    "the North Pole": (-60, 60, 60, 90),
}
EXPECTED = {
    "nile": {"EGY", "SDN", "ETH", "ERI", "SAU"},
    "mirrored at the equator": {"COD", "KEN", "SSD"},
    "tall": {"CHL", "ARG"},
    "across the 180th meridian": {"FJI", "TON"},
    "far north across it": {"RUS", "USA"},
    "an island": {"MLT"},
    "a speck": {"NRU"},
    "the whole world": {"BRA", "CHN", "FRA", "AUS", "USA"},
    "the Pacific": {"JPN", "AUS", "USA", "PER", "NZL"},
    "the South Pole": {"ATA"},
}


def window_of(name):
    west, east, south, north = WINDOWS[name]
    return Window(west=west, east=east, south=south, north=north)


@pytest.mark.heavy
@pytest.mark.parametrize("name", WINDOWS)
def test_any_window_has_its_lands_and_is_small(name):
    window = window_of(name)
    region = cut(*window.reach)
    assert {land.id for land in region.lands} >= EXPECTED.get(name, set())
    figure, canvas = canvas_for(window, "paper")
    draw_ground(figure, canvas, region, {})
    name_states(figure, canvas, region.lands, {})
    assert len(gzip.compress(figure.json().encode())) < 150_000
    for trace in figure.data:
        drawn = np.array([x for x in trace["x"] if x is not None], dtype=float)
        assert np.isfinite(drawn).all()
    points = [lon for land in region.lands for ring in land.rings for lon, _ in ring]
    assert not points or max(points) - min(points) <= 360


@pytest.mark.parametrize("name", WINDOWS)
def test_kilometres_turn_back_into_degrees(name):
    west, east, south, north = window_of(name).reach
    project = projection_for(west, east, south, north)
    lon, lat = np.meshgrid(np.linspace(west, east, 9), np.linspace(south, north, 9)[1:-1])
    back = project.inverse(*project.forward(lon, lat))
    assert np.allclose(back[0], lon, atol=1e-6) and np.allclose(back[1], lat, atol=1e-6)


@pytest.mark.parametrize("name", WINDOWS)
def test_areas_are_true(name):
    west, east, south, north = window_of(name).reach
    project = projection_for(west, east, south, north)
    lon, lat = np.meshgrid(np.linspace(west, east, 400), np.linspace(south, north, 400))
    x, y = project.forward(lon, lat)
    cross = (x[1:, 1:] - x[:-1, :-1]) * (y[1:, :-1] - y[:-1, 1:])
    cross -= (x[1:, :-1] - x[:-1, 1:]) * (y[1:, 1:] - y[:-1, :-1])
    sphere = 6371.0**2 * np.radians(east - west)
    sphere *= np.sin(np.radians(north)) - np.sin(np.radians(south))
    assert abs(cross.sum() / 2) == pytest.approx(sphere, rel=2e-3)


@pytest.mark.heavy
def test_neighbours_share_their_border_at_any_scale():
    for window in ((23, 48, -2, 33), (30, 40, 5, 12), (-180, 180, -60, 84)):
        region = cut(*window)
        rings = {land.id: {p for ring in land.rings for p in ring} for land in region.lands}
        shared = rings["ETH"] & rings["SSD"]
        border = {point for line in region.borders for point in line}
        assert len(shared & border) >= 2


def test_a_place_beyond_the_meridian_stands_on_this_side_of_the_map():
    canvas = Canvas.of(window_of("across the 180th meridian"), WIDE, "paper", 1.0)
    west, east = canvas.km(179, -17)[0], canvas.km(-179, -17)[0]
    assert canvas.x[0] < west < east < canvas.x[1]
    assert window_of("across the 180th meridian").holds(-175, -20)
    assert not window_of("across the 180th meridian").holds(0, -20)


def test_a_tall_region_has_a_tall_frame():
    for narrow, size in ((False, WIDE), (True, NARROW)):
        tall, _ = canvas_for(window_of("tall"), "paper", narrow=narrow)
        wide, _ = canvas_for(window_of("nile"), "paper", narrow=narrow)
        assert tall.layout["height"] == HIGHEST[size]
        assert size[1] <= wide.layout["height"] <= HIGHEST[size]


def test_names_stand_in_what_the_window_shows_of_a_land():
    region = cut(*window_of("nile").reach)
    for land in region.lands:
        if land.room > 60:
            assert land.holds(*land.label), land.id
            assert window_of("nile").holds(*land.label), land.id


def test_what_is_at_issue_has_no_final_line_and_a_shape_of_its_own():
    region = cut(70, 98, 24, 38)
    lands = {land.id for land in region.lands}
    assert {"XJK", "XAC", "XAP"} <= lands
    drawn = {tuple(map(tuple, ring)) for ring in region.dashed}
    kashmir = next(land for land in region.lands if land.id == "XJK")
    assert {p for ring in kashmir.rings for p in ring} & {p for line in drawn for p in line}
    assert {"kashmir", "western-sahara", "somaliland", "crimea"} <= set(contested())


@pytest.mark.heavy
def test_the_united_nations_line_is_drawn():
    """Where packaged sources put these points, and where the United Nations does."""
    lands = {land.id: land for land in cut(20, 60, 20, 60).lands}
    for owner, lon, lat in (("UKR", 34.1, 44.95), ("SYR", 35.78, 33.0), ("CYP", 33.4, 35.3)):
        assert lands[owner].holds(lon, lat), owner
    africa = {land.id: land for land in cut(-20, 55, -5, 35).lands}
    assert africa["SOM"].holds(45, 10) and africa["ESH"].holds(-13.5, 25)


@pytest.mark.parametrize("name", ["mirrored at the equator", "across the 180th meridian"])
def test_a_map_without_shapes_is_drawn_on_page_screen_and_paper(pack, name):
    drawn = pack.maps["shores"].model_copy(update={"shapes": None, "window": window_of(name)})
    assert ground(drawn).id == "world"
    json.loads(map_figure(pack, drawn, theme="paper").json())
    assert map_drawing(pack, drawn)["svg"]
    json.loads(projected_map(pack, drawn, theme="dark", size=(1280, 720), type_px=26).json())
