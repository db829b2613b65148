"""The report of an event: what it says, what it keeps to itself, and that notes stay text."""

import csv
import datetime as dt
import io
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pypdf
import pytest

from guide.model.reading import pack_folder, read_pack
from guide.model.runs import Run
from guide.room import room as rooms
from guide.room.account import account, options_of
from guide.room.report import FONTS, SHEET, report_csv, report_pdf, report_rows

PACK = read_pack(pack_folder()).pack
WORDS = PACK.words
CHICAGO = ZoneInfo("America/Chicago")
OPENED = dt.datetime(2026, 11, 25, 1, 0, tzinfo=dt.UTC)
"""Seven in the evening of the day before, in Chicago."""
END = OPENED + dt.timedelta(minutes=41)
BALLOT = PACK.block("m2-ballot-opening")
IDS = [option.id for option in BALLOT.options]
QUIZ = next(
    block
    for block in PACK.blocks.values()
    if block.kind == "quiz" and block.answer.type == "choice"
)

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
                ("decision", "The decision", 15, {"block": "m2-options", "drop": 2}),
                ("after", "Closing ballot", 5, {"block": "m2-ballot-closing"}),
            )
        ),
    }
)
PACK.runs[RUN.id] = RUN


@dataclass
class Kept:
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
    return Kept(rooms.end(room, END))


def rows(kept, now=END):
    return report_rows(PACK, kept, zone=CHICAGO, now=now)


def read(kept, now=END):
    """The pages of the PDF as text, each without line breaks and doubled spaces."""
    made = report_pdf(PACK, kept, zone=CHICAGO, now=now)
    return [
        " ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(made)).pages
    ]


def values(kept, section, item=None):
    """Detail and value of the rows of a section."""
    return [row[2:] for row in rows(kept) if row[0] == section and item in (None, row[1])]


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
    kept = ended(room)
    assert values(kept, WORDS.report_steps, "Opening ballot")[1][1] == "4.5"
    assert values(kept, WORDS.report_steps, "Vote, talk, vote")[1][1] == WORDS.report_dropped
    assert values(kept, WORDS.report_steps, "Closing ballot")[1][1] == "0.0"
    (page,) = read(kept)
    assert f"Vote, talk, vote {WORDS.report_dropped}" in page
    assert "Closing ballot 5 –" in page


def test_an_event_that_was_never_begun():
    (page,) = read(Kept(new()))
    assert WORDS.report_not_begun.format(date="24 November 2026", time="19:00", zone="CST") in page
    assert WORDS.report_not_counted in page
    assert values(Kept(new()), WORDS.report_event, WORDS.report_began) == [("", "")]


def test_an_event_that_was_ended_before_it_began():
    kept = ended(new())
    assert account(PACK, kept, zone=CHICAGO, now=END).began is None
    assert len(read(kept)) == 1


def test_an_event_that_still_runs():
    kept = Kept(walked(upto=2))
    now = OPENED + dt.timedelta(minutes=20)
    told = account(PACK, kept, zone=CHICAGO, now=now)
    assert (told.began, told.ended, told.seconds) == (OPENED, None, 1200)
    assert told.steps[1].seconds == 720
    assert (
        WORDS.report_running.format(date="24 November 2026", began="19:00", zone="CST")
        in (read(kept, now)[0])
    )


# ── Votes ────────────────────────────────────────────────────────────────────


def counted(before, after):
    room = rooms.count(walked(), BALLOT.id, dict(zip(IDS, before)))
    return rooms.count(room, "m2-ballot-closing", dict(zip(IDS, after)))


def test_totals_are_told_without_saying_who_changed():
    kept = ended(counted([9, 6, 5, 4, 1], [5, 7, 8, 3, 2]))
    told = values(kept, WORDS.report_ballot)
    assert [value for _, value in told] == list("9654157832")
    (page,) = read(kept)
    assert WORDS.report_totals in page
    assert f"A {BALLOT.options[0].text} 9 5 −4" in page
    assert f"C {BALLOT.options[2].text} 5 8 +3" in page


def test_pairs_give_the_shift():
    pairs = {("keep", "keep"): 6, ("keep", "trade"): 3, ("steps", "keep"): 2, ("trade", "steps"): 1}
    kept = ended(rooms.pair(walked(), pairs, BALLOT.id, "m2-ballot-closing"))
    (page,) = read(kept)
    assert WORDS.report_moved.format(moved=6, n=12) in page
    flows = values(kept, WORDS.report_ballot)[-4:]
    assert [people for _, people in flows] == ["6", "3", "1", "2"]
    texts = {option.id: option.text for option in BALLOT.options}
    assert flows[1][0] == f"A {texts['keep']} to B {texts['trade']}"


def test_the_drawing_has_a_text_alternative():
    pairs = {("keep", "keep"): 6, ("keep", "trade"): 3}
    kept = ended(rooms.pair(walked(), pairs, BALLOT.id, "m2-ballot-closing"))
    reader = pypdf.PdfReader(io.BytesIO(report_pdf(PACK, kept, zone=CHICAGO, now=END)))
    expected = WORDS.report_flow_alt.format(flows="A to A: 6; A to B: 3")
    assert expected in set(_alternatives(reader.trailer["/Root"]["/StructTreeRoot"]))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def _alternatives(part):
    if isinstance(part, pypdf.generic.DictionaryObject):
        if "/Alt" in part:
            yield part["/Alt"]
        kids = part.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            yield from _alternatives(kid.get_object())


