"""Into the files of a guide: new parts at the end of their list, changed ones in their place.

All else in a file stays as its author typed it, remarks too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from guide.loading import saved
from guide.loading.yaml_text import parse
from guide.model.base import when_in_any_year, with_apostrophes
from guide.model.days import Day

from .found import Item


@dataclass(frozen=True)
class Written:
    """The text of a file as it is to be, and what became of each part."""

    file: str
    text: str
    new: int = 0
    changed: int = 0
    same: int = 0


def with_items(folder: Path, file: str, key: str, items: Sequence[Item]) -> Written:
    """A file with some items in its list ``key``."""
    path = folder / file
    text = path.read_text(encoding="utf-8-sig")
    document = parse(text, file)
    held: Sequence[Any] = document.value[key]
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    nodes = document.root.children[key].children
    starts = [nodes[number].line - 1 for number in range(len(held))]
    ends = [*starts[1:], _end(lines, starts[-1] if starts else len(lines), document, key)]
    indent = " " * (nodes[0].column - 3) if held else "  "
    at = {each.get("id"): number for number, each in enumerate(held) if isinstance(each, dict)}
    stops = [_without_blank(lines, begin, end) for begin, end in zip(starts, ends, strict=True)]
    pieces: dict[int, list[str]] = {}
    new = changed = same = 0
    for item in items:
        number = at.get(item.id)
        if number is None:
            new += 1
            after = _after(held, item.value)
            line = stops[after] if after >= 0 else starts[0] if held else len(lines)
            pieces.setdefault(line, []).append(_dumped(item.value, indent))
        elif _alike(held[number], item.value):
            same += 1
        else:
            changed += 1
            begin, stop = starts[number], stops[number]
            lines[begin:stop] = [_dumped(item.value, indent), *[""] * (stop - begin - 1)]
    for line in sorted(pieces, reverse=True):
        lines[line:line] = pieces[line]
    return Written(file, "".join(lines), new, changed, same)


def _after(held: Sequence[Any], value: Mapping[str, Any]) -> int:
    """The item after which a new one stands: an event by its date, a quiz item after the others."""
    if "date" in value and "lane" in value:
        day = _day(value)
        earlier = [n for n, each in enumerate(held) if _day(each) <= day]
        return earlier[-1] if earlier else -1
    if value.get("kind") == "quiz":
        alike = [n for n, each in enumerate(held) if each.get("kind") == "quiz"]
        return alike[-1] if alike else len(held) - 1
    return len(held) - 1


def _end(lines: Sequence[str], start: int, document: Any, key: str) -> int:
    """Where the list ends: at the next key of the file, or at its end."""
    later = [
        line - 1
        for name, (line, _) in document.root.keys.items()
        if name != key and line - 1 > start
    ]
    return min(later, default=len(lines))


def _without_blank(lines: Sequence[str], begin: int, end: int) -> int:
    """The end of an item without the empty lines and remarks that stand before the next."""
    while end > begin + 1 and (
        not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")
    ):
        end -= 1
    return end


def _alike(old: Any, new: Mapping[str, Any]) -> bool:
    """Whether both say the same; a sheet has apostrophes as they are set, a file as typed."""
    return bool(_lists(old, _said) == _lists(new, _said))


def _day(event: Mapping[str, Any]) -> Day:
    """The first day of an event; of one whose date is faulty, which the check names, the last."""
    try:
        return when_in_any_year(str(event["date"])).first
    except (KeyError, ValueError):
        return dt.date.max


def _said(text: str) -> str:
    """What a text says, however its apostrophes or, if it is a date, its era were typed."""
    try:
        return str(when_in_any_year(text))
    except ValueError:
        return with_apostrophes(text)


def _lists(value: Any, said: Callable[[str], str] = str) -> Any:
    if isinstance(value, dict):
        return {name: _lists(each, said) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_lists(each, said) for each in value]
    return said(value) if isinstance(value, str) else value


class _Dumper(yaml.SafeDumper):
    """Writes texts so that this guide's reader gives them back."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _represent(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    quoted = "'" if value and parse(f"a: {value}\n", "x").value != {"a": value} else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=quoted)


_Dumper.add_representer(str, _represent)


def _dumped(value: Mapping[str, Any], indent: str) -> str:
    text = yaml.dump(
        [_lists(value)], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110
    )
    # The dumper puts a list's hyphens two spaces in.
    shift = len(text) - len(text.lstrip(" "))
    return "".join(f"{indent}{line[shift:]}\n" for line in text.splitlines())


def entry(key: str, value: Any) -> list[str]:
    """The lines of a value under its key, or, without one, as an item of a list."""
    held = {key: _lists(value)} if key else [_lists(value)]
    text = yaml.dump(held, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    shift = 0 if key else len(text) - len(text.lstrip(" "))
    return [line[shift:] for line in text.splitlines()]


def with_rows(folder: Path, file: str, rows: Sequence[tuple[str, ...]]) -> Written:
    """A table with some rows: those of an id, a month or a year that it has are changed."""
    path = folder / file
    head, *body = rows
    if not path.is_file():
        return Written(file, saved.plain(tuple(rows)), len(body))
    sheet = saved.rows_of(*saved.decode(path.read_bytes()))
    columns = [*sheet.rows[0], *(name for name in head if name not in sheet.rows[0])]
    table = {row[0]: dict(zip(sheet.rows[0], row)) for row in sheet.rows[1:]}
    key = columns[0]
    new = changed = same = 0
    for row in body:
        record = dict(zip(head, row))
        old = table.get(record[key])
        if old is None:
            new += 1
        elif all(old.get(name, "") == cell for name, cell in record.items()):
            same += 1
        else:
            changed += 1
        table[record[key]] = {**(old or {}), **record}
    records = list(table.values())
    if key in ("month", "year"):
        records = sorted(records, key=lambda record: record[key])
    plain = (tuple(columns), *(tuple(each.get(name, "") for name in columns) for each in records))
    return Written(file, saved.plain(plain), new, changed, same)
