"""Paper in other languages: no word is left in English, and a sheet runs in its direction."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from guide.loading.load import load_pack
from guide.loading.words import interface
from guide.paper import handouts
from guide.paper.sheets import sheets
from tests.packs import small_pack
from tests.pseudo import made_pseudo, plain_words

from .pdf import open_pdf, text_of

pytestmark = pytest.mark.heavy


def lines_of(pdf, version):
    """The lines of its text, but for those of addresses, which break anywhere.

    Nor the guide's ``version``, whose letters are those of a number.
    """
    lines = [line for page in pdf.pages for line in page.extract_text().splitlines()]
    return [line.replace(version, "").title() for line in lines if not ADDRESS.search(line)]


ADDRESS = re.compile(r"https?:|\.exa|^words$")


def test_no_word_is_left_on_paper(tmp_path):
    pack = load_pack(made_pseudo(tmp_path / "pack")).pack
    style = handouts.usual(pack)
    found = {}
    for sheet in sheets(pack):
        pdf = open_pdf(handouts.pdf(pack, sheet, style))
        left = plain_words(lines_of(pdf, pack.fingerprint))
        if left:
            found[sheet.name] = left
    assert not found, "\n".join(f"{name}: {left}" for name, left in found.items())


def in_language(tag):
    pack = small_pack()
    guide = pack.guide.model_copy(update={"language": tag})
    return replace(pack, guide=guide, words=interface(tag))


def test_a_sheet_in_spanish_says_so_and_writes_its_dates():
    pack = in_language("es")
    sheet = sheets(pack)[0]
    pdf = open_pdf(handouts.pdf(pack, sheet, handouts.usual(pack)))
    assert pdf.root_object["/Lang"] == "es"
    assert "de 2019" in text_of(pdf)


def test_a_sheet_from_right_to_left_begins_at_the_right():
    middle = {}
    for tag in ("en", "ar"):
        pack = in_language(tag)
        file = handouts.pdf(pack, sheets(pack)[0], handouts.usual(pack))
        assert open_pdf(file).root_object["/Lang"] == tag
        page = pypdfium2.PdfDocument(file)[0]
        text = page.get_textpage()
        assert text.count_rects()
        left, _, right, _ = text.get_rect(0)
        middle[tag] = (left + right) / 2 / page.get_width()
    assert middle["en"] < 0.5 < middle["ar"]
