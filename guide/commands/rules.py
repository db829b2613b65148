"""``rules`` prints what the checker holds to; with ``--write`` it renews ``docs/checker.md``."""

from __future__ import annotations

import argparse

from guide.loading.rules import ALL, Rule
from guide.settings import ROOT

from .shared import output

HELP = "print the rules of the checker"
PAGE = ROOT / "docs" / "checker.md"
"""The page whose last part is the table."""

_HEAD = "| rule | what it holds to | right |\n|---|---|---|\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    parser.add_argument(
        "--write", action="store_true", help="also put them into docs/checker.md, for developers"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the table of all rules."""
    with output():
        print(table(), end="")
    if arguments.write:
        PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    return 0


def table() -> str:
    """Every rule in Markdown, one a row."""
    return _HEAD + "".join(map(_row, ALL))


def renewed(page: str) -> str:
    """A page with the table of today from its head on."""
    before, _, _ = page.partition(_HEAD)
    return before + table()


def _row(rule: Rule) -> str:
    cells = (f"`{rule.id}`", rule.sentence, rule.example)
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in map(_escaped, cells)) + "\n"


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|")
