"""Other languages in a real browser: no word is left in English, right to left reads well."""

from __future__ import annotations

import shutil

import pytest

from guide.loading.load import load_pack
from guide.model.parts import PARTS
from guide.views.folds import key_of
from tests.packs import SMALL
from tests.pseudo import made_pseudo, plain_words

from .conftest import faults
from .serving import serving

pytestmark = pytest.mark.heavy

SAID = """() => {
  const said = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: holder } = walker.currentNode;
    if (data.trim() && holder.checkVisibility({ visibilityProperty: true })
        && !holder.closest("script, style, code, kbd")) said.push(data);
  }
  for (const each of document.querySelectorAll("*")) {
    if (!each.checkVisibility({ visibilityProperty: true })) continue;
    if (each.closest("[aria-hidden=true]")) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt", "aria-roledescription"])
      if (each.getAttribute(name)) said.push(each.getAttribute(name));
  }
  return [document.title, ...said];
}"""
"""Every text of a page that is seen or heard."""


def in_language(folder, language):
    """A copy of the small pack that names a language."""
    shutil.copytree(SMALL, folder)
    guide = folder / "content/guide.yaml"
    guide.write_text(f"language: {language}\n{guide.read_text('utf-8')}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory):
    """The guide that nobody speaks, and its address while it runs."""
    folder = made_pseudo(tmp_path_factory.mktemp("pseudo") / "pack")
    with serving(pack=folder) as address:
        yield load_pack(folder).pack, address


@pytest.fixture(scope="module")
def arabic(tmp_path_factory):
    """The address of a guide that names a language from right to left."""
    with serving(pack=in_language(tmp_path_factory.mktemp("arabic") / "pack", "ar")) as address:
        yield address


def opened_whole(module):
    """The address of a module with all of its parts open."""
    parts = "&".join(f"{key_of(module, part)}=true" for part in PARTS[1:])
    return f"{module.id}?{parts}"


def test_no_word_is_left_on_the_pages(opened, pseudo):
    pack, address = pseudo
    watched = opened()
    others = ["", "claims", "timelines", "quiz", "my-views", "glossary", "sources", "handouts"]
    found = {}
    for name in [*others, *map(opened_whole, pack.modules)]:
        page = watched.open(f"{address}/{name}")
        if left := plain_words(page.evaluate(SAID)):
            found[name] = left
    assert not found, "\n".join(f"{name}: {left}" for name, left in found.items())


def test_no_word_is_left_for_the_facilitator_and_the_room(opened, pseudo):
    pack, address = pseudo
    watched, found = opened(), {}

    def look(name):
        if left := plain_words(watched.page.evaluate(SAID)):
            found[name] = left

    watched.open(f"{address}/host")
    look("plan")
    watched.page.get_by_role("button", name=pack.words.host_open, exact=True).click()
    watched.page.wait_for_selector(".host-bar")
    watched.settle()
    for panel in watched.page.get_by_role("tab").all():
        panel.click()
        watched.settle()
        look(panel.inner_text())
    for name, stands in (("screen", ".slide"), ("join", "form"), ("copy", "h1"), ("no-such", "h1")):
        watched.page.goto(f"{address}/{name}")
        watched.page.wait_for_selector(stands)
        look(name)
    assert not found, "\n".join(f"{name}: {left}" for name, left in found.items())


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_language_from_right_to_left_reads_in_its_direction(opened, arabic, size):
    watched = opened(size)
    for name in ("", "one-ferry?one-ferry-see=true", "timelines", "quiz", "sources"):
        page = watched.open(f"{arabic}/{name}")
        root = page.locator("html")
        assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        title = page.locator("h1").first.bounding_box()
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
        assert title["x"] + title["width"] > page.viewport_size["width"] * 0.6
        for figure in page.locator(".js-plotly-plot").all():
            assert figure.evaluate("each => getComputedStyle(each).direction") == "ltr"
        assert faults(page) == []
    assert watched.errors == [] and watched.outside == []


def test_the_room_reads_from_right_to_left_too(opened, arabic):
    for size, name in (("wide", "screen"), ("phone", "join")):
        page = opened(size).page
        page.goto(f"{arabic}/{name}")
        page.wait_for_selector("h1")
        root = page.locator("html")
        assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert faults(page) == []
