"""``python -m guide``: the commands, each in a file of ``guide/commands/``.

A new command is one file there and one line here.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping

from guide.commands import (
    Command,
    check,
    export,
    handout,
    import_,
    link_check,
    room,
    rules,
    schema,
    serve,
)

COMMANDS: Mapping[str, Command] = {
    "serve": serve,
    "check": check,
    "handout": handout,
    "links": link_check,
    "room": room,
    "rules": rules,
    "schema": schema,
    "export": export,
    "import": import_,
}


def main(arguments: list[str] | None = None) -> int:
    """The exit code of the command that was run."""
    asked = _parser().parse_args(arguments)
    return COMMANDS[asked.command].run(asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m guide")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        command.add_arguments(commands.add_parser(name, help=command.HELP))
    return parser


if __name__ == "__main__":
    sys.exit(main())
