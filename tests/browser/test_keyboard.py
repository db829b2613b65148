"""What the keyboard alone reaches: each stop is seen, and a quiz item can be answered."""

import pytest

from .test_pages import PACK

pytestmark = pytest.mark.heavy
STOP = """() => {
  let at = document.activeElement;
  while (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  if (at === document.body) return null;
  const told = [];
  for (let each = at, n = 0; each && n < 4; each = each.parentElement, n++) {
    const { outlineStyle, outlineWidth, opacity } = getComputedStyle(each);
    const { width, height } = each.getBoundingClientRect();
    if (outlineStyle !== "none" && opacity > 0 && width > 4 && height > 4)
      told.push(parseFloat(outlineWidth));
  }
  return [at.outerHTML.slice(0, 150), at.tagName === "MAIN" || Math.max(0, ...told) >= 2];
}"""
"""What has the focus, and whether a line around it says so; the page itself needs none."""


@pytest.mark.parametrize(
    "name", ["", PACK.modules[-1].id, "timelines", "my-views", "sources", "handouts"]
)
def test_wherever_the_focus_goes_it_is_seen(opened, address, name):
    page = opened().open(f"{address}/{name}")
    seen = {}
    for _ in range(150):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None and seen:
            break
        seen |= [stop] if stop else []
    assert len(seen) > 8
    assert [what for what, shown in seen.items() if not shown] == []


def test_answer_a_quiz_item_by_keyboard(opened, address):
    module = PACK.modules[0]
    item = next(
        block for block in module.blocks if block.kind == "quiz" and block.answer.type == "choice"
    )
    watched = opened()
    page = watched.open(f"{address}/quiz?block={item.id}")
    container = f".st-key-block-{item.id}"
    page.keyboard.press("Home")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(
            f"() => !!document.activeElement.closest('{container} [role=radiogroup]')"
        ):
            break
    else:
        pytest.fail("The answers were not reached with Tab.")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{container} .result")
    assert watched.errors == []
