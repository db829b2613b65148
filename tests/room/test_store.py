"""The store keeps what it acknowledged, loses nothing to two writers, and fails in sentences."""

import contextlib
import datetime as dt
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sql
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from guide.room import database as databases
from guide.room import store as stores
from guide.room.errors import StoreError, UnknownRoom
from guide.room.room import begin, count, end, go, note, speak
from guide.room.store import Store
from guide.room.tables import ROOMS, SECRETS
from tests.conftest import NOW, ROOT

HOME = Path(__file__).resolve().parents[2]
LATER = NOW + dt.timedelta(minutes=5)
CHANCE = random.Random(7)


def opened(store, room, now=NOW):
    return store.open_room(room, now, CHANCE)


def spoken(stored):
    return stored.room.speakers.first.get("", 0)


# ── Rooms ────────────────────────────────────────────────────────────────────


def test_a_room_is_kept_as_it_was(store, url, room):
    full = begin(room, NOW)
    for step in (1, 2):
        full = go(full, step, 0, LATER)
    full = note(count(speak(full, "first", "a"), "open", {"a": 3, "b": 9}), "Żółć “ok” 🎉", LATER)
    stored = opened(store, full)
    assert stored.revision == 1
    assert store.load(stored.code) == stored
    again = Store(url)
    assert again.load(stored.code) == stored
    again.close()


def test_times_are_in_utc_whatever_the_clock_says(store, room):
    warsaw = dt.timezone(dt.timedelta(hours=1))
    stored = opened(store, begin(room, NOW.astimezone(warsaw)), NOW.astimezone(warsaw))
    found = store.load(stored.code)
    assert found.opened == NOW
    assert found.opened.utcoffset() == dt.timedelta(0)
    assert found.room.entered == NOW


def test_the_current_room_is_the_last_one_that_has_not_ended(store, room):
    assert store.current() is None
    first, second = opened(store, room), opened(store, room, LATER)
    assert store.current() == second
    assert store.rooms() == [second, first]
    ended = store.change(second.code, lambda held: end(held, LATER))
    assert store.current() == first
    assert store.rooms() == [ended, first]
    store.delete(first.code)
    assert store.current() is None


def test_a_room_that_is_not_there(store):
    assert store.load("ABCD") is None
    assert store.revision("ABCD") is None
    store.delete("ABCD")
    with pytest.raises(UnknownRoom, match="There is no room ABCD"):
        store.change("ABCD", lambda held: held)


def test_a_code_that_is_taken_is_drawn_anew(store, room):
    codes = [opened(store, room).code for _ in range(3)]
    assert len(set(codes)) == 3

    drawn = iter(["ABCD", "ABCD", "EFGH"])

    class Stubborn(random.Random):
        def choices(self, letters, k):
            return list(next(drawn))

    chance = Stubborn()
    assert store.open_room(room, NOW, chance).code == "ABCD"
    assert store.open_room(room, NOW, chance).code == "EFGH"


def test_when_every_code_is_taken_it_says_so(store, room):
    class Same(random.Random):
        def choices(self, letters, k):
            return "AAAA"

    store.open_room(room, NOW, Same())
    with pytest.raises(StoreError, match="delete old rooms"):
        store.open_room(room, NOW, Same())


# ── Changes ──────────────────────────────────────────────────────────────────


def test_every_change_has_a_revision(store, room):
    code = opened(store, room).code
    for number in (2, 3, 4):
        changed = store.change(code, lambda held: speak(held, "first"))
        assert (changed.revision, spoken(changed)) == (number, number - 1)
        assert store.revision(code) == number
        assert store.load(code) == changed


def test_what_changes_nothing_writes_nothing(store, room):
    stored = opened(store, begin(room, NOW))
    assert store.change(stored.code, lambda held: begin(held, LATER)) == stored
    assert store.revision(stored.code) == 1


