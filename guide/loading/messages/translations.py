"""What is said of a guide's translations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..problem import Message
from .words import choices, counted, did_you_mean, quoted


def missing(files: Mapping[str, int], total: int, language: str) -> Message:
    """``files`` holds how many texts each of them lacks."""
    most = sorted(files.items(), key=lambda each: -each[1])
    named = ", ".join(f"{count} in {name}" for name, count in most[:3])
    more = f" and {counted(len(most) - 3, 'other file')}" if len(most) > 3 else ""
    lacking = sum(files.values())
    return (
        f"{lacking} of {counted(total, 'text')} {'is' if lacking == 1 else 'are'} missing "
        f"({named}{more}); they stand in the original's language",
        f"write them; `python -m guide translate {language}` makes their places",
    )


def older(original: str) -> Message:
    return (
        f"the original has changed since this was translated; it says now {quoted(original)}",
        "translate it anew; if it fits as it is, `python -m guide translate … --fits` notes that",
    )


def no_original(name: str, known: Iterable[str]) -> Message:
    return (
        f"the original has no file {quoted(name)}",
        did_you_mean(name, known, "delete it, or name it as a file in content/ is named"),
    )


def not_a_text(key: str, original: str, home: str) -> Message:
    said = f"write {quoted(original)}, or " if original and original != "None" else ""
    return (
        f"'{key}' is no text, and {home} says something else",
        f"{said}leave it out: a translation holds ids and texts alone",
    )


def other_length(key: str, here: int, there: int, home: str) -> Message:
    return (
        f"'{key}' has {counted(here, 'item')}, and in {home} {there}",
        "write one for each, in the same order, and leave empty what is not translated",
    )


def unknown_id(key: str, id: str, known: Iterable[str], home: str) -> Message:
    return (
        f"'{key}' of {home} has nothing with the id {quoted(id)}",
        did_you_mean(id, known, f"it has {choices(id, known)}"),
    )


def twice(id: str) -> Message:
    return f"{quoted(id)} is translated twice in this list", "keep one"


def other_passages(original: str) -> Message:
    return (
        "the passages of the two readings ({since …|…}, {before …|…}) are not those of the "
        f"original {quoted(original)}",
        "write the same ones, with the same dates and your words in them",
    )
