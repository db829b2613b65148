"""The facilitator's view in a real browser, beside the screen that it drives."""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress

import pytest
from playwright.sync_api import Error as PlaywrightError

from guide.loading.load import load_pack
from guide.projector.keys import BINDINGS
from guide.projector.presses import position
from guide.room.clock import Countdown, Timer
from guide.settings import pack_folder

from .conftest import PHONE, faults
from .pressing import not_sent, pressed, rest, settled, told, until_made
from .serving import Server
from .test_screen import MEASURE

PACK = load_pack(pack_folder()).pack
assert PACK is not None
WORDS = PACK.words
PASSCODE = "lectern-7"
MOVE = "/screen/move"

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
def window(tabs, size=(1280, 720), **more):
    complaints = []

    def complain(error):
        complaints.append(str(error))

    with tabs.taken(viewport={"width": size[0], "height": size[1]}, **more) as page:
        page.on("pageerror", complain)
        try:
            yield page
        except BaseException:
            print(f"{page.url} showed:\n{page.inner_text('body')}")
            raise
        finally:
            page.remove_listener("pageerror", complain)
    assert complaints == []


def host(page, guide, path="/host"):
    page.goto(f"{guide.address}{path}")
    page.wait_for_selector("footer.site", state="attached")
    rest(page)
    return page


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
    page.wait_for_selector("#host-begin:visible")
    rest(page)
    return page


def _store(guide):
    from guide.room.store import Store

    return Store(guide.store)


def codes(guide):
    store = _store(guide)
    found = [stored.code for stored in store.rooms()]
    store.close()
    return found


def delete(guide, code):
    store = _store(guide)
    store.delete(code)
    store.close()


def room(guide):
    store = _store(guide)
    stored = store.current()
    store.close()
    return stored.room


def begin(page):
    """Begin the event, and press again where a busy machine let the press run out of time."""
    page.wait_for_selector("#host-begin:visible")
    while not page.locator("#host-next:visible").count():
        page.locator("#host-begin:visible").click()
        settled(page)


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
        page.locator("#host-next:visible").click()
        page.wait_for_function(
            "before => ![undefined, before]"
            ".includes(document.querySelector('.host-step')?.innerText)",
            arg=before,
        )
        rest(page)
    pytest.fail(f"The step {title} was not reached.")


# ── Host and screen agree ────────────────────────────────────────────────────


def test_host_and_screen_come_to_agree(tabs, guide):
    with window(tabs) as desk, window(tabs) as projector:
        opened(desk, guide)
        begin(desk)
        projector.goto(f"{guide.address}/screen")
        projector.wait_for_selector("body[data-ready=yes]")

        def slide():
            return projector.locator("#main").inner_text()

        before = slide()
        press(desk, "ArrowRight")
        wait_for(lambda: slide() != before)

        rest(desk)
        before = desk.locator(".host-step").inner_text()
        until_made(
            projector,
            "screen",
            WORDS,
            lambda: projector.keyboard.press("PageDown"),
            lambda: desk.locator(".host-step").inner_text() != before,
        )

        rest(desk)
        before = slide()
        press(desk, "PageUp")
        wait_for(lambda: slide() != before)
        assert projector.locator("#main").inner_text()


def test_keys_do_nothing_while_someone_types(tabs, guide):
    with window(tabs) as desk:
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


def test_the_guide_opens_beside_a_running_event_and_disturbs_nothing(tabs, guide):
    with window(tabs) as desk:
        opened(desk, guide)
        begin(desk)
        to_step(desk, PACK.runs["class-45"].steps[4].title)
        field = desk.locator("[class*='st-key-count-'] input").first
        field.fill("7")
        before = room(guide)
        with desk.context.expect_page() as beside:
            desk.locator(".host-guide a").click()
        beside.value.wait_for_selector("header.hero")
        beside.value.close()
        assert field.input_value() == "7"
        assert position(room(guide)) == position(before)
        # In the same window, what was not kept is lost, and nothing else.
        desk.goto(f"{guide.address}/")
        desk.wait_for_selector("header.hero")
        desk.go_back()
        desk.wait_for_selector("#host-next:visible")
        assert position(room(guide)) == position(before)


