"""The phone's pages as Lighthouse sees them: ``python -m bench.lighthouse``.

Lighthouse is a program of its own. It is the one that ``LIGHTHOUSE`` names, else ``lighthouse`` on
the path, else npm's, fetched by ``npx``; without any, nothing is measured and that is said.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.row import Row
from guide.model.pack import Pack
from guide.room.items import opened
from guide.room.room import Room, new_room, reveal, shut
from guide.room.session import Session
from guide.room.store import Store
from guide.settings import pack_folder
from tests.browser.find_chromium import FLAGS, installed
from tests.browser.serving import Server
from tests.packs import real_pack

VERSION = "12.8.2"
"""The last that Node 20 runs."""

GOALS = {"accessibility": 0, "performance": 1}
"""Points that may be missing of a hundred."""


def program() -> list[str]:
    """The command that runs Lighthouse; empty where none can be had."""
    named = shlex.split(os.environ.get("LIGHTHOUSE", ""))
    if named:
        return named
    if found := shutil.which("lighthouse"):
        return [found]
    npx = shutil.which("npx")
    return [npx, "--yes", f"lighthouse@{VERSION}"] if npx else []


def scores(lighthouse: list[str], address: str) -> dict[str, float]:
    """Points of a hundred by category, for the slow phone that Lighthouse plays."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            *lighthouse,
            address,
            f"--only-categories={','.join(GOALS)}",
            "--output=json",
            f"--output-path={report}",
            "--quiet",
            f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
        ]
        environment = {**os.environ, "CHROME_PATH": installed(whole=True) or ""}
        subprocess.run(command, env=environment, check=True, timeout=600)
        told = json.loads(report.read_text(encoding="utf-8"))
    for name, found in told["audits"].items():
        if found["score"] is not None and found["score"] < 0.9:
            why = found.get("displayValue", found["title"])
            print(f"{address}: {name}: {why}", file=sys.stderr)
    return {name: 100 * told["categories"][name]["score"] for name in GOALS}


def lighthouse_rows() -> Iterator[Row]:
    """The points missing on ``/join``, and on a room's page that waits, asks and shows a result."""
    lighthouse = program()
    if not lighthouse:
        print("Lighthouse cannot be had: no `lighthouse` and no `npx` is there.", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/guide.db"
        server = Server(GUIDE_STORE=url, GUIDE_PACK=str(pack_folder()))
        store = Store(url)
        try:
            for name, address in _pages(real_pack(), store, server.address):
                found = scores(lighthouse, address)
                for category, most in GOALS.items():
                    what = f"{name}: Lighthouse, points short of 100 for {category}"
                    yield Row(what, 100 - found[category], None, "", most)
        finally:
            store.close()
            server.stop()


def _pages(pack: Pack, store: Store, address: str) -> Iterator[tuple[str, str]]:
    """Each page by its name, while it stands so."""
    run = next(iter(pack.runs.values()))
    room = new_room(run, Session.of_run(pack, run).room.plan, people=500)
    now = dt.datetime.now(dt.UTC)
    code = store.open_room(room, now, random.SystemRandom()).code
    item = next(
        step.block for step in run.steps if step.block and pack.block(step.block).kind == "quiz"
    )
    yield "/join", f"{address}/join"
    page = f"{address}/r/{code}"
    yield "/r/CODE that waits", page

    def ask(room: Room) -> Room:
        session = Session.of_room(pack, room)
        return (opened(session, item, now) if session and item else None) or room

    store.change(code, ask)
    yield "/r/CODE with an open item", page
    store.change(code, lambda room: reveal(shut(room), True))
    yield "/r/CODE with a result", page


def main() -> int:
    """Print the table; 1 if a goal is missed."""
    missed = 0
    for row in lighthouse_rows():
        print(row, flush=True)
        missed += row.measured > row.goal
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
