"""The files for word processors: real headings, lists, tables, and texts for pictures."""

import datetime as dt
import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from guide.loading.load import load_pack
from guide.model.as_of import as_of
from guide.model.plain import plain
from guide.paper.handouts import Style, find
from guide.paper.sheets import sheets
from guide.paper.word import docx
from tests.packs import small_pack

from .pdf import words_of

PACK = as_of(small_pack())
WORDS = PACK.words
MODULE = PACK.modules[0]
STYLE = Style("letter", dt.date(2026, 11, 26), address="192.0.2.7:8501")
EDITABLE = [sheet for sheet in sheets(PACK) if sheet.editable]


def read(sheet, style=STYLE):
    return Document(io.BytesIO(docx(PACK, sheet, style)))


def text_of(file):
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return words_of(" ".join([*(line.text for line in file.paragraphs), *cells]))


def test_handout_discussion_sheet_and_facilitators_guide_can_be_edited():
    names = {sheet.name for sheet in EDITABLE}
    assert {"1-handout", "1-discussion"} <= names
    assert any(name.startswith("facilitator-") for name in names)


@pytest.mark.heavy
@pytest.mark.parametrize("sheet", EDITABLE, ids=lambda sheet: sheet.name)
def test_headings_skip_no_level_tables_have_heads_and_pictures_texts(sheet):
    file = read(sheet)
    levels = [
        int(line.style.name.split()[1])
        for line in file.paragraphs
        if line.style.name.startswith("Heading")
    ]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:]))
    for table in file.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    for shape in file.inline_shapes:
        assert len(shape._inline.docPr.get("descr")) > 12
    assert file.core_properties.title and file.core_properties.language == PACK.guide.language
    language = file.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert language.get(qn("w:val")) == PACK.guide.language


@pytest.mark.heavy
def test_it_holds_what_the_module_holds_and_lists_are_lists():
    file = read(find(EDITABLE, "1-handout"))
    text = text_of(file)
    for block in MODULE.blocks:
        if block.kind == "claim":
            for line in (*block.evidence_for, *block.evidence_against):
                assert words_of(plain(PACK, line.text))[:30] in text
    assert any(line.style.name == "List Bullet" for line in file.paragraphs)
    assert len(file.inline_shapes) >= 1
    assert "192.0.2.7:8501" in file.sections[0].footer.paragraphs[0].text


def test_every_numbered_list_begins_with_one():
    file = read(find(EDITABLE, "1-discussion"))
    lists = [
        line._p.pPr.numPr.numId.val for line in file.paragraphs if line.style.name == "List Number"
    ]
    prompts = [block for block in MODULE.blocks if block.kind == "prompt"]
    assert len(set(lists)) == len(prompts)


@pytest.mark.heavy
def test_large_print_is_eighteen_points_on_either_paper():
    file = read(EDITABLE[0], Style("a4", STYLE.date, large=True))
    assert file.styles["Normal"].font.size.pt == 18
    assert round(file.sections[0].page_width.mm) == 210


ARABIC = """
id: one-ferry
title: عبّارة واحدة لا تكفي
claim: العبّارة بطيئة.
summary: يقول المقال إن [[ferry|العبّارة]] بطيئة.
blocks:
  - id: f-claim-slow
    title: القارب بطيء
    evidence_for:
      - text: انتظر 400 شخص نصف ساعة.
      - {}
"""


def is_on(element, tag):
    found = element.find(qn(tag)) if element is not None else None
    return found is not None and found.get(qn("w:val")) != "0"


@pytest.mark.heavy
def test_a_language_from_right_to_left_begins_at_the_right(pack_copy):
    """Of a translation with gaps: what is missing is English and stays from left to right."""
    (pack_copy / "content.ar/modules").mkdir(parents=True)
    (pack_copy / "content.ar/modules/1-one-ferry.yaml").write_text(ARABIC, encoding="utf-8")
    pack = load_pack(pack_copy).pack.in_language("ar")
    editable = {sheet.name: sheet for sheet in sheets(pack) if sheet.editable}
    large = Style("a4", STYLE.date, large=True)
    file = Document(io.BytesIO(docx(pack, editable["1-handout"], large)))
    lines = {line.text: line._p for line in file.paragraphs}
    for text, runs in ((text, line.r_lst) for text, line in lines.items() if "القارب" in text):
        assert is_on(lines[text].pPr, "w:bidi"), text
        assert any(is_on(run.rPr, "w:rtl") for run in runs), text
    english = next(line for text, line in lines.items() if text.startswith("Two villages,"))
    assert not is_on(english.pPr, "w:bidi")
    assert not any(is_on(run.rPr, "w:rtl") for run in english.r_lst)
    assert file.tables and all(is_on(table._tbl.tblPr, "w:bidiVisual") for table in file.tables)
    normal = file.styles["Normal"].element
    assert is_on(normal.pPr, "w:bidi")
    assert normal.rPr.find(qn("w:lang")).get(qn("w:bidi")) == "ar"
    # Large print is large in these letters too, and what is bold is bold.
    assert normal.rPr.find(qn("w:szCs")).get(qn("w:val")) == "36"
    for run in file.element.body.iter(qn("w:r")):
        bold = run.rPr is not None and run.rPr.find(qn("w:b")) is not None
        assert not bold or run.rPr.find(qn("w:bCs")) is not None
    english_file = read(EDITABLE[0])
    assert not any(is_on(line._p.pPr, "w:bidi") for line in english_file.paragraphs)
