"""What a visit costs the server: alone, thirty at once, a hundred at once, against a bare page.

``python -m bench.visits`` prints the table. A visit is a connection of its own that asks for a page
and waits until it is whole. What is compared is the time that the server's process takes of a core,
which a busy machine does not distort. The bare page is hand-written Streamlit with one chart, a map
of the guide (``bench/floor.py``).
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.typing import Subprotocol

from bench.page_figures import page_figures
from bench.row import Row
from guide.loading.load import load_pack
from guide.settings import pack_folder
from tests.browser.serving import ROOT, Server

ALONE = 8
"""Visits of a page one after the other, of which each page's cost is the mean."""
CLASS, HALL = 30, 100
"""How many open the page together."""
MESSAGES = 95
"""The most messages of a module's run: half of those of its page before it had parts."""
PAIRS = 3
"""How often guide and bare page take turns."""


@dataclass(frozen=True)
class Cost:
    """What visits took."""

    cpu: float
    """Seconds of a core, of all of them."""
    seconds: float
    """Until the last of them was whole."""


async def _visit(port: int, page: str, stay: asyncio.Event | None = None) -> int:
    """Open a page, wait until it is whole, stay until ``stay`` is set; how many messages came.

    Raises RuntimeError for a page that shows an error.
    """
    messages = 0
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(
        address, subprotocols=[Subprotocol("streamlit")], max_size=None, open_timeout=120
    ) as socket:
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        asked.rerun_script.page_name = page
        await socket.send(asked.SerializeToString())
        async for message in socket:
            messages += 1
            told = ForwardMsg()
            assert isinstance(message, bytes)
            told.ParseFromString(message)
            kind = told.WhichOneof("type")
            if kind == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(told.delta.new_element.exception.message)
            if kind == "script_finished":
                break
        if stay is not None:
            await stay.wait()
    return messages


async def _together(port: int, page: str, count: int) -> None:
    async with asyncio.TaskGroup() as visits:
        for _ in range(count):
            visits.create_task(_visit(port, page))


async def _in_turn(port: int, page: str, count: int) -> None:
    for _ in range(count):
        await _visit(port, page)


def cost(server: Server, page: str, count: int, *, together: bool) -> Cost:
    """What so many visits of a page take, at once or one after the other."""
    before, began = server.cpu_seconds(), time.perf_counter()
    asyncio.run((_together if together else _in_turn)(server.port, page, count))
    seconds = time.perf_counter() - began
    time.sleep(0.3)  # What a run leaves to be done after its end is its own.
    return Cost(server.cpu_seconds() - before, seconds)


def session_bytes(server: Server, page: str, count: int) -> float:
    """The memory that a visit holds while its page stays open."""

    async def stay() -> float:
        leave = asyncio.Event()
        before = server.resident_bytes()
        visits = [asyncio.create_task(_visit(server.port, page, leave)) for _ in range(count)]
        done = 0
        while done < count and not any(visit.done() for visit in visits):
            await asyncio.sleep(2)
            now = server.cpu_seconds()
            await asyncio.sleep(1)
            done = count if server.cpu_seconds() - now < 0.05 else 0
        after = server.resident_bytes()
        leave.set()
        await asyncio.gather(*visits)
        return (after - before) / count

    return asyncio.run(stay())


@contextmanager
def _servers(figure: dict[str, object]) -> Iterator[tuple[Server, Server]]:
    """The guide, and the bare page with one figure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = folder / "figures.json"
        figures.write_text(json.dumps({"bare": [figure]}), encoding="utf-8")
        floor = folder / "floor"
        floor.mkdir()
        guide = Server(GUIDE_STORE=f"sqlite:///{folder}/guide.db")
        try:
            bare = Server(ROOT / "bench/floor.py", folder=floor, BENCH_FIGURES=str(figures))
            try:
                yield guide, bare
            finally:
                bare.stop()
        finally:
            guide.stop()


def visit_rows() -> Iterator[Row]:
    """A row for each page, then what a class and a hall take on the pages that draw most."""
    pack = load_pack(pack_folder()).pack
    assert pack is not None
    modules = [module.id for module in pack.modules]
    pages = ["", *modules, "claims", "timelines", "quiz", "my-views", "glossary", "sources"]
    with _servers(page_figures(modules[0])[0]) as (guide, bare):
        for server, page in [(bare, "bare"), *((guide, page) for page in pages)]:
            cost(server, page, 2, together=False)  # warm, and not counted
        alone: dict[str, list[float]] = {page: [] for page in [*pages, "bare"]}
        for _ in range(PAIRS):
            alone["bare"].append(cost(bare, "bare", ALONE, together=False).cpu / ALONE)
            for page in pages:
                alone[page].append(cost(guide, page, ALONE, together=False).cpu / ALONE)
        spent = {page: statistics.median(each) for page, each in alone.items()}
        for page in pages:
            yield Row(f"/{page}: a visit, CPU", spent[page], spent["bare"], "s", 0.3)
        for page in modules:
            sent = asyncio.run(_visit(guide.port, page))
            yield Row(f"/{page}: messages of a run", sent, None, "", MESSAGES)
        page = modules[0]
        ours, floor = [], []
        for _ in range(PAIRS):
            ours.append(cost(guide, page, CLASS, together=True))
            floor.append(cost(bare, "bare", CLASS, together=True))
        one, two = (statistics.median(each.cpu for each in side) for side in (ours, floor))
        yield Row(f"/{page}: {CLASS} at once, CPU", one, two, "s", 0.35)
        one, two = (statistics.median(each.seconds for each in side) for side in (ours, floor))
        yield Row(f"/{page}: {CLASS} at once, the last is whole", one, two, "s", 0.35)
        halls = [cost(guide, page, HALL, together=True).cpu for _ in range(PAIRS)]
        hall = statistics.median(halls) / HALL
        share = statistics.median(each.cpu for each in ours) / CLASS
        yield Row(f"/{page}: a visit of {HALL} at once, against {CLASS}", hall, share, "s", 1.25)
        held = session_bytes(guide, modules[0], HALL) / 1e6
        yield Row(f"/{modules[0]}: memory of a visit, {HALL} open", held, None, "MB", 3)


def main() -> int:
    """Print the table; 1 if a goal is missed."""
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n", flush=True)
    print("| what | guide | floor | ratio | goal | met |\n|---|---|---|---|---|---|", flush=True)
    missed = 0
    for row in visit_rows():
        print(row, flush=True)
        missed += row.measured > row.goal
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
