"""The report of an event: what it says, what it keeps to itself, and that notes stay text."""

import csv
import datetime as dt
import io
import math
import re
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.choices import choices_of
from guide.model.runs import Run, Showing
from guide.paper.report import report_csv, report_pdf, report_rows
from guide.projector.blocks.ballot import groups
from guide.projector.scene import Scene
from guide.room import room as rooms
from guide.room.summary import adding_up, summary_of
from guide.text.count import Counted
from tests.examples import share
from tests.packs import small_pack

from .pdf import faults, is_accessible, open_pdf

SMALL = small_pack()
WORDS = SMALL.words
CHICAGO = ZoneInfo("America/Chicago")
OPENED = dt.datetime(2026, 11, 25, 1, 0, tzinfo=dt.UTC)
"""Seven in the evening of the day before, in Chicago."""
END = OPENED + dt.timedelta(minutes=41)
BALLOT = SMALL.block("f-ballot-opening")
IDS = [option.id for option in BALLOT.options]
QUIZ = SMALL.block("f-quiz-first")

RUN = Run.model_validate(
    {
        "id": "test-run",
        "title": "An evening for the tests",
        "summary": "For nobody.",
        "minutes": 40,
        "people": 25,
        "steps": tuple(
            {"id": id, "title": title, "minutes": minutes, "say": "Say."} | show
            for id, title, minutes, show in (
                ("welcome", "Welcome", 5, {"page": "title"}),
                ("before", "Opening ballot", 5, {"block": BALLOT.id}),
                ("quiz", "Vote, talk, vote", 10, {"block": QUIZ.id, "drop": 1}),
                ("decision", "The decision", 15, {"block": "f-options", "drop": 2}),
                ("after", "Closing ballot", 5, {"block": "f-ballot-closing"}),
            )
        ),
    }
)
PACK = replace(SMALL, runs={RUN.id: RUN})


@dataclass
class Stored:
    """A room as the store hands it out."""

    room: rooms.Room
    code: str = "KDRT"
    opened: dt.datetime = OPENED


def new():
    """An event that has not begun."""
    plan = tuple(rooms.PlannedStep(step=step.id, minutes=step.minutes) for step in RUN.steps)
    return rooms.new_room(RUN, plan, people=25)


def walked(*, upto=5, took=8):
    """An event that has gone through its steps, each in so many minutes."""
    room = rooms.begin(new(), OPENED)
    for place in range(1, upto):
        room = rooms.go(room, place, 0, OPENED + dt.timedelta(minutes=took * place))
    return room


def ended(room):
    return Stored(rooms.end(room, END))


def rows(stored, now=END):
    return report_rows(PACK, stored, zone=CHICAGO, now=now)


def read(stored, now=END):
    """The pages of the PDF as text, each without line breaks and doubled spaces."""
    made = report_pdf(PACK, stored, zone=CHICAGO, now=now)
    return [" ".join(page.extract_text().split()) for page in open_pdf(made).pages]


def values(stored, section, item=None):
    """Detail and value of the rows of a section."""
    return [row[2:] for row in rows(stored) if row[0] == section and item in (None, row[1])]


# ── The event and its steps ──────────────────────────────────────────────────


def test_it_says_what_when_and_for_how_many():
    (page,) = read(ended(walked()))
    assert "An evening for the tests" in page and PACK.guide.title in page
    assert "24 November 2026, 19:00 to 19:41 (CST)" in page
    assert "25 people" in page and "41 of 40 minutes" in page and "Room KDRT" in page


def test_steps_have_their_minutes_and_dropped_ones_are_marked():
    room = walked(upto=2)
    room = room.changed(
        plan=[step.model_copy(update={"dropped": step.step == "quiz"}) for step in room.plan]
    )
    room = rooms.go(room, 3, 0, OPENED + dt.timedelta(minutes=12, seconds=30))
    stored = ended(room)
    assert values(stored, WORDS.report_steps, "Opening ballot")[1][1] == "4.5"
    assert values(stored, WORDS.report_steps, "Vote, talk, vote")[1][1] == WORDS.report_dropped
    assert values(stored, WORDS.report_steps, "Closing ballot")[1][1] == "0.0"
    (page,) = read(stored)
    assert f"Vote, talk, vote {WORDS.report_dropped}" in page
    assert "Closing ballot 5 –" in page


