"""Where phones and other devices find this machine, found without asking anyone.

Connecting a UDP socket sends nothing: the system only looks up which of its own addresses it would
send from (strace shows no packet, and the counter of datagrams sent stands still).
"""

from __future__ import annotations

import ipaddress
import socket
import struct
import time
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

_ANY_PORT = 9
"""Connecting a UDP socket needs a port; nothing is ever sent to it."""

_FAR_AWAY = (
    (socket.AF_INET, "10.255.255.254"),
    (socket.AF_INET, "198.51.100.1"),
    (socket.AF_INET6, "fd00::1"),
    (socket.AF_INET6, "2001:db8::1"),
)
"""Private and documentation addresses (RFC 1918, 5737, 4193, 3849), for the default routes."""

_ALL_HOSTS = "224.0.0.1"
"""Every interface has a way to this group (RFC 1112), also in a network without a router."""


AGAIN = 10.0
"""Seconds after which this machine's networks are looked up anew."""


def own_addresses() -> list[str]:
    """This machine's addresses in its networks, the likeliest first; none if it is in none."""
    found = dict.fromkeys([*_routed(), *_of_interfaces()])
    return sorted(filter(_useful, found), key=lambda one: ":" in one)


def recent_addresses() -> tuple[str, ...]:
    """The same as of the last ten seconds, for pages, which name one at every run."""
    return _looked_up(int(time.monotonic() // AGAIN))


@lru_cache(maxsize=1)
def _looked_up(_: int) -> tuple[str, ...]:
    return tuple(own_addresses())


def _routed() -> Iterator[str]:
    """The addresses that the system would use towards other networks."""
    for family, far in _FAR_AWAY:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            yield from _local_end(probe, far)


def _of_interfaces() -> Iterator[str]:
    """The IPv4 address of each interface, on systems that can be asked interface by interface."""
    for number, name in socket.if_nameindex():
        if name.startswith(("docker", "veth", "br-", "virbr")):
            continue
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            choice = struct.pack("=4s4si", bytes(4), bytes(4), number)
            try:
                probe.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, choice)
            except OSError:
                continue
            yield from _local_end(probe, _ALL_HOSTS)


def _local_end(probe: socket.socket, far: str) -> Iterator[str]:
    try:
        probe.connect((far, _ANY_PORT))
        yield probe.getsockname()[0]
    except OSError:
        return


def _useful(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return not (parsed.is_loopback or parsed.is_link_local or parsed.is_unspecified)


def is_listening(address: str, port: int, *, patience: float = 1.0) -> bool:
    """Whether something on this machine takes connections at one of its own addresses."""
    try:
        with socket.create_connection((address, port), timeout=patience):
            return True
    except OSError:
        return False


def web_address(address: str, port: int, path: str = "") -> str:
    """What a visitor types: ``http://192.168.1.20:8501``."""
    host = f"[{address}]" if ":" in address else address
    return f"http://{host}" + (f":{port}" if port != 80 else "") + path


@lru_cache(maxsize=1000)
def is_local(host: str) -> bool:
    """Whether a host, with or without its port, is this machine's own name for itself."""
    number = _number(host)
    if number is not None:
        return number.is_loopback or number.is_unspecified
    name = _name(host)
    return not name or name == "localhost" or name.endswith(".localhost")


def is_private(host: str) -> bool:
    """Whether a host is a number of a network that no others reach."""
    number = _number(host)
    return number is not None and number.is_private


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    bare = host.count(":") > 1 and "]" not in host  # an IPv6 address by itself
    try:
        number = ipaddress.ip_address(host if bare else _name(host))
    except ValueError:
        return None
    return getattr(number, "ipv4_mapped", None) or number
