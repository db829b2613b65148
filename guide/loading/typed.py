"""What hands and editors do to YAML, found in the lines as they were typed.

A parser says where it stopped; the slip stands where it was made, often some lines above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import rules
from .messages import text as messages
from .problem import Message
from .rules import Rule

Slip = tuple[int, int, Rule, Message]
"""Line and column, from 1, the rule and what is said."""

_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD = re.compile(f"[{_ODD_SPACES}]")
_INDENTED = re.compile(rf"[ -]*[{_ODD_SPACES}][{_ODD_SPACES} -]*\S")
_KEY = r"[A-Za-z_][A-Za-z0-9_-]*"
_KEY_LINE = re.compile(rf"\s*(?:- +)*{_KEY}:(?:\s|$)")
_NO_SPACE = re.compile(rf"(\s*(?:- +)*)({_KEY}):(?!//)([^\s].*|[{_ODD_SPACES}].*)$")
_OPENING = re.compile(rf"(\s*(?:- +)*(?:{_KEY}: +)?)([\"'])(.*)$")
_CURLY = re.compile(rf"(\s*(?:- +)*(?:{_KEY}: +)?)([“”„‟‘’‚])")
_COLOUR = re.compile(r"(?<![^\s{,])#(?:[0-9A-Fa-f]{3}){1,2}(?=[\s,}]|$)")
_BLOCK_HEAD = re.compile(rf" *(?:- +)*(?:{_KEY}:)? *[|>][+-]?[0-9]?[+-]?\s*(?:#.*)?$")
CURLY = frozenset("“”„‟‘‚")
"""How a value begins that was to stand in quotes."""
NEAR = 3
"""How many lines above the one where the parser stopped a slip is looked for."""


def curly(text: str, *, listed: bool = False) -> bool:
    """Whether curly quotes were to enclose a text: one pair around all of it, no other within.

    ``listed`` for an item in brackets or braces, of which a comma may have left a part only.
    """
    if len(text) < 2 or text[0] not in CURLY:
        return False
    double = text[0] in "“”„‟"
    closing = "“”" if double else "‘’"
    within = text[1:-1] if double else text[1:-1].replace("’", "")
    if any(sign in within for sign in closing):
        return False
    return text[-1] in closing or listed


def colour(rest: str, value: str) -> str | None:
    """The color in what stands behind an empty value and is not read."""
    found = _COLOUR.match(rest) if not value else None
    return found.group() if found else None


def cuts(rest: str, value: str) -> bool:
    """Whether a remark behind a value is certainly a part of it: ``Our #1 problem``."""
    return rest[1:2] not in ("", " ", "\t", "#") and resolves_to_text(value)


def may_cut(value: str) -> bool:
    """Whether a remark behind a value may be a part of it: that of a title, not of an id."""
    return resolves_to_text(value) and (" " in value or value[:1].isupper())


def resolves_to_text(value: str) -> bool:
    """Whether a value is a text and no number, nor one of the words for yes and no."""
    return not re.fullmatch(r"-?[0-9.]+|true|false|null|~", value)


def tight(key: str) -> tuple[str, str] | None:
    """The key and value of which a space after the colon was to make two: ``id:ferry``."""
    found = _NO_SPACE.match(key)
    return (found[2], found[3].strip()) if found else None


def before(lines: Sequence[str]) -> Slip | None:
    """What can be seen before anything is read: lines indented with spaces that are none."""
    if not any(_ODD.search(line) for line in lines):
        return None
    found = [number for number, line in _outside_blocks(lines) if _INDENTED.match(line)]
    if not found:
        return None
    column = _ODD.search(lines[found[0]])
    at = column.start() + 1 if column else 1
    return found[0] + 1, at, rules.YAML_SPACES, messages.odd_spaces(len(found) - 1)


def behind(lines: Sequence[str], stopped: int) -> Slip | None:
    """What made a parser stop in a line, counted from 0; None where nothing known did."""
    return _open_quote(lines, stopped) or _near(lines, stopped)


def _near(lines: Sequence[str], stopped: int) -> Slip | None:
    for number in range(min(stopped, len(lines) - 1), max(-1, stopped - NEAR), -1):
        line = lines[number]
        if curly := _CURLY.match(line):
            at = len(curly[1]) + 1
            return number + 1, at, rules.YAML_QUOTES, messages.curly_quotes()
        colour = _COLOUR.search(line)
        if colour and not line.lstrip().startswith("#"):
            at = colour.start() + 1
            return number + 1, at, rules.YAML_CUT, messages.cut_colour(colour.group())
        if tight := _NO_SPACE.match(line):
            at = len(tight[1]) + 1
            said = messages.no_space(tight[2], tight[3].strip())
            return number + 1, at, rules.YAML_SPACES, said
    return None


def _open_quote(lines: Sequence[str], stopped: int) -> Slip | None:
    """The last quotation mark at or above a line that is still open when a key begins."""
    found = None
    after = 0
    for number, line in _outside_blocks(lines):
        opened = _OPENING.match(line)
        if number > stopped:
            break
        if number < after or not opened:
            continue
        sign, rest, end = opened[2], opened[3], number
        while not _closes(rest, sign):
            end += 1
            if end == len(lines) or _KEY_LINE.match(lines[end]):
                at = len(opened[1]) + 1
                found = number + 1, at, rules.YAML_SYNTAX, messages.open_quote(sign)
                break
            rest = lines[end]
        else:
            after = end
    return found


def _closes(text: str, sign: str) -> bool:
    """Whether a quotation mark ends in a text; a doubled or escaped one does not end it."""
    text = re.sub(r"\\.", "", text) if sign == '"' else text.replace("''", "")
    return sign in text


def _outside_blocks(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are not text below a ``|`` or ``>``, with their numbers."""
    below: int | None = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if below is not None and (not line.strip() or indent > below):
            continue
        below = indent if _BLOCK_HEAD.match(line) else None
        yield number, line
