"""Every run on a real screen, from first slide to last, at the three sizes of projectors."""

import json
import math
import re
from contextlib import ExitStack

import pytest

from guide.projector.keys import BINDINGS, moves_by_key
from guide.room.room import SIZES

from .conftest import faults, watching
from .test_pages import PACK

pytestmark = pytest.mark.heavy

SCREENS = {"720p": (1280, 720), "xga": (1024, 768), "1080p": (1920, 1080)}
SMALLEST = 1 / 30
"""Of the screen's height."""

MEASURE = """() => {
  const shown = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, holder = node.parentElement;
    if (!node.data.trim() || !shown(holder) || holder.closest('script, style, [hidden]')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const block = holder.closest('text') || holder;
    const size = parseFloat(getComputedStyle(holder).fontSize);
    for (const box of range.getClientRects()) {
      // A line's box is taller than its letters: overlaps are sought between the letters.
      const cut = Math.max(0, (box.height - size) / 2) + size * 0.12;
      texts.push({ text: node.data.trim().slice(0, 40), size, block,
        box: [box.left, box.top + cut, box.right, box.bottom - cut] });
    }
  }
  const clash = [];
  for (let i = 0; i < texts.length; i++) for (let j = 0; j < i; j++) {
    const [a, b] = [texts[i], texts[j]];
    if (a.block === b.block || a.block.contains(b.block) || b.block.contains(a.block)) continue;
    if (Math.min(a.box[2], b.box[2]) - Math.max(a.box[0], b.box[0]) > 1 &&
        Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1]) > 1)
      clash.push([a.text, b.text]);
  }
  const out = texts.filter(({ box }) => box[0] < -1 || box[1] < -1 ||
    box[2] > innerWidth + 1 || box[3] > innerHeight + 1).map(({ text }) => text);
  const body = document.querySelector('.body'), foot = document.getElementById('foot');
  return {
    scroll: [document.documentElement.scrollHeight - innerHeight,
             document.documentElement.scrollWidth - innerWidth],
    spill: [body.scrollHeight - body.clientHeight, body.scrollWidth - body.clientWidth,
            foot.scrollHeight - foot.clientHeight],
    smallest: Math.min(...texts.map(({ size }) => size)) / innerHeight,
    small: texts.filter(({ size }) => size / innerHeight < 0.0332).map(({ text }) => text),
    clash, out, texts: texts.length,
  };
}"""


@pytest.fixture
def screen_of(tabs):
    """A watched window of a size and a colour scheme."""
    taken = ExitStack()

    def make(size, scheme="light"):
        width, height = SCREENS[size]
        page = taken.enter_context(
            tabs.taken(viewport={"width": width, "height": height}, color_scheme=scheme)
        )
        watched = taken.enter_context(watching(page))
        page.outside, page.errors = watched.outside, watched.errors
        return page

    with taken:
        yield make


def at_rest(page):
    page.wait_for_selector("body[data-ready=yes]", timeout=90_000)


def check(page, where):
    found = page.evaluate(MEASURE)
    assert found["texts"], where
    assert found["scroll"] == [0, 0], where
    assert max(found["spill"]) <= 1, (where, found["spill"])
    assert not found["small"], (where, found["small"])
    assert found["smallest"] >= SMALLEST * 0.995, where
    assert not found["out"], (where, found["out"])
    assert not found["clash"], (where, found["clash"])


def walk(page):
    """Go on slide by slide to the last one; yields the name of each."""
    while True:
        at_rest(page)
        here = page.evaluate("() => JSON.stringify([now.here, now.html.length])")
        yield f"{page.url} {page.inner_text('main')[:60]!r}"
        page.keyboard.press("PageDown")
        page.wait_for_timeout(20)
        at_rest(page)
        if page.evaluate("() => JSON.stringify([now.here, now.html.length])") == here:
            return


def sizes_on(page, url):
    """The size of type that each slide really has, by step, state and first part."""
    page.goto(url)
    found = {}
    for _ in walk(page):
        here = page.evaluate("() => now.here")
        size = page.evaluate("() => document.documentElement.style.getPropertyValue('--size')")
        found[int(here["step"]), here.get("shown", ""), int(here.get("part", 0))] = float(size)
    return found


@pytest.mark.parametrize("run", list(PACK.runs))
def test_larger_type_is_never_smaller_on_a_real_screen(screen_of, address, run):
    page = screen_of("xga")
    before = {}
    for size in range(len(SIZES)):
        now = sizes_on(page, f"{address}/screen?run={run}&size={size}")
        for step, shown, part in before.keys() | now.keys():
            old, new = (
                [at for at in sorted(sizes) if at[:2] == (step, shown) and at[2] <= part]
                for sizes in (before, now)
            )
            if old and new:
                assert now[new[-1]] >= before[old[-1]], (step, shown, part, size)
        before = now


