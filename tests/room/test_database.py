"""A file that is taken away is noticed, what is deleted is gone, and a stop leaves a whole file."""

import contextlib
import datetime as dt
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest
import sqlalchemy as sql

from guide.room import store as stores
from guide.room.answers import Box
from guide.room.errors import OutOfOrder, StoreError, phones_lost
from guide.room.room import Asked, ask, end, note, shut, speak, take_questions, unnote
from guide.room.store import Store
from tests.conftest import NOW
from tests.room.test_memory import eventually, noting, opened, texts, to, try_again

SOON = 20

HOME = Path(__file__).resolve().parents[2]
LATER = NOW + dt.timedelta(minutes=5)
SECRET = "Żółta łódź: what nobody should find"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "var" / "guide.db"


@pytest.fixture
def store(file):
    found = Store(f"sqlite:///{file}", clock=lambda: LATER)
    yield found
    found.close()


# ── A file that is deleted or replaced ───────────────────────────────────────


def beside(file, *endings):
    return [file.with_name(file.name + ending) for ending in endings]


def deleted(file, old):
    file.unlink()


def deleted_with_its_log(file, old):
    for one in (file, *beside(file, "-wal", "-shm")):
        one.unlink()


def deleted_with_its_folder(file, old):
    shutil.rmtree(file.parent)


def only_its_log_deleted(file, old):
    file.with_name("guide.db-wal").unlink()


def replaced_by_an_older_copy(file, old):
    old.replace(file)


def replaced_by_an_older_copy_without_a_log(file, old):
    for one in beside(file, "-wal", "-shm"):
        one.unlink()
    old.replace(file)


def replaced_by_an_empty_file(file, old):
    old.write_bytes(b"")
    old.replace(file)


def moved_away(file, old):
    file.rename(file.with_name("away.db"))


WAYS = [
    deleted_with_its_log,
    deleted_with_its_folder,
    only_its_log_deleted,
    replaced_by_an_older_copy,
    replaced_by_an_older_copy_without_a_log,
    replaced_by_an_empty_file,
    moved_away,
]
ALL_WAYS = [deleted, *(pytest.param(way, marks=pytest.mark.heavy) for way in WAYS)]


@pytest.mark.heavy
@pytest.mark.parametrize("lose", ALL_WAYS)
def test_a_file_that_is_lost_at_work_costs_nothing(file, store, room, tmp_path, lose):
    code, old = opened(store, room).code, tmp_path / "old.db"
    passcode = store.secret("passcode", lambda: "481516")
    with contextlib.closing(sqlite3.connect(file)) as live:
        live.execute("VACUUM INTO ?", [str(old)])
    ended = opened(store, room, NOW - dt.timedelta(days=1))
    store.change(ended.code, lambda held: end(note(held, "kept", NOW), LATER))
    unmet = Store(f"sqlite:///{file}")
    other = opened(unmet, room, NOW - dt.timedelta(days=2))
    unmet.close()
    acknowledged = []

    def tap():
        for _ in range(40):
            acknowledged.append(store.change(code, lambda held: speak(held, "first")).revision)

    def look():
        while any(thread.is_alive() for thread in tapping):
            assert store.load(code) and store.current() and store.revision(code)
            looked.append(True)

    tapping, looked = [threading.Thread(target=tap) for _ in range(4)], []
    looking = threading.Thread(target=look)
    for thread in (*tapping, looking):
        thread.start()
    eventually(lambda: len(acknowledged) > 30)
    lose(file, old)
    for thread in (*tapping, looking):
        thread.join()
    assert sorted(acknowledged) == list(range(2, 162))
    assert looked
    store.change(code, noting("last"))
    fresh = Store(f"sqlite:///{file}")
    assert fresh.load(code).room.speakers.first[""] == 160
    assert texts(fresh.load(code)) == ["last"]
    assert texts(fresh.load(ended.code)) == ["kept"]
    assert fresh.load(other.code) == other, "also what this process never asked for"
    assert fresh.secret("passcode", lambda: "other") == passcode, "nobody is signed out"
    fresh.close()
    if lose is not only_its_log_deleted:
        (told,) = store.incidents
        assert "was deleted or replaced while the guide ran" in str(told.why)
        assert str(file) in told.why.detail and str(file) not in str(told.why)
        assert told.at == LATER


