"""Who may host: whoever sits at the machine itself, and whoever knows the passcode.

Readers never pass here: they get no cookie, and nothing of them is kept.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
import time
from collections.abc import Callable
from functools import cache, cached_property
from typing import Literal

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import Scope

from guide import settings
from guide.room.errors import StoreError
from guide.room.store import Store, store

from .passcode import WrongTries, as_bytes, matches, plain, six_digits
from .requester import from_own_page, same_machine

COOKIE = "guide-host"
"""The cookie that carries a facilitator's token."""

DEVICE_COOKIE = "guide-host-device"
"""The cookie of a device that was in once. It opens nothing: its tries count apart."""

KNOWN = 400 * 24 * 3600
"""Seconds that a device is known: as long as browsers keep any cookie."""

SIGNED_IN = 7 * 24 * 3600
"""Seconds that a device stays signed in: long enough to prepare on one day and host on another,
too short for a borrowed computer to host next month's event."""


class Auth:
    """The passcode, the tokens of those who typed it, and the wrong tries."""

    def __init__(self, kept_in: Callable[[], Store], chosen: str = "", local: bool = True) -> None:
        """``chosen`` is the operator's own passcode; without one, six digits are made and kept."""
        self._store = kept_in
        self._chosen = plain(chosen)
        self.chosen = bool(self._chosen)
        self.local = local
        """Whether the machine itself may host without a passcode."""
        self._wrong = WrongTries()
        self._left: set[str] = set()
        """Devices that left, as far as this process knows."""

    @cached_property
    def passcode(self) -> str:
        """What has to be typed, without spaces and hyphens."""
        return self._chosen or self._store().secret("passcode", six_digits)

    def check(
        self, typed: str, address: str, now: float, device: str | None = None
    ) -> Literal["right", "wrong", "wait"]:
        """What one try from an address is, at a time in seconds.

        ``wait`` after too many wrong tries, whatever is typed. ``device`` is the cookie of one
        that was in before, if there is one.
        """
        right = matches(typed, self.passcode)
        whose, apart = self._whose(address, device)
        if not self._wrong.allow(whose, now, right=right, apart=apart):
            return "wait"
        return "right" if right else "wrong"

    def seconds_to_wait(self, address: str, now: float, device: str | None = None) -> int:
        """Whole seconds until a try counts."""
        whose, apart = self._whose(address, device)
        return math.ceil(self._wrong.wait(whose, now, apart=apart))

    def _whose(self, address: str, device: str | None) -> tuple[str, bool]:
        """Whose tries count together, and whether apart from all others'."""
        name = self._known(device)
        return (f"device {name}", True) if name else (address, False)

    def device(self) -> str:
        """What a device that was in carries for good, so that strangers cannot keep it out."""
        name = secrets.token_hex(8)
        return f"{name}.{self._signed(f'device {name}')}"

    def _known(self, device: str | None) -> str:
        """The name of a device that was in before; nothing for any other."""
        name, _, signature = (device or "").partition(".")
        good = _same(signature, self._signed(f"device {name}"))
        return name if good else ""

    @cached_property
    def _key(self) -> bytes:
        return self._store().secret("cookie-key", lambda: secrets.token_hex(32)).encode()

    def token(self, now: float) -> str:
        """What a device that may host carries in its cookie: until when, its name, a signature."""
        said = f"{int(now) + SIGNED_IN}.{secrets.token_hex(8)}"
        return f"{said}.{self._signature(said)}"

    def token_is_good(self, token: str | None, now: float) -> bool:
        """Whether a token was given for today's passcode, has not run out, and has not left."""
        read = self._read(token)
        return read is not None and now < read[0] and not self._has_left(read[1])

    def leave(self, token: str | None, now: float) -> None:
        """Make a token worth nothing, in every process that shares the store.

        Raises StoreError if only this process knows that it left.
        """
        read = self._read(token)
        if read is None:
            return
        until, device = read
        self._left.add(device)
        self._store().drop_secrets(_LEFT, str(int(now)))
        self._store().secret(_LEFT + device, lambda: str(until))

    def _has_left(self, device: str) -> bool:
        if device in self._left:
            return True
        try:
            left = self._store().kept_secret(_LEFT + device) is not None
        except StoreError:
            # An event goes on without its store, and whoever leads it with it.
            return False
        if left:
            self._left.add(device)
        return left

    def _read(self, token: str | None) -> tuple[int, str] | None:
        """Until when a token is good and for which device; None for what was never given."""
        said, _, signature = (token or "").rpartition(".")
        until, _, device = said.partition(".")
        if not (device and until.isascii() and until.isdigit() and len(until) < 15):
            return None
        return (int(until), device) if _same(signature, self._signature(said)) else None

    def _signature(self, said: str) -> str:
        """The passcode is signed along, so that changing it signs everyone out."""
        return self._signed(f"{said} {self.passcode}")

    def _signed(self, text: str) -> str:
        return hmac.new(self._key, as_bytes(text), hashlib.sha256).hexdigest()


_LEFT = "left-"
"""How the store names a device that left, beside the time when its token would have run out."""


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(as_bytes(one), as_bytes(other))


@cache
def auth() -> Auth:
    """The process's one ``Auth``, as ``GUIDE_HOST_PASSCODE`` and ``GUIDE_HOST_LOCAL`` set it."""
    return Auth(store, settings.host_passcode(), settings.may_host_locally())


def token_is_good(token: str | None) -> bool:
    """Whether the value of the cookie lets its device host. Raises StoreError without a store."""
    return auth().token_is_good(token, time.time())


def may_host(scope: Scope) -> bool:
    """Whether a request may see what is the facilitator's."""
    if auth().local and same_machine(scope):
        return True
    return token_is_good(HTTPConnection(scope).cookies.get(COOKIE))


def may_change(scope: Scope) -> bool:
    """Whether a request may change a room: a facilitator's, and made by the guide's own pages.

    Being on the same machine is no proof of a person's will: any page that is open there can post.
    It cannot post JSON, though, nor hide that it is another's.
    """
    kind = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json" and from_own_page(scope) and may_host(scope)
