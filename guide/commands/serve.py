"""``serve`` opens a guide in the browsers of this machine and its network."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from guide.loading.load import is_pack
from guide.settings import ROOT, serving

from .shared import NOT_A_PACK, add_folder, folder_of, say_not_a_pack

HELP = "serve the guide of a folder"
PORT = 8501


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    add_folder(parser)
    parser.add_argument("--port", type=int, default=PORT, help=f"default: {PORT}")


def run(arguments: argparse.Namespace) -> int:
    """Serve until it is stopped; what is wrong with the guide is told by its pages."""
    folder = folder_of(arguments)
    if not is_pack(folder):
        say_not_a_pack(folder)
        return NOT_A_PACK
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    command += ["--server.port", str(arguments.port)]
    environment = serving(folder)
    os.chdir(ROOT)  # The server's own settings stand there.
    if os.name == "posix":
        os.execve(command[0], command, environment)  # Signals reach the server itself.
    return subprocess.call(command, env=environment)
