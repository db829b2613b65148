"""A running guide for a test or a measurement: the real server, on a free port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_PORTS: list[int] = []


def usual_port() -> int:
    """A port that nothing listens on, the same again and again.

    A browser that kept the scripts of a guide finds them there for the next one.
    """
    for port in _PORTS:
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    _PORTS.append(free_port())
    return _PORTS[-1]


def until_answered(process: subprocess.Popen[bytes], address: str) -> None:
    """Wait for a process that serves; RuntimeError where it stops, or is silent for a minute."""
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(f"The server stopped at once ({process.returncode}).")
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The server did not answer within a minute.")


class Server:
    """A running guide, as ``streamlit run`` serves it, which can be killed and started again."""

    def __init__(
        self,
        script: Path = ROOT / "app.py",
        *,
        folder: Path = ROOT,
        port: int = 0,
        base: str = "",
        **settings: str,
    ) -> None:
        """``settings`` are variables of its environment, such as ``GUIDE_STORE``.

        ``port`` is 0 for any that is free, ``base`` the path that it stands below (``/guide``).
        """
        self.port = port or usual_port()
        self.address = f"http://127.0.0.1:{self.port}{base}"
        """Without a last slash."""
        self._script, self._folder = script, folder
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
            **({"STREAMLIT_SERVER_BASE_URL_PATH": base} if base else {}),
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
        until_answered(self._process, f"{self.address}/_stcore/health")

    def cpu_seconds(self) -> float:
        """Seconds of one core that the process has taken so far."""
        asked = ["ps", "-o", "time=", "-p", str(self._process.pid)]
        stat = Path(f"/proc/{self._process.pid}/stat")
        if stat.exists():
            used = stat.read_text().rpartition(")")[2].split()[11:13]
            return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")
        spent = 0.0
        for part in subprocess.check_output(asked, text=True).strip().split(":"):
            spent = 60 * spent + float(part)
        return spent

    def resident_bytes(self) -> int:
        """The memory that the process holds now."""
        asked = ["ps", "-o", "rss=", "-p", str(self._process.pid)]
        return 1024 * int(subprocess.check_output(asked, text=True))

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Let it answer nobody for a while, as a network that drops packets does."""
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

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
