"""One YAML file as plain values, each with its position. Nothing changes meaning unseen.

Only what an author can see is read: no anchors, no tags, no merged mappings, one document.
Words such as ``NO`` and ``on``, dates, times and ``1e3`` stay text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path as Folder
from typing import Any

import yaml

from guide.model.slots import Path

from . import rules, typed
from .files import Unreadable, read_text
from .messages import text as messages
from .problem import Mark, Message, Problem
from .rules import Rule

DEPTH = 50
"""How deep lists and mappings may stand in one another."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?[0-9]{1,18}\.[0-9]{1,18}")


@dataclass(slots=True)
class Node:
    """The position of a value, of its keys and of what it holds."""

    line: int
    column: int
    children: dict[str | int, Node] = field(default_factory=dict)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass
class Document:
    """What a file holds, with positions and the problems of its YAML."""

    file: str
    value: Any = None
    root: Node = field(default_factory=lambda: Node(1, 1))
    problems: list[Problem] = field(default_factory=list)
    hints: list[Problem] = field(default_factory=list)
    """What is sound and may be meant otherwise."""
    complete: bool = False
    """Whether the file could be read to its end."""

    def value_mark(self, path: Path) -> Mark:
        """Where a value stands, or the nearest thing that holds it."""
        node = self.root
        for step in path:
            inner = node.children.get(step)
            if inner is None:
                break
            node = inner
        return Mark(self.file, node.line, node.column)

    def key_mark(self, path: Path) -> Mark:
        """Where the last key of a path stands, or else its value."""
        node: Node | None = self.root
        for step in path[:-1]:
            node = node.children.get(step) if node else None
        key = path[-1] if path else None
        if node is None or not isinstance(key, str) or key not in node.keys:
            return self.value_mark(path)
        return Mark(self.file, *node.keys[key])


def read_document(folder: Folder, file: str) -> Document:
    """Read one YAML file of a pack."""
    try:
        return parse(read_text(folder, file), file)
    except Unreadable as error:
        return Document(file, problems=[error.problem])


def parse(text: str, file: str) -> Document:
    """Read YAML text."""
    lines = text.splitlines() if "\r" in text else text.split("\n")
    composer = _Composer(file, lines)
    if slip := typed.before(lines):
        composer.slip(slip)
        return composer.document
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
        composer.finish()
    except _Stop:
        pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and (slip := typed.behind(lines, mark.line)):
            composer.slip(slip)
        else:
            message = messages.syntax(error.problem or "")
            composer.problem(_position(file, mark), rules.YAML_SYNTAX, message)
    except yaml.YAMLError as error:
        composer.problem(Mark(file), rules.YAML_SYNTAX, messages.syntax(str(error)))
    return composer.document


