"""Back and reload return to the place left, with what was open there."""

import pytest

from .pressing import TOP, wheel_turned
from .test_pages import PACK
from .test_timeline import click_marker

pytestmark = pytest.mark.heavy


def is_back_at(page, place):
    page.wait_for_function(
        f"place => 3 > Math.abs({TOP} - place) && !placesLeft.isSeeking()", arg=place
    )


def test_back_leads_from_a_block_to_the_claim_that_it_was_opened_from(opened, address):
    watched = opened()
    page = watched.open(f"{address}/claims")
    wheel_turned(page, 1500)
    link = page.locator("a[href*='block=']").nth(6)
    link.scroll_into_view_if_needed()
    place = page.evaluate(TOP)
    link.click()
    page.wait_for_function("() => location.search.includes('block=')")
    watched.settle()
    page.go_back()
    page.wait_for_function("() => location.pathname.endsWith('/claims')")
    is_back_at(page, place)
    assert watched.errors == []


def test_reload_stays_at_its_place(opened, address):
    watched = opened()
    page = watched.open(f"{address}/{PACK.modules[0].id}")
    place = wheel_turned(page, 2000)
    page.reload()
    watched.settle()
    is_back_at(page, place)
    assert watched.errors == []


def test_back_opens_the_event_that_was_open(opened, address):
    watched = opened()
    page = watched.open(f"{address}/timelines")
    click_marker(page, 5)
    page.wait_for_selector(".st-key-sheet-timelines h3")
    page.wait_for_function("() => location.search.includes('timelines-event')")
    title = page.inner_text(".st-key-sheet-timelines h3")
    page.get_by_text(PACK.words.quiz, exact=True).first.click()
    page.wait_for_function("() => location.pathname.endsWith('/quiz')")
    watched.settle()
    page.go_back()
    page.wait_for_selector(".st-key-sheet-timelines h3")
    watched.settle()
    assert page.inner_text(".st-key-sheet-timelines h3") == title
    assert watched.errors == []
