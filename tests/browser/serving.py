"""A running guide for a test or a measurement: the real server, on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    script: Path = ROOT / "app.py",
    *,
    pack: Path | None = None,
    folder: Path = ROOT,
    port: int = 0,
) -> Iterator[str]:
    """Serve a script as ``streamlit run`` does; yields the address without a last slash.

    ``port`` is 0 for any that is free.
    """
    port = port or free_port()
    environment = {**os.environ, **({"GUIDE_PACK": str(pack)} if pack else {})}
    environment["PYTHONPATH"] = str(ROOT)
    environment["STREAMLIT_BROWSER_GATHER_USAGE_STATS"] = "false"
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(script),
            "--server.port",
            str(port),
            "--server.address",
            "127.0.0.1",
            "--server.headless",
            "true",
        ],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError(f"The server stopped at once, with exit code {server.returncode}.")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The server did not answer within 30 seconds.")
