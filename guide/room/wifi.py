"""The hall's Wi-Fi, for a code by which phones join it."""

from __future__ import annotations

from pydantic import Field
from segno.helpers import make_wifi_data

from .value import Value

LONGEST_NAME = 32
"""Bytes of a network's name (IEEE 802.11)."""

PASSWORD = (8, 63)
"""The fewest and the most letters of its password (WPA)."""


class Wifi(Value):
    """A network to join; without a password it is open."""

    name: str = Field(min_length=1)
    password: str = Field(default="", repr=False)

    @property
    def code(self) -> str:
        """What phones read from a QR code to join it."""
        kind = "WPA" if self.password else "nopass"
        return str(make_wifi_data(self.name, self.password or None, kind))


def wifi_of(name: str, password: str) -> Wifi | None:
    """A network as it was typed; None for what no network can be called or opened with."""
    name = name.strip()
    least, most = PASSWORD
    named = 0 < len(name.encode()) <= LONGEST_NAME and name.isprintable()
    opened = not password or (least <= len(password) <= most and password.isprintable())
    return Wifi(name=name, password=password) if named and opened else None
