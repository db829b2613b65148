"""``python -m guide handout`` writes what was asked for, and says what it does not have."""

import pytest
from docx import Document

from guide.__main__ import main
from guide.paper.sheets import sheets
from tests.packs import SMALL, small_pack
from tests.paper.pdf import open_pdf, text_of, words_of

pytestmark = pytest.mark.heavy

PACK = small_pack()


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def test_it_makes_every_sheet(tmp_path):
    out = tmp_path / "new" / "folder"
    assert main(["handout", str(SMALL), "--out", str(out)]) == 0
    pdfs = [name for name in files(out) if name.endswith(".pdf")]
    assert {f"{sheet.name}.docx" for sheet in sheets(PACK) if sheet.editable} <= set(files(out))
    assert pdfs == sorted(f"{sheet.name}.pdf" for sheet in sheets(PACK))


def test_it_makes_one_module_on_the_paper_that_was_asked_for(tmp_path):
    module = PACK.modules[0]
    asked = ["--module", module.id, "--paper", "a4", "--large", "--as-of", "article"]
    assert main(["handout", str(SMALL), "--out", str(tmp_path), *asked]) == 0
    assert files(tmp_path) and all(name.startswith("1-") for name in files(tmp_path))
    page = open_pdf((tmp_path / "1-handout.pdf").read_bytes()).pages[0]
    assert round(float(page.mediabox.width)) == 595


def test_it_makes_the_poster_with_the_network_and_the_room(tmp_path):
    asked = ["--poster", "--room", "bcdf", "--wifi", "Library", "--wifi-password", "pass word",
             "--address", "https://guide.example"]  # fmt: skip
    assert main(["handout", str(SMALL), "--out", str(tmp_path), *asked]) == 0
    assert files(tmp_path) == ["join-poster.pdf"]
    wifi, room = open_pdf((tmp_path / "join-poster.pdf").read_bytes()).pages
    assert "Library" in wifi.extract_text() and "pass word" in wifi.extract_text()
    assert "guide.example/r/BCDF" in room.extract_text()


def test_the_day_of_the_article_and_its_name_are_one_reading(tmp_path):
    day = str(PACK.guide.article.date)
    for asked in ("article", day):
        out = tmp_path / asked
        argued = ["--module", PACK.modules[0].id, "--as-of", asked, "--lang", "EN"]
        assert main(["handout", str(SMALL), "--out", str(out), *argued]) == 0
    (one, other) = (
        open_pdf((tmp_path / name / "1-quiz.pdf").read_bytes()) for name in ("article", day)
    )
    assert [page.extract_text() for page in one.pages] == [
        page.extract_text() for page in other.pages
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--module", "x"], "has no 'x'"),
        (["--run", "x"], "has no 'x'"),
        (["--lang", "tlh"], "It is in en"),
        (["--as-of", "2016-01-01"], "There is no reading as of '2016-01-01'"),
        (["--poster", "--room", "1/2"], "is no event's code"),
    ],
)
def test_it_says_what_the_guide_has_instead(asked, said, tmp_path, capsys):
    assert main(["handout", str(SMALL), "--out", str(tmp_path), *asked]) == 2
    assert said in capsys.readouterr().err
    assert files(tmp_path) == []


def test_every_sheet_is_in_the_language_that_was_asked_for(tmp_path, translated_folder, bilingual):
    assert main(["handout", str(translated_folder), "--out", str(tmp_path), "--lang", "es"]) == 0
    spanish = bilingual.in_language("es")
    assert spanish.words.paper_handout != bilingual.words.paper_handout
    for sheet in sheets(spanish):
        file = open_pdf((tmp_path / f"{sheet.name}.pdf").read_bytes())
        assert file.root_object["/Lang"] == "es"
        text = text_of(file)
        assert words_of(sheet.above) in text and f"versión {spanish.fingerprint}" in text
        assert words_of(sheet.title) in text or sheet.layout == "foldout"
        if sheet.editable:
            told = Document(tmp_path / f"{sheet.name}.docx")
            assert told.core_properties.language == "es"
            assert told.paragraphs[0].text == sheet.title
