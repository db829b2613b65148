"""A device that turns dark, or light again, while a page is open: the figures turn with it."""

import pytest

from .pressing import TOP, wheel_turned
from .test_pages import PACK, WHOLE

pytestmark = pytest.mark.heavy
FIGURE = ".stPlotlyChart"
INK = f"""() => {{
  const word = document.querySelector("{FIGURE} .main-svg text");
  return word && getComputedStyle(word).fill;
}}"""


def turned(page, scheme, before):
    """The colour of a figure's words once the device has turned."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_function(f"before => ![null, before].includes(({INK})())", arg=before)
    return page.evaluate(INK)


@pytest.mark.parametrize("name", ["timelines", PACK.modules[0].id])
def test_figures_turn_with_the_device(opened, address, name):
    watched = opened()
    page = watched.open(f"{address}/{WHOLE.get(name, name)}")
    light = page.evaluate(INK)
    top = wheel_turned(page, 200)
    dark = turned(page, "dark", light)
    watched.settle()
    assert abs(page.evaluate(TOP) - top) < 2
    assert turned(page, "light", dark) == light
    watched.settle()
    assert abs(page.evaluate(TOP) - top) < 2
    assert watched.errors == []
