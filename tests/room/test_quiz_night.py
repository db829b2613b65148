"""A quiz night: what rounds are made of, points, ranks and ties, by phone and on paper."""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.model.blocks import Quiz
from guide.model.fitting import cells, key_cells
from guide.model.marking import right
from guide.paper.report import report_pdf, report_rows
from guide.room import night_run, quiz_night
from guide.room.answers import Box, Closed, TableTaken
from guide.room.items import items_at, toggled
from guide.room.night_run import NIGHT, filled_rounds, items_in, rounds_of, run_named, tie_break_of
from guide.room.quiz_night import TABLE, standings, table_of
from guide.room.room import end, go, shut
from guide.room.session import Session
from guide.room.summary import summary_of
from guide.room.tables import StoredRoom
from guide.room.votes import every_vote
from tests.conftest import NOW
from tests.packs import small_pack

from .nights import RIGHT, ROUNDS, night_pack, night_room, place_of
from .nights import night_run as short_run

SOON = 20


@pytest.fixture(scope="module")
def night():
    return night_pack(small_pack())


@pytest.fixture
def event(night):
    return Session.of_room(night, night_room(night))


def with_room(session, room):
    return Session.of_room(session.pack, room)


# ── What a round is made of ──────────────────────────────────────────────────


def test_each_module_fills_rounds_and_the_rest_is_mixed(pack, monkeypatch):
    monkeypatch.setattr(night_run, "QUESTIONS", 3)
    name = pack.modules[0].title
    assert [title for title, _ in filled_rounds(pack)] == [f"{name} (1)", f"{name} (2)"]
    monkeypatch.setattr(night_run, "QUESTIONS", 4)
    assert [title for title, _ in filled_rounds(pack)] == [name, pack.words.night_mixed]
    asked = [id for _, items in filled_rounds(pack) for id in items]
    assert len(asked) == len(set(asked)) and all(isinstance(pack.blocks[id], Quiz) for id in asked)


def test_an_estimate_is_left_over_for_the_tie_break(pack, monkeypatch):
    monkeypatch.setattr(night_run, "QUESTIONS", 5)
    run = run_named(pack, NIGHT)
    asked = {id for step in rounds_of(run) for id in step.round.items}
    assert tie_break_of(pack, run) == "f-quiz-number"
    assert "f-quiz-number" not in asked and "f-quiz-month" in asked
    assert "tie-break" in [step.id for step in run.steps]


def test_a_guide_with_too_few_items_has_no_night_and_one_with_fewer_than_a_hundred_says_so(
    pack, monkeypatch
):
    assert run_named(pack, NIGHT) is None
    monkeypatch.setattr(night_run, "QUESTIONS", 4)
    assert "8 quiz items; 10 rounds would take 40" in night_run.runs_of(pack)[NIGHT].summary


def test_a_round_is_played_as_steps_of_its_own(night, event):
    names = [step.step for step in event.room.plan]
    assert names == [
        *("title", "round-1", "round-1-1", "round-1-2", "round-1-answers", "round-1-standings"),
        *("round-2", "round-2-1", "round-2-2", "round-2-answers", "tie-break"),
        *("round-2-standings", "end"),
    ]
    assert [step.block for step in items_in(event.run, "round-2")] == list(ROUNDS[1][1])
    assert sum(step.minutes for step in event.room.plan) <= 18 + 2
    assert event.room.night and not every_vote(event)


def test_a_question_that_left_the_guide_leaves_the_round(night):
    modules = tuple(
        each.model_copy(update={"blocks": tuple(b for b in each.blocks if b.id != "p-quiz")})
        for each in night.modules
    )
    run = run_named(replace(night, modules=modules), "night")
    assert len(items_in(run, "round-2")) == 1


