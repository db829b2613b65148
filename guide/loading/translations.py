"""A guide in other languages: ``content.es/`` beside ``content/``, a file for each of its files.

A translation holds ids and texts. Whatever else stands in its files has to be as the original has
it, so that votes, addresses and what a browser keeps are the same in every language.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path as Folder
from typing import Annotated, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from guide.model.base import Part, TextMark
from guide.model.blocks import Perspectives
from guide.model.content import Guide
from guide.model.passages import bounds
from guide.model.places import Place
from guide.model.runs import Run
from guide.model.slots import Path, Slot, slots
from guide.model.untranslated import Untranslated
from guide.model.words import Words

from . import rules
from .checks import check
from .drafts import Draft, Read
from .files import TRANSLATION
from .messages import schema as schema_messages
from .messages import translations as messages
from .originals import FILE as ORIGINALS
from .originals import Originals, read_originals
from .problem import Mark, Message, Problem
from .validation import said_of, validate
from .words import completed
from .yaml_text import Document, Node, read_document

PLACES = "places.yaml"
"""The names of ``data/places.csv``, which has no file in ``content/``."""

NAME = 3
"""Words of a text that may well be the same in both languages; a longer one is not translated."""

HOLDING = frozenset(
    {rules.LATER_DATE, rules.PASSAGE_FORM, rules.PICTURE, rules.REFERENCE_FORM, rules.UNKNOWN_NAME}
)
"""What a translated text is held to as its original is; all else is a notice."""


At = tuple[str, Path]
"""Where a text stands: its file in the folder, and its path there."""


class Places(Part):
    """``content.es/places.yaml``."""

    places: Annotated[tuple[Place, ...], "as in data/places.csv"]


@dataclass
class Translation:
    """A guide in one language, as far as it was read."""

    language: str
    draft: Draft
    """The parts of the original in this language, at their positions in the translation."""
    texts: dict[str, dict[Path, Text]] = field(default_factory=dict)
    """Every text by its file in the folder and its path, where items go by their ids."""
    unsound: list[Problem] = field(default_factory=list)
    """What is wrong in texts that are still among the parts; without any, these can be shown."""

    @property
    def folder(self) -> str:
        """The folder's name."""
        return f"content.{self.language}"

    def texts_at(self, place: Mark) -> set[At]:
        """The text that a problem is told of; where it is told of no text, all of its file."""
        found = {
            (name, path): text.mark
            for name, texts in self.texts.items()
            for path, text in texts.items()
            if text.said is not None and text.mark.file == place.file
        }
        return {at for at, mark in found.items() if mark == place} or set(found)

    @property
    def every(self) -> Iterator[Text]:
        """Every text that is to be translated."""
        return (text for texts in self.texts.values() for text in texts.values())


@dataclass(frozen=True)
class Text:
    """A text of the original, and what the translation says instead."""

    original: str
    said: str | None
    """None where it is not translated."""
    mark: Mark
    name: bool = False
    """Whether it is a proper name, which none misses."""
    older: bool = False
    """Whether the original has changed since."""


def languages(folder: Folder) -> list[str]:
    """The languages of the translations in a folder."""
    found = (TRANSLATION.fullmatch(name) for name in sorted(os.listdir(folder)))
    return [each["language"] for each in found if each and (folder / each[0]).is_dir()]


def translate(draft: Draft, language: str) -> Translation:
    """A sound guide in a language, with what is wrong in its translation and what is missing.

    A text that is wrong is told, and left to the original: the rest can be shown.
    """
    made = _read(draft, language, frozenset())
    problems, refused = made.draft.problems, set[At]()
    while wrong := {at for each in made.unsound for at in made.texts_at(each.place)}:
        refused |= wrong
        made = _read(draft, language, refused)
    made.draft.problems = problems
    return made


