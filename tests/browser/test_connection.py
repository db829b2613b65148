"""A server that dies under a page: the page says so in the guide's words, and comes back."""

from __future__ import annotations

import pytest

from tests.packs import SMALL

from .serving import Server

pytestmark = pytest.mark.heavy


@pytest.fixture
def guide(tmp_path):
    running = Server(GUIDE_STORE=f"sqlite:///{tmp_path}/guide.db", GUIDE_PACK=str(SMALL))
    yield running
    running.kill()


@pytest.mark.parametrize(("path", "size"), [("/", "desk"), ("/quiz", "phone"), ("/host", "desk")])
def test_a_page_whose_server_dies_says_so_in_the_guides_words(opened, guide, pack, path, size):
    watched = opened(size)
    # By this name Streamlit takes itself for a developer's, and names its command.
    page = watched.open(guide.address.replace("127.0.0.1", "localhost") + path)
    line = page.locator(".connection-lost")
    assert not line.is_visible()
    guide.kill()
    line.wait_for(state="visible")
    assert line.inner_text() == pack.words.connection_lost
    page.wait_for_timeout(8000)  # Streamlit tries for a while before it opens its dialog
    assert "streamlit" not in page.inner_text("body").lower()
    assert page.locator("[role=dialog], .stConnectionStatus").locator("visible=true").count() == 0
    # The page below can still be read: nothing lies over it or keeps it from a screen reader.
    assert page.locator("#root[aria-hidden=true], #root[inert]").count() == 0
    box = line.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]
    guide.start()
    line.wait_for(state="hidden", timeout=60_000)
