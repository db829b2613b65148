"""An event opens by its marker, its card survives the address, and filters do too."""

import pytest

from .test_pages import PACK

pytestmark = pytest.mark.heavy
MARKERS = ".scatterlayer .trace .points path"


IN_SIGHT = """([markers, number]) => {
  const marker = document.querySelectorAll(markers)[number];
  marker.scrollIntoView({ block: "center", behavior: "instant" });
  const box = marker.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


def click_marker(page, number):
    """Bring a marker into sight and click it, in one go: a figure may be drawn anew between."""
    page.wait_for_selector(f"{MARKERS} >> nth={number}", state="attached")
    page.mouse.click(*page.evaluate(IN_SIGHT, [MARKERS, number]))


def test_a_marker_opens_a_card_that_the_address_keeps(opened, address):
    watched = opened("desk")
    page = watched.open(f"{address}/timelines")
    titles = page.locator(".event-card h3").all_inner_texts()
    for number in (3, 5):
        click_marker(page, number)
        page.wait_for_function(
            "titles => { const card = document.querySelector('.event-card h3');"
            " return card && !titles.includes(card.innerText) }",
            arg=titles,
        )
        titles.append(page.inner_text(".event-card h3"))
        watched.settle()
    assert set(titles) <= {event.title for event in PACK.events.values()}
    page.wait_for_function("() => location.search.includes('timelines-event')")
    again = opened("desk").open(page.url)
    again.wait_for_selector(".event-card")
    assert again.inner_text(".event-card h3") == titles[-1]
    assert watched.errors == []


def test_filters_live_in_the_address(opened, address):
    module = PACK.modules[1]
    block = next(block for block in module.blocks if block.kind == "map")
    view = PACK.maps[block.map].layers[0].views[1]
    page = opened("desk").open(f"{address}/{module.id}")
    page.locator(f".st-key-block-{block.id}").get_by_text(view.label, exact=True).click()
    page.wait_for_function("key => location.search.includes(key)", arg=f"{block.id}-view")
    again = opened("desk").open(page.url)
    again.wait_for_function(
        "([block, note]) => document.querySelector(`.st-key-block-${block}`)"
        ".innerText.includes(note)",
        arg=[block.id, view.note[:30]],
    )


def test_the_articles_day_is_open_at_first_where_a_card_stands_beside(opened, address):
    first = ".st-key-first-timelines"
    desk = opened("desk")
    page = desk.open(f"{address}/timelines")
    day = PACK.guide.article.date.first
    before = [
        event
        for timeline in PACK.timelines.values()
        for event in timeline.events
        if event.date.first <= day
    ]
    assert page.inner_text(f"{first} h3") in {event.title for event in before}
    page.locator(first).get_by_text(PACK.words.later, exact=True).click()
    page.wait_for_selector(".st-key-sheet-timelines .event-card")
    page.get_by_text(PACK.words.close_card, exact=True).click()
    page.wait_for_selector(".event-card", state="detached")
    assert opened("phone").open(f"{address}/timelines").locator(".event-card").count() == 0
    assert desk.errors == []


def test_one_press_leads_to_the_years_around_the_article_and_back(opened, address):
    watched = opened("desk")
    page = watched.open(f"{address}/timelines")
    every = page.locator(MARKERS).count()
    for button, sign in (("around", "<"), ("all-years", "===")):
        page.wait_for_selector(f".st-key-timelines-{button} button:enabled")
        page.locator(f".st-key-timelines-{button} button").press("Enter")
        page.wait_for_function(
            "([markers, every]) => document.querySelectorAll(markers).length " + sign + " every",
            arg=[MARKERS, every],
        )
        watched.settle()
        page.wait_for_selector(f".st-key-timelines-{button} button:disabled")
    assert watched.errors == []
