"""The command ``python -m guide``: what an author runs in a terminal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from guide.model.reading import NotAPack, read_pack

REPOSITORY = Path(__file__).resolve().parents[1]


def pack_folder() -> Path:
    """The folder of the pack: ``GUIDE_PACK``, or else this repository."""
    return Path(os.environ.get("GUIDE_PACK") or REPOSITORY)


def check(folder: Path) -> int:
    """Print every problem of a pack. 0 if there is none, 1 if there are, 2 if it is no pack."""
    try:
        reading = read_pack(folder)
    except NotAPack:
        print(
            f"{folder}: this folder holds no guide; name one that holds content/guide.yaml",
            file=sys.stderr,
        )
        return 2
    for problem in reading.problems:
        print(problem)
    print(reading.summary, file=sys.stderr if reading.problems else sys.stdout)
    return 1 if reading.problems else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m guide", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="read a guide and list everything to mend")
    checking.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", default=None,
        help="the folder that holds content/ and data/ (default: GUIDE_PACK, or this guide)",
    )
    chosen = parser.parse_args(arguments)
    return check(chosen.folder or pack_folder())


if __name__ == "__main__":
    sys.exit(main())