def test_a_folder_in_place_of_the_file_is_said_and_survived(file, store, room, monkeypatch):
    monkeypatch.setattr(stores, "RETRY", 0.0)
    code = opened(store, room).code
    store.secret("passcode", lambda: "481516")
    file.unlink()
    file.mkdir()
    with pytest.raises(OutOfOrder) as caught:
        store.change(code, noting("lost?"))
    assert "there is a folder; move it away" in caught.value.detail
    moved = store.change(code, to(2), durable=False)
    assert store.load(code) == store.current() == moved and store.rooms() == [moved]
    assert store.unsaved(code).at == LATER
    assert "there is a folder" in str(store.unsaved(code).why)
    assert store.secret("passcode", lambda: "other") == "481516"
    file.rmdir()
    eventually(lambda: store.load(code) and store.unsaved(code) is None)
    assert len(store.incidents) == 1
    fresh = Store(f"sqlite:///{file}")
    assert fresh.load(code) == moved
    assert fresh.secret("passcode", lambda: "other") == "481516"
    fresh.close()


def test_a_file_lost_just_before_the_stop_is_written_at_the_stop(file, store, room):
    code = store.change(opened(store, room).code, noting("kept")).code
    file.unlink()
    store.close()
    fresh = Store(f"sqlite:///{file}")
    assert texts(fresh.load(code)) == ["kept"]
    fresh.close()


def test_a_room_deleted_elsewhere_does_not_come_back_with_a_new_file(file, store, room):
    code, gone = opened(store, room).code, opened(store, room).code
    other = Store(f"sqlite:///{file}")
    other.delete(gone)
    file.unlink()
    store.change(code, noting("kept"))
    assert [each.code for each in store.rooms()] == [code]
    other.close()


@pytest.mark.parametrize("lose", ALL_WAYS)
def test_seats_answers_and_questions_outlive_the_file(file, store, room, tmp_path, lose):
    code, old = opened(store, room).code, tmp_path / "old.db"
    store.change(code, lambda held: take_questions(ask(held, Asked(item="b")), True))
    box = Box(lambda: store)
    seats = [box.join(code).result(SOON) for _ in range(3)]
    box.answer(code, seats[0], "b", "x", ["x"]).result(SOON)
    with contextlib.closing(sqlite3.connect(file)) as live:
        live.execute("VACUUM INTO ?", [str(old)])
    box.answer(code, seats[1], "b", "y", ["y"]).result(SOON)
    number = box.ask(code, seats[2], "Who pays?").result(SOON)
    store.change(code, noting("one more"))
    key = store.seat_key(code)
    lose(file, old)
    box.answer(code, seats[2], "b", "y", ["y"]).result(SOON)
    assert store.seat_key(code) == key
    assert store.phones_of(code, "b") == (3, 3)
    assert store.questions_of(code).by_number[number].text == "Who pays?"
    assert store.change(code, shut).room.phones == {"b": {"x": 1, "y": 2}}
    again = Store(f"sqlite:///{file}")
    assert again.phones_of(code, "b") == (3, 3)
    again.close()
    box.close()
    if lose is deleted:
        assert ["phones" in str(each.why) for each in store.incidents] == [True]


def test_what_phones_sent_to_a_file_that_nobody_can_read_is_said_to_be_lost(
    file, store, room, monkeypatch
):
    code = opened(store, room).code
    box = Box(lambda: store)
    box.join(code).result(SOON)
    monkeypatch.setattr(store._database, "rescued", lambda: None)
    file.unlink()
    assert store.phones_of(code) == (0, 0)
    assert next(str(each.why) for each in store.incidents) == str(phones_lost())
    assert box.join(code).result(SOON) is not None
    box.close()


def test_two_processes_whose_file_is_lost_agree(file, store, room):
    other = Store(f"sqlite:///{file}")
    code = opened(store, room).code
    other.change(code, noting("one"))
    file.unlink()
    store.change(code, noting("two"))
    other.change(code, noting("three"))
    store.change(code, noting("four"))
    other.close()
    assert texts(store.load(code)) == ["one", "two", "three", "four"]