def test_a_key_moves_the_event_from_the_screen_and_from_host_alike(tabs, guide):
    with window(tabs) as desk, window(tabs) as projector:
        opened(desk, guide, 45)
        begin(desk)
        run = PACK.runs["class-45"]
        to_step(desk, next(step.title for step in run.steps if step.block == "m1-map"))
        projector.goto(f"{guide.address}/screen")
        projector.wait_for_selector("body[data-ready=yes]")

        def state():
            held = room(guide)
            return held.blank, held.source, held.size, held.timer.since is None

        def press(move, where):
            key = next(each.keys[0] for each in BINDINGS if each.move == move)
            before = state()
            where.keyboard.press(key)
            wait_for(lambda: state() != before)
            # The host's page follows at its next look; until then its buttons stand for the old.
            desk.wait_for_timeout(1000)
            rest(desk)

        for one, other in ((desk, projector), (projector, desk)):
            press("larger", one)
            press("smaller", other)
            for move in ("source", "blank", "timer"):
                press(move, one)
                press(move, other)
        held = room(guide)
        assert (held.blank, held.size) == (False, 1)


# ── One press is one step ────────────────────────────────────────────────────


@contextmanager
def busy():
    """A core that has something else to do."""
    loop = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        loop.kill()
        loop.wait()


def place(room):
    """Where an event stands, whichever press led there."""
    return {name: value for name, value in position(room).items() if name != "last"}


def press(page, key):
    """Press a key until it is made."""
    pressed(page, WORDS, lambda: page.keyboard.press(key))


def test_five_hundred_presses_are_five_hundred_on_a_busy_machine(tabs, guide):
    with window(tabs, fresh=True) as desk, busy():
        opened(desk, guide)
        begin(desk)
        desk.get_by_role("tab", name=WORDS.host_voices).click()
        taps = desk.locator("#host-first-none").bounding_box()
        middle = taps["x"] + taps["width"] / 2, taps["y"] + taps["height"] / 2
        answers = []
        desk.on("response", lambda answer: answers.append(answer) if MOVE in answer.url else None)
        for _ in range(30):
            for _ in range(10):  # faster than any hand, and still what a busy server catches up
                desk.mouse.click(*middle)
            settled(desk)
        counted = sum(answer.json()["moved"] for answer in answers)
        assert room(guide).speakers.first == {"": counted}
        assert counted == 300 or not_sent(desk, WORDS)
        start = place(room(guide))
        for _ in range(50):
            desk.keyboard.press("ArrowRight")
            desk.keyboard.press("PageUp")
            desk.keyboard.press("b")
            desk.keyboard.press(".")
        settled(desk)
        assert place(room(guide)) == start or not_sent(desk, WORDS)
        assert WORDS.press_moved not in told(desk), "nobody else moved the event"


def test_two_facilitators_who_press_together_go_on_one_step(tabs, guide):
    with window(tabs) as one, window(tabs) as other:
        opened(one, guide)
        begin(one)
        host(other, guide)
        other.wait_for_selector("#host-next:visible")
        before = position(room(guide))
        # The second press is on its way while the first is made.
        held = []
        other.route("**/screen/move", lambda route: held.append(route))  # noqa: PLW0108
        other.keyboard.press("ArrowRight")
        wait_for(lambda: other.wait_for_timeout(20) or held)
        one.keyboard.press("ArrowRight")
        settled(one)
        moved = position(room(guide))
        assert moved != before
        with suppress(PlaywrightError):  # given up by the page on a very busy machine
            held[0].continue_()
        other.wait_for_function("() => document.querySelector('.host-told')?.textContent")
        assert position(room(guide)) == moved
        assert WORDS.press_moved in told(other) or not_sent(other, WORDS)


