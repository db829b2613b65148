"""Where a map opens, how its names stand there, its rivers and its scale bar."""

import math

import numpy as np
import pytest

from guide.figures.map import map_figure
from guide.figures.map_canvas import NARROW, WIDE, canvas_for
from guide.figures.map_scale import MILE, draw_scale, round_length
from guide.figures.map_water import courses
from guide.figures.projected.map import projected_map
from guide.figures.shapes import EARTH_KM
from guide.figures.style import text_width
from guide.figures.world import ground
from guide.model.maps import Window
from guide.paper.drawings.map import map_drawing, states_views
from tests.packs import real_pack

PACK = real_pack()
SPHERE, SYRIA = PACK.maps["sphere-of-influence"], PACK.maps["syria"]


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def texts(figure, name):
    return {text for one in figure.data if one.name == name for text in one.text}


AREAS = next(layer for layer in SPHERE.layers if layer.kind == "contested")
BETWEEN = {"Ukraine", "Moldova", "Georgia", "Azerbaijan", "Belarus", "Armenia"}


@pytest.mark.parametrize("view", AREAS.points_of_view, ids=lambda view: view.id)
def test_the_map_opens_where_the_argument_is_and_names_every_state_between(view):
    figure = map_figure(PACK, SPHERE, theme="paper", seen_by=view.id).checked()
    assert texts(figure, "states") >= BETWEEN | {"Estonia", "Latvia", "Lithuania", "Kazakhstan"}
    assert len(texts(figure, "contested names")) == len(AREAS.areas)


def test_the_other_window_shows_what_the_first_leaves_out():
    near, far = (
        map_figure(PACK, SPHERE, theme="paper", other=other).checked() for other in (False, True)
    )
    assert "France" in texts(far, "states") and "France" not in texts(near, "states")
    spans = [figure.layout.xaxis.range[1] - figure.layout.xaxis.range[0] for figure in (near, far)]
    assert spans[1] > 1.5 * spans[0]
    assert len(near.to_json()) < len(far.to_json())


def test_screen_and_paper_draw_a_view_in_the_window_that_it_opens_with():
    views = {view.id: view for view in states_views(SPHERE)}
    assert [id for id, view in views.items() if view.other_window] == ["sanctions-2014"]
    spans = {}
    for id in ("alliances-2017", "sanctions-2014"):
        drawn = (
            projected_map(PACK, SPHERE, theme="paper", size=(1280, 560), type_px=24, view=id)
            .checked()
            .layout.xaxis.range
        )
        spans[id] = drawn[1] - drawn[0]
    assert spans["sanctions-2014"] > 1.5 * spans["alliances-2017"]
    near, far = (
        {name["text"] for name in map_drawing(PACK, SPHERE, views[id])["names"]} for id in spans
    )
    assert "Portugal" in far - near


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("drawn", PACK.maps.values(), ids=lambda drawn: drawn.id)
def test_no_name_is_cut_at_the_edge(drawn, narrow):
    """At the size for which names are placed; in a wider window the map has more room for them."""
    for other in (False, True):
        figure = map_figure(PACK, drawn, theme="paper", narrow=narrow, other=other).checked()
        window = drawn.seen(other=other)
        _, canvas = canvas_for(window, "paper", narrow=narrow)
        half = (NARROW if narrow else WIDE)[0] / 2
        for one in figure.data:
            if one.mode != "text":
                continue
            for x, text, side in zip(one.x, one.text, one.textposition, strict=True):
                wide = max(text_width(line, one.textfont.size) for line in text.split("<br>"))
                middle = canvas.px(x, 0)[0]
                middle += {"left": -wide / 2, "right": wide / 2}.get(side.split()[1], 0)
                assert abs(middle) + wide / 2 <= half, text