# ── Gone for good ────────────────────────────────────────────────────────────


def found_in(folder, words=SECRET):
    """The files of a folder in which words stand."""
    return [one for one in folder.iterdir() if words.encode() in one.read_bytes()]


def test_what_is_deleted_is_in_no_file(file, store, room):
    other = Store(f"sqlite:///{file}")
    kept = store.change(opened(store, room).code, noting("stays here")).code
    code = opened(store, room).code
    for number in range(30):
        store.change(code, noting(f"{number} {SECRET} {'x' * number * 50}"))
    assert found_in(file.parent), "the search finds what there is"
    store.delete(code)
    assert found_in(file.parent) == []
    assert found_in(file.parent, "stays here")
    assert texts(other.load(kept)) == ["stays here"]
    other.close()


def test_words_taken_back_are_in_no_file(file, store, room):
    code = opened(store, room).code
    stored = store.change(code, noting(SECRET))
    assert found_in(file.parent)
    store.change(code, lambda held: unnote(held, stored.room.notes[0].at))
    assert found_in(file.parent) == []


def test_the_end_leaves_one_copy_of_what_is_kept(file, store, room):
    code = opened(store, room).code
    store.change(code, noting(SECRET))
    store.change(code, noting("more"))
    store.change(code, lambda held: end(held, LATER))
    assert found_in(file.parent) == [file]
    assert file.read_bytes().count(SECRET.encode()) == 1


READING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("BEGIN")
connection.execute("SELECT count(*) FROM rooms").fetchone()
print("reads", flush=True)
sys.stdin.readline()
connection.rollback()
print("let go", flush=True)
sys.stdin.readline()
"""


def test_what_is_deleted_goes_when_the_last_reader_lets_go(file, store, room, monkeypatch):
    monkeypatch.setattr(stores, "WIPE", 0.0)
    monkeypatch.setattr(stores, "RETRY", 0.0)
    code = opened(store, room).code
    store.change(code, noting(SECRET))
    other = subprocess.Popen(
        [sys.executable, "-c", READING, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    assert other.stdout.readline() == "reads\n"
    store.delete(code)
    assert store.load(code) is None
    assert found_in(file.parent), "a reader keeps what it reads"
    other.stdin.write("\n")
    assert other.stdout.readline() == "let go\n"
    eventually(lambda: store.rooms() == [] and not found_in(file.parent))
    other.communicate("\n")


POLLING = """
import sys
from guide.room.store import Store
store = Store(sys.argv[1])
print("reads", flush=True)
while True:
    store.rooms()
