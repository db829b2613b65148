"""The facilitator's view: who may see it, and what it does to an event."""

import datetime as dt
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest

from guide.model.blocks import Ballot, Prompt, Quiz
from guide.model.freshness import due
from guide.model.runs import EVENT_MINUTES
from guide.projector.bar import bar
from guide.projector.deck import Deck
from guide.projector.presses import Press, pressing
from guide.room import room as rooms
from guide.room import store as stores
from guide.room.plan import STEP_MINUTES, can_move, minutes_planned, plan_for
from guide.room.room import MOST, PlannedStep, new_room
from guide.views import current as current_module
from guide.views.host import actions, plan_editor, setup, sign_in
from guide.web.auth import Auth
from tests.app_test import AppTest
from tests.packs import example_pack, real_pack

pytestmark = pytest.mark.heavy

ROOT = Path(__file__).resolve().parents[2]
PACK = real_pack()
WORDS = PACK.words
SCRIPT = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from guide.views.current import current
from pages import host
host.show(current().pack)
"""


@pytest.fixture
def store(tmp_path, monkeypatch):
    """The process's store, in a file of its own."""
    opened = stores.Store(f"sqlite:///{tmp_path}/guide.db")
    monkeypatch.setattr(stores, "_opened", [opened])
    monkeypatch.setattr("guide.views.links.recent_addresses", lambda: ["192.0.2.7"])
    monkeypatch.setattr("guide.views.host.devices.auth", lambda: Auth(lambda: opened))
    # AppTest hands out no real cookies; tests/browser/test_host.py does.
    monkeypatch.setattr(sign_in, "token_is_good", lambda token: False)
    yield opened
    opened.close()


@pytest.fixture
def hosting(store, monkeypatch):
    """A device that may host."""
    monkeypatch.setattr(sign_in, "token_is_good", lambda token: True)
    return store


def page():
    found = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert not found.exception
    return found


def text(shown):
    return " ".join(str(each.proto.body) for each in shown.get("html"))


def press(shown, key):
    shown.button(key=key).click().run()
    assert not shown.exception
    return shown


def move(store, shown, name, option=""):
    """Make a press as the route of the bar's script does, and draw the page anew."""
    code, now = store.current().code, dt.datetime.now(dt.UTC)
    asked = Press(room=code, move=name, option=option)
    store.change(code, lambda room: pressing(PACK, asked, now, room), durable=False)
    shown.run()
    assert not shown.exception
    return shown


def off(store):
    """Why buttons of the bar are greyed, by their moves."""
    stored = store.current()
    return bar(Deck.of_room(PACK, stored.room), stored, dt.datetime.now(dt.UTC))["off"]


def step_with(run, kind, **shows):
    """The place of the first step of a run with a block of this kind, shown so."""
    for place, step in enumerate(run.steps):
        block = PACK.block(step.block) if step.block else None
        if isinstance(block, kind) and all(
            getattr(step.show, name) == value for name, value in shows.items()
        ):
            return place
    raise LookupError


def opened(store, run="evening-90", at=0, people=25, pack=PACK):
    """An event on a run that has begun and stands at a step."""
    run = pack.runs[run]
    plan = tuple(PlannedStep(step=step.id, minutes=step.minutes) for step in run.steps)
    now = dt.datetime.now(dt.UTC)
    room = rooms.go(rooms.begin(new_room(run, plan, people=people), now), at, 0, now)
    return store.open_room(room, now, random.Random(1)).code


def room_of(store, code):
    return store.load(code).room


# ── Who may host ─────────────────────────────────────────────────────────────


def test_who_may_not_host_gets_the_form_and_nothing_else(store):
    code = opened(store, at=1)
    shown = page()
    sent = text(shown)
    assert 'action="/host/enter"' in sent and WORDS.host_passcode in sent
    assert code not in sent and PACK.runs["evening-90"].steps[1].say[:40] not in sent
    assert not shown.button and not shown.number_input and not shown.text_area
    assert "192.0.2.7" not in sent


def test_a_wrong_passcode_is_told_in_one_sentence(store):
    shown = AppTest.from_string(SCRIPT, default_timeout=60)
    shown.query_params["wrong"] = "1"
    assert WORDS.host_wrong in text(shown.run())
    assert WORDS.host_wrong not in text(page())


# ── Before ───────────────────────────────────────────────────────────────────