def _read(draft: Draft, language: str, refused: AbstractSet[At]) -> Translation:
    """A guide in a language; texts at the places that are ``refused`` are taken for missing."""
    made = Translation(language, _beside(draft))
    found = made.draft
    known = read_originals(draft.folder, made.folder)
    reader = _Reader(made, _spoken(draft), known, refused)
    for read in originals(draft):
        name = read.document.file.partition("/")[2]
        document = _document(found, f"{made.folder}/{name}")
        part, root = reader.whole(read, document, name)
        sound = replace(document, value=read.document.value, root=root)
        if isinstance(part, Guide):
            part = part.model_copy(update={"language": language})
        if isinstance(part, Places):
            found.places = {place.id: place for place in part.places}
        else:
            found.files.append(Read(sound, read.model, ((part, ()),), sound=True))
    found.files.append(_words(draft, made))
    _keep_choices(draft, found)
    _refuse_others(draft, made)
    for problem in check(found):
        if problem.rule in HOLDING:
            made.unsound.append(problem)
        else:
            found.notices.append(problem)
    found.problems += made.unsound
    found.notices += _notices(made)
    return made


def _words(draft: Draft, made: Translation) -> Read:
    """The words of the interface in the language, with those of its own that are sound."""
    of_program = next(read.document for read in draft.files if read.model is Words)
    own = _document(made.draft, f"{made.folder}/words.yaml")
    if own.value is not None and not isinstance(own.value, dict):
        message = schema_messages.expected_keys(own.value)
        made.draft.problems.append(Problem.at(Mark(own.file), rules.WRONG_VALUE, message))
        own = Document(own.file)
    words, notices = completed(own if own.value else None, made.language)
    made.draft.notices += [each for each in notices if each.file == own.file]
    parts, problems = validate(words, Words)
    if not parts:
        made.draft.problems += problems
        fitting = {name: word for name, word in own.value.items() if _fits(name, word)}
        words, _ = completed(replace(own, value=fitting), made.language)
        parts, _ = validate(words, Words)
    told = replace(of_program, value=words.value, root=words.root)
    return Read(told, Words, tuple(parts), sound=True)


def _fits(name: str, word: object) -> bool:
    """Whether a word of the interface can be what a file says."""
    slot = slots(Words).get(name)
    try:
        if slot:
            _adapter(slot.hint).validate_python(word)
    except ValidationError:
        return False
    return True


def _beside(draft: Draft) -> Draft:
    """A draft that has all of another one but its texts."""
    return Draft(
        draft.folder,
        tables=draft.tables,
        pictures=draft.pictures,
        places=draft.places,
        place_ids=draft.place_ids,
        shapes=draft.shapes,
    )


def _spoken(draft: Draft) -> tuple[str, str]:
    """The original's language, and its own name."""
    return draft.one(Guide).language, draft.one(Words).language_name


def originals(draft: Draft) -> Iterator[Read]:
    """The files that have texts, and the places as if they stood in one."""
    yield from (read for read in draft.files if read.model is not Words)
    if draft.places:
        places = Places.model_construct(places=tuple(draft.places.values()))
        yield Read(Document(f"content/{PLACES}", complete=True), Places, ((places, ()),), True)


def _document(draft: Draft, file: str) -> Document:
    """A file of a translation; an empty one where there is none, or none that can be read."""
    if not os.path.lexists(draft.folder / file):
        return Document(file, complete=True)
    document = read_document(draft.folder, file)
    draft.problems += document.problems
    draft.hints += document.hints
    return document if document.complete else Document(file)


def _refuse_others(draft: Draft, made: Translation) -> None:
    """Report every file of a translation that is none of the original's."""
    known = {read.document.file.partition("/")[2] for read in originals(draft)}
    known |= {"words.yaml", ORIGINALS}
    top = draft.folder / made.folder
    for path in sorted(top.rglob("*")):
        name = path.relative_to(top).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        if path.is_file() and name not in known and not hidden:
            message = messages.no_original(name, known)
            place = Mark(f"{made.folder}/{name}")
            made.draft.problems.append(Problem.at(place, rules.UNKNOWN_FILE, message))


