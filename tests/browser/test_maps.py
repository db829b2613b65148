"""Every view of every map: local, silent, accessible, whole on a phone; no address breaks it."""

import json
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import expect

from guide.figures.figure import scatter
from guide.figures.map_canvas import NARROW, WIDE, canvas_for

from .conftest import faults, in_turn
from .test_pages import PACK

pytestmark = pytest.mark.heavy

MAPS = [
    (module.id, block.id, PACK.maps[block.map])
    for module in PACK.modules
    for block in module.blocks
    if block.kind == "map"
]
VIEWS = [
    (module, block, view)
    for module, block, drawn in MAPS
    for layer in drawn.layers
    if layer.kind == "contested"
    for view in layer.points_of_view
]


def seen_by(page, block):
    return page.locator(f".st-key-{block}-seen-by").get_by_role("combobox")


def choose(page, box, label):
    """From a list, by keyboard."""
    box.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(label)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")


def address_of(address, module, block, **state):
    query = "&".join(f"{block}-{key}={quote_plus(value)}" for key, value in state.items())
    return f"{address}/{module}?{query}"


@pytest.mark.parametrize(
    ("case", "scheme"), in_turn(VIEWS), ids=[f"{block}-{view.id}" for _, block, view in VIEWS]
)
def test_each_point_of_view(opened, address, case, scheme):
    module, block, view = case
    watched = opened("desk", scheme)
    page = watched.open(address_of(address, module, block, **{"seen-by": view.label}))
    shown = page.locator(f".st-key-block-{block}")
    assert seen_by(page, block).input_value() == view.label
    assert f"{view.label}." in shown.inner_text()
    assert PACK.words.whose_line.split("{")[0] in shown.inner_text()
    shown.locator("details.contested > summary").click()
    assert faults(page, context=f".st-key-block-{block}") == []
    assert watched.outside == [] and watched.errors == []


@pytest.mark.parametrize(
    ("module", "block", "view"), VIEWS, ids=[f"{block}-{view.id}" for _, block, view in VIEWS]
)
def test_no_point_of_view_is_wider_than_a_phone(opened, address, module, block, view):
    page = opened("phone").open(address_of(address, module, block, **{"seen-by": view.label}))
    page.locator(f".st-key-block-{block} details.contested > summary").click()
    assert page.evaluate("() => document.querySelector('.stMain').scrollWidth - innerWidth") <= 0


def test_a_point_of_view_is_switched_by_keyboard_and_kept_in_the_address(opened, address):
    module, block, _ = next(each for each in MAPS if each[2].other_window)
    layer = next(
        layer for layer in PACK.maps["sphere-of-influence"].layers if layer.kind == "contested"
    )
    watched = opened("desk")
    page = watched.open(f"{address}/{module}")
    first, second = layer.points_of_view[:2]
    choice = seen_by(page, block)
    assert choice.input_value() == first.label
    choose(page, choice, second.label)
    page.wait_for_function("key => location.search.includes(key)", arg=f"{block}-seen-by")
    page.wait_for_function(
        "([block, words]) => document.querySelector(`.st-key-block-${block}`)"
        ".innerText.includes(words)",
        arg=[block, second.text[:40]],
    )
    again = opened("desk").open(page.url)
    assert seen_by(again, block).input_value() == second.label
    assert watched.errors == []


@pytest.mark.parametrize(
    "value", ["nobody", "<script>alert(1)</script>", "United Nations&x=%00", "7" * 1500]
)
def test_an_address_edited_by_hand_breaks_no_map(opened, address, value):
    keys = ("seen-by", "view", "other", "years", "kinds")
    for module, block, _ in MAPS:
        watched = opened("desk")
        page = watched.open(address_of(address, module, block, **dict.fromkeys(keys, value)))
        page.wait_for_selector(f".st-key-block-{block} .main-svg", timeout=90_000)
        assert page.locator(".stException").count() == 0


def test_the_other_window_is_a_switch_that_the_address_keeps_and_a_view_may_open_with(
    opened, address
):
    module, block, drawn = next(each for each in MAPS if each[2].other_window)
    states = next(layer for layer in drawn.layers if layer.kind == "states")
    wide = next(view for view in states.views if view.other_window)
    watched = opened("desk")
    page = watched.open(f"{address}/{module}")
    switch = page.get_by_role("switch", name=drawn.other_window.label)
    assert not switch.is_checked()
    choose(page, page.locator(f".st-key-{block}-view").get_by_role("combobox"), wide.label)
    expect(switch).to_be_checked()
    watched.settle()
    again = opened("desk").open(page.url)
    again_switch = again.get_by_role("switch", name=drawn.other_window.label)
    assert again_switch.is_checked()
    again_switch.press("Space")
    again.wait_for_function("key => location.search.includes(key)", arg=f"{block}-other=false")
    assert watched.errors == []


def test_map_and_controls_are_seen_together(opened, address):
    """In a window of 1280 by 720, below the navigation."""
    for module, block, _ in MAPS:
        page = opened("desk").open(f"{address}/{module}")
        top, bottom = (
            page.locator(f".st-key-block-{block} {part}").first.bounding_box()
            for part in (".js-plotly-plot", f".st-key-filters-{block}")
        )
        assert bottom["y"] + bottom["height"] - top["y"] <= 720 - 68
        tops = page.locator(f".st-key-filters-{block} > *").evaluate_all(
            "all => all.map(one => Math.round(one.getBoundingClientRect().bottom))"
        )
        assert max(tops) - min(tops) <= 4  # one row


LENGTHS = range(5, 44, 2)


@pytest.mark.parametrize("narrow", [True, False], ids=["phone", "desk"])
def test_a_key_has_the_room_that_was_kept_for_it(opened, address, narrow):
    """Whatever its words: none is cut, none lies on the map, and no bar is there to scroll it."""
    watched = opened("desk", "light")
    page = watched.open(f"{address}/accessibility")
    page.add_script_tag(url=f"{address}/screen/files/plotly.min.js")
    window = PACK.maps["syria"].window
    for letter in ("n", "W"):
        for many in (3, 12):
            for length in LENGTHS:
                words = [letter * length, *(f"{letter}{at}" for at in range(many - 1))]
                figure, _ = canvas_for(window, "paper", narrow=narrow, key=words)
                for word in words:
                    figure.add_trace(scatter(name=word, x=[0], y=[0], mode="markers"))
                seen = page.evaluate(KEY, [json.loads(figure.json()), NARROW if narrow else WIDE])
                assert not seen["bar"], (words, "a bar to scroll it")
                assert seen["bottom"] <= seen["map"] + 1, (words, seen)
    assert watched.outside == []


KEY = """([figure, [width]]) => {
  document.body.replaceChildren(document.createElement('div'));
  const at = document.body.firstChild;
  at.style.width = `${width}px`;
  return Plotly.newPlot(at, figure.data, {...figure.layout, width}).then(() => {
    const box = name => at.querySelector(name).getBoundingClientRect();
    const bar = at.querySelector('.legend .scrollbar');
    const texts = [...at.querySelectorAll('.legend .legendtext')]
      .map(one => one.getBoundingClientRect());
    return {
      bar: bar !== null && bar.getBoundingClientRect().height > 0,
      bottom: Math.max(...texts.map(one => one.bottom)),
      map: box('.nsewdrag').top,
    };
  });
}"""
