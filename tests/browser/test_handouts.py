"""Sheets to print, taken in one press; and pages as a browser itself prints them."""

import io
import re

import pypdfium2
import pytest
from docx import Document

from tests.paper.pdf import faults, open_pdf, outside, text_of, words_of

from .pressing import rest
from .test_pages import PACK, WHOLE

pytestmark = pytest.mark.heavy
WORDS = PACK.words
MODULE = PACK.modules[0]
RUN = next(iter(PACK.runs))


def taken(page, key):
    with page.expect_download(timeout=60_000) as started:
        page.locator(f".st-key-{key} button").click()
    return started.value.suggested_filename, started.value.path().read_bytes()


def test_a_module_leads_to_its_sheets_and_each_is_taken_in_one_press(opened, address):
    watched = opened("desk")
    page = watched.open(f"{address}/{MODULE.id}")
    page.locator(".st-key-print-link [data-testid=stPageLink] a").click()
    page.locator(".st-key-handout-1-handout img").wait_for()
    name, file = taken(page, "pdf-1-handout")
    assert name == "1-handout.pdf" and MODULE.title in text_of(open_pdf(file))
    name, file = taken(page, "docx-1-handout")
    assert name == "1-handout.docx" and Document(io.BytesIO(file)).paragraphs
    assert watched.outside == [] and watched.errors == []


def test_paper_type_and_reading_are_those_that_were_chosen(opened, address):
    then = PACK.guide.article.date.first.isoformat()
    page = opened("desk").open(f"{address}/handouts?sheets={MODULE.id}&as_of={then}")
    page.get_by_text(WORDS.paper_a4, exact=True).click()
    page.get_by_text(WORDS.handouts_large, exact=True).click()
    page.wait_for_function("() => document.querySelectorAll('input:checked').length >= 4")
    rest(page)
    _, file = taken(page, "pdf-1-handout")
    pages = open_pdf(file)
    assert round(float(pages.pages[0].mediabox.width)) == 595 and faults(pages) == []
    assert "nothing later is on this sheet" in text_of(pages)


def test_the_address_names_what_the_sheets_are_of_and_keeps_the_choice(opened, address):
    page = opened("phone").open(f"{address}/handouts?sheets={RUN}")
    page.locator(f".st-key-handout-facilitator-{RUN}").wait_for()
    page.get_by_text(WORDS.handouts_guide, exact=True).click()
    page.locator(".st-key-handout-score-sheet").wait_for()
    page.reload()
    page.locator(".st-key-handout-score-sheet").wait_for()


def test_a_poster_takes_the_room_and_the_network(opened, address):
    page = opened("desk").open(f"{address}/handouts?sheets=poster&room=KDRT")
    picture = ".st-key-handout-join-poster img"
    for field, typed in (
        (WORDS.poster_network, "Reading room"),
        (WORDS.poster_password, "tea-time"),
    ):  # a run each: between the two the page rests with half of it
        before = page.get_attribute(picture, "src")
        assert before
        page.get_by_label(field).fill(typed)
        page.get_by_label(field).press("Enter")
        page.wait_for_function(
            "([picture, before]) =>"
            " ![null, undefined, before].includes("
            "document.querySelector(picture)?.getAttribute('src'))",
            arg=[picture, before],
        )
        rest(page)
    _, file = taken(page, "pdf-join-poster")
    text = text_of(open_pdf(file))
    assert "KDRT" in text and "Reading room" in text and "tea-time" in text


def test_a_module_and_host_have_the_sheet_that_is_most_wanted_in_one_press(opened, address):
    page = opened("desk").open(f"{address}/{MODULE.id}")
    straight = page.locator(".st-key-print-link .straight")
    assert straight.inner_text() == WORDS.handouts_straight.format(title=WORDS.paper_handout)
    file = page.request.get(address + straight.get_attribute("href")).body()
    assert words_of(MODULE.title) in text_of(open_pdf(file))
    page = opened("desk").open(f"{address}/host")
    straight = page.locator(".st-key-host-facilitator a")
    straight.wait_for()
    file = page.request.get(page.evaluate("link => link.href", straight.element_handle())).body()
    assert words_of(WORDS.paper_facilitator) in text_of(open_pdf(file))


def letters(text):
    """A text without all that may change where a line breaks."""
    return re.sub(r"[\W\x02]", "", text)


# ── Printed by the browser ───────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["timelines", *(module.id for module in PACK.modules)])
def test_no_figure_is_cut_or_parted_when_a_browser_prints(opened, address, name):
    page = opened("desk").open(f"{address}/{WHOLE.get(name, name)}")
    lines = [
        PACK.timelines[block.timeline]
        for module in PACK.modules
        for block in module.blocks
        if block.kind == "timeline" and name in (module.id, "timelines")
    ]
    if lines:
        page.locator(".js-plotly-plot .main-svg").first.wait_for()
    document = pypdfium2.PdfDocument(page.pdf(format="Letter"))
    told = [words_of(printed.get_textpage().get_text_bounded()) for printed in document]
    assert "/handouts" in told[0]
    assert not any(outside(printed) for printed in document)
    for line in lines:
        ends = [letters(lane.label) for lane in (line.lanes[0], line.lanes[-1])]
        assert any(all(end in letters(text) for end in ends) for text in told), (
            "a figure is cut or parted"
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_are_no_wider_than_the_paper_and_controls_are_gone(opened, address, scheme):
    page = opened("wide", scheme).open(f"{address}/{WHOLE[MODULE.id]}")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.set_viewport_size({"width": 688, "height": 1000})
    page.emulate_media(media="print")
    wide = page.evaluate(
        "() => [...document.querySelectorAll('.js-plotly-plot')]"
        ".map(plot => plot.getBoundingClientRect()).map(box => box.right)"
    )
    assert wide and max(wide) <= 688
    for gone in (".stAppHeader", ".take-away", ".st-key-reading-switch", "footer.site"):
        assert not page.locator(gone).first.is_visible()
    assert page.locator(".print-only").is_visible()


def test_of_a_maps_switches_the_chosen_option_is_printed_alone(opened, address):
    (module, layer) = next(
        (module, layer)
        for module in PACK.modules
        for block in module.blocks
        if block.kind == "map"
        for layer in PACK.maps[block.map].layers
        if layer.kind == "states"
    )
    page = opened("desk").open(f"{address}/{module.id}")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    text = text_of(open_pdf(page.pdf(format="Letter")))
    assert layer.views[0].label in text and layer.views[1].label not in text
    ballot = next(one for one in module.blocks if one.kind == "ballot")
    assert all(option.text in text for option in ballot.options), "to be ticked in pen"


def test_the_sources_print_on_a_dozen_pages_at_most(opened, address):
    page = opened("desk").open(f"{address}/sources")
    page.locator(".source-groups").wait_for()
    assert len(pypdfium2.PdfDocument(page.pdf(format="Letter"))) <= 12
