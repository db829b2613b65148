"""Phones that join, wait, answer, sleep and wake, while the server is killed in mid-vote.

``python -m bench.phones 1000`` plays an evening of two votes and prints what it found as JSON: the
times, the memory, and whether any acknowledged answer was lost or counted twice.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import json
import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.row import Row
from guide.model.choices import choices_of
from guide.model.pack import Pack
from guide.projector.capacity import allow_open_files
from guide.room import items, phones
from guide.room.room import new_room, shut
from guide.room.session import Session
from guide.room.store import Store
from tests.browser.serving import Server
from tests.packs import SMALL, small_pack

FIRST, SECOND = "f-ballot-opening", "f-quiz-first"
"""What is voted on undisturbed, and what while the server is killed."""

PATIENCE = 60.0
"""Seconds until a phone gives a request up and sends it again."""

AT_ONCE = 200
"""Phones of one process that open a connection at the same time, as a hall's network lets in."""


@dataclass
class Phone:
    """One browser: a connection that it keeps, a cookie, and what it knows."""

    number: int
    port: int
    code: str
    gate: asyncio.Semaphore
    cookie: str = ""
    version: str = ""
    acknowledged: dict[str, str] = field(default_factory=dict)
    """The option that the server said was recorded, by block."""
    _link: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def join(self) -> None:
        """Load the page, for its cookie and its version."""
        _, headers, body = await self.ask("GET", f"/r/{self.code}")
        self.cookie = re.search(r"guide-seat=[^;]+", headers)[0]  # type: ignore[index]
        self.version = re.search(r'data-version="(\w+)"', body)[1]  # type: ignore[index]

    async def hears(self, block: str) -> float:
        """Wait until the block is open here; when that was heard."""
        while True:
            path = f"/r/{self.code}/state?after={self.version}"
            status, _, body = await self.persistently("GET", path)
            heard = time.perf_counter()
            if status == 200:
                told = json.loads(body)
                self.version = told["version"]
                if told["open"] and told["block"] == block:
                    return heard
            else:
                await asyncio.sleep(random.uniform(0.2, 0.6))

    async def answer(self, block: str, option: str) -> float:
        """Send an answer until it is acknowledged; how many seconds that took."""
        began = time.perf_counter()
        body = json.dumps({"block": block, "answer": option})
        while True:
            status, _, told = await self.persistently("POST", f"/r/{self.code}/answers", body)
            if status == 200 and json.loads(told) == {"recorded": True}:
                self.acknowledged[block] = option
                return time.perf_counter() - began
            if status not in (429, 502, 503, 504):
                raise RuntimeError(f"{status}: {told}")
            await asyncio.sleep(random.uniform(0.5, 1.5))

    def sleep(self) -> None:
        """Let go of the connection, as a phone in a pocket does."""
        if self._link:
            self._link[1].close()
            self._link = None

    async def persistently(self, method: str, path: str, body: str = "") -> tuple[int, str, str]:
        """Ask until there is an answer, whatever becomes of the server."""
        wait = 0.1
        while True:
            try:
                return await self.ask(method, path, body)
            except (OSError, EOFError, TimeoutError):
                self.sleep()
                await asyncio.sleep(wait * random.uniform(0.5, 1.5))
                wait = min(wait * 2, 2.0)

    async def ask(self, method: str, path: str, body: str = "") -> tuple[int, str, str]:
        """The status, headers and text of one answer, on a connection that is kept."""
        if self._link is None:
            async with self.gate:
                self._link = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._link
        kind = "Content-Type: application/json\r\n" if body else ""
        writer.write(
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {self.cookie}\r\n"
            f"{kind}Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        async with asyncio.timeout(PATIENCE):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = re.search(r"content-length: (\d+)", head, re.IGNORECASE)
            text = await reader.readexactly(int(length[1]) if length else 0)
        return int(head.split()[1]), head, text.decode()


class Stand:
    """What phones are served by: one server, which is started again when it has died."""

    def __init__(self, url: str, server: Server | None = None) -> None:
        """``url`` is where it keeps what phones send."""
        self.url = url
        self.server = server or Server(GUIDE_STORE=url, GUIDE_PACK=str(SMALL))
        self.port = self.server.port
        """Where phones ask."""

    def start_again(self) -> None:
        """Start what was killed."""
        self.server.start()

    def stop(self) -> None:
        """End it at once."""
        self.server.kill()


class Evening:
    """What serves a room with its store, the room, and the phones in it."""

    def __init__(self, count: int, stand: Stand) -> None:
        self.pack: Pack = small_pack()
        self.stand = stand
        self.server = stand.server
        self.store = Store(stand.url)
        run = self.pack.runs["evening"]
        room = new_room(run, Session.of_run(self.pack, run).room.plan, people=500)
        now = utc_now()
        self.code = self.store.open_room(room, now, random.SystemRandom()).code
        gate = asyncio.Semaphore(AT_ONCE)
        self.phones = [Phone(n, stand.port, self.code, gate) for n in range(count)]
        self.found: dict[str, Any] = {"phones": count}

    async def play(self) -> dict[str, Any]:
        """The whole evening; what was measured and what was wrong."""
        spent, began = self.server.cpu_seconds(), time.perf_counter()
        await asyncio.gather(*(phone.join() for phone in self.phones))
        self.found["joined_s"] = time.perf_counter() - began
        self.found["joined_cpu_s"] = self.server.cpu_seconds() - spent
        await self._undisturbed()
        await self._killed()
        self.found["memory_mb"] = self._memory()
        for block in (FIRST, SECOND):
            self._compare(block)
        return self.found

    async def _undisturbed(self) -> None:
        hearing = [asyncio.create_task(phone.hears(FIRST)) for phone in self.phones]
        await asyncio.sleep(2)
        spent = self.server.cpu_seconds()
        opened = await asyncio.to_thread(self._open, FIRST)
        heard = await asyncio.gather(*hearing)
        self.found["opened_cpu_s"] = self.server.cpu_seconds() - spent
        self.found["opened_on_all_s"] = max(heard) - opened
        spent, began = self.server.cpu_seconds(), time.perf_counter()
        options = self._options(FIRST)
        took = await asyncio.gather(
            *(p.answer(FIRST, options[p.number % len(options)]) for p in self.phones)
        )
        self.found["answered_s"] = time.perf_counter() - began
        self.found["answered_cpu_s"] = self.server.cpu_seconds() - spent
        self.found["answer_p95_s"] = statistics.quantiles(took, n=20)[-1]

    async def _killed(self) -> None:
        """A third sleeps; the server dies when half of the others are acknowledged."""
        asleep = [phone for phone in self.phones if phone.number % 3 == 0]
        awake = [phone for phone in self.phones if phone.number % 3]
        for phone in asleep:
            phone.sleep()
        options = self._options(SECOND)
        hearing = [asyncio.create_task(phone.hears(SECOND)) for phone in awake]
        await asyncio.sleep(1)
        await asyncio.to_thread(self._open, SECOND)
        await asyncio.gather(*hearing)

        async def vote(phone: Phone) -> None:
            # A change of mind: the first answer must not be counted beside the second.
            if phone.number % 5 == 0:
                await phone.answer(SECOND, options[0])
            await phone.answer(SECOND, options[phone.number % len(options)])

        voting = [asyncio.create_task(vote(phone)) for phone in awake]
        while sum(SECOND in phone.acknowledged for phone in awake) < len(awake) // 2:
            await asyncio.sleep(0.002)
        before = sum(SECOND in phone.acknowledged for phone in awake)
        self.server.kill()
        self.found["acknowledged_before_kill"] = before
        await asyncio.to_thread(self.stand.start_again)
        await asyncio.gather(*voting)
        waking = [asyncio.create_task(phone.hears(SECOND)) for phone in asleep]
        await asyncio.gather(*waking)
        await asyncio.gather(*(vote(phone) for phone in asleep))

    def _open(self, block: str) -> float:
        def change(room: Any) -> Any:
            return items.opened(Session.of_room(self.pack, room), block, utc_now())  # type: ignore[arg-type]

        self.store.change(self.code, change)
        return time.perf_counter()

    def _options(self, block: str) -> list[str]:
        return [option.id for option in choices_of(self.pack, self.pack.block(block))]

    def _compare(self, block: str) -> None:
        """Every acknowledged answer against the rows, and the rows against the count."""
        room = self.store.change(self.code, shut).room
        item = next(name for name in room.phones if name.partition("/")[0] == block)
        with self.store.asking() as connection:
            rows = phones.answers_to(connection, self.code, item)
        kept = {seat: json.loads(answer) for seat, (answer, _) in rows.items()}
        sent = {
            int(phone.cookie.partition("=")[2].partition(".")[0]): phone.acknowledged[block]
            for phone in self.phones
            if block in phone.acknowledged
        }
        wrong = [seat for seat, option in sent.items() if kept.get(seat) != option]
        self.found.setdefault("acknowledged", {})[block] = len(sent)
        self.found.setdefault("lost", {})[block] = len(wrong)
        self.found.setdefault("doubled", {})[block] = len(kept.keys() - sent.keys())
        counted = {cell: n for cell, n in room.phones[item].items() if n}
        self.found.setdefault("counted_right", {})[block] = counted == Counter(sent.values())

    def _memory(self) -> float:
        status = Path(f"/proc/{self.server._process.pid}/status")
        if not status.exists():
            return 0.0
        found = re.search(r"VmHWM:\s+(\d+)", status.read_text())
        return int(found[1]) / 1024 if found else 0.0

    def close(self) -> None:
        """Let everything go."""
        for phone in self.phones:
            phone.sleep()
        self.store.close()
        self.stand.stop()


def utc_now() -> dt.datetime:
    """The time, in UTC."""
    return dt.datetime.now(dt.UTC)


async def evening(count: int) -> dict[str, Any]:
    """An evening with so many phones, in a folder of its own."""
    allow_open_files(count * 2 + 500)
    with tempfile.TemporaryDirectory() as folder:
        played = Evening(count, Stand(f"sqlite:///{folder}/guide.db"))
        try:
            return await played.play()
        finally:
            played.close()


def phone_rows(counts: Sequence[int] = (1000, 5000)) -> Iterator[Row]:
    """The rows of an evening with so many phones; RuntimeError if an answer was lost or doubled."""
    for count in counts:
        found = asyncio.run(evening(count))
        if any(found["lost"].values()) or any(found["doubled"].values()):
            raise RuntimeError(json.dumps(found))
        share, who = count / 1000, f"{count} phones"
        yield Row(f"{who}: all joined", found["joined_s"], None, "s", 5 * share)
        yield Row(f"{who}: what opens is on all", found["opened_on_all_s"], None, "s", share)
        yield Row(f"{who}: all answers acknowledged", found["answered_s"], None, "s", 2 * share)
        yield Row(f"{who}: an answer, 95 of 100", found["answer_p95_s"], None, "s", share)
        cost = 1000 * found["answered_cpu_s"] / count
        yield Row(f"{who}: the server's work an answer", cost, None, "ms", 2)
        yield Row(f"{who}: the server's memory at the most", found["memory_mb"], None, "MB", 400)


def main() -> int:
    """Print what was found; 1 if an acknowledged answer was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("phones", nargs="?", type=int, default=200)
    found = asyncio.run(evening(parser.parse_args().phones))
    found["load"] = os.getloadavg()[0]
    print(json.dumps(found, indent=1))
    return int(any(found["lost"].values()) or any(found["doubled"].values()))


if __name__ == "__main__":
    sys.exit(main())
