"""``check [DIR]`` prints every problem of a pack, and what is due, leans or rests on little.

``--fix`` writes tables anew that are read and not saved plainly.

It ends with 0 when all is well, with 1 when there are problems or, with ``--sources``, when too few
facts rest on documents, with 2 when the folder is no pack. Hints change nothing of that.
"""

from __future__ import annotations

import argparse
import datetime as dt

from guide.loading.load import Loaded
from guide.loading.tables import write_plain
from guide.model.balance import balance
from guide.model.freshness import due
from guide.model.loaded import loaded as found_loaded
from guide.model.pack import Pack
from guide.model.sourcing import sourcing
from guide.model.unused import unused

from . import wording as messages
from .shared import NOT_A_PACK, add_folder, folder_to_change, load, output, print_problems

HELP = "check a guide's content/ and data/"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    parser.add_argument(
        "--as-of",
        type=_date,
        metavar="YYYY-MM-DD",
        help="also print what is due for review on that day",
    )
    parser.add_argument(
        "--balance", action="store_true", help="also print what stands on each side of each claim"
    )
    parser.add_argument(
        "--sources",
        action="store_true",
        help="also print what the dated facts rest on; 1 if too few rest on documents",
    )
    parser.add_argument(
        "--unused",
        action="store_true",
        help="also print terms, people, sources and places that nothing cites",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="write tables anew that a spreadsheet saved in its own way, where there is no doubt",
    )
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the problems, and what else was asked for."""
    loaded = load(arguments)
    if loaded is None:
        return NOT_A_PACK
    fixed = _fix(arguments, loaded) if arguments.fix else {}
    short = False  # also where whoever reads the output stops before its end
    with output():
        for line in fixed.values():
            print(line)
        print_problems(loaded)
        for file, unlike in loaded.unlike.items():
            if file not in fixed:
                print(messages.unlike(file, unlike))
        for found in loaded.hints:
            print(messages.hinted(found))
        for word in found_loaded(loaded.pack) if loaded.pack else ():
            print(messages.hint(word))
        if loaded.pack and arguments.as_of:
            _print_due(loaded.pack, arguments.as_of)
        if loaded.pack and arguments.balance:
            _print_balance(loaded.pack)
        if loaded.pack and arguments.unused:
            for kind, ids in unused(loaded.pack).items():
                print(messages.unused(kind, ids))
        short = bool(loaded.pack and arguments.sources and not _print_sources(loaded.pack))
    return int(bool(loaded.problems) or short)


def _fix(arguments: argparse.Namespace, loaded: Loaded) -> dict[str, str]:
    """Write tables anew; what is said of each file."""
    folder = folder_to_change(arguments)
    said: dict[str, str] = {}
    for file, unlike in loaded.unlike.items():
        try:
            write_plain(folder, file)
            said[file] = messages.rewritten(file, unlike)
        except OSError as error:
            said[file] = messages.not_rewritten(file, error)
    return said


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(messages.not_a_day(text)) from None


def _print_due(pack: Pack, date: dt.date) -> None:
    found = due(pack, date)
    print(messages.due_head(len(found), date.isoformat()))
    for one in found:
        print(one)


def _print_balance(pack: Pack) -> None:
    weighed = balance(pack)
    print(messages.balance_head())
    for pair in weighed.pairs:
        print(messages.pair(pair))
    leaning = sum(bool(pair.leans) for pair in weighed.pairs)
    print(messages.balance_summary(len(weighed.pairs), leaning))
    print(messages.grade_head())
    for module, found in weighed.grades.items():
        print(messages.grade(module, found))


def _print_sources(pack: Pack) -> bool:
    """Print what the dated facts rest on; whether that is enough."""
    found = sourcing(pack)
    print(messages.sources_head(found))
    for head, facts in (
        (messages.soft_head(), found.soft),
        (messages.gathered_head(), found.gathered),
        (messages.outlets_head(), found.outlets),
        (messages.unvoiced_head(), found.unvoiced),
    ):
        print(f"{head} {len(facts)}")
        for fact in facts:
            print(messages.fact(fact))
    return found.sound
