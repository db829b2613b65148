"""``python -m guide``: the commands, each in a file of ``guide/commands/``.

A new command is one file there and one line in ``guide/commands/all.py``. This file is read by any
Python, also one that has nothing of what the guide needs: it then says which one has.
"""

from __future__ import annotations

import os
import sys

NEWEST, LEAST = "3.11 or newer", (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main(arguments: list[str] | None = None) -> int:
    """The exit code of the command that was run."""
    if not __package__:  # Run by its path, ``python …/guide check``, from any folder.
        sys.path[0] = ROOT
    if sys.version_info < LEAST:
        return _wrong_python(f"Python {NEWEST} is needed; this is {sys.version.split()[0]}.")
    try:
        from guide.commands.all import run
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] == "guide":
            raise
        return _wrong_python(f"This Python ({sys.executable}) has no '{missing.name}'.")
    return run(arguments)


def _wrong_python(what: str) -> int:
    """Say which Python to take instead, or how to get one."""
    place = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    own = os.path.join(ROOT, ".venv", *place)
    if os.path.exists(own):
        instead = f"Take the guide's own: {own} -m guide"
    elif os.name == "nt":
        instead = (
            f"Make the guide's own once, in {ROOT}: py -m venv .venv, then "
            ".venv\\Scripts\\python -m pip install -r requirements.txt"
        )
    else:
        instead = f"Make the guide's own once, in {ROOT}: make run"
    print(what, instead, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
