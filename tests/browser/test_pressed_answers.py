"""Answers that change with each press: what is put in order, and places pressed on a map."""

import pytest

from guide.model.choices import LETTERS

from .conftest import faults
from .test_pages import PACK

pytestmark = pytest.mark.heavy
WORDS = PACK.words


def item(kind):
    return next(
        block
        for block in PACK.blocks.values()
        if block.kind == "quiz" and block.answer.type == kind
    )


def test_things_are_put_in_order_with_keys_and_a_finger(opened, address):
    block = item("order")
    texts = {each.id: each.text for each in block.answer.items}
    watched = opened("phone")
    page = watched.open(f"{address}/quiz?block={block.id}")
    box = page.locator(f".st-key-block-{block.id}")
    rows = box.locator(".to-order li")
    rows.first.wait_for()

    def move(way, text, press):
        press(box.get_by_role("button", name=f"{way}: {text}", exact=True))

    def by_key(button):
        button.focus()
        page.keyboard.press("Enter")

    first = rows.first.locator("span").inner_text()
    move(WORDS.move_down, first, by_key)
    said = WORDS.moved_to.format(text=first, place=2, count=len(texts))
    assert box.get_by_role("status").inner_text() == said
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == (
        f"{WORDS.move_down}: {first}"
    )
    for place, each in enumerate(block.answer.key):
        while (now := [row.inner_text() for row in rows.locator("span").all()]).index(
            texts[each]
        ) > place:
            move(WORDS.move_up, texts[each], lambda button: button.tap())
        assert now[place] == texts[each]
    watched.settle()
    assert faults(page, context=f".st-key-block-{block.id}") == []
    box.get_by_role("button", name=WORDS.check_answer, exact=True).tap()
    page.wait_for_selector(".result.is-right")
    assert watched.errors == []


def test_an_order_that_nobody_touched_is_no_answer_and_that_is_said(opened, address):
    block = item("order")
    watched = opened()
    page = watched.open(f"{address}/quiz?block={block.id}")
    region = page.locator("body > [role=status].heard")
    assert region.text_content() == ""
    page.get_by_role("button", name=WORDS.check_answer, exact=True).click()
    page.wait_for_function(
        "text => document.querySelector('body > [role=status].heard').textContent.includes(text)",
        arg=WORDS.answer_first,
    )


def test_a_place_is_chosen_on_the_map(opened, address):
    block = item("place")
    watched = opened("phone")
    page = watched.open(f"{address}/quiz?block={block.id}")
    box = f".st-key-block-{block.id}"
    for number, candidate in enumerate(block.answer.candidates[:2]):
        page.locator(f"{box} .points path").nth(number).tap(force=True)
        page.wait_for_function(
            "([box, n]) => document.querySelectorAll(`${box} input[type=radio]`)[n].checked",
            arg=[box, number],
        )
        watched.settle()
        assert candidate.place and LETTERS[number]
    key = [each.place for each in block.answer.candidates].index(block.answer.key)
    page.locator(f"{box} input[type=radio]").nth(key).focus()
    page.keyboard.press("Space")
    watched.settle()
    page.get_by_role("button", name=WORDS.check_answer, exact=True).tap()
    page.wait_for_selector(".result.is-right")
    assert watched.errors == []
