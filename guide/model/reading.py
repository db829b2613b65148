"""A folder as a guide: everything read, everything checked, by the app and the command alike."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as Folder

from .base import Part
from .checks import check
from .draft import FOLDERS, Draft, Spot
from .maps import Map
from .pack import Actor, Actors, Glossary, Guide, Module, People, Person, Source, Sources, Term
from .places import FILE as PLACES
from .places import Place, read_places
from .problem import Mark, Problem
from .tables import Table, read_table
from .timelines import Timeline
from .validation import validate
from .whole import Citation, Pack
from .wording import text as wording
from .wording.words import counted
from .words import Words
from .yaml_text import Document, read_document

__all__ = ["Citation", "NotAPack", "Pack", "Reading", "read_pack", "stamp"]

FILES: dict[str, type[Part]] = {
    "guide.yaml": Guide,
    "words.yaml": Words,
    "actors.yaml": Actors,
    "glossary.yaml": Glossary,
    "people.yaml": People,
    "sources.yaml": Sources,
}
MODELS: dict[str, type[Part]] = {"modules": Module, "timelines": Timeline, "maps": Map}

_TEMPORARY = ("~", ".tmp", ".swp", ".bak")
"""What editors leave beside a file while they save it."""


class NotAPack(Exception):
    """The folder holds no ``content/guide.yaml``."""


@dataclass(frozen=True)
class Reading:
    """What a folder holds: the guide, or what has to be mended first."""

    folder: Folder
    guide: Pack | None
    problems: tuple[Problem, ...]
    """Sorted by file, line and column."""

    @property
    def summary(self) -> str:
        """What was read, in one line."""
        if self.guide is None:
            return f"{counted(len(self.problems), 'problem')} in {self.folder}"
        pack = self.guide
        counts = (
            (len(pack.modules), "module"), (len(pack.blocks), "block"),
            (len(pack.timelines), "timeline"), (len(pack.events), "event"),
            (len(pack.maps), "map"), (len(pack.terms), "term"), (len(pack.people), "name"),
            (len(pack.sources), "source"), (len(pack.places), "place"),
            (len(pack.tables), "data file"),
        )
        return f"{pack.guide.title}: " + ", ".join(counted(*count) for count in counts)


def read_pack(folder: Folder) -> Reading:
    """Read and check a folder that holds ``content/`` and ``data/``.

    NotAPack if it has no ``content/guide.yaml``; everything else that is wrong is a problem.
    """
    if not os.path.lexists(folder / "content" / "guide.yaml"):
        raise NotAPack(f"{folder} holds no content/guide.yaml")
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    roots: list[tuple[Part, Spot]] = []
    for file, model in _content(folder, problems):
        document = documents[file] = read_document(folder, file)
        problems += document.problems
        if document.complete:
            parts, found = validate(document, model)
            roots += [(part, Spot(document, path)) for part, path in parts]
            problems += found
    tables, names, places = _data(folder, problems)
    draft = Draft(
        folder, documents, roots, tables, places, tables_complete=len(tables) == len(names)
    )
    problems += check(draft)
    sound = not problems
    return Reading(folder, _pack(draft) if sound else None, tuple(sorted(set(problems))))


def stamp(folder: Folder) -> tuple[tuple[str, int, int], ...]:
    """A value that changes when a file of the pack does: cheap enough to ask every second."""
    found: list[tuple[str, int, int]] = []
    for part in ("content", "data"):
        for parent, folders, names in os.walk(folder / part):
            folders.sort()
            for name in sorted(names):
                path = os.path.join(parent, name)
                try:
                    status = os.stat(path)
                except OSError:
                    continue
                found.append((path, status.st_mtime_ns, status.st_size))
    return tuple(found)


def _content(folder: Folder, problems: list[Problem]) -> Iterator[tuple[str, type[Part]]]:
    """The files of ``content/`` that are read, with what each must hold."""
    present = _names(folder / "content")
    known = [*FILES, *MODELS]
    for name in present:
        if name not in known:
            said = wording.unknown_file(name, known)
            problems.append(Problem.at(Mark(f"content/{name}"), "file-unknown", said))
    for name, model in FILES.items():
        yield f"content/{name}", model
    for name, model in MODELS.items():
        files = _names(folder / "content" / name)
        for file in files:
            if file.endswith(".yaml"):
                yield f"content/{name}/{file}", model
            else:
                said = wording.unknown_file(file, [Folder(file).stem + ".yaml"])
                problems.append(Problem.at(Mark(f"content/{name}/{file}"), "file-unknown", said))
        if not any(file.endswith(".yaml") for file in files) and name == "modules":
            said = wording.missing_folder(f"content/{name}")
            problems.append(Problem.at(Mark(f"content/{name}"), "file-missing", said))


def _data(
    folder: Folder, problems: list[Problem]
) -> tuple[dict[str, Table], list[str], dict[str, Place]]:
    names = [name for name in _names(folder / "data") if name.endswith(".csv")]
    tables: dict[str, Table] = {}
    for name in names:
        table, found = read_table(folder, name)
        problems += found
        if table is not None:
            tables[name] = table
    if PLACES not in tables:
        return tables, names, {}
    places, found = read_places(tables[PLACES])
    problems += found
    return tables, names, places


def _names(folder: Folder) -> list[str]:
    """The names in a folder that an author put there."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return sorted(
        name for name in names if not name.startswith(".") and not name.endswith(_TEMPORARY)
    )


def _pack(draft: Draft) -> Pack:
    assert draft.guide is not None
    modules = {module.id: module for module, _ in draft.every(Module)}
    return Pack(
        folder=draft.folder,
        guide=draft.guide,
        words=draft.every(Words)[0][0],
        modules=tuple(modules[id] for id in draft.guide.modules),
        timelines=draft.timelines,
        maps={map.id: map for map, _ in draft.every(Map)},
        actors={actor.id: actor for actor, _ in draft.every(Actor)},
        terms={term.id: term for term, _ in draft.every(Term)},
        people={person.id: person for person, _ in draft.every(Person)},
        sources={source.id: source for source, _ in draft.every(Source)},
        places=draft.places,
        tables=draft.tables,
    )


assert MODELS.keys() == FOLDERS.keys()
