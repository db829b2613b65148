"""While nothing can be written the event goes on, and every page can say what is not kept."""

import contextlib
import datetime as dt
import random
import sqlite3
import subprocess
import threading
import time

import pytest
import sqlalchemy as sql
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.room import database as databases
from guide.room import store as stores
from guide.room.errors import OutOfOrder, UnknownRoom
from guide.room.room import begin, go, note, speak
from guide.room.store import Store
from tests.conftest import NOW, ROOT
from tests.examples import share

LATER = NOW + dt.timedelta(minutes=5)


def opened(store, room, now=NOW):
    return store.open_room(begin(room, NOW), now, random.Random())


def to(step):
    return lambda room: go(room, step, 0, LATER)


def noting(text):
    return lambda room: note(room, text, LATER)


def texts(stored):
    return [each.text for each in stored.room.notes]


def eventually(true):
    """Wait for what another thread does; a fault shows as a test that fails after a minute."""
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until
        time.sleep(0.02)


def try_again(store):
    """What happens in the background every few seconds."""
    with store._trying:
        store._next_try = 0.0
    store._try_again_soon()
    with store._trying:
        pass


@pytest.fixture
def hurried(monkeypatch):
    """Nothing waits long for a lock, and what failed is tried again at once."""
    monkeypatch.setattr(databases, "PATIENCE", 0.1)
    monkeypatch.setattr(stores, "RETRY", 0.0)


@pytest.fixture
def store(hurried, begun_url):
    found = Store(begun_url, clock=lambda: LATER)
    yield found
    found.close()


@pytest.fixture
def other(hurried, url, store):
    found = Store(url)
    yield found
    found.close()


@contextlib.contextmanager
def locked(url):
    """Another program writes and does not finish; what is there can be read."""
    engine = sql.create_engine(url)
    with engine.connect() as connection:
        file = connection.dialect.name == "sqlite"
        connection.exec_driver_sql(
            "BEGIN IMMEDIATE" if file else "LOCK TABLE rooms, secrets IN EXCLUSIVE MODE"
        )
        yield
        connection.rollback()
    engine.dispose()


@contextlib.contextmanager
def gone(url):
    """The database answers, and has not what is asked."""
    engine = sql.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE rooms RENAME TO elsewhere")
    yield
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO rooms")
    engine.dispose()


def test_a_move_goes_on_and_is_said_not_to_be_kept(url, store, other, room):
    code = opened(store, room).code
    assert store.unsaved(code) is None
    with locked(url):
        for step in (1, 2):
            moved = store.change(code, to(step), durable=False)
        assert (moved.room.at, moved.revision) == (2, 3)
        assert store.load(code) == store.current() == moved
        assert store.rooms() == [moved]
        assert store.revision(code) == 3
        assert other.load(code).revision == 1
        told = store.unsaved(code)
        assert told.at == LATER
        assert "locked by another program" in str(told.why) or "locked" in told.why.detail
    assert store.change(code, noting("after"), durable=True).revision == 4
    assert store.unsaved(code) is None
    assert other.load(code) == store.load(code)
    assert other.load(code).room.at == 2
    assert store.incidents == ()


@pytest.mark.heavy
def test_what_must_be_kept_fails_aloud_and_the_slide_stays_where_it_is(url, store, room):
    code = opened(store, room).code
    with locked(url):
        with pytest.raises(OutOfOrder):
            store.change(code, noting("lost?"))
        assert store.unsaved(code) is None
        assert store.revision(code) == 1
        moved = store.change(code, to(1), durable=False)
        with pytest.raises(OutOfOrder):
            store.change(code, noting("lost?"))
        assert store.load(code) == moved
        with pytest.raises(OutOfOrder):
            store.delete(code)
        assert store.load(code) == moved


def test_it_is_written_quietly_once_it_can_be(url, store, other, room):
    code = opened(store, room).code
    with locked(url):
        moved = store.change(code, to(1), durable=False)
    eventually(lambda: store.load(code) == moved and store.unsaved(code) is None)
    assert other.load(code) == moved


