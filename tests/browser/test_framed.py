"""Pages in a frame of another site: those that the operator names, for readers, and no others."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.packs import SMALL

from .conftest import Watched
from .find_chromium import FLAGS, installed
from .serving import Server, free_port

pytestmark = pytest.mark.heavy

NO_COOKIES = "--test-third-party-cookie-phaseout"
"""Chromium's own switch for a browser that lets no other site's frame have a cookie."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *said):
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Another site: pages that show what their address names in a frame. Its port."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text(
        "<!doctype html><title>Course</title><link rel=icon href='data:,'>"
        "<iframe width=1100 height=650></iframe><script>"
        "document.querySelector('iframe').src = location.search.slice(1)</script>"
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()


@pytest.fixture(scope="module")
def guide(tmp_path_factory, site):
    """A guide that this site may frame, by both of its names."""
    folder = tmp_path_factory.mktemp("framed")
    server = Server(
        GUIDE_STORE=f"sqlite:///{folder}/guide.db",
        GUIDE_PACK=str(SMALL),
        GUIDE_FRAMED_BY=f"http://localhost:{site} http://127.0.0.1:{site}",
    )
    yield server.address
    server.stop()


@pytest.fixture
def page(browser):
    """A page of a browser that lets no other site's frame have a cookie: no shell can do that."""
    path = installed(whole=True)
    assert path, "No whole Chromium: run tests/browser/find_chromium.py"
    strict = browser.browser_type.launch(executable_path=path, args=[*FLAGS, NO_COOKIES])
    yield strict.new_page()
    strict.close()


def framed(page, site, address, by="localhost"):
    """The frame in which a page of the site, by one of its names, shows an address."""
    page.goto(f"http://{by}:{site}/?{address}")
    page.wait_for_function("() => frames.length && document.readyState === 'complete'")
    page.wait_for_timeout(300)
    return page.frames[1]


def is_refused(frame):
    return frame.url.startswith("chrome-error:")


def test_no_page_is_framed_unless_the_operator_names_a_site(page, site, tmp_path):
    server = Server(GUIDE_STORE=f"sqlite:///{tmp_path}/guide.db", GUIDE_PACK=str(SMALL))
    try:
        for path in ("/", "/quiz", "/host", "/screen", "/join"):
            assert is_refused(framed(page, site, server.address + path))
    finally:
        server.stop()


def answered(frame):
    """The answer that the module's ballot shows in a frame."""
    return frame.locator('[class*="st-key-ballot-"] input:checked').first


def test_a_page_for_readers_works_in_a_frame_without_cookies(page, site, guide, pack):
    errors = []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    first, second = pack.modules[:2]
    frame = framed(page, site, f"{guide}/{first.id}")
    frame.locator('[class*="st-key-ballot-"] [data-testid=stRadioOption]').first.click()
    answered(frame).wait_for(state="attached")
    frame.locator(".stPlotlyChart .main-svg").first.wait_for()
    # What was answered stays from page to page. This browser forbids the frame to keep it longer,
    # and the page says so and what helps.
    for module in (second, first):
        frame.locator(f'a[href*="/{module.id}"]').first.dispatch_event("click")
        frame.get_by_role("heading", name=module.title, level=1).wait_for()
    answered(frame).wait_for(state="attached")
    told = frame.locator(".not-kept")
    assert pack.words.keeps_nothing in told.inner_text()
    assert page.context.cookies() == [] and errors == []
    with page.context.expect_page() as opened:
        told.get_by_role("link", name=pack.words.own_window).click()
    opened.value.wait_for_url(f"{guide}/{first.id}**")


def test_a_frame_that_may_keep_something_keeps_the_answers(opened, site, guide, pack):
    page = opened("desk", fresh=True).page
    module = pack.modules[0].id
    ballot = next(one.id for one in pack.modules[0].blocks if one.kind == "ballot")
    frame = framed(page, site, f"{guide}/{module}", by="127.0.0.1")
    frame.locator('[class*="st-key-ballot-"] [data-testid=stRadioOption]').first.click()
    kept = "ballot => localStorage.getItem('guide-reader')?.includes(ballot)"
    frame.wait_for_function(kept, arg=ballot)
    assert not frame.locator(".not-kept").is_visible()
    frame = framed(page, site, f"{guide}/{module}", by="127.0.0.1")
    answered(frame).wait_for(state="attached")


def test_links_lead_on_within_the_frame(page, site, guide, pack):
    frame = framed(page, site, f"{guide}/")
    frame.get_by_role("link", name=pack.words.read_module.format(number=1)).click()
    frame.wait_for_url(f"{guide}/{pack.modules[0].id}**")
    frame.get_by_role("heading", name=pack.modules[0].title, level=1).wait_for()


def test_another_site_is_refused(page, guide, tmp_path):
    handler = partial(Quiet, directory=str(tmp_path))
    (tmp_path / "index.html").write_text(f"<iframe src='{guide}/'></iframe>")
    with ThreadingHTTPServer(("127.0.0.1", free_port()), handler) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        assert is_refused(framed(page, other.server_port, ""))
        other.shutdown()


@pytest.mark.parametrize("path", ["/host", "/screen", "/join"])
def test_what_leads_an_event_or_answers_it_is_framed_by_nobody(page, site, guide, path):
    assert is_refused(framed(page, site, guide + path))


def test_a_page_in_a_frame_is_nobodys_who_hosts(opened, site, guide, pack):
    """Also where the browser sends the cookie, as to a frame of the same host, and right here."""
    watched: Watched = opened("desk", fresh=True)
    watched.open(f"{guide}/host").locator(".st-key-host-open").wait_for()
    assert any(one["name"] == "guide-host" for one in watched.page.context.cookies())
    frame = framed(watched.page, site, f"{guide}/quiz", by="127.0.0.1")
    frame.locator("footer.site").wait_for()
    frame.evaluate(
        "history.pushState({}, '', '/host'); dispatchEvent(new PopStateEvent('popstate'))"
    )
    frame.locator(".host-door").wait_for()
    assert frame.locator(".st-key-host-open").count() == 0
    # In a window of its own it still hosts.
    watched.open(f"{guide}/host").locator(".st-key-host-open").wait_for()
