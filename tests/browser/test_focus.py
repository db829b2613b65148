"""A reader with a keyboard alone: choices can be corrected, the focus goes where it should."""

import pytest

from .test_pages import PACK, WHOLE

pytestmark = pytest.mark.heavy
WITHIN = """selector => {
  const now = document.activeElement, wanted = document.querySelector(selector);
  const box = now.getBoundingClientRect();
  const there = wanted && (wanted === now || wanted.contains(now));
  return there && box.top >= 0 && innerHeight > box.top;
}"""


CHOICE = next(
    block
    for block in PACK.modules[0].blocks
    if block.kind == "quiz" and block.answer.type == "choice"
)


def first(kind):
    return next(block for block in PACK.modules[0].blocks if block.kind == kind)


def module(opened, address, size="desk"):
    watched = opened(size)
    watched.open(f"{address}/{WHOLE[PACK.modules[0].id]}")
    return watched


def focused(page, selector):
    """Wait until what has the focus stands within a part, and in sight."""
    page.wait_for_function(WITHIN, arg=selector)


def press(watched, name, within):
    button = watched.page.locator(within).get_by_role("button", name=name, exact=True)
    button.focus()
    watched.page.keyboard.press("Enter")


def choose(watched, key):
    """Walk through a row of choices with the arrows: the last one is meant."""
    page = watched.page
    page.locator(f".st-key-{key} input").first.focus()
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
        watched.settle()
        focused(page, f".st-key-{key}")


def test_a_claim_is_rated_with_arrows_and_the_evidence_is_a_press(opened, address):
    claim = first("claim")
    watched = module(opened, address)
    page, box = watched.page, f".st-key-block-{claim.id}"
    before = f"conviction-{claim.id}-before"
    choose(watched, before)
    assert page.locator(f"{box} .evidence").count() == 0
    press(watched, PACK.words.show_evidence, box)
    focused(page, f"#evidence-{claim.id}")
    watched.settle()
    radios = page.locator(f".st-key-{before} input")
    assert [one.is_checked() for one in radios.all()] == [False, False, True, False, False]
    radios.nth(2).focus()
    page.keyboard.press("ArrowLeft")
    watched.settle()
    focused(page, f".st-key-{before}")
    assert radios.nth(1).is_checked() and page.locator(f"{box} .evidence").count() == 1
    assert watched.errors == []


def test_a_judgment_is_chosen_with_arrows_and_what_happened_is_a_press(opened, address):
    block = first("hindsight")
    watched = module(opened, address)
    page = watched.page
    choose(watched, f"verdict-{block.id}")
    assert page.locator(f"#happened-{block.id}").count() == 0
    press(watched, PACK.words.show_happened, f".st-key-block-{block.id}")
    focused(page, f"#happened-{block.id}")
    assert page.locator(f".st-key-verdict-{block.id} input").nth(2).is_checked()


def test_a_vote_is_chosen_with_arrows_and_stays_to_be_corrected(opened, address):
    block = first("ballot")
    watched = module(opened, address)
    choose(watched, f"ballot-{block.id}")
    assert watched.page.locator(f".st-key-ballot-{block.id} input").nth(2).is_checked()


def test_a_guess_leads_to_its_figure_and_can_be_corrected(opened, address):
    block = next(one for one in PACK.blocks.values() if one.kind == "series" and one.guess)
    watched = opened()
    page = watched.open(f"{address}/{WHOLE[PACK.module_of(block.id).id]}")
    box = f".st-key-block-{block.id}"
    for point in block.guess.points:
        page.locator(box).get_by_label(point.label).fill("50")
        page.keyboard.press("Tab")
    watched.settle()
    press(watched, PACK.words.guess_compare, box)
    focused(page, f"{box} .figure-title")
    watched.settle()
    press(watched, PACK.words.guess_change, box)
    focused(page, f"{box} input")
    assert page.locator(f"{box} input").first.input_value() == "50"


def test_one_press_opens_the_evidence_of_all_and_leads_to_the_first(opened, address):
    claim = first("claim")
    watched = module(opened, address)
    press(watched, PACK.words.open_all, f".st-key-open-all-{claim.id}")
    focused(watched.page, f"#evidence-{claim.id}")


def test_an_answer_leads_to_what_is_said_of_it_and_back(opened, address):
    item = CHOICE
    watched = opened()
    page = watched.open(f"{address}/quiz?block={item.id}")
    box = f".st-key-block-{item.id}"
    page.locator(f"{box} input").first.focus()
    page.keyboard.press("Space")
    press(watched, PACK.words.check_answer, box)
    focused(page, f"{box} .result")
    watched.settle()
    press(watched, PACK.words.try_again, box)
    focused(page, f"{box} .stem")
    watched.settle()
    press(watched, PACK.words.next_item, ".stMain")
    focused(page, ".stem")


def test_what_starts_over_asks_once_and_may_be_left(opened, address):
    item = CHOICE
    watched = opened()
    page = watched.open(f"{address}/quiz?block={item.id}")
    page.locator(f".st-key-block-{item.id} input").first.focus()
    page.keyboard.press("Space")
    press(watched, PACK.words.check_answer, f".st-key-block-{item.id}")
    page.wait_for_selector(".st-key-start-over button")
    watched.settle()
    press(watched, PACK.words.start_over, ".st-key-start-over")
    focused(page, ".st-key-start-over-no")
    watched.settle()
    page.keyboard.press("Enter")
    focused(page, ".st-key-start-over")
    watched.settle()
    press(watched, PACK.words.start_over, ".st-key-start-over")
    focused(page, ".st-key-start-over-no")
    watched.settle()
    press(watched, PACK.words.start_over, ".st-key-start-over-yes")
    focused(page, "[class*=st-key-panel-quiz] .kicker")
    assert page.locator(".st-key-start-over").count() == 0


def test_judgments_come_one_at_a_time_or_all_at_a_press(opened, address):
    blocks = [block for block in PACK.modules[0].blocks if block.kind == "hindsight"]
    watched = module(opened, address)
    page = watched.page
    shown = page.locator('[class*="st-key-hindsights-"] .hindsight')
    assert shown.count() == 1
    press(watched, PACK.words.next_item, '[class*="st-key-steps-hindsights-"]')
    focused(page, f".st-key-block-{blocks[1].id} .hindsight")
    watched.settle()
    press(watched, PACK.words.show_every.format(count=len(blocks)), ".stMain")
    focused(page, f".st-key-block-{blocks[0].id} .hindsight")
    shown.nth(len(blocks) - 1).wait_for()
    assert shown.count() == len(blocks)
    names = page.locator('[class*="st-key-verdict-"] [role=radiogroup]')
    assert len({one.get_attribute("aria-label") for one in names.all()}) == len(blocks)


def test_a_choice_is_seen_in_the_readers_own_colours(opened, address):
    watched = opened()
    watched.page.emulate_media(forced_colors="active")
    page = watched.open(f"{address}/quiz?block={CHOICE.id}")
    options = page.locator(f".st-key-block-{CHOICE.id} [data-testid=stRadioOption]")
    page.locator(f".st-key-block-{CHOICE.id} input").first.focus()
    page.keyboard.press("Space")
    watched.settle()
    looks = [one.evaluate("one => getComputedStyle(one).outlineStyle") for one in options.all()]
    assert looks[0] == "solid" and set(looks[1:]) == {"none"}
