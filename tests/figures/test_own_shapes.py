"""A guide's own shapes: drawn on page, screen and paper from the folder that the checker reads."""

import json

import pytest

from guide.figures.map_canvas import canvas_for
from guide.figures.map_contested import mark_contested, outline
from guide.loading.load import load_pack
from guide.model.as_of import as_of
from guide.model.maps import Window
from guide.paper.drawings.map import map_drawing
from tests.packs import SMALL

ISLET = [[11.1, 55.8], [11.1, 56.0], [11.3, 56.0], [11.3, 55.8], [11.1, 55.8]]


def write(folder, *, ring=ISLET, id="islet"):
    feature = {
        "type": "Feature",
        "properties": {"id": id, "name": "The islet", "drawn_by": "A surveyor"},
        "geometry": {"type": "Polygon", "coordinates": [[[*point, 0.0] for point in ring]]},
    }
    path = folder / "content/shapes/own.geojson"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))


@pytest.fixture
def drawn(pack_copy):
    """The small pack, whose contested islet has a shape of its own."""
    write(pack_copy)
    path = pack_copy / "content/maps/shores.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("extent: The islet and the rocks around it", "shape: islet"))
    return pack_copy


def test_page_and_paper_draw_it(drawn):
    loaded = load_pack(drawn)
    assert loaded.problems == []
    pack = loaded.pack
    shores = pack.maps["shores"]
    layer = shores.layers[-1]
    figure, canvas = canvas_for(shores.window, "paper")
    before = len(figure.data)
    mark_contested(figure, canvas, pack, layer, "light-then")
    filled = [t for t in figure.checked().data[before:] if t.fill == "toself"]
    assert len(filled) == 1 and len(filled[0].x) == len(ISLET)
    plain = load_pack(SMALL).pack
    assert str(map_drawing(pack, shores)) != str(map_drawing(plain, plain.maps["shores"]))


def test_it_is_there_in_each_reading_and_changes_the_guides_mark(drawn):
    pack = load_pack(drawn).pack
    assert as_of(pack, pack.guide.article.date.first).shapes == pack.shapes
    write(drawn, ring=[[x + 0.01, y] for x, y in ISLET])
    assert load_pack(drawn).pack.fingerprint != pack.fingerprint


def test_it_stands_on_the_maps_side_of_the_world(drawn):
    pack = load_pack(drawn).pack
    (area,) = pack.maps["shores"].layers[-1].areas
    _, canvas = canvas_for(Window(west=170, east=-10, south=40, north=60), "paper")
    (ring,) = outline(pack, canvas, area)
    assert all(abs(lon - canvas.project.west_east) <= 180 for lon, _ in ring)
