"""A short quiz night in real browsers: two tables by phone, one on paper, a tie and its break."""

import shutil

import pytest
import yaml
from playwright.sync_api import expect

from guide.loading.load import load_pack
from guide.room.quiz_night import standings
from guide.room.session import Session
from tests.browser.conftest import faults
from tests.browser.pressing import pressed
from tests.packs import SMALL
from tests.room.nights import RIGHT, night_run

from .test_browser import PHONE, Event

pytestmark = pytest.mark.heavy
expect.set_options(timeout=90_000)


def pack_with_a_night(folder):
    """A copy of the small pack with the run, as an author would list its rounds."""
    copy = shutil.copytree(SMALL, folder / "pack")
    run = night_run().model_dump(mode="json", exclude_defaults=True)
    (copy / "content/runs/night.yaml").write_text(yaml.safe_dump(run), encoding="utf-8")
    return copy


class Night:
    """A host on a phone of 390 px, the screen, and the phones of two tables."""

    def __init__(self, browser, folder):
        where = pack_with_a_night(folder)
        self.event = Event(folder, where, lambda: load_pack(where).pack, "night")
        self.words, self.errors = self.event.pack.words, []
        self.browser, self.contexts = browser, []
        self.host = self.page(f"/host?room={self.event.code}", **PHONE)
        self.screen = self.page(
            f"/screen?room={self.event.code}", viewport={"width": 1280, "height": 720}
        )
        here = f"/r/{self.event.code}"
        self.three = self.page(here, **PHONE)
        self.seven = self.page(here, java_script_enabled=False, **PHONE)
        self.host.locator("#host-begin[data-drawn]").wait_for(timeout=90_000)

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

    @property
    def session(self):
        return Session.of_room(self.event.pack, self.room)

    def tap(self, button):
        pressed(self.host, self.words, self.host.locator(f"#host-{button}").tap)

    def on_to(self, step):
        for _ in range(12):
            if self.room.step.step == step:
                self.host.get_by_role(
                    "heading", level=1, name=self.session.title_of(step)
                ).wait_for()
                return
            self.tap("next")
        raise AssertionError(f"The plan does not come to {step}.")

    def open(self):
        """Open the question; the phone without JavaScript looks again."""
        self.tap("phones")
        expect(self.three.locator("[data-state=open]")).to_be_visible()
        self.seven.reload()
        self.seven.locator("[data-state=open]").wait_for()

    def be(self, page, number):
        page.locator("input[name=answer]").fill(str(number))
        page.locator("main button").tap()
        expect(page.get_by_text(self.words.night_table.format(n=number))).to_be_visible()

    def choose(self, page, *answer):
        for one in answer:
            page.locator(f'.option:has(input[value="{one}"])').tap()
        self.send(page)

    def order(self, page, ids):
        for n, id in enumerate(ids, 1):
            page.locator(f"[name=place-{id}]").select_option(str(n))
        self.send(page)

    def send(self, page):
        page.locator("main button").first.tap()
        expect(page.locator(".said")).to_have_text(self.words.phone_recorded)

    def type_points(self, table, points):
        """Type a table's points of the round that is on, and keep them."""
        field = self.host.get_by_label(self.words.night_table.format(n=table)).first
        field.fill(str(points))
        field.blur()
        self.host.get_by_role("button", name=self.words.host_tables_keep).tap()

    def until(self, known):
        """Wait until the room says so: what is tapped is kept a moment later."""
        for _ in range(300):
            if known(self.room):
                return
            self.host.wait_for_timeout(100)
        raise AssertionError("It is not kept.")

    def close(self):
        for context in self.contexts:
            context.close()
        self.event.close()


@pytest.fixture
def night(browser, tmp_path):
    made = Night(browser, tmp_path)
    yield made
    made.close()
    assert made.errors == []


def test_a_short_night(night):
    first_round(night)
    second_round(night)
    tie_break(night)
    the_end(night)


