"""A real browser on the real server, watched for outside requests and errors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Error, Page, Request

from .serving import serving
from .tabs import Tabs

PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 "
    "Mobile Safari/537.36"
)
SIZES = {"desk": (1280, 720), "wide": (1920, 1080), "phone": (390, 844), "zoomed": (320, 180)}


def in_turn(cases: Iterable[Any]) -> list[tuple[Any, str]]:
    """Each case with a scheme, light and dark in turn: for what is tried in both elsewhere."""
    return [(case, ("light", "dark")[n % 2]) for n, case in enumerate(cases)]


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

    def keep(self, address: str, value: object) -> None:
        """Let the browser hold what a reader did before, as the guide keeps it."""
        self.page.goto(f"{address}/robots.txt")  # a page of the same place that reads nothing
        self.page.evaluate("kept => localStorage.setItem('guide-reader', kept)", json.dumps(value))

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


@pytest.fixture
def opened(tabs: Tabs) -> Iterator[Callable[..., Watched]]:
    """Open a watched page of a size and a colour scheme, as another visitor's browser does.

    With ``fresh`` it is a browser that saw nothing before, and may be given listeners and scripts.
    """
    with ExitStack() as open_tabs:

        def open_page(size: str = "desk", scheme: str = "light", *, fresh: bool = False) -> Watched:
            width, height = SIZES[size]
            page = open_tabs.enter_context(
                tabs.taken(
                    fresh=fresh,
                    viewport={"width": width, "height": height},
                    user_agent=PHONE if size == "phone" else None,
                    has_touch=size == "phone",
                    color_scheme=scheme,
                )
            )
            return open_tabs.enter_context(watching(page))

        yield open_page


@contextmanager
def watching(page: Page) -> Iterator[Watched]:
    """Note what a page asks for and complains of, for as long as the block lasts."""
    watched = Watched(page)

    def on_request(request: Request) -> None:
        _note_outside(watched, request.url)

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            watched.errors.append(message.text)

    def on_error(error: Error) -> None:
        watched.errors.append(str(error))

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", on_error)
    yield watched
    page.remove_listener("request", on_request)
    page.remove_listener("console", on_console)
    page.remove_listener("pageerror", on_error)


def _note_outside(watched: Watched, url: str) -> None:
    local = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
    if not url.startswith(local):
        watched.outside.append(url)


def faults(page: Page, **limits: Any) -> list[tuple[str, str, str]]:
    """What axe-core finds wrong with a page, or with the part of it that ``context`` selects.

    It is asked for nothing else: to describe all that is right takes it two thirds of its time.
    """
    only_wrong = {"resultTypes": ["violations"]} | limits.pop("options", {})
    return [
        (violation["id"], node["html"][:200], node["failureSummary"])
        for violation in Axe().run(page, options=only_wrong, **limits).response["violations"]
        for node in violation["nodes"]
    ]
