"""Every page in a real browser: nothing leaves the machine, nothing complains, all can read it."""

import pytest

from guide.loading.load import load_pack
from guide.settings import pack_folder
from guide.views.folds import foldable

from .conftest import faults

PACK = load_pack(pack_folder()).pack
assert PACK is not None
PAGES = [
    "",
    *(module.id for module in PACK.modules),
    "claims",
    "timelines",
    "quiz",
    "my-views",
    "glossary",
    "sources",
    "handouts",
    "accessibility",
]

WHOLE = {
    module.id: f"{module.id}?" + "&".join(f"{key}=true" for key in set(foldable(module).values()))
    for module in PACK.modules
}
"""The address of each module with all its parts open."""

PHONE_IS_WIDE = "() => document.querySelector('.stMain').scrollWidth - innerWidth"

pytestmark = pytest.mark.heavy


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_page_is_local_silent_and_accessible(opened, address, page, scheme):
    watched = opened("desk", scheme)
    shown = watched.open(f"{address}/{WHOLE.get(page, page)}")
    assert shown.locator("h1").count() == 1
    assert shown.locator(".stException").count() == 0
    assert faults(shown) == []
    assert watched.outside == []
    assert watched.errors == []


@pytest.mark.parametrize("page", PAGES)
def test_phone_never_scrolls_sideways(opened, address, page):
    shown = opened("phone").open(f"{address}/{WHOLE.get(page, page)}")
    wide = shown.evaluate(
        """() => [...document.querySelectorAll('.stMain *')]
             .filter(e => e.getBoundingClientRect().right > innerWidth + 1
                          && !e.closest('.scroll, svg, [popover], [class*="visuallyhidden"]')
                          && getComputedStyle(e).position !== 'fixed')
             .map(e => e.className.toString().slice(0, 60)).slice(0, 5)"""
    )
    scroll = shown.evaluate(PHONE_IS_WIDE)
    assert scroll <= 0, wide


def test_the_cut_icon_font_has_the_icons_of_a_phone(opened, address):
    shown = opened("phone").open(f"{address}/quiz")
    icons = shown.locator('[data-testid="stIconMaterial"]:visible')
    assert icons.count() > 0
    for icon in icons.all():
        assert icon.bounding_box()["width"] < 40, icon.inner_text()


@pytest.mark.parametrize("module", PACK.modules, ids=lambda module: module.id)
def test_every_block_has_its_container(opened, address, module):
    shown = opened().open(f"{address}/{WHOLE[module.id]}")
    for block in module.blocks:
        if block.kind not in ("quiz", "hindsight"):
            assert shown.locator(f".st-key-block-{block.id}").count() == 1, block.id


@pytest.mark.parametrize("module", PACK.modules, ids=lambda module: module.id)
@pytest.mark.parametrize("kind", ["quiz", "prompt", "claim"])
def test_address_opens_at_a_block(opened, address, module, kind):
    block = [block for block in module.blocks if block.kind == kind][-1]
    shown = opened().open(f"{address}/{module.id}?block={block.id}")
    shown.wait_for_function(
        f"""() => {{ const box = document.querySelector('.st-key-block-{block.id}')
                          ?.getBoundingClientRect();
                     return box && box.top > -5 && box.top < innerHeight * 0.6 }}"""
    )
