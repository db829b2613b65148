"""A guide from ``python -m guide new`` opens: every page, an event, its screen and its sheets."""

import datetime as dt

import pytest

from guide.__main__ import main
from guide.loading.load import load_pack
from guide.loading.words import words_in
from guide.paper.handouts import Style, pdf
from guide.paper.sheets import sheets
from guide.web.reader_pages import reader_pages

from .serving import serving
from .test_screen import check, walk

pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("new") / "guide"
    options = ["--modules=Water; Law", "--region=Chile", "--date=2020-07-15", "--title=Whose?"]
    assert main(["new", str(made), *options]) == 0
    return made


def test_every_page_and_an_event_open(opened, folder):
    with serving(pack=folder) as address:
        watched = opened()
        for page in reader_pages(load_pack(folder).pack):
            shown = watched.open(f"{address}/{page}")
            assert shown.locator("h1").count() == 1, page
            assert shown.locator(".stException, main.broken").count() == 0, page
        shown = watched.open(f"{address}/host")
        shown.get_by_role("button", name=words_in("en")[0]["host_open"]).first.wait_for()
        shown.set_viewport_size({"width": 1280, "height": 720})
        shown.goto(f"{address}/screen?run=evening")
        seen = 0
        for where in walk(shown):
            check(shown, where)
            seen += 1
        assert seen >= len(load_pack(folder).pack.runs["evening"].steps)
        assert watched.errors == [] and watched.outside == []


def test_every_sheet_is_typeset(folder):
    pack = load_pack(folder).pack
    made = [pdf(pack, sheet, Style("letter", dt.date(2026, 11, 27))) for sheet in sheets(pack)]
    assert made and all(each.startswith(b"%PDF") for each in made)
