"""Signs that no editor shows: which a text needs, and which have slipped in.

Persian and the scripts of India need joiners, Arabic and Hebrew beside Latin letters need marks
that set the direction of writing. Elsewhere they hide: a word is not found, a line reads otherwise
than it is stored.
"""

from __future__ import annotations

import re
import unicodedata

from .messages import text as messages
from .problem import Message

_NEVER = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u180e\u200b"
    "\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff"
)
"""Control characters, soft hyphens, line breaks that only some programs see, overrides."""
_JOINERS = "\u200c\u200d"
_MARKS = "\u061c\u200e\u200f"
_ISOLATES = "\u2066-\u2068"
_END = "\u2069"
_SUSPECT = re.compile(f"[{_NEVER}{_JOINERS}{_MARKS}{_ISOLATES}{_END}]")
_REFUSED = re.compile(f"[{_NEVER}]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_PLAIN_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")


def first(text: str) -> int | None:
    """Where the first sign stands that has no business in a text; None if there is none."""
    for found in _SUSPECT.finditer(text):
        sign, at = found.group(), found.start()
        if _REFUSED.match(sign):
            return at
        if sign in _JOINERS:
            if _plain(text[at - 1 : at]) or _plain(text[at + 1 : at + 2]):
                return at
        elif not _in_two_directions(*_line_around(text, at)):
            return at
    return None


def message(sign: str) -> Message:
    """What is said of a sign."""
    return messages.open_direction(sign) if _TURNING.match(sign) else messages.unwanted(sign)


def _plain(sign: str) -> bool:
    """Whether a sign stands in no script that joins its letters."""
    return not sign or sign.isascii() or unicodedata.name(sign, "").startswith(_PLAIN_SCRIPTS)


def _line_around(text: str, at: int) -> tuple[str, int]:
    start = max(text.rfind(end, 0, at) for end in "\r\n") + 1
    ends = [end for end in (text.find(sign, at) for sign in "\r\n") if end >= 0]
    return text[start : min(ends, default=len(text))], at - start


def _in_two_directions(line: str, at: int) -> bool:
    """Whether a line holds letters written from the right, and the isolate at a place is closed."""
    if not any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in line):
        return False
    opened: list[int] = []
    pairs: set[int] = set()
    for place, sign in enumerate(line):
        if "\u2066" <= sign <= "\u2068":
            opened.append(place)
        elif sign == _END and opened:
            pairs |= {opened.pop(), place}
    return line[at] in _MARKS or at in pairs
