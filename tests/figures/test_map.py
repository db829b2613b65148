"""Maps as drawn: whose line it is, no shape changed unrecorded, nothing asked of another host."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from guide.figures import shapes
from guide.figures.map import map_figure
from guide.figures.map_table import map_table
from guide.figures.place_question import place_question_figure
from guide.figures.style import contrast
from tests.packs import real_pack

ROOT = Path(__file__).resolve().parents[2]
SHAPES = ROOT / "static/shapes"
FILES = [*SHAPES.glob("*.json"), *SHAPES.glob("*.gz")]
PACK = real_pack()


def test_shapes_are_the_recorded_ones():
    recorded = dict(
        reversed(line.split())
        for line in (SHAPES / "checksums.txt").read_text(encoding="utf-8").splitlines()
    )
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FILES}
    assert found == recorded


def test_shapes_are_small():
    sizes = [len(gzip.compress(path.read_bytes(), 9)) for path in SHAPES.glob("*.json")]
    assert sum(sizes) < 300_000


def test_projection_turns_back():
    project = shapes.projection_for(-11, 62, 34, 71)
    for lon, lat in ((-11, 34), (36.3, 33.5), (62, 71)):
        back = project.inverse(*project.forward(lon, lat))
        assert [float(value) for value in back] == pytest.approx([lon, lat])


def inside(ring, lon, lat):
    """Whether a ring of points holds a point: an odd number of edges lies to its east."""
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def lands_at(file, lon, lat):
    found = set()
    for feature in json.loads((SHAPES / f"{file}.json").read_text(encoding="utf-8"))["features"]:
        shape = feature["geometry"]
        if feature["properties"]["kind"] != "land":
            continue
        many = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        if any(inside(polygon[0], lon, lat) for polygon in many):
            found.add(feature["id"])
    return found


@pytest.mark.parametrize(
    ("file", "place", "lon", "lat", "state"),
    [
        ("europe", "Simferopol", 34.1, 44.95, "UKR"),
        ("europe", "Sukhumi", 41.05, 43.0, "GEO"),
        ("europe", "Tskhinvali", 43.97, 42.23, "GEO"),
        ("europe", "Donetsk", 37.8, 48.0, "UKR"),
        ("europe", "Luhansk", 39.31, 48.57, "UKR"),
        ("europe", "Khankendi", 46.75, 39.82, "AZE"),
        ("europe", "Nicosia, north", 33.36, 35.25, "CYP"),
        ("middle-east", "the Golan", 35.8, 33.0, "SYR"),
        ("middle-east", "Damascus", 36.29, 33.51, "SYR"),
    ],
)
def test_borders_follow_the_united_nations(file, place, lon, lat, state):
    assert lands_at(file, lon, lat) == {state}, place


@pytest.mark.parametrize("theme", ["paper", "dark"])
@pytest.mark.parametrize("name", PACK.maps)
def test_a_map_is_drawn_without_a_geo_subplot(name, theme):
    figure = map_figure(PACK, PACK.maps[name], theme=theme).checked()
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert len(figure.to_json()) < 600_000


def test_years_and_kinds_filter_the_events():
    drawn = PACK.maps["syria"]
    all_rows = map_table(PACK, drawn)
    some = map_table(PACK, drawn, years=(2016, 2016), kinds={"strike"})
    events = [row for row in some if str(row["id"]).startswith("sy-")]
    assert 0 < len(events) < len([row for row in all_rows if str(row["id"]).startswith("sy-")])
    assert all(row["date"].startswith("2016") for row in events)


def test_every_view_of_the_states_has_its_table():
    drawn = PACK.maps["sphere-of-influence"]
    for view in drawn.layers[0].views:
        rows = map_table(PACK, drawn, view=view.id)
        assert len([row for row in rows if row["layer"] == drawn.layers[0].label]) == 57


def test_a_place_question_gives_nothing_away():
    for block in PACK.blocks.values():
        if block.kind == "quiz" and block.answer.type == "place":
            asked = (
                place_question_figure(
                    PACK, block.answer, theme="paper", chosen=None, revealed=False
                )
                .checked()
                .to_json()
            )
            assert PACK.places[block.answer.key].name not in asked


@pytest.mark.parametrize("narrow", [False, True])
def test_an_answered_place_question_names_every_candidate(narrow):
    for block in PACK.blocks.values():
        if block.kind == "quiz" and block.answer.type == "place":
            shown = place_question_figure(
                PACK, block.answer, theme="paper", revealed=True, narrow=narrow
            ).checked()
            names = [text for trace in shown.data if trace.mode == "text" for text in trace.text]
            assert len(names) == len(block.answer.candidates), block.id


@pytest.mark.parametrize("theme", ["paper", "dark"])
@pytest.mark.parametrize("narrow", [False, True])
def test_names_of_states_can_be_read_on_their_fills(theme, narrow):
    for drawn in PACK.maps.values():
        for trace in map_figure(PACK, drawn, theme=theme, narrow=narrow).checked().data:
            if trace.name == "states" and isinstance(trace.textfont.color, tuple | list):
                halos = [shadow.rsplit(" ", 1)[1] for shadow in trace.textfont.shadow]
                for colour, under in zip(trace.textfont.color, halos, strict=True):
                    assert contrast(colour, under) >= 3


def test_a_selected_event_is_marked():
    drawn = PACK.maps["syria"]
    figure = map_figure(PACK, drawn, theme="paper").checked()
    event = next(
        ids[0]
        for trace in figure.data
        if trace.customdata is not None
        for ids in trace.customdata
        if ids[0].startswith("sy-")
    )
    marked = map_figure(PACK, drawn, theme="paper", selected=event).checked()
    assert "selected" not in {trace.name for trace in figure.data}
    assert "selected" in {trace.name for trace in marked.data}


def contested(name):
    return next(layer for layer in PACK.maps[name].layers if layer.kind == "contested")


VIEWS = [
    (name, view.id)
    for name in PACK.maps
    for layer in PACK.maps[name].layers
    if layer.kind == "contested"
    for view in layer.points_of_view
]


def named(figure):
    """The names of contested areas as they stand on the map."""
    labels = (trace.text for trace in figure.data if trace.name == "contested names")
    return [text.replace("<br>", " ") for texts in labels for text in texts]


def hatched(figure):
    return [trace for trace in figure.data if trace.fillpattern and trace.fillpattern.shape]


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(("name", "view"), VIEWS)
def test_each_point_of_view_names_every_area(name, view, narrow):
    layer = contested(name)
    figure = map_figure(PACK, PACK.maps[name], theme="paper", seen_by=view, narrow=narrow).checked()
    marked = {
        ids[0]
        for trace in figure.data
        for ids in (trace.customdata if trace.customdata is not None else ())
    }
    assert {area.id for area in layer.areas} <= marked
    if not narrow:
        expected = {area.seen(view).label for area in layer.areas}
        assert expected <= {*named(figure), *(area.label for area in layer.areas)} and named(figure)


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("sphere-of-influence", "crimea"),
        ("sphere-of-influence", "abkhazia"),
        ("sphere-of-influence", "south-ossetia"),
        ("sphere-of-influence", "transnistria"),
        ("syria", "golan"),
    ],
)
def test_the_switch_changes_the_label_and_the_filling(name, area):
    layer = contested(name)
    seen = {
        view.id: next(each for each in layer.areas if each.id == area).seen(view.id)
        for view in layer.points_of_view
    }
    assert set(seen) == {"united_nations", "claimant", "control_2017", "control_today"}
    assert len({view.label for view in seen.values()}) >= 3
    assert len({view.by for view in seen.values()}) >= 2
    assert all(view.rests_on for view in seen.values())


def with_contested(drawn, change):
    """The map with its contested layer changed."""
    layers = tuple(change(one) if one.kind == "contested" else one for one in drawn.layers)
    return drawn.model_copy(update={"layers": layers})


def test_views_of_control_have_the_names_that_an_author_gives_them():
    names = {"control_2017": "held-then", "control_today": "held-now"}

    def renamed(layer):
        views = tuple(
            view.model_copy(update={"id": names.get(view.id, view.id)})
            for view in layer.points_of_view
        )
        areas = tuple(
            area.model_copy(
                update={
                    "control": tuple(
                        held.model_copy(update={"view": names[held.view]}) for held in area.control
                    )
                }
            )
            for area in layer.areas
        )
        return layer.model_copy(update={"points_of_view": views, "areas": areas})

    drawn = PACK.maps["syria"]
    for old, new in names.items():
        before = map_figure(PACK, drawn, theme="paper", seen_by=old).checked()
        after = map_figure(
            PACK, with_contested(drawn, renamed), theme="paper", seen_by=new
        ).checked()
        assert before.to_json() == after.to_json()


def test_an_area_of_which_a_view_says_nothing_is_not_drawn_from_there():
    def unsaid(layer):
        first, *rest = layer.areas
        return layer.model_copy(update={"areas": (first.model_copy(update={"control": ()}), *rest)})

    drawn = with_contested(PACK.maps["sphere-of-influence"], unsaid)
    first, *rest = [area.id for area in contested("sphere-of-influence").areas]
    for view, hidden in (("control_2017", {first}), ("united_nations", set())):
        figure = map_figure(PACK, drawn, theme="paper", seen_by=view).checked()
        marked = {one for trace in figure.data for ids in trace.customdata or () for one in ids}
        assert {first, *rest} - marked == hidden
        told = {row["id"] for row in map_table(PACK, drawn, seen_by=view)}
        assert {first, *rest} - told == hidden


def test_the_united_nations_view_hatches_nothing_and_the_others_do():
    drawn = PACK.maps["syria"]
    counts = {
        view.id: len(hatched(map_figure(PACK, drawn, theme="paper", seen_by=view.id).checked()))
        for view in contested("syria").points_of_view
    }
    assert counts.pop("united_nations") == 0
    assert set(counts.values()) == {1}


def test_a_line_that_no_source_draws_is_not_invented():
    for name in PACK.maps:
        for area in contested(name).areas:
            assert area.shape in shapes.contested() or (area.shape is None and area.extent), area.id


def test_an_unknown_point_of_view_is_the_first():
    drawn = PACK.maps["syria"]
    first = map_figure(PACK, drawn, theme="paper").checked().to_json()
    assert map_figure(PACK, drawn, theme="paper", seen_by="nobody").checked().to_json() == first


def test_every_shape_file_has_its_license():
    licenses = (SHAPES / "LICENSES.md").read_text(encoding="utf-8")
    for path in FILES:
        assert f"`{path.name}`" in licenses


def test_the_line_from_which_a_shape_was_cut_is_recorded_too():
    recorded = dict(
        reversed(line.split())
        for line in (ROOT / "tools/checksums.txt").read_text(encoding="utf-8").splitlines()
    )
    for name, checksum in recorded.items():
        assert hashlib.sha256((ROOT / "tools" / name).read_bytes()).hexdigest() == checksum
    assert set(recorded) == {path.name for path in (ROOT / "tools").glob("*.json")}


def test_nothing_but_recorded_shapes_is_served():
    """A library's upgrade cannot move a border: no figure has a map of the library's own."""
    for path in (ROOT / "guide").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"choropleth|scattergeo|topojson|Scattermap|natural_earth", text), path


def pointed(figure):
    return next((trace for trace in figure.data if trace.name == "pointed"), None)


def test_a_place_is_pointed_at_and_named_once():
    drawn = PACK.maps["sphere-of-influence"]
    figure = map_figure(
        PACK, drawn, theme="paper", pointed=["kyiv", "crimea", "washington"]
    ).checked()
    assert list(pointed(figure).hovertext) == [PACK.places[p].name for p in ("kyiv", "crimea")]
    names = next(trace for trace in figure.data if trace.name == "pointed names")
    assert list(names.text) == [PACK.places["kyiv"].name]


def test_the_ring_of_a_selected_event_is_not_doubled():
    drawn = PACK.maps["syria"]
    event = next(event for event in PACK.events.values() if event.places == ("khan-shaykhun",))
    alone = map_figure(PACK, drawn, theme="paper", pointed=event.places).checked()
    both = map_figure(PACK, drawn, theme="paper", pointed=event.places, selected=event.id).checked()
    assert pointed(alone) is not None and pointed(both) is None
