"""Tabs of a browser, each a visitor of its own: taken by a test, given back, emptied, and warm.

In a new context every script of a page is fetched and compiled anew: the timelines take 4.3 seconds
of a processor there and 1.7 in a tab that showed them before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, Error, Page


class Tabs:
    """All tabs that a browser keeps for tests, none of two in the same context."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[Page]] = defaultdict(list)

    @contextmanager
    def taken(self, *, fresh: bool = False, **options: Any) -> Iterator[Page]:
        """A tab that holds nothing, for as long as the block lasts.

        ``options`` are those of Playwright's ``new_context``, and ``fresh`` is a tab that nobody
        used before or after: for a first visit, and for whoever gives it listeners or scripts.
        """
        free = self._free[_kind(options)]
        page = free.pop() if free and not fresh else self._new(options, fresh=fresh)
        try:
            page.set_viewport_size(options["viewport"])
            page.emulate_media(
                media="null",
                color_scheme=options.get("color_scheme", "light"),
                reduced_motion="reduce",
                forced_colors=options.get("forced_colors", "none"),
            )
            yield page
        except BaseException:
            page.context.close()
            raise
        if fresh or not _emptied(page):
            page.context.close()
        else:
            free.append(page)

    def _new(self, options: dict[str, Any], *, fresh: bool) -> Page:
        context = self._browser.new_context(reduced_motion="reduce", **options)
        context.set_default_timeout(90_000)  # a busy machine is no fault of the page
        page = context.new_page()
        if not fresh:
            page.add_init_script = page.route_web_socket = _refused  # type: ignore[method-assign]
        return page


def _refused(*given: Any, **named: Any) -> None:
    raise AssertionError("What a page is given for good stays with its tab: ask for a fresh one.")


EMULATED = {"viewport", "color_scheme", "forced_colors"}
"""Options that a tab may change, so that one serves every size and scheme."""


def _kind(options: dict[str, Any]) -> str:
    """What two uses of a tab must have in common."""
    return repr(sorted((k, v) for k, v in options.items() if v and k not in EMULATED))


def _leave(page: Page) -> None:
    """Go where nothing writes while the place is emptied, also if its server is gone."""
    nothing = urljoin(page.url, "/robots.txt")
    try:
        page.goto(nothing)
    except Error:
        page.route(nothing, lambda route: route.fulfill(body=""))
        page.goto(nothing)
        page.unroute_all()


def _emptied(page: Page) -> bool:
    """Whether nothing is left of what a tab showed."""
    try:
        for other in page.context.pages:
            if other != page:
                other.close()
        page.unroute_all()
        page.context.set_offline(False)
        if page.url.startswith("http"):
            _leave(page)
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
        elif page.url != "about:blank":
            return False
        page.context.clear_cookies()
    except Error:
        return False
    return True
