"""A device that turns dark, or light again, while a page is open: the figures turn with it."""

import pytest

from .pressing import wheel_turned
from .test_pages import PACK, WHOLE

pytestmark = pytest.mark.heavy
FIGURE = ".stPlotlyChart"
INK = f"""() => {{
  const word = document.querySelector("{FIGURE} .main-svg text");
  return word && getComputedStyle(word).fill;
}}"""
PLACE = f"() => document.querySelector('{FIGURE}').getBoundingClientRect().top"


def turned(watched, scheme, before):
    """The colour of a figure's words once the device has turned, and where the figure stands."""
    page = watched.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_function(f"before => ![null, before].includes(({INK})())", arg=before)
    watched.settle()
    return page.evaluate(INK), page.evaluate(PLACE)


@pytest.mark.parametrize("name", ["timelines", PACK.modules[0].id])
def test_figures_turn_with_the_device(opened, address, name):
    watched = opened()
    page = watched.open(f"{address}/{WHOLE.get(name, name)}")
    page.wait_for_selector(f"{FIGURE} .main-svg text", state="attached")
    watched.settle()
    wheel_turned(page, 200)
    light, place = page.evaluate(INK), page.evaluate(PLACE)
    dark, then = turned(watched, "dark", light)
    assert then == pytest.approx(place, abs=1)
    assert turned(watched, "light", dark) == (light, pytest.approx(place, abs=1))
    assert watched.errors == []