def test_an_event_that_was_never_begun():
    (page,) = read(Stored(new()))
    assert WORDS.report_not_begun.format(date="24 November 2026", time="19:00", zone="CST") in page
    assert WORDS.report_not_counted in page
    assert values(Stored(new()), WORDS.report_event, WORDS.report_began) == [("", "")]


def test_an_event_that_was_ended_before_it_began():
    stored = ended(new())
    assert summary_of(PACK, stored, zone=CHICAGO, now=END).began is None
    assert len(read(stored)) == 1


def test_an_event_that_still_runs():
    stored = Stored(walked(upto=2))
    now = OPENED + dt.timedelta(minutes=20)
    told = summary_of(PACK, stored, zone=CHICAGO, now=now)
    assert (told.began, told.ended, told.seconds) == (OPENED, None, 1200)
    assert told.steps[1].seconds == 720
    assert (
        WORDS.report_running.format(date="24 November 2026", began="19:00", zone="CST")
        in (read(stored, now)[0])
    )


# ── Votes ────────────────────────────────────────────────────────────────────


def counted(before, after):
    room = rooms.count(walked(), BALLOT.id, dict(zip(IDS, before)))
    return rooms.count(room, "f-ballot-closing", dict(zip(IDS, after)))


def test_totals_are_told_without_saying_who_changed():
    stored = ended(counted([9, 6, 5, 4], [5, 7, 8, 3]))
    told = values(stored, WORDS.report_ballot)
    assert [value for _, value in told] == list("96545783")
    (page,) = read(stored)
    assert WORDS.report_totals in page
    assert f"A {BALLOT.options[0].text} 9 5 −4" in page
    assert f"C {BALLOT.options[2].text} 5 8 +3" in page


PAIRS = {("keep", "keep"): 9, ("keep", "more"): 6, ("bridge", "bridge"): 7, ("bridge", "keep"): 5}
"""Groups of five and more."""


def paired(pairs):
    return ended(rooms.pair(walked(), pairs, BALLOT.id, "f-ballot-closing"))


def test_pairs_give_the_shift():
    stored = paired(PAIRS)
    (page,) = read(stored)
    assert WORDS.report_moved.format(moved=11, n=27) in page
    assert WORDS.report_few_moved not in page
    flows = values(stored, WORDS.report_ballot)[-4:]
    assert [people for _, people in flows] == ["9", "6", "5", "7"]
    texts = {option.id: option.text for option in BALLOT.options}
    assert flows[1][0] == f"A {texts['keep']} to B {texts['more']}"


def test_flows_of_fewer_than_five_are_not_told_and_it_says_so():
    stored = paired(PAIRS | {("keep", "bridge"): 3, ("bridge", "more"): 2})
    told = values(stored, WORDS.report_ballot)
    assert told[-1] == (WORDS.report_change, WORDS.report_few_moved)
    flows = [people for detail, people in told[:-1] if " to " in detail.partition(": ")[0]]
    assert flows and "3" not in flows and "2" not in flows
    (page,) = read(stored)
    assert WORDS.report_few_moved in page


def test_the_drawing_has_a_text_alternative():
    reader = open_pdf(report_pdf(PACK, paired(PAIRS), zone=CHICAGO, now=END))
    letters = {option.id: option.letter for option in choices_of(PACK, BALLOT)}
    flows = "; ".join(
        f"{letters[first]} to {letters[second]}: {people}"
        for (first, second), people in sorted(
            PAIRS.items(), key=lambda pair: [letters[one] for one in pair[0]]
        )
    )
    expected = WORDS.report_flow_alt.format(flows=flows)
    assert expected in set(_alternatives(reader.trailer["/Root"]["/StructTreeRoot"]))
    assert is_accessible(reader) and faults(reader) == []


def _alternatives(part):
    if isinstance(part, pypdf.generic.DictionaryObject):
        if "/Alt" in part:
            yield part["/Alt"]
        kids = part.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            yield from _alternatives(kid.get_object())