@pytest.mark.parametrize(
    ("size", "scheme"), [("720p", "light"), ("xga", "dark"), ("1080p", "light")]
)
@pytest.mark.parametrize("run", list(PACK.runs))
def test_a_run_from_first_to_last_slide(screen_of, address, run, size, scheme):
    page = screen_of(size, scheme)
    page.goto(f"{address}/screen?run={run}")
    seen = 0
    for where in walk(page):
        check(page, where)
        seen += 1
    assert seen >= len(PACK.runs[run].steps)
    assert page.evaluate("() => now.here.step") == str(len(PACK.runs[run].steps))
    assert page.outside == [] and page.errors == []


@pytest.mark.parametrize("type_size", ["0", "3"])
def test_the_smallest_and_the_largest_type_fit_too(screen_of, address, type_size):
    page = screen_of("xga")
    page.goto(f"{address}/screen?run=evening-90&size={type_size}")
    for where in walk(page):
        check(page, where)
    assert page.errors == []


def test_every_source_page_and_the_help_card_fit(screen_of, address):
    for size in SCREENS:
        page = screen_of(size)
        page.goto(f"{address}/screen?run=class-45&step=3")
        at_rest(page)
        page.keyboard.press("?")
        assert page.is_visible("#help")
        box = page.evaluate(
            "() => { const c = document.getElementById('help');"
            " return [c.scrollHeight - c.clientHeight, c.scrollWidth - c.clientWidth] }"
        )
        assert max(box) <= 1, size
        page.keyboard.press("Escape")
        assert page.is_hidden("#help")
        for step in (3, 4, 6, 7):
            page.goto(f"{address}/screen?run=class-45&step={step}")
            at_rest(page)
            pages = page.evaluate("() => now.sources.length")
            for number in range(1, pages + 1):
                page.keyboard.press("s")
                page.wait_for_timeout(30)
                spill = page.evaluate(
                    "() => { const c = document.getElementById('sources');"
                    " return [c.scrollHeight - c.clientHeight, now.source] }"
                )
                assert spill[0] <= 1 and spill[1] == number, (size, step, number)
            page.keyboard.press("s")
            page.wait_for_timeout(30)
            assert page.is_hidden("#sources")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screen_is_accessible(screen_of, address, scheme):
    page = screen_of("720p", scheme)
    for step in (1, 3, 4, 6, 11):
        page.goto(f"{address}/screen?run=evening-90&step={step}")
        at_rest(page)
        assert faults(page) == []


