"""The report of an event, as a table for a spreadsheet and as pages to print."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import typst

from guide.markup import long_date
from guide.model.reading import Pack
from guide.model.spreadsheet import csv_file
from guide.model.words import Words

from .account import Account, Count, Event, Noted, Option, StepTime, Voices, account
from .counts import FEWEST

SHEET = Path(__file__).parent / "sheet"
"""All that the typesetter can read besides the fonts: the sheet's own layout."""

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts" / "print"
"""TrueType: the typesetter does not read the WOFF2 files that browsers get."""

_LONG_WORD = re.compile(r"(\S{24})(?=\S)")
"""What an address on the web would run out of its column with, without a place to break."""

Row = tuple[str, str, str, str]
"""Section, item, detail, value."""


def report_csv(pack: Pack, kept: Event, *, zone: dt.tzinfo, now: dt.datetime) -> str:
    """The report as one tidy table that a spreadsheet opens."""
    words = pack.words
    header = (words.report_section, words.report_item, words.report_detail, words.report_value)
    return csv_file(header, report_rows(pack, kept, zone=zone, now=now))


def report_rows(pack: Pack, kept: Event, *, zone: dt.tzinfo, now: dt.datetime) -> list[Row]:
    """The report as rows of section, item, detail and value, with times of ``zone``."""
    words, told = pack.words, account(pack, kept, zone=zone, now=now)
    return [
        *_event_rows(words, told),
        *(row for step in told.steps for row in _step_rows(words, step)),
        *(row for count in told.counts for row in _count_rows(words, count)),
        *_voice_rows(words, told.voices),
        *_note_rows(words, told.notes),
    ]


def _event_rows(words: Words, told: Account) -> Iterator[Row]:
    start = told.began or told.opened
    values = {
        words.report_guide: told.guide,
        words.report_run: told.run,
        words.report_code: told.code,
        words.report_date: start.date().isoformat(),
        words.report_began: _clock(told.began),
        words.report_ended: _clock(told.ended),
        words.report_zone: _zone(start),
        words.report_present: str(told.people),
        words.report_minutes_planned: str(told.planned),
        words.report_minutes_taken: _minutes(told.seconds),
    }
    for name, value in values.items():
        yield words.report_event, name, "", value


def _step_rows(words: Words, step: StepTime) -> Iterator[Row]:
    yield words.report_steps, step.title, words.report_minutes_planned, str(step.planned)
    if step.dropped:
        yield words.report_steps, step.title, words.report_minutes_taken, words.report_dropped
    else:
        yield words.report_steps, step.title, words.report_minutes_taken, _minutes(step.seconds)


def _count_rows(words: Words, count: Count) -> Iterator[Row]:
    section = _heading(words, count)
    for number, moment in enumerate(_moments(words, count)):
        votes = count.votes[number]
        if votes is None or not count.shown(number):
            yield section, count.question, moment, _hidden(words, count, number)
            continue
        for option in count.options:
            detail = f"{moment}: {_named(words, option)}"
            yield section, count.question, detail, str(votes.get(option.id, 0))
    if count.paired:
        for text, people in _flows(words, count, long=True):
            yield section, count.question, text, str(people)


def _flows(words: Words, count: Count, *, long: bool) -> Iterator[tuple[str, int]]:
    """Each pair of choices in words, and how many made it, in the order of the options."""
    for first in count.options:
        for second in count.options:
            if people := count.pairs.get((first.id, second.id)):
                names = [_named(words, one) if long else one.letter for one in (first, second)]
                yield words.report_pair.format(before=names[0], after=names[1]), people


def _voice_rows(words: Words, voices: Voices) -> Iterator[Row]:
    section = words.report_voices
    yield section, words.report_speakers, "", str(voices.spoken)
    yield section, words.report_more, "", str(voices.again)
    if voices.shown:
        none = Option("", "", words.report_no_option)
        for option in (*voices.options, none):
            name = _named(words, option)
            yield section, words.report_speakers, name, str(voices.first.get(option.id, 0))
            yield section, words.report_more, name, str(voices.more.get(option.id, 0))


def _note_rows(words: Words, notes: Sequence[Noted]) -> Iterator[Row]:
    for noted in notes:
        for at, text in noted.notes:
            yield words.report_notes, noted.step, _clock(at), text


# ── In words ─────────────────────────────────────────────────────────────────


def _heading(words: Words, count: Count) -> str:
    return {
        "ballot": words.report_ballot,
        "quiz": words.report_quiz,
        "options": words.report_options,
    }[count.kind]


def _moments(words: Words, count: Count) -> tuple[str, ...]:
    if len(count.votes) == 1:
        return (words.report_vote,)
    if count.kind == "ballot":
        return words.report_before, words.report_after
    return words.report_first, words.report_second


def _hidden(words: Words, count: Count, number: int) -> str:
    if count.votes[number] is None:
        return words.report_not_counted
    return words.report_few.format(n=FEWEST)


def _named(words: Words, option: Option) -> str:
    name = f"{option.letter} {option.text}".strip()
    return f"{name} ({words.report_key})" if option.right else name


def _clock(time: dt.datetime | None) -> str:
    return f"{time:%H:%M}" if time else ""


