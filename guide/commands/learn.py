"""``learn [DIR]``: what events teach about a guide; counts only.

It reads the events that have ended from the store that ``GUIDE_STORE`` names, and the tables of
reports that somebody kept. It changes nothing, and ends with 2 where there is no pack.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from guide.model.pack import Pack
from guide.paper.kept_report import read_report
from guide.room.errors import StoreError
from guide.room.learning import Evening, Learned, evening_of, learned
from guide.room.store import Store

from . import wording as messages
from .shared import add_folder, output, read

HELP = "what events teach about the guide's items, steps and claims; counts only"

REFUSED = 1
"""How the command ends where the store or a report cannot be read."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    parser.add_argument(
        "--report",
        type=Path,
        action="append",
        default=[],
        metavar="CSV",
        help="the table of a report that was kept, of an event that may be deleted; several times",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what the ended events and the reports say together."""
    pack = read(arguments)
    if isinstance(pack, int):
        return pack
    try:
        evenings = list(_evenings(pack, arguments.report))
    except StoreError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except (OSError, UnicodeDecodeError, ValueError) as error:
        print(messages.no_report(error), file=sys.stderr)
        return REFUSED
    found = learned(pack, evenings)
    with output():
        if arguments.json:
            print(json.dumps(dataclasses.asdict(found), ensure_ascii=False))
        else:
            print("\n".join(_lines(found)))
    return 0


def _evenings(pack: Pack, reports: list[Path]) -> Iterator[Evening]:
    """Each event once: what the store still holds is not read from a report."""
    store = Store()
    try:
        kept = [one for one in store.rooms() if one.room.ended and one.room.run in pack.runs]
    finally:
        store.close()
    yield from (evening_of(pack, one.room) for one in kept)
    codes = {one.code for one in kept}
    for file in reports:
        report = read_report(pack, file.read_text(encoding="utf-8"))
        if report is None:
            raise ValueError(messages.not_a_report(file, pack.guide.title))
        if report.code not in codes:
            codes.add(report.code)
            yield report.evening


def _lines(found: Learned) -> Iterator[str]:
    yield messages.learned_head(found.events, found.hidden)
    for head, lines in (
        (messages.easy_head(), [messages.easy(one) for one in found.easy]),
        (messages.untaken_head(), [messages.untaken(one) for one in found.untaken]),
        (messages.doubtful_head(), [messages.doubtful(one) for one in found.doubtful]),
        (messages.late_head(), [messages.late(one) for one in found.late]),
        (messages.claims_head(), [messages.moved(one) for one in found.claims]),
        (messages.ballots_head(), [messages.moved(one) for one in found.ballots]),
    ):
        yield head
        yield from (f"  {line}" for line in lines or [messages.nothing_learned()])
