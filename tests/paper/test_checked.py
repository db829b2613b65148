"""Somebody else's checker looks at what is printed; what the typesetter lets pass, it or we see."""

import datetime as dt

import pytest
import typst

from guide.model.as_of import as_of
from guide.model.progress import Progress
from guide.paper.handouts import Style, pdf, poster
from guide.paper.my_views import as_pdf
from guide.paper.sheets import sheets
from tests.packs import example_pack, small_pack
from tests.room.nights import night_pack

from .pdf import drawings, faults, is_accessible, open_pdf, said_by_pdfua, untold

pytestmark = pytest.mark.heavy

GUIDES = {"small": night_pack(as_of(small_pack())), "nile": as_of(example_pack())}
STYLE = Style("letter", dt.date(2026, 11, 26))
SHEETS = [
    pytest.param(pack, sheet, id=f"{name}-{sheet.name}")
    for name, pack in GUIDES.items()
    for sheet in [*sheets(pack), poster(pack, "http://192.0.2.7:8501", paper="letter")]
]


@pytest.mark.parametrize(("pack", "sheet"), SHEETS)
def test_nothing_is_found_in_a_sheet(pack, sheet, tmp_path):
    assert said_by_pdfua(pdf(pack, sheet, STYLE), tmp_path) == []


@pytest.mark.parametrize(("pack", "sheet"), SHEETS)
def test_every_drawing_has_its_text(pack, sheet):
    assert untold(open_pdf(pdf(pack, sheet, STYLE)), sheet.nodes()) == []


@pytest.mark.parametrize("pack", GUIDES.values(), ids=GUIDES)
def test_nothing_is_found_in_a_readers_views(pack, tmp_path):
    progress = Progress(reasons={pack.modules[0].id: "Because."})
    file = as_pdf(pack, progress, "24 November 2026")
    assert said_by_pdfua(file, tmp_path) == []
    assert is_accessible(open_pdf(file)) and faults(open_pdf(file)) == []


def test_there_are_drawings_to_look_for():
    for pack in GUIDES.values():
        assert sum(len(list(drawings(sheet.nodes()))) for sheet in sheets(pack)) > 4


def typeset(body, folder):
    """A file that the typesetter makes without a complaint."""
    path = folder / "x.typ"
    path.write_text(f'#set document(title: "T")\n= H\n{body}\n', encoding="utf-8")
    return typst.Compiler(path).compile(format="pdf", pdf_standards="ua-1")


TABLE, SHAPE = "#table(columns: 2, [a], [b], [c], [d])", "#rect(width: 20pt, height: 20pt)"


def test_what_the_typesetter_lets_pass_is_found(tmp_path):
    assert faults(open_pdf(typeset(TABLE, tmp_path))) == ["a table without a header"]
    assert faults(open_pdf(typeset('#set text(lang: "und")\nText', tmp_path))) == ["no language"]
    sheet = poster(GUIDES["small"], "http://192.0.2.7:8501", paper="letter")
    (drawing,) = drawings(sheet.nodes())
    assert untold(open_pdf(typeset(SHAPE, tmp_path)), sheet.nodes()) == [drawing.alt]


def test_the_checker_sees_a_table_without_a_header(tmp_path):
    ((rule, _),) = said_by_pdfua(typeset(TABLE, tmp_path), tmp_path)
    assert rule == "UA-15-003"
