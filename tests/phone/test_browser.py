"""Phones in a real browser: with JavaScript and without, by keyboard alone, and offline."""

import random

import pytest
from playwright.sync_api import expect

from guide.room.items import opened as item_opened
from guide.room.room import end, new_room, reveal, shut
from guide.room.session import Session
from guide.room.store import Store
from tests.browser.serving import Server
from tests.conftest import NOW
from tests.packs import SMALL, small_pack

pytestmark = pytest.mark.heavy
expect.set_options(timeout=90_000)  # a busy machine is no fault of the page
BALLOT = "f-ballot-opening"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


class Event:
    """A running guide with a room, moved from outside as a facilitator's device would."""

    def __init__(self, folder, where=SMALL, pack=small_pack, run="evening"):
        self.url = f"sqlite:///{folder}/guide.db"
        self.server = Server(GUIDE_STORE=self.url, GUIDE_PACK=str(where))
        self.store = Store(self.url)
        self.pack = pack()
        self.begin_anew(run)

    def begin_anew(self, run="evening"):
        """Open a room, and leave the one before."""
        run = self.pack.runs[run]
        room = new_room(run, Session.of_run(self.pack, run).room.plan, people=30)
        self.code = self.store.open_room(room, NOW, random.Random()).code
        self.address = f"{self.server.address}/r/{self.code}"

    def close(self):
        self.store.close()
        self.server.stop()

    def change(self, change):
        return self.store.change(self.code, change).room

    def open(self, block):
        return self.change(lambda room: item_opened(Session.of_room(self.pack, room), block, NOW))


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    made = Event(tmp_path_factory.mktemp("event"))
    yield made
    made.close()


@pytest.fixture
def event(running):
    """A room that nobody has joined, on a guide that goes on running from test to test."""
    running.begin_anew()
    return running


@pytest.fixture
def phone(browser, event):
    """Makes a phone that has joined; its page has no error in its console."""
    contexts, errors = [], []

    def make(**more):
        context = browser.new_context(**{**PHONE, **more})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(event.address)
        return page

    yield make
    for context in contexts:
        context.close()
    assert errors == []


def test_a_phone_answers_by_taps_changes_its_mind_and_is_shown_what_was_right(event, phone):
    words = event.pack.words
    page = phone()
    expect(page.get_by_text(words.phone_waiting)).to_be_visible()
    event.open("f-quiz-first")
    button = page.get_by_role("button", name=words.phone_send, exact=True)
    expect(button).to_be_visible()
    options = page.locator(".option")
    assert all(box["height"] >= 44 for box in (one.bounding_box() for one in options.all()))
    options.nth(0).tap()
    button.tap()
    expect(page.locator(".said")).to_have_text(words.phone_recorded)
    options.nth(1).tap()
    page.get_by_role("button", name=words.phone_change).tap()
    expect(page.locator(".said")).to_have_text(words.phone_recorded)
    page.reload()
    expect(page.locator(".option").nth(1).locator("input")).to_be_checked()
    event.change(shut)
    expect(page.get_by_text(words.phone_closed)).to_be_visible()
    assert sum(event.store.load(event.code).room.phones["f-quiz-first/1"].values()) == 1
    event.change(lambda room: reveal(room, True))
    expect(page.get_by_text(words.right_answer)).to_be_visible()
    event.change(lambda room: end(room, NOW))
    expect(page.get_by_text(words.phone_ended)).to_be_visible()


def test_without_javascript_it_is_a_form(event, phone):
    words = event.pack.words
    page = phone(java_script_enabled=False)
    event.open("f-quiz-order")
    places = page.locator("select")
    while not places.count():  # within a second a server notices what another process opened
        page.reload()
    for n in range(places.count()):
        places.nth(n).select_option(str(n + 1))
    page.get_by_role("button", name=words.phone_send, exact=True).click()
    expect(page.locator(".said")).to_have_text(words.phone_recorded)
    page.reload()
    expect(page.locator("select").nth(1)).to_have_value("2")
    event.change(shut)
    assert sum(event.store.load(event.code).room.phones["f-quiz-order/1"].values()) == 1


def test_by_keyboard_alone(event, phone):
    page = phone()
    event.open(BALLOT)
    expect(page.locator(".option").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_have_text(event.pack.words.phone_recorded)
    assert event.change(shut).phones[BALLOT] == {"more": 1}


def test_offline_is_said_and_the_answer_is_sent_when_the_network_is_back(event, phone):
    words = event.pack.words
    page = phone()
    event.open(BALLOT)
    page.locator(".option").nth(2).tap()
    page.context.set_offline(True)
    page.get_by_role("button", name=words.phone_send, exact=True).tap()
    expect(page.locator(".said")).to_have_text(words.phone_offline)
    assert event.store.phones_of(event.code, BALLOT) == (1, 0)
    page.context.set_offline(False)
    expect(page.locator(".said")).to_have_text(words.phone_recorded, timeout=90_000)
    assert event.change(shut).phones[BALLOT] == {"bridge": 1}


def test_what_closes_while_a_phone_is_offline_is_said_not_to_be_recorded(event, phone):
    words = event.pack.words
    page = phone()
    event.open(BALLOT)
    page.locator(".option").nth(2).tap()
    page.context.set_offline(True)
    page.get_by_role("button", name=words.phone_send, exact=True).tap()
    expect(page.locator(".said")).to_have_text(words.phone_offline)
    event.change(shut)
    page.context.set_offline(False)
    expect(page.get_by_text(words.phone_not_recorded)).to_be_visible(timeout=90_000)
    assert event.store.load(event.code).room.phones[BALLOT] == {}


def test_an_answer_outlives_the_servers_death(event, phone):
    words = event.pack.words
    page = phone()
    event.open(BALLOT)
    page.locator(".option").nth(0).tap()
    page.get_by_role("button", name=words.phone_send, exact=True).tap()
    expect(page.locator(".said")).to_have_text(words.phone_recorded)
    event.server.kill()
    page.locator(".option").nth(3).tap()
    page.get_by_role("button", name=words.phone_change).tap()
    expect(page.locator(".said")).to_have_text(words.phone_offline)
    event.server.start()
    expect(page.locator(".said")).to_have_text(words.phone_recorded, timeout=90_000)
    assert event.change(shut).phones[BALLOT] == {"none": 1}


@pytest.mark.parametrize("block", [BALLOT, "f-quiz-order", "f-quiz-place", "f-claim-slow"])
def test_at_400_percent_nothing_runs_off_the_side(event, phone, block):
    page = phone(viewport={"width": 320, "height": 256})
    event.open(block)
    expect(page.locator("button").first).to_be_visible()
    wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


def test_every_request_is_for_this_server_and_there_are_three(event, browser):
    context = browser.new_context(**PHONE)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(event.address)
    page.wait_for_load_state("load")
    loaded = [url for url in asked if "/state" not in url and not url.startswith("data:")]
    assert len(loaded) == 3
    assert all(url.startswith(event.server.address) for url in loaded)
    context.close()
