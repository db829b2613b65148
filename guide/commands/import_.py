"""``import FILE`` brings a spreadsheet, Kahoot's sheet, GIFT or a TimelineJS sheet into a guide.

It ends with 1, and writes nothing, when a row has a problem, which sheet, row and column name.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide.imports.sheets import NoSheets
from guide.imports.taken import KINDS, Taken, take, written
from guide.imports.tried import tried

from . import wording as messages
from .shared import add_folder, folder_to_change, output, read

HELP = "bring places, events, sources, terms, quiz items or numbers from a spreadsheet"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    parser.add_argument("file", type=Path, metavar="FILE", help=".xlsx, .csv, or GIFT as .txt")
    parser.add_argument("--as", dest="kind", choices=KINDS, help="what its sheets hold")
    parser.add_argument(
        "--of", metavar="ID", default="", help="the timeline, the module or the table it belongs to"
    )
    parser.add_argument(
        "--source", metavar="ID", default="", help="the source of rows that name none"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be written, and write nothing"
    )
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read, check and write; print what became of each sheet."""
    folder_to_change(arguments)
    pack = read(arguments)
    if isinstance(pack, int):
        return pack
    try:
        taken = take(pack, arguments.file, Taken(arguments.kind, arguments.of, arguments.source))
    except NoSheets as error:
        print(error, file=sys.stderr)
        return 1
    with output():
        for found in taken:
            for line in (*found.problems, *found.notes):
                print(line)
        if any(found.problems for found in taken) or not taken:
            print(messages.not_imported(), file=sys.stderr)
            return 1
        files = list(written(pack, taken))
        problems = tried(pack, taken, files)
        for line in problems:
            print(line)
        if problems:
            print(messages.not_imported(), file=sys.stderr)
            return 1
        for each in files:
            if not arguments.dry_run:
                (pack.folder / each.file).write_bytes(each.text.encode())
            print(messages.imported(each.file, each.new, each.changed, each.same))
    return 0
