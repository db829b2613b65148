"""What the commands share: the folder they read, and an output whose reader may stop early."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guide.loading.archive import Refused, opened
from guide.loading.load import Loaded, is_pack, load_pack
from guide.model.as_of import as_of
from guide.model.pack import Pack
from guide.settings import ROOT, pack_folder, pack_is_set

from . import wording as messages

NOT_A_PACK = 2
"""How a command ends whose folder is not a pack."""

UNPACKED = ROOT / "var" / "packs"
"""Where guides that come in one file are unpacked."""

NOT_THERE = 2
"""How a command ends that was asked for what the pack does not have."""

ARTICLE, TODAY = "article", "today"
"""The readings of a guide."""


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Let a command take the folder of a pack."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        help="or a file of `pack`; default: GUIDE_PACK, or where you are",
    )


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Let a command take the reading and the language of a guide."""
    parser.add_argument(
        "--as-of",
        default=TODAY,
        metavar="DAY",
        help=f"the reading: {ARTICLE}, its day (YYYY-MM-DD), or {TODAY}, with what came since "
        "(default)",
    )
    parser.add_argument("--lang", metavar="TAG", help="default: the language of the pack")


def in_reading(pack: Pack, arguments: argparse.Namespace) -> Pack | str:
    """The pack in the reading that was asked for; where it is in none such, a sentence instead."""
    day, language = pack.guide.article.date.first, pack.guide.language
    if arguments.as_of not in (TODAY, ARTICLE, day.isoformat()):
        return messages.no_reading(arguments.as_of, (ARTICLE, day.isoformat(), TODAY))
    known = {tag.lower(): tag for tag in (language, *pack.languages)}
    asked = known.get((arguments.lang or language).lower())
    if asked is None:
        return messages.no_language(arguments.lang, tuple(known.values()))
    return as_of(pack.in_language(asked), None if arguments.as_of == TODAY else day)


def folder_of(arguments: argparse.Namespace) -> Path:
    """The folder that was asked for: named, or set, or else the one that the terminal is in.

    Raises ``archive.Refused`` for a guide in one file that is not whole.
    """
    here = Path.cwd()
    named: Path = arguments.folder or (
        here if not pack_is_set() and is_pack(here) else pack_folder()
    )
    return opened(named, UNPACKED) if named.is_file() else named


def folder_to_change(arguments: argparse.Namespace) -> Path:
    """The folder that was asked for, for a command that writes; Refused for a guide in one file."""
    folder = folder_of(arguments)
    if folder.is_relative_to(UNPACKED):
        raise Refused(messages.in_one_file())
    return folder


def load(arguments: argparse.Namespace) -> Loaded | None:
    """The pack in the folder that was asked for; None, and a message, where there is none."""
    folder = folder_of(arguments)
    if is_pack(folder):
        return load_pack(folder)
    say_not_a_pack(folder)
    return None


def say_not_a_pack(folder: Path) -> None:
    """Name a folder that is not a guide."""
    print(f"{folder} is not a pack: it has no content/guide.yaml.", file=sys.stderr)


def read(arguments: argparse.Namespace) -> Pack | int:
    """The pack in the folder that was asked for.

    Where there is none, or it has problems, they are printed; the exit code comes instead.
    """
    loaded = load(arguments)
    if loaded is None:
        return NOT_A_PACK
    if loaded.pack is None:
        with output():
            print_problems(loaded)
        return 1
    return loaded.pack


@contextmanager
def output() -> Iterator[None]:
    """Standard output: a terminal without UTF-8 shows escapes, a reader that stops ends it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:  # `… | head` has read enough; Python would complain again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_problems(loaded: Loaded) -> None:
    """Print every problem, then what was read in one line."""
    for problem in loaded.problems:
        print(problem)
    for notice in loaded.notices:
        print(messages.notice(notice))
    print(loaded.summary(), file=sys.stderr if loaded.problems else sys.stdout)
