"""What a reader did survives a reload and a new server, on the device alone."""

import json

import pytest

from .serving import serving
from .test_pages import PACK, WHOLE

pytestmark = pytest.mark.heavy
MODULE = PACK.modules[0]
OPENING = next(block for block in MODULE.blocks if block.kind == "ballot")
VISIT = "() => window.guideReader"
STORE = "() => localStorage.getItem('guide-reader')"


def vote(watched, option):
    page = watched.page
    page.locator(f".st-key-block-{OPENING.id}").get_by_text(option.text, exact=True).click()
    page.wait_for_function(
        "id => (localStorage.getItem('guide-reader') || '').includes(id)", arg=OPENING.id
    )
    watched.settle()


def checked(page):
    return page.locator(f".st-key-block-{OPENING.id} input:checked")


def test_a_vote_survives_a_reload_and_the_other_reading(opened, address):
    watched = opened()
    page = watched.open(f"{address}/{MODULE.id}")
    vote(watched, OPENING.options[1])
    page.reload()
    watched.settle()
    checked(page).wait_for(state="attached")
    watched.open(f"{address}/{MODULE.id}?as_of=2017-05-16")
    checked(page).wait_for(state="attached")
    kept = json.loads(page.evaluate(STORE))
    assert kept["version"] == 1 and kept["ballots"] == {OPENING.id: OPENING.options[1].id}
    assert watched.errors == []


def test_a_vote_survives_a_new_server_and_leads_back(opened):
    watched = opened()
    with serving() as first:
        watched.open(f"{first}/{MODULE.id}")
        vote(watched, OPENING.options[0])
    port = int(first.rsplit(":", 1)[1])
    with serving(port=port) as again:
        assert again == first
        page = watched.open(first)
        page.wait_for_selector(".st-key-continue")
        page.locator(".st-key-continue a").click()
        page.wait_for_selector(f"h1:has-text('{MODULE.title}')")
        assert OPENING.id in page.url
        watched.settle()
        checked(page).wait_for(state="attached")


def test_an_open_page_keeps_all_when_its_server_restarts(opened):
    closing = next(block for block in MODULE.blocks if getattr(block, "repeats", None))
    watched = opened()
    with serving() as first:
        page = watched.open(f"{first}/{WHOLE[MODULE.id]}")
        vote(watched, OPENING.options[0])
    with serving(port=int(first.rsplit(":", 1)[1])):
        # The page waits twice as long before each try: after a slow start, over half a minute.
        page.wait_for_function(
            "old => window.guideReader !== old", arg=page.evaluate(VISIT), timeout=90_000
        )
        watched.settle()
        text = OPENING.options[1].text
        page.locator(f".st-key-block-{closing.id}").get_by_text(text, exact=True).click()
        page.wait_for_function(
            "id => (localStorage.getItem('guide-reader') || '').includes(id)", arg=closing.id
        )
        kept = json.loads(page.evaluate(STORE))["ballots"]
        assert kept == {OPENING.id: OPENING.options[0].id, closing.id: OPENING.options[1].id}


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "null",
        '{"version":99,"answers":[1],"ballots":{"x":{}},"last":"</script>"}',
        json.dumps({"version": 1, "ballots": {OPENING.id: "gone"}, "last": "gone"}),
        json.dumps({"reasons": {MODULE.id: "<script>alert(1)</script>"}}),
    ],
)
def test_a_bad_kept_value_breaks_no_page(opened, address, kept):
    watched = opened()
    page = watched.open(address)
    page.evaluate("kept => localStorage.setItem('guide-reader', kept)", kept)
    for name in ("", MODULE.id, "quiz", "my-views"):
        watched.open(f"{address}/{name}")
        page.wait_for_timeout(300)
        watched.settle()
        assert page.locator(".stException").count() == 0
        assert page.locator("h1").count() == 1
    assert watched.errors == []


def test_everything_is_forgotten_once_it_was_asked_twice(opened, address):
    watched = opened()
    page = watched.open(f"{address}/{MODULE.id}")
    vote(watched, OPENING.options[2])
    page.get_by_role("link", name=PACK.words.my_views, exact=True).click()
    page.wait_for_selector(f"td:has-text('{OPENING.options[2].text}')")
    page.get_by_role("button", name=PACK.words.forget_all).click()
    page.locator(".st-key-forget-yes button").click()
    page.wait_for_function("() => localStorage.getItem('guide-reader') === null")
    page.wait_for_selector(f"text={PACK.words.nothing_yet[:40]}")
    page.reload()
    watched.settle()
    assert page.evaluate(STORE) is None
    assert watched.errors == []


def test_reasons_are_kept_and_go_into_the_file(opened, address):
    watched = opened()
    page = watched.open(f"{address}/{MODULE.id}")
    vote(watched, OPENING.options[2])
    watched.open(f"{address}/my-views")
    area = page.locator(f".st-key-reason-{MODULE.id} textarea")
    area.fill("The map <moved> me.")
    area.press("Control+Enter")
    page.wait_for_function("() => (localStorage.getItem('guide-reader') || '').includes('moved')")
    watched.settle()
    with page.expect_download() as download:
        page.get_by_role("button", name=PACK.words.keep_file).click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    with page.expect_download() as download:
        page.get_by_role("button", name=PACK.words.keep_text).click()
    text = download.value.path().read_text(encoding="utf-8")
    assert "The map" in text and OPENING.options[2].text in text
    assert watched.errors == []