def test_a_latecomer_counts_but_makes_no_pair():
    (page,) = read(paired(PAIRS | {("", "more"): 7}))
    assert WORDS.report_moved.format(moved=11, n=27) in page
    assert WORDS.report_voted.format(before=27, after=34) in page
    assert f"B {BALLOT.options[1].text} 0 13 +13" in page


SLIPS = st.dictionaries(
    st.tuples(st.sampled_from(["", *IDS]), st.sampled_from(["", *IDS])), st.integers(0, 9)
)


def flows_told(room):
    """The flows of a room that the report's table has."""
    texts = {f"{option.letter} {option.text}": option.id for option in choices_of(PACK, BALLOT)}
    for _, detail in (row[1:3] for row in rows(Stored(room))):
        first, _, second = detail.partition(" to ")
        if first in texts and second in texts:
            yield texts[first], texts[second]


@settings(max_examples=share(25))
@given(SLIPS)
def test_the_hall_and_the_report_say_the_same_of_one_ballot(slips):
    room = rooms.pair(walked(), slips, BALLOT.id, "f-ballot-closing")
    (page, *_) = read(Stored(room))
    (hall, *_) = groups(Scene(PACK, Showing(), True, room), PACK.block("f-ballot-closing"))
    if hall.drawing is None:
        assert WORDS.report_few.format(n=5) in page
        return
    figure = hall.drawing("paper", (1280, 560), 24).checked()
    texts = [re.sub("</?b>", "", note.text) for note in figure.layout.annotations]
    gains = [text.replace("±", "") for text in texts if re.fullmatch(r"[+−±]\d+", text)]
    assert len(gains) == len(IDS)
    for option, gain in zip(BALLOT.options, gains, strict=True):
        votes = " ".join(str(room.tallies[id].get(option.id, 0)) for id in room.tallies)
        assert f"{option.text} {votes} {gain}" in page
    counts = [int(number) for number in re.findall(r"\d+", hall.over)]
    moved = counts[:2] if "changed" in hall.over else None
    voted = counts[2 if moved else 0 :]
    assert (moved is not None) == ("people changed their choice" in page)
    assert not moved or WORDS.report_moved.format(moved=moved[0], n=moved[1]) in page
    assert bool(voted) == ("voted at the opening" in page) or WORDS.report_totals in page
    assert (
        not voted
        or WORDS.report_totals in page
        or (WORDS.report_voted.format(before=voted[0], after=voted[1]) in page)
    )
    assert bool(hall.foot) == (WORDS.report_few_moved in page)
    drawn = {trace.name for trace in figure.data if trace.name and ">" in trace.name}
    told = set(flows_told(room))
    assert drawn == {f"{first}>{second}" for first, second in told}


@pytest.mark.parametrize("before", [[0, 0, 0, 0], [1, 1, 1, 1], [4, 0, 0, 0]])
def test_fewer_than_five_are_not_shown(before):
    stored = ended(counted(before, [5, 7, 8, 3]))
    told = values(stored, WORDS.report_ballot)
    assert told[0] == (WORDS.report_before, WORDS.report_few.format(n=5))
    assert len(told) == 1 + 4
    (page,) = read(stored)
    assert WORDS.report_few.format(n=5) in page
    assert f"A {BALLOT.options[0].text} 5" in page


def test_an_item_that_is_voted_on_once_has_one_vote():
    ids = [option.id for option in QUIZ.answer.options]
    room = rooms.count(walked(), f"{QUIZ.id}/1", dict.fromkeys(ids, 6))
    told = values(ended(room), WORDS.report_quiz)
    assert {detail.partition(":")[0] for detail, _ in told} == {WORDS.report_vote}
    assert WORDS.report_not_counted not in [value for _, value in told]


@given(st.lists(st.floats(0, 4000), min_size=1, max_size=20))
def test_minutes_add_up(seconds):
    minutes = [each / 60 for each in seconds]
    found = adding_up(minutes)
    assert sum(found) == round(math.fsum(minutes))
    assert all(math.floor(part) <= whole <= math.ceil(part) for whole, part in zip(found, minutes))