def test_a_change_that_fails_leaves_the_room(store, room):
    stored = opened(store, room)
    with pytest.raises(ZeroDivisionError):
        store.change(stored.code, lambda held: speak(held, "first").changed(people=1 // 0))
    assert store.load(stored.code) == stored


def test_a_change_is_made_anew_when_another_came_first(store, url, room):
    code = opened(store, room).code
    other, calls = Store(url), []

    def overtaken(held):
        calls.append(held)
        if len(calls) < 3:
            other.change(code, lambda theirs: speak(theirs, "first"))
        return speak(held, "first")

    assert spoken(store.change(code, overtaken)) == 3
    assert len(calls) == 3
    other.close()


def test_a_room_that_never_rests_is_given_up(store, url, room, monkeypatch):
    monkeypatch.setattr(stores, "TRIES", 3)
    code, other = opened(store, room).code, Store(url)

    def overtaken(held):
        other.change(code, lambda theirs: speak(theirs, "first"))
        return speak(held, "again")

    with pytest.raises(StoreError, match="too many places"):
        store.change(code, overtaken)
    assert store.load(code).room.speakers.again == {}
    other.close()


def test_a_room_deleted_in_between_is_unknown(store, url, room):
    code = opened(store, room).code

    def deleting(held):
        store.delete(code)
        return speak(held, "first")

    with pytest.raises(UnknownRoom):
        store.change(code, deleting)


@pytest.mark.heavy
def test_threads_lose_nothing(store, room):
    code = opened(store, room).code

    def tap():
        for _ in range(25):
            store.change(code, lambda held: speak(held, "first"))

    threads = [threading.Thread(target=tap) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert spoken(store.load(code)) == 150
    assert store.revision(code) == 151


TAPPING = """
import sys
from guide.room.room import speak
from guide.room.store import Store
store = Store(sys.argv[1])
for _ in range(int(sys.argv[3])):
    stored = store.change(sys.argv[2], lambda held: speak(held, "first"))
    print(stored.revision, flush=True)
"""


def tapping(url, code, times):
    """Another process that changes a room and says each revision that was acknowledged."""
    return subprocess.Popen(
        [sys.executable, "-c", TAPPING, url, code, str(times)],
        cwd=HOME,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.heavy
def test_processes_lose_nothing(store, url, room):
    code = opened(store, room).code
    others = [tapping(url, code, 100) for _ in range(3)]
    for _ in range(100):
        store.change(code, lambda held: speak(held, "first"))
    for other in others:
        other.communicate(timeout=60)
        assert other.returncode == 0
    assert spoken(store.load(code)) == 400


@pytest.mark.heavy
@pytest.mark.parametrize("lines", [1, 7, 40, 150])
def test_a_process_killed_at_work_loses_nothing_it_acknowledged(url, room, lines):
    store = Store(url)
    code = opened(store, room).code
    store.close()
    other = tapping(url, code, 1_000_000)
    told = [int(other.stdout.readline()) for _ in range(lines)]
    other.send_signal(signal.SIGKILL)
    told += [int(line) for line in other.stdout.read().split()]
    other.wait(timeout=30)
    store = Store(url)
    stored = store.load(code)
    assert told == list(range(2, told[-1] + 1))
    assert stored.revision in (told[-1], told[-1] + 1)
    assert spoken(stored) == stored.revision - 1
    assert store.change(code, lambda held: speak(held, "first")).revision == stored.revision + 1
    store.close()


# ── Opening ──────────────────────────────────────────────────────────────────

OPENING = """
import sys, time
from guide.room.store import Store
time.sleep(max(0, float(sys.argv[2]) - time.time()))
store = Store(sys.argv[1])
print(store.secret("passcode", lambda: sys.argv[3]))
"""


@pytest.mark.heavy
def test_processes_that_start_at_once_agree(url):
    import time

    start = str(time.time() + 3)
    others = [
        subprocess.Popen(
            [sys.executable, "-c", OPENING, url, start, str(number)],
            cwd=HOME,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(6)
    ]
    said = [other.communicate(timeout=60)[0] for other in others]
    assert [other.returncode for other in others] == [0] * 6
    assert len(set(said)) == 1


def test_the_migrations_make_the_tables_that_are_asked(url, store):
    engine = sql.create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, ROOMS.metadata) == []
    engine.dispose()


def test_a_store_of_a_newer_guide_is_left_alone(url, store, room):
    stored = opened(store, room)
    written(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version of the guide"):
        Store(url)
    assert store.load(stored.code) == stored


def written(url, statement, **values):
    engine = sql.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sql.text(statement), values)
    engine.dispose()


def test_what_a_newer_guide_wrote_beside_is_ignored(url, store, room):
    stored = opened(store, room)
    text = room.model_dump_json().replace("{", '{"mood": {"later": 1}, ', 1)
    written(url, "UPDATE rooms SET state = :text", text=text)
    assert store.load(stored.code) == stored


@pytest.mark.parametrize("text", ["", "{", "null", '{"run": "x"}', '{"people": -1}'])
def test_a_room_that_cannot_be_read_is_a_sentence(url, store, room, text):
    broken, whole = opened(store, room, LATER), opened(store, room)
    written(url, "UPDATE rooms SET state = :text WHERE code = :code", text=text, code=broken.code)
    for asking in (
        lambda: store.load(broken.code),
        store.current,
        lambda: store.change(broken.code, lambda held: held),
    ):
        with pytest.raises(StoreError, match=f"room {broken.code} cannot be read"):
            asking()
    assert store.rooms() == [whole]
    store.delete(broken.code)
    assert store.current() == whole


def bytes_of(table, column, value):
    """A statement that puts into SQLite what no guide would write."""
    return f"UPDATE {table} SET {column} = {value} WHERE code = :code"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("state", "'{'"),
        ("state", "x'ff00'"),
        ("opened", "'yesterday'"),
        ("opened", "12"),
        ("revision", "'many'"),
    ],
)
def test_a_damaged_room_is_listed_and_hides_no_other(tmp_path, room, column, value):
    address = f"sqlite:///{tmp_path}/guide.db"
    store = Store(address)
    whole, broken = opened(store, room), opened(store, room, LATER)
    assert store.damaged() == []
    written(address, bytes_of("rooms", column, value), code=broken.code)
    fresh = Store(address)
    for each in (store, fresh):
        assert each.rooms() == [whole]
        (found,) = each.damaged()
        assert found.code == broken.code
        assert found.opened == (None if column == "opened" else broken.opened)
        assert f"room {broken.code} cannot be read; delete it" in str(found.why)
    another = opened(fresh, room, LATER + dt.timedelta(minutes=1))
    assert fresh.current() == store.current() == another
    store.delete(broken.code)
    assert store.damaged() == fresh.damaged() == []
    assert store.rooms() == [another, whole]
    store.close()
    fresh.close()


def test_a_broken_letter_in_a_note_costs_the_letter(tmp_path, room):
    address = f"sqlite:///{tmp_path}/guide.db"
    store = Store(address)
    code = store.change(opened(store, room).code, lambda held: note(held, "one ~ two", NOW)).code
    written(
        address,
        "UPDATE rooms SET state = CAST(replace(CAST(state AS BLOB), x'7e', x'ff') AS TEXT)",
    )
    assert [each.text for each in store.load(code).room.notes] == ["one \ufffd two"]
    assert store.damaged() == []
    store.close()


def test_pages_of_the_file_that_are_damaged_hide_no_room_elsewhere(tmp_path, room):
    address = f"sqlite:///{tmp_path}/guide.db"
    store = Store(address)
    first, broken, last = (opened(store, room, NOW + dt.timedelta(days=n)) for n in range(3))
    for _ in range(20):
        store.change(broken.code, lambda held: note(held, "~" * 2000, NOW))
    store.close()
    path = tmp_path / "guide.db"
    held = path.read_bytes()
    full = [at for at in range(0, len(held), 4096) if held[at : at + 4096].count(b"~") > 3000]
    assert len(full) > 3
    written_bytes = bytearray(held)
    for at in full:
        written_bytes[at : at + 4096] = b"\xff" * 4096
    path.write_bytes(written_bytes)
    store = Store(address)
    assert store.rooms() == [last, first]
    assert [each.code for each in store.damaged()] == [broken.code]
    assert store.current() == last
    assert "damaged" in sentence(lambda: store.load(broken.code))
    store.close()


def test_a_secret_is_made_once(store, url):
    other = Store(url)
    assert store.secret("key", lambda: "one") == "one"
    assert other.secret("key", lambda: "two") == "one"
    assert other.secret("passcode", lambda: "two") == "two"
    other.close()


def test_two_who_make_a_secret_at_once_have_the_same(store, url):
    other = Store(url)

    def overtaken():
        other.secret("key", lambda: "theirs")
        return "ours"

    assert store.secret("key", overtaken) == "theirs"
    other.close()


def test_trying_to_write_leaves_nothing(store, url):
    store.try_writing()
    engine = sql.create_engine(url)
    with engine.connect() as connection:
        assert connection.execute(sql.select(SECRETS)).all() == []
    engine.dispose()


def test_the_process_has_one_store(tmp_path, monkeypatch):
    monkeypatch.setattr(stores, "_opened", [])
    monkeypatch.setenv("GUIDE_STORE", f"sqlite:///{tmp_path}/named.db")
    assert stores.store() is stores.store()
    assert (tmp_path / "named.db").exists()
    stores.store().close()


def test_a_store_that_could_not_be_opened_is_tried_again_when_it_may(tmp_path, monkeypatch):
    monkeypatch.setattr(stores, "_opened", [])
    monkeypatch.setattr(stores, "_refused", [])
    path = tmp_path / "guide.db"
    path.write_text("Dear diary, " * 1000)
    monkeypatch.setenv("GUIDE_STORE", f"sqlite:///{path}")
    assert "is no store of the guide; move it away" in sentence(stores.store)
    path.rename(tmp_path / "diary")
    assert "is no store of the guide" in sentence(stores.store), "not again for each who asks"
    monkeypatch.setattr(stores, "_refused", [(0.0, stores._refused[0][1])])
    assert stores.store().rooms() == []
    stores.close()


def test_who_waits_for_a_locked_store_waits_once(tmp_path, monkeypatch):
    monkeypatch.setattr(databases, "PATIENCE", 0.2)
    monkeypatch.setattr(stores, "_opened", [])
    monkeypatch.setattr(stores, "_refused", [])
    tried = []
    make = stores.Store
    monkeypatch.setattr(stores, "Store", lambda: tried.append(True) or make())
    monkeypatch.setenv("GUIDE_STORE", f"sqlite:///{tmp_path}/guide.db")
    with contextlib.closing(sqlite3.connect(tmp_path / "guide.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        threads = [threading.Thread(target=sentence, args=(stores.store,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert tried == [True]


def test_without_a_name_it_lies_in_var(tmp_path, monkeypatch):
    monkeypatch.delenv("GUIDE_STORE", raising=False)
    assert databases.DEFAULT == HOME / "var" / "guide.db"
    monkeypatch.setattr(databases, "DEFAULT", tmp_path / "var" / "guide.db")
    Store().close()
    folder = (tmp_path / "var").stat()
    assert stat.S_IMODE(folder.st_mode) == 0o700, "other users of the machine read no secret"


def test_sqlite_writes_through_to_the_disk(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/guide.db")
    with store._database.engine.connect() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "busy_timeout",
                "secure_delete",
                "temp_store",
            )
        }
    assert asked == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "secure_delete": 1,
        "temp_store": 2,
    }
    store.close()


# ── What goes wrong ──────────────────────────────────────────────────────────


def every_method(store, room):
    yield lambda: store.open_room(room, NOW, CHANCE)
    yield lambda: store.load("ABCD")
    yield store.current
    yield store.rooms
    yield lambda: store.revision("ABCD")
    yield lambda: store.delete("ABCD")
    yield lambda: store.change("ABCD", lambda held: held)
    yield lambda: store.secret("key", str)
    yield store.try_writing


def sentence(action):
    """The one sentence that an action fails with, as who runs the guide reads it."""
    with pytest.raises(StoreError) as caught:
        action()
    for said in (str(caught.value), caught.value.detail):
        assert "\n" not in said and said.endswith(".") and "Traceback" not in said
    return caught.value.detail


@pytest.fixture
def sqlite_file(tmp_path):
    path = tmp_path / "guide.db"
    Store(f"sqlite:///{path}").close()
    return path


def test_no_method_lets_a_librarys_error_through(url, store, room):
    for table in ("rooms", "secrets"):
        written(url, f"DROP TABLE {table}")
    for action in every_method(store, room):
        sentence(action)


def test_a_read_only_file_can_be_looked_at(sqlite_file, room):
    writable = Store(f"sqlite:///{sqlite_file}")
    stored = opened(writable, room)
    store = Store(f"sqlite:///file:{sqlite_file}?mode=ro&uri=true")
    assert store.load(stored.code) == stored
    for action in (
        store.try_writing,
        lambda: store.change(stored.code, lambda held: speak(held, "first")),
        lambda: store.open_room(room, NOW, CHANCE),
        lambda: store.secret("new", str),
    ):
        assert "is read-only; make it and its folder writable" in sentence(action)
    store.close()
    writable.close()


@pytest.mark.skipif(ROOT, reason="root may write everything")
def test_a_file_without_the_right_to_write(sqlite_file):
    sqlite_file.chmod(0o444)
    store = Store(f"sqlite:///{sqlite_file}")
    assert "read-only" in sentence(store.try_writing)


@pytest.mark.parametrize("wrong", ["text", "folder", "locked"])
def test_a_visitor_reads_no_path(tmp_path, monkeypatch, wrong):
    monkeypatch.setattr(databases, "PATIENCE", 0.1)
    path = tmp_path / "guide.db"
    with contextlib.ExitStack() as stack:
        if wrong == "folder":
            path.mkdir()
        elif wrong == "text":
            path.write_text("Dear diary, " * 1000)
        else:
            other = stack.enter_context(contextlib.closing(sqlite3.connect(path)))
            other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError) as caught:
            Store(f"sqlite:///{path}")
    assert str(tmp_path) in caught.value.detail
    assert str(tmp_path) not in str(caught.value)
    assert str(caught.value).startswith(("The file of the store", "In place of the file"))


def test_a_full_disk(sqlite_file, room):
    store = Store(f"sqlite:///{sqlite_file}")
    stored = opened(store, room)

    def fill(connection, _record):
        connection.execute("PRAGMA max_page_count = 1")

    sql.event.listen(store._database.engine, "connect", fill)
    store.close()
    long = room.changed(run="x" * 200_000)
    said = sentence(lambda: store.change(stored.code, lambda held: long))
    assert "is full; free some space" in said and str(sqlite_file) in said
    assert store.load(stored.code) == stored
    store.close()


def test_a_file_that_another_program_locks(sqlite_file, monkeypatch):
    monkeypatch.setattr(databases, "PATIENCE", 0.1)
    store = Store(f"sqlite:///{sqlite_file}")
    with contextlib.closing(sqlite3.connect(sqlite_file)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "is locked by another program" in sentence(store.try_writing)
        assert store.rooms() == []
        other.rollback()
    store.try_writing()
    store.close()


def test_a_new_file_that_another_program_locks(tmp_path, monkeypatch):
    monkeypatch.setattr(databases, "PATIENCE", 0.1)
    path = tmp_path / "guide.db"
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "is locked" in sentence(lambda: Store(f"sqlite:///{path}"))


def test_a_file_of_something_else(tmp_path):
    path = tmp_path / "guide.db"
    path.write_text("Dear diary, " * 1000)
    assert "is no store of the guide" in sentence(lambda: Store(f"sqlite:///{path}"))


@pytest.mark.heavy
def test_a_damaged_file(sqlite_file):
    store = Store(f"sqlite:///{sqlite_file}")
    for _ in range(50):
        store.secret(f"{_}", lambda: "x" * 4000)
    store.close()
    held = bytearray(sqlite_file.read_bytes())
    held[4096:] = b"\x55" * (len(held) - 4096)
    sqlite_file.write_bytes(held)
    sentence(lambda: Store(f"sqlite:///{sqlite_file}").secret("9", str))


def test_no_folder_can_be_made(tmp_path):
    (tmp_path / "var").write_text("a file where the folder should be")
    sentence(lambda: Store(f"sqlite:///{tmp_path}/var/guide.db"))
    sentence(lambda: Store(f"sqlite:///{tmp_path}"))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("guide.db", "is no database's address"),
        ("nosuch://host/name", "is no database's address"),
        ("postgresql+nosuch://host/name", "is no database's address"),
        ("postgresql+psycopg://host:port/name", "is no database's address"),
        ("postgresql+psycopg2://host/name", "driver"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
        ("sqlite:///file::memory:?uri=true", "needs a file"),
        ("sqlite:///file:guide?mode=memory&uri=true", "needs a file"),
        ("postgresql+psycopg://guide:hush@127.0.0.1:1/name", "refused"),
        ("postgresql+psycopg://guide:hush@nosuch.invalid/name", "nosuch.invalid"),
    ],
)
def test_a_wrong_address(address, said):
    told = sentence(lambda: Store(address))
    assert said in told
    assert "hush" not in told
    with pytest.raises(StoreError) as caught:
        Store(address)
    for hidden in ("127.0.0.1", "nosuch.invalid", "guide:"):
        assert hidden not in str(caught.value), "a visitor reads no host and no user"


def test_a_database_that_is_not_there(postgres):
    address = postgres.set(database="nosuch").render_as_string(hide_password=False)
    assert "nosuch" in sentence(lambda: Store(address))


def test_a_server_that_was_restarted_is_found_again(url, store, room):
    if not url.startswith("postgresql"):
        pytest.skip("a file needs no connection")
    stored = opened(store, room)
    written(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    assert store.load(stored.code) == stored
