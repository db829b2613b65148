"""What each field of a part holds, read once from its annotation."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from .base import Fills, Names, Part, ProseMark, TextMark

Path = tuple[str | int, ...]
"""The keys and indices that lead to a value in a file."""


@dataclass(frozen=True)
class Slot:
    """One field of a part."""

    name: str
    hint: Any
    item: Any
    """The annotation of one item, for a list; of the value itself otherwise."""
    many: bool
    tag: str | None
    """The key that tells the kinds of part apart, where there are several."""
    parts: Mapping[str, type[Part]]
    """The kinds of part that may stand here, by tag."""
    names: str | None
    """What the field names, if it names something defined elsewhere."""
    prose: bool
    text: TextMark | None
    """What a translation may say in another language, if it is that."""
    fills: tuple[str, ...] | None
    """What the page fills into the braces of a text, for the words of the interface."""
    required: bool
    """Whether an author has to write it."""


@cache
def slots(part: type[Part]) -> Mapping[str, Slot]:
    """The fields of a kind of part, by name."""
    hints = get_type_hints(part, include_extras=True)
    return {
        name: _slot(name, hints[name], field.is_required())
        for name, field in part.model_fields.items()
    }


def _slot(name: str, hint: Any, required: bool) -> Slot:
    marks: list[Any] = []
    many, item, inner = False, hint, hint
    while True:
        origin = get_origin(inner)
        if origin is Annotated:
            inner, *found = get_args(inner)
            marks += found
        elif origin is tuple:
            many, inner = True, get_args(inner)[0]
            item = inner
        elif origin in (Union, types.UnionType) and len(_members(inner)) == 1:
            inner = _members(inner)[0]
        else:
            break
    tag = next((mark.discriminator for mark in marks if getattr(mark, "discriminator", None)), None)
    return Slot(
        name,
        hint,
        item,
        many,
        tag,
        _parts(inner, tag),
        next((mark.what for mark in marks if isinstance(mark, Names)), None),
        any(isinstance(mark, ProseMark) for mark in marks),
        next((mark for mark in marks if isinstance(mark, TextMark)), None),
        next((mark.names for mark in marks if isinstance(mark, Fills)), None),
        required,
    )


def _members(union: Any) -> list[Any]:
    return [member for member in get_args(union) if member is not types.NoneType]


def _parts(inner: Any, tag: str | None) -> dict[str, type[Part]]:
    if tag is None:
        return {"": inner} if isinstance(inner, type) and issubclass(inner, Part) else {}
    return {get_args(member.model_fields[tag].annotation)[0]: member for member in _members(inner)}


def walk(part: Part, path: Path) -> Iterator[tuple[Part, Path]]:
    """A part and every part inside it, each with its path."""
    yield part, path
    for name in _holders(type(part)):
        value = getattr(part, name)
        if isinstance(value, Part):
            yield from walk(value, (*path, name))
        elif value:
            for index, item in enumerate(value):
                yield from walk(item, (*path, name, index))


@cache
def _holders(part: type[Part]) -> tuple[str, ...]:
    return tuple(slot.name for slot in slots(part).values() if slot.parts)


def texts(part: Part) -> Iterator[str]:
    """Every text for visitors inside a part, its own and its parts'."""
    for inner, _ in walk(part, ()):
        for name in prose_fields(type(inner)):
            for _, text in each(getattr(inner, name)):
                yield text


@cache
def prose_fields(part: type[Part]) -> tuple[str, ...]:
    """The fields that may hold references to terms and people."""
    return tuple(slot.name for slot in slots(part).values() if slot.prose)


@cache
def naming_fields(part: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields that name something, each with what it names."""
    return tuple((slot.name, slot.names) for slot in slots(part).values() if slot.names)


def each(value: str | tuple[str, ...] | None) -> Iterator[tuple[Path, str]]:
    """The texts of a field that holds none, one or several, each with the path from the field."""
    if isinstance(value, str):
        yield (), value
    elif value:
        for index, item in enumerate(value):
            yield (index,), item
