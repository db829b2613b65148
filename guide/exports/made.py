"""What an export is: a file, and what the file could not hold as the guide has it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from guide.model.blocks.quiz import Place
from guide.model.pack import Pack

LONGEST_NAME = 60
"""Letters of a title that stand in the name of a file."""


Maps = Callable[[Pack, Place], tuple[bytes, str]]
"""Draws the map of a quiz item, with a letter at each place: a PNG and its text alternative."""


@dataclass(frozen=True)
class Wanted:
    """What is to be exported."""

    pack: Pack
    """The guide in one of its readings."""
    subject: str = ""
    """The id of a module, a run or a timeline; the empty text for all there is."""
    begins: dt.datetime | None = None
    """When an event begins, in local time; only a calendar asks for it."""
    maps: Maps | None = None
    """Without it, quiz items ask for a place by its name alone."""


@dataclass(frozen=True)
class Change:
    """Something that another tool cannot hold as the guide has it."""

    part: str
    """The id of the block, the step or the source."""
    title: str
    what: str
    """What became of it, in a sentence of the pack's words."""
    left_out: bool = False


@dataclass(frozen=True)
class Made:
    """A file's content. What went in and what is told of as left out add up to ``parts``."""

    content: bytes
    parts: int
    """How many parts the guide has: items, steps, sources, events or blocks."""
    written: int
    """How many of them stand in the file."""
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    """What holds of the whole file."""


def file_name(wanted: Wanted, about: str, title: str, format: str, ending: str) -> str:
    """A file name in plain ASCII that says guide, subject, format and reading.

    ``title`` is the subject's; the empty text for all there is.
    """
    parts = [ascii_words(wanted.pack.guide.title), about]
    if wanted.subject:
        parts.append(ascii_words(title) or wanted.subject)
    parts.append(format)
    if wanted.pack.as_of:
        parts.append(wanted.pack.as_of.isoformat())
    return f"{'-'.join(filter(None, parts))}.{ending}"


def ascii_words(text: str) -> str:
    """A title as lower-case ASCII words joined by hyphens; empty for a script without any."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "").lower()).strip("-")
    if len(words) <= LONGEST_NAME:
        return words
    return words[: LONGEST_NAME + 1].rpartition("-")[0] or words[:LONGEST_NAME]
