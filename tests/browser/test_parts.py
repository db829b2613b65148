"""The parts of a module: links open them, their list says where one is, Back finds them open."""

import pytest

from .conftest import faults
from .test_focus import focused
from .test_pages import PACK, PHONE_IS_WIDE
from .test_saved_progress import OPENING, vote

pytestmark = pytest.mark.heavy
MODULE = PACK.modules[0]
CLAIMS = [block for block in MODULE.blocks if block.kind == "claim"]
NAMES = PACK.words.part_names
NOW = ".rail a[aria-current]"


def test_a_link_to_a_claim_opens_the_part_that_holds_it(opened, address):
    watched = opened()
    page = watched.open(f"{address}/{MODULE.id}")
    assert page.locator(".claim").count() == 0
    link = page.locator(".bears-on a").first
    target = link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    focused(page, target)
    page.wait_for_function("() => location.search.includes('weigh-1=true')")
    assert watched.errors == []


@pytest.mark.parametrize("anchor", [f"#claim-{CLAIMS[-1].id}", "#m1-timeline", "#part-talk"])
def test_an_address_with_an_anchor_opens_its_part(opened, address, anchor):
    watched = opened()
    page = watched.open(f"{address}/{MODULE.id}{anchor}")
    focused(page, f"{anchor}, .st-key-block-{anchor[1:]}")
    assert watched.errors == []


def test_a_claim_of_another_page_is_opened_with_focus(opened, address):
    watched = opened()
    page = watched.open(f"{address}/claims")
    page.locator(f".st-key-ledger-{CLAIMS[-1].id} .stPageLink a").click()
    focused(page, f".st-key-block-{CLAIMS[-1].id}")
    assert watched.errors == []


def test_open_parts_survive_a_reload_and_back(opened, address):
    watched = opened()
    page = watched.open(f"{address}/{MODULE.id}")
    fold = page.locator(".st-key-weigh-1 summary")
    fold.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".claim")
    page.wait_for_function("() => location.search.includes('weigh-1=true')")
    watched.settle()
    page.reload()
    page.wait_for_selector(".claim")
    watched.settle()
    page.get_by_role("link", name=PACK.words.glossary, exact=True).click()
    page.wait_for_selector(f"h1:has-text('{PACK.words.glossary}')")
    page.go_back()
    page.wait_for_selector(".claim")
    watched.settle()
    page.locator(".st-key-weigh-1 summary").first.click()
    page.wait_for_selector(".claim", state="detached")
    assert watched.errors == []


def test_the_list_of_parts_leads_to_each_and_stays_in_view(opened, address):
    watched = opened()
    page = watched.open(f"{address}/{MODULE.id}")
    for name in NAMES.values():
        link = page.locator(".rail").get_by_role("link", name=name, exact=True)
        link.focus()
        page.keyboard.press("Enter")
        focused(page, link.get_attribute("href"))
        page.wait_for_function(
            "name => document.querySelector('.rail a[aria-current]')?.innerText.endsWith(name)",
            arg=name,
        )
        watched.settle()
        assert link.is_visible()
    assert page.locator(".prompt").count() > 0, "what it led to is open"
    assert faults(page) == []
    assert watched.errors == []


def test_the_list_of_parts_says_what_is_done(opened, address):
    watched = opened()
    page = watched.open(f"{address}/{MODULE.id}")
    assert page.locator(".rail .done:visible").count() == 0
    vote(watched, OPENING.options[0])
    done = PACK.words.part_done.format(done=1, count=1)
    page.wait_for_selector(f".rail .done:has-text('{done}')")
    page.reload()
    page.wait_for_selector(f".rail .done:has-text('{done}')")


def test_a_phone_has_a_bar_that_says_the_part_and_opens_the_list(opened, address):
    watched = opened("phone")
    page = watched.open(f"{address}/{MODULE.id}")
    bar = page.locator(".rail summary")
    words = PACK.words.part_now
    assert bar.inner_text() == words.format(number=1, count=5, name=NAMES["question"])
    assert not page.locator(".rail a").first.is_visible()
    bar.focus()
    page.keyboard.press("Enter")
    page.locator(".rail").get_by_role("link", name=NAMES["weigh"]).click()
    page.wait_for_selector(".claim")
    told = words.format(number=3, count=5, name=NAMES["weigh"])
    page.wait_for_function(
        "told => document.querySelector('.rail summary')?.innerText === told", arg=told
    )
    assert not page.locator(".rail a").first.is_visible()
    assert page.evaluate(PHONE_IS_WIDE) <= 0
    assert watched.errors == []


@pytest.mark.parametrize("module", PACK.modules, ids=lambda module: module.id)
def test_the_picture_stands_on_the_first_screen(opened, address, module):
    page = opened().open(f"{address}/{module.id}")
    top = page.locator(".st-key-module-top :is(.main-svg, input)").first
    assert top.bounding_box()["y"] < 500 and page.locator("h1").bounding_box()["y"] < 300


def test_all_parts_open_with_one_press(opened, address):
    watched = opened()
    page = watched.open(f"{address}/{MODULE.id}")
    page.get_by_role("button", name=PACK.words.open_all_parts).press("Enter")
    page.wait_for_selector(".prompt")
    focused(page, "#part-see")
    watched.settle()
    assert page.locator(".evidence").count() == len(CLAIMS)
    assert page.get_by_role("button", name=PACK.words.open_all_parts).count() == 0
    assert watched.errors == []
