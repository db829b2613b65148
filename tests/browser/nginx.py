"""nginx before one guide or several, as docs/operators.md has it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from .serving import free_port, until_answered

_CONFIG = """daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 8192; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
{upstream}
  server {{
    listen 127.0.0.1:{port};
{locations}
  }}
}}
"""


NONE_HERE = "There is no nginx here; Debian's package of that name has it."


def program() -> str | None:
    """Where nginx is; None where there is none."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


class Nginx:
    """A running nginx, on a free port of this machine."""

    def __init__(self, folder: Path, locations: str, upstream: str = "", ready: str = "/") -> None:
        """``locations`` and ``upstream`` are parts of its configuration.

        It writes into ``folder``, and is there once ``ready``, a path, is answered.
        """
        found = program()
        assert found is not None
        self.port = free_port()
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        written = folder / "nginx.conf"
        written.write_text(
            _CONFIG.format(
                folder=folder,
                port=self.port,
                upstream=upstream,
                locations=locations,
                user="user root;" if root else "",
            ),
            encoding="utf-8",
        )
        self._process = subprocess.Popen(
            [found, "-p", str(folder), "-c", str(written), "-e", str(folder / "error.log")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until_answered(self._process, f"http://127.0.0.1:{self.port}{ready}")

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(10)
