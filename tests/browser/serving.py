"""A running guide for a test or a measurement: the real server, on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
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


class Server:
    """A running guide, as ``streamlit run`` serves it, which can be killed and started again."""

    def __init__(
        self,
        script: Path = ROOT / "app.py",
        *,
        folder: Path = ROOT,
        port: int = 0,
        **settings: str,
    ) -> None:
        """``settings`` are variables of its environment, such as ``GUIDE_STORE``.

        ``port`` is 0 for any that is free.
        """
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        """Without a last slash."""
        self._script, self._folder = script, folder
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
            **settings,
        }
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "streamlit", "run", str(self._script)]
        options = {"port": str(self.port), "address": "127.0.0.1", "headless": "true"}
        for name, value in options.items():
            command += [f"--server.{name}", value]
        self._process = subprocess.Popen(
            command,
            cwd=self._folder,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(600):
            if self._process.poll() is not None:
                raise RuntimeError(f"The server stopped at once ({self._process.returncode}).")
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1):
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("The server did not answer within a minute.")

    def kill(self) -> None:
        """End it at once, as a loss of power would."""
        self._process.kill()
        self._process.wait(10)

    def stop(self) -> None:
        """Ask it to end."""
        self._process.terminate()
        self._process.wait(10)


@contextmanager
def serving(
    script: Path = ROOT / "app.py",
    *,
    pack: Path | None = None,
    folder: Path = ROOT,
    port: int = 0,
) -> Iterator[str]:
    """Serve a script with a store of its own; yields the address without a last slash."""
    settings = {"GUIDE_PACK": str(pack)} if pack else {}
    with tempfile.TemporaryDirectory() as store:
        server = Server(
            script, folder=folder, port=port, GUIDE_STORE=f"sqlite:///{store}/guide.db", **settings
        )
        try:
            yield server.address
        finally:
            server.stop()
