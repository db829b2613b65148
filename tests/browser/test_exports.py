"""Files for other tools, taken as a teacher takes them: by mouse, finger and keyboard."""

import csv
import io
import zipfile

import pytest
import rispy

from guide.exports.formats import offers
from guide.model.as_of import as_of
from guide.paper.quiz_map import quiz_map

from .conftest import SIZES
from .pressing import rest
from .test_pages import PACK

pytestmark = pytest.mark.heavy
WORDS = PACK.words
THEN = as_of(PACK, PACK.guide.article.date.first)


def unfolded(page, about):
    """The row of formats, opened."""
    panel = page.locator(f".st-key-exports-{about}")
    panel.locator("summary").first.click()
    panel.locator("button").first.wait_for()
    rest(page)
    return panel


def taken(page, press):
    with page.expect_download(timeout=90_000) as started:
        press()
    return started.value.suggested_filename, started.value.path().read_bytes()


def offered(pack, format, subject=""):
    (found,) = offers(pack, formats=(format,), subject=subject, maps=quiz_map)
    return found


@pytest.mark.parametrize(
    ("address_of", "about"), [("quiz", "quiz"), ("timelines", "events"), ("sources", "sources")]
)
def test_every_format_is_one_click_away(opened, address, address_of, about):
    watched = opened("desk")
    page = watched.open(f"{address}/{address_of}")
    panel = unfolded(page, about)
    for offer in offers(PACK, about=about, subject="", maps=quiz_map):
        button = panel.locator(f".st-key-export-{offer.format.id} button")
        assert button.inner_text() == offer.name
        assert taken(page, button.click) == (offer.file, offer.content())
        assert offer.holds in panel.inner_text()
    assert watched.errors == [] and watched.outside == []


def test_what_was_changed_is_told_under_its_button(opened, address):
    page = opened("desk").open(f"{address}/quiz")
    panel = unfolded(page, "quiz")
    row = panel.locator(".st-key-export-kahoot-row")
    made = offered(PACK, "kahoot").made()
    texts = []
    while not any(texts):  # the run that unfolding began may close it again
        row.locator("details summary").click()
        rest(page)
        texts = row.locator("details li").all_inner_texts()
    assert len(texts) == len(made.changes)
    left = [text for text in texts if text.startswith(WORDS.export_left_out)]
    assert len(left) == made.parts - made.written


def test_the_part_that_is_chosen_is_the_part_that_is_taken(opened, address):
    module = PACK.modules[1]
    watched = opened("desk")
    page = watched.open(f"{address}/quiz")
    page.get_by_text(f"{module.number} · {module.short}", exact=True).last.click()
    page.wait_for_url("**part=*")
    watched.settle()
    panel = unfolded(page, "quiz")
    wanted = offered(PACK, "canvas", module.id)
    # Until the choice has come back from a busy machine the button gives, by name, what was there.
    for _ in range(20):
        name, content = taken(page, panel.locator(".st-key-export-canvas button").click)
        if name == wanted.file:
            break
        page.wait_for_timeout(500)
    assert name == wanted.file
    assert content == wanted.content()
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


def test_the_reading_that_is_chosen_is_the_reading_that_is_taken(opened, address):
    page = opened("desk").open(f"{address}/timelines?as_of={THEN.as_of}")
    panel = unfolded(page, "events")
    name, content = taken(page, panel.locator(".st-key-export-events-csv button").click)
    assert str(THEN.as_of) in name and content == offered(THEN, "events-csv").content()
    assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) == len(THEN.events) + 1


def test_a_finger_takes_a_file(opened, address):
    width, _ = SIZES["phone"]
    page = opened("phone").open(f"{address}/sources")
    panel = page.locator(".st-key-exports-sources")
    panel.locator("summary").first.tap()
    button = panel.locator(".st-key-export-ris button")
    button.wait_for()
    rest(page)
    box = button.bounding_box()
    assert box["height"] >= 40 and box["x"] + box["width"] <= width
    _, content = taken(page, button.tap)
    assert len(rispy.loads(content.decode())) == len(PACK.sources)


def test_the_keyboard_alone_takes_a_file(opened, address):
    page = opened("desk").open(f"{address}/sources")
    page.locator(".st-key-exports-sources summary").first.focus()
    page.keyboard.press("Enter")
    page.locator(".st-key-export-bibtex button").wait_for()
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.innerText")
    assert focused == WORDS.export_bibtex
    name, _ = taken(page, lambda: page.keyboard.press("Enter"))
    assert name == offered(PACK, "bibtex").file
