"""A finger: one tap on a figure opens what was tapped, and nothing else."""

import pytest

from .test_maps import MAPS
from .test_pages import PACK

pytestmark = pytest.mark.heavy
BESIDE = 11
"""Pixels from a marker's middle that a finger may miss it by: half of 24, less the rounding."""
ALONE = """([figure, spare]) => {
  const frame = document.querySelector(`${figure} .nsewdrag`).getBoundingClientRect();
  const boxes = [...document.querySelectorAll(`${figure} .points path`)].map(path => {
    const box = path.getBoundingClientRect();
    const [id] = [path.__data__?.data].flat();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, id };
  });
  const inside = (at, from, to) => at > from + spare && to - spare > at;
  return boxes.filter(one => inside(one.x, frame.left, frame.right) && boxes.every(
    other => other === one || Math.hypot(one.x - other.x, one.y - other.y) > spare));
}"""


def alone(page, figure):
    """The markers of a figure that no other stands near, each with the id that it opens."""
    page.wait_for_selector(f"{figure} .nsewdrag")
    return [one for one in page.evaluate(ALONE, [figure, 2 * BESIDE + 8]) if one["id"]]


def tap(page, figure, marker, beside=0):
    """Bring a marker into sight, above an open card, and tap it, or so many pixels to its right."""
    for _ in range(2):
        found = next(one for one in alone(page, figure) if one["id"] == marker["id"])
        page.evaluate(
            "y => document.querySelector('.stMain').scrollBy(0, y - innerHeight / 4)", found["y"]
        )
    page.touchscreen.tap(found["x"] + beside, found["y"])


def test_one_tap_opens_the_event_that_was_tapped(opened, address):
    watched = opened("phone")
    page = watched.open(f"{address}/timelines")
    figure = ".st-key-figure-timelines-figure"
    markers = alone(page, figure)
    for marker, beside in zip(markers[3:12:3], (0, BESIDE, -BESIDE), strict=True):
        tap(page, figure, marker, beside)
        title = PACK.events[marker["id"]].title
        page.wait_for_selector(f".event-card h3:text-is({title!r})")
        watched.settle()
    assert watched.errors == []


def test_one_tap_opens_the_place_that_was_tapped(opened, address):
    module, block, _ = MAPS[0]
    watched = opened("phone")
    page = watched.open(f"{address}/{module}")
    figure = f".st-key-figure-{block}-phone"
    page.locator(figure).scroll_into_view_if_needed()
    for marker in alone(page, figure)[:2]:
        tap(page, figure, marker)
        event = PACK.events.get(marker["id"])
        name = PACK.places[event.places[0] if event else marker["id"]].name
        page.wait_for_selector(f".place-card h3:text-is({name!r})")
        watched.settle()
    assert watched.errors == []


def test_a_scroll_that_began_on_a_figure_opens_nothing_at_the_next_tap(opened, address):
    watched = opened("phone")
    page = watched.open(f"{address}/timelines")
    figure = page.locator(".st-key-figure-timelines-figure .nsewdrag").first
    touch = {"touches": [], "changedTouches": [], "targetTouches": []}
    figure.dispatch_event("touchstart", touch)
    figure.dispatch_event("touchcancel", touch)
    page.locator(".stMain h1").tap()
    page.wait_for_timeout(500)
    watched.settle()
    assert page.locator(".event-card").count() == 0
    assert watched.errors == []