def test_sixty_minutes_and_forty_people_make_a_plan_that_adds_up(hosting):
    shown = page()
    assert shown.number_input(key="host-minutes").value == 60
    assert shown.number_input(key="host-people").value == 40
    assert WORDS.host_planned.format(n=60, minutes=60) in text(shown)
    press(shown, "host-open")
    room = hosting.current().room
    assert room.people == 40 and room.minutes == 60
    assert minutes_planned(room.plan) == 60
    assert not room.live, "opening does not start the clock"
    assert "The plan" in text(page()) or WORDS.host_begin in [one.label for one in shown.button]


@pytest.mark.parametrize("running", [False, True])
def test_the_venue_check_knows_what_is_due_for_review_that_day(hosting, monkeypatch, running):
    if running:
        opened(hosting, at=1)
    monkeypatch.setattr(actions, "today", lambda: dt.date(2030, 1, 1))
    late = due(PACK, dt.date(2030, 1, 1))
    assert WORDS.venue_due.format(n=len(late)) in text(press(page(), "host-check"))
    monkeypatch.setattr(actions, "today", lambda: dt.date(2026, 11, 24))
    assert WORDS.venue_nothing_due in text(press(page(), "host-check"))


@pytest.mark.parametrize(
    ("minutes", "run"), [(20, "taster-20"), (45, "class-45"), (85, "evening-90")]
)
def test_minutes_choose_the_nearest_run(hosting, minutes, run):
    shown = page()
    shown.number_input(key="host-minutes").set_value(minutes).run()
    assert shown.radio(key=f"host-run-{minutes}").value == run
    assert not shown.exception


def test_another_run_may_be_chosen_and_trimmed_before_it_is_opened(hosting):
    shown = page()
    shown.radio(key="host-run-60").set_value("evening-90").run()
    run = PACK.runs["evening-90"]
    plan = plan_for(run, 60)
    assert [
        shown.number_input(key=f"host-draft-minutes-{one.step}-{one.minutes}").value for one in plan
    ] == [one.minutes for one in plan]
    shown.number_input(key=f"host-draft-minutes-welcome-{plan[0].minutes}").set_value(7).run()
    press(shown, "host-draft-out-map")
    press(shown, f"host-draft-{WORDS.host_down}-map")
    press(shown, "host-open")
    room = hosting.current().room
    assert room.plan[0].minutes == 7
    assert [one.step for one in room.plan][3:5] == ["quiz", "map"]
    assert next(one for one in room.plan if one.step == "map").dropped


def test_a_ballot_is_never_left_out_and_never_moved(hosting):
    shown = page()
    shown.radio(key="host-run-60").set_value("evening-90").run()
    for ballot in ("opening-ballot", "closing-ballot"):
        assert shown.button(key=f"host-draft-out-{ballot}").disabled
        assert shown.button(key=f"host-draft-{WORDS.host_up}-{ballot}").disabled


# ── Leading ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("pack", [PACK, example_pack()], ids=["own", "nile"])
def test_each_step_of_each_run_can_be_led(hosting, pack, monkeypatch):
    monkeypatch.setattr(current_module, "current", lambda: SimpleNamespace(pack=pack))
    for run in pack.runs.values():
        code = opened(hosting, run.id, pack=pack)
        shown = page()
        for place, step in enumerate(run.steps):
            hosting.change(
                code, lambda room, place=place: rooms.go(room, place, 0, dt.datetime.now(dt.UTC))
            )
            shown.run()
            assert not shown.exception, step.id
            assert step.title.replace("'", "&#39;") in text(shown), step.id
        hosting.delete(code)


def test_a_prompt_brings_its_notes_and_what_to_do_if(hosting):
    run = PACK.runs["evening-90"]
    at = step_with(run, Prompt)
    opened(hosting, at=at)
    sent = text(page())
    for title in (WORDS.host_if_quiet, WORDS.host_if_hot, WORDS.host_if_one_sided):
        assert title in sent


def test_a_ballots_leader_can_read_the_question_for_reflection_out(hosting):
    run = PACK.runs["evening-90"]
    at, block = next(
        (place, block) for place, step in enumerate(run.steps)
        if step.block and isinstance(block := PACK.block(step.block), Ballot) and block.reflect
    )  # fmt: skip
    opened(hosting, at=at)
    assert block.reflect in text(page())


def test_the_buttons_move_the_event(hosting):
    code = opened(hosting, at=3)
    shown = page()
    at = room_of(hosting, code).at
    move(hosting, shown, "next")
    assert room_of(hosting, code).at == at + 1
    move(hosting, shown, "back")
    assert room_of(hosting, code).at == at
    move(hosting, shown, "blank")
    assert room_of(hosting, code).blank
    move(hosting, shown, "larger")
    assert not room_of(hosting, code).blank, "the first key brings the picture back"
    move(hosting, shown, "larger")
    assert room_of(hosting, code).size == 2
    move(hosting, shown, "timer")
    assert room_of(hosting, code).timer.since is None


def test_beginning_starts_clock_and_timer(hosting):
    shown = press(page(), "host-open")
    move(hosting, shown, "begin")
    room = hosting.current().room
    assert room.live and room.clock.since and room.timer.since and room.at == 0


def test_late_says_what_to_leave_out_and_leaves_it_out(hosting):
    code = opened(hosting, at=4)
    long_ago = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=30)
    hosting.change(code, lambda room: room.changed(entered=long_ago))
    shown = page()
    assert "A glance at obstacle 3" in text(shown)
    press(shown, "host-drop-do")
    out = {one.step for one in room_of(hosting, code).plan if one.dropped}
    assert "third-obstacle" in out
    assert not out & {"opening-ballot", "closing-ballot"}


# ── Counting ─────────────────────────────────────────────────────────────────


def test_counting_a_ballot_keeps_the_result_hidden_until_it_is_shown(hosting):
    run = PACK.runs["taster-20"]
    at = step_with(run, Ballot)
    code = opened(hosting, "taster-20", at)
    block = PACK.block(run.steps[at].block)
    shown = page()
    fields = [one for one in shown.number_input if one.key.startswith("count-")]
    for field, votes in zip(fields, (7, 5, 4, 3, 4), strict=True):
        field.set_value(votes)
    shown.button(key=submit(block.id)).click().run()
    assert not shown.exception
    room = room_of(hosting, code)
    assert sum(room.tallies[block.id].values()) == 23
    assert not room.shown
    assert WORDS.host_counted.format(n=23, people=25) in text(shown)
    assert "show-result" in text(shown)
    move(hosting, shown, "reveal")
    assert room_of(hosting, code).shown
    move(hosting, shown, "next")
    move(hosting, shown, "next")
    assert [one.value for one in shown.number_input if one.key.startswith("count-")] == [
        7,
        5,
        4,
        3,
        4,
    ]


def submit(id):
    """The key of the button that keeps a count."""
    return f"FormSubmitter:host-count-{id.replace('/', '-')}-{WORDS.host_keep}"


def test_two_votes_on_one_item_before_anything_is_shown(hosting):
    run = PACK.runs["evening-90"]
    at = step_with(run, Quiz, vote="twice")
    code = opened(hosting, at=at)
    id = run.steps[at].block
    shown = page()
    assert "reveal" not in off(hosting), "where nobody counts, it leads from vote to vote"
    for number in (1, 2):
        fields = [
            one for one in shown.number_input if one.key.startswith(f"count-{code}-{id}/{number}")
        ]
        for field in fields:
            field.set_value(5 + number)
        shown.button(key=submit(f"{id}/{number}")).click().run()
        assert not shown.exception
        assert ("reveal" in off(hosting)) is (number == 1)
    room = room_of(hosting, code)
    assert not room.shown
    assert set(room.tallies) == {f"{id}/1", f"{id}/2"}


def test_slips_are_counted_as_pairs_at_the_close(hosting):
    run = PACK.runs["evening-90"]
    first, last = (
        place for place, step in enumerate(run.steps)
        if step.block and isinstance(PACK.block(step.block), Ballot)
    )  # fmt: skip
    code = opened(hosting, at=first)
    assert WORDS.host_later in text(page())
    hosting.change(code, lambda room: rooms.go(room, last, 0, dt.datetime.now(dt.UTC)))
    shown = page()
    opening, closing = (PACK.block(run.steps[place].block) for place in (first, last))
    a, b = (option.id for option in opening.options[:2])

    def cell(before, after):
        return shown.number_input(key=f"pair-{code}-{closing.id}-{before}/{after}-")

    cell(a, a).set_value(6)
    cell(a, b).set_value(4)
    cell("", b).set_value(1)
    shown.button(key=f"FormSubmitter:host-pairs-{closing.id}-{WORDS.host_keep}").click().run()
    assert not shown.exception
    room = room_of(hosting, code)
    assert room.tallies[opening.id] == {a: 10} | {
        option.id: 0 for option in opening.options if option.id != a
    }
    assert room.tallies[closing.id][b] == 5
    assert WORDS.host_counted.format(n=11, people=25) in text(shown)


