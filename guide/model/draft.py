"""Everything read from a folder, whole or not: what the rules look things up in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as Folder
from typing import Any, NamedTuple, TypeVar

from .base import Part
from .pack import Guide, Source
from .places import FILE as PLACES
from .places import Place
from .problem import Located, Mark, Path
from .slots import walk
from .tables import Table
from .timelines import Timeline
from .yaml_text import Document

AnyPart = TypeVar("AnyPart", bound=Part)


class Spot(NamedTuple):
    """A value of a document, by its path."""

    document: Document
    path: Path

    def at(self, *steps: str | int) -> Spot:
        """A spot further in."""
        return Spot(self.document, self.path + steps)

    def mark(self) -> Mark:
        """Where it stands."""
        return self.document.value_mark(self.path)


LISTS = {
    "actors.yaml": ("actors", "actor"),
    "glossary.yaml": ("terms", "term"),
    "people.yaml": ("people", "person"),
    "sources.yaml": ("sources", "source"),
}
"""The files that are one list, with its key and what an item of it is called."""

FOLDERS = {
    "modules": ("module", "blocks", "block"),
    "timelines": ("timeline", "events", "event"),
    "maps": ("map", "", ""),
}
"""The folders of files that have an id, with the key of their list and what an item is called."""


@dataclass
class Draft:
    """The documents, parts and tables of a folder."""

    folder: Folder
    documents: Mapping[str, Document]
    """By file, such as ``content/guide.yaml``."""
    roots: list[tuple[Part, Spot]]
    """The largest sound parts."""
    tables: Mapping[str, Table]
    places: Mapping[str, Place]
    tables_complete: bool = True
    """Whether every file in ``data/`` could be read."""
    defined: dict[str, dict[str, list[Located]]] = field(default_factory=dict)
    """For each kind of thing, its ids and where each is defined."""
    incomplete: set[str] = field(default_factory=set)
    """The kinds of things of which some could not be read."""

    def __post_init__(self) -> None:
        for what, name, place in self._definitions():
            self.defined.setdefault(what, {}).setdefault(name, []).append(place)
        for file, document in self.documents.items():
            if not document.complete:
                self.incomplete.update(_kinds(file))
        if not self.tables_complete:
            self.incomplete.add("data")
        if PLACES in self.defined.get("data", {}) and PLACES not in self.tables:
            self.incomplete.add("place")

    def _definitions(self) -> Iterator[tuple[str, str, Located]]:
        for file, document in self.documents.items():
            name, folder = file.split("/")[-1], file.split("/")[-2]
            value = document.value
            if not isinstance(value, dict):
                continue
            if name in LISTS and folder == "content":
                key, what = LISTS[name]
                yield from _ids(document, key, what)
            elif folder in FOLDERS:
                what, key, inner = FOLDERS[folder]
                if isinstance(value.get("id"), str):
                    yield what, value["id"], Spot(document, ("id",))
                yield from _ids(document, key, inner)
        for name in self.tables:
            yield "data", name, Mark(f"data/{name}")
        if PLACES in self.tables:
            table = self.tables[PLACES]
            if "id" in table.positions:
                for number, name in enumerate(table.column("id")):
                    yield "place", name, table.cell(number, "id")

    @cached_property
    def parts(self) -> list[tuple[Part, Spot]]:
        """Every sound part, those inside others too."""
        return [
            (part, Spot(spot.document, path))
            for root, spot in self.roots
            for part, path in walk(root, spot.path)
        ]

    def every(self, kind: type[AnyPart]) -> list[tuple[AnyPart, Spot]]:
        """The sound parts of one kind."""
        return self._by_kind.get(kind, [])

    @cached_property
    def _by_kind(self) -> dict[type[Part], list[Any]]:
        found: dict[type[Part], list[Any]] = {}
        for part, spot in self.parts:
            found.setdefault(type(part), []).append((part, spot))
        return found

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sound sources, by id."""
        return {source.id: source for source, _ in self.every(Source)}

    @cached_property
    def timelines(self) -> Mapping[str, Timeline]:
        """The sound timelines, by id."""
        return {timeline.id: timeline for timeline, _ in self.every(Timeline)}

    @cached_property
    def guide(self) -> Guide | None:
        """The guide itself, if it is sound."""
        return next((guide for guide, _ in self.every(Guide)), None)


def _ids(document: Document, key: str, what: str) -> Iterator[tuple[str, str, Located]]:
    items = document.value.get(key)
    for number, item in enumerate(items if isinstance(items, tuple) else ()):
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield what, item["id"], Spot(document, (key, number, "id"))


def _kinds(file: str) -> tuple[str, ...]:
    """What a file defines."""
    _, *folders, name = file.split("/")
    if folders:
        what, _, inner = FOLDERS[folders[0]]
        return (what, inner)
    return (LISTS[name][1],) if name in LISTS else ()
