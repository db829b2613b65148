"""What is wrong with the store is told in the words of the room, and in English elsewhere."""

import sqlite3

import pytest
from sqlalchemy.engine import make_url

from guide.loading.words import interface
from guide.room.errors import (
    DamagedRoom,
    OlderCopy,
    OutOfOrder,
    StoreError,
    UnknownRoom,
    out_of_order,
    overtaken,
    phones_lost,
    replaced,
)

FILE = make_url("sqlite:////srv/guide.db")
SERVER = make_url("postgresql+psycopg://ada:secret@db.example/guide")
SPANISH, ENGLISH = interface("es"), interface("en")


def of_sqlite(code):
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    return out_of_order(error, FILE)


class Silent(Exception):
    pgcode = "53100"


EVERY = [
    *map(of_sqlite, (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CORRUPT, 0)),
    out_of_order(Silent("no room"), SERVER),
    out_of_order(ValueError("gone"), SERVER),
    UnknownRoom("ABCD"),
    DamagedRoom("ABCD"),
    OlderCopy("ABCD"),
    overtaken("ABCD"),
    replaced(FILE),
    phones_lost(),
]


@pytest.mark.parametrize("error", EVERY, ids=str)
def test_an_error_is_told_in_the_language_of_the_room(error):
    for host in (True, False):
        english = error.told(ENGLISH, host=host)
        spanish = error.told(SPANISH, host=host)
        assert english != spanish and "{" not in english + spanish
        for told in ("ABCD", "/srv/guide.db", "db.example", "what SQLite says"):
            assert (told in english) == (told in spanish)
    assert str(error) == error.told(ENGLISH, host=False)
    assert error.detail == error.told(ENGLISH, host=True)


@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=["en", "es"])
def test_only_who_hosts_reads_where_the_store_is(words):
    for error in EVERY:
        public = error.told(words, host=False)
        assert not any(part in public for part in ("/srv", "db.example", "ada", "SQLite says"))
    assert "/srv/guide.db" in EVERY[0].told(words, host=True)
    assert "secret" not in EVERY[4].told(words, host=True)


def test_an_error_that_lasts_is_told_as_it_was():
    lasting = OutOfOrder.because_of(EVERY[0])
    assert lasting.told(SPANISH, host=True) == EVERY[0].told(SPANISH, host=True)
    assert str(lasting) == str(EVERY[0])


def test_an_error_without_a_word_is_told_as_it_is():
    error = StoreError("The disk is full.", "The disk of /var is full.")
    assert error.told(SPANISH, host=True) == "The disk of /var is full."
    assert error.told(SPANISH, host=False) == "The disk is full."
