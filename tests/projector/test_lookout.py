"""One look at the room for all screens, and news of it at once."""

import asyncio
import random

import pytest

from guide.projector.lookout import Lookout
from guide.room.errors import StoreError, UnknownRoom
from guide.room.room import blank, new_room
from guide.room.store import Store
from guide.web import lookout
from tests.loops import in_a_loop

from .conftest import NOW

LONG = 3600.0
"""Seconds to wait for news that must come: a test that needs them has failed."""


class Counted(Store):
    """A store that counts how often it is read."""

    def __init__(self, url):
        super().__init__(url)
        self.reads = 0
        self.broken = False

    def load(self, code):
        self.reads += 1
        if self.broken:
            raise StoreError("The disk is gone.")
        return super().load(code)


@pytest.fixture
def pack(real_pack):
    return real_pack


@pytest.fixture
def address(tmp_path):
    return f"sqlite:///{tmp_path / 'rooms.db'}"


@pytest.fixture
def kept(address):
    found = Counted(address)
    yield found
    found.close()


@pytest.fixture
def code(kept, pack, deck_of):
    room = new_room(pack.runs["evening-90"], deck_of("evening-90").room.plan, people=30)
    return kept.open_room(room, NOW, random.Random(7)).code


def waiting(look, code, stamp, count):
    return [asyncio.create_task(look.news(code, stamp, LONG)) for _ in range(count)]


def dark(kept, code):
    kept.change(code, lambda room: blank(room, not room.blank))


def test_a_move_of_this_process_is_news_for_five_hundred_with_two_looks(
    pack, kept, code, monkeypatch
):
    monkeypatch.setattr(lookout, "AGAIN", LONG)
    monkeypatch.setattr(lookout, "SELDOM", LONG)

    async def follow():
        look = Lookout(lambda: pack, lambda: kept)
        screens = waiting(look, code, f"{code}:1:{pack.fingerprint}", 500)
        await look.now(code)
        kept.reads = 0
        await asyncio.to_thread(dark, kept, code)
        return {one.stamp for one in await asyncio.gather(*screens)}

    assert in_a_loop(follow()) == {f"{code}:2:{pack.fingerprint}"}
    assert kept.reads <= 3  # the change's own, and one or two looks


@pytest.mark.parametrize("fails", [False, True])
def test_what_they_will_ask_for_is_made_once_before_those_who_wait_are_woken(
    pack, kept, code, fails
):
    made, woken = [], []

    async def make(standing):
        await asyncio.sleep(0.1)
        assert not woken
        made.append(standing.stamp)
        if fails:
            raise ValueError("not to be made")

    async def wait(look, stamp):
        woken.append((await look.news(code, stamp, LONG)).stamp)

    async def follow():
        look = Lookout(lambda: pack, lambda: kept, make)
        stamp = (await look.now(code)).stamp
        made.clear()
        screens = [asyncio.create_task(wait(look, stamp)) for _ in range(50)]
        await asyncio.sleep(0)
        await asyncio.to_thread(dark, kept, code)
        await asyncio.gather(*screens)

    in_a_loop(follow())
    assert made == [f"{code}:2:{pack.fingerprint}"] and woken == made * 50


def test_a_move_of_another_process_is_news(pack, kept, code, address):
    async def follow():
        look = Lookout(lambda: pack, lambda: kept)
        screens = waiting(look, code, f"{code}:1:{pack.fingerprint}", 20)
        await look.now(code)
        other = Store(address)
        await asyncio.to_thread(dark, other, code)
        other.close()
        return {one.stamp for one in await asyncio.gather(*screens)}

    assert in_a_loop(follow()) == {f"{code}:2:{pack.fingerprint}"}


def test_who_moved_the_room_never_reads_what_it_was(pack, kept, code, monkeypatch):
    monkeypatch.setattr(lookout, "AGAIN", LONG)

    async def follow():
        look = Lookout(lambda: pack, lambda: kept)
        for revision in range(2, 30):
            asking = [asyncio.create_task(look.now(code)) for _ in range(3)]
            await asyncio.to_thread(dark, kept, code)
            assert (await look.now(code)).stamp == f"{code}:{revision}:{pack.fingerprint}"
            await asyncio.gather(*asking)

    in_a_loop(follow())


def test_without_news_the_answer_is_what_stands(pack, kept, code):
    async def follow():
        look = Lookout(lambda: pack, lambda: kept)
        return await look.news(code, f"{code}:1:{pack.fingerprint}", 0.01)

    assert in_a_loop(follow()).stamp == f"{code}:1:{pack.fingerprint}"


def test_an_event_that_is_opened_is_news_for_screens_that_wait_for_one(pack, kept, deck_of):
    async def follow():
        look = Lookout(lambda: pack, lambda: kept)
        screens = waiting(look, "", pack.fingerprint, 5)
        await look.now("")
        room = new_room(pack.runs["evening-90"], deck_of("evening-90").room.plan, people=30)
        stored = await asyncio.to_thread(kept.open_room, room, NOW, random.Random(7))
        return {one.stamp for one in await asyncio.gather(*screens)}, stored.code

    stamps, code = in_a_loop(follow())
    assert stamps == {f"{code}:1:{pack.fingerprint}"}


def test_a_room_that_is_deleted_or_was_never_there_is_told_and_not_remembered(pack, kept, code):
    async def follow():
        look = Lookout(lambda: pack, lambda: kept)
        screens = waiting(look, code, f"{code}:1:{pack.fingerprint}", 5)
        await look.now(code)
        await asyncio.to_thread(kept.delete, code)
        told = await asyncio.gather(*screens, return_exceptions=True)
        assert all(isinstance(each, UnknownRoom) for each in told)
        for number in range(100):
            with pytest.raises(UnknownRoom):
                await look.now(f"Q{number}")
        assert not look._watches

    in_a_loop(follow())


def test_a_store_out_of_order_is_told_and_so_is_its_recovery(pack, kept, code, monkeypatch):
    async def follow():
        look = Lookout(lambda: pack, lambda: kept)
        stamp = (await look.now(code)).stamp
        screens = waiting(look, code, stamp, 5)
        await look.now(code)
        kept.broken = True
        told = await asyncio.gather(*screens, return_exceptions=True)
        assert {str(each) for each in told} == {"The disk is gone."}
        kept.broken = False
        while True:
            try:
                return await look.now(code)
            except StoreError:
                await asyncio.sleep(0.01)

    assert in_a_loop(follow()).stamp == f"{code}:1:{pack.fingerprint}"