def resolve(text: str) -> str | int | float | bool | None:
    """An unquoted word as YAML 1.2 reads it; what might be read in two ways stays text."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text


def _position(file: str, mark: Any) -> Mark:
    return Mark(file, mark.line + 1, mark.column + 1) if mark else Mark(file)


class _Stop(Exception):
    """The rest of the file cannot be read."""


class _Dropped:
    """Stands for a key that is not kept: a duplicate, or none at all."""


class _Frame:
    """A list or mapping whose end has not been read."""

    __slots__ = ("cut", "flow", "items", "key", "last", "mapping", "node")

    def __init__(self, node: Node, mapping: bool, flow: bool) -> None:
        self.node = node
        self.mapping = mapping
        self.flow = flow
        """Whether it stands in braces or brackets."""
        self.last = ""
        """The key before the one that is read."""
        self.cut = False
        """Whether a value was reported that a comma ended."""
        self.items: Any = {} if mapping else []
        self.key: str | type[_Dropped] | None = None


class _Composer:
    """Builds a document from the events of the YAML parser, without recursion."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.document = Document(file)
        self.lines = lines
        self.remarks = {number for number, line in enumerate(lines) if "#" in line}
        """The lines where a remark may cut a value."""
        self.stack: list[_Frame] = []
        self.documents = 0
        self.colon = True
        """Whether a colon follows the last key in its line."""
        self._takers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def take(self, event: Any) -> None:
        taker = self._takers.get(type(event))
        if taker:
            taker(event)

    def finish(self) -> None:
        if self.document.value is None and not self.document.problems:
            self.problem(Mark(self.document.file), rules.FILE_EMPTY, messages.empty())
            return
        self.document.complete = True

    def problem(self, place: Mark, rule: Rule, message: Message) -> None:
        self.document.problems.append(Problem.at(place, rule, message))

    def slip(self, slip: typed.Slip) -> None:
        """Report what hands or editors did."""
        line, column, rule, message = slip
        self.problem(Mark(self.document.file, line, column), rule, message)

    def _report(self, event: Any, rule: Rule, message: Message) -> None:
        self.problem(_position(self.document.file, event.start_mark), rule, message)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._report(event, rules.YAML_DOCUMENTS, messages.second_document())
            raise _Stop

    def _plain_only(self, event: Any) -> None:
        if event.anchor is not None:
            self._report(event, rules.YAML_ALIAS, messages.anchor(event.anchor))
        if event.tag is not None:
            self._report(event, rules.YAML_TAG, messages.tag(event.tag))

    def _scalar(self, event: Any) -> None:
        self._plain_only(event)
        frame = self.stack[-1] if self.stack else None
        if frame and frame.mapping and frame.key is None:
            self._key(frame, event)
            return
        flow = frame is not None and frame.flow
        remark = event.end_mark.line in self.remarks
        if not event.style and (flow or remark or event.value[:1] in typed.CURLY):
            self._plain(frame, event)
        mark = event.start_mark
        value = event.value if event.style else resolve(event.value)
        self._add(value, Node(mark.line + 1, mark.column + 1))

    def _plain(self, frame: _Frame | None, event: Any) -> None:
        """Report a value without quotes of which less, or more, is read than was meant."""
        rest = self._rest(event).lstrip()
        if typed.curly(event.value, listed=bool(frame and frame.flow)):
            self._report(event, rules.YAML_QUOTES, messages.curly_quotes())
        elif frame and frame.flow and frame.mapping and not event.value:
            self._cut(frame, event, rest)
        elif colour := typed.colour(rest, event.value):
            self._report(event, rules.YAML_CUT, messages.cut_colour(colour))
        elif rest.startswith("#") and typed.cuts(rest, event.value):
            self._report(event, rules.YAML_CUT, messages.cut_text(rest))
        elif rest.startswith("#") and typed.may_cut(event.value):
            place = _position(self.document.file, event.start_mark)
            message = messages.remark(rest, event.value)
            self.document.hints.append(Problem.at(place, rules.YAML_CUT, message))

    def _rest(self, event: Any) -> str:
        """What stands behind a value in its line."""
        mark = event.end_mark
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def _cut(self, frame: _Frame, event: Any, rest: str) -> None:
        """Report a key in braces that has no colon: mostly a text that a comma ended."""
        key = frame.key
        if not isinstance(key, str) or self.colon:
            return
        line, column = frame.node.keys[key]
        place = Mark(self.document.file, line, column)
        if tight := typed.tight(key):
            self.problem(place, rules.YAML_SPACES, messages.no_space(*tight))
        elif not frame.cut:
            said = messages.cut_at_comma(key, frame.last) if frame.last else messages.no_colon(key)
            self.problem(place, rules.YAML_CUT, said)
        frame.cut = True
        del frame.items[key]
        frame.key = _Dropped

    def _key(self, frame: _Frame, event: Any) -> None:
        key, mark = event.value, event.start_mark
        if frame.flow:
            self.colon = self._rest(event).lstrip().startswith(":")
        if key == "<<" and not event.style:
            self._report(event, rules.YAML_ALIAS, messages.merge())
            frame.key = _Dropped
        elif key in frame.items:
            self._report(
                event, rules.DUPLICATE_KEY, messages.duplicate(key, frame.node.keys[key][0])
            )
            frame.key = _Dropped
        else:
            frame.key = key
            frame.items[key] = None
            frame.node.keys[key] = (mark.line + 1, mark.column + 1)

    def _alias(self, event: Any) -> None:
        self._report(event, rules.YAML_ALIAS, messages.alias(event.anchor))
        frame = self.stack[-1] if self.stack else None
        if frame and frame.mapping and frame.key is None:
            frame.key = _Dropped
        else:
            self._add(None, Node(event.start_mark.line + 1, event.start_mark.column + 1))

    def _start(self, event: Any) -> None:
        self._plain_only(event)
        if len(self.stack) >= DEPTH:
            self._report(event, rules.YAML_DEPTH, messages.too_deep(DEPTH))
            raise _Stop
        mapping = isinstance(event, yaml.MappingStartEvent)
        mark = event.start_mark
        node = Node(mark.line + 1, mark.column + 1)
        self.stack.append(_Frame(node, mapping, bool(event.flow_style)))

    def _end(self, event: Any) -> None:
        frame = self.stack.pop()
        value = frame.items if frame.mapping else tuple(frame.items)
        outer = self.stack[-1] if self.stack else None
        if outer and outer.mapping and outer.key is None:
            place = Mark(self.document.file, frame.node.line, frame.node.column)
            self.problem(place, rules.YAML_KEY, messages.key_not_text())
            outer.key = _Dropped
        else:
            self._add(value, frame.node)

    def _add(self, value: Any, node: Node) -> None:
        if not self.stack:
            self.document.value, self.document.root = value, node
            return
        frame = self.stack[-1]
        if not frame.mapping:
            frame.node.children[len(frame.items)] = node
            frame.items.append(value)
            return
        if isinstance(frame.key, str):
            frame.items[frame.key] = value
            frame.node.children[frame.key] = node
            frame.last = frame.key
        frame.key = None
