"""Two replicas of the guide behind nginx, which share a database: one dies in mid-vote.

nginx is Debian's; where it cannot be had, nothing is measured.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Any

from bench.phones import Evening, Stand
from guide.projector.capacity import allow_open_files
from tests.browser.serving import Server, free_port
from tests.packs import SMALL

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
  upstream guide {{
{upstream}
    keepalive 256;
  }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://guide;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host:$server_port;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_next_upstream error timeout non_idempotent;
    }}
  }}
}}
"""
"""As docs/operators.md has it: what a dead replica did not answer, the other one is asked.

An answer that was kept and not acknowledged is kept once more, in place of itself.
"""


def nginx() -> str | None:
    """The program; None where there is none."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


class Replicas(Stand):
    """Two servers behind nginx. What dies does not come back."""

    def __init__(self, url: str, folder: Path) -> None:
        """``url`` is the database that they share, ``folder`` where nginx writes."""
        program = nginx()
        assert program is not None

        def replica() -> Server:
            return Server(GUIDE_STORE=url, GUIDE_PACK=str(SMALL), GUIDE_HOST_LOCAL="no")

        super().__init__(url, replica())
        self.other = replica()
        self.port = free_port()
        upstream = "".join(
            f"    server 127.0.0.1:{one.port} max_fails=1 fail_timeout=5s;\n"
            for one in (self.server, self.other)
        )
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        written = folder / "nginx.conf"
        written.write_text(
            _CONFIG.format(
                folder=folder,
                port=self.port,
                upstream=upstream,
                user="user root;" if root else "",
            ),
            encoding="utf-8",
        )
        self._nginx = subprocess.Popen(
            [program, "-p", str(folder), "-c", str(written), "-e", str(folder / "error.log")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._answers()

    def _answers(self) -> None:
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5):
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("nginx did not answer.")

    def start_again(self) -> None:
        """Nothing: the other replica goes on alone."""

    def stop(self) -> None:
        """Let everything go."""
        self._nginx.terminate()
        self._nginx.wait(10)
        self.other.kill()
        super().stop()


async def evening_of_replicas(count: int, url: str, folder: Path) -> dict[str, Any]:
    """An evening with so many phones, half of whose servers die in the second vote."""
    allow_open_files(count * 4 + 500)
    played = Evening(count, Replicas(url, folder))
    try:
        return await played.play()
    finally:
        played.close()
