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
        kind = repr(sorted(options.items()))
        free = self._free[kind]
        page = free.pop() if free and not fresh else self._new(options, fresh=fresh)
        try:
            yield page
        except BaseException:
            page.context.close()
            raise
        if fresh or not _emptied(page, options):
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


def _emptied(page: Page, options: dict[str, Any]) -> bool:
    """Whether nothing is left of what a tab showed; not if its server is gone."""
    try:
        for other in page.context.pages:
            if other != page:
                other.close()
        page.unroute_all()
        if page.url.startswith("http"):
            page.goto(urljoin(page.url, "/robots.txt"))  # nothing there writes while it is emptied
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
        page.context.clear_cookies()
        page.context.set_offline(False)
        page.emulate_media(
            media="null",
            color_scheme=options.get("color_scheme", "light"),
            reduced_motion="reduce",
            forced_colors=options.get("forced_colors", "none"),
        )
        page.set_viewport_size(options["viewport"])
    except Error:
        return False
    return True