# ── Voices, notes, the plan on the way ───────────────────────────────────────


def test_a_tap_for_each_speaker_and_one_back(hosting):
    run = PACK.runs["evening-90"]
    code = opened(hosting, at=step_with(run, Prompt))
    shown = page()
    option = Deck.of_room(PACK, room_of(hosting, code))
    first = PACK.block("m2-options").options[0].id
    assert option is not None
    move(hosting, shown, "first", first)
    move(hosting, shown, "first")
    move(hosting, shown, "again", first)
    assert WORDS.host_spoken.format(n=2, people=25) in text(shown)
    assert WORDS.host_nobody.format(options="B, C, D, E") in text(shown)
    move(hosting, shown, "untap")
    room = room_of(hosting, code)
    assert room.speakers.first == {first: 1, "": 1} and not room.speakers.again.get(first)


def test_a_note_is_kept_with_its_step(hosting):
    code = opened(hosting, at=3)
    shown = page()
    shown.text_area(key="host-note").set_value("  The heater is loud.  ")
    shown.button(key=f"FormSubmitter:host-note-form-{WORDS.host_note_keep}").click().run()
    (note,) = room_of(hosting, code).notes
    assert (note.step, note.text) == ("map", "The heater is loud.")
    assert "The heater is loud." in text(shown)
    press(shown, f"host-unnote-{note.at:%H%M%S%f}")
    assert room_of(hosting, code).notes == ()


def test_the_plan_changes_while_the_event_runs_but_not_behind_it(hosting):
    code = opened(hosting, at=3)
    shown = page()
    assert shown.button(key="host-event-out-map").disabled
    assert "host-event-out-rules" not in [one.key for one in shown.button]
    press(shown, "host-event-out-timeline")
    press(shown, f"host-event-{WORDS.host_down}-quiz")
    shown.number_input(key="host-event-minutes-groups-15").set_value(11).run()
    room = room_of(hosting, code)
    assert [one.step for one in room.plan][4:6] == ["claim", "quiz"]
    assert {one.step for one in room.plan if one.dropped} == {"timeline"}
    assert next(one.minutes for one in room.plan if one.step == "groups") == 11


def test_a_projected_window_holds_no_notes_and_no_counts(hosting):
    run = PACK.runs["evening-90"]
    opened(hosting, at=step_with(run, Prompt))
    shown = press(page(), "host-mirror")
    sent = text(shown)
    assert WORDS.host_mirrored in sent and "192.0.2.7" in sent
    step = next(step for step in run.steps if step.id == "groups")
    assert WORDS.host_if_quiet not in sent and step.say[:30] not in sent
    assert not shown.text_area and not shown.number_input
    assert hosting.secret("passcode", lambda: "481516") not in sent.replace(" ", "")
    move(hosting, shown, "next")


# ── After ────────────────────────────────────────────────────────────────────


def test_an_event_ends_and_is_deleted(hosting):
    code = opened(hosting, at=3)
    shown = press(page(), "host-end-do")
    assert room_of(hosting, code).ended
    assert WORDS.host_ended in text(shown)
    press(shown, f"host-delete-do-{code}")
    assert hosting.load(code) is None
    assert WORDS.host_title in text(shown)


def test_what_the_store_cannot_do_is_one_sentence(hosting, monkeypatch):
    code = opened(hosting, at=3)
    shown = page()

    def full(*_, **__):
        raise stores.StoreError("The disk is full; free some space.")

    monkeypatch.setattr(hosting, "change", full)
    press(shown, "host-event-out-timeline")
    assert "The disk is full; free some space." in text(shown)
    assert room_of(hosting, code).at == 3
    monkeypatch.setattr(hosting, "current", full)
    monkeypatch.setattr(hosting, "load", full)
    shown.run()
    assert "The disk is full" in text(shown) and not shown.exception