@pytest.mark.parametrize(
    "block", [b for b in small_pack().blocks.values() if b.kind == "quiz"], ids=lambda b: b.id
)
def test_a_point_is_given_for_what_the_quiz_itself_calls_right(block, pack):
    tries = {
        "choice": lambda a: [one.id for one in a.options],
        "choices": lambda a: [a.key, a.key[::-1], a.key[:1], [one.id for one in a.options]],
        "order": lambda a: [a.key, a.key[::-1]],
        "estimate": lambda a: [a.key, 10**6],
        "place": lambda a: [one.place for one in a.candidates],
    }
    if getattr(block.answer, "key_date", None):
        tries["estimate"] = lambda a: [str(a.key_date), "1999" + str(a.key_date)[4:]]
    for answer in tries[block.answer.type](block.answer):
        counted = set(cells(pack, block, answer)) == set(key_cells(block))
        assert counted == right(block.answer, answer)


# ── Points and ranks ─────────────────────────────────────────────────────────


def scored(event, *rounds):
    room = event.room
    for number, by_table in enumerate(rounds, 1):
        for table in by_table:
            room = quiz_night.name_table(room, int(table))
        room = quiz_night.type_scores(room, f"round-{number}", by_table)
    return with_room(event, room)


def ranks(session):
    return [(place.rank, place.table, place.points, place.shared) for place in standings(session)]


def test_points_of_all_rounds_make_the_ranks_and_shared_ranks_stay_shared(event):
    found = scored(event, {"1": 2, "2": 1, "3": 0, "4": 2}, {"1": 0, "2": 2, "3": 2, "4": 0})
    second = [(2, table, 2, True) for table in "134"]
    assert ranks(found) == [(1, "2", 3, False), *second]
    assert quiz_night.tied(found) == ()


def test_what_is_typed_stands_in_place_of_the_phones_points_and_can_be_taken_back(event):
    marks = {"round-1": {"f-quiz-first/1": ("3", "7"), "f-quiz-several/1": ("3",)}}
    room = event.room.changed(marks=marks, tables={"3": "", "7": "Owls"})
    assert quiz_night.points(room, "round-1") == {"3": 2, "7": 1}
    typed = quiz_night.type_scores(room, "round-1", {"7": 2, "9": 1})
    assert quiz_night.points(typed, "round-1") == {"3": 2, "7": 2, "9": 1}
    back = quiz_night.type_scores(typed, "round-1", {"7": None})
    assert quiz_night.points(back, "round-1") == {"3": 2, "7": 1, "9": 1}
    assert quiz_night.named(event.pack.words, "7", "Owls") == "Table 7 · Owls"
    assert not quiz_night.can_remove(back, "7")
    added = quiz_night.name_table(back, 12)
    assert "12" not in quiz_night.remove_table(added, "12").tables


def test_the_nearest_estimate_breaks_a_tie_for_the_first_place_only(event):
    tie = scored(event, {"1": 2, "2": 2, "3": 1, "4": 1})
    assert quiz_night.tied(tie) == ("1", "2") and quiz_night.is_due(tie)
    assert [place.rank for place in standings(tie)] == [1, 1, 3, 3]
    broken = with_room(tie, quiz_night.type_estimates(tie.room, {"1": "40", "2": "13", "3": "12"}))
    assert ranks(broken)[:2] == [(1, "2", 2, False), (2, "1", 2, False)]
    assert [place.rank for place in standings(broken)] == [1, 2, 3, 3]
    again = with_room(tie, quiz_night.type_estimates(tie.room, {"1": "11", "2": "13"}))
    assert [place.rank for place in standings(again)] == [1, 1, 3, 3]
    alone = with_room(tie, quiz_night.type_estimates(tie.room, {"2": "100"}))
    assert ranks(alone)[0][1] == "2"


def test_nobody_is_first_while_there_are_no_points(event):
    found = scored(event, {"1": 0, "2": 0})
    assert quiz_night.tied(found) == () and [place.rank for place in standings(found)] == [1, 1]


