"""The sheets to print: what stands on them, that they are accessible, that nothing is cut."""

import datetime as dt

import pypdfium2
import pytest

from guide.exports.said import unformatted
from guide.model.as_of import as_of
from guide.paper.handouts import Style, find, pdf, poster, preview
from guide.paper.sheets import sheets
from guide.room import night_run
from guide.room.night_run import NIGHT
from guide.room.wifi import Wifi
from tests.packs import example_pack, small_pack
from tests.room.nights import RIGHT, ROUNDS, night_pack

from .pdf import faults, ink, is_accessible, open_pdf, outside, overlapping, text_of, words_of

pytestmark = pytest.mark.heavy

PACK = night_pack(as_of(small_pack()))
GUIDES = {"small": PACK, "nile": as_of(example_pack())}
WORDS = PACK.words
DAY = dt.date(2026, 11, 26)
LETTER = Style("letter", DAY, address="192.0.2.7:8501")
STYLES = [
    pytest.param(Style(paper, DAY, large), id=f"{paper}{'-large' if large else ''}")
    for paper in ("letter", "a4")
    for large in (False, True)
]


def every():
    """Every sheet of two guides, and a poster of one, each with its guide."""
    joined = poster(PACK, "http://192.0.2.7:8501", paper="letter")
    found = [(name, sheet) for name, pack in GUIDES.items() for sheet in sheets(pack)]
    return [
        pytest.param(GUIDES[name], sheet, id=f"{name}-{sheet.name}")
        for name, sheet in [*found, ("small", joined)]
    ]


@pytest.fixture(params=GUIDES.values(), ids=GUIDES)
def guide(request):
    """A guide, for what holds of each."""
    return request.param


def made(name, style=LETTER, pack=PACK):
    return pdf(pack, find(sheets(pack), name), style)


def read(name, style=LETTER, pack=PACK):
    return text_of(open_pdf(made(name, style, pack)))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("pack", "sheet"), every())
def test_a_sheet_is_accessible_and_whole_on_either_paper_and_in_large_print(pack, sheet, style):
    file = pdf(pack, sheet, style)
    reader = open_pdf(file)
    assert is_accessible(reader)
    assert faults(reader) == []
    assert reader.trailer["/Root"]["/Lang"] == pack.guide.language
    for page in pypdfium2.PdfDocument(file):
        assert outside(page) == []
        assert overlapping(page) == []
        assert ink(page) > 1, "an empty page"


def test_names_of_files_are_plain_and_each_its_own(guide):
    names = [sheet.name for sheet in sheets(guide)]
    assert len(set(names)) == len(names)
    assert all(name.isascii() and name.replace("-", "").isalnum() for name in names)


def test_the_handout_holds_what_the_module_holds(guide):
    for module in guide.modules:
        text = read(f"{module.number}-handout", pack=guide)
        for block in module.blocks:
            if block.kind == "claim":
                lines = (*block.evidence_for, *block.evidence_against, *block.uncertain)
                for line in lines:
                    assert words_of(unformatted(guide, line.text))[:30] in text
                assert text.count(WORDS.conviction_before) and text.count(WORDS.conviction_after)
        assert words_of(module.title) in text and "192.0.2.7:8501" in text
        assert guide.fingerprint in text and "26 November 2026" in text


def test_what_happened_stands_after_what_is_judged(guide):
    module = guide.modules[0]
    text = read("1-handout", pack=guide)
    blocks = [block for block in module.blocks if block.kind == "hindsight"]
    assert blocks
    for block in blocks:
        question = text.index(words_of(unformatted(guide, block.question))[:30])
        answer = text.index(words_of(unformatted(guide, block.happened[0].text))[:30])
        assert question < text.index(WORDS.paper_afterwards) < answer


