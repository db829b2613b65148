"""The files of a translation: a place for every text, under the original as a remark."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from guide.loading.drafts import Draft
from guide.loading.translations import PLACES, Text, Translation, originals
from guide.model.base import Part
from guide.model.slots import Path, slots
from guide.model.words import OWN

from .writing import entry

_WIDE = 104
"""Letters in a line of a remark."""

_HEAD = "# A text without a translation stays empty. Above each stands the original.\n"
_CHANGED = "The original has changed since this was translated. It says now:"


def files(draft: Draft, made: Translation, own: Mapping[str, Any]) -> dict[str, str]:
    """The text of each file of a translation, by its name in the folder.

    What was translated stays; remarks and what is no text go. ``own`` are the translation's own
    words of the interface.
    """
    found: dict[str, str] = {}
    for read in originals(draft):
        name = PLACES if read.document.file.endswith(f"/{PLACES}") else read.document.file
        name = name.partition("/")[2] or name
        lines = _part(read.parts[0][0], (), made.texts[name])
        if made.texts[name]:
            found[name] = "".join(f"{line}\n" for line in (_HEAD, *lines)).replace("\n\n", "\n", 1)
    found["words.yaml"] = _words(draft, own)
    return found


def _part(part: Part, path: Path, texts: Mapping[Path, Text]) -> list[str]:
    """The lines of a part: its id, if it has one, and its texts; none where it has no text."""
    lines: list[str] = []
    for name, slot in slots(type(part)).items():
        value, here = getattr(part, name), (*path, name)
        if slot.text and isinstance(value, str):
            lines += _text(name, texts[here])
        elif slot.text and value:
            items = [_text("", texts[(*here, number)]) for number in range(len(value))]
            lines += [f"{name}:", *_in(line for item in items for line in item)]
        elif isinstance(value, Part):
            inner = _part(value, here, texts)
            lines += [f"{name}:", *_in(inner)] if inner else []
        elif slot.parts and value:
            lines += _list(name, value, here, texts)
    id = getattr(part, "id", None)
    return [f"id: {id}", *lines] if id and lines else lines


def _list(
    name: str, items: Sequence[Part], path: Path, texts: Mapping[Path, Text]
) -> Iterable[str]:
    inner = [
        (item, _part(item, (*path, getattr(item, "id", number)), texts))
        for number, item in enumerate(items)
    ]
    if not any(lines for _, lines in inner):
        return []
    found = [f"{name}:"]
    for item, lines in inner:
        if hasattr(item, "id"):
            first, *rest = lines or [""]
            found += [f"  - {first}", *_in(_in(rest))] if first else []
        else:
            found += ["  -", *_in(_in(lines))] if lines else ["  - {}"]
    return found


def _in(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" if line else line for line in lines]


def _text(key: str, text: Text) -> list[str]:
    """A text under its original; with no key as an item of a list."""
    head = f"{key}:" if key else "-"
    if text.name and text.said in (None, text.original):
        return [f"# {head} {text.original}"]
    remark = [_CHANGED] if text.older else []
    for paragraph in text.original.split("\n\n"):
        remark += textwrap.wrap(paragraph, _WIDE)
    remarks = [f"# {line}" for line in remark]
    return [*remarks, *([head] if text.said is None else entry(key, text.said))]


def _words(draft: Draft, own: Mapping[str, Any]) -> str:
    """The guide's own words, and whatever else of the interface the translation says anew."""
    original = next(
        read.document.value for read in draft.files if read.document.file.endswith("/words.yaml")
    )
    lines = ["# The words that name what the guide is about. Without one the program's stands."]
    for name in dict.fromkeys((*OWN, *own)):
        lines.append(f"# {original.get(name, '')}")
        lines += entry(name, own[name]) if name in own else [f"# {name}:"]
    return "".join(f"{line}\n" for line in lines) + ("" if own else "{}\n")
