"""Rows of a sheet as parts of a guide: a column a key, a row a part."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Union, get_args, get_origin

from guide.loading import rules
from guide.loading.messages.words import did_you_mean, slug
from guide.loading.places import COLUMNS, faults
from guide.loading.saved.numbers import DATED
from guide.loading.validation import validate
from guide.loading.yaml_text import Document, Node, resolve
from guide.model.base import Part, When
from guide.model.blocks import Quiz
from guide.model.content import Person, Source, Term
from guide.model.places import split_ids
from guide.model.slots import Slot, slots
from guide.model.timelines import Event

from .found import Found, Item, Kind
from .sheets import Row, Sheet

MODELS: Mapping[Kind, type[Part]] = {
    "sources": Source,
    "glossary": Term,
    "people": Person,
    "events": Event,
    "quiz": Quiz,
}
NAMED: Mapping[Kind, str] = {
    "sources": "title",
    "glossary": "term",
    "people": "name",
    "events": "title",
    "quiz": "stem",
    "places": "name",
}
"""The column from which a row without an id takes one."""
_OTHER_NAMES = {
    "latitude": "lat",
    "longitude": "lon",
    "lng": "lon",
    "long": "lon",
    "link": "url",
    "address": "url",
    "web address": "url",
    "author": "publisher",
    "question": "stem",
    "correct": "key",
    "correct answer": "key",
    "right answer": "key",
    "explanation": "rationale",
    "description": "text",
    "word": "term",
    "meaning": "definition",
    "headline": "title",
    "source": "sources",
}
"""What people call a column, and what the guide calls it."""
_TELLING: tuple[tuple[Kind, set[str]], ...] = (
    ("places", {"lat", "lon"}),
    ("glossary", {"term", "definition"}),
    ("quiz", {"stem", "key"}),
    ("sources", {"publisher", "title"}),
    ("events", {"date", "title"}),
    ("people", {"name", "role"}),
)
"""The columns by which a sheet tells what it holds; the first that fits counts."""
OPTIONS = "abcdef"
_OPTION = re.compile(r"(?:answer|option)? ?([a-f1-6])")
_WHY = re.compile(r"(?:why|rationale|feedback) ?([a-f1-6])")


def column_name(cell: str) -> str:
    """The key that a column's head means: ``Checked on`` is ``checked_on``."""
    plain = " ".join(re.findall(r"[a-z0-9]+", cell.lower()))
    if why := _WHY.fullmatch(plain):
        return f"why_{_letter(why[1])}"
    if option := _OPTION.fullmatch(plain):
        return f"option_{_letter(option[1])}"
    return _OTHER_NAMES.get(plain, plain.replace(" ", "_"))


def _letter(sign: str) -> str:
    return OPTIONS[int(sign) - 1] if sign.isdigit() else sign


def kind_of(columns: Iterable[str]) -> Kind | None:
    """What a sheet with some columns holds."""
    named = [column_name(cell) for cell in columns]
    for kind, telling in _TELLING:
        if telling <= set(named):
            return kind
    return "series" if named and named[0] in DATED else None


def read_rows(
    sheet: Sheet, kind: Kind, target: str, held: Mapping[str, Any], defaults: Mapping[str, Any]
) -> Found:
    """The parts in a sheet. A row fills in or changes what ``held`` has under its id."""
    found = Found(kind, target)
    head, *body = sheet.rows
    columns: dict[str, int] = {}
    known = _known(kind)
    for number, cell in enumerate(head.cells, 1):
        name = column_name(cell)
        if name in known:
            columns.setdefault(name, number)
        elif cell:
            hint = did_you_mean(name, known, "it is passed over")
            place = sheet.place(head.number, number)
            found.notes.append(f"{place}: the column {cell!r} is not known; {hint}")
    taken: dict[str, int] = {}
    for row in body:
        cells = {
            name: text
            for name, at in columns.items()
            if at <= len(row.cells) and (text := row.cells[at - 1])
        }
        id = cells.get("id") or _free(slug(cells.get(NAMED[kind], "")) or "row", taken)
        if id in taken:
            place = sheet.place(row.number, columns.get("id"))
            found.problems.append(f"{place}: the id {id!r} stands in row {taken[id]} already")
            continue
        taken[id] = row.number
        old = held.get(id, {})
        value = {**old, **_value(kind, {"id": id, **cells}, defaults, old)}
        found.problems += _problems(sheet, row, kind, value, columns)
        places = {name: sheet.place(row.number, at) for name, at in columns.items()}
        found.items.append(Item(id, value, sheet.place(row.number), places))
    return found


def _free(id: str, taken: Mapping[str, int]) -> str:
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    return free


