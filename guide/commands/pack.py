"""``pack`` writes a guide into one file, which every other command takes like a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from guide.loading.archive import write

from . import wording as messages
from .shared import NOT_A_PACK, add_folder, folder_of, load, output, print_problems

HELP = "write a guide into one file, to be sent to others"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    parser.add_argument("out", type=Path, metavar="OUT.zip")
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the file of a guide that has no problem."""
    loaded = load(arguments)
    if loaded is None:
        return NOT_A_PACK
    with output():
        if loaded.problems:
            print_problems(loaded)
            return 1
        count = write(folder_of(arguments), arguments.out)
        print(messages.packed(arguments.out, count))
    return 0
