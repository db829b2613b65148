"""The pictures of a pack: small files in ``content/pictures/``, which no page fetches elsewhere."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from . import rules
from .files import Unreadable, read_bytes
from .messages import text as messages
from .problem import Mark, Problem

FOLDER = "pictures"
LARGEST = 300_000
"""Bytes: a page carries its pictures with it."""
_KINDS = ((b"\x89PNG\r\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"RIFF", "image/webp"))
"""How a picture's file begins."""


def read_pictures(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """Each picture by its name, as an address that holds it whole; and what is no picture."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    try:
        names = sorted(os.listdir(folder / "content" / FOLDER))
    except OSError:
        return {}, []
    for name in names:
        file = f"content/{FOLDER}/{name}"
        if name.startswith("."):
            continue
        try:
            content = read_bytes(folder, file)
        except Unreadable as error:
            problems.append(error.problem)
            continue
        kind = next((kind for begin, kind in _KINDS if content.startswith(begin)), None)
        if kind is None or len(content) > LARGEST:
            message = messages.no_picture() if kind is None else messages.large_picture(LARGEST)
            problems.append(Problem.at(Mark(file), rules.PICTURE, message))
            continue
        found[name] = f"data:{kind};base64,{base64.b64encode(content).decode()}"
    return found, problems
