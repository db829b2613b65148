"""An event opens by its marker, its card survives the address, and filters do too."""

import pytest

from .test_pages import PACK

pytestmark = pytest.mark.heavy
MARKERS = ".scatterlayer .trace .points path"


def click_marker(page, number):
    box = page.locator(MARKERS).nth(number).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_marker_opens_a_card_that_the_address_keeps(opened, address):
    watched = opened("desk")
    page = watched.open(f"{address}/timelines")
    titles = []
    for number in (3, 5):
        click_marker(page, number)
        page.wait_for_function(
            "titles => { const card = document.querySelector('.event-card h3');"
            " return card && !titles.includes(card.innerText) }",
            arg=titles,
        )
        titles.append(page.inner_text(".event-card h3"))
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
