"""Figures in a narrow window, a phone's or a desk's at 400 %: every line, flag and year is told."""

import pytest

from .test_opened import KEPT
from .test_pages import PACK, PHONE_IS_WIDE, WHOLE

pytestmark = pytest.mark.heavy
SERIES = [block for block in PACK.blocks.values() if block.kind == "series"]
WRITTEN = """figure => {
  const edge = document.querySelector(figure).getBoundingClientRect();
  return [...document.querySelectorAll(`${figure} svg text`)].map(text => {
    const box = text.getBoundingClientRect();
    const whole = box.left >= edge.left - 1 && edge.right + 1 >= box.right;
    return [text.textContent, whole && box.width > 0];
  });
}"""
NARROW = ["phone", "zoomed"]


def written(watched, key):
    """The texts of a figure that was made for a narrow window, each of them whole."""
    figure = f".st-key-figure-{key}"
    watched.page.wait_for_selector(f"{figure} .main-svg")
    watched.settle()
    found = watched.page.evaluate(WRITTEN, figure)
    assert [text for text, whole in found if not whole] == []
    return {"".join(text.split()) for text, _ in found}


@pytest.mark.parametrize("size", NARROW)
@pytest.mark.parametrize("block", SERIES, ids=lambda block: block.id)
def test_lines_and_flags_of_a_series_are_named(opened, address, size, block):
    watched = opened(size)
    watched.keep(address, KEPT)
    page = watched.open(f"{address}/{WHOLE[PACK.module_of(block.id).id]}")
    if block.marks:
        page.wait_for_selector(f".st-key-block-{block.id} .flags", timeout=90_000)
    page.wait_for_selector(f".st-key-block-{block.id} .guesses", timeout=90_000)
    texts = written(watched, block.id)
    for line in block.lines:
        assert "".join(line.label.split()) in texts
    assert "16May2017" in texts
    told = page.locator(f".st-key-block-{block.id} .flags li").all_inner_texts()
    assert len(told) == len(block.marks)
    assert {str(number) for number in range(1, len(told) + 1)} <= texts
    for mark in block.marks:
        assert any(mark.label in line for line in told)


@pytest.mark.parametrize("size", NARROW)
def test_a_timeline_names_its_lanes_its_day_and_its_years(opened, address, size):
    watched = opened(size)
    watched.open(f"{address}/timelines")
    watched.page.wait_for_function(
        "() => document.querySelectorAll('.st-key-figure-timelines-figure .xtick').length < 9"
    )
    texts = written(watched, "timelines-figure")
    for block in PACK.blocks.values():
        if block.kind == "timeline":
            for lane in PACK.timelines[block.timeline].lanes:
                assert "".join(lane.label.split()) in texts
    assert "16May2017" in texts
    assert len([text for text in texts if text.isdecimal()]) >= 4
    assert len(texts & {event.label for event in PACK.events.values()}) >= 3


def test_a_desk_that_is_zoomed_and_back_gets_each_figure_anew(opened, address):
    watched = opened("desk")
    page = watched.open(f"{address}/timelines")
    figure = ".st-key-figure-timelines-figure"
    labels = f"() => document.querySelectorAll('{figure} .annotation').length"
    # Names come after the frame that they stand in, and once more when the card has its column.
    page.wait_for_function(f"() => ({labels})() > 0")
    page.wait_for_timeout(1000)
    many = page.evaluate(labels)
    for width, wanted in ((320, f"{many} > n"), (1280, f"n === {many}")):
        page.set_viewport_size({"width": width, "height": 720})
        page.wait_for_function(f"() => {{ const n = ({labels})(); return n && {wanted} }}")
        watched.settle()
        assert page.evaluate(PHONE_IS_WIDE) <= 0
    assert watched.errors == []
