"""A switch between readings looks as its style sheet means it, inside Streamlit's own boxes."""

import pytest

pytestmark = pytest.mark.heavy

OPTIONS = '.st-key-reading-switch [data-testid="stRadioOption"]'
BOXES = """(options) => [...document.querySelectorAll(options)].map((option) => {
    const words = option.querySelector('p').getBoundingClientRect();
    const box = option.getBoundingClientRect();
    return { before: words.left - box.left, top: words.top, wide: box.width };
  })"""


def test_a_switch_is_words_in_one_line_without_circles(opened, address):
    page = opened().open(f"{address}/timelines")
    page.wait_for_selector(OPTIONS)
    options = page.evaluate(BOXES, OPTIONS)
    assert len(options) == 2
    assert all(option["before"] < 2 and option["wide"] > 20 for option in options)
    assert abs(options[0]["top"] - options[1]["top"]) < 1