def test_without_an_estimate_left_over_a_tie_stays(pack):
    items = (*RIGHT, "f-quiz-number", "f-quiz-month", "f-quiz-later")
    run = short_run()
    steps = tuple(
        step.model_copy(update={"round": step.round.model_copy(update={"items": items})})
        if step.id == "round-1"
        else step
        for step in run.steps
    )
    night = replace(pack, runs={"night": run.model_copy(update={"steps": steps})})
    tie = scored(Session.of_room(night, night_room(night)), {"1": 2, "2": 2})
    assert quiz_night.tied(tie) == ("1", "2") and not quiz_night.is_due(tie)


@given(st.dictionaries(st.integers(1, 99).map(str), st.integers(0, 10), max_size=12))
def test_ranks_count_who_is_ahead(points):
    night = night_pack(small_pack())
    found = standings(scored(Session.of_room(night, night_room(night)), points))
    for place in found:
        assert place.rank == 1 + sum(other.points > place.points for other in found)
        assert place.shared == ([one.points for one in found].count(place.points) > 1)


@pytest.mark.parametrize(
    ("sent", "table"),
    [("7", 7), (" 42 ", 42), (99, 99), ("0", None), (100, None), ("Ann", None), (True, None),
     ("٣", None), (1.0, None), (None, None), ([3], None)],
)  # fmt: skip
def test_a_table_is_a_number(sent, table):
    assert table_of(sent) == table


# ── In the store ─────────────────────────────────────────────────────────────


@pytest.fixture
def box(store):
    opened = Box(lambda: store)
    yield opened
    opened.close()


class Night:
    """An event in a store, with tables that answer."""

    def __init__(self, pack, store, box):
        self.pack, self.store, self.box = pack, store, box
        self.code = store.open_room(night_room(pack), NOW, random.Random(5)).code

    def table(self, number):
        seat = self.box.join(self.code).result(SOON)
        self.be(seat, number)
        return seat

    def be(self, seat, number):
        self.box.answer(self.code, seat, TABLE, number, [str(number)]).result(SOON)

    @property
    def session(self):
        return Session.of_room(self.pack, self.store.load(self.code).room)

    def change(self, change):
        return self.store.change(self.code, change).room

    def ask(self, step):
        """Go to a step and open what it asks."""

        def opened(room):
            session = Session.of_room(self.pack, go(room, place_of(room, step), 0, NOW))
            return toggled(session, NOW)

        self.item = self.change(opened).asking.item
        return self.item

    def answer(self, seat, answer):
        block = self.pack.blocks[self.item.partition("/")[0]]
        counted = cells(self.pack, block, answer)
        self.box.answer(self.code, seat, self.item, answer, counted).result(SOON)


@pytest.fixture
def hall(night, store, box):
    return Night(night, store, box)


def test_a_right_answer_is_a_point_for_the_table_whenever_it_came(hall):
    three, seven = hall.table(3), hall.table(7)
    nobody = hall.box.join(hall.code).result(SOON)
    hall.ask("round-1-2")
    hall.answer(three, ["ice", "fog"])
    hall.answer(seven, ["fog"])
    hall.answer(nobody, ["fog", "ice"])
    assert not hall.store.load(hall.code).room.marks
    room = hall.change(shut)
    assert room.marks == {"round-1": {"f-quiz-several/1": ("3",)}}
    assert room.tables == {"3": "", "7": ""}
    # Opened again, it counts anew and not twice.
    hall.ask("round-1-2")
    hall.answer(seven, ["fog", "ice"])
    assert quiz_night.points(hall.change(shut), "round-1") == {"3": 1, "7": 1}


def test_a_table_has_one_phone_and_keeps_its_number_once_it_is_counted(hall):
    three = hall.table(3)
    with pytest.raises(TableTaken):
        hall.table(3)
    hall.be(three, 4)
    hall.table(3)
    hall.ask("round-1-1")
    hall.answer(three, "fare")
    hall.change(shut)
    with pytest.raises(TableTaken):
        hall.be(three, 5)
    hall.be(three, 4)
    assert sorted(hall.store.tables_of(hall.code).values()) == ["3", "4"]


