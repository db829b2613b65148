"""Two replicas of the guide behind nginx, which share a database: one dies in mid-vote.

nginx is Debian's; where it cannot be had, nothing is measured.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.phones import Evening, Stand
from guide.projector.capacity import allow_open_files
from tests.browser import nginx
from tests.browser.serving import Server
from tests.packs import SMALL

_UPSTREAM = """  upstream guide {{
{servers}
    keepalive 256;
  }}"""

_LOCATION = """    location / {
      proxy_pass http://guide;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host:$server_port;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_next_upstream error timeout non_idempotent;
    }"""
"""As docs/operators.md has it: what a dead replica did not answer, the other one is asked.

An answer that was kept and not acknowledged is kept once more, in place of itself.
"""


class Replicas(Stand):
    """Two servers behind nginx. What dies does not come back."""

    def __init__(self, url: str, folder: Path) -> None:
        """``url`` is the database that they share, ``folder`` where nginx writes."""

        def replica() -> Server:
            return Server(GUIDE_STORE=url, GUIDE_PACK=str(SMALL), GUIDE_HOST_LOCAL="no")

        super().__init__(url, replica())
        self.other = replica()
        servers = "".join(
            f"    server 127.0.0.1:{one.port} max_fails=1 fail_timeout=5s;\n"
            for one in (self.server, self.other)
        )
        upstream = _UPSTREAM.format(servers=servers)
        self._nginx = nginx.Nginx(folder, _LOCATION, upstream, ready="/healthz")
        self.port = self._nginx.port

    def start_again(self) -> None:
        """Nothing: the other replica goes on alone."""

    def stop(self) -> None:
        """Let everything go."""
        self._nginx.stop()
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