def test_the_quiz_sheet_does_not_tell_what_the_key_tells(guide):
    for module in guide.modules:
        quiz, key = (read(f"{module.number}-{name}", pack=guide) for name in ("quiz", "answer-key"))
        items = [block for block in module.blocks if block.kind == "quiz"]
        assert items
        for number, block in enumerate(items, 1):
            heading = WORDS.paper_item.format(number=number)
            assert heading in quiz and heading in key
            rationale = words_of(unformatted(guide, block.rationale))[:30]
            assert rationale in key and rationale not in quiz


def test_evidence_cards_do_not_tell_their_side_before_the_last_page(guide):
    file = open_pdf(made("1-evidence-cards", pack=guide))
    pages = [words_of(page.extract_text()) for page in file.pages]
    assert WORDS.paper_sides in pages[-1]
    for page in pages[:-1]:
        assert WORDS.evidence_for not in page and WORDS.evidence_against not in page


def test_a_ballot_carries_both_letters_twice_on_a_sheet(guide):
    text = read("1-ballots", pack=guide)
    assert text.count(WORDS.screen_opening) == 2 and text.count(WORDS.screen_closing) == 2


def test_the_facilitators_guide_tells_every_step(guide):
    for run in guide.runs.values():
        text = read(f"facilitator-{run.id}", pack=guide)
        for step in run.steps:
            assert words_of(step.title) in text
            assert words_of(unformatted(guide, step.say))[:25] in text
        prompts = [guide.block(step.block) for step in run.steps if step.block]
        for block in prompts:
            if block.kind == "prompt":
                for told in (WORDS.if_quiet, WORDS.if_hot, WORDS.if_one_sided):
                    assert told in text


def test_a_quiz_night_has_slips_a_board_and_a_key_of_its_own_rounds():
    slips, board, key = (
        [words_of(page.extract_text()) for page in open_pdf(made(f"{name}-night")).pages]
        for name in ("answer-slips", "score-sheet", "answer-key")
    )
    assert words_of(WORDS.night_do_answers) in read("facilitator-night")
    for number, (title, items) in enumerate(ROUNDS, 1):
        name = WORDS.paper_round.format(number=number, title=title)
        assert name in " ".join(slips)
        (page,) = (page for page in key if name in page)
        for id in items:
            block = PACK.block(id)
            stem, why = (
                words_of(unformatted(PACK, block.stem)),
                words_of(unformatted(PACK, block.rationale)),
            )
            assert stem[:30] in page and why[:30] in page
            assert why[:30] not in " ".join(slips)
    for each in (" ".join(slips), board[0], key[-1]):
        assert WORDS.night_tie_break in each
    assert " ".join(slips).count(words_of(WORDS.paper_table)) == len(ROUNDS) + 1
    assert RIGHT["f-quiz-first"] == "fare" and "A A toll" in " ".join(key)


def test_the_night_that_a_guides_own_items_fill_is_printed_and_no_other(monkeypatch):
    small = as_of(small_pack())
    assert not any(sheet.group == NIGHT for sheet in sheets(small))
    monkeypatch.setattr(night_run, "QUESTIONS", 4)
    names = [sheet.name for sheet in sheets(small, runs=[NIGHT])]
    kinds = ("facilitator", "answer-slips", "score-sheet", "answer-key")
    assert names == [f"{kind}-{NIGHT}" for kind in kinds]
    text = read(f"answer-key-{NIGHT}", pack=small)
    for _, items in night_run.filled_rounds(small):
        for id in items:
            assert words_of(unformatted(small, small.block(id).stem))[:30] in text


def test_the_list_of_a_timeline_holds_every_event(guide):
    for line in guide.timelines.values():
        text, wide = (read(f"timeline-{line.id}-{n}", pack=guide) for n in ("list", "foldout"))
        for event in line.events:
            assert words_of(event.title) in text and words_of(event.title) in wide


@pytest.mark.parametrize("whole", [small_pack, example_pack])
def test_a_reading_of_the_articles_day_says_so_and_holds_nothing_later(whole):
    then = as_of(whole(), whole().guide.article.date.first)
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
