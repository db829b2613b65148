"""What phones can answer: one press opens a step's item, another closes it, leaving does too."""

import datetime as dt

import pytest

from guide.model.fitting import asks, cells, cells_of, fitted
from guide.room.items import item_here, items_at, next_item, opened, toggled
from guide.room.room import go, new_room, reveal
from guide.room.session import Session

NOW = dt.datetime(2026, 11, 24, 19, 0, tzinfo=dt.UTC)


@pytest.fixture
def session(pack):
    run = pack.runs["evening"]
    plan = Session.of_run(pack, run).room.plan
    return Session(pack, run, new_room(run, plan, people=20))


def at(session, step, **values):
    place = next(n for n, one in enumerate(session.room.plan) if one.step == step)
    return with_room(session, session.room.changed(at=place, **values))


def with_room(session, room):
    return Session(session.pack, session.run, room)


def counted(room):
    """The room as the store leaves it: what was closed has been counted."""
    phones = {**room.phones, **{asked.item: {} for asked in room.to_count}}
    return room.changed(phones=phones, to_count=())


@pytest.mark.parametrize(
    ("step", "items"),
    [
        ("title", []),
        ("text", []),
        ("opening-ballot", ["f-ballot-opening"]),
        ("quiz", ["f-quiz-first/1", "f-quiz-first/2"]),
        ("order", ["f-quiz-order/1"]),
        ("claim", ["f-claim-slow/before", "f-claim-slow/after"]),
        ("series", ["f-series"]),
    ],
)
def test_a_step_opens_what_its_block_asks_one_after_the_other(session, step, items):
    here = at(session, step)
    assert [item.id for item in items_at(here, here.room.at)] == items
    for item in items:
        room = toggled(here, NOW)
        assert room.asking.item == item
        here = with_room(here, counted(toggled(with_room(here, room), NOW)))
        assert here.room.asking is None
        assert item_here(here).id == item
    if items:
        assert next_item(here).id == items[-1]  # once more, if need be
    else:
        assert toggled(here, NOW) == here.room


def test_leaving_a_step_or_showing_its_answer_closes_what_is_open(session):
    here = at(session, "quiz")
    room = toggled(here, NOW)
    for change in (lambda r: go(r, r.at + 1, 0, NOW), lambda r: reveal(r, True)):
        after = change(room)
        assert after.asking is None
        assert [asked.item for asked in after.to_count] == ["f-quiz-first/1"]
    assert go(room, room.at, 1, NOW).asking == room.asking


def test_what_opens_again_is_not_shown_meanwhile(session):
    here = at(session, "opening-ballot")
    room = reveal(toggled(here, NOW), True).changed(phones={"f-ballot-opening": {"keep": 9}})
    again = toggled(with_room(here, room.changed(to_count=())), NOW)
    assert again.asking.item == "f-ballot-opening"
    assert not again.shown and again.phones == {}


def test_by_name_it_opens_at_its_own_step(session):
    room = opened(session, "f-quiz-number", NOW)
    assert (room.step.step, room.asking.item) == ("number", "f-quiz-number/1")
    assert opened(session, "f-text", NOW) is None


def test_a_closing_ballot_is_paired_with_its_opening_one(session):
    closing = next(b for b in session.pack.blocks.values() if getattr(b, "repeats", None))
    assert opened(session, closing.id, NOW).asking.against == "f-ballot-opening"


def test_whatever_fits_a_block_counts_for_something_that_it_knows(pack):
    order = [item.id for item in pack.block("f-quiz-order").answer.items]
    points = pack.block("f-series").guess.points
    guessed = {f"{point.column} {point.period}": 7 for point in points}
    given = {
        "f-ballot-opening": [0, "keep"],
        "f-quiz-several": [[0], [0, 1]],
        "f-quiz-order": [order, [2, 1, 0]],
        "f-quiz-number": [7, 0, 99],
        "f-quiz-place": [0, 1],
        "f-claim-slow": [1, 5],
        "f-series": [guessed],
    }
    for id, answers in given.items():
        block = pack.block(id)
        assert asks(block)
        for answer in answers:
            found = fitted(pack, block, answer)
            assert found is not None, (id, answer)
            assert set(cells(pack, block, found)) <= set(cells_of(pack, block))
        for wrong in (None, "", "no-such", -1, True, [], {}, [[]], [None], {"a": "b"}, 1e400):
            assert fitted(pack, block, wrong) is None, (id, wrong)
