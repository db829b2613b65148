"""A file's plain values as parts of a guide, with every problem in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from guide.model.base import Part
from guide.model.slots import Path, Slot, slots

from . import rules
from .messages import schema as messages
from .problem import Message, Problem
from .yaml_text import Document


def validate(
    document: Document, model: type[Part]
) -> tuple[list[tuple[Part, Path]], list[Problem]]:
    """The parts a document holds and what is wrong with the rest.

    A sound document gives one part. From a faulty one come the largest parts that are sound, so
    that they can still be checked against the others.
    """
    try:
        return [(model.model_validate(document.value), ())], []
    except ValidationError as error:
        problems = _problems(document, model, error)
        return list(_sound_parts(model, document.value, ())), problems


def _sound_parts(model: type[Part], value: Any, path: Path) -> Iterator[tuple[Part, Path]]:
    if not isinstance(value, dict):
        return
    for slot in slots(model).values():
        held = value.get(slot.name)
        if not slot.parts or held is None:
            continue
        items = enumerate(held) if slot.many and isinstance(held, tuple) else [(None, held)]
        for index, item in items:
            where = (*path, slot.name) if index is None else (*path, slot.name, index)
            kind = _kind(slot, item)
            if kind is None:
                continue
            try:
                yield _adapter(kind).validate_python(item), where
            except ValidationError:
                yield from _sound_parts(kind, item, where)


def _kind(slot: Slot, item: Any) -> type[Part] | None:
    tag = "" if slot.tag is None else item.get(slot.tag) if isinstance(item, dict) else None
    return slot.parts.get(tag) if isinstance(tag, str) else None


@cache
def _adapter(part: type[Part]) -> TypeAdapter[Part]:
    return TypeAdapter(part)


def _problems(document: Document, model: type[Part], error: ValidationError) -> list[Problem]:
    reported = {(problem.line, problem.column) for problem in document.problems}
    found: dict[Path, Problem] = {}
    for detail in error.errors(include_url=False):
        holder, path = follow(model, tuple(detail["loc"]))
        kind = detail["type"]
        if kind.startswith("union_tag"):
            path = (*path, str(detail["ctx"]["discriminator"]).strip("'"))
        place = document.key_mark(path) if kind == "extra_forbidden" else document.value_mark(path)
        if kind == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
            continue  # Only the sound items were counted; the faulty ones are reported themselves.
        message = _message(detail, holder, path)
        if (place.line, place.column) not in reported and path not in found:
            found[path] = Problem.at(place, _rule(detail), message)
    return list(found.values())


def follow(model: type[Part], location: tuple[str | int, ...]) -> tuple[type[Part] | None, Path]:
    """The author's path for the library's, and the kind of part that holds its last key.

    The library adds the name of each alternative that it tried; an author never wrote those.
    """
    path: list[str | int] = []
    holder: type[Part] | None = model
    steps = list(location)
    while steps:
        name = steps.pop(0)
        path.append(name)
        slot = slots(holder).get(str(name)) if holder else None
        if slot is None:
            break
        if slot.many and steps and isinstance(steps[0], int):
            path.append(steps.pop(0))
        if not slot.parts or not steps:
            break
        holder = slot.parts.get(str(steps.pop(0)) if slot.tag else "")
    return holder, tuple(path)


def said_of(detail: Any) -> tuple[rules.Rule, Message]:
    """The rule that a value by itself breaks, and what is said."""
    return _rule(detail), _message(detail, None, ())


_RULES = {
    "missing": rules.MISSING_KEY,
    "extra_forbidden": rules.UNKNOWN_KEY,
    "union_tag_invalid": rules.UNKNOWN_KIND,
    "union_tag_not_found": rules.MISSING_KEY,
    "literal_error": rules.NOT_LISTED,
    "string_pattern_mismatch": rules.WRONG_FORM,
    "value_error": rules.WRONG_FORM,
    "string_too_short": rules.EMPTY_TEXT,
    "too_short": rules.LIST_LENGTH,
    "too_long": rules.LIST_LENGTH,
    "greater_than_equal": rules.OUT_OF_RANGE,
    "greater_than": rules.OUT_OF_RANGE,
    "less_than_equal": rules.OUT_OF_RANGE,
    "less_than": rules.OUT_OF_RANGE,
}


def _rule(detail: Any) -> rules.Rule:
    if detail.get("ctx", {}).get("pattern") == messages.SOMETHING:
        return rules.EMPTY_TEXT
    return _RULES.get(detail["type"], rules.WRONG_VALUE)


def _message(detail: Any, holder: type[Part] | None, path: Path) -> Message:
    writer = _WRITERS.get(detail["type"])
    if writer is None:
        return messages.other(detail["input"])
    return writer(detail, holder, path)


def _unknown_key(detail: Any, holder: type[Part] | None, path: Path) -> Message:
    return messages.unknown_key(str(path[-1]), slots(holder) if holder else ())


def _missing_key(detail: Any, holder: type[Part] | None, path: Path) -> Message:
    return messages.missing_key(str(path[-1]), _holder_words(path))


def _holder_words(path: Path) -> str:
    """What lacks a key, as the author sees it: ``item 3 of 'events'``."""
    above = path[:-1]
    if not above:
        return "this file"
    if isinstance(above[-1], int):
        return f"item {above[-1] + 1} of '{above[-2]}'"
    return f"'{above[-1]}'"


def _unknown_kind(detail: Any, holder: type[Part] | None, path: Path) -> Message:
    known = re.findall(r"'([^']+)'", detail["ctx"]["expected_tags"])
    return messages.unknown_kind(str(path[-1]), detail["input"].get(path[-1]), known)


def _missing_kind(detail: Any, holder: type[Part] | None, path: Path) -> Message:
    slot = next((slots(holder)[str(s)] for s in path if holder and str(s) in slots(holder)), None)
    return messages.missing_kind(str(path[-1]), list(slot.parts) if slot else ["one of the kinds"])


def _not_listed(detail: Any, holder: type[Part] | None, path: Path) -> Message:
    return messages.not_listed(detail["input"], re.findall(r"'([^']+)'", detail["ctx"]["expected"]))


_Writer = Callable[[Any, type[Part] | None, Path], Message]

_WRITERS: dict[str, _Writer] = {
    "missing": _missing_key,
    "extra_forbidden": _unknown_key,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": _missing_kind,
    "literal_error": _not_listed,
    "string_type": lambda detail, *_: messages.expected_text(detail["input"]),
    "int_type": lambda detail, *_: messages.expected_number(detail["input"], whole=_whole(detail)),
    "float_type": lambda detail, *_: messages.expected_number(detail["input"], whole=False),
    "bool_type": lambda detail, *_: messages.expected_truth(detail["input"]),
    "tuple_type": lambda detail, *_: messages.expected_list(detail["input"]),
    "model_type": lambda detail, *_: messages.expected_keys(detail["input"]),
    "model_attributes_type": lambda detail, *_: messages.expected_keys(detail["input"]),
    "string_pattern_mismatch": lambda detail, *_: messages.wrong_form(
        detail["input"], detail["ctx"]["pattern"]
    ),
    "value_error": lambda detail, *_: messages.wrong_date(detail["input"]),
    "string_too_short": lambda detail, *_: messages.empty_text(),
    "too_short": lambda detail, *_: messages.too_few(
        detail["ctx"]["actual_length"], detail["ctx"]["min_length"]
    ),
    "too_long": lambda detail, *_: messages.too_many(
        detail["ctx"].get("actual_length") or len(detail["input"]), detail["ctx"]["max_length"]
    ),
    **dict.fromkeys(
        ("greater_than_equal", "greater_than", "less_than_equal", "less_than"),
        lambda detail, *_: messages.out_of_range(detail["input"], messages.bound(detail["ctx"])),
    ),
}


def _whole(detail: Any) -> bool:
    # A field for any number is tried as a whole number first, and says so at its end.
    return bool(detail["loc"][-1] != "int")
