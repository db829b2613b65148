"""A network that blocks web sockets: the page says so, and a copy can be read without them."""

from __future__ import annotations

import pytest

from tests.packs import SMALL

from .conftest import faults
from .serving import Server

pytestmark = pytest.mark.heavy

SOON = 30_000
"""Milliseconds that a busy machine is given for what the page says after six seconds."""


@pytest.fixture(scope="module", params=["", "/guide"])
def guide(tmp_path_factory, request):
    folder = tmp_path_factory.mktemp("blocked")
    server = Server(
        base=request.param, GUIDE_STORE=f"sqlite:///{folder}/guide.db", GUIDE_PACK=str(SMALL)
    )
    yield server.address
    server.stop()


@pytest.fixture
def page(opened):
    """A page whose every web socket is refused, as a proxy refuses them."""
    found = opened("desk", "dark", fresh=True).page
    found.route_web_socket("**/_stcore/stream*", lambda socket: socket.close(code=1006))
    return found


def test_a_page_for_readers_says_what_is_blocked_and_leads_to_a_copy(page, guide, pack):
    module = pack.modules[0]
    page.goto(f"{guide}/{module.id}")
    told = page.locator("body > .blocked", has_text=pack.words.blocked)
    told.wait_for(timeout=SOON)
    assert pack.words.blocked in told.inner_text()
    page.wait_for_timeout(4000)  # Streamlit goes on trying, and its own dialog tells of a terminal
    assert page.locator("[role=dialog]").locator("visible=true").count() == 0
    assert page.locator(".blocked").count() == 1
    assert faults(page, context="body > .blocked") == []
    told.get_by_role("link", name=pack.words.blocked_copy).click()
    page.wait_for_url(f"{guide}/copy/{module.id}")
    assert page.locator("h1").inner_text() == module.title
    said = page.inner_text("main")
    for block in module.blocks:
        if block.kind == "quiz":
            assert block.stem.split("{")[0][:30] in said
    assert faults(page) == []


def test_host_says_so_too_and_leads_to_the_screen_and_the_sheets(page, guide, pack):
    page.goto(f"{guide}/host")
    told = page.locator("body > .blocked", has_text=pack.words.blocked)
    told.wait_for(timeout=SOON)
    assert pack.words.blocked_host in told.inner_text()
    screen = told.get_by_role("link", name=pack.words.blocked_screen)
    assert page.evaluate("link => link.href", screen.element_handle()) == f"{guide}/screen"
    told.get_by_role("link", name=pack.words.blocked_copy).click()
    page.wait_for_url(f"{guide}/copy")
    assert faults(page) == []
    sheets = page.locator("ul a")
    run = next(iter(pack.runs.values()))
    address = sheets.filter(has_text=pack.words.paper_facilitator).first.get_attribute("href")
    assert address.endswith(f"/copy/facilitator-{run.id}.pdf")
    answer = page.request.get(guide.removesuffix("/guide") + address)
    assert answer.ok and answer.body().startswith(b"%PDF")
    page.get_by_role("link", name=pack.modules[0].title).first.click()
    page.wait_for_url(f"{guide}/copy/{pack.modules[0].id}")


@pytest.mark.parametrize("path", ["", "/host"])
def test_of_a_socket_that_opens_and_stays_silent_what_is_true_is_said(opened, guide, pack, path):
    page = opened("desk", fresh=True).page
    page.route_web_socket("**/_stcore/stream*", lambda socket: None)  # open, and no message ever
    page.goto(f"{guide}/quiz" if not path else guide + path)
    told = page.locator("body > .blocked")
    told.wait_for(timeout=SOON)
    assert pack.words.unanswered in told.inner_text()
    page.wait_for_timeout(4000)
    assert pack.words.blocked not in told.inner_text() and told.count() == 1
    assert faults(page, context="body > .blocked") == []
    told.get_by_role("link", name=pack.words.blocked_copy).click()
    page.wait_for_url(f"{guide}/copy")


def test_what_was_said_of_a_slow_answer_goes_when_it_comes(opened, guide):
    watched = opened("desk", fresh=True)
    held, silent = [], True

    def handle(socket):
        server = socket.connect_to_server()

        def pass_on(message):
            if silent:
                held.append((socket, message))
            else:
                socket.send(message)

        server.on_message(pass_on)

    watched.page.route_web_socket("**/_stcore/stream*", handle)
    watched.page.goto(f"{guide}/quiz")
    watched.page.locator("body > .blocked").wait_for(timeout=SOON)
    silent = False
    for socket, message in held:
        socket.send(message)
    watched.page.locator("body > .blocked").wait_for(state="detached", timeout=60_000)
    watched.settle()


def test_a_page_whose_socket_opens_says_nothing_of_it(opened, guide):
    watched = opened("desk")
    page = watched.open(f"{guide}/quiz")
    page.wait_for_timeout(7500)
    assert page.locator(".blocked").count() == 0


def test_once_it_opens_after_all_the_page_is_there(opened, guide):
    watched = opened("desk", fresh=True)
    blocked = True

    def handle(socket):
        if blocked:
            socket.close(code=1006)
        else:
            socket.connect_to_server()

    watched.page.route_web_socket("**/_stcore/stream*", handle)
    watched.page.goto(f"{guide}/quiz")
    watched.page.locator("body > .blocked").wait_for(timeout=SOON)
    blocked = False
    watched.page.locator("body > .blocked").wait_for(state="detached", timeout=60_000)
    watched.settle()


def test_a_reading_is_kept_on_the_way_to_the_copy(page, guide, pack):
    day = pack.guide.article.date.first.isoformat()
    page.goto(f"{guide}/quiz?as_of={day}")
    link = page.locator("body > .blocked a")
    link.wait_for(timeout=SOON)
    assert link.get_attribute("href").endswith(f"/copy?as_of={day}")
    link.click()
    assert f"{pack.modules[0].id}?as_of={day}" in page.locator("ol a").first.get_attribute("href")


@pytest.mark.parametrize("path", ["/copy/nothing", "/copy/nothing.pdf", "/copy/../x", "/copy/a/b"])
def test_there_is_no_other_copy(page, guide, path):
    assert page.request.get(guide + path).status == 404
