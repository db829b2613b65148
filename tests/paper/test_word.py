"""The files for word processors: real headings, lists, tables, and texts for pictures."""

import datetime as dt
import io
import re

import pytest
from docx import Document
from docx.oxml.ns import qn

from guide.exports.said import unformatted
from guide.loading.load import load_pack
from guide.model.as_of import as_of
from guide.paper.handouts import Style, find
from guide.paper.sheets import sheets
from guide.paper.word import docx
from tests.packs import example_pack, small_pack
from tests.room.nights import night_pack

from .pdf import words_of

PACK = as_of(small_pack())
WORDS = PACK.words
MODULE = PACK.modules[0]
STYLE = Style("letter", dt.date(2026, 11, 26), address="192.0.2.7:8501")
EDITABLE = [sheet for sheet in sheets(PACK) if sheet.editable]
GUIDES = {"small": night_pack(as_of(small_pack())), "nile": as_of(example_pack())}
EVERY = [
    pytest.param(pack, sheet, id=f"{name}-{sheet.name}")
    for name, pack in GUIDES.items()
    for sheet in sheets(pack)
    if sheet.editable
]


def read(sheet, style=STYLE, pack=PACK):
    return Document(io.BytesIO(docx(pack, sheet, style)))


def text_of(file):
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return words_of(" ".join([*(line.text for line in file.paragraphs), *cells]))


def test_handout_discussion_sheet_and_facilitators_guide_can_be_edited():
    names = {sheet.name for sheet in EDITABLE}
    assert {"1-handout", "1-discussion"} <= names
    assert any(name.startswith("facilitator-") for name in names)


@pytest.mark.heavy
@pytest.mark.parametrize(("pack", "sheet"), EVERY)
def test_the_rules_of_words_own_checker_are_kept(pack, sheet):
    """Word runs on no machine of ours: each of its documented rules is read back, and a few more.

    Texts of pictures, header rows, plain tables, inline pictures, headings in their order, no
    repeated blanks, contrast; and title and language, which it does not look at.
    """
    file = read(sheet, pack=pack)
    assert skipped(file) == [] and blanks(file) == []
    body = file.element.body
    for table in file.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(cell.text.strip() for cell in table.rows[0].cells)
        assert not table._tbl.xpath(".//w:gridSpan | .//w:vMerge | .//w:tc//w:tbl")
    assert not body.xpath(".//wp:anchor | .//w:pict | .//w:framePr | .//w:sdt")
    assert len(body.xpath(".//w:drawing")) == len(file.inline_shapes)
    for shape in file.inline_shapes:
        text = shape._inline.docPr.get("descr")
        assert len(text) > 12 and not re.search(r"\.(png|jpe?g|svg|gif)\b", text, re.I)
    for style in used(file):
        assert contrast(style) >= 7, style.name
    assert not body.xpath(".//w:rPr/w:color | .//w:shd | .//w:highlight")
    assert file.core_properties.title and file.core_properties.language == pack.guide.language
    language = file.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert language.get(qn("w:val")) == pack.guide.language


def skipped(file):
    """Pairs of headings that skip a level; a sheet begins with its only heading of the first."""
    levels = [
        int(line.style.name.split()[1])
        for line in file.paragraphs
        if line.style.name.startswith("Heading")
    ]
    assert levels[0] == 1 and levels.count(1) == 1
    return [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]


def blanks(file):
    """Spaces, tabs or empty paragraphs in a row, and any that only makes room.

    A line to write on has a border, and stands alone; a paragraph between two tables parts them.
    """
    found = []
    parts = list(file.element.body)
    for place, part in enumerate(parts):
        if not part.tag.endswith("}p"):
            continue
        text = "".join(part.xpath(".//w:t/text()"))
        if re.search(r"\s{3}", text) or part.xpath(".//w:tab/following-sibling::*[1][self::w:tab]"):
            found.append(text)
        if text.strip() or part.xpath(".//w:drawing"):
            continue
        ruled = part.xpath("./w:pPr/w:pBdr")
        parts_two = place and parts[place - 1].tag == parts[place + 1].tag == qn("w:tbl")
        if not ruled and not parts_two:
            found.append(f"an empty paragraph after {place} parts")
        elif ruled and parts[place + 1].xpath("./w:pPr/w:pBdr"):
            found.append("empty lines in a row")
    return found


def used(file):
    """The styles of a document's paragraphs, also of those in tables."""
    cells = [cell for table in file.tables for row in table.rows for cell in row.cells]
    lines = [*file.paragraphs, *(line for cell in cells for line in cell.paragraphs)]
    return {line.style.name: line.style for line in lines}.values()


def contrast(style):
    """Of a style's letters to white paper; what is not said anywhere is black."""
    while style is not None and style.font.color.rgb is None:
        assert style.font.color.theme_color is None, style.name
        style = style.base_style
    colour = style.font.color.rgb if style is not None else (0, 0, 0)
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 1.05 / (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05)


@pytest.mark.heavy
def test_it_holds_what_the_module_holds_and_lists_are_lists():
    file = read(find(EDITABLE, "1-handout"))
    text = text_of(file)
    for block in MODULE.blocks:
        if block.kind == "claim":
            for line in (*block.evidence_for, *block.evidence_against):
                assert words_of(unformatted(PACK, line.text))[:30] in text
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
