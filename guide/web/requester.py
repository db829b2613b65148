"""Who makes a request: the machine itself or another, the guide's own page or a foreign one.

No header is believed to a visitor's advantage.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

PASSED_ON = {"forwarded", "via", "x-real-ip", "x-client-ip", "cf-connecting-ip", "true-client-ip"}
"""Headers that a proxy adds, beside those that begin with ``x-forwarded``."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}


def same_machine(scope: Scope) -> bool:
    """Whether a request is made on the machine that the guide runs on.

    A proxy on the same machine makes every visitor look local, so a request that was passed on is
    not. Neither is one to a name other than ``localhost``: a foreign page can have its own name
    lead to this machine (DNS rebinding), but not a number.
    """
    headers = Headers(scope=scope)
    if any(name in PASSED_ON or name.startswith("x-forwarded") for name in headers):
        return False
    client, server = _ip(scope.get("client")), _ip(scope.get("server"))
    if client is None or server is None or not _numbered(headers.getlist("host")):
        return False
    return client == server or (client.is_loopback and server.is_loopback)


def from_own_page(scope: Scope) -> bool:
    """Whether nothing says that another site's page makes this request.

    Browsers name the origin of every post, and over HTTPS the relation of the two sites as well.
    """
    headers = Headers(scope=scope)
    site = headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    return "origin" not in headers or has_own_origin(scope)


def has_own_origin(scope: Scope) -> bool:
    """Whether the page that makes a request came from this guide: same scheme, host and port.

    A page cannot choose its ``Origin``, nor add the headers of a proxy to a web socket; to a post
    it can add them only after asking the guide, which never allows it.
    """
    headers = Headers(scope=scope)
    origin = _origin(headers.get("origin", ""))
    here = f"{_scheme(scope)}://{own_host(scope)}"
    return origin is not None and origin == _origin(here)


def own_host(scope: Scope) -> str:
    """The host and port that the visitor's browser asked: behind a proxy those it passes on."""
    headers = Headers(scope=scope)
    passed_on = headers.get("x-forwarded-host", "").partition(",")[0].strip()
    return passed_on or headers.get("host", "")


def household(scope: Scope) -> str:
    """The address whose tries count together: of IPv6, the network that one household has.

    It is the connection's own.
    """
    address = _ip(scope.get("client"))
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address.packed[:8] + bytes(8), 64)))
    return str(address)


def over_https(scope: Scope) -> bool:
    """Whether the visitor's own connection is encrypted, as far as a proxy in between says."""
    return _scheme(scope) == "https"


def _scheme(scope: Scope) -> str:
    """``http`` or ``https``, for a web socket as for the page that opens it."""
    passed_on = Headers(scope=scope).get("x-forwarded-proto", "").partition(",")[0].strip()
    if passed_on.lower() in {"https", "wss"} or scope.get("scheme") in {"https", "wss"}:
        return "https"
    return "http"


def _origin(written: str) -> tuple[str, str, int] | None:
    """An origin's scheme, host and port; None for what is none, such as ``null``."""
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError:
        return None
    # Browsers write neither a path nor a user into an origin.
    plain = f"{parts.scheme}://{parts.netloc}".lower() == written.lower()
    if not plain or parts.scheme not in _PORTS or not parts.hostname or "@" in parts.netloc:
        return None
    return parts.scheme, parts.hostname, _PORTS[parts.scheme] if port is None else port


def _ip(end: tuple[str, int] | None) -> _Address | None:
    try:
        address = ipaddress.ip_address(end[0] if end else "")
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _numbered(hosts: list[str]) -> bool:
    """Whether there is one Host header and it is ``localhost`` or an address in digits."""
    if len(hosts) != 1:
        return False
    try:
        name = urlsplit(f"//{hosts[0]}").hostname
        return name == "localhost" or bool(ipaddress.ip_address(name or ""))
    except ValueError:
        return False
