"""An event opens by its marker, its card survives the address, and filters do too."""

import pytest
from playwright.sync_api import expect

from guide.views.folds import foldable
from tests.packs import read

from .serving import Server
from .test_maps import choose
from .test_pages import PACK, PHONE_IS_WIDE

pytestmark = pytest.mark.heavy
STRIP = ".st-key-timelines-strip"
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
    choose(page, page.locator(f".st-key-{block.id}-view").get_by_role("combobox"), view.label)
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
    page.locator(MARKERS).first.wait_for()
    every = page.locator(MARKERS).count()
    for button, sign in (("around", "<"), ("all-years", "===")):
        pressed = page.locator(f"{STRIP} button[name={button}]")
        assert pressed.get_attribute("aria-pressed") == "false"
        pressed.press("Enter")
        page.wait_for_function(
            "([markers, every]) => document.querySelectorAll(markers).length " + sign + " every",
            arg=[MARKERS, every],
        )
        watched.settle()
        expect(pressed).to_have_attribute("aria-pressed", "true")
    assert watched.errors == []


def shown_years(page):
    page.wait_for_selector(f"{STRIP} .years [aria-pressed=true]")
    return [
        int(name.removeprefix("year-"))
        for name in page.locator(f"{STRIP} .years [aria-pressed=true]").evaluate_all(
            "all => all.map(one => one.name)"
        )
    ]


def test_a_year_of_the_strip_is_reached_by_keyboard_and_keeps_the_focus(opened, address):
    watched = opened("desk")
    page = watched.open(f"{address}/timelines")
    years = shown_years(page)
    first = page.locator(f"{STRIP} button[name=year-{years[0]}]")
    first.focus()
    for key in ("End", "ArrowLeft", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    middle = page.locator(f"{STRIP} button[name=year-{years[-3]}]")
    expect(page.locator(f"{STRIP} .years [aria-pressed=true]")).to_have_count(3)
    watched.settle()
    assert shown_years(page) == years[-4:-1]
    assert middle.evaluate("one => one.getRootNode().activeElement === one")
    assert page.locator(f"{STRIP} .years [tabindex='0']").count() == 1
    assert f"timelines-years={years[-4]}" in page.url and watched.errors == []


def test_a_year_of_the_strip_is_tapped_on_a_phone(opened, address):
    watched = opened("phone")
    page = watched.open(f"{address}/timelines")
    years = shown_years(page)
    page.locator(f"{STRIP} button[name=year-{years[2]}]").tap()
    expect(page.locator(f"{STRIP} .years [aria-pressed=true]")).to_have_count(3)
    assert shown_years(page) == years[1:4]
    assert page.evaluate(PHONE_IS_WIDE) <= 0 and watched.errors == []


def test_a_saved_picture_asks_nobody_to_select_anything(opened, address):
    page = opened("desk").open(f"{address}/timelines")
    notes = page.locator(".take-away").first.get_attribute("data-notes")
    hint = PACK.words.events_hint
    assert hint in page.inner_text(".stMain") and hint not in notes


@pytest.fixture(scope="module")
def aged_address(aged_folder, tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('aged')}/guide.db"
    running = Server(GUIDE_PACK=str(aged_folder), GUIDE_STORE=url)
    yield running.address
    running.stop()


PLACED = """() => [...document.querySelectorAll(".scatterlayer .trace")].flatMap((trace) =>
  [...trace.querySelectorAll(".points path")].map((path) => {
    const [box, held] = [path.getBoundingClientRect(), path.__data__];
    return [held.data ?? held.trace.customdata[held.i], box.x + box.width / 2];
  }))"""


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_years_before_the_year_1_stand_where_they_belong(opened, aged_address, aged_folder, size):
    pack, watched = read(aged_folder), opened(size)
    page = watched.open(f"{aged_address}/timelines")
    page.locator(MARKERS).nth(len(pack.events) - 1).wait_for()
    watched.settle()
    at = dict(page.evaluate(PLACED))
    first, last = pack.events["raft-501"], pack.events["plan-2100"]
    pixel = (at[last.id] - at[first.id]) / (last.date.first - first.date.first).days
    assert set(at) == set(pack.events) and pixel > 0
    for id, x in at.items():
        days = (pack.events[id].date.first - first.date.first).days
        assert abs(x - at[first.id] - days * pixel) < 1, id
    ticks = page.locator(".xtick text").all_text_contents()
    assert "1 CE" in [each.replace("\u00a0", " ") for each in ticks]
    stretch = page.locator(f"{STRIP} button[name=year--99]")
    assert stretch.get_attribute("aria-label").replace("\u00a0", " ") == "100–1 BCE: events: 5"
    stretch.press("Enter")
    page.wait_for_function(
        "markers => document.querySelectorAll(markers).length === 5", arg=MARKERS
    )
    watched.settle()
    assert "timelines-years=100+BCE" in page.url.replace("%20", "+")
    again = opened(size)
    again.open(page.url).locator(MARKERS).nth(4).wait_for()
    assert again.page.locator(MARKERS).count() == 5
    assert "100 BCE" in again.page.locator(".st-key-timelines-years").inner_text()
    if size == "phone":
        assert page.evaluate(PHONE_IS_WIDE) <= 0
    folds = "&".join(f"{key}=true" for key in set(foldable(pack.modules[0]).values()))
    again.open(f"{aged_address}/{pack.modules[0].id}?{folds}")
    strip = again.page.locator(".st-key-f-old-strip")
    strip.locator("button[name=all-years]").wait_for()
    assert strip.locator("button[name=around]").count() == 0, "the article is centuries away"
    assert watched.errors == again.errors == [] and watched.outside == []
