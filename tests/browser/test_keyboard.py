"""A quiz item can be reached and answered with the keyboard alone."""

import pytest

from .test_pages import PACK

pytestmark = pytest.mark.heavy


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
