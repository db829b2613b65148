"""The map of the first page: each module's number at its place, land and no border."""

import base64
import re

import pytest

from guide.figures.locator import locator, locator_key
from guide.model.maps import Window


@pytest.fixture
def shown(real_pack):
    return str(locator(real_pack, real_pack.guide.welcome.map, lambda module: f"/{module}"))


def test_each_module_has_a_pin_that_leads_to_it(real_pack, shown):
    for module in real_pack.modules:
        link = re.search(rf'<a href="/{module.id}"[^>]*><b>(\d)</b>', shown)
        assert link and int(link[1]) == module.number
    assert real_pack.guide.welcome.map.alt in shown


def test_each_pin_is_named_below_the_map(real_pack):
    drawn = real_pack.guide.welcome.map
    named = str(locator_key(real_pack, drawn, lambda module: f"/{module}"))
    for module in real_pack.modules:
        assert f"<b>{module.number}</b> {module.short}</a>" in named
    one = drawn.model_copy(update={"pins": drawn.pins[:1]})
    assert str(locator_key(real_pack, one, str)).count("<li>") == 1


def test_east_is_right_of_west_and_north_above_south(real_pack, shown):
    at = {
        name.strip(): (float(x), float(y))
        for x, y, name in re.findall(r"left:([\d.]+)%;top:([\d.]+)%.*?([A-Z][a-z]+)\s*</", shown)
    }
    assert at["Washington"][0] < at["Kyiv"][0] < at["Moscow"][0]
    assert at["Moscow"][1] < at["Kyiv"][1] < at["Washington"][1] < at["Damascus"][1]
    assert all(0 < place < 100 for pair in at.values() for place in pair)


def test_it_is_small_and_draws_one_shape(shown):
    data = re.search(r"base64,([^\"]+)", shown)[1]
    drawn = base64.b64decode(data).decode()
    assert drawn.count("<path") == 1 and "http" not in drawn.replace("http://www.w3.org", "")
    assert len(shown) < 120_000


@pytest.mark.heavy
def test_a_tall_region_is_no_higher_than_the_title_beside_it(real_pack):
    tall = real_pack.guide.welcome.map.model_copy(
        update={"window": Window(west=22, east=48, south=-2, north=32)}
    )
    wide, high = re.search(r'width="(\d+)" height="(\d+)"', locator(real_pack, tall)).groups()
    assert int(high) <= 441 and int(wide) < int(high)


@pytest.mark.heavy
def test_a_screen_shows_a_tall_region_with_what_lies_beside_it(real_pack):
    drawn = real_pack.guide.welcome.map
    tall = drawn.model_copy(update={"window": Window(west=22, east=48, south=-2, north=32)})
    wide, high = re.search(
        r'width="(\d+)" height="(\d+)"', locator(real_pack, tall, broad=True)
    ).groups()
    assert int(wide) / int(high) > 1.5
    assert locator(real_pack, drawn, broad=True) == locator(real_pack, drawn)
