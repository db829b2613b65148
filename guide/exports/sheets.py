"""What authors keep in lists, as a workbook that `python -m guide import` reads back."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter

from guide.model.base import Part, When, in_cell
from guide.model.blocks import Quiz
from guide.model.blocks.quiz import Choice, Choices
from guide.model.content import Person, Source, Term
from guide.model.pack import Pack
from guide.model.places import Place
from guide.model.slots import slots
from guide.model.timelines import Event

from .made import Change, Made, Wanted
from .said import unformatted

LETTERS = "ABCDEF"
LONGEST_NAME = 31
"""Letters of a sheet's name, as spreadsheets have it."""

Sheet = tuple[str, Sequence[str], Sequence[Sequence[str]]]
"""Its name, its heads and its rows."""


def made(wanted: Wanted) -> Made:
    """A sheet each for sources, terms, people and places, each timeline, quiz and table."""
    # Of today's guide each text as its author wrote it, passages of one reading too.
    pack = wanted.pack if wanted.pack.as_of else wanted.pack.written or wanted.pack
    changes: list[Change] = []
    sheets = [
        _list("Sources", Source, pack.sources.values()),
        _list("Glossary", Term, pack.terms.values()),
        _list("People", Person, pack.people.values()),
        _list("Places", Place, pack.places.values()),
        *(_list(f"Events {line.id}", Event, line.events) for line in pack.timelines.values()),
        *_quizzes(pack, changes),
        *(
            (name.removesuffix(".csv"), table.columns, table.rows)
            for name, table in pack.tables.items()
            if table.columns[0] in ("month", "year")
        ),
    ]
    sheets = [sheet for sheet in sheets if sheet[2]]
    rows = sum(len(sheet[2]) for sheet in sheets)
    return Made(_workbook(sheets), rows + len(changes), rows, tuple(changes))


def _list(name: str, model: type[Part] | type[Place], parts: Iterable[Any]) -> Sheet:
    """Parts with a column for each key that one of them gives."""
    fields = (
        list(Place.model_fields)
        if model is Place
        else [field for field, slot in slots(model).items() if not slot.parts]
    )
    rows = [{field: _cell(getattr(part, field)) for field in fields} for part in parts]
    used = [field for field in fields if any(row[field] for row in rows)]
    return name, used, [[row[field] for field in used] for row in rows]


def _cell(value: Any) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "true"
        case tuple():
            return "; ".join(map(str, value))
        case When():
            return in_cell(value)
    return str(value)


def _quizzes(pack: Pack, changes: list[Change]) -> Iterator[Sheet]:
    """The items of each module that are a choice; what else there is cannot stand in a row."""
    for module in pack.modules:
        rows: list[Mapping[str, str]] = []
        for block in module.blocks:
            if not isinstance(block, Quiz):
                continue
            if isinstance(block.answer, Choice | Choices):
                rows.append(_item(block, block.answer))
            else:
                stem = unformatted(pack, block.stem)
                changes.append(Change(block.id, stem, pack.words.export_no_row, True))
        columns = list(dict.fromkeys(name for row in rows for name in row))
        yield f"Quiz {module.id}", columns, [[row.get(c, "") for c in columns] for row in rows]


def _item(block: Quiz, answer: Choice | Choices) -> Mapping[str, str]:
    letters = {option.id: letter for option, letter in zip(answer.options, LETTERS)}
    key = (answer.key,) if isinstance(answer, Choice) else answer.key
    told = {
        "id": block.id,
        "stem": block.stem,
        **{letters[each.id]: each.text for each in answer.options},
        "key": ", ".join(letters[id] for id in key),
        **{f"why {letters[o.id]}": o.rationale for o in answer.options if o.rationale},
    }
    fields = [name for name, slot in slots(Quiz).items() if not slot.parts]
    more = {name: _cell(getattr(block, name)) for name in fields if name not in ("kind", *told)}
    return {**told, **{name: cell for name, cell in more.items() if cell}}


def _workbook(sheets: Sequence[Sheet]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": dt.datetime(1980, 1, 1)})
    head = book.add_format({"bold": True, "bottom": 1})
    # As text, so that no spreadsheet makes a date or a number of another country of it.
    plain = book.add_format({"num_format": "@", "valign": "top"})
    for name, columns, rows in sheets:
        sheet = book.add_worksheet(name[:LONGEST_NAME])
        sheet.freeze_panes(1, 1)
        for column, text in enumerate(columns):
            sheet.write_string(0, column, text, head)
            wide = max((len(row[column]) for row in rows), default=0)
            sheet.set_column(column, column, min(60, max(len(text), wide) + 2), plain)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, column, cell, plain)
    book.close()
    return out.getvalue()
