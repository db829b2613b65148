"""Sheets as files for a word processor, from the same nodes: real headings, lists and tables."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Mm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph as Para

from guide.model.pack import Pack

from .handouts import Style, content
from .nodes import (
    Bullets,
    Drawing,
    Grid,
    Heading,
    Lines,
    Node,
    PageBreak,
    Paragraph,
    Runs,
    Tick,
    Together,
)
from .sheets import Sheet
from .typeset import picture
from .word_direction import set_direction

PAPER = {"letter": (Inches(8.5), Inches(11)), "a4": (Mm(210), Mm(297))}
MARGIN = Mm(22)
FACE = "Georgia", "Calibri"
"""Of headings and of text: faces that word processors have."""
PICTURE_PPI = 220


def docx(pack: Pack, sheet: Sheet, style: Style) -> bytes:
    """The sheet as a DOCX file, with its language, its title and texts for its pictures."""
    told = content(pack, sheet, style)
    file = Document()
    _look(file, pack, style)
    file.core_properties.title = f"{sheet.above} – {sheet.title}"
    file.core_properties.author = pack.guide.publisher
    file.core_properties.language = pack.guide.language
    _foot(file, told["foot"])
    file.add_paragraph(sheet.title, style="Subtitle")
    file.add_heading(sheet.above, 1)
    writer = _Writer(file, pack, style)
    for node in sheet.nodes():
        writer.write(node)
    set_direction(file, pack.guide.language)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


class _Writer:
    """Writes nodes at the end of a document."""

    def __init__(self, file: Doc, pack: Pack, style: Style) -> None:
        self.file, self.pack, self.style = file, pack, style
        width, _ = PAPER[style.paper]
        self.width = width - 2 * MARGIN
        self.numbering = 0

    def write(self, node: Node) -> None:
        """Write a node and all in it."""
        match node:
            case Heading():
                if node.above:
                    self.file.add_paragraph(
                        node.above, style="Caption"
                    ).paragraph_format.keep_with_next = True
                self.file.add_heading(node.text, node.level)
            case Paragraph():
                self._paragraph(node)
            case Bullets():
                self._bullets(node)
            case Grid():
                self._grid(node)
            case Lines():
                for _ in range(node.count):
                    _ruled(self.file.add_paragraph())
            case Tick():
                self._tick(node)
            case Drawing():
                self._drawing(node)
            case Together():
                for inner in node.nodes:
                    self.write(inner)
            case PageBreak():
                self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case _:
                raise ValueError(f"A {node.kind} is not written for word processors.")

    def _paragraph(self, node: Paragraph) -> None:
        styles = {"lead": "Intense Quote", "quiet": "Caption", "said": "Quote"}
        line = self.file.add_paragraph(style=styles.get(node.look, "Normal"))
        _fill(line, node.runs)
        if node.look == "question":
            line.paragraph_format.keep_with_next = True
            for run in line.runs:
                run.bold = True

    def _bullets(self, node: Bullets) -> None:
        style = "List Number" if node.numbered else "List Bullet"
        numbers = _new_list(self.file) if node.numbered else None
        for item in node.items:
            line = self.file.add_paragraph(style=style)
            if numbers is not None:
                _number(line, numbers)
            _fill(line, item)

    def _grid(self, node: Grid) -> None:
        table = self.file.add_table(rows=1, cols=len(node.head), style="Table Grid")
        shares = [share or 8 for share in _shares(node)]
        for cell, name in zip(table.rows[0].cells, node.head, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
        _is_head(table.rows[0])
        for row in node.rows:
            added = table.add_row()
            _whole(added)
            if node.tall:
                added.height = Mm(10)
            for cell, runs in zip(added.cells, row, strict=True):
                _fill(cell.paragraphs[0], runs)
        for row in table.rows:
            for cell, share in zip(row.cells, shares, strict=True):
                cell.width = int(self.width * share / sum(shares))
        self.file.add_paragraph()

    def _tick(self, node: Tick) -> None:
        if node.asked:
            line = self.file.add_paragraph()
            line.add_run(node.asked).bold = True
            line.paragraph_format.keep_with_next = True
        options = [
            f"☐ {letter} {words}".replace("  ", " ").strip() for letter, words in node.options
        ]
        if node.across:
            self.file.add_paragraph("     ".join(options))
        else:
            for option in options:
                self.file.add_paragraph(option)

    def _drawing(self, node: Drawing) -> None:
        sheet = {
            "drawn": node.drawn,
            "large": self.style.large,
            "width": self.width / 36000,
        }
        png = picture("figure", sheet, lang=self.pack.guide.language, ppi=PICTURE_PPI)
        shape = self.file.add_picture(io.BytesIO(png), width=self.width)
        about = shape._inline.docPr
        about.set("descr", node.alt)
        self.file.paragraphs[-1].paragraph_format.keep_with_next = bool(node.caption)
        if node.caption:
            _fill(self.file.add_paragraph(style="Caption"), node.caption)


def _fill(line: Para, runs: Runs) -> None:
    for run in runs:
        added = line.add_run(run.text.replace("\u200b", ""))
        added.bold = True if run.style == "strong" else None
        added.italic = True if run.style == "em" else None


def _shares(node: Grid) -> Iterable[float]:
    """The shares of the columns in hundredths; 1 is all that is left."""
    return [70 if width == 1 else width for width in node.widths]


def _look(file: Doc, pack: Pack, style: Style) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = PAPER[style.paper]
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = Mm(18)
    size = 18 if style.large else 11
    sizes = {"Normal": size, "Caption": size if style.large else 9, "Subtitle": size}
    sizes |= {f"Heading {level}": size + 10 - 3 * level for level in (1, 2, 3)} | {
        "Heading 4": size
    }
    sizes |= {"Quote": size, "Intense Quote": size + 1}
    for name, points in sizes.items():
        one = file.styles[name]
        one.font.size = Pt(points)
        face = FACE[0] if name.startswith("Heading") else FACE[1]
        one.font.name = face
        # Ink, whatever colour the word processor's own style has: contrast, and a grey printer.
        one.font.color.rgb = None
        one.element.get_or_add_rPr().append(_made("w:color", {"w:val": "17202B"}))
    language = _made("w:lang", {"w:val": pack.guide.language, "w:eastAsia": pack.guide.language})
    file.styles["Normal"].element.get_or_add_rPr().append(language)


def _foot(file: Doc, text: str) -> None:
    line = file.sections[0].footer.paragraphs[0]
    line.text = f"{text} · "
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = line.add_run()
        if kind:
            run._r.append(_made("w:fldChar", {"w:fldCharType": kind}))
        else:
            field = _made("w:instrText", {})
            field.text = code
            run._r.append(field)


def _made(tag: str, attributes: Mapping[str, str]) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made


def _is_head(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(_made("w:tblHeader", {"w:val": "true"}))
    _whole(row)


def _whole(row: _Row) -> None:
    """A row is not parted by the end of a page."""
    row._tr.get_or_add_trPr().append(_made("w:cantSplit", {"w:val": "true"}))


def _ruled(line: Para) -> None:
    """A line to write on."""
    edge = {"w:val": "single", "w:sz": "4", "w:space": "1", "w:color": "7A7468"}
    border = _made("w:pBdr", {})
    border.append(_made("w:bottom", edge))
    line._p.get_or_add_pPr().append(border)
    line.paragraph_format.space_after = Pt(12)


def _new_list(file: Doc) -> int:
    """A numbered list of its own, which begins with 1: the number of its numbering."""
    numbering = file.part.numbering_part.element
    style = file.styles["List Number"].element
    abstract = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def _number(line: Para, numbering: int) -> None:
    properties = line._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering
