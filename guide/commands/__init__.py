"""``python -m guide …``: a file a command. ``all.py`` lists them."""

from __future__ import annotations

import argparse
from typing import Protocol


class Command(Protocol):
    """What a command's file holds."""

    HELP: str
    """What the command does, for ``python -m guide --help``."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what the command can be asked for."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; the exit code."""