def test_it_is_written_at_a_normal_stop(url, store, other, room):
    code = opened(store, room).code
    with locked(url):
        moved = store.change(code, to(1), durable=False)
    store.close()
    assert other.load(code) == moved


def test_between_two_tries_no_move_waits_for_the_database(url, store, room, monkeypatch):
    code = opened(store, room).code
    with locked(url):
        store.change(code, to(1), durable=False)
        monkeypatch.setattr(store, "_next_try", time.monotonic() + 1000)
        monkeypatch.setattr(store, "asking", None)
        assert store.change(code, to(2), durable=False).room.at == 2
        assert store.load(code).room.at == 2
        monkeypatch.undo()


@pytest.mark.parametrize("how", ["by a change", "by a reader"])
def test_what_another_program_did_meanwhile_is_never_overwritten(
    url, store, other, room, monkeypatch, how
):
    monkeypatch.setattr(stores, "RETRY", 1000)
    code = opened(store, room).code
    with locked(url):
        for step in (1, 2, 3):
            store.change(code, to(step), durable=False)
        before = store.revision(code)
    other.change(code, noting("theirs"))
    if how == "by a change":
        store.change(code, noting("ours"))
    else:
        store._next_try = 0.0
        eventually(lambda: store.load(code) and store.unsaved(code) is None)
    ours = ["ours"] if how == "by a change" else []
    assert texts(store.load(code)) == ["theirs", *ours]
    assert store.load(code).room.at == 0
    assert store.revision(code) > before, "every screen notices"
    assert other.load(code) == store.load(code)
    (told,) = store.incidents
    assert f"Room {code} was changed from another computer" in str(told.why)
    assert told.at == LATER


def test_a_room_that_another_program_deleted_meanwhile_stays_deleted(
    url, store, other, room, monkeypatch
):
    monkeypatch.setattr(stores, "RETRY", 1000)
    code = opened(store, room).code
    with locked(url):
        store.change(code, to(1), durable=False)
    other.delete(code)
    with pytest.raises(UnknownRoom):
        store.change(code, to(2))
    assert store.load(code) is None and other.load(code) is None


def test_a_database_that_is_out_of_reach_leaves_what_is_known(url, store, other, room):
    code = opened(store, room).code
    theirs = opened(other, room, LATER).code
    with gone(url):
        assert store.load(code).revision == store.revision(code) == 1
        assert store.unsaved(code).at == LATER, "whoever looks is told that nothing is kept"
        assert store.current().code == code
        assert [each.code for each in store.rooms()] == [code]
        for unknown in (store.load, store.revision):
            with pytest.raises(OutOfOrder):
                unknown(theirs)
        moved = store.change(code, to(3), durable=False)
        with pytest.raises(OutOfOrder):
            store.change(code, noting("lost?"))
        assert store.current() == moved
    eventually(lambda: store.load(code) == moved and store.unsaved(code) is None)
    assert other.load(code) == moved
    assert store.current().code == theirs


@pytest.mark.parametrize(
    "asked", [Store.load, lambda store, code: store.current(), lambda store, code: store.rooms()[0]]
)
def test_a_store_that_went_back_to_an_older_copy_is_brought_up_to_date(
    url, store, other, room, asked
):
    code = opened(store, room).code
    old = other.load(code).room.model_dump_json()
    for text in ("one", "two"):
        store.change(code, noting(text))
    engine = sql.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sql.text("UPDATE rooms SET revision = 1, state = :old"), {"old": old})
    engine.dispose()
    assert texts(asked(store, code)) == ["one", "two"]
    eventually(lambda: store.revision(code) == 3 and store.unsaved(code) is None)
    assert texts(other.load(code)) == ["one", "two"]
    (told,) = store.incidents
    assert "older copy" in str(told.why)


