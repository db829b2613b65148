"""An author saves a file while people read: every page stays where it is."""

import datetime as dt
import random
import shutil

import pytest

from guide.room.items import opened as item_opened
from guide.room.room import begin, new_room
from guide.room.session import Session
from guide.room.store import Store
from guide.views.folds import foldable
from tests.conftest import NOW

from .serving import ROOT, Server
from .test_opened import KEPT, READINGS, SIGNS
from .test_pages import PACK, PAGES, WHOLE

pytestmark = pytest.mark.heavy

OPEN = """() => {
  document.querySelectorAll('.stMain .stHtml details')
    .forEach((part, n) => part.open = n % 3 > 0);
}"""
SCROLL = """() => {
  const main = document.querySelector('.stMain');
  main.scrollTo(0, Math.min(1500, (main.scrollHeight - main.clientHeight) / 2));
}"""
COUNT = "document.querySelectorAll('.stMain details[open]').length"
STANDS = """([block, top]) =>
  Math.abs(document.querySelector(block).getBoundingClientRect().top - top) < 2"""
STATE = """() => ({
  address: location.href,
  title: document.querySelector('h1')?.innerText,
  scrolled: Math.round(document.querySelector('.stMain').scrollTop),
  open: [...document.querySelectorAll('.stMain details')].map(part => part.open),
  typed: [...document.querySelectorAll(
      '.stMain :is(input[type=text]:not([role=combobox]), textarea)')]
    .map(field => field.value),
  checked: [...document.querySelectorAll('.stMain input:checked')]
    .map(field => field.closest('[class*=st-key-]')?.className),
  focus: document.activeElement?.outerHTML.slice(0, 80),
})"""


class Author:
    """A guide of one's own, served from a copy that can be edited."""

    def __init__(self, folder):
        self.folder = folder
        for name in ("content", "data"):
            shutil.copytree(ROOT / name, folder / name)
        self.store = Store(f"sqlite:///{folder}/guide.db")
        self.words = folder / "content/words.yaml"
        self.good = self.words.read_text(encoding="utf-8")
        self.server = Server(GUIDE_PACK=str(folder), GUIDE_STORE=f"sqlite:///{folder}/guide.db")
        self.address = self.server.address
        self.saved = 0

    def save(self):
        """Save a file that is good; returns the new last line of every page."""
        self.saved += 1
        last = f"Saved for the time {self.saved}."
        kept = [line for line in self.good.splitlines() if not line.startswith("footer:")]
        self.words.write_text("\n".join([*kept, f"footer: {last}", ""]), encoding="utf-8")
        return last

    def spoil(self):
        """Save a file that the checker refuses."""
        self.words.write_text("\n" + self.good + "menu: [no line]\n", encoding="utf-8")

    def close(self):
        self.store.close()
        self.server.stop()


@pytest.fixture(scope="module")
def author(tmp_path_factory):
    made = Author(tmp_path_factory.mktemp("author"))
    yield made
    made.close()


def saved(watched, author):
    """Save a good file and wait until the page shows it."""
    last = author.save()
    watched.page.wait_for_function(
        "last => document.querySelector('footer.site')?.innerText.startsWith(last)",
        arg=last,
        timeout=90_000,
    )
    watched.settle()


def answered(watched):
    """Wait until the module shows what the browser had kept, which brings parts of its own."""
    watched.page.wait_for_selector(SIGNS[FIRST.id], state="attached")
    watched.settle()


def complete(watched):
    """Wait until nothing comes any more: what the browser kept brings a second run, and a third."""
    before = None
    for _ in range(60):
        now = watched.page.evaluate(STATE)
        if now == before:
            return
        before = now
        watched.page.wait_for_timeout(500)
        watched.settle()
    pytest.fail(f"The page does not come to rest: {before}")


@pytest.mark.parametrize(
    ("page", "reading"), [(page, READINGS[n % len(READINGS)]) for n, page in enumerate(PAGES)]
)
def test_a_reader_stays_where_they_are(opened, author, page, reading):
    watched = opened()
    watched.keep(author.address, KEPT)
    shown = watched.open(f"{author.address}/{WHOLE.get(page, f'{page}?')}&as_of={reading}")
    sign = SIGNS.get(page, ".main-svg" if page == "timelines" else "h1")
    shown.wait_for_selector(sign, state="attached", timeout=90_000)
    shown.wait_for_selector(".st-key-reading-choice input:checked", state="attached")
    complete(watched)
    shown.evaluate(OPEN)
    for radio in shown.locator(".st-key-length, [class*=st-key-block-] .stRadio").all()[:2]:
        radio.locator("label").last.click()
        watched.settle()
    shown.evaluate(OPEN)
    for field in shown.locator(
        ".stMain :is(input[type=text], textarea):not([role=combobox]):visible"
    ).all():
        field.press_sequentially("Ab")
    shown.evaluate(SCROLL)
    before = shown.evaluate(STATE)
    saved(watched, author)
    assert shown.evaluate(STATE) == before
    author.spoil()
    # A file may be seen while it is written, and still be empty.
    shown.wait_for_selector(".stale.author:has-text('words.yaml')")
    watched.settle()
    after = shown.evaluate(STATE)
    assert after == before
    assert watched.errors == []


FIRST = PACK.modules[0]
CLAIM = next(block for block in FIRST.blocks if block.kind == "claim")
TITLE = CLAIM.title.replace("’", "'")
"""As it is typed in the file."""
BALLOT = next(block for block in FIRST.blocks if block.kind == "ballot")
INSERTED = """
  - kind: text
    id: m1-saved
    text: A paragraph that was written while people read.
    sources: [article-2017]
"""


