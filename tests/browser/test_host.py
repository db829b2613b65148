"""The facilitator's view in a real browser, beside the screen that it drives."""

from __future__ import annotations

import json
import os
import re
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from guide.model.reading import pack_folder, read_pack

from .conftest import PHONE, faults
from .serving import Server

PACK = read_pack(pack_folder()).pack
assert PACK is not None
WORDS = PACK.words
PASSCODE = "lectern-7"

pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    """A running guide whose store the tests look into."""
    kept_in = f"sqlite:///{tmp_path_factory.mktemp('store')}/guide.db"
    running = Server(GUIDE_STORE=kept_in, GUIDE_HOST_PASSCODE=PASSCODE)
    running.store = kept_in
    yield running
    running.kill()


@contextmanager
def window(browser, size=(1280, 720), **more):
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", **more
    )
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    try:
        yield page
    except BaseException:
        print(f"{page.url} showed:\n{page.inner_text('body')}")
        raise
    finally:
        # A page that stays open would go on following the next test's event.
        context.close()
    assert page.complaints == []


def host(page, guide, path="/host"):
    page.goto(f"{guide.address}{path}")
    page.wait_for_selector("footer.site", state="attached")
    rest(page)
    return page


def rest(page):
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def opened(page, guide, minutes=None):
    """An event that has just been opened on this page."""
    for code in codes(guide):
        delete(guide, code)
    host(page, guide)
    if minutes is not None:
        field = page.locator(".st-key-host-minutes input")
        field.fill(str(minutes))
        field.press("Enter")
        page.wait_for_selector(f".st-key-host-run-{minutes}")
        rest(page)
    page.locator(".st-key-host-open button").click()
    page.wait_for_selector(".st-key-host-begin button")
    rest(page)
    return page


def _store(guide):
    from guide.room.store import Store

    return Store(guide.store)


def codes(guide):
    store = _store(guide)
    found = [kept.code for kept in store.rooms()]
    store.close()
    return found


def delete(guide, code):
    store = _store(guide)
    store.delete(code)
    store.close()


def room(guide):
    store = _store(guide)
    kept = store.current()
    store.close()
    return kept.room


def begin(page):
    page.locator(".st-key-host-begin button").click()
    page.wait_for_selector(".st-key-host-next button")


def wait_for(what, seconds=20.0):
    """How long it took until something held."""
    started = time.monotonic()
    while not what():
        assert time.monotonic() - started < seconds, "It did not come true."
        time.sleep(0.02)
    return time.monotonic() - started


def to_step(page, title):
    """Go forwards until a step stands."""
    for _ in range(60):
        if page.locator(".host-step h1").inner_text() == title:
            return
        before = page.locator(".host-step").inner_text()
        page.locator(".st-key-host-next button").click()
        page.wait_for_function(
            "before => document.querySelector('.host-step').innerText != before", arg=before
        )
        rest(page)
    pytest.fail(f"The step {title} was not reached.")


# ── Host and screen agree ────────────────────────────────────────────────────


def test_host_and_screen_agree_within_a_second(browser, guide):
    with window(browser) as desk, window(browser) as projector:
        opened(desk, guide)
        begin(desk)
        projector.goto(f"{guide.address}/screen")
        projector.wait_for_selector("body[data-ready=yes]")

        def slide():
            return projector.locator("#main").inner_text()

        before = slide()
        desk.keyboard.press("ArrowRight")
        took = wait_for(lambda: slide() != before)
        assert took < 1.0 or os.getloadavg()[0] > os.cpu_count(), f"{took:.2f} s to the screen"

        rest(desk)
        before = desk.locator(".host-step").inner_text()
        projector.keyboard.press("PageDown")
        took = wait_for(lambda: desk.locator(".host-step").inner_text() != before)
        assert took < 1.0 or os.getloadavg()[0] > os.cpu_count(), f"{took:.2f} s to the host"

        rest(desk)
        before = slide()
        desk.keyboard.press("PageUp")
        wait_for(lambda: slide() != before)
        assert projector.locator("#main").inner_text()


