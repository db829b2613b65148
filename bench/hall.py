"""A hall of screens: how soon all have seen a move, and what it costs the server.

``python -m bench.hall 500`` measures that many; ``--readers 10`` lets as many readers at home load
pages all the while. The screens live in a process of their own (``bench/screens.py``).
"""

from __future__ import annotations

import argparse
import datetime as dt
import http.client
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench.row import Row
from guide.loading.load import load_pack
from guide.model.pack import Pack
from guide.projector.deck import Deck
from guide.room.room import new_room
from guide.room.store import Store
from guide.settings import pack_folder
from tests.browser.serving import ROOT, Server

RUN = "evening-90"
MOVES = 40
PAUSE = 1.0
"""Seconds between a move that all have seen and the next one, on average."""

QUIET = 6.0
"""Seconds in which nothing is moved, for what it costs to wait."""


@dataclass
class Measured:
    """What came of a hall."""

    screens: int
    answers: list[float]
    """Seconds of each answer, without the time that the server held it back on purpose."""
    seen: list[float] = field(default_factory=list)
    """Seconds of each move from the host's key until the last screen had the slide."""
    drawn: list[float] = field(default_factory=list)
    """The same until the last had its figure too, where there is one."""
    moves: list[float] = field(default_factory=list)
    """Seconds of each of the host's requests."""
    quiet: float = 0.0
    """The share of one core that the server took while nothing was moved."""
    moving: float = 0.0
    """The same while the host went on."""
    faults: list[str] = field(default_factory=list)
    """What a screen saw that it must not: an error, or an earlier slide after a later one."""
    figures: dict[str, list[str]] = field(default_factory=dict)
    """The fingerprints of each figure, by slide and window: one each if all had the same."""


def measure(
    screens: int, *, moves: int = MOVES, readers: int = 0, pause: float = PAUSE
) -> Measured:
    """What a hall of ``screens`` sees and costs while its host makes ``moves``.

    ``readers`` is how many visitors load pages meanwhile, one after the other, and ``pause`` how
    many seconds pass on average before the next move.
    """
    pack = load_pack(pack_folder()).pack
    assert pack is not None
    chance = random.Random(90)
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/guide.db"
        server = Server(GUIDE_STORE=address)
        try:
            code = _open(pack, address, chance)
            with _crowd("screens", server.port, screens) as hall, _visitors(server, readers):
                return _walk(server, hall, code, moves, pause, chance)
        finally:
            server.stop()


def _open(pack: Pack, address: str, chance: random.Random) -> str:
    """The code of an event that waits to begin."""
    run = pack.runs[RUN]
    room = new_room(run, Deck.of_run(pack, run).room.plan, people=300)
    kept = Store(address)
    try:
        return kept.open_room(room, dt.datetime.now(dt.UTC), chance).code
    finally:
        kept.close()


def _walk(
    server: Server,
    hall: subprocess.Popen[str],
    code: str,
    moves: int,
    pause: float,
    chance: random.Random,
) -> Measured:
    assert hall.stdin and hall.stdout
    _when_all_have(hall, "drawn", 1)
    found = Measured(0, [])
    spent, began = server.cpu_seconds(), time.monotonic()
    time.sleep(min(QUIET, 6 * pause))
    found.quiet = (server.cpu_seconds() - spent) / (time.monotonic() - began)
    spent, began = server.cpu_seconds(), time.monotonic()
    for number in range(moves):
        name = "back" if number % 5 == 4 else "next"
        pressed = time.monotonic()
        revision = _move(server, code, name)
        found.moves.append(time.monotonic() - pressed)
        found.seen.append(_when_all_have(hall, "seen", revision) - pressed)
        found.drawn.append(_when_all_have(hall, "drawn", revision) - pressed)
        time.sleep(pause * chance.uniform(0.5, 1.5))
    found.moving = (server.cpu_seconds() - spent) / (time.monotonic() - began)
    hall.stdin.close()
    told = json.loads(hall.stdout.readline())
    found.screens, found.answers = told["screens"], told["answers"]
    found.faults, found.figures = told["faults"], told["figures"]
    return found


def _when_all_have(hall: subprocess.Popen[str], what: str, revision: int) -> float:
    """The moment when the last screen had the slide or the figure of a revision of the room."""
    assert hall.stdout
    for line in hall.stdout:
        told = json.loads(line)
        if told["what"] == what and told["revision"] >= revision:
            return float(told["at"])
    raise RuntimeError("The screens have stopped.")


def _move(server: Server, code: str, name: str) -> int:
    """The room's revision after a move."""
    host = http.client.HTTPConnection("127.0.0.1", server.port)
    body = json.dumps({"move": name, "room": code})
    host.request("POST", "/screen/move", body, {"Content-Type": "application/json"})
    answer = host.getresponse()
    said = json.loads(answer.read())
    host.close()
    if answer.status != 200:
        raise RuntimeError(f"The move was refused: {said}")
    return int(said["stamp"].split(":")[1])


@contextmanager
def _crowd(kind: str, port: int, count: int) -> Iterator[subprocess.Popen[str]]:
    """A process of screens or readers."""
    command = [sys.executable, "-m", f"bench.{kind}", str(port), str(count)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def _visitors(server: Server, readers: int) -> Iterator[None]:
    """Readers who load one page after the other, if there are any; ends with them."""
    if not readers:
        yield
        return
    with _crowd("readers", server.port, readers) as crowd:
        assert crowd.stdout
        crowd.stdout.readline()  # all have a page
        yield


def share(values: list[float], part: float) -> float:
    """The value that ``part`` of the values, from 0 to 1, do not exceed."""
    return sorted(values)[min(int(part * len(values)), len(values) - 1)]


def hall_rows(screens: int = 500, readers: int = 0) -> Iterator[Row]:
    """The rows of a hall; RuntimeError if a screen saw what it must not."""
    found = measure(screens, readers=readers)
    if found.faults:
        raise RuntimeError("\n".join(found.faults[:5]))
    who = f"{found.screens} screens" + (f", {readers} readers" if readers else "")
    yield Row(f"{who}: an answer, median", statistics.median(found.answers), None, "s", 0.1)
    yield Row(f"{who}: an answer, 95 of 100", share(found.answers, 0.95), None, "s", 0.1)
    yield Row(f"{who}: a move seen by all, median", statistics.median(found.seen), None, "s", 0.5)
    yield Row(f"{who}: a move seen by all, worst", max(found.seen), None, "s", 0.5)
    yield Row(f"{who}: and its figure, median", statistics.median(found.drawn), None, "s", 0.5)
    yield Row(f"{who}: the host's key, median", statistics.median(found.moves), None, "s", 0.3)
    yield Row(f"{who}: the server while nothing moves", found.quiet, None, "cores", 0.5)
    yield Row(f"{who}: the server while the host goes on", found.moving, None, "cores", 0.5)


def main() -> int:
    """Print the rows of a hall; 1 if a goal is missed."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("screens", type=int, nargs="?", default=500)
    asked.add_argument("--readers", type=int, default=0, help="who load pages all the while")
    given = asked.parse_args()
    print(
        f"{dt.datetime.now():%Y-%m-%d %H:%M}, {os.cpu_count()} cores, {platform.machine()}, "
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}\n\n"
        "| what | guide | floor | ratio | goal | met |\n|---|---|---|---|---|---|",
        flush=True,
    )
    missed = 0
    for row in hall_rows(given.screens, given.readers):
        print(row, flush=True)
        missed += row.measured > row.goal
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
