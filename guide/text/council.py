"""Who shows the guide here: the name and the logo of a council that got it from another."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from guide import settings
from guide.model.pack import Pack

_KINDS = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
MOST = 200_000
"""Bytes of a logo: every page carries it."""


def presenter(pack: Pack) -> str:
    """Who shows the guide: the council of the settings, or else who published it."""
    return settings.council() or pack.guide.publisher


def logo() -> str:
    """The council's logo as an address that holds it; empty where there is none.

    Raises ValueError, with a sentence for the operator, for what is no picture.
    """
    named = settings.logo()
    return _held(named) if named else ""


@cache
def _held(named: str) -> str:
    path = Path(named)
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(_KINDS)
        raise ValueError(f"{settings.LOGO.name} names {named!r}; a logo is one of {known}")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ValueError(f"{settings.LOGO.name}: {named!r} cannot be read ({error})") from None
    if len(content) > MOST:
        raise ValueError(f"{settings.LOGO.name}: {named!r} has more than {MOST:,} bytes")
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
