"""Every command by its name, and the one that was asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping

from guide.loading.archive import Refused

from . import (
    Command,
    check,
    export,
    handout,
    import_,
    learn,
    link_check,
    new,
    pack,
    room,
    rules,
    schema,
    serve,
    translate,
    upgrade,
)
from .shared import NOT_A_PACK

COMMANDS: Mapping[str, Command] = {
    "new": new,
    "serve": serve,
    "check": check,
    "upgrade": upgrade,
    "translate": translate,
    "pack": pack,
    "handout": handout,
    "links": link_check,
    "room": room,
    "learn": learn,
    "rules": rules,
    "schema": schema,
    "export": export,
    "import": import_,
}


def run(arguments: list[str] | None) -> int:
    """The exit code of the command that was run."""
    asked = _parser().parse_args(arguments)
    try:
        return COMMANDS[asked.command].run(asked)
    except Refused as error:
        print(error, file=sys.stderr)
        return NOT_A_PACK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m guide")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        command.add_arguments(commands.add_parser(name, help=command.HELP))
    return parser
