"""``export`` writes a guide in other tools' formats, and says what they could not hold."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from guide.exports.formats import BY_ID, Offer, offers
from guide.model.pack import Pack
from guide.paper.quiz_map import quiz_map

from . import wording as messages
from .shared import NOT_THERE, add_folder, add_reading, in_reading, output, read

HELP = "write quiz, run of show, sources, events or modules for other tools"
ALL = "all"
OUT = Path("exports")
"""Where the files go that are asked for without ``--out``."""
HOUR = 18
"""When an event begins that is put into a calendar without ``--begins``: tomorrow at six."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    parser.add_argument(
        "format", metavar="FORMAT", choices=[*BY_ID, ALL], help=f"{', '.join(BY_ID)}, or {ALL}"
    )
    parser.add_argument("--out", type=Path, default=OUT, help=f"folder, by default {OUT}/")
    parser.add_argument("--of", metavar="ID", help="only this module, run of show or timeline")
    add_reading(parser)
    parser.add_argument(
        "--begins",
        type=_moment,
        metavar="YYYY-MM-DDTHH:MM",
        help="when the event begins, for a calendar; by default tomorrow at 18:00",
    )
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the files; print each with what became of its parts."""
    pack = read(arguments)
    if isinstance(pack, int):
        return pack
    wanted = in_reading(pack, arguments)
    if isinstance(wanted, str):
        print(wanted, file=sys.stderr)
        return NOT_THERE
    found = _found(wanted, arguments)
    if not found:
        print(messages.not_in_pack(arguments.of, _subjects(pack)), file=sys.stderr)
        return NOT_THERE
    arguments.out.mkdir(parents=True, exist_ok=True)
    with output():
        for offer in found:
            _write(offer, arguments.out)
    return 0


def _found(pack: Pack, arguments: argparse.Namespace) -> Sequence[Offer]:
    formats = tuple(BY_ID) if arguments.format == ALL else (arguments.format,)
    begins = arguments.begins or dt.datetime.combine(
        dt.date.today() + dt.timedelta(days=1), dt.time(HOUR)
    )
    found = offers(pack, formats=formats, subject=arguments.of, begins=begins, maps=quiz_map)
    # Where one file holds all, the files for its parts are made when they are asked for.
    whole = {each.format.id for each in found if not each.wanted.subject}
    return [
        each
        for each in found
        if arguments.of or not each.wanted.subject or each.format.id not in whole
    ]


def _subjects(pack: Pack) -> list[str]:
    return list(dict.fromkeys(each.wanted.subject for each in offers(pack) if each.wanted.subject))


def _write(offer: Offer, folder: Path) -> None:
    made = offer.made()
    path = folder / offer.file
    path.write_bytes(made.content)
    print(messages.exported(path.as_posix(), made.written, made.parts, len(made.content)))
    for note in made.notes:
        print(f"  {note}")
    for change in made.changes:
        print(messages.changed(change.part, change.what, left_out=change.left_out))


def _moment(text: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise argparse.ArgumentTypeError(messages.not_a_moment(text)) from None
