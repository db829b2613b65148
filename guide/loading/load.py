"""The one reader: a folder becomes a guide, or a list of everything that is wrong with it.

The app and ``python -m guide check`` both call ``load_pack``, so that they can never disagree.
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as Folder

from guide.model.as_of import as_of
from guide.model.base import Part
from guide.model.content import Actors, Glossary, Guide, Module, People, Sources
from guide.model.maps import Map
from guide.model.pack import Pack
from guide.model.places import Place
from guide.model.runs import Run
from guide.model.slots import Path
from guide.model.tables import Table
from guide.model.timelines import Timeline
from guide.model.words import Words

from . import rules
from .checks import check
from .drafts import Draft, Read, place_kinds
from .files import Unreadable, read_text
from .messages import shapes as shape_messages
from .messages import text as messages
from .pictures import FOLDER, read_pictures
from .places import FILE as PLACES
from .places import read_places
from .problem import Mark, Problem
from .shapes import FOLDER as SHAPES
from .shapes import SUFFIX, read_shapes
from .tables import read_table
from .template import left_of_template
from .translations import Translation, languages, translate
from .upgrades import RELEASE, read_as_today
from .validation import validate
from .words import ENGLISH, completed
from .words import FILE as WORDS
from .yaml_text import Document, parse, read_document

SINGLE: Mapping[str, type[Part]] = {
    "guide": Guide,
    "words": Words,
    "actors": Actors,
    "glossary": Glossary,
    "people": People,
    "sources": Sources,
}
"""The files that stand alone in ``content/``, by name."""

FOLDERS: Mapping[str, type[Part]] = {
    "modules": Module,
    "timelines": Timeline,
    "maps": Map,
    "runs": Run,
}
"""The folders of ``content/``; each file in them holds one part."""

OWN_SHAPES = "shapes"
"""The folder of a guide's own shapes."""

OPTIONAL = {"timelines", "maps", "runs"}
"""The folders that a guide can do without."""


@dataclass(frozen=True)
class Loaded:
    """What came of reading a pack: a guide, or problems; both where only a translation has any."""

    pack: Pack | None
    """A translation that has problems is in it as far as it is sound."""
    problems: list[Problem]
    """In order of file and line."""
    notices: list[Problem] = field(default_factory=list)
    """What an author should know of a guide that can be shown all the same."""
    unlike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """In what tables are saved unlike plain files, by file; they were read all the same."""
    hints: list[Problem] = field(default_factory=list)
    """What is sound and may be meant otherwise, in order of file and line."""
    faulty: frozenset[str] = frozenset()
    """The languages whose translations have problems."""

    def summary(self) -> str:
        """What was read, in one line."""
        if self.problems or self.pack is None:
            files = len({problem.file for problem in self.problems})
            return f"{len(self.problems)} problem(s) in {files} file(s)"
        pack = self.pack
        counts = {
            "modules": len(pack.modules),
            "blocks": len(pack.blocks),
            "events": len(pack.events),
            "maps": len(pack.maps),
            "runs": len(pack.runs),
            "terms": len(pack.terms),
            "people": len(pack.people),
            "places": len(pack.places),
            "tables": len(pack.tables),
            "sources": len(pack.sources),
        }
        return f"{pack.guide.title}: " + ", ".join(f"{n} {name}" for name, n in counts.items())


def is_pack(folder: Folder) -> bool:
    """Whether a folder can be read as a pack at all."""
    return (folder / "content" / "guide.yaml").is_file()


