"""The report of an event, as a table for a spreadsheet and as pages to print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from guide.model.choices import Option
from guide.model.pack import Pack
from guide.model.words import Words
from guide.room.counts import FEWEST, Shift, total
from guide.room.quiz_night import Place, rank_of, table_name
from guide.room.summary import (
    Count,
    Event,
    Noted,
    StepTime,
    Summary,
    Voices,
    adding_up,
    summary_of,
)
from guide.text.count import Counted
from guide.text.csv_file import csv_file
from guide.text.dates import long_date

from .typeset import typed_lines, typeset

Row = tuple[str, str, str, str]
"""Section, item, detail, value."""


def report_csv(pack: Pack, stored: Event, *, zone: dt.tzinfo, now: dt.datetime) -> str:
    """The report as one tidy table that a spreadsheet opens; for its values see ``summary_of``."""
    words = pack.words
    header = (words.report_section, words.report_item, words.report_detail, words.report_value)
    return csv_file(header, report_rows(pack, stored, zone=zone, now=now))


def report_rows(pack: Pack, stored: Event, *, zone: dt.tzinfo, now: dt.datetime) -> list[Row]:
    """The report as rows of section, item, detail and value; for the rest see ``summary_of``."""
    words, summary = pack.words, summary_of(pack, stored, zone=zone, now=now)
    return [
        *_event_rows(words, summary),
        *(
            row
            for step, tenths in zip(summary.steps, _tenths_of(summary), strict=True)
            for row in _step_rows(words, step, tenths)
        ),
        *_standing_rows(words, summary.standings),
        *(row for count in summary.counts for row in _count_rows(words, count)),
        *_voice_rows(words, summary.voices),
        *_note_rows(words, summary.notes),
    ]


def _event_rows(words: Words, summary: Summary) -> Iterator[Row]:
    start = summary.began or summary.opened
    values = {
        words.report_guide: summary.guide,
        words.report_run: summary.run,
        words.report_code: summary.code,
        words.report_date: start.date().isoformat(),
        words.report_began: _clock(summary.began),
        words.report_ended: _clock(summary.ended),
        words.report_zone: _zone(start),
        words.report_present: str(summary.people),
        words.report_minutes_planned: str(summary.planned),
        words.report_minutes_taken: _tenths(sum(_tenths_of(summary))),
    }
    for name, value in values.items():
        yield words.report_event, name, "", value


def _step_rows(words: Words, step: StepTime, tenths: int) -> Iterator[Row]:
    yield words.report_steps, step.title, words.report_minutes_planned, str(step.planned)
    if step.dropped:
        yield words.report_steps, step.title, words.report_minutes_taken, words.report_dropped
    else:
        yield words.report_steps, step.title, words.report_minutes_taken, _tenths(tenths)


def _standing_rows(words: Words, places: Sequence[Place]) -> Iterator[Row]:
    for place in places:
        name, rank = table_name(words, place), rank_of(words, place)
        yield words.report_standings, name, rank, str(place.points)
        by_round = " + ".join(map(str, place.by_round))
        yield words.report_standings, name, words.report_rounds, by_round


def _count_rows(words: Words, count: Count) -> Iterator[Row]:
    section = _heading(words, count)
    for number, moment in enumerate(_moments(words, count)):
        votes = count.votes[number]
        if votes is None or not count.shown(number):
            yield section, count.question, moment, _hidden(words, count, number)
            continue
        for option in count.options:
            detail = f"{moment}: {named(words, option)}"
            yield section, count.question, detail, str(votes.get(option.id, 0))
    if count.shift:
        for text, people in _flows(words, count, long=True):
            yield section, count.question, text, str(people)
        if count.shift.veiled:
            yield section, count.question, words.report_change, words.report_few_moved


def _flows(words: Words, count: Count, *, long: bool) -> Iterator[tuple[str, int]]:
    """Each shown pair of choices in words, and how many made it, in the order of the options."""
    pairs = count.shift.shown.flows if count.shift else {}
    for first in count.options:
        for second in count.options:
            if people := pairs.get((first.id, second.id)):
                names = [named(words, one) if long else one.letter for one in (first, second)]
                yield words.report_pair.format(before=names[0], after=names[1]), people


def _voice_rows(words: Words, voices: Voices) -> Iterator[Row]:
    section = words.report_voices
    yield section, words.report_speakers, "", str(voices.spoken)
    yield section, words.report_more, "", str(voices.again)
    if voices.shown:
        none = Option("", "", words.report_no_option)
        for option in (*voices.options, none):
            name = named(words, option)
            yield section, words.report_speakers, name, str(voices.first.get(option.id, 0))
            yield section, words.report_more, name, str(voices.more.get(option.id, 0))


def _note_rows(words: Words, notes: Sequence[Noted]) -> Iterator[Row]:
    for noted in notes:
        for at, text in noted.notes:
            yield words.report_notes, noted.step, _clock(at), text


# ── In words ─────────────────────────────────────────────────────────────────


def _heading(words: Words, count: Count) -> str:
    return words.report_ballot if count.kind == "ballot" else words.report_quiz


def _moments(words: Words, count: Count) -> tuple[str, ...]:
    if len(count.votes) == 1:
        return (words.report_vote,)
    if count.kind == "ballot":
        return words.report_before, words.report_after
    return words.report_first, words.report_second


def _hidden(words: Words, count: Count, number: int) -> str:
    if count.votes[number] is None:
        return words.report_not_counted
    if count.is_small(number):
        return words.report_small.format(n=FEWEST)
    return words.report_few.format(n=FEWEST)


def named(words: Words, option: Option) -> str:
    """An option as the report names it, the right one told."""
    name = f"{option.letter} {option.text}".strip()
    return f"{name} ({words.report_key})" if option.right else name


def _clock(time: dt.datetime | None) -> str:
    return f"{time:%H:%M}" if time else ""


def _zone(time: dt.datetime) -> str:
    return time.tzname() or "UTC"


def _tenths_of(summary: Summary) -> list[int]:
    """The tenths of a minute that each step took, which add up to those of the event."""
    return adding_up([step.seconds / 6 for step in summary.steps])


def _tenths(tenths: int) -> str:
    return f"{tenths / 10:.1f}"


def _when(words: Words, summary: Summary) -> str:
    start = summary.began or summary.opened
    date, zone = long_date(words, start.date()), _zone(start)
    if summary.began is None:
        return words.report_not_begun.format(date=date, time=_clock(summary.opened), zone=zone)
    began = _clock(summary.began)
    if summary.ended is None:
        return words.report_running.format(date=date, began=began, zone=zone)
    return words.report_when.format(date=date, began=began, ended=_clock(summary.ended), zone=zone)


# ── As pages ─────────────────────────────────────────────────────────────────


def report_pdf(pack: Pack, stored: Event, *, zone: dt.tzinfo, now: dt.datetime) -> bytes:
    """The report as a PDF; for ``stored``, ``zone`` and ``now`` see ``summary_of``."""
    summary = summary_of(pack, stored, zone=zone, now=now)
    sheet = _sheet(pack.words, summary)
    return typeset("report", sheet, lang=pack.guide.language, made=now)


def _sheet(words: Words, summary: Summary) -> dict[str, object]:
    """What the sheet's layout sets, ready in words."""
    minutes = adding_up([step.seconds / 60 for step in summary.steps])
    return {
        "words": {
            name.removeprefix("report_"): text
            for name, text in words.model_dump().items()
            if name.startswith("report_")
        },
        "title": summary.run,
        "guide": summary.guide,
        "publisher": summary.publisher,
        "facts": [
            _when(words, summary),
            words.report_people.format(n=Counted(summary.people, words)),
            words.report_minutes.format(used=sum(minutes), planned=summary.planned),
            words.report_room.format(code=summary.code),
        ],
        "steps": [
            {
                "title": step.title,
                "planned": step.planned,
                "took": took,
                "state": "dropped" if step.dropped else "taken" if step.seconds else "ahead",
            }
            for step, took in zip(summary.steps, minutes, strict=True)
        ],
        "total": [
            words.report_total,
            str(sum(step.planned for step in summary.steps if not step.dropped)),
            str(sum(minutes)) if summary.began else "–",
        ],
        "standings": [
            [
                rank_of(words, place),
                table_name(words, place),
                " + ".join(map(str, place.by_round)),
                str(place.points),
            ]
            for place in summary.standings
        ],
        "counts": [_drawn(words, count) for count in summary.counts],
        "voices": _spoken(words, summary.voices),
        "notes": [
            {
                "step": noted.step,
                "notes": [
                    {"at": _clock(at), "lines": typed_lines(text)} for at, text in noted.notes
                ],
            }
            for noted in summary.notes
        ],
    }


