"""The head of a phone: the guide's name, and a button that says what it opens."""

import pytest

from .conftest import faults
from .test_pages import PACK

pytestmark = pytest.mark.heavy
HEAD = "() => getComputedStyle(document.querySelector('.stAppHeader'), '::before').content"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_the_guides_name_and_a_menu(opened, address, scheme):
    watched = opened("phone", scheme)
    page = watched.open(f"{address}/quiz")
    menu = page.get_by_role("button", name=PACK.words.menu, exact=True)
    menu.wait_for()
    assert PACK.guide.title in page.evaluate(HEAD)
    assert menu.bounding_box()["height"] >= 24 and menu.bounding_box()["width"] >= 24
    assert faults(page) == []
    menu.tap()
    page.get_by_role("link", name=PACK.words.glossary, exact=True).tap()
    page.wait_for_function("() => location.pathname.endsWith('/glossary')")
    watched.settle()
    page.get_by_role("button", name=PACK.words.menu, exact=True).wait_for()
    assert watched.errors == []


def test_a_desk_has_its_pages_in_a_row_and_no_second_name(opened, address):
    page = opened("desk").open(f"{address}/quiz")
    assert page.evaluate(HEAD) == "none"