def load_pack(folder: Folder) -> Loaded:
    """Read and check everything in ``content/`` and ``data/``.

    Python's garbage collector pauses meanwhile: it would look again and again through a hundred
    thousand objects, none of which is garbage yet.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        return _load_pack(folder)
    finally:
        if paused:
            gc.enable()


def _load_pack(folder: Folder) -> Loaded:
    draft = read_draft(folder)
    found = {} if draft.problems else _read_translations(draft)
    pack = None if draft.problems else _in_all_languages(draft, found)
    every = (draft, *(each.draft for each in found.values()))
    return Loaded(
        pack,
        sorted({problem for each in every for problem in each.problems}),
        sorted({notice for each in every for notice in each.notices}),
        draft.unlike,
        sorted(hint for each in every for hint in each.hints),
        frozenset(tag for tag, each in found.items() if each.draft.problems),
    )


def read_draft(folder: Folder) -> Draft:
    """All that stands in ``content/`` and ``data/``, checked; translations are not read."""
    draft = Draft(folder)
    for name, model in SINGLE.items():
        if model is not Words:
            _read(draft, f"content/{name}.yaml", model)
    _read_words(draft)
    for name, model in FOLDERS.items():
        files = _yaml_files(folder / "content" / name)
        if not files and name not in OPTIONAL:
            place = Mark(f"content/{name}")
            message = messages.missing_folder(f"content/{name}")
            draft.problems.append(Problem.at(place, rules.MISSING_FILE, message))
            draft.unread.add(model)
        for file in files:
            _read(draft, f"content/{name}/{file}", model)
    draft.pictures, found = read_pictures(folder)
    draft.problems += found
    _read_shapes(draft)
    _refuse_others(draft)
    _read_tables(draft)
    draft.problems += check(draft)
    draft.notices += left_of_template(draft)
    _spare_older_guides(draft)
    return draft


def _read(draft: Draft, file: str, model: type[Part]) -> None:
    if not os.path.lexists(draft.folder / file):
        if not _ends_otherwise(draft.folder / file):
            message = messages.missing_file()
            draft.problems.append(Problem.at(Mark(file), rules.MISSING_FILE, message))
        draft.unread.add(model)
        return
    try:
        document, notices, parts, problems = _understood(file, read_text(draft.folder, file), model)
    except Unreadable as error:
        draft.problems.append(error.problem)
        draft.unread.add(model)
        return
    draft.problems += document.problems
    draft.hints += document.hints
    draft.notices += notices
    if not document.complete or not isinstance(document.value, dict):
        draft.unread.add(model)
    if document.complete:
        _take(draft, document, model, parts, problems)


_Understood = tuple[Document, list[Problem], list[tuple[Part, Path]], list[Problem]]

_LAST: dict[str, tuple[str, _Understood]] = {}
"""Of each file's name the text that was read last, and what was understood of it."""


def forget() -> None:
    """Understand every file anew at the next reading, as a process does at its first."""
    _LAST.clear()


def _understood(file: str, text: str, model: type[Part]) -> _Understood:
    """A file as one of today, what is noticed of that, and its sound parts and problems.

    Who saves one file of a guide changes no other: those are not understood anew. Nothing that
    comes from here may be changed.
    """
    held = _LAST.get(file)
    if held is None or held[0] != text:
        document = parse(text, file)
        notices = read_as_today(document)
        parts, problems = validate(document, model) if document.complete else ([], [])
        _LAST[file] = held = text, (document, notices, parts, problems)
    return held[1]


def _read_words(draft: Draft) -> None:
    """The guide's words, whose file may hold some, or be missing."""
    document = None
    if os.path.lexists(draft.folder / WORDS):
        document = read_document(draft.folder, WORDS)
        draft.problems += document.problems
        if not document.complete:
            return
    if document is None or isinstance(document.value, dict):
        document, notices = completed(document, _language(draft))
        draft.notices += notices
    _take(draft, document, Words, *validate(document, Words))


def _language(draft: Draft) -> str:
    """The language that the guide names, also where other things in that file are wrong."""
    files = (read.document.value for read in draft.files if read.model is Guide)
    named = next((file.get("language") for file in files if isinstance(file, dict)), None)
    return named if isinstance(named, str) else ENGLISH


def _spare_older_guides(draft: Draft) -> None:
    """What a guide was not held to when it was written is a notice."""
    release = next((guide.release for guide in draft.all(Guide)), RELEASE)
    newer = [problem for problem in draft.problems if problem.rule.since > release]
    draft.notices += newer
    draft.problems = [problem for problem in draft.problems if problem.rule.since <= release]
    if release != RELEASE:
        _, spot = next(draft.each(Guide))
        message = messages.other_release(release, RELEASE)
        draft.notices.append(Problem.at(spot.at("release"), rules.OLDER_FORM, message))


def _take(
    draft: Draft,
    document: Document,
    model: type[Part],
    parts: Sequence[tuple[Part, Path]],
    problems: Sequence[Problem],
) -> None:
    draft.problems += problems
    sound = not problems and not document.problems
    draft.files.append(Read(document, model, tuple(parts), sound))


_COPY = re.compile(
    r"copy of (?P<before>.+)\.yaml|(?P<after>.+?)[ _-]*(\([0-9]+\)|copy( ?\(?[0-9]+\)?)?)\.yaml",
    re.IGNORECASE,
)
"""How systems name a copy: ``ferry (1).yaml``, ``ferry - Copy.yaml``, ``Copy of ferry.yaml``."""


def _original(name: str, names: Collection[str]) -> str | None:
    """The file that another is a copy of, if it is there."""
    found = _COPY.fullmatch(name)
    original = f"{found['before'] or found['after']}.yaml" if found else ""
    return original if original in names else None


def _ends_otherwise(path: Folder) -> bool:
    """Whether a file that is missing is there as ``.yml`` or ``.YAML``, which is reported."""
    return any(
        name.rpartition(".")[0] == path.stem and _YAML.search(name) for name in _names(path.parent)
    )


_YAML = re.compile(r"\.ya?ml$", re.IGNORECASE)


def _yaml_files(folder: Folder) -> list[str]:
    names = _names(folder)
    return [name for name in names if name.endswith(".yaml") and not _original(name, names)]


