"""The address that people in the hall can open, as far as this machine can tell."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.types import Scope

from guide.room.address import (
    AGAIN,
    is_listening,
    is_local,
    is_private,
    own_addresses,
    web_address,
)

from .requester import over_https, own_host
from .subpath import base_of


@dataclass(frozen=True)
class Address:
    """An address to show to a hall."""

    url: str
    near: bool
    """Whether it is good in this machine's own network alone."""

    @property
    def short(self) -> str:
        """What people type."""
        return self.url.partition("://")[2]


class Audience:
    """Finds that address; what it looked up is kept for ``AGAIN`` seconds."""

    def __init__(
        self,
        addresses: Callable[[], Sequence[str]] = own_addresses,
        listening: Callable[[str, int], bool] = is_listening,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``addresses`` finds this machine's own; ``listening`` tells whether one answers."""
        self._addresses, self._listening, self._clock = addresses, listening, clock
        self._found: dict[int, tuple[float, str | None]] = {}

    def fresh(self, scope: Scope) -> bool:
        """Whether ``of`` answers from memory."""
        if not is_local(own_host(scope)) or not _is_near(scope):
            return True
        found = self._found.get(_port(scope))
        return bool(found and self._clock() - found[0] <= AGAIN)

    def of(self, scope: Scope) -> Address | None:
        """The address for those who see the screen that makes a request; None if none is known.

        A screen that was opened at a name or a number which others can reach passes that on. One
        that was opened on this machine itself gets its address in the network, if the guide
        answers there. Whoever comes from elsewhere to a local name came through something that
        hides this machine's networks, such as a container: its own address would lead nowhere.
        """
        host = own_host(scope)
        scheme = "https" if over_https(scope) else "http"
        if not is_local(host):
            return Address(f"{scheme}://{host}{base_of(scope)}", is_private(host))
        if not _is_near(scope):
            return None
        own = self._own(_port(scope))
        if own is None:
            return None
        return Address(f"{scheme}://{own.partition('://')[2]}{base_of(scope)}", True)

    def _own(self, port: int) -> str | None:
        found = self._found.get(port)
        if found and self._clock() - found[0] <= AGAIN:
            return found[1]
        answering = (one for one in self._addresses() if self._listening(one, port))
        first = next(answering, None)
        own = web_address(first, port) if first else None
        self._found[port] = (self._clock(), own)
        return own


def _is_near(scope: Scope) -> bool:
    """Whether a request comes from this machine itself."""
    client = scope.get("client")
    return client is not None and is_local(client[0])


def _port(scope: Scope) -> int:
    server = scope.get("server")
    return int(server[1]) if server and server[1] else 80
