"""A broken pack, at the start and while people read."""

import shutil
import time

import pytest

from .serving import ROOT, serving

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
        watched = opened()
        page = watched.open(address)
        assert "content/glossary.yaml:" in page.inner_text("main.broken")
        glossary.write_text(good, encoding="utf-8")
        page.wait_for_selector("footer.site", state="attached", timeout=5000)


def test_pack_broken_while_running_keeps_the_last_good_guide(opened, pack):
    guide = pack / "content/guide.yaml"
    good = guide.read_text(encoding="utf-8")
    with serving(pack=pack) as address:
        watched = opened()
        page = watched.open(address)
        title = page.inner_text("h1")
        guide.write_text(good + "\nunheard-of: key\n", encoding="utf-8")
        page.wait_for_selector(".stale", timeout=5000)
        banner = page.inner_text(".stale")
        assert "content/guide.yaml" in banner
        assert str(good.count("\n") + 2) in banner
        assert page.inner_text("h1") == title
        changed = good.replace(f"title: {title}", "title: A mended title", 1)
        assert changed != good
        began = time.monotonic()
        guide.write_text(changed, encoding="utf-8")
        page.wait_for_function("() => document.querySelector('h1')?.innerText == 'A mended title'")
        assert time.monotonic() - began < 2
        assert page.locator(".stale").count() == 0