# ── The passcode ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("running", [False, True])
def test_the_passcode_is_not_sent_until_it_is_asked_for(hosting, monkeypatch, running):
    if running:
        opened(hosting, at=1)
    code = Auth(lambda: hosting).passcode
    grouped = f"{code[:3]} {code[3:]}"
    now = [1000.0]
    clock = SimpleNamespace(monotonic=lambda: now[0])
    monkeypatch.setattr("guide.views.host.devices.time", clock)
    shown = page()
    button = "host-passcode-turn"
    assert shown.button(key=button).label == WORDS.host_passcode_show
    assert code not in text(shown).replace(" ", "")
    press(shown, button)
    assert grouped in text(shown)
    assert shown.button(key=button).label == WORDS.host_passcode_hide
    now[0] += 29
    assert grouped in text(shown.run())
    now[0] += 2
    assert code not in text(shown.run()).replace(" ", ""), "after a while it hides by itself"
    press(shown, button)
    assert grouped in text(shown)
    press(shown, button)
    assert code not in text(shown).replace(" ", "")


# ── Two at the same time ─────────────────────────────────────────────────────


def test_two_windows_that_open_an_event_make_one_unless_a_second_is_asked_for(hosting):
    one, other = page(), page()
    press(one, "host-open")
    first = hosting.current().code
    press(other, "host-open")
    assert [stored.code for stored in hosting.rooms()] == [first]
    assert WORDS.host_is_open in text(other) and first in text(other)
    press(other, "host-open-another")
    assert len(hosting.rooms()) == 2
    second = hosting.current().code
    assert other.query_params["room"] in (second, [second])
    assert WORDS.host_open_events in text(other) and first in text(other)
    told = WORDS.host_screen_follows.format(code=second, address=f"/screen?room={first}")
    assert told in text(one.run()) and told not in text(other)
    press(other, f"host-end-{first}-do")
    assert room_of(hosting, first).ended and not room_of(hosting, second).ended


def test_who_is_asked_can_lead_the_event_that_is_open(hosting):
    one, other = page(), page()
    press(one, "host-open")
    press(press(other, "host-open"), "host-join")
    assert len(hosting.rooms()) == 1
    assert hosting.current().code in text(other) and WORDS.host_is_open not in text(other)


def test_a_press_on_open_that_is_carried_out_twice_opens_one(hosting):
    shown = page()
    draft, number = (shown.session_state[name] for name in ("host-draft", "host-draft-id"))
    with (
        patch.object(setup.open_events, "join"),
        patch.object(setup.open_events, "ask"),
        ThreadPoolExecutor(2) as threads,
    ):
        list(threads.map(lambda _: setup._open(draft, number), range(2)))
    assert len(hosting.rooms()) == 1


# ── What is carried out twice, and what is greyed ────────────────────────────


def test_a_step_that_is_moved_twice_by_one_press_moves_once(pack_run):
    room, blocks = pack_run
    place = next(at for at in range(len(room.plan)) if can_move(room, at, 1, blocks))
    change = plan_editor._swap(room, place, 1, blocks)
    once = change(room)
    assert once != room and change(once) == once


@pytest.fixture
def pack_run():
    """A room that has not begun, with the blocks of its run."""
    run = PACK.runs["evening-90"]
    room = new_room(run, plan_for(run, 90), people=20)
    return room, actions.blocks_of(PACK, run)


def test_greyed_buttons_say_why(hosting):
    opened(hosting, at=3)
    shown = page()
    for button in shown.button:
        if button.disabled:
            assert button.proto.help, button.key
    told = off(hosting)
    assert told["untap"] == WORDS.host_off_untap


def test_the_last_step_leads_to_the_end_and_the_report(hosting):
    run = PACK.runs["evening-90"]
    code = opened(hosting, at=len(run.steps) - 1)
    shown = press(page(), "host-end-here-do")
    assert room_of(hosting, code).ended
    assert WORDS.host_ended in text(shown)


def test_an_over_full_plan_is_told(hosting):
    shown = page()
    step = hosting_step(shown)
    shown.number_input(key=step).set_value(120).run()
    assert "minutes more than there are" in text(shown)


