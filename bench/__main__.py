"""``python -m bench``: measure the guide against the floor, in alternating runs of one browser."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from bench.flood import flood_rows
from bench.hall import hall_rows
from bench.lighthouse import lighthouse_rows
from bench.page_figures import page_figures
from bench.paper import paper_rows
from bench.phones import phone_rows
from bench.row import Row
from bench.tenfold import write_tenfold
from bench.visits import visit_rows
from bench.wire import wire
from guide.figures.map import map_figure
from guide.loading.load import forget, load_pack
from guide.model.pack import Pack
from guide.settings import pack_folder
from tests.browser.find_chromium import FLAGS, installed
from tests.browser.serving import ROOT, serving

RUNS = int(os.environ.get("BENCH_RUNS", "5"))
WIFI = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 1_250_000,
    "uploadThroughput": 1_250_000,
}
"""10 Mbit/s with 40 ms round trip."""

DRAWN = """count => {
  const drawn = [...document.querySelectorAll('.js-plotly-plot')]
    .filter(plot => plot.querySelector('.main-svg .plot, .main-svg .cartesianlayer *'));
  return drawn.length >= count ? performance.now() : false }"""


@contextmanager
def fresh(browser: Browser, slow: bool = False) -> Iterator[Page]:
    """A page with an empty cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    if slow:
        client = context.new_cdp_session(page)
        client.send("Network.enable")
        client.send("Network.emulateNetworkConditions", WIFI)
    yield page
    context.close()


def last_figure(page: Page, address: str, count: int) -> float:
    """Seconds from the request to the last figure drawn."""
    page.goto(address, wait_until="commit")
    handle = page.wait_for_function(DRAWN, arg=count, polling="raf", timeout=120_000)
    return float(handle.json_value()) / 1000


def first_visit(browser: Browser, address: str, count: int) -> float:
    """Megabytes that a browser with an empty cache receives until the last figure is drawn."""
    at = urlsplit(address)
    with wire(f"{at.scheme}://{at.netloc}") as way, fresh(browser) as page:
        last_figure(page, f"{way.address}{at.path}", count)
        page.wait_for_timeout(300)
        return way.received / 1e6


def later_page(
    page: Page, address: str, names: list[str], counts: dict[str, int], titles: dict[str, str]
) -> tuple[float, float]:
    """Seconds to the last figure of a first page, and of the next one opened from it."""
    first = last_figure(page, f"{address}/{names[0]}", counts[names[0]])
    page.wait_for_selector('[data-test-script-state="notRunning"]')
    mark = page.evaluate("() => performance.now()")
    page.get_by_role("link", name=titles[names[1]]).first.click()
    page.wait_for_function("name => location.pathname.endsWith(name)", arg=names[1])
    page.wait_for_function("() => !document.querySelector('[data-stale=true] .js-plotly-plot')")
    handle = page.wait_for_function(DRAWN, arg=counts[names[1]], polling="raf", timeout=60_000)
    return first, (float(handle.json_value()) - mark) / 1000


def quiz_answer(page: Page, address: str, container: str, button: str) -> float:
    """Seconds from pressing the button under a quiz item to its result."""
    page.goto(address)
    page.wait_for_selector(f"{container} [role=radiogroup]")
    page.wait_for_selector('[data-test-script-state="notRunning"]')
    page.locator(f"{container} [role=radiogroup] label").first.click()
    page.wait_for_timeout(300)
    page.evaluate(
        """([container, words]) => {
          const press = [...document.querySelectorAll(`${container} button`)]
            .find(b => b.innerText.trim() === words);
          window.began = performance.now(); press.click() }""",
        [container, button],
    )
    handle = page.wait_for_function(
        "container => document.querySelector(`${container} .result`) && "
        "(performance.now() - window.began)",
        arg=container,
        polling="raf",
    )
    return float(handle.json_value()) / 1000


def median(runs: int, measure: Callable[[], float]) -> float:
    """The median of several runs."""
    return statistics.median(measure() for _ in range(runs))