def _known(kind: Kind) -> list[str]:
    if kind == "places":
        return list(COLUMNS)
    names = [name for name, slot in slots(MODELS[kind]).items() if not slot.parts]
    if kind == "quiz":
        names = [name for name in names if name != "kind"] + ["key"]
        names += [f"{what}_{letter}" for what in ("option", "why") for letter in OPTIONS]
    return names


def _value(
    kind: Kind, cells: Mapping[str, str], defaults: Mapping[str, Any], old: Mapping[str, Any]
) -> dict[str, Any]:
    if kind == "places":
        sources = split_ids(cells.get("sources", "")) or defaults.get("sources", ())
        return {**cells, "sources": ";".join(sources)}
    fields = slots(MODELS[kind])
    value: dict[str, Any] = {
        name: _typed(fields[name], text) for name, text in cells.items() if name in fields
    }
    if kind == "quiz":
        value = {"kind": "quiz", **value, "answer": answer(cells, old.get("answer", {}))}
    return {**{name: each for name, each in defaults.items() if name in fields}, **value}


def answer(cells: Mapping[str, str], old: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The way of answering that a row of options and letters describes.

    Options keep the ids that they have in ``old``, by which votes and answers know them.
    """
    had = dict(zip(OPTIONS, (old or {}).get("options", ())))
    options = []
    ids: dict[str, int] = {}
    by_letter: dict[str, str] = {}
    for letter in OPTIONS:
        text = cells.get(f"option_{letter}")
        if not text:
            continue
        id = had[letter]["id"] if letter in had else _free(slug(text) or letter, ids)
        ids[id] = 1
        by_letter[letter] = id
        option = {"id": id, "text": text}
        if why := cells.get(f"why_{letter}"):
            option["rationale"] = why
        options.append(option)
    given = re.split(r"[\s,;]+", cells.get("key", "").strip().lower())
    key = [
        by_letter.get(_letter(sign) if sign in (*OPTIONS, *"123456") else sign, sign)
        for sign in given
        if sign
    ]
    if len(key) == 1:
        return {"type": "choice", "options": tuple(options), "key": key[0]}
    return {"type": "choices", "options": tuple(options), "key": tuple(key)}


def _typed(slot: Slot, text: str) -> Any:
    """A cell as the key's kind of value: a list by semicolons, a number, yes or no."""
    if slot.many:
        return tuple(part.strip() for part in text.split(";") if part.strip())
    kinds = _plain_kinds(slot.hint)
    if bool in kinds:
        return {"true": True, "yes": True, "x": True, "false": False, "no": False}.get(
            text.lower(), text
        )
    return resolve(text) if kinds & {int, float, When} else text


def _plain_kinds(hint: Any) -> set[Any]:
    if get_origin(hint) in (Union, types.UnionType):
        return {kind for each in get_args(hint) for kind in _plain_kinds(each)}
    if hasattr(hint, "__metadata__"):
        return _plain_kinds(get_args(hint)[0])
    return {get_origin(hint) or hint}


def _problems(
    sheet: Sheet, row: Row, kind: Kind, value: Mapping[str, Any], columns: Mapping[str, int]
) -> list[str]:
    """What is wrong with a row, each with its column."""
    if kind == "places":
        record = {column: str(value.get(column, "")) for column in COLUMNS}
        return [
            f"{sheet.place(row.number, columns.get(column))}: {what}; {instead}"
            for column, _, (what, instead) in faults(record, None)
        ]
    children: dict[str | int, Node] = {
        name: Node(row.number, at) for name, at in columns.items() if name in value
    }
    document = Document(sheet.file, value, Node(row.number, 0, children), complete=True)
    _, problems = validate(document, MODELS[kind])
    said = []
    for problem in problems:
        place = sheet.place(row.number, problem.column or None)
        if problem.rule is rules.MISSING_KEY and not problem.column:
            said.append(f"{place}: {problem.what.replace('this file', 'this row')}")
        else:
            said.append(f"{place}: {problem.what}; {problem.instead}")
    return said


def named(found: Found, known: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """What a part names and nothing has: sources, places, people, actors."""
    if found.kind not in MODELS:
        return
    for item in found.items:
        for name, slot in slots(MODELS[found.kind]).items():
            names = known.get(slot.names or "")
            if names is None:
                continue
            held = item.value.get(name, ())
            for id in held if isinstance(held, tuple | list) else (held,):
                if id and id not in names:
                    hint = did_you_mean(id, names, "add it first")
                    place = item.places.get(name, item.where)
                    yield f"{place}: there is no {slot.names} {id!r}; {hint}"