def test_a_number_and_enter_lead_to_a_step_from_host_and_screen(tabs, guide):
    with window(tabs) as desk, window(tabs) as projector:
        opened(desk, guide)
        begin(desk)
        desk.keyboard.type("4")
        desk.keyboard.press("Enter")
        wait_for(lambda: room(guide).at == 3)
        desk.keyboard.press("z")
        wait_for(lambda: room(guide).at == 0)
        projector.goto(f"{guide.address}/screen")
        projector.wait_for_selector("body[data-ready=yes]")
        projector.keyboard.type("3")
        projector.keyboard.press("Enter")
        wait_for(lambda: room(guide).at == 2)


def test_the_overview_leads_to_any_screen_by_key_and_by_finger(tabs, guide):
    finger = {"user_agent": PHONE, "has_touch": True}
    with window(tabs) as desk, window(tabs, (390, 844), **finger) as phone:
        opened(desk, guide)
        begin(desk)
        plan = room(guide).plan
        desk.keyboard.press("o")
        buttons = desk.locator(".host-steps [data-act]")
        desk.wait_for_function("() => document.activeElement.closest('.host-steps')")
        assert desk.locator(".host-steps li").count() == len(plan)
        assert WORDS.host_overview_here in desk.locator(".host-steps .here").inner_text()
        assert faults(desk, context={"include": [[".host-overview"]]}) == []
        desk.keyboard.press("ArrowDown")
        wanted = desk.evaluate("document.activeElement.dataset.option").split("/")
        desk.keyboard.press("Enter")
        wait_for(lambda: (room(guide).step.step, str(room(guide).part)) == tuple(wanted))
        assert desk.locator(".host-overview").is_hidden()
        # Esc closes it, with the focus back where it was.
        opener = desk.locator("[data-open='.host-overview']")
        opener.focus()
        desk.keyboard.press("Enter")
        desk.wait_for_function("() => document.activeElement.closest('.host-steps')")
        desk.keyboard.press("Escape")
        assert desk.locator(".host-overview").is_hidden()
        assert opener.evaluate("each => each == document.activeElement")

        host(phone, guide)
        phone.wait_for_selector("#host-next:visible")
        phone.tap("[data-open='.host-overview']")
        last = phone.locator(".host-steps li > [data-act]").last
        last.scroll_into_view_if_needed()
        assert (
            phone.evaluate("document.querySelector('.host-panel:not([hidden])').scrollWidth") <= 390
        )
        boxes = [each.bounding_box() for each in phone.locator(".host-steps [data-act]").all()]
        assert min(box["height"] for box in boxes) >= 43.5
        last.tap()
        wait_for(lambda: room(guide).at == len(plan) - 1)
        # An open list follows what another device does.
        desk.keyboard.press("o")
        desk.wait_for_function("() => document.querySelector('.host-steps li:last-child.here')")
        phone.tap("#host-undo")
        desk.wait_for_function("() => !document.querySelector('.host-steps li:last-child.here')")
        assert buttons.count() >= len(plan)


def test_a_free_timer_is_the_same_on_host_and_screen_and_outlives_the_server(tabs, guide):
    with window(tabs) as desk, window(tabs) as projector:
        opened(desk, guide)
        begin(desk)
        projector.goto(f"{guide.address}/screen")
        projector.wait_for_selector("body[data-ready=yes]")
        before = projector.locator("#main").inner_text()
        desk.locator("[data-open='.host-timer']").click()
        desk.locator("#host-countdown-5").click()
        digits = projector.locator("#countdown b")
        digits.wait_for(state="visible")
        assert projector.locator("#main").inner_text() == before
        box, slide = (projector.locator(each).bounding_box() for each in ("#countdown", "#main"))
        assert box["y"] + box["height"] <= slide["y"] + 1, "it covers nothing of the slide"
        assert box["height"] >= 720 / 15, "large digits"

        def agree():
            return digits.inner_text() == desk.locator(".host-digits b").inner_text()

        wait_for(lambda: agree() and digits.inner_text() != "5:00")
        desk.keyboard.press("m")
        wait_for(lambda: digits.inner_text().startswith("5:") and agree())
        projector.keyboard.press("c")
        wait_for(lambda: room(guide).countdown.timer.since is None)
        wait_for(lambda: projector.locator("#countdown.paused").count() == 1)
        stood = room(guide).countdown
        guide.kill()
        guide.start()
        assert room(guide).countdown == stood
        desk.wait_for_selector(".host-lost", state="hidden")
        projector.wait_for_selector("#lost", state="hidden")
        projector.keyboard.press("e")
        projector.wait_for_selector("#countdown", state="hidden")
        projector.keyboard.press("z")
        digits.wait_for(state="visible")
        desk.wait_for_selector(".host-digits:visible")