def _zone(time: dt.datetime) -> str:
    return time.tzname() or "UTC"


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.1f}"


def _when(words: Words, told: Account) -> str:
    start = told.began or told.opened
    date, zone = long_date(start.date()), _zone(start)
    if told.began is None:
        return words.report_not_begun.format(date=date, time=_clock(told.opened), zone=zone)
    began = _clock(told.began)
    if told.ended is None:
        return words.report_running.format(date=date, began=began, zone=zone)
    return words.report_when.format(date=date, began=began, ended=_clock(told.ended), zone=zone)


# ── As pages ─────────────────────────────────────────────────────────────────


def report_pdf(pack: Pack, kept: Event, *, zone: dt.tzinfo, now: dt.datetime) -> bytes:
    """The report as a PDF, with times of ``zone``.

    All text goes to the typesetter as data, so that nothing in it is read as a command, and the
    layout's own folder is all that a command could read.
    """
    told = account(pack, kept, zone=zone, now=now)
    data = json.dumps(_sheet(pack.words, told), ensure_ascii=False)
    made = typst.Compiler(
        SHEET / "report.typ",
        root=SHEET,
        font_paths=_fonts(_needs_more(data)),
        sys_inputs={"report": data},
    )
    stamp = int(now.timestamp())
    try:
        pages = made.compile(format="pdf", pdf_standards="ua-1", timestamp=stamp)
    except typst.TypstError:
        # PDF/UA refuses a letter that no typeface has; a report with a box for it is better.
        pages = made.compile(format="pdf", timestamp=stamp)
    assert isinstance(pages, bytes)
    return pages


@cache
def _fonts(more: bool) -> typst.Fonts:
    """The guide's own typefaces; ``more`` adds those of the machine, for other scripts."""
    return typst.Fonts(
        include_system_fonts=more, include_embedded_fonts=True, font_paths=[str(FONTS)]
    )


def _needs_more(text: str) -> bool:
    """Whether a note has letters that are in none of the guide's own typefaces."""
    return any(
        not (point < 0x250 or 0x400 <= point < 0x530 or 0x1E00 <= point < 0x2600)
        for point in map(ord, text)
    )


def _sheet(words: Words, told: Account) -> dict[str, object]:
    """What the sheet's layout sets, ready in words."""
    return {
        "words": {
            name.removeprefix("report_"): text
            for name, text in words.model_dump().items()
            if name.startswith("report_")
        },
        "title": told.run,
        "guide": told.guide,
        "publisher": told.publisher,
        "facts": [
            _when(words, told),
            words.report_people.format(n=told.people),
            words.report_minutes.format(used=round(told.seconds / 60), planned=told.planned),
            words.report_room.format(code=told.code),
        ],
        "steps": [
            {
                "title": step.title,
                "planned": step.planned,
                "took": round(step.seconds / 60),
                "state": "dropped" if step.dropped else "taken" if step.seconds else "ahead",
            }
            for step in told.steps
        ],
        "total": [
            words.report_total,
            str(sum(step.planned for step in told.steps if not step.dropped)),
            str(round(told.seconds / 60)) if told.began else "–",
        ],
        "counts": [_drawn(words, count) for count in told.counts],
        "voices": _spoken(words, told.voices),
        "notes": [
            {
                "step": noted.step,
                "notes": [{"at": _clock(at), "lines": _lines(text)} for at, text in noted.notes],
            }
            for noted in told.notes
        ],
    }


def _lines(text: str) -> list[str]:
    """The lines of a note, without what no typeface can show; a word too long may be broken."""
    shown = ("".join(filter(str.isprintable, line)) for line in text.splitlines())
    return [_LONG_WORD.sub("\\1\u200b", line) for line in shown]


def _drawn(words: Words, count: Count) -> dict[str, object]:
    shown = [count.shown(number) for number in range(len(count.votes))]
    places = {option.id: place for place, option in enumerate(count.options)}
    flows = list(_flows(words, count, long=False))
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
            for (first, second), people in sorted(count.pairs.items())
            if first in places and second in places
        ]
        if count.paired
        else [],
        "alt": words.report_flow_alt.format(
            flows="; ".join(f"{text}: {people}" for text, people in flows)
        ),
    }


def _headline(words: Words, count: Count) -> str:
    """The one sentence that the numbers make, if they make one."""
    if count.kind == "ballot":
        if count.paired:
            people = sum(count.pairs.values())
            return words.report_moved.format(moved=count.moved, n=people)
        return words.report_totals if count.shown(0) and count.shown(1) else ""
    if sum(option.right for option in count.options) != 1:
        return ""
    told = [number for number in range(len(count.votes)) if count.shown(number)]
    if len(told) == 2:
        return words.report_right_twice.format(
            first=count.right(0), n=count.total(0), second=count.right(1), m=count.total(1)
        )
    return (
        words.report_right.format(right=count.right(told[0]), n=count.total(told[0]))
        if told
        else ""
    )


def _spoken(words: Words, voices: Voices) -> dict[str, object]:
    lines = [words.report_spoken.format(spoken=voices.spoken, people=voices.people)]
    if voices.again:
        lines.append(words.report_again.format(n=voices.again))
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
