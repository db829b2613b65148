"""What is made once for all who ask: how often it is made, what is kept, what is not."""

import asyncio
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.room.errors import StoreError
from guide.web.cache import Cache
from tests.loops import in_a_loop


@pytest.fixture(scope="module")
def maker():
    with ThreadPoolExecutor(1) as threads:
        yield threads


def test_five_hundred_who_ask_at_once_wait_for_the_same(maker):
    made, ready = [], threading.Event()

    def make():
        made.append(ready.wait(60))
        return object()

    async def ask():
        kept = Cache(4, maker)
        asking = [asyncio.create_task(kept.get("slide", make)) for _ in range(500)]
        await asyncio.sleep(0)
        asking[7].cancel()  # one goes away
        ready.set()
        return await asyncio.gather(*asking, return_exceptions=True)

    found = in_a_loop(ask())
    assert made == [True]
    assert isinstance(found.pop(7), asyncio.CancelledError)
    assert len({id(each) for each in found}) == 1


def test_a_value_that_is_made_wakes_the_loop_once_for_all(maker):
    ready = threading.Event()

    async def ask():
        loop, woken = asyncio.get_running_loop(), []
        wake = loop.call_soon_threadsafe
        loop.call_soon_threadsafe = lambda *args, **more: (woken.append(1), wake(*args, **more))
        kept = Cache(4, maker)
        asking = [asyncio.create_task(kept.get("slide", ready.wait)) for _ in range(500)]
        await asyncio.sleep(0)
        ready.set()
        await asyncio.gather(*asking)
        return len(woken)

    assert in_a_loop(ask()) == 1


def test_what_fails_is_told_to_all_who_waited_and_made_anew_for_the_next(maker):
    outcomes = iter([ValueError("no"), "drawn"])

    def make():
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def ask():
        kept = Cache(4, maker)
        first = await asyncio.gather(
            *(kept.get("a", make) for _ in range(3)), return_exceptions=True
        )
        return first, await kept.get("a", make)

    first, then = in_a_loop(ask())
    assert [str(each) for each in first] == ["no"] * 3
    assert then == "drawn"


def test_who_asks_for_ever_more_is_refused_and_takes_nothing_from_those_who_wait(maker):
    ready = threading.Event()

    async def ask():
        kept = Cache(4, maker)
        waiting = [
            asyncio.create_task(kept.get(n, lambda n=n: ready.wait(60) and n)) for n in range(4)
        ]
        await asyncio.sleep(0)
        with pytest.raises(StoreError):
            await kept.get("one more", object)
        ready.set()
        assert await asyncio.gather(*waiting) == [0, 1, 2, 3]
        return await kept.get("one more", lambda: "now")

    assert in_a_loop(ask()) == "now"


@given(st.lists(st.integers(0, 9), max_size=60), st.integers(1, 6))
def test_what_was_asked_for_last_is_kept_and_no_more(maker, asked, most):
    made = Counter()

    async def ask():
        kept, last = Cache(most, maker), []
        for each in asked:
            before = made[each]
            assert await kept.get(each, lambda each=each: made.update([each]) or each) == each
            assert made[each] - before == (each not in last)
            last = [*[one for one in last if one != each], each][-most:]

    in_a_loop(ask())


def test_an_error_that_no_future_can_hold_reaches_who_waits():
    async def ask():
        with ThreadPoolExecutor(1) as maker:
            await Cache(2, maker).get("figure", lambda: next(iter(())))

    with pytest.raises(RuntimeError):
        in_a_loop(asyncio.wait_for(ask(), 60))