@pytest.mark.heavy
def test_threads_lose_nothing_while_the_database_comes_and_goes(url, store, other, room):
    code, over = opened(store, room).code, threading.Event()
    failed, made = [], []

    def tap(durable):
        for _ in range(20):
            try:
                store.change(code, lambda held: speak(held, "first"), durable=durable)
                made.append(durable)
            except OutOfOrder:
                failed.append(durable)

    def come_and_go():
        while not over.is_set():
            with locked(url):
                over.wait(0.15)
            over.wait(0.05)

    coming = threading.Thread(target=come_and_go)
    threads = [threading.Thread(target=tap, args=(n % 2 == 0,)) for n in range(6)]
    for thread in (coming, *threads):
        thread.start()
    for thread in threads:
        thread.join()
    over.set()
    coming.join()
    assert False not in failed, "what may go on in memory never fails"
    assert store.load(code).room.speakers.first[""] == len(made)
    assert store.revision(code) == len(made) + 1
    eventually(lambda: store.load(code) and store.unsaved(code) is None)
    assert other.load(code) == store.load(code)
    assert store.incidents == ()


STEPS = st.lists(
    st.sampled_from(["break", "mend", "move", "note", "theirs", "their note", "look", "again"]),
    max_size=25,
)


@given(steps=STEPS)
@settings(max_examples=share(60), suppress_health_check=list(HealthCheck))
def test_whatever_happens_a_note_is_kept_and_a_lost_move_is_said(tmp_path_factory, room, steps):
    address = f"sqlite:///{tmp_path_factory.mktemp('rooms')}/guide.db"
    ours, theirs = Store(address), Store(address)
    code, noted, moves, broken = opened(ours, room).code, [], 0, []
    inside = ours._database.inside

    def breaking():
        if broken:
            raise OutOfOrder("The disk is full.")
        return inside()

    ours._database.inside = breaking
    for number, step in enumerate(steps):
        seen = ours.revision(code)
        ours._next_try = time.monotonic() + 1000
        if step == "break":
            broken.append(True)
        elif step == "mend":
            broken.clear()
        elif step == "move":
            ours.change(code, lambda held: speak(held, "first"), durable=False)
            moves += 1
        elif step == "theirs":
            theirs.change(code, lambda held: speak(held, "again"))
        elif step == "again":
            try_again(ours)
        elif step == "look":
            ours.current()
        else:
            who = ours if step == "note" else theirs
            with contextlib.suppress(OutOfOrder):
                who.change(code, noting(str(number)))
                noted.append(str(number))
        assert ours.revision(code) >= seen, "a screen never misses a change"
    broken.clear()
    try_again(ours)
    kept = theirs.load(code)
    assert ours.load(code) == kept
    assert ours.unsaved(code) is None
    assert texts(kept) == noted
    assert kept.room.speakers.again.get("", 0) == steps.count("theirs")
    assert kept.room.speakers.first.get("", 0) == moves or ours.incidents
    ours.close()
    theirs.close()


# ── A disk that is really full ───────────────────────────────────────────────


@pytest.fixture
def small_disk(tmp_path):
    """A file system of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if not ROOT or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be mounted by root only")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_disk_that_fills_in_mid_event(hurried, small_disk, room):
    store = Store(f"sqlite:///{small_disk}/guide.db", clock=lambda: LATER)
    code = store.change(opened(store, room).code, noting("early")).code
    with (small_disk / "other").open("wb", buffering=0) as other, contextlib.suppress(OSError):
        while True:
            other.write(bytes(4096))
    made = 0
    with pytest.raises(OutOfOrder, match="is full; free some space"):
        for made in range(1000):
            store.change(code, noting(f"{made} {'x' * 1900}"))
    assert len(texts(store.load(code))) == made + 1, "every note that was acknowledged"
    moved = store.change(code, to(3), durable=False)
    assert store.load(code) == store.current() == moved
    assert "is full" in store.unsaved(code).why.detail
    assert str(small_disk) in store.unsaved(code).why.detail
    assert str(small_disk) not in str(store.unsaved(code).why)
    (small_disk / "other").unlink()
    store.change(code, noting("late"))
    assert store.unsaved(code) is None
    with contextlib.closing(sqlite3.connect(small_disk / "guide.db")) as read:
        assert "late" in read.execute("SELECT state FROM rooms").fetchone()[0]
    store.close()
    again = Store(f"sqlite:///{small_disk}/guide.db")
    assert texts(again.load(code))[-1] == "late" and again.load(code).room.at == 3
    again.close()
