"""Kahoot's spreadsheet: questions to choose an answer to, and short ones."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import io
from collections.abc import Iterator

import xlsxwriter
from markupsafe import Markup

from ..made import Change, Made, Wanted
from .items import Answer, Item, month_names, number, taken, title

LONGEST_QUESTION, LONGEST_ANSWER, MOST_ANSWERS = 120, 75, 4
"""Characters and answers, as the template that Kahoot hands out gives them in 2026."""

SECONDS = 240
"""The longest time that Kahoot lets a question stay: nobody should have to hurry."""

HEADER = (
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, MOST_ANSWERS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
"""The template's own words, by which Kahoot knows the columns: the same in every language."""

HEADER_ROW = 7
"""The eighth row; what stands above it is for people."""


def made(wanted: Wanted) -> Made:
    """The quiz as a workbook for “Import spreadsheet”."""
    words = wanted.pack.words
    notes = {
        "order": words.export_as_first,
        "estimate": words.export_as_ranges,
        "month": words.export_as_ranges,
        "place": words.export_as_names,
    }
    chosen = taken(wanted, notes)
    kept: list[Item] = []
    changes: list[Change] = []
    for item in chosen.items:
        asked, told = _fitted(wanted, item)
        changes += told
        if asked is not None:
            kept.append(asked)
    lost = {change.part for change in changes if change.left_out}
    earlier = tuple(change for change in chosen.changes if change.part not in lost)
    return Made(
        _workbook(title(wanted), kept),
        chosen.total,
        len(kept),
        (*earlier, *changes),
        (words.export_no_feedback,),
    )


def _fitted(wanted: Wanted, item: Item) -> tuple[Item | None, list[Change]]:
    """The item as Kahoot can hold it, if it can; and what became of it."""
    words = wanted.pack.words

    def told(what: str, *, left_out: bool = False) -> Change:
        return Change(item.id, item.text, what, left_out)

    found: list[Change] = []
    asked = _as_choice(wanted, item)
    question = asked.text
    if len(question) > LONGEST_QUESTION and asked.mark:
        question = asked.question
        found.append(told(words.export_no_mark))
    if len(question) > LONGEST_QUESTION:
        what = words.export_left_question.format(most=LONGEST_QUESTION)
        return None, [told(what, left_out=True)]
    if any(len(answer.text) > LONGEST_ANSWER for answer in asked.answers):
        what = words.export_left_answer.format(most=LONGEST_ANSWER)
        return None, [told(what, left_out=True)]
    answers = _four(asked.answers)
    if len(answers) < len(asked.answers):
        found.append(told(words.export_fewer.format(most=MOST_ANSWERS)))
    return dataclasses.replace(asked, question=question, mark="", answers=answers), found


def _four(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The right answers and the first wrong ones, as they stood: four, and one of them wrong."""
    right = [each for each in answers if each.right][: MOST_ANSWERS - 1]
    wrong = [each for each in answers if not each.right][: MOST_ANSWERS - len(right)]
    return tuple(each for each in answers if each in right or each in wrong)


def _as_choice(wanted: Wanted, item: Item) -> Item:
    """The item as a question with answers to choose from."""
    words = wanted.pack.words
    match item.way:
        case "order":
            first = item.order[0].id
            question = words.export_which_first.format(question=item.question, first=item.first)
            answers = [dataclasses.replace(each, right=each.id == first) for each in item.answers]
            # The one that comes first must be among the four that fit.
            return dataclasses.replace(item, question=question, answers=tuple(answers))
        case "number" | "month":

            def said(value: float) -> str:
                if item.way == "number":
                    return number(value)
                return month_names(wanted.pack, int(value))[0]

            ranges = [
                words.export_range.format(low=said(a), high=said(b)) for a, b in _ranges(item)
            ]
        case _:
            return item
    right = _place(item)
    answers = [
        Answer(str(place), text, place == right, Markup()) for place, text in enumerate(ranges)
    ]
    return dataclasses.replace(item, answers=tuple(answers))


def _place(item: Item) -> int:
    """Which of the four ranges holds the key: no habit to guess by, and the same in each export.

    None of the four lies outside what can be given, where that leaves a choice: it would give the
    key away.
    """
    low, high, width = _reach(item)
    least, most = item.bounds
    free = [
        place
        for place in range(MOST_ANSWERS)
        if low - place * width >= least and high + (MOST_ANSWERS - 1 - place) * width <= most
    ]
    return free[hashlib.sha256(item.id.encode()).digest()[0] % len(free)] if free else 0


def _reach(item: Item) -> tuple[float, float, float]:
    """From where to where an answer is right, and how wide that is; both ends count."""
    if item.way == "month":
        low, _, high = item.months
        return low, high, high - low + 1
    whole = all(value == int(value) for value in (item.low, item.key, item.high))
    return item.low, item.high, item.high - item.low + 1 if whole else item.high - item.low or 1


def _ranges(item: Item) -> Iterator[tuple[float, float]]:
    """Four ranges of the same width, one of them what counts as right."""
    low, high, width = _reach(item)
    for each in range(MOST_ANSWERS):
        moved = (each - _place(item)) * width
        yield low + moved, high + moved


def _workbook(name: str, items: list[Item]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    # The library would write today: two exports of one guide are the same file.
    book.set_properties({"created": dt.datetime(1980, 1, 1)})
    sheet = book.add_worksheet()
    # As text: a cell that begins with “=” is a text here, and no formula.
    sheet.write_string(1, 1, name)
    for column, text in enumerate(HEADER, 1):
        sheet.write_string(HEADER_ROW, column, text)
    for row, item in enumerate(items, HEADER_ROW + 1):
        sheet.write_number(row, 0, row - HEADER_ROW)
        sheet.write_string(row, 1, item.question)
        for column, answer in enumerate(item.answers, 2):
            sheet.write_string(row, column, answer.text)
        right = [str(place) for place, each in enumerate(item.answers, 1) if each.right]
        sheet.write_number(row, 2 + MOST_ANSWERS, SECONDS)
        sheet.write_string(row, 3 + MOST_ANSWERS, ",".join(right))
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 3 + MOST_ANSWERS, 30)
    book.close()
    return out.getvalue()