def _keep_choices(draft: Draft, found: Draft) -> None:
    """Let the steps of runs choose perspectives by what they are called in the translation."""
    pairs = zip(draft.all(Perspectives), found.all(Perspectives), strict=True)
    called = {
        old.id: {one.place: other.place for one, other in zip(old.views, new.views, strict=True)}
        for old, new in pairs
    }
    for number, read in enumerate(found.files):
        if read.model is Run:
            run = read.parts[0][0]
            assert isinstance(run, Run)
            steps = tuple(
                step.model_copy(
                    update={
                        "show": step.show.model_copy(
                            update={
                                "only": tuple(
                                    called[step.block].get(name, name) for name in step.show.only
                                )
                            }
                        )
                    }
                )
                if step.show.only and step.block in called
                else step
                for step in run.steps
            )
            whole = run.model_copy(update={"steps": steps})
            found.files[number] = replace(read, parts=((whole, ()),))
    found.changed()


def _notices(made: Translation) -> Iterator[Problem]:
    missing: dict[str, int] = {}
    total = 0
    for name, texts in made.texts.items():
        total += sum(not text.name for text in texts.values())
        if lacking := sum(text.said is None and not text.name for text in texts.values()):
            missing[name] = lacking
        for text in texts.values():
            if text.older:
                message = messages.older(text.original)
                yield Problem.at(text.mark, rules.TRANSLATION_OLDER, message)
    if missing:
        message = messages.missing(missing, total, made.language)
        yield Problem.at(Mark(made.folder), rules.TRANSLATION_MISSING, message)


P = TypeVar("P", bound=Part)


