"""Screens for ``bench/hall.py``: each follows the event as ``static/screen/screen.js`` does.

A line of JSON says when all screens have a revision's slide, and one when all have its figure too;
once the standard input ends, a last line tells the times of all answers and what was wrong.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from typing import Any

PAUSE = 0.2
"""Seconds between two looks at the room, on average, where the first was not held back."""

WINDOWS = ((1200, 520, 24.0), (960, 560, 25.6), (1800, 790, 36.0))
"""Width and height of the place of a figure, and its type, in pixels, of usual projectors."""


@dataclass
class Hall:
    """What all screens of the process have seen together."""

    count: int
    answers: list[float] = field(default_factory=list)
    """Seconds of each answer, without the time that it was held back."""
    faults: list[str] = field(default_factory=list)
    figures: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    seen: dict[int, int] = field(default_factory=dict)
    """The revision whose slide each screen has."""
    drawn: dict[int, int] = field(default_factory=dict)
    """The revision whose figure, if it has one, each screen has too."""
    left: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    """How many screens have each revision's slide, and its figure."""
    last: float = 0.0
    """When the last answer that brought something new was whole."""

    def note(self, what: str, screen: int, revision: int, at: float) -> None:
        """Note what a screen has (``seen`` or ``drawn``) since when; tell it once all have it."""
        has: dict[int, int] = getattr(self, what)
        before = has.get(screen, 0)
        if revision < before:
            self.faults.append(f"{revision} was {what} after {before}")
        has[screen] = revision
        self.last = max(self.last, at)
        self.left[what][before] -= 1
        self.left[what][revision] += 1
        if self.left[what][before] > 0:  # as long as others are as far behind
            return
        least = min(has.values())
        if len(has) == self.count and before < least:
            told = {"what": what, "revision": least, "at": self.last}
            print(json.dumps(told), flush=True)


@dataclass(frozen=True)
class Answer:
    """What the server sent, and when the last byte of it was there."""

    at: float
    status: int
    headers: dict[str, str]
    body: bytes


class Line(asyncio.Protocol):
    """A screen's own connection, with one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._came = bytearray()
        self._awaited: asyncio.Future[Answer] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what to write to."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, error: Exception | None) -> None:
        """Have whoever waits try again."""
        self._transport = None
        if self._awaited and not self._awaited.done():
            self._awaited.set_exception(EOFError())

    def data_received(self, data: bytes) -> None:
        """Note the moment when an answer is whole."""
        self._came += data
        end = self._came.find(b"\r\n\r\n")
        if end < 0 or self._awaited is None or self._awaited.done():
            return
        first, *lines = self._came[:end].decode("latin-1").lower().split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines)
        body = self._came[end + 4 :]
        if len(body) >= int(headers["content-length"]):
            answer = Answer(time.monotonic(), int(first.split()[1]), headers, bytes(body))
            self._awaited.set_result(answer)

    async def ask(self, port: int, path: str) -> Answer:
        """What the server sends for a path, on a new connection if it has closed the last one."""
        try:
            return await self._ask(port, path)
        except (OSError, EOFError):
            self._transport = None
            return await self._ask(port, path)

    async def _ask(self, port: int, path: str) -> Answer:
        loop = asyncio.get_running_loop()
        if self._transport is None:
            await loop.create_connection(lambda: self, "127.0.0.1", port)
        assert self._transport is not None
        self._came.clear()
        self._awaited = loop.create_future()
        # As a proxy says it: a screen in the hall is not the host's own machine.
        self._transport.write(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n"
            "X-Forwarded-For: 192.168.1.30\r\n\r\n".encode()
        )
        return await self._awaited


async def get(line: Line, port: int, path: str, hall: Hall) -> Answer:
    """What the server sends for a path, with its time noted. Raises ValueError for an error."""
    began = time.monotonic()
    answer = await line.ask(port, path)
    held = float(answer.headers.get("server-timing", "held;dur=0").partition("dur=")[2]) / 1000
    hall.answers.append(max(answer.at - began - held, 0))
    if answer.status != HTTPStatus.OK:
        raise ValueError(f"{path}: {answer.status}")
    return answer


# The same bytes mean the same to all. Each screen has a processor of its own, which these do not:
# to read one figure five hundred times would be timed as if the server had been slow.


@lru_cache(maxsize=64)
def _read(body: bytes) -> bytes:
    """A body as it was before it was compressed."""
    return gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body


@lru_cache(maxsize=64)
def _said(body: bytes) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(_read(body))
    return said


@lru_cache(maxsize=64)
def _fingerprint(body: bytes) -> str:
    return sha256(_read(body)).hexdigest()[:12]


async def follow(number: int, port: int, hall: Hall) -> None:
    """Follow the event with a screen until the task is ended."""
    line = Line()
    chance = random.Random(number)
    window = WINDOWS[number % len(WINDOWS)]
    await asyncio.sleep(chance.random())  # they do not all come in at the same moment
    answer = await get(line, port, "/screen/show", hall)
    while True:
        said = _said(answer.body)
        stamp = said["stamp"]
        revision = int(stamp.split(":")[1])
        hall.note("seen", number, revision, answer.at)
        if said["figure"]:
            asked = "w={}&h={}&type={}".format(*window)
            answer = await get(line, port, f"/screen/figure?{asked}&theme=paper", hall)
            hall.figures[f"{said['here']} {window}"].add(_fingerprint(answer.body))
        hall.note("drawn", number, revision, answer.at)
        waited = 0.0
        while _said(answer.body).get("stamp", stamp) == stamp:
            await asyncio.sleep(max(PAUSE * chance.uniform(0.5, 1.5) - waited, 0))
            began = time.monotonic()
            answer = await get(line, port, f"/screen/now?stamp={stamp}", hall)
            waited = time.monotonic() - began
        if "html" not in _said(answer.body):
            answer = await get(line, port, "/screen/show", hall)


async def main(port: int, count: int) -> None:
    """Follow with that many screens until the standard input ends."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(count + 200, most), most))
    hall = Hall(count)
    screens = [asyncio.create_task(follow(n, port, hall)) for n in range(count)]
    await asyncio.to_thread(sys.stdin.read)
    wrong = Counter(repr(each.exception()) for each in screens if each.done())
    hall.faults += [f"{times} times {what}" for what, times in wrong.items()]
    told = {
        "screens": count,
        "answers": hall.answers,
        "faults": hall.faults,
        "figures": {name: sorted(each) for name, each in hall.figures.items()},
    }
    print(json.dumps(told), flush=True)
    for each in screens:
        each.cancel()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
