"""The reading as of the article's day: what comes over the wire, and how a visitor moves in it."""

import re

import pytest

from guide.model.as_of import later_dates

from .conftest import faults, in_turn
from .test_pages import PACK, PAGES, PHONE_IS_WIDE, WHOLE

pytestmark = pytest.mark.heavy
DAY = PACK.guide.article.date.first
THEN = f"as_of={DAY.isoformat()}"
NUMBERS = re.compile(
    r"data:image/\S+|\\u20[0-9a-f]{2}|"  # the second: quotation marks in JSON, no years
    r"\[(?:-?[\d.]+|null)(?:,(?:-?[\d.]+|null))*\]|[0-9a-f]{16,}|[0-9a-f-]{36}|U\+[0-9A-F-]+"
)


def watch_wire(page):
    """Every text that comes over the page's websockets, from now on."""
    texts = []

    def note(frame):
        raw = frame if isinstance(frame, bytes) else frame.encode()
        texts.extend(re.findall(r"[^\x00-\x08\x0e-\x1f]{4,}", raw.decode("utf-8", "replace")))

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    return texts


@pytest.mark.parametrize("name", PAGES)
def test_nothing_later_comes_over_the_wire(opened, address, name):
    watched = opened(fresh=True)
    texts = watch_wire(watched.page)
    kept = {
        "opened": [block.id for block in PACK.blocks.values() if block.kind == "claim"],
        "guesses": {block.id: {} for block in PACK.blocks.values() if block.kind == "series"},
    }
    watched.keep(address, kept)
    watched.open(f"{address}/{WHOLE.get(name, f'{name}?')}&{THEN}")
    if name in [module.id for module in PACK.modules]:
        watched.page.wait_for_selector(".evidence")
    sent = [NUMBERS.sub("", text) for text in texts]
    assert sum(map(len, sent)) > 2000
    later = [
        (date, text[:160])
        for text in sent
        for date in later_dates(text, DAY, PACK.words.month_names, PACK.guide.article.foreseen)
    ]
    assert not later, later[:5]


@pytest.mark.parametrize(("name", "scheme"), in_turn(PAGES))
def test_page_of_then_is_local_silent_and_accessible(opened, address, name, scheme):
    watched = opened("desk", scheme)
    shown = watched.open(f"{address}/{WHOLE.get(name, f'{name}?')}&{THEN}")
    assert shown.locator("h1").count() == 1
    assert shown.locator(".as-of").count() == 1
    assert faults(shown) == []
    assert watched.outside == []
    assert watched.errors == []


@pytest.mark.parametrize("name", PAGES)
def test_phone_of_then_never_scrolls_sideways(opened, address, name):
    shown = opened("phone").open(f"{address}/{WHOLE.get(name, f'{name}?')}&{THEN}")
    assert shown.evaluate(PHONE_IS_WIDE) <= 0


def test_the_switch_lives_in_the_address_and_survives_navigation(opened, address):
    watched = opened()
    page = watched.open(f"{address}/{WHOLE[PACK.modules[0].id]}")
    assert page.locator(".st-key-block-m1-hindsight-help").count() == 1
    assert "as_of" not in page.url
    page.locator(".st-key-reading-switch [data-testid=stRadioOption]").first.click()
    page.wait_for_selector(".as-of")
    page.wait_for_function("then => location.search.includes(then)", arg=THEN)
    watched.settle()
    assert page.locator(".st-key-block-m1-hindsight-help").count() == 0
    page.get_by_role("link", name=PACK.words.timelines, exact=True).click()
    page.wait_for_selector(f"h1:has-text('{PACK.words.timelines_title}')")
    page.wait_for_selector(".as-of")
    page.wait_for_function("then => location.search.includes(then)", arg=THEN)
    watched.settle()
    page.locator(".st-key-reading-switch [data-testid=stRadioOption]").last.click()
    page.wait_for_selector(".as-of", state="detached")
    page.wait_for_function("() => location.search.includes('as_of=today')")
    assert watched.errors == []


def test_the_switch_works_by_keyboard(opened, address):
    watched = opened()
    page = watched.open(f"{address}/glossary")
    page.locator(".st-key-reading-switch input:checked").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector(".as-of")


@pytest.mark.parametrize("value", ["2016-01-01", "", "x" * 3000, "2017-05-16<script>", "%00"])
def test_a_bad_reading_falls_back(opened, address, value):
    watched = opened()
    page = watched.open(f"{address}/{PACK.modules[1].id}?as_of={value}")
    assert page.locator(".as-of, .stException").count() == 0
    assert page.locator("h1").inner_text() == PACK.modules[1].title
    assert watched.errors == []


def test_filters_of_today_do_not_break_the_reading_of_then(opened, address):
    watched = opened()
    module = PACK.modules[0]
    page = watched.open(
        f"{address}/{module.id}?{THEN}&m1-timeline-years=2011&m1-timeline-years=2026"
        "&m1-timeline-event=sy-khasham-2018&m1-map-years=2018&m1-map-years=2019"
    )
    assert page.locator(".stException").count() == 0
    assert page.locator(".as-of").count() == 1
    assert watched.errors == []


def test_a_later_source_is_one_link_away(opened, address):
    watched = opened()
    page = watched.open(f"{address}/glossary?{THEN}")
    link = page.locator(f'.cite a[title="{PACK.words.later_source}"]').first
    target = link.get_attribute("href")
    assert not re.search(r"20(1[89]|2\d)", target)
    shown = opened().open(f"{address}/{target}")
    assert shown.locator(".source-groups dd").count() == 1