def test_a_reload_returns_to_the_same_slide(screen_of, address):
    page = screen_of("720p")
    page.goto(f"{address}/screen?run=evening-90&step=6")
    at_rest(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(50)
    at_rest(page)
    before = page.inner_text("main")
    page.reload()
    at_rest(page)
    assert page.inner_text("main") == before


def test_light_and_dark_by_key_is_kept_on_this_device(screen_of, address):
    page = screen_of("720p")
    page.goto(f"{address}/screen?run=evening-90&step=1")
    at_rest(page)
    light = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("d")
    dark = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.reload()
    at_rest(page)
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == dark


STATE = "() => [now.here, document.body.innerText, document.documentElement.className]"


def binding(move):
    return next(each for each in BINDINGS if each.move == move)


def test_the_script_has_no_keys_of_its_own(screen_of, address):
    """With another table, another key goes on, and none of ours does anything."""
    page = screen_of("720p")

    def with_another_table(route):
        response = route.fetch()
        other = f'id="keys">{json.dumps({"q": "next"})}</script>'
        body, changed = re.subn(r'id="keys">.*?</script>', other, response.text(), count=1)
        assert changed
        route.fulfill(response=response, body=body)

    page.route(re.compile(r"/screen\?"), with_another_table)
    page.goto(f"{address}/screen?run=taster-20&step=2")
    at_rest(page)
    before = page.evaluate(STATE)
    for key in moves_by_key():  # some are on no keyboard of Playwright's
        page.evaluate("key => document.dispatchEvent(new KeyboardEvent('keydown', { key }))", key)
    page.wait_for_timeout(300)
    at_rest(page)
    assert before == page.evaluate(STATE)
    page.keyboard.press("q")
    page.wait_for_function("before => now.here.step !== before", arg=before[0]["step"])
    assert page.errors == []


def test_what_concerns_the_window_alone(screen_of, address):
    page = screen_of("720p")
    page.goto(f"{address}/screen?run=taster-20&step=2")
    at_rest(page)
    for key in (*binding("help").keys, *binding("help").unnamed):
        page.keyboard.press(key)
        assert page.is_visible("#help")
        page.keyboard.press(binding("close").keys[0])
        assert page.is_hidden("#help")
    dark = "() => document.documentElement.classList.contains('dark')"
    before = page.evaluate(dark)
    page.keyboard.press(binding("ground").keys[0])
    assert page.evaluate(dark) != before
    page.keyboard.press(binding("full").keys[0])
    page.wait_for_function("() => document.fullscreenElement")
    assert page.errors == []


def test_two_quick_presses_go_on_twice(screen_of, address):
    page = screen_of("720p")
    page.goto(f"{address}/screen?run=taster-20&step=1")
    at_rest(page)
    for _ in range(2):
        page.keyboard.press("PageDown")
    page.wait_for_function("() => now.here.step === '3'")
    at_rest(page)
    assert page.evaluate("() => now.here.step") == "3"


def test_an_answer_that_is_read_late_does_not_set_the_servers_clock_back(screen_of, address):
    """By a clock set back, the next press would seem too old, and would not be made."""
    page = screen_of("720p")
    page.goto(f"{address}/screen?run=taster-20&step=1")
    at_rest(page)
    ahead = page.evaluate(
        """async () => {
             let late = 0;
             window.fetch = async () => new Response("{}", {
               headers: { "X-Guide-Clock": 9e9 + performance.now() / 1000 - late } });
             const heard = async (times, by) => {
               late = by;
               for (let time = 0; times > time; time += 1) await ask("any");
               return 9e9 - server.ahead;
             };
             return [await heard(1, 0), await heard(3, 2.4), await heard(40, 60)];
           }"""
    )
    assert [round(each) for each in ahead] == [0, 0, 60], "the last is a clock that was mended"


def test_the_measure_sees_small_type_and_overlaps(screen_of, address):
    page = screen_of("720p")
    page.goto(f"{address}/screen?run=class-45&step=3")
    at_rest(page)
    page.evaluate(
        """() => { const [a, b, c] = document.querySelectorAll('.figure .textpoint text');
                   a.style.fontSize = '20px';
                   b.removeAttribute('transform');
                   for (const side of ['x', 'y']) b.setAttribute(side, c.getAttribute(side)) }"""
    )
    found = page.evaluate(MEASURE)
    assert found["small"] and found["clash"]


def test_a_clickers_keys_do_what_the_docs_say(screen_of, address):
    page = screen_of("720p")
    page.goto(f"{address}/screen?run=class-45&step=2")
    at_rest(page)
    page.evaluate("window.standing = true")
    page.keyboard.press("F5")
    page.wait_for_function("() => document.fullscreenElement !== null")
    assert page.evaluate("window.standing"), "F5 loads nothing anew"
    page.evaluate("document.exitFullscreen()")
    for _ in range(40):
        if page.evaluate("now.sources.length"):
            break
        before = page.evaluate("JSON.stringify(now.here)")
        page.keyboard.press("PageDown")
        page.wait_for_function("before => JSON.stringify(now.here) !== before", arg=before)
        at_rest(page)
    page.keyboard.press("s")
    page.wait_for_selector("#sources:visible")
    page.keyboard.press("Escape")
    page.wait_for_selector("#sources", state="hidden")
    page.keyboard.press(".")
    page.wait_for_selector("#dark:visible")
    before = page.evaluate("JSON.stringify(now.here)")
    page.keyboard.press("PageDown")
    page.wait_for_selector("#dark", state="hidden")
    assert page.evaluate("JSON.stringify(now.here)") == before, "the next key only brings it back"
    page.keyboard.down("PageDown")
    for _ in range(5):
        page.keyboard.down("PageDown")  # held, it repeats
    page.keyboard.up("PageDown")
    page.wait_for_function("before => JSON.stringify(now.here) !== before", arg=before)
    at_rest(page)
    once = page.evaluate("JSON.stringify(now.here)")
    page.keyboard.press("PageUp")
    page.wait_for_function("once => JSON.stringify(now.here) !== once", arg=once)
    at_rest(page)
    assert page.evaluate("JSON.stringify(now.here)") == before


BESIDE = """() => {
  const map = document.querySelector(".locator").getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(".lead"));
  const lead = range.getBoundingClientRect();
  return [map.left >= lead.right, map.width / innerWidth];
}"""


@pytest.mark.parametrize("step", ["1", str(len(PACK.runs["evening-90"].steps))])
def test_the_map_of_the_first_and_last_screen_fills_the_half_that_is_free(screen_of, address, step):
    for size in ("720p", "1080p"):
        page = screen_of(size)
        page.goto(f"{address}/screen?run=evening-90&step={step}")
        at_rest(page)
        beside, wide = page.evaluate(BESIDE)
        assert beside and wide > 0.5
        check(page, step)
        # Where the card says how to join, the map stands below the words and not under the card.
        page.evaluate("at('join').hidden = false, at('join').classList.add('large', 'aside')")
        assert not page.evaluate(BESIDE)[0]


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_no_pin_of_the_first_page_lies_on_another(tabs, address, size):
    wide, high = {"desk": (1280, 720), "phone": (320, 640)}[size]
    with tabs.taken(viewport={"width": wide, "height": high}) as page:
        page.goto(address)
        page.wait_for_selector("footer.site", state="attached")
        pins = [pin.bounding_box() for pin in page.locator(".locator b").all()]
    middles = [(pin["x"] + pin["width"] / 2, pin["y"] + pin["height"] / 2) for pin in pins]
    assert len(pins) > 1
    for n, one in enumerate(middles):
        assert all(math.dist(one, other) >= pins[n]["width"] - 1 for other in middles[:n])
