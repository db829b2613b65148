"""The menu of a narrow window: pages in groups, both switches by name, and nothing in the way."""

import pytest

from guide.web.reader_pages import groups, reader_pages

from .conftest import faults
from .test_pages import PACK

pytestmark = pytest.mark.heavy
WORDS = PACK.words
HEAD = "() => getComputedStyle(document.querySelector('.stAppHeader'), '::before').content"
IN_THE_WAY = """() => [...document.querySelectorAll('body *')].filter((each) => {
  const box = each.getBoundingClientRect(), look = getComputedStyle(each);
  const shown = box.width > 2 && box.height > 2 && box.bottom > 0 && innerHeight > box.top;
  return shown && look.visibility === 'visible' && ['fixed', 'sticky'].includes(look.position);
}).map((each) => each.className.toString())"""


def opened_menu(watched):
    watched.page.get_by_role("button", name=WORDS.menu, exact=True).tap()
    return watched.page.get_by_role("navigation", name=WORDS.menu, exact=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_the_guides_name_and_a_menu_in_three_groups(opened, address, scheme):
    watched = opened("phone", scheme)
    page = watched.open(f"{address}/quiz")
    assert PACK.guide.title in page.evaluate(HEAD)
    menu = opened_menu(watched)
    pages = reader_pages(PACK)
    for name, held in groups(PACK, pages).items():
        group = menu.locator("section", has=page.get_by_role("heading", name=name, exact=True))
        links = group.get_by_role("link")
        assert links.all_inner_texts() == [pages[each].name for each in held]
        assert all(link.bounding_box()["height"] >= 40 for link in links.all())
    assert faults(page, context=".guide-menu") == []
    page.keyboard.press("Escape")
    page.wait_for_function("name => document.activeElement.textContent === name", arg=WORDS.menu)
    assert faults(page) == []
    opened_menu(watched).get_by_role("link", name=WORDS.glossary, exact=True).tap()
    page.wait_for_function("() => location.pathname.endsWith('/glossary')")
    watched.settle()
    page.wait_for_function("() => document.activeElement.matches('h1')")
    assert page.locator("h1").inner_text() == WORDS.glossary
    assert watched.errors == []


def test_both_switches_are_in_it_by_name(opened, address):
    watched = opened("phone")
    page = watched.open(f"{address}/{PACK.modules[0].id}")
    menu = opened_menu(watched)
    lengths = menu.get_by_role("group", name=WORDS.length, exact=True)
    lengths.get_by_label(WORDS.length_short, exact=True).tap()
    page.wait_for_selector(".brief")
    readings = menu.get_by_role("group", name=WORDS.read_as_of, exact=True)
    assert readings.get_by_label(WORDS.as_of_today, exact=True).is_checked()
    readings.get_by_role("radio").first.tap()
    page.wait_for_selector(".as-of", state="attached")
    watched.settle()
    assert "as_of=" in page.url and "length=short" in page.url
    assert watched.errors == []


def test_nothing_stays_in_the_way_of_a_reader_at_400_percent(opened, address):
    watched = opened("zoomed")
    page = watched.open(f"{address}/{PACK.modules[0].id}")
    page.mouse.move(160, 120)
    page.mouse.wheel(0, 900)
    page.wait_for_function("() => scrollY > 300")
    assert page.evaluate(IN_THE_WAY) == []


def test_a_desk_has_its_pages_in_a_row_and_no_menu(opened, address):
    page = opened("desk").open(f"{address}/quiz")
    assert page.evaluate(HEAD) == "none"
    assert not page.locator(".guide-menu").is_visible()
    assert page.locator(".st-key-reading-switch [data-testid=stRadioOption]").first.is_visible()
