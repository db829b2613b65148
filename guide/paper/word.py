"""Sheets as files for a word processor, from the same nodes: real headings, lists and tables."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Mm, Pt, RGBColor
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
INK = RGBColor(0x17, 0x20, 0x2B)
LINE, TALLEST_BOX = 9, 150
"""Millimetres: of a line to write on, and of the tallest box that stands for several."""


def docx(pack: Pack, sheet: Sheet, style: Style) -> bytes:
    """The sheet as a DOCX file, with its language, its title and texts for its pictures."""
    told = content(pack, sheet, style)
    file = Document()
    _look(file, pack, style)
    file.core_properties.title = f"{sheet.above} – {sheet.title}"
    file.core_properties.author = pack.guide.publisher
    file.core_properties.language = pack.guide.language
    _foot(file, told["foot"])
    writer = _Writer(file, pack, style)
    writer.line("Subtitle", sheet.title)
    writer.line("Heading 1", sheet.above)
    for node in sheet.nodes():
        writer.write(node)
    set_direction(file, pack.guide.language)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


class _Writer:
    """Writes nodes at the end of a document.

    Nothing is set apart by empty paragraphs, which a screen reader reads out as "blank": room
    below a table belongs to the paragraph after it, and a page break to the first of its page.
    """

    def __init__(self, file: Doc, pack: Pack, style: Style) -> None:
        self.file, self.pack, self.style = file, pack, style
        width, _ = PAPER[style.paper]
        self.width = width - 2 * MARGIN
        self.below_table = self.new_page = False
        # python-docx looks through all of its styles for the id of each paragraph's.
        self.ids = {one.name: one.style_id for one in file.styles}

    def line(self, style: str = "Normal", text: str = "") -> Para:
        """A paragraph at the end."""
        line = self.file.add_paragraph(text)
        if style != "Normal":
            line._p.style = self.ids[style]
        if self.below_table:
            line.paragraph_format.space_before = Pt(10)
        if self.new_page:
            line.paragraph_format.page_break_before = True
        self.below_table = self.new_page = False
        return line

    def write(self, node: Node) -> None:
        """Write a node and all in it."""
        match node:
            case Heading():
                if node.above:
                    self.line("Caption", node.above).paragraph_format.keep_with_next = True
                self.line(f"Heading {node.level}", node.text)
            case Paragraph():
                self._paragraph(node)
            case Bullets():
                self._bullets(node)
            case Grid():
                self._grid(node)
            case Lines():
                self._room(node.count)
            case Tick():
                self._tick(node)
            case Drawing():
                self._drawing(node)
            case Together():
                for inner in node.nodes:
                    self.write(inner)
            case PageBreak():
                self.new_page = True
            case _:
                raise ValueError(f"A {node.kind} is not written for word processors.")

    def _paragraph(self, node: Paragraph) -> None:
        styles = {"lead": "Intense Quote", "quiet": "Caption", "said": "Quote"}
        line = self.line(styles.get(node.look, "Normal"))
        _fill(line, node.runs)
        if node.look == "question":
            line.paragraph_format.keep_with_next = True
            for run in line.runs:
                run.bold = True

    def _bullets(self, node: Bullets) -> None:
        numbers = _new_list(self.file) if node.numbered else None
        for item in node.items:
            line = self.line("List Number" if node.numbered else "List Bullet")
            if numbers is not None:
                _number(line, numbers)
            _fill(line, item)

    def _table(self, head: Iterable[str]) -> Any:
        """A table with its header row, apart from one that stands right above it."""
        if self.below_table or self.new_page:
            self.line()
        names = tuple(head)
        table = self.file.add_table(rows=1, cols=len(names), style="Table Grid")
        for cell, name in zip(table.rows[0].cells, names, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
        _is_head(table.rows[0])
        self.below_table = True
        return table

    def _grid(self, node: Grid) -> None:
        table = self._table(node.head)
        shares = [share or 8 for share in _shares(node)]
        widths = [int(self.width * share / sum(shares)) for share in shares]
        for row in node.rows:
            added = table.add_row()
            _whole(added)
            if node.tall:
                added.height = Mm(10)
            for cell, runs in zip(added.cells, row, strict=True):
                _fill(cell.paragraphs[0], runs)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width

    def _room(self, lines: int) -> None:
        """Room for an answer: a line, or a box with a name where several would be empty ones."""
        if lines == 1:
            _ruled(self.line())
            return
        table = self._table([self.pack.words.paper_notes])
        row = table.add_row()
        _whole(row)
        row.height = Mm(min(lines * LINE, TALLEST_BOX))

    def _tick(self, node: Tick) -> None:
        if node.asked:
            line = self.line()
            line.add_run(node.asked).bold = True
            line.paragraph_format.keep_with_next = True
        options = [" ".join(["☐", *filter(None, option)]) for option in node.options]
        for option in ["\t".join(options)] if node.across else options:
            self.line("Normal", option)

    def _drawing(self, node: Drawing) -> None:
        sheet = {
            "drawn": node.drawn,
            "large": self.style.large,
            "width": self.width / 36000,
        }
        png = picture("figure", sheet, lang=self.pack.guide.language, ppi=PICTURE_PPI)
        line = self.line()
        shape = line.add_run().add_picture(io.BytesIO(png), width=self.width)
        shape._inline.docPr.set("descr", node.alt)
        line.paragraph_format.keep_with_next = bool(node.caption)
        if node.caption:
            _fill(self.line("Caption"), node.caption)


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
        one.font.color.rgb = INK
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
    return OxmlElement(tag, attrs={qn(name): value for name, value in attributes.items()})


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