def test_the_end_of_a_free_timer_is_a_quiet_word(tabs, guide):
    with window(tabs) as desk, window(tabs) as projector:
        opened(desk, guide)
        begin(desk)
        projector.goto(f"{guide.address}/screen")
        projector.wait_for_selector("body[data-ready=yes]")
        store = _store(guide)
        soon = Countdown(seconds=4, timer=Timer(since=dt.datetime.now(dt.UTC)))
        store.change(store.current().code, lambda held: held.changed(countdown=soon))
        store.close()
        projector.wait_for_selector("#countdown.up")
        assert projector.locator("#countdown i").inner_text() == WORDS.screen_time_up
        desk.wait_for_selector(".host-digits.up")
        assert (
            projector.locator("audio, video").count() == desk.locator("audio, video").count() == 0
        )


# ── A silent server ──────────────────────────────────────────────────────────


def test_a_silent_server_is_told_and_nothing_is_made_up_for(tabs, guide):
    with window(tabs) as desk, window(tabs) as projector:
        opened(desk, guide)
        begin(desk)
        projector.goto(f"{guide.address}/screen")
        projector.wait_for_selector("body[data-ready=yes]")
        before = position(room(guide))
        with guide.silent():
            desk.keyboard.press("ArrowRight")  # on its way when the silence is noticed
            projector.keyboard.press("PageDown")
            desk.wait_for_selector(".host-lost:visible")
            projector.wait_for_selector("#lost:visible")
            for page, key in ((desk, "ArrowRight"), (projector, "PageDown")):
                page.keyboard.press(key)
                page.wait_for_selector(f"text={WORDS.press_not_sent}")
            assert desk.locator("html.server-silent").count() == 1, "the clock says that it stands"
        desk.wait_for_selector(".host-lost", state="hidden")
        projector.wait_for_selector("#lost", state="hidden")
        rest(desk)
        assert position(room(guide)) == before, "nothing that was told is not sent is made"
        desk.keyboard.press("ArrowRight")
        wait_for(lambda: position(room(guide)) != before)


def test_a_server_that_is_gone_is_told_in_our_words_alone(tabs, guide):
    with window(tabs) as desk:
        opened(desk, guide)
        begin(desk)
        guide.kill()
        try:
            desk.wait_for_selector(".host-lost:visible")
            desk.wait_for_timeout(6000)  # Streamlit tries for a while before it opens its dialog
            assert "streamlit" not in desk.inner_text("body").lower()
            assert desk.locator("[role=dialog]:visible").count() == 0
        finally:
            guide.start()
        desk.wait_for_selector(".host-lost", state="hidden")


# ── Counting ─────────────────────────────────────────────────────────────────


