"""``new`` makes a guide that opens at once, whose texts say what to write in their place.

What is not given as an option is asked for.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guide.loading.load import load_pack
from guide.model.content import LANGUAGE
from guide.model.maps import Window

from . import regions
from . import wording as messages
from .reference import SCHEMAS, editor_line, schemas
from .shared import output, print_problems
from .template import Wanted, files

HELP = "make a guide to begin with"
NOT_MADE = 2
"""How it ends where no guide was made."""
MOST = 12
"""Modules that a guide can begin with."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    parser.add_argument("folder", type=Path, help="a folder that is not there yet, or is empty")
    parser.add_argument("--title", help="of the guide")
    parser.add_argument("--newspaper", help="that the article appeared in")
    parser.add_argument("--date", help="of the article: 2017-05-16")
    parser.add_argument("--publisher", help="who publishes the guide, such as a council")
    parser.add_argument("--language", help="that the guide is written in: es, pt-BR")
    parser.add_argument("--modules", help="how many, or their titles: 'Water; Power; Law'")
    parser.add_argument(
        "--region", help="of the map: 'east africa', 'Egypt, Sudan', or west,east,south,north"
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the folder; what is wrong with what was asked for is said instead."""
    folder = arguments.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(messages.folder_taken(folder), file=sys.stderr)
        return NOT_MADE
    try:
        made = files(_wanted(arguments, dt.date.today()))
    except _Unclear as error:
        print(error, file=sys.stderr)
        return NOT_MADE
    made = {file: _with_editor_line(file, text) for file, text in made.items()}
    made |= {f"{SCHEMAS}/{name}": text for name, text in schemas().items()}
    for file, text in made.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    loaded = load_pack(folder)
    with output():
        print_problems(loaded)
        print(messages.guide_made(folder))
    return int(bool(loaded.problems))


def _with_editor_line(file: str, text: str) -> str:
    return editor_line(file, SCHEMAS) + text if file.endswith(".yaml") else text


class _Unclear(Exception):
    """An answer that is none, with what to write instead."""


def _wanted(arguments: argparse.Namespace, today: dt.date) -> Wanted:
    def asked(name: str, question: str, otherwise: str, read: Callable[[str], Any]) -> Any:
        given = getattr(arguments, name)
        if given is not None or not sys.stdin.isatty():
            return read(given if given is not None else otherwise)
        while True:
            try:
                return read(input(f"{question} [{otherwise}] ").strip() or otherwise)
            except _Unclear as error:
                print(error)

    return Wanted(
        title=asked("title", "The guide's title?", "Replace me: the guide's title", _line),
        newspaper=asked("newspaper", "In which newspaper was the article?", "Replace me", _line),
        date=asked("date", "On which day?", today.isoformat(), _past(today)),
        publisher=asked("publisher", "Who publishes the guide?", "Replace me: who", _line),
        modules=asked("modules", "How many topics, or which (a; b; c)?", "3", _modules),
        window=asked("region", "Which region does the map show?", "world", _region),
        today=today,
        language=asked("language", "In which language (en, es, pt-BR)?", "en", _language),
    )


def _line(text: str) -> str:
    if not text.strip() or not all(sign.isprintable() for sign in text):
        raise _Unclear(messages.no_line())
    return text.strip()


def _language(text: str) -> str:
    if not re.fullmatch(LANGUAGE, text):
        raise _Unclear(messages.not_a_language(text))
    return text


def _past(today: dt.date) -> Callable[[str], dt.date]:
    def read(text: str) -> dt.date:
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            raise _Unclear(messages.not_a_day(text)) from None
        if not dt.date(1900, 1, 1) <= day <= today:
            raise _Unclear(messages.no_past_day(text))
        return day

    return read


def _modules(text: str) -> list[str]:
    if text.strip().isdigit():
        titles = [f"Replace me: topic {number + 1}" for number in range(int(text))]
    else:
        titles = [_line(title) for title in text.split(";") if title.strip()]
    if not 1 <= len(titles) <= MOST:
        raise _Unclear(messages.no_modules(MOST))
    return titles


def _region(text: str) -> Window:
    window = regions.window_of(text)
    if window is None:
        raise _Unclear(messages.no_region(text, regions.PARTS))
    return window
