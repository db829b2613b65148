"""The sheets to print: what stands on them, that they are accessible, that nothing is cut."""

import datetime as dt

import pypdfium2
import pytest

from guide.model.as_of import as_of
from guide.model.plain import plain
from guide.paper.handouts import Style, find, pdf, poster, preview
from guide.paper.sheets import sheets
from guide.room.wifi import Wifi
from tests.packs import small_pack

from .pdf import faults, ink, is_accessible, open_pdf, outside, overlapping, text_of, words_of

pytestmark = pytest.mark.heavy

PACK = as_of(small_pack())
WORDS = PACK.words
MODULE = PACK.modules[0]
DAY = dt.date(2026, 11, 26)
LETTER = Style("letter", DAY, address="192.0.2.7:8501")
STYLES = [
    pytest.param(Style(paper, DAY, large), id=f"{paper}{'-large' if large else ''}")
    for paper in ("letter", "a4")
    for large in (False, True)
]


def every():
    """Every sheet of the small pack, and the poster."""
    return [*sheets(PACK), poster(PACK, "http://192.0.2.7:8501", paper="letter")]


def made(name, style=LETTER, pack=PACK):
    return pdf(pack, find(sheets(pack), name), style)


def read(name, style=LETTER, pack=PACK):
    return text_of(open_pdf(made(name, style, pack)))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sheet", every(), ids=lambda sheet: sheet.name)
def test_a_sheet_is_accessible_and_whole_on_either_paper_and_in_large_print(sheet, style):
    file = pdf(PACK, sheet, style)
    reader = open_pdf(file)
    assert is_accessible(reader)
    assert faults(reader) == []
    assert reader.trailer["/Root"]["/Lang"] == PACK.guide.language
    for page in pypdfium2.PdfDocument(file):
        assert outside(page) == []
        assert overlapping(page) == []
        assert ink(page) > 1, "an empty page"


def test_names_of_files_are_plain_and_each_its_own():
    names = [sheet.name for sheet in sheets(PACK)]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and name.replace("-", "").isalnum() for name in names)


def test_the_handout_holds_what_the_module_holds():
    text = read("1-handout")
    for block in MODULE.blocks:
        if block.kind == "claim":
            lines = (*block.evidence_for, *block.evidence_against, *block.uncertain)
            for line in lines:
                assert words_of(plain(PACK, line.text))[:30] in text
            assert text.count(WORDS.conviction_before) and text.count(WORDS.conviction_after)
    assert MODULE.title in text and "192.0.2.7:8501" in text
    assert PACK.fingerprint in text and "26 November 2026" in text


def test_what_happened_stands_after_what_is_judged():
    text = read("1-handout")
    blocks = [block for block in MODULE.blocks if block.kind == "hindsight"]
    assert blocks
    for block in blocks:
        question = text.index(words_of(plain(PACK, block.question))[:30])
        answer = text.index(words_of(plain(PACK, block.happened[0].text))[:30])
        assert question < text.index(WORDS.paper_afterwards) < answer


def test_the_quiz_sheet_does_not_tell_what_the_key_tells():
    quiz, key = read("1-quiz"), read("1-answer-key")
    items = [block for block in MODULE.blocks if block.kind == "quiz"]
    assert items
    for number, block in enumerate(items, 1):
        heading = WORDS.paper_item.format(number=number)
        assert heading in quiz and heading in key
        rationale = words_of(plain(PACK, block.rationale))[:30]
        assert rationale in key and rationale not in quiz


def test_evidence_cards_do_not_tell_their_side_before_the_last_page():
    pages = [words_of(page.extract_text()) for page in open_pdf(made("1-evidence-cards")).pages]
    assert WORDS.paper_sides in pages[-1]
    for page in pages[:-1]:
        assert WORDS.evidence_for not in page and WORDS.evidence_against not in page


def test_a_ballot_carries_both_letters_twice_on_a_sheet():
    text = read("1-ballots")
    assert text.count(WORDS.screen_opening) == 2 and text.count(WORDS.screen_closing) == 2


def test_the_facilitators_guide_tells_every_step():
    run = next(iter(PACK.runs.values()))
    text = read(f"facilitator-{run.id}")
    for step in run.steps:
        assert step.title in text and words_of(plain(PACK, step.say))[:25] in text
    prompts = [PACK.block(step.block) for step in run.steps if step.block]
    for block in prompts:
        if block.kind == "prompt":
            for told in (WORDS.if_quiet, WORDS.if_hot, WORDS.if_one_sided):
                assert told in text


def test_the_list_of_a_timeline_holds_every_event():
    for line in PACK.timelines.values():
        text, wide = read(f"timeline-{line.id}-list"), read(f"timeline-{line.id}-foldout")
        for event in line.events:
            assert words_of(event.title) in text and words_of(event.title) in wide


def test_a_reading_of_the_articles_day_says_so_and_holds_nothing_later():
    then = as_of(small_pack(), PACK.guide.article.date.first)
    text = read("1-handout", pack=then)
    assert "nothing later is on this sheet" in text
    assert "Since:" not in text and WORDS.paper_since not in text


def test_a_poster_has_a_page_for_the_network_and_one_for_the_room():
    wifi = Wifi(name="Reading; room", password="a:b")
    made = poster(PACK, "http://192.0.2.7:8501/x", paper="a4", room="KDRT", wifi=wifi)
    pages = [page.extract_text() for page in open_pdf(pdf(PACK, made, LETTER)).pages]
    assert len(pages) == 2
    assert "Reading; room" in pages[0] and "a:b" in pages[0]
    assert "192.0.2.7:8501/x" in pages[1] and "KDRT" in pages[1]


def test_a_preview_is_a_picture_of_the_first_page():
    assert preview(PACK, sheets(PACK)[0], LETTER).startswith(b"\x89PNG")
