"""Before any script has run the ground is already the reader's."""

import pytest

pytestmark = pytest.mark.heavy


@pytest.mark.parametrize(
    ("scheme", "ground"), [("light", "rgb(251, 250, 247)"), ("dark", "rgb(16, 22, 31)")]
)
def test_nothing_flashes_white_in_the_dark(opened, address, scheme, ground):
    watched = opened("desk", scheme, fresh=True)
    page = watched.page
    page.route("**/static/js/**", lambda route: route.abort())
    page.goto(address, wait_until="domcontentloaded")
    look = "() => getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(look) == ground
