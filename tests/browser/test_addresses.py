"""An address edited by hand: every page still opens, whatever stands in it."""

import pytest

from .test_pages import PAGES

pytestmark = pytest.mark.heavy

KEYS = [
    "block",
    "length",
    "find",
    "quality",
    "part",
    "timelines-event",
    "timelines-years",
    "timelines-actors",
    "m1-map-place",
    "m1-timeline-event",
    "m2-map-seen-by",
    "m2-map-other",
    "m2-timeline-kinds",
    "unheard-of",
]
VALUES = ["%3Cscript%3E", "-1,%2C99999", "%E2%80%8B%00", "x" * 400]


@pytest.mark.parametrize("page", PAGES)
def test_no_address_breaks_a_page(opened, address, page):
    query = "&".join(f"{key}={VALUES[n % len(VALUES)]}" for n, key in enumerate(KEYS))
    watched = opened("desk")
    shown = watched.open(f"{address}/{page}?{query}")
    assert shown.locator("h1").count() == 1
    assert shown.locator(".stException").count() == 0
    assert watched.outside == []
