"""The direction of a file for word processors: what runs from right to left begins there.

A word processor asks each paragraph, each table and each run, and has sizes and weights of its own
for such scripts.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from docx.document import Document as Doc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from guide.text.languages import direction

_FACE = "Arial"
"""Of scripts from right to left: word processors have it, with Arabic and Hebrew letters."""
_NAME = 3
"""Words of plain letters that may be a name; a paragraph of more is not translated."""

# What the schema has after each of them.
_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
    *("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr"),
    "w:pPrChange",
)
_AFTER_RTL = ("w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath")
_AFTER_VISUAL = (
    *("w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing"),
    *("w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"),
    *("w:tblCaption", "w:tblDescription"),
)
_TWINS = {"w:b": "w:bCs", "w:i": "w:iCs", "w:sz": "w:szCs"}
"""Properties of letters, and what they are called for such scripts."""


def set_direction(file: Doc, language: str) -> None:
    """Lay out a whole file in the direction of its language; nothing for one from left to right."""
    if direction(language) == "ltr":
        return
    for style in file.styles:
        letters = style.element.find(qn("w:rPr"))
        if letters is not None:
            _twins(letters)
    normal = file.styles["Normal"].element
    _insert(normal.get_or_add_pPr(), "w:bidi", _AFTER_BIDI)
    letters = normal.get_or_add_rPr()
    letters.get_or_add_rFonts().set(qn("w:cs"), _FACE)
    letters.find(qn("w:lang")).set(qn("w:bidi"), language)
    for part in (file.element.body, file.sections[0].footer._element):
        for table in part.iter(qn("w:tbl")):
            _insert(table.tblPr, "w:bidiVisual", _AFTER_VISUAL)
        for paragraph in part.iter(qn("w:p")):
            _turn(paragraph)


def _turn(paragraph: Any) -> None:
    """Begin a paragraph at the right, unless it is a sentence in plain letters."""
    text = "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
    back = "L" in _strong(text) and "R" not in _strong(text) and len(text.split()) > _NAME
    properties = paragraph.get_or_add_pPr()
    _insert(properties, "w:bidi", _AFTER_BIDI, on=not back)
    for run in paragraph.iter(qn("w:r")):
        letters = run.get_or_add_rPr()
        _twins(letters)
        said = _strong("".join(each.text or "" for each in run.iter(qn("w:t"))))
        if "R" in said or ("L" not in said and not back):
            _insert(letters, "w:rtl", _AFTER_RTL)


def _strong(text: str) -> set[str]:
    """The directions of the letters in a text: ``L`` and ``R``."""
    kinds = set(map(unicodedata.bidirectional, text))
    return {"R" if kind in ("R", "AL") else "L" for kind in kinds & {"L", "R", "AL"}}


def _twins(letters: Any) -> None:
    for name, twin in _TWINS.items():
        found = letters.find(qn(name))
        if found is not None and letters.find(qn(twin)) is None:
            found.addnext(OxmlElement(twin, attrs=dict(found.attrib)))


def _insert(holder: Any, tag: str, after: tuple[str, ...], *, on: bool = True) -> None:
    off = {} if on else {qn("w:val"): "0"}
    holder.insert_element_before(OxmlElement(tag, attrs=off), *after)