def test_vote_talk_vote_is_finished_by_who_has_counted_the_first_vote_alone(hosting):
    at = step_with(PACK.runs["evening-90"], Quiz, vote="twice")
    code = opened(hosting, at=at)
    quiz = PACK.block(PACK.runs["evening-90"].steps[at].block).id

    def button(label, vote):
        return f"host-without-{code}-{quiz}/{vote}-{label}"

    votes = {option.id: 6 for option in PACK.block(quiz).answer.options}
    hosting.change(code, lambda room: rooms.count(room, f"{quiz}/1", votes))
    shown = page()
    assert off(hosting)["reveal"], "not before the second vote"
    press(shown, button(WORDS.host_not_counted, 2))
    assert room_of(hosting, code).uncounted == (f"{quiz}/2",)
    assert "reveal" not in off(hosting)
    press(page(), button(WORDS.host_count_again, 2))
    assert room_of(hosting, code).uncounted == ()
    # And the count that was entered can be taken back, and that can be undone.
    press(page(), button(WORDS.host_uncount, 1))
    assert room_of(hosting, code).tallies == {}
    shown = page()
    move(hosting, shown, "undo")
    assert room_of(hosting, code).tallies == {f"{quiz}/1": votes}


def test_a_ballots_count_is_taken_back_and_nothing_of_it_stays_shown(hosting):
    run = PACK.runs["taster-20"]
    at = step_with(run, Ballot)
    code = opened(hosting, "taster-20", at)
    ballot = PACK.block(run.steps[at].block)
    votes = {option.id: 4 for option in ballot.options}
    hosting.change(code, lambda room: rooms.count(room, ballot.id, votes))
    move(hosting, page(), "reveal")
    assert room_of(hosting, code).shown
    shown = press(page(), f"host-without-{code}-{ballot.id}-{WORDS.host_uncount}")
    assert room_of(hosting, code).tallies == {} and not room_of(hosting, code).shown
    fields = [one.value for one in shown.number_input if one.key.startswith("count-")]
    assert fields and set(fields) == {None}


@pytest.mark.parametrize("number", [0, 9999, -3])
def test_a_number_out_of_range_is_told_and_not_kept(hosting, number):
    shown = page()
    step = hosting_step(shown)
    before = shown.session_state["host-draft"]
    shown.number_input(key=step).set_value(number).run()
    shown.number_input(key="host-minutes").set_value(number).run()
    assert not shown.exception and shown.session_state["host-draft"] == before
    for least, most in (STEP_MINUTES, EVENT_MINUTES):
        said = WORDS.host_out_of_range.format(number=number, least=least, most=most)
        assert said in text(shown)
    assert shown.number_input(key=step).value == number, "what is typed stands, to be corrected"
    shown.number_input(key=step).set_value(7).run()
    shown.number_input(key="host-minutes").set_value(60).run()
    assert 'role="alert"' not in text(shown)


@pytest.mark.parametrize("number", [10_000, -1])
def test_a_count_out_of_range_is_told_and_nothing_of_it_kept(hosting, number):
    run = PACK.runs["taster-20"]
    code = opened(hosting, "taster-20", step_with(run, Ballot))
    shown = page()
    first, second, *_ = (one for one in shown.number_input if one.key.startswith("count-"))
    first.set_value(8)
    second.set_value(number)
    keep = next(one for one in shown.button if one.label == WORDS.host_keep)
    keep.click().run()
    assert room_of(hosting, code).tallies == {}
    said = WORDS.host_out_of_range.format(number=number, least=0, most=MOST)
    assert said in text(shown)
    people = next(one for one in shown.number_input if one.key.startswith("host-expected-"))
    people.set_value(0).run()
    assert WORDS.host_out_of_range.format(number=0, least=1, most=MOST) in text(shown)
    assert room_of(hosting, code).people == 25


def hosting_step(shown):
    """The field of the first step's minutes."""
    return next(one.key for one in shown.number_input if "host-draft-minutes-" in one.key)


def test_a_count_on_another_device_wipes_nothing_that_is_half_typed(hosting):
    run = PACK.runs["taster-20"]
    at = step_with(run, Ballot)
    code = opened(hosting, "taster-20", at)
    block = PACK.block(run.steps[at].block)
    shown = page()

    def fields():
        return [one for one in shown.number_input if one.key.startswith("count-")]

    before = [one.key for one in fields()]
    votes = {option.id: 4 for option in block.options}
    hosting.change(code, lambda room: rooms.count(room, block.id, votes))
    shown.run()
    assert [one.key for one in fields()] == before, "the browser keeps what is typed in a field"
    assert WORDS.host_counted_elsewhere in text(shown)
    press(shown, f"host-take-over-{block.id}")
    assert {one.value for one in fields()} == {4}
    assert WORDS.host_counted_elsewhere not in text(shown)