def _refuse_others(draft: Draft) -> None:
    """Report every file in ``content/`` that nothing reads: mostly a name misspelled."""
    known = {f"{name}.yaml" for name in SINGLE} | {*FOLDERS, FOLDER, OWN_SHAPES}
    content = draft.folder / "content"
    for name in _names(content):
        if name not in known:
            _refuse(draft, name, _names(content), sorted(known))
    for folder in FOLDERS:
        names = _names(content / folder)
        for name in names:
            if not name.endswith(".yaml") or _original(name, names):
                _refuse(draft, f"{folder}/{name}", names, [])
    for name in _names(content / OWN_SHAPES):
        if not name.endswith(SUFFIX):
            _refuse(draft, f"{OWN_SHAPES}/{name}", (), [])


def _refuse(draft: Draft, path: str, beside: Collection[str], known: list[str]) -> None:
    name = path.rsplit("/", 1)[-1]
    if name.startswith("."):
        return
    original = _original(name, beside)
    other = f"{_YAML.sub('', name)}.yaml"
    rule = rules.UNKNOWN_FILE
    if original:
        rule, message = rules.FILE_COPY, messages.a_copy(original)
    elif _YAML.search(name) and other != name and (not known or other in known):
        message = messages.other_ending(other)
    else:
        message = messages.unknown_file(path, known)
    draft.problems.append(Problem.at(Mark(f"content/{path}"), rule, message))


def _read_shapes(draft: Draft) -> None:
    """The guide's own shapes, each id of which is given once."""
    places: dict[str, Mark] = {}
    for name in _names(draft.folder / SHAPES):
        if not name.endswith(SUFFIX):
            continue
        found, problems = read_shapes(draft.folder, name)
        draft.problems += problems
        draft.shapes_complete &= not problems
        for id, (shape, place) in found.items():
            if id in places:
                message = shape_messages.taken(id, places[id].file)
                draft.problems.append(Problem.at(place, rules.SHAPE_FORM, message))
            places.setdefault(id, place)
            draft.shapes.setdefault(id, shape)


def _names(folder: Folder) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _read_tables(draft: Draft) -> None:
    for name in _names(draft.folder / "data"):
        if name.endswith(".csv"):
            read = read_table(draft.folder, name)
            draft.problems += read.problems
            if read.table:
                draft.tables[name] = read.table
            else:
                draft.broken_tables.add(name)
            if read.table and read.problems:
                draft.cut_tables.add(name)
            if read.unlike:
                draft.unlike[f"data/{name}"] = read.unlike
            if read.problems and name == PLACES:
                draft.places_complete = False
    places = draft.tables.get(PLACES)
    if places is None:  # A guide without maps needs none.
        draft.places_complete = PLACES not in draft.broken_tables
        return
    draft.places, problems = read_places(
        places, place_kinds(draft) if draft.complete(Guide) else None
    )
    draft.problems += problems
    if "id" in places.positions:
        draft.place_ids = set(places.column("id"))
    else:
        draft.places_complete = False


def _read_translations(draft: Draft) -> dict[str, Translation]:
    """A sound guide in its other languages."""
    return {language: translate(draft, language) for language in languages(draft.folder)}


def _in_all_languages(draft: Draft, found: Mapping[str, Translation]) -> Pack:
    """A guide with its translations, but for one of which no part can be shown."""
    sound = {tag: each.draft for tag, each in found.items() if not each.unsound}
    every = (draft, *sound.values())
    named = {each.one(Guide).language: each.one(Words).language_name for each in every}
    return _whole(draft, named, {tag: _whole(each, named) for tag, each in sound.items()})


def _whole(
    draft: Draft, named: Mapping[str, str], translations: Mapping[str, Pack] | None = None
) -> Pack:
    """The guide of today, of parts that are all sound."""
    guide, words = draft.one(Guide), draft.one(Words)
    modules = {module.id: module for module in draft.all(Module)}
    tables: dict[str, Table] = draft.tables
    places: dict[str, Place] = draft.places
    written = Pack(
        folder=draft.folder,
        guide=guide,
        words=words,
        modules=tuple(modules[name] for name in guide.modules),
        timelines={timeline.id: timeline for timeline in draft.all(Timeline)},
        maps={each.id: each for each in draft.all(Map)},
        runs={run.id: run for run in draft.all(Run)},
        actors={actor.id: actor for actor in draft.one(Actors).actors},
        terms={term.id: term for term in draft.one(Glossary).terms},
        people={person.id: person for person in draft.one(People).people},
        sources={source.id: source for source in draft.one(Sources).sources},
        reviews=draft.one(Sources).reviews,
        hosts=draft.one(Sources).hosts,
        places=places,
        pictures=draft.pictures,
        tables=tables,
        shapes=draft.shapes,
        translations=translations or {},
        languages=named,
    )
    return as_of(written)
