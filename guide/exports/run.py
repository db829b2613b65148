"""A run of show for a calendar and for a spreadsheet."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.model.pack import Pack, title
from guide.model.runs import Run, Step
from guide.text.csv_file import csv_file

from .made import Change, Made, Wanted, ascii_words
from .said import unformatted

FOLD = 75
"""Octets of a line of a calendar (RFC 5545, 3.1)."""


@dataclass(frozen=True)
class _Timed:
    """A step, and when it begins and ends, in minutes from the beginning."""

    step: Step
    begins: int
    ends: int


def calendar(wanted: Wanted) -> Made:
    """An event for the whole and one for each step, in local time without a zone."""
    pack, run = wanted.pack, wanted.pack.runs[wanted.subject]
    begins = wanted.begins
    assert begins is not None
    steps, changes = _steps(pack, run)
    name = ascii_words(pack.guide.title) or "guide"
    minutes = steps[-1].ends if steps else 0
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{name}//{name}//{pack.guide.language.upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(run.title)}",
        *_event(f"{run.id}@{name}", begins, 0, minutes, run.title, run.summary),
    ]
    for each in steps:
        uid = f"{run.id}.{each.step.id}@{name}"
        told = "\n\n".join(_told(pack, each.step))
        lines += _event(uid, begins, each.begins, each.ends, each.step.title, told)
    text = "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])
    return Made(text.encode(), len(run.steps), len(steps), changes)


def table(wanted: Wanted) -> Made:
    """The steps as CSV: from which minute to which, what is shown, said and done."""
    pack, run = wanted.pack, wanted.pack.runs[wanted.subject]
    words = pack.words
    steps, changes = _steps(pack, run)
    header = [
        words.report_steps,
        words.export_from,
        words.export_to,
        words.report_minutes_planned,
        words.title,
        words.export_shows,
        words.host_say,
        words.host_do,
        words.host_if_quiet,
        words.host_if_hot,
        words.host_if_one_sided,
    ]
    rows = []
    for number, each in enumerate(steps, 1):
        step = each.step
        block = pack.blocks.get(step.block or "")
        lead = block.facilitator if block and block.kind == "prompt" else None
        rows.append(
            [
                str(number),
                str(each.begins),
                str(each.ends),
                str(step.minutes),
                step.title,
                unformatted(pack, title(block)) if block else "",
                unformatted(pack, step.say),
                unformatted(pack, step.do or ""),
                *(
                    unformatted(pack, text) if text else ""
                    for text in (
                        (lead.if_quiet, lead.if_hot, lead.if_one_sided) if lead else ("",) * 3
                    )
                ),
            ]
        )
    return Made(csv_file(header, rows).encode(), len(run.steps), len(rows), changes)


def _steps(pack: Pack, run: Run) -> tuple[list[_Timed], tuple[Change, ...]]:
    """The steps with their times; without those whose block this reading does not have."""
    steps: list[_Timed] = []
    changes: list[Change] = []
    clock = 0
    for step in run.steps:
        if step.block and step.block not in pack.blocks:
            what = pack.words.export_left_later
            changes.append(Change(step.id, step.title, what, left_out=True))
            continue
        steps.append(_Timed(step, clock, clock + step.minutes))
        clock += step.minutes
    return steps, tuple(changes)


def _told(pack: Pack, step: Step) -> Iterator[str]:
    words = pack.words
    yield f"{words.host_say}: {unformatted(pack, step.say)}"
    if step.do:
        yield f"{words.host_do}: {unformatted(pack, step.do)}"


def _event(uid: str, begins: dt.datetime, first: int, last: int, name: str, text: str) -> list[str]:
    def moment(minutes: int) -> str:
        return f"{begins + dt.timedelta(minutes=minutes):%Y%m%dT%H%M%S}"

    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        # When it was made; that it is the event's own time makes two exports the same file.
        f"DTSTAMP:{moment(0)}Z",
        f"DTSTART:{moment(first)}",
        f"DTEND:{moment(last)}",
        f"SUMMARY:{_text(name)}",
        f"DESCRIPTION:{_text(text)}",
        "END:VEVENT",
    ]


def _text(text: str) -> str:
    """A text as the value of a property (RFC 5545, 3.3.11)."""
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of so many octets at most, none of which ends within a letter."""
    pieces: list[str] = []
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > FOLD - bool(pieces):
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
