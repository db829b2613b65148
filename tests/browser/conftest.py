"""A real browser on the real server, watched for outside requests and errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .serving import serving

PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 "
    "Mobile Safari/537.36"
)
SIZES = {"desk": (1280, 720), "wide": (1920, 1080), "phone": (390, 844), "zoomed": (320, 180)}


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serving() as found:
        yield found


@dataclass
class Watched:
    """A page with all that it asked for and complained of."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Go to an address and wait until all of it stands."""
        self.page.goto(address)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until no script runs and every figure is drawn."""
        self.page.wait_for_selector("footer.site, main.broken", state="attached", timeout=90_000)
        self.page.wait_for_selector(
            '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=90_000
        )
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('.stPlotlyChart')]"
            ".every(chart => chart.querySelector('.main-svg'))",
            timeout=90_000,
        )


def _new(browser: Browser, size: str, scheme: str) -> Watched:
    """A watched page of a context of its own."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        reduced_motion="reduce",
        user_agent=PHONE if size == "phone" else None,
        has_touch=size == "phone",
    )
    context.set_default_timeout(90_000)  # a busy machine is no fault of the page
    watched = Watched(context.new_page())
    watched.page.on("request", lambda request: _note_outside(watched, request.url))
    watched.page.on(
        "console",
        lambda message: watched.errors.append(message.text) if message.type == "error" else None,
    )
    watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
    return watched


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Open a watched page of a size and a colour scheme, as a new visitor's browser does."""
    contexts = []

    def open_page(size: str = "desk", scheme: str = "light") -> Watched:
        watched = _new(browser, size, scheme)
        contexts.append(watched.page.context)
        return watched

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def looked(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """As ``opened``, in one tab of each size for all tests of a file, of which nothing is kept.

    For tests that look at many pages and press little: the second page in a tab takes half of the
    seconds, because the scripts are compiled already. What a first visit is, ``opened`` tries.
    """
    tabs: dict[str, Watched] = {}

    def open_page(size: str = "desk", scheme: str = "light") -> Watched:
        if size not in tabs:
            tabs[size] = _new(browser, size, scheme)
        else:
            _emptied(tabs[size], scheme)
        return tabs[size]

    yield open_page
    for watched in tabs.values():
        watched.page.context.close()


def _emptied(watched: Watched, scheme: str) -> None:
    """A used tab as if nobody had used it: what pages keep is gone, before the next one opens."""
    page = watched.page
    if page.url.startswith("http"):
        page.goto(urljoin(page.url, "/robots.txt"))  # nothing there writes while it is emptied
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    page.context.clear_cookies()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    watched.outside.clear()
    watched.errors.clear()


def _note_outside(watched: Watched, url: str) -> None:
    local = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
    if not url.startswith(local):
        watched.outside.append(url)


def faults(page: Page, **limits: Any) -> list[tuple[str, str, str]]:
    """What axe-core finds wrong with a page, or with the part of it that ``context`` selects."""
    return [
        (violation["id"], node["html"][:200], node["failureSummary"])
        for violation in Axe().run(page, **limits).response["violations"]
        for node in violation["nodes"]
    ]
