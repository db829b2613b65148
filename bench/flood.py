"""A flood from one address beside a hall: joins and questions by the thousand while people vote.

``python -m bench.flood 5000 500`` prints what it found as JSON: how long an answer took before the
flood and in it, what became of the questions, and who came in once the doors were shut.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bench.phones import FIRST, SECOND, Evening, Phone, Stand
from bench.row import Row
from guide.projector.capacity import allow_open_files
from guide.room.room import shut_doors, take_questions

HALL = 200
"""Real phones."""

FLOODING = 64
"""Connections of the flood at a time."""

VOTES = 12
"""How often each real phone answers while the flood lasts: it changes its mind."""


class Flood(Evening):
    """A hall that votes, and somebody who joins over and over."""

    async def play_against(self, joins: int, questions: int) -> dict[str, Any]:
        """The vote before the flood, the vote in it, the doors shut; what was found."""
        await asyncio.gather(*(phone.join() for phone in self.phones))
        self.store.change(self.code, lambda room: take_questions(room, True))
        await self._opened(FIRST)
        self.found["quiet_p95_s"] = _p95(await self._votes(FIRST, 1))
        await self._opened(SECOND)
        began = time.perf_counter()
        flood = asyncio.create_task(self._flood(joins, questions))
        self.found["flooded_p95_s"] = _p95(await self._votes(SECOND, VOTES))
        statuses, asked = await flood
        self.found["flood_s"] = time.perf_counter() - began
        self.found["joins"], self.found["questions"] = dict(statuses), dict(asked)
        board = self.store.questions_of(self.code)
        self.found["waiting"], self.found["published"] = (
            len(board.of("waiting")),
            len(board.of("published")),
        )
        self.store.change(self.code, lambda room: shut_doors(room, True))
        late, _ = await self._flood(50, 0)
        self.found["late_joins"] = dict(late)
        self.found["after_p95_s"] = _p95(await self._votes(SECOND, 1))
        for block in (FIRST, SECOND):
            self._compare(block)
        return self.found

    async def _opened(self, block: str) -> None:
        hearing = [asyncio.create_task(phone.hears(block)) for phone in self.phones]
        await asyncio.sleep(1)
        await asyncio.to_thread(self._open, block)
        await asyncio.gather(*hearing)

    async def _votes(self, block: str, times: int) -> list[float]:
        """How long each answer took, of phones that answer at their own pace."""
        options = self._options(block)

        async def vote(phone: Phone) -> list[float]:
            took = []
            for turn in range(times):
                option = options[(phone.number + turn) % len(options)]
                took.append(await phone.answer(block, option))
                await asyncio.sleep(0.6 if turn + 1 < times else 0)
            return took

        return [one for each in await asyncio.gather(*map(vote, self.phones)) for one in each]

    async def _flood(self, joins: int, questions: int) -> tuple[Counter[int], Counter[int]]:
        """How many joins and questions came to which status."""
        numbers, gate = iter(range(joins)), asyncio.Semaphore(FLOODING)
        statuses, asked = Counter[int](), Counter[int]()

        async def pour() -> None:
            for n in numbers:
                one = Phone(n, self.stand.port, self.code, gate)
                status, headers, _ = await one.persistently("GET", f"/r/{self.code}")
                statuses[status] += 1
                if n < questions and status == 200:
                    one.cookie = headers.partition("set-cookie: ")[2].partition(";")[0]
                    body = json.dumps({"text": f"Question {n} of a flood?"})
                    status, _, _ = await one.persistently("POST", f"/r/{self.code}/questions", body)
                    asked[status] += 1
                one.sleep()

        await asyncio.gather(*(pour() for _ in range(FLOODING)))
        return statuses, asked


def _p95(took: list[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]


async def flood(joins: int, questions: int, hall: int = HALL) -> dict[str, Any]:
    """A flood beside a hall of so many phones, in a folder of its own."""
    allow_open_files(4 * hall + 1000)
    with tempfile.TemporaryDirectory() as folder:
        played = Flood(hall, Stand(f"sqlite:///{folder}/guide.db"))
        try:
            return await played.play_against(joins, questions)
        finally:
            played.close()


def flood_rows(joins: int = 5000, questions: int = 500) -> Iterator[Row]:
    """The rows of a flood; RuntimeError if it cost the hall an answer or reached anybody."""
    found = asyncio.run(flood(joins, questions))
    if any(found["lost"].values()) or found["published"] or 200 in found["late_joins"]:
        raise RuntimeError(json.dumps(found))
    who = f"{HALL} phones beside {joins} joins and {questions} questions"
    before = found["quiet_p95_s"]
    yield Row(f"{who}: an answer in the flood, 95 of 100", found["flooded_p95_s"], before, "s", 2)


def main() -> int:
    """Print what was found; 1 if it cost the hall an answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("joins", nargs="?", type=int, default=5000)
    parser.add_argument("questions", nargs="?", type=int, default=500)
    asked = parser.parse_args()
    found = asyncio.run(flood(asked.joins, asked.questions))
    found["load"] = os.getloadavg()[0]
    print(json.dumps(found, indent=1))
    return int(any(found["lost"].values()))


if __name__ == "__main__":
    sys.exit(main())