def test_the_minutes_of_the_steps_are_those_of_the_event():
    """Five steps of 1.4 minutes are 7 minutes, not five times 1."""
    room = rooms.begin(new(), OPENED)
    for place in range(1, 5):
        room = rooms.go(room, place, 0, OPENED + dt.timedelta(seconds=84 * place))
    stored = Stored(rooms.end(room, OPENED + dt.timedelta(seconds=84 * 5)))
    (page,) = read(stored)
    assert f"{WORDS.report_total} 40 7" in page and "7 of 40 minutes" in page
    took = [int(re.search(rf"{step.title} {step.minutes} (\d+)", page)[1]) for step in RUN.steps]
    assert sum(took) == 7
    tenths = [float(each) for detail, each in values(stored, WORDS.report_steps)
              if detail == WORDS.report_minutes_taken]  # fmt: skip
    whole = values(stored, WORDS.report_event, WORDS.report_minutes_taken)
    assert whole == [("", f"{sum(tenths):.1f}")]


def test_the_foot_promises_only_what_is_true():
    assert "asked for" in WORDS.report_foot and "kept" not in WORDS.report_foot


def test_a_quiz_item_has_both_votes_and_its_key():
    ids = [option.id for option in QUIZ.answer.options]
    key = ids.index(QUIZ.answer.key)
    first, second = [2] * len(ids), [1] * len(ids)
    first[key], second[key] = 5, 17
    room = rooms.count(walked(), f"{QUIZ.id}/1", dict(zip(ids, first)))
    room = rooms.count(room, f"{QUIZ.id}/2", dict(zip(ids, second)))
    (page,) = read(ended(room))
    assert WORDS.report_right_twice.format(first=5, n=sum(first), second=17, m=sum(second)) in page
    named = [detail for detail, _ in values(ended(room), WORDS.report_quiz)]
    right = [detail for detail in named if WORDS.report_key in detail]
    assert len(right) == 2 and all(QUIZ.answer.options[key].text in detail for detail in right)


def test_only_the_second_vote_was_counted():
    ids = [option.id for option in QUIZ.answer.options]
    room = rooms.count(walked(), f"{QUIZ.id}/2", {ids[0]: 9})
    told = values(ended(room), WORDS.report_quiz)
    assert told[0] == (WORDS.report_first, WORDS.report_not_counted)
    assert told[1][1] == "9"
    assert len(read(ended(room))) == 1


def test_what_the_guide_no_longer_has_is_still_reported():
    room = rooms.count(walked(), "vanished", {"x": 7, "y": 0})
    room = rooms.count(room, BALLOT.id, {"keep": 6, "withdrawn": 3})
    stored = ended(room.changed(run="vanished-run"))
    assert ("votes: x", "7") in values(stored, WORDS.report_quiz, "vanished")
    assert (f"{WORDS.report_before}: withdrawn", "3") in values(stored, WORDS.report_ballot)
    assert "vanished-run" in read(stored)[0]


def test_steps_that_have_left_the_run_are_still_reported():
    room = rooms.count(walked(), BALLOT.id, {"keep": 6})
    lost = rooms.PlannedStep(step="lost-step", minutes=5)
    kept = [step for step in room.plan if step.step != "before"]
    stored = ended(room.changed(plan=[lost, *kept], at=0))
    assert values(stored, WORDS.report_steps, "lost-step")[0] == (WORDS.report_minutes_planned, "5")
    assert (f"{WORDS.report_before}: A {BALLOT.options[0].text}", "6") in values(
        stored, WORDS.report_ballot
    )


@pytest.mark.parametrize("kind", ["choice", "choices", "place", "order", "estimate"])
def test_every_kind_of_quiz_item_has_its_options(kind):
    block = next(b for b in PACK.blocks.values() if b.kind == "quiz" and b.answer.type == kind)
    options = choices_of(PACK, block)
    assert bool(options) == (kind in ("choice", "choices", "place"))
    assert not options or any(option.right for option in options)


# ── Voices ───────────────────────────────────────────────────────────────────