class _Reader:
    """Reads the files of a translation beside the sound parts of the original."""

    def __init__(
        self,
        made: Translation,
        spoken: tuple[str, str],
        known: Originals,
        refused: AbstractSet[At],
    ) -> None:
        self.made = made
        self.spoken = spoken
        self.known = known
        self.refused = refused
        self.document = Document("")
        self.home = ""
        """The file of the original."""
        self.name = ""

    def whole(self, read: Read, document: Document, name: str) -> tuple[Part, Node]:
        """The part of a file in the translation's words, and where each value stands."""
        self.document, self.name = document, name
        self.home = read.document.file if name != PLACES else "data/places.csv"
        self.made.texts[name] = {}
        return self._part(read.parts[0][0], document.value, document.root, ())

    def _report(self, node: Node, rule: rules.Rule, message: Message) -> None:
        place = Mark(self.document.file, node.line, node.column)
        self.made.draft.problems.append(Problem.at(place, rule, message))

    def _part(self, part: P, given: Any, node: Node, path: Path) -> tuple[P, Node]:
        """A part in the translation's words; ``path`` is the one by ids."""
        if given is not None and not isinstance(given, dict):
            self._report(node, rules.WRONG_VALUE, schema_messages.expected_keys(given))
        held = given if isinstance(given, dict) else {}
        fields = slots(type(part))
        for key in held.keys() - fields.keys():
            line, column = node.keys[key]
            message = schema_messages.unknown_key(key, fields)
            self._report(Node(line, column), rules.UNKNOWN_KEY, message)
        root = Node(node.line, node.column, keys=node.keys)
        changes: dict[str, Any] = {}
        for name, slot in fields.items():
            at = node.children.get(name, Node(node.line, node.column))
            value = getattr(part, name)
            left, root.children[name] = self._value(slot, value, held.get(name), at, (*path, name))
            if left is not value:
                changes[name] = left
        return (part.model_copy(update=changes) if changes else part), root

    def _value(
        self, slot: Slot, value: Any, given: Any, node: Node, path: Path
    ) -> tuple[Any, Node]:
        if slot.text and isinstance(value, str):
            return self._text(slot, slot.text, value, given, node, path), node
        if isinstance(value, Part):
            return self._part(value, given, node, path)
        if isinstance(value, tuple) and value and (slot.text or slot.parts):
            return self._list(slot, value, given, node, path)
        if given is not None and given != () and not _same(slot, value, given):
            message = messages.not_a_text(slot.name, _plain(value), self.home)
            self._report(node, rules.TRANSLATION_FORM, message)
        return value, node

    def _list(
        self, slot: Slot, value: tuple[Any, ...], given: Any, node: Node, path: Path
    ) -> tuple[Any, Node]:
        """The items of a list, found by their ids, or else by their places."""
        if given is not None and not isinstance(given, tuple):
            self._report(node, rules.WRONG_VALUE, schema_messages.expected_list(given))
        items = given if isinstance(given, tuple) else ()
        places = self._by_id(slot, value, items, node)
        if places is None:
            places = dict(enumerate(range(len(items))))
            if items and len(items) != len(value):
                message = messages.other_length(slot.name, len(items), len(value), self.home)
                self._report(node, rules.TRANSLATION_FORM, message)
        root = Node(node.line, node.column)
        found: list[Any] = []
        for number, item in enumerate(value):
            at = places.get(number, len(items))
            there = at < len(items)
            inner = node.children[at] if there else Node(node.line, node.column)
            step = (*path, getattr(item, "id", number))
            left, root.children[number] = self._value(
                slot, item, items[at] if there else None, inner, step
            )
            found.append(left)
        return tuple(found), root

    def _by_id(
        self, slot: Slot, value: tuple[Any, ...], items: tuple[Any, ...], node: Node
    ) -> dict[int, int] | None:
        """The place of each item of the original in the translation; None for items without ids."""
        if not all(hasattr(item, "id") for item in value):
            return None
        ids = {item.id: number for number, item in enumerate(value)}
        places: dict[int, int] = {}
        for at, item in enumerate(items):
            there = node.children[at]
            if not isinstance(item, dict):
                self._report(there, rules.WRONG_VALUE, schema_messages.expected_keys(item))
            elif "id" not in item:
                message = schema_messages.missing_key("id", f"item {at + 1} of '{slot.name}'")
                self._report(there, rules.MISSING_KEY, message)
            elif item["id"] not in ids:
                spot = there.children.get("id", there)
                message = messages.unknown_id(slot.name, str(item["id"]), ids, self.home)
                self._report(spot, rules.UNKNOWN_NAME, message)
            elif ids[item["id"]] in places:
                message = messages.twice(str(item["id"]))
                self._report(there.children["id"], rules.UNIQUE_ID, message)
            else:
                places[ids[item["id"]]] = at
        return places

    def _text(
        self, slot: Slot, kind: TextMark, value: str, given: Any, node: Node, path: Path
    ) -> str:
        """What is said instead of a text of the original; itself, marked, where nothing is."""
        refused = (self.name, path) in self.refused
        said = None if refused else self._said(slot, value, given, node)
        named = "/".join(map(str, path))
        older = said is not None and self.known.is_older(self.name, named, value, said)
        place = Mark(self.document.file, node.line, node.column)
        self.made.texts[self.name][path] = Text(value, said, place, kind.name, older)
        if said is None:
            return value if kind.name else Untranslated(value, *self.spoken)
        return said

    def _said(self, slot: Slot, value: str, given: Any, node: Node) -> str | None:
        if given is None or given == "":
            return None
        if not isinstance(given, str):
            self._report(node, rules.WRONG_VALUE, schema_messages.expected_text(given))
            return None
        try:
            said: str = _adapter(slot.item).validate_python(given)
        except ValidationError as error:
            self._report(node, *said_of(error.errors(include_url=False)[0]))
            return None
        if bounds(said) != bounds(value):
            self._report(node, rules.PASSAGE_FORM, messages.other_passages(value))
            return None
        return None if said == value and len(said.split()) > NAME else said


def _same(slot: Slot, value: Any, given: Any) -> bool:
    try:
        return bool(_adapter(slot.hint).validate_python(given) == value)
    except ValidationError:
        return False


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


_ADAPTERS: dict[int, tuple[Any, TypeAdapter[Any]]] = {}


def _adapter(hint: Any) -> TypeAdapter[Any]:
    """What validates values of a field; hints that hold lists of marks cannot be hashed."""
    if id(hint) not in _ADAPTERS:
        _ADAPTERS[id(hint)] = hint, TypeAdapter(hint)
    return _ADAPTERS[id(hint)][1]
