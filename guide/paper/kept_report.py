"""The table of a report that somebody kept, read back: the event itself may be deleted."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from guide.model.blocks import AnyBlock, Ballot, Quiz
from guide.model.choices import choices_of
from guide.model.countable import several
from guide.model.pack import Pack, title
from guide.model.plain import plain
from guide.room.learning import Answers, Evening, Took

from .report import named


@dataclass(frozen=True)
class Kept:
    """What a report's table says of its event."""

    code: str
    evening: Evening


def read_report(pack: Pack, text: str) -> Kept | None:
    """What a report says that was made of this guide; None for another table or another guide."""
    words = pack.words
    rows = [row for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) if len(row) == 4]
    header = [words.report_section, words.report_item, words.report_detail, words.report_value]
    if not rows or rows[0] != header:
        return None
    said = {tuple(cell.removeprefix("'") for cell in row[:3]): row[3] for row in rows[1:]}
    event = {
        item: value for (section, item, _), value in said.items() if section == words.report_event
    }
    if event.get(words.report_guide, "").removeprefix("'") != pack.guide.title:
        return None
    answers, hidden = _answers(pack, said)
    return Kept(
        event.get(words.report_code, ""),
        Evening(answers, {}, _steps(pack, said, event.get(words.report_run, "")), hidden),
    )


Said = Mapping[tuple[str, ...], str]
"""A report's values by section, item and detail."""


def _answers(pack: Pack, said: Said) -> tuple[dict[str, Answers], int]:
    """The last vote on each block, and how many votes are not told."""
    found: dict[str, Answers] = {}
    hidden = 0
    for id, block in pack.blocks.items():
        section, asked, moments = _asked(pack, block)
        question = plain(pack, title(asked))
        untold = {said.get((section, question, moment)) for moment in moments}
        hidden += bool(untold - {None, pack.words.report_not_counted})
        for moment in moments:
            told = {
                option.id: said.get((section, question, f"{moment}: {named(pack.words, option)}"))
                for option in choices_of(pack, block, named=True)
            }
            cells = {id: int(value) for id, value in told.items() if value and value.isdigit()}
            if cells and len(cells) == len(told):
                found[id] = Answers(cells, None if several(block) else sum(cells.values()))
                break
    return found, hidden


def _asked(pack: Pack, block: AnyBlock) -> tuple[str, AnyBlock, tuple[str, ...]]:
    """Under which heading a report tells of a block, by whose question, and at which moments.

    Of two votes the last comes first.
    """
    words = pack.words
    match block:
        case Quiz():
            return (
                words.report_quiz,
                block,
                (words.report_second, words.report_vote, words.report_first),
            )
        case Ballot(repeats=None):
            return words.report_ballot, block, (words.report_before,)
        case Ballot(repeats=opening):
            return words.report_ballot, pack.block(opening or ""), (words.report_after,)
    return "", block, ()


def _steps(pack: Pack, said: Said, run: str) -> tuple[Took, ...]:
    words = pack.words
    took = []
    for (section, step, detail), value in said.items():
        planned = said.get((section, step, words.report_minutes_planned), "")
        if section != words.report_steps or detail != words.report_minutes_taken:
            continue
        if planned.isdigit() and value.replace(".", "", 1).isdigit() and float(value):
            took.append(Took(run, step, float(planned), float(value)))
    return tuple(took)