def measured_rows(
    pack: Pack, browser: Browser, guide: str, floor: str, drawn: dict[str, list[dict[str, object]]]
) -> Iterator[Row]:
    """All rows that need the browser."""
    counts = {name: len(each) for name, each in drawn.items()}
    for slow in (False, True):
        for name, count in counts.items():
            times: list[list[float]] = [[], []]
            # The first pair warms both servers up and is not counted.
            for number in range(1 + (max(3, RUNS // 2) if slow else RUNS)):
                for side, address in enumerate((guide, floor)):
                    with fresh(browser, slow) as page:
                        spent = last_figure(page, f"{address}/{name}", count)
                    if number:
                        times[side].append(spent)
            one, two = (statistics.median(each) for each in times)
            where = "10 Mbit/s, 40 ms" if slow else "loopback"
            yield Row(f"/{name}: last figure, {where}", one, two, "s", 0.45 if slow else 1.25)
    for name, count in counts.items():
        # Apart: a proxy in the way of what is timed would be measured too.
        one, two = (first_visit(browser, f"{side}/{name}", count) for side in (guide, floor))
        yield Row(f"/{name}: bytes of a first visit", one, two, "MB", 0.33)
    names = list(counts)
    titles = {module.id: f"{module.number} · {module.short}" for module in pack.modules}
    pairs = []
    for _ in range(RUNS):
        with fresh(browser) as page:
            pairs.append(later_page(page, guide, names, counts, titles))
    first, later = (statistics.median(side) for side in zip(*pairs, strict=True))
    yield Row("a later page's last figure, against the first page's", later, first, "s", 0.5)
    item = next(
        block
        for module in pack.modules
        for block in module.blocks
        if block.kind == "quiz" and block.answer.type == "choice"
    )
    answers: dict[str, list[float]] = {guide: [], floor: []}
    for _ in range(RUNS):
        for address, where, container, button in (
            (
                guide,
                f"{guide}/quiz?block={item.id}",
                f".st-key-block-{item.id}",
                pack.words.check_answer,
            ),
            (floor, f"{floor}/{names[0]}", ".stMain", "Check"),
        ):
            with fresh(browser) as page:
                answers[address].append(quiz_answer(page, where, container, button))
    yield Row(
        "a quiz answer shown",
        statistics.median(answers[guide]),
        statistics.median(answers[floor]),
        "s",
        1.5,
    )


def reading_rows() -> Iterator[Row]:
    """Reading and checking the pack, and one ten times as large."""

    def timed(folder: Path) -> float:
        forget()
        began = time.perf_counter()
        reading = load_pack(folder)
        spent = time.perf_counter() - began
        if reading.pack is None:
            raise RuntimeError("\n".join(str(problem) for problem in reading.problems[:5]))
        return spent

    once = median(RUNS, lambda: timed(pack_folder()))
    yield Row("reading and checking the pack", once, None, "s", 0.6)
    with tempfile.TemporaryDirectory() as folder:
        write_tenfold(pack_folder(), Path(folder))
        tenfold = median(3, lambda: timed(Path(folder)))
    yield Row("a pack ten times as large, against it", tenfold, once, "s", 12)


def map_rows(pack: Pack) -> Iterator[Row]:
    """The compressed size of each map, shapes and marks, as a page carries it."""
    for drawn in pack.maps.values():
        size = len(gzip.compress(map_figure(pack, drawn, theme="paper").json().encode()))
        yield Row(f"the map {drawn.id} on a page, compressed", size / 1000, None, "KB", 300)


def rows(pack: Pack) -> Iterator[Row]:
    """Every row of the table, as it is measured."""
    yield from reading_rows()
    yield from map_rows(pack)
    yield from paper_rows()
    yield from hall_rows()
    yield from visit_rows()
    found = {name: page_figures(name) for name in (*(m.id for m in pack.modules), "timelines")}
    yield from phone_rows()
    yield from flood_rows()
    yield from lighthouse_rows()
    # A page whose figures all wait for a guess draws none at a first visit.
    drawn = {name: figures for name, figures in found.items() if figures}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "figures.json")
        path.write_text(json.dumps(drawn), encoding="utf-8")
        os.environ["BENCH_FIGURES"] = str(path)
        floor_folder = Path(folder, "floor")
        floor_folder.mkdir()
        with (
            serving() as guide,
            serving(ROOT / "bench/floor.py", folder=floor_folder) as floor,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(executable_path=installed(whole=True), args=FLAGS)
            yield from measured_rows(pack, browser, guide, floor, drawn)
            browser.close()


def main() -> int:
    """Print the table; 1 if a goal is missed."""
    pack = load_pack(pack_folder()).pack
    assert pack is not None
    print(
        f"{dt.date.today()}, {os.cpu_count()} cores, {platform.machine()}, "
        f"Python {platform.python_version()}, {RUNS} runs, medians\n\n"
        "| what | guide | floor | ratio | goal | met |\n|---|---|---|---|---|---|",
        flush=True,
    )
    missed = 0
    for row in rows(pack):
        print(row, flush=True)
        missed += row.measured > row.goal
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
