"""The store's tables, one migration a change, run when the store is opened."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.engine import Connection

from ..errors import StoreError

LOCK = 4_835_001
"""Any number that no other program locks by in the same PostgreSQL database."""


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations that the database lacks; the caller commits.

    Processes that start at once wait for one another. A database that lacks none is only read, so
    that a read-only one can still be looked at.
    """
    if set(MigrationContext.configure(connection).get_current_heads()) == _newest():
        return
    config = _config()
    config.attributes["connection"] = connection
    connection.rollback()
    _lock(connection)
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError.of("store_newer") from error


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


@cache
def _newest() -> Set[str]:
    """The migrations that none follows. Alembic runs every one of them to know."""
    return frozenset(ScriptDirectory.from_config(_config()).get_heads())


def _lock(connection: Connection) -> None:
    """Begin a transaction that only one process at a time can be in."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    elif connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