def test_keys_do_nothing_while_someone_types(browser, guide):
    with window(browser) as desk:
        opened(desk, guide)
        begin(desk)
        desk.get_by_role("tab", name=WORDS.host_notes).click()
        field = desk.locator("textarea")
        field.click()
        desk.keyboard.type("Best view: black back vowels stay, that last slide takes long. ")
        desk.keyboard.press("ArrowRight")
        time.sleep(1)
        held = room(guide)
        assert (held.at, held.part, held.blank, held.size) == (0, 0, False, 1)
        # The clicker moves on; what is half typed stays.
        desk.evaluate(
            """room => fetch('/screen/move', {method: 'POST',
               headers: {'Content-Type': 'application/json'},
               body: JSON.stringify({move: 'next', room})})""",
            arg=desk.url.split("room=")[1],
        )
        wait_for(lambda: room(guide).at + room(guide).part > 0)
        time.sleep(2)
        rest(desk)
        assert field.input_value().startswith("Best view")


# ── Counting ─────────────────────────────────────────────────────────────────


def test_four_counts_are_typed_in_under_fifteen_seconds(browser, guide):
    with window(browser) as desk, window(browser) as projector:
        opened(desk, guide, 45)
        begin(desk)
        to_step(desk, "Opening ballot")
        projector.goto(f"{guide.address}/screen")
        fields = desk.locator("[class*=st-key-count-] input")
        assert fields.count() == 4
        started = time.monotonic()
        fields.first.click()
        for number, votes in enumerate((14, 11, 8, 5)):
            desk.keyboard.type(str(votes), delay=80)
            desk.keyboard.press("Tab" if number < 3 else "Enter")
        desk.wait_for_selector(f"text={WORDS.host_counted.format(n=38, people=40)}")
        assert time.monotonic() - started < 15
        assert list(room(guide).tallies["m1-ballot-opening"].values()) == [14, 11, 8, 5]
        time.sleep(1)
        sent = projector.evaluate("fetch('/screen/show').then(answer => answer.text())")
        assert '"14"' not in sent and ": 14" not in sent, "hidden until it is shown"


# ── Phones, strangers ────────────────────────────────────────────────────────


def test_a_phone_without_the_passcode_gets_the_form_only(browser, guide):
    with window(browser) as desk:
        opened(desk, guide)
        code = desk.url.split("room=")[1]
        # A header that a proxy adds makes the visitor one from elsewhere.
        away = {"extra_http_headers": {"X-Forwarded-For": "198.51.100.7"}}
        with window(browser, (390, 844), user_agent=PHONE, **away) as phone:
            host(phone, guide, "/host")
            phone.wait_for_selector(".host-door")
            assert code not in phone.inner_text("body")
            assert phone.locator("[class*=st-key-host-]").count() == 0
            assert phone.locator(".host-step, iframe").count() == 0
            assert phone.evaluate("document.querySelector('.stMain').scrollWidth - innerWidth") <= 0
            phone.fill("#host-passcode", "wrong")
            phone.keyboard.press("Enter")
            phone.wait_for_selector(f"text={WORDS.host_wrong}")
            phone.fill("#host-passcode", PASSCODE)
            phone.keyboard.press("Enter")
            phone.wait_for_selector(".st-key-host-bar")
            assert code in phone.inner_text("body")


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "guide.example.org"},
        {"X-Forwarded-For": "198.51.100.7"},
        {"Origin": "http://elsewhere.example"},
        {"Cookie": "guide-host=9999999999.0000"},
    ],
)
def test_a_stranger_cannot_change_the_room(browser, guide, headers):
    with window(browser) as desk:
        opened(desk, guide)
        code = desk.url.split("room=")[1]
    if "Cookie" in headers:
        headers = headers | {"Host": "guide.example.org"}
    before = room(guide)
    asked = urllib.request.Request(
        f"{guide.address}/screen/move",
        json.dumps({"move": "next", "room": code}).encode(),
        {"Content-Type": "application/json", **headers},
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=10)
    assert refused.value.code == 403
    assert room(guide) == before


# ── A crash ──────────────────────────────────────────────────────────────────


