"""What is opened in a figure is in sight, has the focus, leads on, and closes back."""

import pytest

from .test_focus import focused, press
from .test_maps import MAPS
from .test_pages import PACK
from .test_touch import alone, tap

pytestmark = pytest.mark.heavy
KEY = "timelines"
SHEET = f".st-key-sheet-{KEY}"
FIGURE = f".st-key-figure-{KEY}-figure"
SIDE = f"""() => {{
  const sheet = document.querySelector("{SHEET}").getBoundingClientRect();
  const figure = document.querySelector("{FIGURE}").getBoundingClientRect();
  return sheet.left >= figure.right && sheet.top >= 0 && innerHeight * 0.7 > sheet.top;
}}"""


def title(page):
    return page.inner_text(f"{SHEET} h3")


def opened_at_a_marker(opened, address, size):
    watched = opened(size)
    page = watched.open(f"{address}/timelines")
    marker = alone(page, FIGURE)[4]
    if size == "phone":
        tap(page, FIGURE, marker)
    else:
        page.evaluate("y => document.querySelector('.stMain').scrollBy(0, y - 400)", marker["y"])
        found = next(one for one in alone(page, FIGURE) if one["id"] == marker["id"])
        page.mouse.click(found["x"], found["y"])
    focused(page, SHEET)
    watched.settle()
    assert title(page) == PACK.events[marker["id"]].title
    return watched


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_card_is_in_sight_and_closes_back_to_its_figure(opened, address, size):
    watched = opened_at_a_marker(opened, address, size)
    page = watched.page
    if size == "desk":
        page.wait_for_function(SIDE)
    press(watched, PACK.words.close_card, SHEET)
    focused(page, FIGURE)
    watched.settle()
    assert page.locator(SHEET).count() == 0
    assert watched.errors == []


def test_earlier_and_later_walk_through_the_events(opened, address):
    watched = opened_at_a_marker(opened, address, "desk")
    page = watched.page
    one = title(page)
    press(watched, PACK.words.later, SHEET)
    page.wait_for_function(
        "([sheet, one]) => ![undefined, one]"
        ".includes(document.querySelector(`${sheet} h3`)?.innerText)",
        arg=[SHEET, one],
    )
    watched.settle()
    focused(page, SHEET)
    press(watched, PACK.words.earlier, SHEET)
    page.wait_for_selector(f"{SHEET} h3:text-is({one!r})")
    page.locator(SHEET).focus()
    page.keyboard.press("Escape")
    page.wait_for_selector(SHEET, state="detached")


def test_a_place_of_a_map_comes_from_below(opened, address):
    module, block, _ = MAPS[0]
    watched = opened("phone")
    page = watched.open(f"{address}/{module}")
    figure = f".st-key-figure-{block}-phone"
    page.locator(figure).scroll_into_view_if_needed()
    tap(page, figure, alone(page, figure)[0])
    focused(page, f".st-key-sheet-{block}")
    watched.settle()
    press(watched, PACK.words.close_card, f".st-key-sheet-{block}")
    page.wait_for_selector(f".st-key-sheet-{block}", state="detached")