def test_who_is_no_table_at_an_event_that_is_no_night(store, box, room):
    code = store.open_room(room, NOW, random.Random(5)).code
    seat = box.join(code).result(SOON)
    with pytest.raises(Closed):
        box.answer(code, seat, TABLE, 3, ["3"]).result(SOON)


def test_a_whole_night_and_what_is_left_of_it(hall):
    three, seven = hall.table(3), hall.table(7)
    for number, (_, items) in enumerate(ROUNDS, 1):
        for place, id in enumerate(items, 1):
            hall.ask(f"round-{number}-{place}")
            hall.answer(three, RIGHT[id])
            if number == 1:
                hall.answer(seven, RIGHT[id])
    hall.change(shut)
    hall.change(lambda room: quiz_night.name_table(room, 9, "On paper"))
    hall.change(lambda room: quiz_night.type_scores(room, "round-2", {"7": 2, "9": 1}))
    assert quiz_night.tied(hall.session) == ("3", "7")
    hall.ask("tie-break")
    hall.answer(three, 30)
    hall.answer(seven, 13)
    hall.change(shut)
    assert hall.store.load(hall.code).room.estimates == {"3": "30", "7": "13"}
    told = [(place.table, place.points, place.by_round) for place in standings(hall.session)]
    assert told == [("7", 4, (2, 2)), ("3", 4, (2, 2)), ("9", 1, (0, 1))]
    hall.change(lambda room: end(room, NOW))
    stored = hall.store.load(hall.code)
    # Who was right at which question is gone, and every seat with it.
    assert stored.room.marks == {} and hall.store.tables_of(hall.code) == {}
    assert stored.room.scores["round-1"] == {"3": 2, "7": 2}
    summary = summary_of(hall.pack, stored, zone=NOW.tzinfo, now=NOW)
    assert [(one.rank, one.name or one.table) for one in summary.standings] == [
        (1, "7"), (2, "3"), (3, "On paper"),
    ]  # fmt: skip


def test_what_is_open_at_the_end_is_counted(hall):
    three = hall.table(3)
    hall.ask("round-1-1")
    hall.answer(three, "fare")
    room = hall.change(lambda room: end(room, NOW))
    assert (
        room.scores == {"round-1": {"3": 1}} and json.loads(room.model_dump_json())["marks"] == {}
    )


def test_what_a_step_asks_is_one_question_worth_a_point(event):
    (item,) = items_at(event, place_of(event.room, "round-2-1"))
    assert (item.id, item.asked.round, item.asked.key) == ("f-quiz-order/1", "round-2", ("right",))


def test_a_round_is_left_out_as_a_whole_and_the_last_standings_stay(event):
    inside = night_run.round_of(event.run, "round-1")
    assert inside == {
        step for step in (s.id for s in event.run.steps) if step.startswith("round-1")
    }
    last = night_run.round_of(event.run, "round-2")
    assert "round-2-2" in last and not last & {"tie-break", "round-2-standings"}


def test_the_report_tells_the_standings(event):
    found = scored(event, {"1": 2, "2": 1}, {"2": 1})
    stored = StoredRoom("NIGHTS", 1, quiz_night.name_table(found.room, 2, "=Owls"), NOW)
    rows = report_rows(event.pack, stored, zone=NOW.tzinfo, now=NOW)
    told = [row[1:] for row in rows if row[0] == event.pack.words.report_standings]
    assert told == [
        ("Table 1", "1. =", "2"),
        ("Table 1", event.pack.words.report_rounds, "2 + 0"),
        ("Table 2 · =Owls", "1. =", "2"),
        ("Table 2 · =Owls", event.pack.words.report_rounds, "1 + 1"),
    ]
    assert report_pdf(event.pack, stored, zone=NOW.tzinfo, now=NOW).startswith(b"%PDF")
