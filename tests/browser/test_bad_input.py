"""A broken pack, at the start and while people read."""

import shutil

import pytest

from .conftest import faults
from .serving import ROOT, serving
from .test_pages import PACK

pytestmark = pytest.mark.heavy


@pytest.fixture
def pack(tmp_path):
    for name in ("content", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def test_pack_broken_at_start_shows_the_checkers_lines(opened, pack):
    glossary = pack / "content/glossary.yaml"
    good = glossary.read_text(encoding="utf-8")
    glossary.write_text("terms:\n  - id: [\n", encoding="utf-8")
    with serving(pack=pack) as address:
        watched = opened(fresh=True)
        page = watched.open(address)
        assert "content/glossary.yaml:" in page.inner_text("main.broken")
        glossary.write_text(good, encoding="utf-8")
        page.wait_for_selector("footer.site", state="attached")


def test_a_page_that_waits_for_a_mended_pack_comes_back_at_its_own_address(opened, pack):
    guide = pack / "content/guide.yaml"
    good = guide.read_text(encoding="utf-8")
    day = PACK.guide.article.date.first.isoformat()
    addresses = ["", "claims?as_of=" + day, f"{PACK.modules[1].id}?as_of={day}", "host"]
    guide.write_text(good + "unheard_of: word\n", encoding="utf-8")
    with serving(pack=pack) as address:
        waiting = [opened() for _ in addresses]
        for watched, path in zip(waiting, addresses, strict=True):
            watched.open(f"{address}/{path}")
            assert "unheard_of" in watched.page.inner_text("main.broken")
        guide.write_text(good + "unheard_still: word\n", encoding="utf-8")
        for watched in waiting:
            watched.page.wait_for_selector("main.broken:has-text('unheard_still')")
        guide.write_text(good, encoding="utf-8")
        titles = []
        for watched, path in zip(waiting, addresses, strict=True):
            watched.page.wait_for_selector("footer.site", state="attached")
            watched.settle()
            assert watched.page.url.rstrip("/") == f"{address}/{path}".rstrip("/")
            titles.append(watched.page.inner_text("h1"))
            assert watched.errors == []
        assert titles[0] == PACK.guide.title and titles[2] == PACK.modules[1].title
        assert len(set(titles)) == len(titles)


def test_readers_are_not_told_what_is_wrong(opened, pack):
    guide = pack / "content/guide.yaml"
    good = guide.read_text(encoding="utf-8")
    with serving(pack=pack) as address:
        watched = opened(fresh=True)
        # A visit that a proxy passes on is not made on the machine itself.
        watched.page.context.set_extra_http_headers({"X-Forwarded-For": "198.51.100.7"})
        page = watched.open(address)
        guide.write_text(good + "\nunheard-of: key\n", encoding="utf-8")
        page.wait_for_selector(".stale")
        assert page.inner_text(".stale") == PACK.words.stale
        watched.settle()
        assert faults(page) == []


def test_pack_broken_while_running_keeps_the_last_good_guide(opened, pack):
    guide = pack / "content/guide.yaml"
    good = guide.read_text(encoding="utf-8")
    with serving(pack=pack) as address:
        watched = opened(fresh=True)
        page = watched.open(address)
        title = page.inner_text("h1")
        guide.write_text(good + "\nunheard-of: key\n", encoding="utf-8")
        page.wait_for_selector(".stale")
        banner = page.inner_text(".stale.author")
        assert "content/guide.yaml" in banner
        assert str(good.count("\n") + 2) in banner
        assert page.inner_text("h1") == title
        changed = good.replace(f"title: {title}", "title: A mended title", 1)
        assert changed != good
        guide.write_text(changed, encoding="utf-8")
        page.wait_for_function("() => document.querySelector('h1')?.innerText == 'A mended title'")
        page.wait_for_selector(".stale", state="detached")