@pytest.fixture
def module(author):
    """A module's file, put back when a test has changed it."""
    file = author.folder / "content/modules/1-diverging-interests.yaml"
    text = file.read_text(encoding="utf-8")
    author.save()
    yield file
    file.write_text(text, encoding="utf-8")


def test_parts_stay_open_when_their_own_text_changes(opened, author, module):
    """A block is inserted above, and the claim that a reader has open gets another title."""
    watched = opened()
    watched.keep(author.address, KEPT)
    shown = watched.open(f"{author.address}/{FIRST.id}?{foldable(FIRST)[CLAIM.id]}=true")
    answered(watched)
    shown.evaluate(OPEN)
    block = shown.locator(f".st-key-block-{CLAIM.id}")
    block.scroll_into_view_if_needed()
    before, top = shown.evaluate(STATE), block.bounding_box()["y"]
    text = module.read_text(encoding="utf-8").replace("\nblocks:\n", f"\nblocks:{INSERTED}", 1)
    module.write_text(text.replace(TITLE, "A mended title"), encoding="utf-8")
    block.get_by_text("A mended title").first.wait_for()
    shown.get_by_text("A paragraph that was written").first.wait_for()
    watched.settle()
    opened_before = sum(before["open"])
    shown.wait_for_function(f"many => {COUNT} == many", arg=opened_before)
    shown.wait_for_function(  # the last of a long page may come a moment later
        f"checked => JSON.stringify(({STATE})().checked) == JSON.stringify(checked)",
        arg=before["checked"],
    )
    after = shown.evaluate(STATE)
    new = after["open"]
    assert any(  # one more, of the inserted block, and closed
        not part and [*new[:n], *new[n + 1 :]] == before["open"] for n, part in enumerate(new)
    )
    assert after["checked"] == before["checked"]
    shown.wait_for_function(STANDS, arg=[f".st-key-block-{CLAIM.id}", top])
    assert watched.errors == []


def test_what_is_typed_stays_when_lines_are_inserted_above(opened, author, module):
    watched = opened()
    watched.keep(author.address, KEPT)
    shown = watched.open(f"{author.address}/my-views")
    field = shown.locator("textarea").last
    field.press_sequentially("I think")
    claim = "".join(_block_of(module.read_text(encoding="utf-8"), CLAIM.id))
    twice = claim.replace(f"id: {CLAIM.id}", "id: m1-claim-saved").replace(TITLE, "New")
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace(claim, claim + twice), encoding="utf-8")
    author.save()
    watched.page.wait_for_selector("footer.site:has-text('Saved')")
    watched.settle()
    assert field.input_value() == "I think"


@pytest.fixture
def event(author):
    """An event that runs, with its opening ballot on the phones."""
    run = next(iter(PACK.runs.values()))
    room = new_room(run, Session.of_run(PACK, run).room.plan, people=20)
    code = author.store.open_room(room, NOW, random.Random(3)).code
    author.store.change(code, lambda held: begin(held, dt.datetime.now(dt.UTC)))

    def open_ballot(held):
        return item_opened(Session.of_room(PACK, held), BALLOT.id, dt.datetime.now(dt.UTC))

    author.store.change(code, open_ballot)
    yield code
    author.store.delete(code)


def test_a_facilitator_stays_in_the_event(opened, author, event):
    watched = opened()
    shown = watched.open(f"{author.address}/host")
    shown.get_by_role("tab", name=PACK.words.host_notes).click()
    shown.evaluate(OPEN)
    shown.locator(".st-key-host-note textarea").press_sequentially("They laughed")
    before = shown.evaluate(STATE)
    assert event in before["address"] and "They laughed" in before["typed"]
    saved(watched, author)
    assert shown.evaluate(STATE) == before
    author.spoil()
    shown.wait_for_selector(".stale.author")
    watched.settle()
    assert shown.evaluate(STATE) == before
    assert watched.errors == []


def test_a_facilitator_who_prepares_an_event_stays_with_it(opened, author):
    watched = opened()
    shown = watched.open(f"{author.address}/host")
    minutes = shown.locator(".st-key-host-minutes input")
    minutes.fill("45")
    minutes.press("Enter")
    shown.wait_for_selector(".st-key-host-run-45 input:checked", state="attached")
    watched.settle()
    shown.locator(".st-key-host-people input").press_sequentially("1")
    before = shown.evaluate(STATE)
    saved(watched, author)
    assert shown.evaluate(STATE) == before


def test_a_screen_shows_its_slide_on(opened, author, event):
    watched = opened()
    shown = watched.page
    shown.goto(f"{author.address}/screen")
    shown.wait_for_selector("body[data-ready=yes]")
    shown.evaluate("() => { window.untouched = true }")
    before = shown.inner_text("#main"), shown.url
    author.spoil()
    other = opened()
    other.open(author.address)
    other.page.wait_for_selector(".stale.author")
    saved(other, author)
    for _ in range(2):  # once for what may have been asked before
        shown.wait_for_event("response", lambda answer: "/screen/now" in answer.url)
    assert (shown.inner_text("#main"), shown.url) == before
    assert shown.evaluate("() => window.untouched")
    assert watched.errors == []


def test_a_phone_keeps_what_was_tapped_and_not_sent(opened, author, event):
    watched = opened("phone")
    shown = watched.page
    shown.goto(f"{author.address}/r/{event}")
    shown.locator(".option").nth(1).tap()
    shown.evaluate("() => document.querySelector('#main section').id = 'before'")
    author.save()
    shown.wait_for_selector("#before", state="detached")
    assert shown.locator(".option input").nth(1).is_checked()
    assert watched.errors == []


def _block_of(text, block):
    """The lines of a file that are a block."""
    inside = False
    lines = text.splitlines(keepends=True)
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("  - kind:"):
            inside = following.strip() == f"id: {block}"
        if inside:
            yield line
