"""A run of show, read back by a calendar's library and as a table."""

import csv
import datetime as dt
import io

import icalendar
import pytest

from guide.exports.said import unformatted

from .read import offer_of


def calendar_of(pack, run, begins):
    content = offer_of(pack, "ical", run.id, begins=begins).content()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    return icalendar.Calendar.from_ical(content)


@pytest.mark.parametrize("which", ["pack", "example_pack", "real_pack"])
def test_each_step_has_its_time_its_title_and_its_words(which, request, begins):
    pack = request.getfixturevalue(which)
    for run in pack.runs.values():
        calendar = calendar_of(pack, run, begins)
        assert not calendar.errors
        whole, *events = calendar.walk("VEVENT")
        assert not any(event.errors for event in (whole, *events))
        assert str(whole["SUMMARY"]) == run.title
        clock = whole.start
        assert clock == begins
        for event, step in zip(events, run.steps, strict=True):
            assert (event.start, event.duration) == (clock, dt.timedelta(minutes=step.minutes))
            assert str(event["SUMMARY"]) == step.title
            for text in (step.say, step.do):
                if text:
                    assert unformatted(pack, text) in str(event["DESCRIPTION"])
            clock = event.end
        assert clock == whole.end
        uids = [str(event["UID"]) for event in (whole, *events)]
        assert len(set(uids)) == len(uids) and "".join(uids).isascii()


def test_a_step_that_shows_what_came_later_is_left_out_and_told(pack, then, begins):
    (run,) = pack.runs.values()
    later = [step.id for step in run.steps if step.block and step.block not in then.blocks]
    assert later, "the small pack has no step that came later"
    made = offer_of(then, "ical", run.id, begins=begins).made()
    assert [change.part for change in made.changes if change.left_out] == later
    _, *events = icalendar.Calendar.from_ical(made.content).walk("VEVENT")
    assert len(events) == made.written == len(run.steps) - len(later)
    for before, after in zip(events, events[1:]):
        assert before.end == after.start


@pytest.mark.parametrize("which", ["pack", "example_pack", "real_pack"])
def test_the_table_adds_up_and_names_what_is_shown(which, request):
    pack = request.getfixturevalue(which)
    for run in pack.runs.values():
        text = offer_of(pack, "run-csv", run.id).content().decode("utf-8-sig")
        _, *rows = csv.reader(io.StringIO(text))
        assert [row[4] for row in rows] == [step.title for step in run.steps]
        assert [int(row[2]) - int(row[1]) for row in rows] == [s.minutes for s in run.steps]
        assert all(a[2] == b[1] for a, b in zip(rows, rows[1:])) and rows[0][1] == "0"
        assert all(bool(row[5]) == bool(step.block) for row, step in zip(rows, run.steps))