"""


@pytest.mark.heavy
def test_another_process_that_reads_all_the_time_keeps_nothing(file, store, room, monkeypatch):
    monkeypatch.setattr(stores, "WIPE", 0.0)
    monkeypatch.setattr(stores, "RETRY", 0.0)
    code = opened(store, room).code
    store.change(code, noting(SECRET))
    other = subprocess.Popen(
        [sys.executable, "-c", POLLING, f"sqlite:///{file}"],
        cwd=HOME,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout.readline() == "reads\n"
    store.delete(code)
    eventually(lambda: store.rooms() == [] and not found_in(file.parent))
    other.kill()
    other.communicate()


def test_what_an_earlier_version_deleted_is_wiped_at_the_start(file, store, room):
    code, more = (store.change(opened(store, room).code, noting(SECRET * 40)).code for _ in "12")
    store.close()
    with contextlib.closing(sqlite3.connect(file)) as old:
        old.execute("PRAGMA secure_delete = OFF")
        old.execute("PRAGMA user_version = 0")
        old.execute("DELETE FROM rooms WHERE code = ?", [code])
        old.commit()
    assert file.read_bytes().count(SECRET.encode()) > 40
    Store(f"sqlite:///{file}").close()
    assert file.read_bytes().count(SECRET.encode()) == 40
    assert store.load(more)


@pytest.mark.heavy
def test_a_process_killed_between_deleting_and_wiping_leaves_nothing_to_the_next(file, room):
    program = (
        "import os, random, sys\n"
        "from guide.room.store import Store\n"
        "store = Store(sys.argv[1])\n"
        "store._erase = lambda: os.kill(os.getpid(), 9)\n"
        "store.delete(sys.argv[2])\n"
    )
    store = Store(f"sqlite:///{file}")
    code = store.change(opened(store, room).code, noting(SECRET)).code
    command = [sys.executable, "-c", program, f"sqlite:///{file}", code]
    other = subprocess.run(command, cwd=HOME, check=False)
    assert other.returncode == -signal.SIGKILL
    assert found_in(file.parent)
    store.close()
    Store(f"sqlite:///{file}").close()
    assert found_in(file.parent) == []


def test_in_postgresql_what_is_deleted_is_in_no_file_of_a_table(postgres, room):
    """Its own log (pg_wal) goes on holding it until the server writes over it."""
    address = postgres.set(database="wiped").render_as_string(hide_password=False)
    engine = sql.create_engine(postgres, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE wiped")
        folder = Path(connection.exec_driver_sql("SHOW data_directory").scalar())

        def held():
            connection.exec_driver_sql("CHECKPOINT")
            return [one for one in (folder / "base").rglob("*") if one.is_file()
                    and SECRET.encode() in one.read_bytes()]  # fmt: skip

        store = Store(address)
        kept = store.change(opened(store, room).code, noting("stays")).code
        code = store.change(opened(store, room).code, noting(SECRET)).code
        assert held(), "the search finds what there is"
        store.delete(code)
        assert held() == []
        assert texts(store.load(kept)) == ["stays"]
        store.close()
    engine.dispose()


def test_in_postgresql_a_reader_is_waited_for_a_moment_only(postgres, url, room, monkeypatch):
    if not url.startswith("postgresql"):
        pytest.skip("of PostgreSQL's locks")
    monkeypatch.setattr(stores, "WIPE", 0.0)
    store, engine = Store(url), sql.create_engine(url)
    code = store.change(opened(store, room).code, noting(SECRET)).code
    with engine.connect() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM rooms")
        store.delete(code)
        assert store.load(code) is None
        assert store._traces
    try_again(store)
    assert not store._traces
    store.close()
    engine.dispose()


# ── A whole file after a stop ────────────────────────────────────────────────


def test_a_copy_of_the_file_alone_is_whole_after_closing(file, store, room, tmp_path):
    code = store.change(opened(store, room).code, noting("kept")).code
    store.close()
    assert [one.name for one in file.parent.iterdir()] == ["guide.db"]
    shutil.copy(file, tmp_path / "copy.db")
    copy = Store(f"sqlite:///{tmp_path}/copy.db")
    assert texts(copy.load(code)) == ["kept"]
    copy.close()


@pytest.mark.heavy
def test_a_copy_of_the_file_alone_is_whole_after_the_server_was_stopped(file, room, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"sqlite:///{file}"
    with (tmp_path / "said").open("w") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port),
             "--server.headless", "true"],
            cwd=HOME,
            env={**os.environ, "GUIDE_STORE": address},
            stdout=said,
            stderr=said,
        )  # fmt: skip

    def answered():
        assert server.poll() is None, (tmp_path / "said").read_text()
        with contextlib.suppress(OSError):
            asked = f"http://127.0.0.1:{port}/screen/now"
            return urllib.request.urlopen(asked, timeout=30).status == 200
        return False

    eventually(answered)
    store = Store(address)
    code = store.change(opened(store, room).code, noting("kept")).code
    assert file.with_name("guide.db-wal").stat().st_size > 0
    assert answered()
    with contextlib.suppress(StoreError):
        store._database.leave()
    server.send_signal(signal.SIGTERM)
    server.wait(timeout=60)
    shutil.copy(file, tmp_path / "copy.db")
    copy = Store(f"sqlite:///{tmp_path}/copy.db")
    assert texts(copy.load(code)) == ["kept"]
    copy.close()
    assert [one.name for one in file.parent.iterdir()] == ["guide.db"]
