"""The typesetter: its typefaces, its language, what it may read, and letters that no face has."""

import datetime as dt
import re

import pytest
import typst

from guide.paper.typeset import FONTS, SHEETS, typed_lines, typeset

from .pdf import is_accessible, open_pdf

MADE = dt.datetime(2026, 11, 25, 1, 0, tzinfo=dt.UTC)


def sheet(reason="Because."):
    """What the layout of a reader's views sets."""
    rows = {
        "rows": [["Q", "a", "b"]],
        "judgments": [["It holds", "in part"]],
        "guesses": [["2014", "40", "45", "5 off"]],
    }
    module = {"title": "1. One", **rows, "score": "1", "reason": [reason]}
    texts = dict.fromkeys(
        ("asked", "before", "after", "quiz", "why", "made", "guide", "judgment"), "Text"
    )
    page = {"paper": "us-letter", "page": "Page {n} of {count}", "title": "Views"}
    return {**texts, **page, "guesses": ["Guess", "Reading", "Gap"], "modules": [module]}


def test_it_is_accessible_and_names_its_moment_and_its_title():
    reader = open_pdf(typeset("my_views", sheet(), lang="en", made=MADE))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/StructTreeRoot"]
    assert is_accessible(reader)
    assert reader.metadata.title == "Views"
    assert reader.metadata.creation_date == MADE


@pytest.mark.parametrize(
    ("lang", "written"), [("en", "en"), ("en-GB", "en-GB"), ("uk", "uk"), ("zh-Hant-TW", "zh-TW")]
)
def test_the_language_is_that_of_the_guide(lang, written):
    reader = open_pdf(typeset("my_views", sheet(), lang=lang))
    assert reader.trailer["/Root"]["/Lang"] == written


def test_the_guides_own_typefaces_are_used():
    reader = open_pdf(typeset("my_views", sheet("Потому что."), lang="en"))
    fonts = {
        font["/BaseFont"].split("+")[1].split("-")[0]
        for page in reader.pages
        for font in (one.get_object() for one in page["/Resources"]["/Font"].values())
    }
    assert fonts == {"PublicSans", "GuideSerif"}


def test_no_changed_typeface_carries_a_reserved_name():
    faces = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    assert sorted(faces.families()) == ["Guide Serif", "Public Sans"]


def test_a_letter_that_no_typeface_has_costs_the_standard_and_not_the_file():
    reader = open_pdf(typeset("my_views", sheet("\U000e1000"), lang="en"))
    assert len(reader.pages) == 1
    assert not is_accessible(reader)


def test_data_is_never_a_command():
    page = open_pdf(typeset("my_views", sheet('#read("/etc/passwd") $x$ *b*'), lang="en")).pages[0]
    assert '#read("/etc/passwd") $x$ *b*' in page.extract_text()


def test_a_layout_can_read_nothing_but_the_look_they_share():
    layouts = {path.name: path.read_text(encoding="utf-8") for path in SHEETS.iterdir()}
    assert sorted(layouts) == [
        "card.typ",
        "document.typ",
        "drawings.typ",
        "figure.typ",
        "look.typ",
        "my_views.typ",
        "report.typ",
    ]
    for layout in layouts.values():
        own = re.sub(r'#import "(look|drawings)\.typ": [*\w, -]+\n', "", layout)
        assert not any(word in own for word in ("read(", "import", "include", "eval(", "plugin("))


def test_typed_lines_can_be_broken_and_hold_only_what_can_be_shown():
    assert typed_lines("one\n\nt\x00wo\u202e") == ["one", "", "two"]
    (line,) = typed_lines("x" * 60)
    assert line.replace("\u200b", "") == "x" * 60
    assert max(map(len, line.split("\u200b"))) <= 24
