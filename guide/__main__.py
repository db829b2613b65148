"""``python -m guide check [DIR]``: everything that is wrong with a guide, in an author's words."""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path

from guide.model.reading import is_pack, pack_folder, read_pack


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 if all is well, 1 for problems, 2 if the folder is not a pack."""
    parser = argparse.ArgumentParser(prog="python -m guide")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check a guide's content/ and data/")
    check.add_argument("folder", nargs="?", type=Path, help="default: GUIDE_PACK, or this folder")
    return _check(parser.parse_args(arguments).folder or pack_folder())


def _check(folder: Path) -> int:
    if not is_pack(folder):
        print(f"{folder} is not a pack: it has no content/guide.yaml.", file=sys.stderr)
        return 2
    reading = read_pack(folder)
    # A terminal that knows no UTF-8 shows an escape for what it cannot write.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        for problem in reading.problems:
            print(problem)
        print(reading.summary(), file=sys.stderr if reading.problems else sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:  # `… | head` has read enough; Python would complain again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return int(bool(reading.problems))


if __name__ == "__main__":
    sys.exit(main())
