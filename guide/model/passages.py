"""Passages of a text that hold only for one of two readings: ``{since 2018-05|…}``.

``{since DATE|words}`` stands in a text from DATE on, ``{before DATE|words}`` in a reading as of an
earlier day. A text without passages is the same in every reading.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from .base import When
from .untranslated import still

_PASSAGE = re.compile(r"\{(since|before) (\d{4}(?:-\d{2}){0,2})\|([^{}]*)\}")
_ATTEMPT = re.compile(r"\{\s*(?:since|before)\b.{0,30}", re.IGNORECASE | re.DOTALL)


def resolve(text: str, date: dt.date | None) -> str:
    """The text as it reads on a date; with None, as it reads today."""
    if "{" not in text:
        return text

    def chosen(match: re.Match[str]) -> str:
        begins = _first_day(match[2])
        if begins is None:
            return match[0]
        later = date is not None and begins > date
        return match[3] if later == (match[1] == "before") else ""

    resolved = _PASSAGE.sub(chosen, text)
    return still(text, re.sub(r"(?<=\S)[ \t]{2,}(?=\S)", " ", resolved).strip())


def bounds(text: str) -> list[tuple[str, str]]:
    """The word and the date at which each passage begins or ends, in their order in time."""
    return sorted((match[1], match[2]) for match in _PASSAGE.finditer(text))


def malformed(text: str) -> Iterator[str]:
    """The stretches that look like a passage and are none."""
    if "{" not in text:
        return
    for match in _PASSAGE.finditer(text):
        if _first_day(match[2]) is None:
            yield match[0][:40]
    yield from _ATTEMPT.findall(_PASSAGE.sub("", text))


def _first_day(text: str) -> dt.date | None:
    try:
        return When.parse(text).first
    except ValueError:
        return None
