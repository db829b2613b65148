"""The bytes of a pack's files, as text that is safe to read."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from . import rules, unseen
from .messages import text as messages
from .problem import Mark, Message, Problem
from .rules import Rule

LIMIT = 1_000_000
"""The largest file that is read, in bytes."""


TRANSLATION = re.compile(r"content\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
"""The folder of a translation: its end is a BCP 47 tag."""


class Unreadable(Exception):
    """A file that cannot be read as text."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_text(folder: Path, file: str) -> str:
    """The text of a file in the pack; Unreadable if it is not a small UTF-8 text inside it."""
    content = read_bytes(folder, file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _position(file, content[: error.start].decode("utf-8", "replace"))
        raise _unreadable(place, rules.FILE_ENCODING, messages.not_utf8()) from None
    refuse_unwanted(text, file)
    return text


def refuse_unwanted(text: str, file: str) -> None:
    """Unreadable for a text with signs that nobody sees, or with nothing in it."""
    found = unseen.first(text)
    if found is not None:
        place = _position(file, text[:found])
        raise _unreadable(place, rules.FILE_CHARACTERS, unseen.message(text[found]))
    if not text.strip():
        raise _unreadable(file, rules.FILE_EMPTY, messages.empty())


def read_bytes(folder: Path, file: str) -> bytes:
    """What a file in the pack holds; Unreadable if it is not a small file inside it."""
    try:
        return _read_bytes(folder, file)
    except OSError as error:
        message = messages.unreadable(error.strerror)
        raise _unreadable(file, rules.FILE_UNREADABLE, message) from None


def _read_bytes(folder: Path, file: str) -> bytes:
    path = folder / file
    root, real = os.path.realpath(folder), os.path.realpath(path)
    if os.path.commonpath([root, real]) != root:
        raise _unreadable(file, rules.FILE_OUTSIDE, messages.outside())
    with open(path, "rb", opener=_open_without_waiting) as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise _unreadable(file, rules.FILE_UNREADABLE, messages.not_a_file())
        content = stream.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise _unreadable(file, rules.FILE_SIZE, messages.too_large(status.st_size, LIMIT))
    return content


def _open_without_waiting(path: str, flags: int) -> int:
    # A named pipe would keep the reader waiting for a writer. Windows has no such flag.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _position(file: str, before: str) -> Mark:
    lines = re.split("\r\n|\r|\n", before)
    return Mark(file, len(lines), len(lines[-1]) + 1)


def _unreadable(place: str | Mark, rule: Rule, message: Message) -> Unreadable:
    return Unreadable(Problem.at(Mark(place) if isinstance(place, str) else place, rule, message))
