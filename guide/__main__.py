"""``python -m guide``: everything that is wrong with a guide, due or gone, in an author's words.

``check [DIR]`` prints the problems; with ``--as-of DATE`` also what is due for review by then,
with ``--balance`` also what stands on each side of each claim and option.
``links [DIR]`` asks for the addresses of the sources.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from guide.links import Manners, ask
from guide.model.balance import balance
from guide.model.freshness import due
from guide.model.reading import Pack, Reading, is_pack, pack_folder, read_pack
from guide.model.wording import reports as wording


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 if all is well, 1 for problems, 2 if the folder is not a pack."""
    asked = _parser().parse_args(arguments)
    folder = asked.folder or pack_folder()
    if not is_pack(folder):
        print(f"{folder} is not a pack: it has no content/guide.yaml.", file=sys.stderr)
        return 2
    # A terminal that knows no UTF-8 shows an escape for what it cannot write.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    reading = read_pack(folder)
    try:
        ended = _check(reading, asked) if asked.command == "check" else _links(reading, asked)
        sys.stdout.flush()
    except BrokenPipeError:  # `… | head` has read enough; Python would complain again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(bool(reading.problems))
    return ended


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m guide")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check a guide's content/ and data/")
    check.add_argument(
        "--as-of",
        type=_date,
        metavar="YYYY-MM-DD",
        help="also print what is due for review on that day",
    )
    check.add_argument(
        "--balance", action="store_true", help="also print what stands on each side of each claim"
    )
    links = commands.add_parser("links", help="ask for the addresses of the sources")
    links.add_argument("--timeout", type=float, default=Manners.timeout, help="seconds")
    links.add_argument("--at-once", type=int, default=Manners.at_once, help="hosts at a time")
    links.add_argument("--pause", type=float, default=Manners.pause, help="seconds, per host")
    links.add_argument("--only", help="sources whose id or address holds this text")
    for command in (check, links):
        command.add_argument(
            "folder", nargs="?", type=Path, help="default: GUIDE_PACK, or this folder"
        )
    return parser


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(wording.not_a_day(text)) from None


def _check(reading: Reading, asked: argparse.Namespace) -> int:
    _print_problems(reading)
    if reading.pack and asked.as_of:
        _print_due(reading.pack, asked.as_of)
    if reading.pack and asked.balance:
        _print_balance(reading.pack)
    return int(bool(reading.problems))


def _print_problems(reading: Reading) -> None:
    for problem in reading.problems:
        print(problem)
    print(reading.summary(), file=sys.stderr if reading.problems else sys.stdout)


def _print_due(pack: Pack, date: dt.date) -> None:
    found = due(pack, date)
    print(wording.due_head(len(found), date.isoformat()))
    for one in found:
        print(one)


def _print_balance(pack: Pack) -> None:
    weighed = balance(pack)
    print(wording.balance_head())
    for pair in weighed.pairs:
        print(wording.pair(pair))
    leaning = sum(bool(pair.leans) for pair in weighed.pairs)
    print(wording.balance_summary(len(weighed.pairs), leaning))
    print(wording.grade_head())
    for module, found in weighed.grades.items():
        print(wording.grade(module, found))


def _links(reading: Reading, asked: argparse.Namespace) -> int:
    """Print what came of asking for each address; 1 if one is gone or silent."""
    if reading.pack is None:
        _print_problems(reading)
        return 1
    sources = [
        source
        for source in reading.pack.sources.values()
        if not asked.only or asked.only in source.id or asked.only in source.url
    ]
    hosts = {urlsplit(source.url).netloc for source in sources}
    print(wording.links_head(len(sources), len(hosts)), file=sys.stderr)
    answers = ask(sources, Manners(asked.timeout, asked.at_once, asked.pause))
    for answer in answers:
        if answer.state != "ok":
            print(f"{answer.source}: {answer.state}: {answer.url} ({answer.detail})")
    counts = Counter(answer.state for answer in answers)
    print(wording.links_summary(dict(counts)))
    return int(bool(counts["gone"] + counts["silent"]))


if __name__ == "__main__":
    sys.exit(main())
