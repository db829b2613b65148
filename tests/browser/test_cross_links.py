"""Event and place, each chosen in one figure and shown in the other, by pointer and keyboard."""

import pytest

from .conftest import faults
from .test_pages import PACK, WHOLE

pytestmark = pytest.mark.heavy
MODULE, MAP, TIMELINE = "diverging-interests", "m1-map", "m1-timeline"


def choose(page, block, text):
    box = page.locator(f".st-key-block-{block}").get_by_role("combobox").last
    box.focus()
    page.keyboard.type(text)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")


def test_there_and_back_by_keyboard(opened, address):
    watched = opened("desk")
    page = watched.open(f"{address}/{WHOLE[MODULE]}")
    choose(page, MAP, "Palmyra")
    page.wait_for_selector(f".st-key-strong-{TIMELINE}")
    page.wait_for_function("() => location.search.includes('m1-map-place=Palmyra')")
    link = page.locator(f".st-key-opened-{MAP} button").first
    title = link.inner_text().split(" · ")[1]
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "title => document.querySelector('.event-card h3')?.innerText == title", arg=title
    )
    page.wait_for_function("() => location.search.includes('m1-timeline-event=')")
    again = opened("desk").open(page.url)
    again.wait_for_selector(".event-card")
    again.wait_for_selector(".place-card")
    assert again.inner_text(".event-card h3") == title
    assert again.inner_text(".place-card h3") == PACK.places["palmyra"].name
    assert faults(again) == []
    assert watched.errors == [] and watched.outside == []


def test_a_marker_on_the_map_opens_its_place(opened, address):
    page = opened("desk").open(f"{address}/{MODULE}")
    shown = page.locator(f".st-key-block-{MAP}")
    shown.locator(".main-svg").first.scroll_into_view_if_needed()
    box = shown.locator(".scatterlayer .trace .points path").nth(6).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".place-card")
    page.wait_for_function("() => location.search.includes('m1-map-place=')")


def test_addresses_edited_by_hand_break_nothing(opened, address):
    query = "m1-map-place=Atlantis&m1-timeline-event=1812&m1-timeline-years=9&block=%3Cb%3E"
    watched = opened("desk")
    page = watched.open(f"{address}/{MODULE}?{query}")
    page.wait_for_selector(f".st-key-block-{TIMELINE} .main-svg")
    assert page.locator(".stException").count() == 0
    assert page.locator(".place-card, .event-card").count() == 0
