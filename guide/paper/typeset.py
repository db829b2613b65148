"""PDF files from the layouts of ``sheet/``, set in the guide's own typefaces."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import typst

from guide.settings import ROOT

SHEETS = Path(__file__).parent / "sheet"
"""All that the typesetter can read besides the fonts: the layouts and the look they share."""

FONTS = ROOT / "static" / "fonts" / "print"
"""TrueType: the typesetter does not read the WOFF2 files that browsers get."""

_LONG_WORD = re.compile(r"([^\s\u200b]{24})(?=[^\s\u200b])")
"""What an address on the web would run out of its column with, without a place to break."""


def typeset(
    sheet: str, content: Mapping[str, object], *, lang: str, made: dt.datetime | None = None
) -> bytes:
    """A PDF/UA-1 file, or a plain PDF if a text has a letter that no typeface has.

    ``sheet`` is the name of a layout in ``SHEETS``. ``content`` holds every word and number that
    it sets, as values that JSON has; they go in as data, so that nothing in them is read as a
    command. ``lang`` is the BCP 47 tag of the language of the text. ``made`` is the moment that
    the file names as its own; without it, now. Raises ``typst.TypstError`` for a layout that
    cannot be set.
    """
    compiler = _compiler(sheet, content, lang)
    stamp = int(made.timestamp()) if made else None
    try:
        pages = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=stamp)
    except typst.TypstError:
        # PDF/UA refuses a letter that no typeface has; a file with a box for it is better.
        pages = compiler.compile(format="pdf", timestamp=stamp)
    assert isinstance(pages, bytes)
    return pages


def picture(sheet: str, content: Mapping[str, object], *, lang: str, ppi: float) -> bytes:
    """The first page as a PNG picture; for the rest see ``typeset``."""
    pages = _compiler(sheet, content, lang).compile(format="png", ppi=ppi)
    first = pages[0] if isinstance(pages, list) else pages
    assert first is not None
    return first


def _shown(letter: str) -> bool:
    """Whether a letter can be set, or is a place where a word may break."""
    return letter.isprintable() or letter == "\u200b"


def _compiler(sheet: str, content: Mapping[str, object], lang: str) -> typst.Compiler:
    data = json.dumps(content, ensure_ascii=False)
    return typst.Compiler(
        SHEETS / f"{sheet}.typ",
        root=SHEETS,
        font_paths=_fonts(_needs_more(data)),
        sys_inputs={"content": data, "language": _language(lang), "region": _region(lang)},
    )


def typed_lines(text: str) -> list[str]:
    """The lines that somebody typed, ready to be set in a column.

    What no typeface can show is left out, and a word too long may be broken.
    """
    shown = ("".join(filter(_shown, line)) for line in text.splitlines())
    return [_LONG_WORD.sub("\\1\u200b", line) for line in shown]


@cache
def _fonts(more: bool) -> typst.Fonts:
    """The guide's own typefaces; ``more`` adds those of the machine, for other scripts."""
    return typst.Fonts(
        include_system_fonts=more, include_embedded_fonts=True, font_paths=[str(FONTS)]
    )


def _needs_more(text: str) -> bool:
    """Whether a text has letters that are in none of the guide's own typefaces."""
    return any(
        not (point < 0x250 or 0x400 <= point < 0x530 or 0x1E00 <= point < 0x2600)
        for point in map(ord, text)
    )


def _language(lang: str) -> str:
    """The language of a BCP 47 tag, without script and region; ``und`` if that names none."""
    language = lang.partition("-")[0].lower()
    return language if re.fullmatch("[a-z]{2,3}", language) else "und"


def _region(lang: str) -> str:
    """The region of a BCP 47 tag, such as GB; empty if it has none."""
    _, *parts = lang.split("-")
    return next((part.upper() for part in parts if len(part) == 2 and part.isalpha()), "")
