"""The file that a reader keeps is an accessible PDF, whatever they wrote."""

import pytest

from guide.model.progress import Progress, name_of_guess
from guide.paper.my_views import as_pdf
from tests.packs import small_pack

from .pdf import faults, is_accessible, open_pdf

PACK = small_pack()
WORDS = PACK.words


def read(reason):
    progress = Progress(reasons={PACK.modules[0].id: reason})
    return open_pdf(as_pdf(PACK, progress, "24 November 2026"))


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("Because.", "Because."),
        ('#panic() $x$ *b* [[sarin]] \\ "', '#panic() $x$ *b* [[sarin]] \\ "'),
        ("Русский текст", "Русский текст"),
        ("中文, 🙂", ""),
        ("\n\n\t", ""),
        ("x" * 400, "x" * 24),
    ],
)
def test_any_reason_gives_a_pdf(reason, shown):
    assert shown in "".join(page.extract_text() for page in read(reason).pages)


def test_judgments_and_guesses_are_in_it():
    blocks = PACK.blocks.values()
    judged = next(block for block in blocks if block.kind == "hindsight")
    asked = next(block for block in blocks if block.kind == "series" and block.guess)
    point = asked.guess.points[0]
    progress = Progress(
        verdicts={judged.id: "partly"}, guesses={asked.id: {name_of_guess(point): 50}}
    )
    reader = open_pdf(as_pdf(PACK, progress, "24 November 2026"))
    assert is_accessible(reader) and faults(reader) == []
    text = " ".join("".join(page.extract_text() for page in reader.pages).split())
    for said in (judged.title, WORDS.verdict_partly, point.label, WORDS.guess_reading):
        assert said in text


def test_it_is_set_like_the_report():
    reader = read("Because.")
    assert is_accessible(reader) and faults(reader) == []
    assert reader.trailer["/Root"]["/Lang"] == PACK.guide.language
    text = " ".join("".join(page.extract_text() for page in reader.pages).split())
    assert text.index(WORDS.my_views_title) < text.index(PACK.modules[0].title)
    for module in PACK.modules:
        assert f"{module.number}. {module.title}" in text
    assert WORDS.report_page.format(n=1, count=len(reader.pages)) in text
