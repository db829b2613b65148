"""A pack while it is being read: sound parts beside faulty ones, each with its position."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as Folder
from typing import TypeVar, cast

from guide.model.base import Part
from guide.model.maps import Shape
from guide.model.places import PLACE_KINDS, Place, PlaceKind
from guide.model.slots import Path, walk
from guide.model.tables import Table

from .problem import Mark, Problem
from .yaml_text import Document

P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Spot:
    """A part in its file."""

    part: Part
    document: Document
    path: Path

    def mark(self) -> Mark:
        """Where the part stands."""
        return self.document.value_mark(self.path)

    def at(self, *steps: str | int) -> Mark:
        """Where something inside the part stands, or else the part."""
        return self.document.value_mark((*self.path, *steps))

    def holds(self, other: Spot) -> bool:
        """Whether another part stands in this one."""
        inside = other.path[: len(self.path)] == self.path
        return inside and other.document is self.document


@dataclass(frozen=True)
class Read:
    """A file, the parts of it that are sound, and whether all of it is."""

    document: Document
    model: type[Part]
    parts: tuple[tuple[Part, Path], ...]
    sound: bool


@dataclass
class Draft:
    """All that was read of a pack."""

    folder: Folder
    files: list[Read] = field(default_factory=list)
    tables: dict[str, Table] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    """Each picture by its file's name, as an address that holds it."""
    broken_tables: set[str] = field(default_factory=set)
    cut_tables: set[str] = field(default_factory=set)
    """Tables some of whose rows are wrong and left out."""
    unlike: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """In what tables are unlike plain files, by name; they were read all the same."""
    places: dict[str, Place] = field(default_factory=dict)
    place_ids: set[str] = field(default_factory=set)
    """The ids of all places, faulty ones too."""
    places_complete: bool = True
    """Whether every row of the places could be read, so that a missing id is missing."""
    shapes: dict[str, Shape] = field(default_factory=dict)
    """The guide's own shapes."""
    shapes_complete: bool = True
    """Whether all of them could be read, so that a missing one is missing."""
    problems: list[Problem] = field(default_factory=list)
    hints: list[Problem] = field(default_factory=list)
    """What is sound and may be meant otherwise."""
    notices: list[Problem] = field(default_factory=list)
    """What an author should know although the guide can be shown."""
    unread: set[type[Part]] = field(default_factory=set)
    """The kinds of file of which one could not be read to its end."""
    _of: dict[type[Part], list[Spot]] = field(default_factory=dict)
    """The spots of each kind that was asked for: the checks ask for the same again and again."""

    @cached_property
    def spots(self) -> list[Spot]:
        """Every sound part of every file, with the parts inside it."""
        return [
            Spot(part, read.document, path)
            for read in self.files
            for top, start in read.parts
            for part, path in walk(top, start)
        ]

    def changed(self) -> None:
        """Look for the parts anew, since one of the files was exchanged."""
        self.__dict__.pop("spots", None)
        self._of.clear()

    def each(self, kind: type[P]) -> Iterator[tuple[P, Spot]]:
        """Every sound part of a kind."""
        if kind not in self._of:
            self._of[kind] = [spot for spot in self.spots if isinstance(spot.part, kind)]
        for spot in self._of[kind]:
            yield cast("P", spot.part), spot

    def all(self, kind: type[P]) -> list[P]:
        """Every sound part of a kind, without its position."""
        return [part for part, _ in self.each(kind)]

    def one(self, kind: type[P]) -> P:
        """The only part of a kind, in a pack without problems."""
        return self.all(kind)[0]

    def raw_ids(self, *keys: str) -> Iterator[tuple[str, Spot]]:
        """Every ``id`` written under a list of the given names, in sound parts and faulty ones."""
        for read in self.files:
            yield from _ids(read.document, read.document.value, (), keys)

    def complete(self, model: type[Part]) -> bool:
        """Whether every file of a kind was read to its end, so that a missing id is missing."""
        return model not in self.unread


def _ids(
    document: Document, value: object, path: Path, keys: tuple[str, ...]
) -> Iterator[tuple[str, Spot]]:
    if not isinstance(value, dict):
        return
    for key, held in value.items():
        if key in keys and isinstance(held, tuple):
            for index, item in enumerate(held):
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    spot = Spot(Part(), document, (*path, key, index))
                    yield item["id"], spot


def place_kinds(draft: Draft) -> list[str]:
    """The kinds of place that there are: every guide's, and this one's own."""
    own = (kind.id for kind in draft.all(PlaceKind))
    return list(dict.fromkeys((*(kind.id for kind in PLACE_KINDS), *own)))