def test_four_counts_are_typed_in_one_row_of_keys(tabs, guide):
    with window(tabs) as desk, window(tabs) as projector:
        opened(desk, guide, 45)
        begin(desk)
        to_step(desk, "Opening ballot")
        projector.goto(f"{guide.address}/screen")
        fields = desk.locator("[class*=st-key-count-] input")
        assert fields.count() == 4
        fields.first.click()
        for number, votes in enumerate((14, 11, 8, 5)):
            desk.keyboard.type(str(votes), delay=80)
            desk.keyboard.press("Tab" if number < 3 else "Enter")
        desk.wait_for_selector(f"text={WORDS.host_counted.format(n=38, people=40)}")
        assert list(room(guide).tallies["m1-ballot-opening"].values()) == [14, 11, 8, 5]
        time.sleep(1)
        sent = projector.evaluate("fetch('/screen/show').then(answer => answer.text())")
        assert '"14"' not in sent and ": 14" not in sent, "hidden until it is shown"


def test_what_is_typed_out_of_range_is_told_and_not_kept(tabs, guide):
    with window(tabs) as desk:
        for code in codes(guide):
            delete(guide, code)
        host(desk, guide)
        minutes, people = (
            desk.locator(f".st-key-host-{name} input") for name in ("minutes", "people")
        )
        said = desk.locator(".host-notice[role=alert]")
        for field, typed, least, most in (
            (minutes, "0", 10, 240), (minutes, "9999", 10, 240), (minutes, "-5", 10, 240),
            (people, "0", 1, 9999), (people, "-1", 1, 9999), (people, "10000", 1, 9999),
        ):  # fmt: skip
            field.click()
            desk.keyboard.press("Control+A")
            desk.keyboard.type(typed)
            desk.keyboard.press("Enter")
            sentence = WORDS.host_out_of_range.format(number=typed, least=least, most=most)
            said.get_by_text(sentence).wait_for()
            assert field.input_value() == typed
            desk.keyboard.press("Control+A")
            desk.keyboard.type("60")
            desk.keyboard.press("Enter")
            said.wait_for(state="detached")
        # A browser takes no letter for a number: what was there comes back.
        for letter in ("x", "e"):
            minutes.click()
            desk.keyboard.press("Control+A")
            desk.keyboard.type(letter)
            desk.keyboard.press("Tab")
            desk.wait_for_function(
                "() => document.querySelector('.st-key-host-minutes input')?.value == '60'"
            )
        row = desk.locator("[class*=st-key-host-row-draft-] input").first
        before = row.input_value()
        row.fill("0")
        row.press("Enter")
        said.get_by_text(WORDS.host_out_of_range.format(number=0, least=1, most=120)).wait_for()
        desk.locator(".st-key-host-open button").click()
        desk.wait_for_selector("#host-begin:visible")
        assert (room(guide).minutes, room(guide).people) == (60, 60)
        assert room(guide).plan[0].minutes == int(before)


# ── Phones, strangers ────────────────────────────────────────────────────────


def test_a_phone_without_the_passcode_gets_the_form_only(tabs, guide):
    with window(tabs) as desk:
        opened(desk, guide)
        code = desk.url.split("room=")[1]
        # A header that a proxy adds makes the visitor one from elsewhere.
        away = {"extra_http_headers": {"X-Forwarded-For": "198.51.100.7"}}
        with window(tabs, (390, 844), user_agent=PHONE, **away) as phone:
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
def test_a_stranger_cannot_change_the_room(tabs, guide, headers):
    with window(tabs) as desk:
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


def test_a_killed_process_comes_back_with_step_timer_and_counts(tabs, guide):
    with window(tabs) as desk:
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
        desk.locator("#host-timer:visible").click()
        wait_for(lambda: room(guide).timer.since is None)
        before = room(guide)
        guide.kill()
        guide.start()
        # How the machine's clock stood is each reader's own.
        assert room(guide).changed(frame=None) == before.changed(frame=None)
    with window(tabs) as again:
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
def test_accessible_before_while_and_after(tabs, guide, scheme):
    with window(tabs, color_scheme=scheme) as desk:
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


