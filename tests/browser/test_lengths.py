"""A module read short: local, silent, accessible, whole on a phone, and kept in the address."""

import pytest

from .conftest import faults
from .test_pages import PACK

pytestmark = pytest.mark.heavy
WORDS = PACK.words


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("module", PACK.modules, ids=lambda module: module.id)
def test_the_short_text(opened, address, module, scheme):
    watched = opened("desk", scheme)
    page = watched.open(f"{address}/{module.id}?length={WORDS.length_short}")
    assert page.locator("h1").count() == 1
    assert page.locator(".brief > div").count() == len(module.brief)
    assert faults(page) == []
    assert watched.outside == [] and watched.errors == []


@pytest.mark.parametrize("module", PACK.modules, ids=lambda module: module.id)
def test_it_is_no_wider_than_a_phone(opened, address, module):
    page = opened("phone").open(f"{address}/{module.id}?length={WORDS.length_short}")
    assert page.evaluate("() => document.querySelector('.stMain').scrollWidth - innerWidth") <= 0


def test_the_switch_is_in_the_address_and_a_paragraph_leads_to_the_full_text(opened, address):
    module = PACK.modules[0]
    watched = opened("desk")
    page = watched.open(f"{address}/{module.id}?length=nonsense")
    assert page.locator(".brief").count() == 0
    page.locator(".st-key-switches").get_by_text(WORDS.length_short, exact=True).click()
    page.wait_for_selector(".brief")
    page.wait_for_function("() => location.search.includes('length=')")
    page.locator(".brief aside a").nth(1).click()
    page.wait_for_selector(f".st-key-block-{module.brief[1].rests_on[0]}")
    assert watched.errors == []


def test_a_link_to_the_full_text_stays_in_the_reading(opened, address):
    module = PACK.modules[0]
    day = PACK.guide.article.date
    page = opened("desk").open(f"{address}/{module.id}?length={WORDS.length_short}&as_of={day}")
    page.locator(".brief aside a").first.click()
    page.wait_for_url("**block=**")
    page.wait_for_selector(".as-of")
    assert f"as_of={day}" in page.url
