"""A file's sheets, each as what it holds, and the files of a guide that they go into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from guide.loading import saved
from guide.loading.load import FOLDERS
from guide.loading.messages.words import did_you_mean, slug
from guide.loading.places import COLUMNS
from guide.loading.yaml_text import read_document
from guide.model.content import Module
from guide.model.pack import Pack
from guide.model.timelines import Timeline

from . import foreign
from .fields import kind_of, named, read_rows
from .found import Found, Kind
from .sheets import NoSheets, Sheet, plain_rows, read_sheets
from .writing import Written, with_items, with_rows

KINDS: tuple[Kind, ...] = get_args(Kind)
_FILES: Mapping[Kind, tuple[str, str]] = {
    "sources": ("content/sources.yaml", "sources"),
    "glossary": ("content/glossary.yaml", "terms"),
    "people": ("content/people.yaml", "people"),
}
_LISTS: Mapping[Kind, tuple[str, str]] = {
    "events": ("timelines", "events"),
    "quiz": ("modules", "blocks"),
}


@dataclass(frozen=True)
class Taken:
    """What was asked for with a file; empty where the file says it itself."""

    kind: Kind | None = None
    of: str = ""
    source: str = ""


def take(pack: Pack, path: Path, asked: Taken) -> list[Found]:
    """What a file holds for a guide; NoSheets where it is none that can be read."""
    defaults = {"sources": (asked.source,)} if asked.source else {}
    if path.suffix.lower() in (".txt", ".gift"):
        found = [foreign.gift(_text(path), path.name, defaults)]
    else:
        found = [_sheet(pack, sheet, asked, defaults) for sheet in read_sheets(path)]
    known = {
        "source": [*pack.sources, *_ids(found, "sources")],
        "place": [*pack.places, *_ids(found, "places")],
        "person": [*pack.people, *_ids(found, "people")],
        "actor": list(pack.actors),
    }
    for each in found:
        if each.kind == "quiz" and not each.target:
            each.target = _target(pack, asked.of, "", each)
            _pass_over(each, set(pack.blocks))
        each.problems += named(each, known)
        each.problems += _without_source(each)
    return found


def _ids(found: list[Found], kind: Kind) -> list[str]:
    return [item.id for each in found if each.kind == kind for item in each.items]


def _text(path: Path) -> str:
    try:
        return saved.decode(path.read_bytes())[0]
    except OSError as error:
        raise NoSheets(f"{path}: {(error.strerror or 'it cannot be read').lower()}") from None
    except saved.Doubt as doubt:
        raise NoSheets(f"{path.name}: {doubt}") from None


def _sheet(pack: Pack, sheet: Sheet, asked: Taken, defaults: Mapping[str, Any]) -> Found:
    if foreign.is_kahoot(sheet):
        return foreign.kahoot(sheet, defaults)
    timelines = foreign.is_timeline_js(sheet)
    kind = "events" if timelines else asked.kind or kind_of(sheet.rows[0].cells)
    if kind is None:
        found = Found("places")
        found.problems.append(
            f"{sheet.place(sheet.rows[0].number)}: nothing says what this sheet holds; name its "
            f"columns as the guide does, or add '--as' with {', '.join(KINDS)}"
        )
        return found
    if kind == "series":
        return _series(sheet, asked)
    found = Found(kind)
    target = _target(pack, asked.of, sheet.name, found) if kind in _LISTS else ""
    if found.problems:
        return found
    if timelines:
        found = foreign.timeline_js(sheet, pack.timelines[target], defaults)
        _pass_over(found, set(pack.events))
        return found
    return read_rows(sheet, kind, target, _held(pack, kind, target), defaults)


def _series(sheet: Sheet, asked: Taken) -> Found:
    name = asked.of or sheet.name or Path(sheet.file).stem
    name = f"{slug(name.removesuffix('.csv'))}.csv"
    found = Found("series", name)
    try:
        found.rows = plain_rows(sheet)
    except saved.Doubt as doubt:
        found.problems.append(f"{sheet.place(doubt.line)}: {'; '.join(doubt.message)}")
    return found


def _target(pack: Pack, of: str, name: str, found: Found) -> str:
    """The timeline or module that a sheet belongs to: named, in the sheet's name, or the only."""
    ids = list(pack.timelines if found.kind == "events" else (m.id for m in pack.modules))
    if of in ids:
        return of
    within = [id for id in ids if id in slug(name)]
    if not of and (len(within) == 1 or len(ids) == 1):
        return (within or ids)[0]
    what = "timeline" if found.kind == "events" else "module"
    hint = did_you_mean(of, ids, f"write one of {', '.join(ids)}") if ids else "there is none"
    found.problems.append(f"nothing says which {what} this belongs to; add '--of': {hint}")
    return ""


def _pass_over(found: Found, held: set[str]) -> None:
    """Leave what the guide has already as it is: another tool knows less of it."""
    known = [item for item in found.items if item.id in held]
    found.notes += (f"{item.where}: passed over, since {item.id!r} is there" for item in known)
    found.items = [item for item in found.items if item.id not in held]


def _without_source(found: Found) -> Iterator[str]:
    for item in found.items:
        if found.kind in ("quiz", "events") and not item.value.get("sources"):
            told = any("'sources'" in problem for problem in found.problems)
            if not told:
                yield f"{item.where}: no source is named; add one with '--source ID'"
                return


def _file(pack: Pack, kind: Kind, target: str) -> tuple[str, str]:
    """The file and the list in it that a kind of part stands in."""
    if kind in _FILES:
        return _FILES[kind]
    folder, key = _LISTS[kind]
    assert FOLDERS[folder] in (Timeline, Module)
    for path in sorted((pack.folder / "content" / folder).glob("*.yaml")):
        file = f"content/{folder}/{path.name}"
        value = read_document(pack.folder, file).value
        if isinstance(value, dict) and value.get("id") == target:
            return file, key
    raise KeyError(target)


def _held(pack: Pack, kind: Kind, target: str) -> dict[str, Any]:
    """What the guide has of a kind, as it is written, by id."""
    if kind == "places":
        table = pack.tables.get("places.csv")
        return {row["id"]: row for row in table.records()} if table else {}
    file, key = _file(pack, kind, target)
    value = read_document(pack.folder, file).value
    return {each["id"]: each for each in value[key]}


def written(pack: Pack, found: list[Found]) -> Iterator[Written]:
    """The files of a guide with what was found; several sheets may go into one."""
    together: defaultdict[tuple[Kind, str], list[Found]] = defaultdict(list)
    for each in found:
        together[each.kind, each.target].append(each)
    for (kind, target), parts in together.items():
        items = [item for part in parts for item in part.items]
        if kind == "series":
            for part in parts:
                yield with_rows(pack.folder, f"data/{target}", part.rows)
        elif kind == "places":
            rows = [tuple(str(item.value.get(name, "")) for name in COLUMNS) for item in items]
            yield with_rows(pack.folder, "data/places.csv", [COLUMNS, *rows])
        else:
            yield with_items(pack.folder, *_file(pack, kind, target), items)
