"""The guide on another region and subject in a real browser: pages, screen and phones."""

import random

import pytest
from playwright.sync_api import expect

from guide.room.items import items_of
from guide.room.items import opened as item_opened
from guide.room.room import new_room, shut
from guide.room.session import Session
from guide.room.store import Store
from guide.views.folds import foldable
from guide.web.reader_pages import reader_pages
from tests.conftest import NOW
from tests.packs import EXAMPLE, example_pack

from .conftest import faults, in_turn
from .serving import Server
from .test_pages import PHONE_IS_WIDE
from .test_screen import SCREENS, check, screen_of, walk

pytestmark = pytest.mark.heavy

__all__ = ["screen_of"]

PACK = example_pack()
RUN = next(iter(PACK.runs.values()))
PAGES = ["", *(page for page in reader_pages(PACK) if page)]
WHOLE = {
    module.id: f"{module.id}?" + "&".join(f"{key}=true" for key in set(foldable(module).values()))
    for module in PACK.modules
}
ASKING = [block for block in PACK.blocks.values() if items_of(block)]


class Event:
    """The guide as it is served, with a room that is moved from outside."""

    def __init__(self, folder):
        url = f"sqlite:///{folder}/guide.db"
        self.server = Server(GUIDE_STORE=url, GUIDE_PACK=str(EXAMPLE))
        self.store = Store(url)
        room = new_room(RUN, Session.of_run(PACK, RUN).room.plan, people=30)
        self.code = self.store.open_room(room, NOW, random.Random()).code

    def open(self, block):
        def change(room):
            return item_opened(Session.of_room(PACK, room), block, NOW)

        return self.store.change(self.code, change).room


@pytest.fixture(scope="module")
def event(tmp_path_factory):
    made = Event(tmp_path_factory.mktemp("example"))
    yield made
    made.store.close()
    made.server.stop()


@pytest.fixture(scope="module")
def address(event):
    return event.server.address


@pytest.mark.parametrize(("page", "scheme"), in_turn(PAGES))
def test_a_page_is_local_silent_and_accessible(opened, address, page, scheme):
    watched = opened("desk", scheme)
    shown = watched.open(f"{address}/{WHOLE.get(page, page)}")
    assert shown.locator("h1").count() == 1
    assert shown.locator(".stException").count() == 0
    assert faults(shown) == []
    assert watched.outside == [] and watched.errors == []


@pytest.mark.parametrize("page", PAGES)
def test_a_phone_never_scrolls_sideways(opened, address, page):
    shown = opened("phone").open(f"{address}/{WHOLE.get(page, page)}")
    assert shown.evaluate(PHONE_IS_WIDE) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SCREENS)
def test_the_run_fits_a_screen_from_first_to_last_slide(screen_of, address, size, scheme):
    page = screen_of(size, scheme)
    page.goto(f"{address}/screen?run={RUN.id}")
    for where in walk(page):
        check(page, where)
    assert page.evaluate("() => now.here.step") == str(len(RUN.steps))
    assert page.outside == [] and page.errors == []


@pytest.mark.parametrize("block", ASKING, ids=lambda block: block.id)
def test_whatever_is_asked_can_be_answered_on_a_phone(browser, event, block):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    event.open(block.id)
    page.goto(f"{event.server.address}/r/{event.code}")
    expect(page.get_by_role("button", name=PACK.words.phone_send, exact=True)).to_be_visible(
        timeout=90_000
    )
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert faults(page) == [] and errors == []
    event.store.change(event.code, shut)
    context.close()
