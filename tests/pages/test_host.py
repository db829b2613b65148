"""The facilitator's view: who may see it, and what it does to an event."""

import datetime as dt
import random
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from guide.model.blocks import Ballot, Prompt, Quiz
from guide.model.freshness import due
from guide.model.reading import pack_folder, read_pack
from guide.projector.deck import Deck
from guide.room import room as rooms
from guide.room import store as stores
from guide.room.door import Door
from guide.room.plan import minutes_planned, plan_for
from guide.room.room import PlannedStep, new_room
from guide.views.host import desk, door

ROOT = Path(__file__).resolve().parents[2]
PACK = read_pack(pack_folder()).pack
assert PACK is not None
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
    monkeypatch.setattr("guide.views.host.devices.own_addresses", lambda: ["192.0.2.7"])
    monkeypatch.setattr("guide.views.host.devices.door", lambda: Door(lambda: opened))
    # AppTest hands out no real cookies; tests/browser/test_host.py does.
    monkeypatch.setattr(door, "token_is_good", lambda token: False)
    yield opened
    opened.close()


@pytest.fixture
def hosting(store, monkeypatch):
    """A device that may host."""
    monkeypatch.setattr(door, "token_is_good", lambda token: True)
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


def step_with(run, kind, **shows):
    """The place of the first step of a run with a block of this kind, shown so."""
    for place, step in enumerate(run.steps):
        block = PACK.block(step.block) if step.block else None
        if isinstance(block, kind) and all(
            getattr(step.show, name) == value for name, value in shows.items()
        ):
            return place
    raise LookupError


def opened(store, run="evening-90", at=0, people=25):
    """An event on a run that has begun and stands at a step."""
    run = PACK.runs[run]
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
    monkeypatch.setattr(desk, "today", lambda: dt.date(2030, 1, 1))
    late = due(PACK, dt.date(2030, 1, 1))
    assert WORDS.venue_due.format(n=len(late)) in text(press(page(), "host-check"))
    monkeypatch.setattr(desk, "today", lambda: dt.date(2026, 11, 24))
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


def test_each_step_of_each_run_can_be_led(hosting):
    for run in PACK.runs.values():
        code = opened(hosting, run.id)
        shown = page()
        for place, step in enumerate(run.steps):
            hosting.change(
                code, lambda room, place=place: rooms.go(room, place, 0, dt.datetime.now(dt.UTC))
            )
            shown.run()
            assert not shown.exception, step.id
            assert step.title.replace("'", "&#x27;") in text(shown), step.id
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
    press(shown, "host-next")
    assert room_of(hosting, code).at == at + 1
    press(shown, "host-back")
    assert room_of(hosting, code).at == at
    press(shown, "host-blank")
    assert room_of(hosting, code).blank
    press(shown, "host-larger")
    assert room_of(hosting, code).size == 2 and not room_of(hosting, code).blank
    press(shown, "host-timer")
    assert room_of(hosting, code).timer.since is None


def test_beginning_starts_clock_and_timer(hosting):
    shown = press(page(), "host-open")
    press(shown, "host-begin")
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
    press(shown, "host-show-result")
    assert room_of(hosting, code).shown
    press(shown, "host-next")
    press(shown, "host-next")
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
    assert shown.button(key="host-reveal").disabled
    for number in (1, 2):
        fields = [
            one for one in shown.number_input if one.key.startswith(f"count-{code}-{id}/{number}")
        ]
        for field in fields:
            field.set_value(5 + number)
        shown.button(key=submit(f"{id}/{number}")).click().run()
        assert not shown.exception
        assert shown.button(key="host-reveal").disabled is (number == 1)
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
    press(shown, f"host-first-{first}")
    press(shown, "host-first-none")
    press(shown, f"host-again-{first}")
    assert WORDS.host_spoken.format(n=2, people=25) in text(shown)
    assert WORDS.host_nobody.format(options="B, C, D, E") in text(shown)
    press(shown, "host-undo")
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
    assert hosting.secret("passcode", str) not in sent.replace(" ", "")
    press(shown, "host-next")


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

    def full(*_):
        raise stores.StoreError("The disk is full; free some space.")

    monkeypatch.setattr(hosting, "change", full)
    press(shown, "host-next")
    assert "The disk is full; free some space." in text(shown)
    assert room_of(hosting, code).at == 3
    monkeypatch.setattr(hosting, "current", full)
    monkeypatch.setattr(hosting, "load", full)
    shown.run()
    assert "The disk is full" in text(shown) and not shown.exception
