"""A switch between readings looks as its style sheet means it, inside Streamlit's own boxes."""

import pytest

from .test_pages import PACK

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


HEAD = """() => {
  const switches = ".st-key-reading-switch p, .st-key-switches p";
  const words = `.as-of, ${switches}, .st-key-print-link a, h1, .kicker`;
  return [...document.querySelectorAll(words)].filter((one) => one.checkVisibility()).map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    return [one.textContent, left, top, right, bottom];
  });
}"""


@pytest.mark.parametrize("size", ["desk", "wide", "phone"])
@pytest.mark.parametrize("page", ["", PACK.modules[0].id, "timelines"])
def test_the_line_that_says_which_reading_it_is_covers_nothing(opened, address, page, size):
    day = PACK.guide.article.date.first
    shown = opened(size).open(f"{address}/{page}?as_of={day}")
    shown.wait_for_selector(".as-of")
    found = shown.evaluate(HEAD)
    note = next(each for each in found if str(day.year) in each[0] and each[0].count(" ") > 8)
    for text, left, top, right, bottom in found:
        if text != note[0]:
            across = min(right, note[3]) - max(left, note[1])
            down = min(bottom, note[4]) - max(top, note[2])
            assert across <= 0 or down <= 0, text
