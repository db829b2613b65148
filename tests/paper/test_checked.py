"""Somebody else's checker looks at what is printed; what the typesetter lets pass, it or we see."""

import datetime as dt

import pytest
import typst

from guide.model.as_of import as_of
from guide.model.progress import Progress
from guide.paper.handouts import Style, pdf, poster
from guide.paper.my_views import as_pdf
from guide.paper.sheets import sheets
from tests.packs import small_pack

from .pdf import drawings, faults, open_pdf, said_by_pdfua, untold

pytestmark = pytest.mark.heavy

PACK = as_of(small_pack())
STYLE = Style("letter", dt.date(2026, 11, 26))
SHEETS = [*sheets(PACK), poster(PACK, "http://192.0.2.7:8501", paper="letter")]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_is_found_in_a_sheet(sheet, tmp_path):
    assert said_by_pdfua(pdf(PACK, sheet, STYLE), tmp_path) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_drawing_has_its_text(sheet):
    assert untold(open_pdf(pdf(PACK, sheet, STYLE)), sheet.nodes()) == []


def test_nothing_is_found_in_a_readers_views(tmp_path):
    progress = Progress(reasons={PACK.modules[0].id: "Because."})
    assert said_by_pdfua(as_pdf(PACK, progress, "24 November 2026"), tmp_path) == []


def test_there_are_drawings_to_look_for():
    assert sum(len(list(drawings(sheet.nodes()))) for sheet in SHEETS) > 5


def typeset(body, folder):
    """A file that the typesetter makes without a complaint."""
    path = folder / "x.typ"
    path.write_text(f'#set document(title: "T")\n= H\n{body}\n', encoding="utf-8")
    return typst.Compiler(path).compile(format="pdf", pdf_standards="ua-1")


TABLE, SHAPE = "#table(columns: 2, [a], [b], [c], [d])", "#rect(width: 20pt, height: 20pt)"


def test_what_the_typesetter_lets_pass_is_found(tmp_path):
    assert faults(open_pdf(typeset(TABLE, tmp_path))) == ["a table without a header"]
    assert faults(open_pdf(typeset('#set text(lang: "und")\nText', tmp_path))) == ["no language"]
    (sheet,) = (one for one in SHEETS if one.name == "join-poster")
    (drawing,) = drawings(sheet.nodes())
    assert untold(open_pdf(typeset(SHAPE, tmp_path)), sheet.nodes()) == [drawing.alt]


def test_the_checker_sees_a_table_without_a_header(tmp_path):
    ((rule, _),) = said_by_pdfua(typeset(TABLE, tmp_path), tmp_path)
    assert rule == "UA-15-003"