def spoken(*options, again=()):
    room = walked()
    for option in options:
        room = rooms.speak(room, "first", option)
    for option in again:
        room = rooms.speak(room, "again", option)
    return ended(room)


def test_voices_and_whom_nobody_spoke_for():
    two, bridge = "second-boat", "build-bridge"
    stored = spoken(two, two, bridge, bridge, "", two, again=[two, bridge])
    (page,) = read(stored)
    assert WORDS.report_spoken.format(spoken=6, people=25) in page
    assert WORDS.report_again.format(n=Counted(2, WORDS)) in page
    policies = {option.id: option.title for option in PACK.block("f-options").options}
    unspoken = [policies[id] for id in policies if id not in (two, bridge)]
    assert WORDS.report_nobody.format(options="; ".join(unspoken)) in page
    assert f"A {policies[two]} 3" in page
    assert f"{WORDS.report_no_option} 1" in page


def test_few_voices_are_a_number_only():
    stored = spoken("second-boat", "second-boat", "build-bridge")
    (page,) = read(stored)
    assert WORDS.report_spoken.format(spoken=3, people=25) in page
    policies = [option.title for option in PACK.block("f-options").options]
    assert not any(title in page for title in policies)
    assert [value for _, value in values(stored, WORDS.report_voices)] == ["3", "0"]


# ── Notes ────────────────────────────────────────────────────────────────────

HOSTILE = (
    '#read("/etc/passwd")',
    '#include "report.typ"',
    "*not bold* _nor this_ `nor this`",
    "$x^2$ @nobody <label> [a] {b} // c /* d */",
    r"\u{41} \ \n ~ -- --- ... 'quoted' \"quoted\"",
    "= No heading",
    "- no list",
    '"; #panic() //',
    '"}],"notes":[],"x":"',
    "https://example.org/a?b=c#d",
)


def noted(*texts, step=3):
    room = walked(upto=step + 1)
    for text in texts:
        room = rooms.note(room, text, OPENED + dt.timedelta(minutes=25))
    return ended(room)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_note_is_set_as_it_was_typed(text):
    (page,) = read(noted(text))
    shown = page.replace("\u200b", "")
    assert "19:25" in shown and "root:" not in shown
    assert "".join(text.split()) in "".join(shown.split())


@pytest.mark.parametrize(
    "text", ["مرحبا", "你好", "🎉 fine", "a\x00b\x07c", "x" * 400, "\ue000", "a\u200b\u202eb"]
)
def test_a_note_in_any_letters_gives_a_report(text):
    assert len(read(noted(text))) == 1


def test_notes_stand_by_step_in_the_order_of_time():
    room = rooms.note(walked(upto=2), "one", OPENED + dt.timedelta(minutes=9))
    room = rooms.note(rooms.go(room, 0, 0, END), "two", OPENED + dt.timedelta(minutes=10))
    room = rooms.note(rooms.go(room, 1, 0, END), "three", OPENED + dt.timedelta(minutes=11))
    told = summary_of(PACK, ended(room), zone=CHICAGO, now=END).notes
    assert [(one.step, [text for _, text in one.notes]) for one in told] == [
        ("Opening ballot", ["one", "three"]),
        ("Welcome", ["two"]),
    ]


def test_long_notes_go_on_to_a_second_page():
    stored = noted(
        *[f"Remark {n}: " + "what was said and by whom it was answered. " * 12 for n in range(12)]
    )
    pages = read(stored)
    assert len(pages) == 2
    assert all(any(f"Remark {n}:" in page for page in pages) for n in range(12))
    assert WORDS.report_page.format(n=2, count=2) in pages[1]


# ── The table ────────────────────────────────────────────────────────────────


def test_the_table_is_tidy_and_runs_no_formula():
    text = report_csv(PACK, noted("=1+1", "+1", "@a", "-a", 'a,b\n"c"'), zone=CHICAGO, now=END)
    assert text.startswith("\ufeff")
    table = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {len(row) for row in table} == {4}
    notes = [row[3] for row in table if row[0] == WORDS.report_notes]
    assert notes == ["'=1+1", "'+1", "'@a", "'-a", 'a,b\n"c"']
