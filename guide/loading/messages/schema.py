"""What is said of keys and values that do not fit the model."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any

from guide.model.base import when_in_any_year

from ..problem import Message
from .text import no_space
from .words import choices, did_you_mean, quoted, slug

SOMETHING = r"\S"
"""The form of a text that may be anything but empty."""

_FORMS = {
    "#[0-9A-Fa-f]{6}": "a color is written '#1F4E79'",
    "https?": "an address begins with https:// and has no spaces",
    "D[1-4]": "a C3 code is written 'D2.His.16.9-12'",
}


def unknown_key(key: str, known: Iterable[str]) -> Message:
    names = list(known)
    return f"the key {quoted(key)} is not known here", did_you_mean(
        key, names, f"write {choices(key, names)}"
    )


def missing_key(key: str, holder: str) -> Message:
    return f"{holder} has no '{key}'", f"add '{key}:'"


def unknown_kind(key: str, value: object, known: list[str]) -> Message:
    return (
        f"{quoted(value)} is not a {key} that is known here",
        did_you_mean(str(value), known, f"write {choices(value, known)}"),
    )


def missing_kind(key: str, known: list[str]) -> Message:
    return f"the key '{key}' is missing", f"add '{key}:' with {choices(key, known)}"


def not_listed(value: object, known: list[str]) -> Message:
    return (
        f"{quoted(value)} is not one of the words that can stand here",
        did_you_mean(str(value), known, f"write {choices(value, known)}"),
    )


def expected_text(value: object) -> Message:
    if isinstance(value, bool | int | float):
        return f"{quoted(value).strip(chr(39))} is not text here", "put it in quotes"
    if value is None:
        return "nothing is written here", "write a text after the colon, or delete the key"
    return f"{quoted(value)} stands where a text belongs", "write a text"


def expected_number(value: object, whole: bool) -> Message:
    example = "a whole number such as 12" if whole else "a number such as 12 or 4.5"
    plain = _as_number(value)
    kind = "whole number" if whole else "number"
    if plain is None or (whole and not float(plain).is_integer()):
        return f"{quoted(value)} is not a {kind}", f"write {example} without quotes"
    return f"{quoted(value)} is not read as a {kind}", f"write {plain} without quotes"


def _as_number(value: object) -> str | None:
    if not isinstance(value, str | float):
        return None
    try:
        number = float(str(value).replace(",", "").replace("_", "").rstrip("%"))
    except ValueError:
        return None
    if abs(number) >= 1e15 or math.isnan(number):
        return None
    return str(int(number)) if number.is_integer() else f"{number:.12f}".rstrip("0")


def expected_truth(value: object) -> Message:
    return f"{quoted(value)} is neither true nor false", "write true or false without quotes"


def expected_list(value: object) -> Message:
    return f"{quoted(value)} stands where a list belongs", "write one item a line, each after '- '"


_TIGHT = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*):(?!//)(\S.*)")


def expected_keys(value: object) -> Message:
    tight = _TIGHT.fullmatch(value) if isinstance(value, str) else None
    if tight:
        return no_space(tight[1], tight[2])
    return (
        f"{quoted(value)} stands where keys belong",
        "write 'key: value' lines, indented below this line",
    )


def wrong_form(value: str, pattern: str) -> Message:
    if pattern == r"^\S(.*\S)?$":
        if "\n" in value:
            return "this text has a line break", "write it on one line, or begin it with '>-'"
        return "a space stands at an end of this text", "delete it"
    if pattern == SOMETHING:
        return empty_text()
    if pattern.startswith("^[a-z0-9]"):
        example = slug(value) or "old-harbor"
        return (
            f"{quoted(value)} is not an id: lower-case words joined by hyphens",
            f"write '{example}'",
        )
    for sign, form in _FORMS.items():
        if sign in pattern:
            return f"{quoted(value)} does not have the right form", form
    return f"{quoted(value)} does not have the right form", "see docs/reference/ for an example"


_EARLY = re.compile(
    r"[-\u2212\u2013][0-9]{1,5}(-.*)?|[0-9]{1,3}|.*[0-9]\s*[abcdev]{1,2}\.?\s*[ce].*", re.IGNORECASE
)
"""What may be meant as a year before the year 1, or as one of the first since."""


def wrong_date(value: object) -> Message:
    if _is_early(value):
        return (
            f"{quoted(value)} stands where only dates in figures may, from the year 1 on",
            "write 2017, 2017-04 or 2017-04-06; events alone may be older",
        )
    if _EARLY.fullmatch(str(value).strip()):
        return (
            f"{quoted(value)} is not a date",
            "write 44 BCE, March 44 BCE, 15 March 44 BCE, -0043-03-15 or 14 CE",
        )
    swapped = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", str(value))
    example = (
        f"write {swapped[3]}-MM-DD, year first" if swapped else "write 2017, 2017-04 or 2017-04-06"
    )
    return f"{quoted(value)} is not a date", example


def _is_early(value: object) -> bool:
    """Whether an event may have it for its date."""
    try:
        when_in_any_year(str(value))
    except ValueError:
        return False
    return True


def empty_text() -> Message:
    return "this text is empty", "write it, or delete the key"


def too_few(found: int, least: int) -> Message:
    return f"this list has {found} of at least {least} items", f"add {least - found} more"


def too_many(found: int, most: int) -> Message:
    return f"this list has {found} items, {most} at most", f"take {found - most} out"


def out_of_range(value: object, bound: str) -> Message:
    return f"{quoted(value).strip(chr(39))} is out of range", f"write a number {bound}"


def other(value: object) -> Message:
    return f"{quoted(value)} cannot stand here", "see docs/reference/ for an example"


def bound(context: dict[str, Any]) -> str:
    """A limit in words."""
    signs = {"ge": "of at least", "gt": "above", "le": "of at most", "lt": "below"}
    return next(f"{words} {context[sign]}" for sign, words in signs.items() if sign in context)