def test_a_name_stays_at_its_mark_in_a_wider_window():
    """It is held at the edge next to the mark, so no pixel of its own length comes between."""
    figure = map_figure(PACK, SYRIA, theme="paper").checked()
    _, canvas = canvas_for(SYRIA.window, "paper")
    marks = [canvas.at(place) for place in PACK.places.values()]
    for name in ("event places", "bases names"):
        one = trace(figure, name)
        for x, y in zip(one.x, one.y, strict=True):
            nearest = min(math.dist((x, y), mark) for mark in marks)
            assert nearest / canvas.km_per_px < 60


def test_a_river_is_drawn_and_named_as_far_as_it_is_one():
    (euphrates,) = courses(PACK, SYRIA, ground(SYRIA))
    longs = [lon for line in euphrates.lines for lon, _ in line]
    lats = [lat for line in euphrates.lines for _, lat in line]
    # From Turkey through Syria into Iraq, without the Tigris.
    assert min(longs) < 38.1 and max(longs) > 41 and max(lats) > 37
    assert not any(lon > 42 and lat > 35.5 for line in euphrates.lines for lon, lat in line)
    for narrow in (False, True):
        figure = map_figure(PACK, SYRIA, theme="paper", narrow=narrow).checked()
        assert texts(figure, "rivers") == {"Euphrates"}
        assert trace(figure, "named river").line.color == trace(figure, "rivers").textfont.color
    assert {one["text"] for one in map_drawing(PACK, SYRIA)["waters"]} == {"Euphrates"}
    shown = projected_map(PACK, SYRIA, theme="dark", size=(1280, 560), type_px=24).checked()
    assert texts(shown, "rivers") == {"Euphrates"}


def test_a_river_far_from_its_places_is_not_guessed():
    river = SYRIA.rivers[0].model_copy(update={"by": ("palmyra",)})
    assert courses(PACK, SYRIA.model_copy(update={"rivers": (river,)}), ground(SYRIA)) == []


def great_circle(one, other):
    (lon1, lat1), (lon2, lat2) = (np.radians(point) for point in (one, other))
    return EARTH_KM * math.acos(
        math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    )


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(
    "window", [(34.6, 42.4, 32.3, 37.4), (5, 31, 58, 71), (-70, -40, -5, 8), (170, -170, -25, -10)]
)
def test_the_scale_bar_is_as_long_as_it_says(window, narrow):
    west, east, south, north = window
    window = Window(west=west, east=east, south=south, north=north)
    figure, canvas = canvas_for(window, "paper", narrow=narrow)
    draw_scale(figure, canvas, PACK.words)
    figure = figure.checked()
    bar, words = trace(figure, "scale"), trace(figure, "scale words")
    x = [each for each in bar.x if each is not None]
    y = [each for each in bar.y if each is not None]
    for first, unit, text in ((1, 1.0, words.text[0]), (5, MILE, words.text[1])):
        start = canvas.project.inverse(x[first], y[first])
        end = canvas.project.inverse(x[first + 1], y[first + 1])
        said = float(text.split()[0]) * unit
        assert great_circle(start, end) == pytest.approx(said, rel=0.005)
    assert max(x) - min(x) < 0.5 * (canvas.x[1] - canvas.x[0])


def test_a_length_is_round():
    assert [round_length(most) for most in (1, 1.9, 4.9, 7, 150, 0.3)] == [1, 1, 2, 5, 100, 0.2]


def test_where_distance_matters_each_surface_has_the_bar():
    assert SYRIA.scale_bar and not SPHERE.scale_bar
    words = texts(map_figure(PACK, SYRIA, theme="paper").checked(), "scale words")
    assert {word.split()[1] for word in words} == {"km", "mi"}
    assert not texts(map_figure(PACK, SPHERE, theme="paper").checked(), "scale words")
    shown = projected_map(PACK, SYRIA, theme="paper", size=(1280, 560), type_px=24).checked()
    assert texts(shown, "scale words")
    kilometres, miles = map_drawing(PACK, SYRIA)["scale"]
    assert miles["long"] / kilometres["long"] == pytest.approx(
        MILE * float(miles["text"].split()[0]) / float(kilometres["text"].split()[0])
    )
