"""A figure as a picture, with title, source and provenance in it; its link and its citation."""

import re
import struct

import pytest

from .test_maps import choose, seen_by
from .test_pages import PACK, WHOLE

pytestmark = pytest.mark.heavy
WORDS = PACK.words


def first(kind):
    return next(
        (module, block) for module in PACK.modules for block in module.blocks if block.kind == kind
    )


def title(block):
    if block.kind == "map":
        return PACK.maps[block.map].title
    return PACK.timelines[block.timeline].title if block.kind == "timeline" else block.title


def taken(page, block, kind):
    button = page.locator(f".st-key-block-{block.id} [data-take={kind}]")
    button.wait_for()
    with page.expect_download(timeout=90_000) as started:
        button.click()
    assert started.value.suggested_filename == f"{block.id}.{kind}"
    return started.value.path().read_bytes()


def words_of(drawn):
    return re.sub(r"\s+", " ", re.sub(r"<style.*?</style>|<[^>]+>", " ", drawn, flags=re.DOTALL))


@pytest.mark.parametrize("kind", ["map", "timeline", "series"])
def test_pictures_say_what_they_show_and_where_it_is_from(opened, address, kind):
    module, block = first(kind)
    watched = opened("desk")
    page = watched.open(f"{address}/{WHOLE[module.id]}")
    if kind == "series" and block.guess:
        page.locator(f".st-key-open-figure-{block.id} button").click()
    drawn = taken(page, block, "svg").decode()
    words = words_of(drawn)
    assert title(block) in words.replace("&amp;", "&")
    assert WORDS.source_line.split("{")[0] in words and PACK.guide.title in words
    assert f"block={block.id}" in words
    if kind == "map":
        assert WORDS.whose_line.split("{")[0] in words
    assert not re.search(r"(href|src|url)\s*[=(]\s*[\"']?https?://(?!127\.0\.0\.1)", drawn)
    picture = taken(page, block, "png")
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    assert width >= 2000 and height >= 700
    assert watched.outside == [] and watched.errors == []


def test_the_link_opens_the_same_state_and_the_citation_can_be_pasted(opened, address):
    module, block = first("map")
    layer = next(each for each in PACK.maps[block.map].layers if each.kind == "contested")
    view = layer.points_of_view[1]
    page = opened("desk").open(f"{address}/{module.id}")
    shown = page.locator(f".st-key-block-{block.id}")
    choose(page, seen_by(page, block.id), view.label)
    page.wait_for_function("key => location.search.includes(key)", arg=f"{block.id}-seen-by")
    # The row is drawn anew with the map; the line below both tells when.
    shown.locator("p.caption", has_text=f"{view.label}.").first.wait_for()
    shown.locator("[data-take=link]").focus()
    page.keyboard.press("Enter")
    field = shown.locator(".take-away textarea")
    field.wait_for()
    page.wait_for_function("field => field.value", arg=field.element_handle())
    link = field.input_value()
    shown.locator("[data-take=cite]").click()
    page.wait_for_function(
        "([field, link]) => field.value != link", arg=[field.element_handle(), link]
    )
    cited = field.input_value()
    assert PACK.guide.title in cited and title(block) in cited and cited.endswith(link)
    again = opened("desk").open(link)
    assert seen_by(again, block.id).input_value() == view.label


def test_an_answered_map_can_be_taken_away_and_no_other(opened, address):
    block = next(b for b in PACK.blocks.values() if b.kind == "quiz" and b.answer.type == "place")
    watched = opened("phone")
    page = watched.open(f"{address}/quiz?block={block.id}")
    shown = page.locator(f".st-key-block-{block.id}")
    shown.locator("[role=radiogroup] label").first.click()
    assert shown.locator("[data-take]").count() == 0
    shown.get_by_role("button", name=PACK.words.check_answer).click()
    drawn = taken(page, block, "svg").decode()
    assert PACK.places[block.answer.key].name in words_of(drawn)
    assert f"block={block.id}" in drawn
    assert watched.outside == [] and watched.errors == []
