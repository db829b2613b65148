"""Every sheet of the guide, as it is printed: accessible, nothing cut, nothing on each other."""

import datetime as dt

import pypdfium2
import pytest

from guide.model.as_of import as_of
from guide.paper.handouts import Style, pdf
from guide.paper.sheets import sheets
from tests.packs import example_pack, real_pack
from tests.paper.pdf import (
    faults,
    ink,
    is_accessible,
    open_pdf,
    outside,
    overlapping,
    said_by_pdfua,
    tags,
    text_of,
    untold,
    words_of,
)

pytestmark = pytest.mark.heavy

PACK = as_of(real_pack())
DAY = dt.date(2026, 11, 26)
SHEETS = [
    pytest.param(pack, sheet, id=name + sheet.name)
    for name, pack in (("", PACK), ("example-", as_of(example_pack())))
    for sheet in sheets(pack)
]


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize(("pack", "sheet"), SHEETS)
def test_a_sheet_can_be_handed_out(pack, sheet, large):
    file = pdf(pack, sheet, Style("letter", DAY, large))
    reader = open_pdf(file)
    assert is_accessible(reader) and faults(reader) == []
    assert untold(reader, sheet.nodes()) == []
    for number, page in enumerate(pypdfium2.PdfDocument(file), 1):
        assert outside(page) == [], f"page {number}"
        assert overlapping(page) == [], f"page {number}"
        assert ink(page) > 1, f"page {number} is empty"


@pytest.mark.parametrize(("pack", "sheet"), SHEETS)
def test_another_checker_finds_nothing(pack, sheet, tmp_path):
    assert said_by_pdfua(pdf(pack, sheet, Style("letter", DAY)), tmp_path) == []


def test_a_handout_has_every_view_of_its_maps_and_every_point_of_view_on_contested_areas():
    seen = 0
    for module in PACK.modules:
        maps = [PACK.maps[one.map] for one in module.blocks if one.kind == "map"]
        sheet = next(one for one in sheets(PACK) if one.name == f"{module.number}-handout")
        file = open_pdf(pdf(PACK, sheet, Style("letter", DAY)))
        said, figures = (
            text_of(file),
            [
                tag
                for tag in tags(file.trailer["/Root"]["/StructTreeRoot"])
                if tag["/S"] == "/Figure"
            ],
        )
        for drawn in maps:
            for layer in drawn.layers:
                if layer.kind == "states":
                    seen += len(layer.views)
                    assert all(words_of(view.label) in said for view in layer.views)
                    told = [str(tag["/Alt"]) for tag in figures]
                    for view in layer.views[1:]:
                        assert any(view.label in alt for alt in told)
                if layer.kind == "contested":
                    for area in layer.areas:
                        for view in layer.points_of_view:
                            for held in area.said(view.id):
                                assert words_of(f"{view.label}: {held.label}") in said
                                seen += 1
    assert seen > 20


def test_an_option_finds_room_on_a_card_of_eight_a_sheet():
    for module in PACK.modules:
        count = sum(len(one.options) for one in module.blocks if one.kind == "options")
        if count:
            sheet = next(one for one in sheets(PACK) if one.name == f"{module.number}-option-cards")
            page = pypdfium2.PdfDocument(pdf(PACK, sheet, Style("letter", DAY)))[0]
            text, (_, height) = page.get_textpage(), page.get_size()
            lows = [text.get_charbox(n)[1] for n in range(text.count_chars())]
            # Eight are four rows between the head and the foot, which is the last 60 points.
            top, foot = height - 62, 46
            last_row = top - (top - foot) / 4 * -(-count // 2)
            assert min(low for low in lows if low > foot + 14) > last_row - 4


def test_a_perspective_finds_room_on_a_card_of_eight_a_sheet():
    for sheet in sheets(PACK):
        if sheet.name.endswith("perspective-cards"):
            assert len(open_pdf(pdf(PACK, sheet, Style("letter", DAY))).pages) == 1