def _drawn(words: Words, count: Count) -> dict[str, object]:
    shown = [count.shown(number) for number in range(len(count.votes))]
    places = {option.id: place for place, option in enumerate(count.options)}
    flows = list(_flows(words, count, long=False))
    drawn = count.shift.shown.flows if count.shift else {}
    return {
        "heading": _heading(words, count),
        "question": count.question,
        "headline": _headline(words, count),
        "changes": count.kind == "ballot",
        "moments": _moments(words, count),
        "hidden": [
            None if ok else _hidden(words, count, number) for number, ok in enumerate(shown)
        ],
        "options": [
            {"letter": option.letter, "text": option.text, "right": option.right}
            for option in count.options
        ],
        "votes": [
            [(votes or {}).get(option.id, 0) for option in count.options] if ok else None
            for votes, ok in zip(count.votes, shown)
        ],
        "flows": [
            [places[first], places[second], people]
            for (first, second), people in sorted(drawn.items())
            if first in places and second in places
        ],
        "alt": words.report_flow_alt.format(
            flows="; ".join(f"{text}: {people}" for text, people in flows)
        ),
    }


def _headline(words: Words, count: Count) -> str:
    """The one sentence that the numbers make, if they make one."""
    if count.kind == "ballot":
        return _shift_line(words, count.shift) if count.shift and count.shift.enough else ""
    if sum(option.right for option in count.options) != 1:
        return ""
    shown = [number for number in range(len(count.votes)) if count.shown(number)]
    if len(shown) == 2:
        return words.report_right_twice.format(
            first=count.right(0), n=count.total(0), second=count.right(1), m=count.total(1)
        )
    return (
        words.report_right.format(right=count.right(shown[0]), n=count.total(shown[0]))
        if shown
        else ""
    )


def _shift_line(words: Words, shift: Shift) -> str:
    """Who changed, and how many voted on each side where that is not the same people."""
    if not shift.pairs:
        return words.report_totals
    told, lines = shift.shown.moved, []
    if told is not None:
        lines.append(words.report_moved.format(moved=told, n=shift.paired))
    if shift.partial or told is None:
        voted = words.report_voted.format(before=total(shift.before), after=total(shift.after))
        lines.append(voted)
    if shift.veiled:
        lines.append(words.report_few_moved)
    return " ".join(lines)


def _spoken(words: Words, voices: Voices) -> dict[str, object]:
    lines = [words.report_spoken.format(spoken=voices.spoken, people=voices.people)]
    if voices.again:
        lines.append(words.report_again.format(n=Counted(voices.again, words)))
    if voices.shown and voices.nobody_for:
        names = "; ".join(option.text for option in voices.nobody_for)
        lines.append(words.report_nobody.format(options=names))
    none = Option("", "", words.report_no_option)
    options = [*voices.options, *([none] if voices.first.get("") else [])]
    return {
        "lines": lines,
        "options": [
            {"letter": one.letter, "text": one.text, "n": voices.first.get(one.id, 0)}
            for one in options
            if voices.shown
        ],
    }
