"""``learn``: what events in a store, and reports that were kept, say together."""

import datetime as dt
import json
import random

import pytest

from guide.__main__ import main
from guide.paper.kept_report import read_report
from guide.paper.report import report_csv
from guide.room import room as rooms
from guide.room.learning import evening_of
from guide.room.session import Session
from tests.conftest import NOW
from tests.packs import SMALL, small_pack

PACK = small_pack()
EVENING = PACK.runs["evening"]
QUIZ = PACK.block("f-quiz-first")
KEY = QUIZ.answer.key
COUNTS = {
    f"{QUIZ.id}/1": {KEY: 20},
    "f-ballot-opening": {"keep": 12, "more": 8},
    "f-ballot-closing": {"keep": 5, "more": 15},
}


def one_event(store, tallies):
    plan = Session.of_run(PACK, EVENING).room.plan
    new = rooms.new_room(EVENING, plan, people=20)
    stored = store.open_room(new, NOW, random.Random())
    store.change(stored.code, lambda room: rooms.begin(room, NOW))
    after = NOW + dt.timedelta(minutes=90)
    store.change(stored.code, lambda room: room.changed(tallies=tallies))
    return store.change(stored.code, lambda room: rooms.end(room, after))


@pytest.fixture
def said(url, monkeypatch, capsys):
    """What the command prints for the small pack and a store."""
    monkeypatch.setenv("GUIDE_STORE", url)

    def say(*words, code=0):
        assert main(["learn", *words, str(SMALL)]) == code
        printed = capsys.readouterr()
        return printed.err if code else printed.out

    return say


def test_events_that_ended_are_told_as_text_and_as_json(store, said):
    one_event(store, COUNTS)
    one_event(store, COUNTS)
    open_one = rooms.new_room(EVENING, Session.of_run(PACK, EVENING).room.plan, people=20)
    store.open_room(open_one, NOW, random.Random())
    text = said()
    assert text.startswith("2 events ended.") and f"{QUIZ.id}: 40 people in 2 events" in text
    told = json.loads(said("--json"))
    assert told["events"] == 2 and told["easy"][0]["people"] == 40
    assert told["late"][0]["of"] == 2  # all ninety minutes went by at the first step
    assert {one["block"] for one in told["ballots"]} == {"f-ballot-opening"}


def test_a_report_that_was_kept_says_the_same_as_its_event(store, said, tmp_path):
    stored = one_event(store, COUNTS)
    file = tmp_path / "report.csv"
    made = report_csv(PACK, stored, zone=dt.UTC, now=NOW)
    file.write_text(made, encoding="utf-8", newline="")
    live, kept = evening_of(PACK, stored.room), read_report(PACK, made)
    assert kept.code == stored.code
    assert kept.evening.answers == live.answers and kept.evening.hidden == live.hidden
    assert [took.step for took in kept.evening.steps] == [took.step for took in live.steps]
    both = said("--json", "--report", str(file))
    assert json.loads(both)["events"] == 1  # the event is still there, and counted once
    store.delete(stored.code)
    alone = json.loads(said("--json", "--report", str(file)))
    assert alone["events"] == 1 and alone["easy"] == json.loads(both)["easy"]
    assert alone["ballots"] == json.loads(both)["ballots"]


def test_another_table_is_named(said, tmp_path):
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "other.csv is no table of a report" in said("--report", str(file), code=1)
    assert "could not be read" in said("--report", str(tmp_path / "none.csv"), code=1)


def test_hidden_votes_stay_hidden_in_a_kept_report(store):
    stored = one_event(store, {QUIZ.id: {KEY: 3}})
    kept = read_report(PACK, report_csv(PACK, stored, zone=dt.UTC, now=NOW))
    assert kept.evening.answers == {} and kept.evening.hidden == 1
