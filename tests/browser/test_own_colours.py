"""A reader's own colours (forced colours): what is chosen is seen.

A rim tells it, or the system's own pair of colours: grounds, shadows and softer inks are gone.
Two pictures of one control, chosen and not, are compared where they differ by three to one; focus
and pointer are elsewhere.
"""

import io

import numpy as np
import pytest
from PIL import Image

from .test_focus import CHOICE
from .test_host import begin, guide, window  # noqa: F401  the fixture too
from .test_host import opened as event_opened
from .test_maps import MAPS
from .test_pages import PACK

pytestmark = pytest.mark.heavy
LEAST = 24
"""Pixels that tell: a rim of two pixels round a box of sixteen has over a hundred."""
SEVERAL = next(
    block
    for block in PACK.blocks.values()
    if block.kind == "quiz" and block.answer.type == "choices"
)
MODULE, WIDER = next(each[:2] for each in MAPS if each[2].other_window)
BOXES = '[data-testid="stCheckbox"] label'


def light(page, place):
    """The luminance of what is drawn at a place, which no focus and no pointer touches."""
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(2, 2)
    page.wait_for_timeout(400)
    drawn = Image.open(io.BytesIO(page.screenshot(clip=place))).convert("RGB")
    part = np.asarray(drawn, dtype=float) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def telling(one, other):
    """How many pixels of two pictures differ by three to one."""
    more, less = np.maximum(one, other), np.minimum(one, other)
    return int(((more + 0.05) / (less + 0.05) >= 3).sum())


def around(locator, rim=5):
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    return {
        "x": box["x"] - rim,
        "y": box["y"] - rim,
        "width": box["width"] + 2 * rim,
        "height": box["height"] + 2 * rim,
    }


def in_own_colours(opened, address, scheme):
    watched = opened("desk", scheme)
    watched.page.emulate_media(forced_colors="active")
    watched.open(address)
    return watched


QUIZ = f"quiz?block={CHOICE.id}"
KINDS = {
    "radio": (QUIZ, f".st-key-block-{CHOICE.id} [data-testid=stRadioOption]"),
    "reading": ("glossary", ".st-key-reading-switch [data-testid=stRadioOption]"),
    "pill": ("glossary", "[data-testid=stButtonGroup] button"),
    "checkbox": (f"quiz?block={SEVERAL.id}", f".st-key-block-{SEVERAL.id} {BOXES}"),
    "switch": (MODULE, f".st-key-block-{WIDER} {BOXES}"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", list(KINDS))
def test_what_is_chosen_is_told_apart(opened, address, kind, scheme):
    path, control = KINDS[kind]
    watched = in_own_colours(opened, f"{address}/{path}", scheme)
    one = watched.page.locator(control).first
    place = around(one)
    before = light(watched.page, place)
    assert telling(before, before[0, 0]) >= LEAST, "and the control is seen at all"
    one.click()
    watched.settle()
    assert telling(before, light(watched.page, around(one))) >= LEAST


def test_the_box_of_what_is_not_chosen_is_seen(opened, address):
    for path, control in (KINDS["checkbox"], KINDS["switch"]):
        watched = in_own_colours(opened, f"{address}/{path}", "light")
        sign = watched.page.locator(f"{control} > span + div").first
        drawn = light(watched.page, around(sign, 1))
        assert telling(drawn, drawn[0, 0]) >= LEAST


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ends_of_a_slider_are_seen_where_they_stand(opened, address, scheme):
    watched = in_own_colours(opened, f"{address}/timelines", scheme)
    page = watched.page
    slider = ".st-key-timelines-years"
    place = around(page.locator(f"{slider} :has(> [data-testid=stSliderThumbValue])").first, 0)
    before = light(page, place)
    page.locator(f"{slider} input").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    watched.settle()
    after = light(page, place)
    assert telling(before, after) >= LEAST
    # The line that they stand on goes on between them, and ends nowhere else.
    line = page.locator(f"{slider} [role=group]").bounding_box()
    middle = {"x": line["x"] + line["width"] / 2, "y": place["y"], "width": 20, "height": 12}
    drawn = light(page, middle)
    assert telling(drawn, drawn[0, 0]) >= 20


def test_what_is_open_and_where_one_is_are_told_apart_at_the_lectern(tabs, guide):  # noqa: F811
    with window(tabs, forced_colors="active") as desk:
        event_opened(desk, guide)
        begin(desk)
        plan = desk.locator(".st-key-host-lead [role=tab]").nth(3)  # which no step opens by itself
        shut = light(desk, around(plan))
        opener = desk.locator("[data-open='.host-overview']")
        closed = light(desk, around(opener, 0))
        opener.click()
        desk.wait_for_selector(".host-steps [aria-current]")
        assert telling(closed, light(desk, around(opener, 0))) >= LEAST
        styles = desk.evaluate(
            """() => [...document.querySelectorAll('.host-steps li > [data-act]')].map(
                 (one) => [one.hasAttribute('aria-current'), getComputedStyle(one).outlineStyle])"""
        )
        assert {told for here, told in styles if here} == {"solid"}
        assert "solid" not in {told for here, told in styles if not here}
        desk.keyboard.press("Escape")
        plan.click()
        assert telling(shut, light(desk, around(plan))) >= LEAST
