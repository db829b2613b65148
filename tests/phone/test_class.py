"""The whole of class-45: a host on a phone, the screen, and three phones that differ in all.

One has no JavaScript, one sleeps while an item opens, one is used by keyboard alone.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import faults
from tests.browser.pressing import pressed
from tests.packs import REAL, real_pack

from .test_browser import PHONE, Event

pytestmark = pytest.mark.heavy
ITEMS = {
    "opening-ballot": ["m1-ballot-opening"],
    "quiz": ["m1-quiz-putin-number/1", "m1-quiz-putin-number/2"],
    "decision": ["m1-options/written"],
    "closing-ballot": ["m1-ballot-closing"],
}
"""What the class answers, by step."""

NOTES = "Zeppelins, and who pays for them"


class Class:
    """Everybody who is there."""

    def __init__(self, browser, folder):
        self.folder = folder
        self.event = Event(folder, REAL, real_pack, "class-45")
        self.words, self.errors = self.event.pack.words, []
        self.browser, self.contexts = browser, []
        self.host = self.page(f"/host?room={self.event.code}", **PHONE)
        wide = {"width": 1280, "height": 720}
        self.screen = self.page(f"/screen?room={self.event.code}", viewport=wide)
        here = f"/r/{self.event.code}"
        self.plain = self.page(here, java_script_enabled=False, **PHONE)
        self.sleeper, self.keys = self.page(here, **PHONE), self.page(here, **PHONE)
        self.host.locator("#host-begin[data-drawn]").wait_for(timeout=60_000)

    def page(self, path, **context):
        self.contexts.append(self.browser.new_context(**context))
        page = self.contexts[-1].new_page()
        page.set_default_timeout(90_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{self.event.server.address}{path}")
        return page

    @property
    def room(self):
        return self.event.store.load(self.event.code).room

    def tap(self, button):
        pressed(self.host, self.words, self.host.locator(f"#host-{button}").tap)

    def open(self):
        """Open what the step asks; one phone sleeps meanwhile."""
        self.sleeper.context.set_offline(True)
        self.tap("phones")
        expect(self.screen.locator("#join")).to_be_visible()
        self.sleeper.context.set_offline(False)
        for one in (self.sleeper, self.keys):
            expect(one.locator("[data-state=open]")).to_be_visible()
        self.plain.reload()

    def answer(self, n):
        """Everybody answers, each in their own way."""
        for one in (self.sleeper, self.plain):
            one.locator(".option").nth(n).tap()
            one.locator("main button").tap()
        self.keys.bring_to_front()  # a page behind another takes no keys
        focus(self.keys, "input[type=radio]")
        for key in ("Space", *["ArrowDown"] * n):
            self.keys.keyboard.press(key)
        self.send_by_keys()
        for one in (self.sleeper, self.plain, self.keys):
            expect(one.locator(".said")).to_have_text(self.words.phone_recorded)

    def send_by_keys(self):
        focus(self.keys, "main button")
        self.keys.keyboard.press("Enter")

    def on_to(self, step):
        """Press *next* until the plan is at a step."""
        for _ in range(40):
            if self.room.step.step == step:
                return
            self.tap("next")
        raise AssertionError(f"The plan does not come to {step}.")

    def close(self):
        for context in self.contexts:
            context.close()
        self.event.close()


def focus(page, selector):
    """Press Tab until the focus is on what is meant."""
    for _ in range(40):
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The focus does not come to {selector}.")


@pytest.fixture
def school(browser, tmp_path):
    made = Class(browser, tmp_path)
    yield made
    made.close()
    assert made.errors == []


def test_the_whole_class(school):
    words, screen = school.words, school.screen
    school.tap("begin")
    school.on_to("opening-ballot")
    school.open()
    school.answer(1)
    expect(screen.locator(".join-count")).to_have_text(words.screen_answered.format(count=3))
    assert faults(school.sleeper) == []
    school.tap("phones")
    expect(school.sleeper.locator("[data-state=closed]")).to_be_visible()

    school.on_to("quiz")
    for turn in (0, 2):
        school.open()
        school.answer(turn)
        school.tap("phones")
    school.tap("reveal")
    for one in (school.sleeper, school.keys):
        expect(one.get_by_text(words.right_answer)).to_be_visible()

    school.on_to("decision")
    school.open()
    expect(screen.locator("#countdown")).to_be_visible()
    assert words.phone_write_paper in school.plain.content()  # which this browser does not draw
    school.plain.locator("main button").tap()
    school.sleeper.locator("textarea").fill(NOTES)
    school.sleeper.reload()
    expect(school.sleeper.locator("textarea")).to_have_value(NOTES)
    school.sleeper.locator("main button").tap()
    school.keys.bring_to_front()
    focus(school.keys, "textarea")
    school.keys.keyboard.type("Mine")
    school.send_by_keys()
    for one in (school.sleeper, school.plain, school.keys):
        expect(one.locator(".said")).to_have_text(words.phone_wrote)
    expect(school.host.locator(".host-phones-count")).to_contain_text(words.host_wrote_invite)
    school.tap("phones")
    expect(school.sleeper.locator(".written")).to_have_text(NOTES)
    expect(screen.locator("#countdown")).to_be_hidden()

    school.on_to("closing-ballot")
    school.open()
    school.answer(3)
    school.tap("reveal")
    # Three people are a small group: each sees their own choices, and nobody a count.
    for one in (school.sleeper, school.keys):
        expect(one.get_by_text(words.phone_opening)).to_be_visible()
    room = school.room
    assert [room.answered[item] for items in ITEMS.values() for item in items] == [3] * 5
    assert room.phones["m1-options/written"] == {"wrote": 3}

    school.on_to("end")
    school.host.locator(".st-key-host-end-here button").first.tap()
    school.host.get_by_role("button", name=words.host_end_do).tap()
    expect(school.sleeper.get_by_text(words.phone_ended)).to_be_visible()
    left = school.sleeper.evaluate("() => JSON.stringify(Object.entries(sessionStorage))")
    assert "Zeppelin" not in left
    kept = [path.read_bytes() for path in school.folder.rglob("*") if path.is_file()]
    assert kept and not any(b"Zeppelin" in each for each in kept)
