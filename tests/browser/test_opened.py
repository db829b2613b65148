"""What waits for a rating, a guess or an answer is as sound as the rest, once it is shown."""

import pytest

from .conftest import faults
from .test_pages import PACK, PHONE_IS_WIDE, WHOLE

pytestmark = pytest.mark.heavy
DAY = PACK.guide.article.date.first
READINGS = ["today", DAY.isoformat()]
SERIES = [block for block in PACK.blocks.values() if block.kind == "series"]
CLAIMS = [block.id for block in PACK.blocks.values() if block.kind == "claim"]
KEPT = {
    "version": 1,
    "guesses": {
        block.id: {f"{point.column} {point.period}": 20 for point in block.guess.points}
        for block in SERIES
    },
    "convictions": {claim: {"before": 2, "after": 4} for claim in CLAIMS},
    "verdicts": {block.id: "partly" for block in PACK.blocks.values() if block.kind == "hindsight"},
    "ballots": {
        block.id: block.options[0].id
        for block in PACK.blocks.values()
        if block.kind == "ballot" and block.options
    },
    "reasons": {PACK.modules[0].id: "Because of the map."},
    "last": CLAIMS[0],
}
PAGES = ["", *(module.id for module in PACK.modules), "claims", "my-views"]
SIGNS = {"": ".st-key-continue", "claims": ".step.after", "my-views": ".stMain textarea"} | {
    module.id: ".movement" for module in PACK.modules
}
"""What a page shows once it has read what the browser kept."""


def shown(watched, address, name, reading):
    watched.keep(address, KEPT)
    page = watched.open(f"{address}/{WHOLE.get(name, f'{name}?')}&as_of={reading}")
    page.wait_for_selector(SIGNS[name], state="attached")
    watched.settle()
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("name", PAGES)
def test_all_of_a_page_is_local_silent_and_accessible(opened, address, name, reading, scheme):
    watched = opened("desk", scheme)
    page = shown(watched, address, name, reading)
    assert page.locator(".stException").count() == 0
    assert faults(page) == []
    assert watched.outside == []
    assert watched.errors == []


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("name", PAGES)
def test_all_of_a_page_fits_a_phone(opened, address, name, reading):
    page = shown(opened("phone"), address, name, reading)
    assert page.evaluate(PHONE_IS_WIDE) <= 0


def tab_to(page, wanted):
    """Press Tab until what has the focus is what is wanted."""
    for _ in range(8):
        if page.evaluate(f"() => ({wanted})(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"not reached with Tab: {wanted}")


def test_a_guess_by_keyboard(opened, address):
    block = SERIES[0]
    watched = opened()
    page = watched.open(f"{address}/{PACK.module_of(block.id).id}?block={block.id}")
    box = f".st-key-block-{block.id}"
    assert page.locator(f"{box} .stPlotlyChart").count() == 0
    page.locator(f"{box} input").first.focus()
    for number in range(len(block.guess.points)):
        tab_to(page, f"e => e.tagName == 'INPUT' && e.closest('{box}') && !e.value")
        page.keyboard.type(str(50 + number))
        page.keyboard.press("Tab")
    tab_to(page, f"e => e.innerText == '{PACK.words.guess_compare}'")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{box} .guesses")
    watched.settle()
    assert page.locator(f"{box} .stPlotlyChart").count() == 1
    assert watched.errors == []


def test_a_claim_is_one_click_from_a_block_that_bears_on_it(opened, address):
    block = next(b for b in PACK.blocks.values() if b.kind == "prompt" and b.claims)
    claim = PACK.block(block.claims[0])
    watched = opened()
    page = watched.open(f"{address}/{PACK.module_of(block.id).id}?block={block.id}")
    link = page.locator(f".st-key-block-{block.id} .bears-on").get_by_text(claim.title)
    for _ in range(2):  # The second time the address is the same already.
        link.click()
        page.wait_for_function(
            f"""() => {{ const box = document.querySelector('.st-key-block-{claim.id}')
                            ?.getBoundingClientRect();
                         return box && box.top > -5 && box.top < innerHeight * 0.6 }}"""
        )
        page.evaluate("() => document.querySelector('.stMain').scrollTo(0, 1e6)")
        link.scroll_into_view_if_needed()
    assert watched.errors == []