def first_round(night):
    """Two tables answer by phone, a third on paper; its points are typed in."""
    words, host, screen = night.words, night.host, night.screen
    night.be(night.three, 3)
    night.be(night.seven, 7)
    assert faults(night.three) == []
    night.tap("begin")
    night.on_to("round-1")
    host.get_by_text(words.host_tables_add).tap()
    host.get_by_label(words.host_tables_number).fill("9")
    host.get_by_label(words.host_tables_name).fill("Owls")
    host.get_by_role("button", name=words.host_tables_add_do).tap()
    night.until(lambda room: room.tables.get("9") == "Owls")

    night.on_to("round-1-1")
    night.open()
    assert screen.locator("#countdown").is_hidden()  # nobody races
    night.choose(night.three, RIGHT["f-quiz-first"])
    night.choose(night.seven, RIGHT["f-quiz-first"])
    night.on_to("round-1-2")
    night.open()
    night.choose(night.three, *RIGHT["f-quiz-several"])
    night.choose(night.seven, RIGHT["f-quiz-several"][0])
    night.on_to("round-1-answers")
    expect(screen.get_by_text(words.night_hand_in)).to_be_visible()
    night.tap("next")
    expect(
        screen.get_by_text("What the ferry is paid from" if False else "1.").first
    ).to_be_visible()
    night.type_points(9, 2)
    night.until(lambda room: room.scores.get("round-1", {}).get("9") == 2)
    assert [place.points for place in standings(night.session)] == [2, 2, 1]

    # The standings are the facilitator's until they are shown, and hidden again by the same key.
    night.on_to("round-1-standings")
    expect(screen.get_by_text(words.night_added_up)).to_be_visible()
    assert screen.get_by_text("Owls").count() == 0
    night.tap("reveal")
    expect(screen.locator(".standing")).to_have_count(3)
    expect(screen.locator(".standing").nth(1)).to_contain_text("1. =")
    assert faults(screen) == []
    night.tap("reveal")
    expect(screen.locator(".standing")).to_have_count(0)


def second_round(night):
    """All three come to three points, over a restart of the server."""
    words, host = night.words, night.host
    # The server starts again: nothing of it is lost.
    night.event.server.kill()
    night.event.server.start()
    host.reload()
    host.locator("#host-next[data-drawn]").wait_for(timeout=90_000)
    night.on_to("round-2-1")
    night.open()
    night.order(night.three, RIGHT["f-quiz-order"])
    night.order(night.seven, RIGHT["f-quiz-order"])
    night.on_to("round-2-2")
    night.open()
    night.choose(night.seven, RIGHT["p-quiz"])
    night.on_to("round-2-answers")
    night.tap("next")
    night.type_points(9, 1)
    night.until(lambda room: room.scores.get("round-2", {}).get("9") == 1)
    expect(host.get_by_text(words.host_tables_tie_next, exact=False)).to_be_visible()
    assert faults(host) == []


def tie_break(night):
    """The nearest estimate wins, also one on paper."""
    words, host, screen = night.words, night.host, night.screen
    # All three have three points; the nearest estimate wins, also one on paper.
    night.on_to("tie-break")
    night.open()
    for page, text in ((night.three, "40"), (night.seven, "14")):
        page.locator("input[name=answer]").fill(text)
        night.send(page)
    night.tap("phones")
    field = host.locator(".st-key-host-tables-estimates, [data-testid=stForm]").get_by_label(
        "Table 9 · Owls", exact=True
    )
    field.fill("13")
    field.blur()
    host.get_by_role("button", name=words.host_tables_estimates_keep).tap()
    night.until(lambda room: room.estimates.get("9") == "13")
    night.on_to("round-2-standings")
    night.tap("reveal")
    expect(screen.locator(".standing").first).to_contain_text("Table 9 · Owls")
    expect(screen.locator(".standing")).to_have_text(
        ["1.Table 9 · Owls3 points", "2.Table 73 points", "3.Table 33 points"]
    )
    wide = host.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= 390


def the_end(night):
    """Of who was which table and right at what nothing is left."""
    words, host = night.words, night.host
    night.on_to("end")
    host.locator(".st-key-host-end-here button").first.tap()
    host.get_by_role("button", name=words.host_end_do).tap()
    expect(night.three.get_by_text(words.phone_ended)).to_be_visible()
    assert night.room.marks == {} and night.event.store.tables_of(night.event.code) == {}
    assert [place.table for place in standings(night.session)] == ["9", "7", "3"]