def test_a_phone_holds_everything_within_reach(tabs, guide):
    with window(tabs, (390, 844), user_agent=PHONE) as phone:
        opened(phone, guide, 45)
        begin(phone)
        to_step(phone, "Opening ballot")
        assert phone.locator("iframe").count() == 1, "only what is on the screen now"
        assert not phone.locator(".guide-menu").is_visible()
        # What keeps a count stands over the choices while they are scrolled: none shows beside it.
        left_open = phone.evaluate(
            """() => {
                 const form = document.querySelector('.st-key-host-count-now .stForm');
                 const keeps = form.querySelector('.stElementContainer:has(.stFormSubmitButton)');
                 return form.getBoundingClientRect().width - keeps.getBoundingClientRect().width;
               }"""
        )
        assert left_open < 1
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
            box = phone.locator(f"#host-{name}").bounding_box()
            assert box["y"] + box["height"] <= 844 and box["height"] >= 44


def test_no_button_of_the_controls_is_cut_and_no_minutes_cover_a_title(tabs, guide):
    with window(tabs) as desk:
        opened(desk, guide, 45)
        begin(desk)
        desk.get_by_role("tab", name=WORDS.host_plan).click()
        desk.wait_for_selector(".host-row.here")
        for width in (1280, 1201, 1180, 1024, 820, 700, 390, 320):
            desk.set_viewport_size({"width": width, "height": 1180 if width < 1000 else 720})
            found = desk.evaluate(
                """() => {
                     const shown = (each) => each.checkVisibility();
                     const box = (each) => each.getBoundingClientRect();
                     const all = (selector) => [...document.querySelectorAll(selector)];
                     const cut = all('.host-bar button').filter(shown)
                       .filter((each) => each.scrollWidth > each.clientWidth);
                     const over = all('.host-row').filter((row) => {
                       const range = document.createRange();
                       range.selectNodeContents(row);
                       const title = range.getBoundingClientRect();
                       const whole = row.closest('[class*=st-key-host-row]');
                       const field = box(whole.querySelector('input'));
                       return title.right > field.left && title.bottom > field.top + 1; });
                     return [...cut, ...over].map((each) => each.innerText); }"""
            )
            assert found == [], width


def test_the_card_for_phones_covers_no_choice(tabs, guide):
    with window(tabs) as desk, window(tabs, (1024, 768)) as projector:
        opened(desk, guide, 90)
        begin(desk)
        to_step(desk, "Opening ballot")
        press(desk, "a")
        wait_for(lambda: room(guide).asking)
        projector.goto(f"{guide.address}/screen")
        projector.wait_for_selector("body[data-ready=yes]")
        projector.wait_for_selector("#join:not([hidden]) img")
        found = projector.evaluate(MEASURE)
        assert found["texts"] and not found["clash"] and not found["out"]
        covered = projector.evaluate(
            """() => [...document.querySelectorAll('main .choice')].filter((each) =>
                 each.getBoundingClientRect().bottom
                   > document.getElementById('join').getBoundingClientRect().top)
                 .map((each) => each.innerText)"""
        )
        assert covered == []


@pytest.mark.parametrize("run", list(PACK.runs))
def test_every_step_fits_a_laptop(tabs, guide, run):
    """Step, small screens and controls stand in 1280 by 720 without scrolling."""
    with window(tabs) as desk:
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
            keep = desk.locator(".st-key-host-count-now [data-testid=stFormSubmitButton]:visible")
            if keep.count():
                box = keep.first.bounding_box()
                assert box["y"] + box["height"] <= top, f"{step.id}: what keeps a count"


def test_a_page_whose_store_was_away_for_a_moment_comes_back_by_itself(tabs, guide):
    with window(tabs) as desk:
        opened(desk, guide)
        with sqlite3.connect(guide.store.removeprefix("sqlite:///")) as tables:
            tables.execute("ALTER TABLE rooms RENAME TO away")
        desk.goto(f"{guide.address}/host?room=ABCDEF")
        desk.wait_for_selector(".host-notice")
        assert not desk.locator(".host-step").count()
        with sqlite3.connect(guide.store.removeprefix("sqlite:///")) as tables:
            tables.execute("ALTER TABLE away RENAME TO rooms")
        desk.wait_for_selector(".host-step")