def test_a_killed_process_comes_back_with_step_timer_and_counts(browser, guide):
    with window(browser) as desk:
        opened(desk, guide, 45)
        begin(desk)
        to_step(desk, "Opening ballot")
        fields = desk.locator("[class*=st-key-count-] input")
        fields.first.click()
        for number in range(4):
            desk.keyboard.type("9")
            desk.keyboard.press("Tab" if number < 3 else "Enter")
        desk.wait_for_selector(f"text={WORDS.host_counted.format(n=36, people=40)}")
        desk.keyboard.press("Escape")
        desk.locator(".st-key-host-timer button").click()
        wait_for(lambda: room(guide).timer.since is None)
        before = room(guide)
        guide.kill()
        guide.start()
        assert room(guide) == before
    with window(browser) as again:
        host(again, guide)
        again.wait_for_selector(".host-step h1")
        assert again.locator(".host-step h1").inner_text() == "Opening ballot"
        assert again.locator("[class*=st-key-count-] input").first.input_value() == "9"
        assert WORDS.host_paused in again.inner_text(".host-clock")
        used = re.search(r"(\d+):(\d\d) used", again.inner_text(".host-clock").replace("\n", " "))
        assert used and int(used[1]) < 5


# ── What everybody must be able to use ───────────────────────────────────────


NO_PREVIEWS = {"exclude": [["iframe"]]}
"""The small screens are pages of their own and tested as such."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_before_while_and_after(browser, guide, scheme):
    with window(browser, color_scheme=scheme) as desk:
        for code in codes(guide):
            delete(guide, code)
        host(desk, guide)
        assert faults(desk, context=NO_PREVIEWS) == []
        opened(desk, guide, 45)
        begin(desk)
        to_step(desk, "Opening ballot")
        for tab in desk.get_by_role("tab").all():
            tab.click()
            rest(desk)
            assert faults(desk, context=NO_PREVIEWS) == []
        desk.locator(".st-key-host-end button").click()
        desk.locator(".st-key-host-end-do button").click()
        desk.wait_for_selector(".st-key-host-another")
        rest(desk)
        assert faults(desk, context=NO_PREVIEWS) == []


def test_a_phone_holds_everything_within_reach(browser, guide):
    with window(browser, (390, 844), user_agent=PHONE) as phone:
        opened(phone, guide, 45)
        begin(phone)
        to_step(phone, "Opening ballot")
        assert phone.locator("iframe").count() == 1, "only what is on the screen now"
        for tab in phone.get_by_role("tab").all():
            tab.click()
            rest(phone)
            wide = phone.evaluate("document.querySelector('.stMain').scrollWidth - innerWidth")
            assert wide <= 0
            small = phone.evaluate(
                """() => [...document.querySelectorAll('button, summary, [role=tab]')]
                     .filter(e => e.checkVisibility() && e.tabIndex >= 0)
                     .map(e => [e.innerText, e.getBoundingClientRect()])
                     .filter(([, box]) => box.height && (box.height < 43.5 || box.width < 30))
                     .map(([text, box]) => `${text} ${box.width} x ${box.height}`)"""
            )
            assert small == []
        phone.evaluate("document.querySelector('.stMain').scrollTo(0, 9999)")
        for name in ("back", "next"):
            box = phone.locator(f".st-key-host-{name} button").bounding_box()
            assert box["y"] + box["height"] <= 844 and box["height"] >= 44


@pytest.mark.parametrize("run", list(PACK.runs))
def test_every_step_fits_a_laptop(browser, guide, run):
    """Step, small screens and controls stand in 1280 by 720 without scrolling."""
    with window(browser) as desk:
        opened(desk, guide, PACK.runs[run].minutes)
        begin(desk)
        for step in PACK.runs[run].steps:
            to_step(desk, step.title)
            bottom = desk.evaluate(
                """() => Math.max(...['.host-step', '.st-key-host-previews'].map(
                     each => document.querySelector(each).getBoundingClientRect().bottom))"""
            )
            top = desk.locator(".st-key-host-bar").bounding_box()["y"]
            assert bottom <= top, f"{step.id}: {bottom:.0f} of {top:.0f}"
