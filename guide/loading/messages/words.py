"""How values and suggestions are put into a sentence."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 48


def quoted(value: object) -> str:
    """A value as an author would recognise it, on one line and not too long."""
    if isinstance(value, dict):
        return "a mapping of keys"
    if isinstance(value, tuple):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(str(value).split())
    text = "".join(character if character.isprintable() else "?" for character in text)
    return f"'{text[:_LONGEST]}…'" if len(text) > _LONGEST else f"'{text}'"


def listed(values: Iterable[str]) -> str:
    """``a, b or c``."""
    *most, last = values
    return f"{', '.join(most)} or {last}" if most else last


MOST = 6
"""How many names are listed in full."""


def choices(name: object, known: Iterable[str]) -> str:
    """``a, b or c``; of many the nearest three to a name, and how many there are besides."""
    names = list(dict.fromkeys(known))
    if len(names) <= MOST:
        return listed(names)
    near = difflib.get_close_matches(str(name)[:_LONGEST], names, n=3, cutoff=0)
    return f"{', '.join(near)} or one of {len(names) - len(near)} others"


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant."""
    found = difflib.get_close_matches(name[:_LONGEST], list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """A question with the nearest name, or else a sentence."""
    found = nearest(name, known)
    return f"did you mean '{found}'?" if found else otherwise


def slug(text: str) -> str:
    """A text as an id: ``Old Harbor`` becomes ``old-harbor``."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only.lower()))[:_LONGEST]


def counted(number: int, noun: str) -> str:
    """``1 line``, ``2 lines``."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"