def test_a_latecomer_counts_but_makes_no_pair():
    pairs = {("keep", "keep"): 6, ("keep", "trade"): 3, ("", "trade"): 4}
    kept = ended(rooms.pair(walked(), pairs, BALLOT.id, "m2-ballot-closing"))
    (page,) = read(kept)
    assert WORDS.report_moved.format(moved=3, n=9) in page
    assert f"B {BALLOT.options[1].text} 0 7 +7" in page


@pytest.mark.parametrize("before", [[0, 0, 0, 0, 0], [1, 1, 1, 1, 0], [4, 0, 0, 0, 0]])
def test_fewer_than_five_are_not_shown(before):
    kept = ended(counted(before, [5, 7, 8, 3, 2]))
    told = values(kept, WORDS.report_ballot)
    assert told[0] == (WORDS.report_before, WORDS.report_few.format(n=5))
    assert len(told) == 1 + 5
    (page,) = read(kept)
    assert WORDS.report_few.format(n=5) in page
    assert f"A {BALLOT.options[0].text} 5" in page


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
    kept = ended(room.changed(run="vanished-run"))
    assert ("votes: x", "7") in values(kept, WORDS.report_quiz, "vanished")
    assert (f"{WORDS.report_before}: withdrawn", "3") in values(kept, WORDS.report_ballot)
    assert "vanished-run" in read(kept)[0]


@pytest.mark.parametrize("kind", ["choice", "choices", "place", "order", "estimate"])
def test_every_kind_of_quiz_item_has_its_options(kind):
    block = next(b for b in PACK.blocks.values() if b.kind == "quiz" and b.answer.type == kind)
    options = options_of(PACK, block)
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
    kept = spoken("keep", "keep", "trade", "steps", "", "keep", again=["keep", "trade"])
    (page,) = read(kept)
    assert WORDS.report_spoken.format(spoken=6, people=25) in page
    assert WORDS.report_again.format(n=2) in page
    policies = {option.id: option.title for option in PACK.block("m2-options").options}
    unspoken = [policies[id] for id in policies if id not in ("keep", "trade", "steps")]
    assert WORDS.report_nobody.format(options="; ".join(unspoken)) in page
    assert f"A {policies['keep']} 3" in page
    assert f"{WORDS.report_no_option} 1" in page


def test_few_voices_are_a_number_only():
    kept = spoken("keep", "keep", "trade")
    (page,) = read(kept)
    assert WORDS.report_spoken.format(spoken=3, people=25) in page
    policies = [option.title for option in PACK.block("m2-options").options]
    assert not any(title in page for title in policies)
    assert [value for _, value in values(kept, WORDS.report_voices)] == ["3", "0"]


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
    told = account(PACK, ended(room), zone=CHICAGO, now=END).notes
    assert [(one.step, [text for _, text in one.notes]) for one in told] == [
        ("Opening ballot", ["one", "three"]),
        ("Welcome", ["two"]),
    ]


def test_long_notes_go_on_to_a_second_page():
    kept = noted(
        *[f"Remark {n}: " + "what was said and by whom it was answered. " * 12 for n in range(12)]
    )
    pages = read(kept)
    assert len(pages) == 2
    assert all(any(f"Remark {n}:" in page for page in pages) for n in range(12))
    assert WORDS.report_page.format(n=2, count=2) in pages[1]


def test_the_typesetter_can_read_nothing_but_its_layout():
    assert [path.name for path in SHEET.iterdir()] == ["report.typ"]
    layout = (SHEET / "report.typ").read_text(encoding="utf-8")
    assert not any(word in layout for word in ("read(", "import", "include", "eval(", "plugin("))


def test_the_guides_own_typefaces_are_used():
    made = report_pdf(PACK, ended(walked()), zone=CHICAGO, now=END)
    fonts = {
        font["/BaseFont"].split("+")[1].split("-")[0]
        for page in pypdf.PdfReader(io.BytesIO(made)).pages
        for font in (one.get_object() for one in page["/Resources"]["/Font"].values())
    }
    assert fonts == {"PublicSans", "SourceSerif4Roman"}
    assert sorted(path.suffix for path in FONTS.iterdir()) == [".ttf", ".ttf", ".txt", ".txt"]


# ── The table ────────────────────────────────────────────────────────────────


def test_the_table_is_tidy_and_runs_no_formula():
    text = report_csv(PACK, noted("=1+1", "+1", "@a", "-a", 'a,b\n"c"'), zone=CHICAGO, now=END)
    assert text.startswith("\ufeff")
    table = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {len(row) for row in table} == {4}
    notes = [row[3] for row in table if row[0] == WORDS.report_notes]
    assert notes == ["'=1+1", "'+1", "'@a", "'-a", 'a,b\n"c"']
