"""A seat is a number and a signature: the store keeps no token, and the key dies with the event."""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode

from .phones import SEAT_NUMBERS
from .room import LETTERS

_TOKEN = re.compile(r"[0-9]{1,6}\.[\w-]{24}", re.ASCII)
_NUMBER, _CHECK = 4, 5
"""Letters of a resume code that name the seat, and that prove it: one of eight million."""


def token_of(key: str, code: str, seat: int) -> str:
    """What a phone carries to be known as this seat of this room."""
    signed = urlsafe_b64encode(_signature(key, f"seat {code} {seat}")[:18]).decode()
    return f"{seat}.{signed}"


def seat_of(key: str, code: str, token: str) -> int | None:
    """The seat that a token was given for; None for what was never given in this room."""
    if not _TOKEN.fullmatch(token):
        return None
    seat = int(token.partition(".")[0])
    return seat if hmac.compare_digest(token, token_of(key, code, seat)) else None


def resume_code(key: str, code: str, seat: int) -> str:
    """Nine letters by which another browser takes the same seat: ``KQX BTR MPL``."""
    proof = int.from_bytes(_signature(key, f"resume {code} {seat}")[:8], "big")
    letters = _letters(seat, _NUMBER) + _letters(proof, _CHECK)
    return " ".join(letters[at : at + 3] for at in range(0, len(letters), 3))


def resumed(key: str, code: str, typed: str) -> int | None:
    """The seat that a resume code was shown for; None for any other text."""
    letters = re.sub(r"[\s-]", "", typed[:40]).upper()
    if len(letters) != _NUMBER + _CHECK or not set(letters) <= set(LETTERS):
        return None
    seat = 0
    for letter in letters[:_NUMBER]:
        seat = seat * len(LETTERS) + LETTERS.index(letter)
    right = resume_code(key, code, seat).replace(" ", "")
    return seat if seat < SEAT_NUMBERS and hmac.compare_digest(letters, right) else None


def _letters(number: int, many: int) -> str:
    found = ""
    for _ in range(many):
        number, rest = divmod(number, len(LETTERS))
        found = LETTERS[rest] + found
    return found


def _signature(key: str, text: str) -> bytes:
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()
