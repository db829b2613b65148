"""Every setting that the guide takes from its environment, each in one place.

``docs/operators.md`` lists them; a test holds it to this module.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The folder that the guide runs from."""


@dataclass(frozen=True)
class Setting:
    """One variable of the environment."""

    name: str
    does: str
    """What it sets, for a table."""
    without: str
    """What holds where it is not set."""


PACK = Setting("GUIDE_PACK", "folder of another guide (`content/`, `data/`)", "this repository's")
STORE = Setting(
    "GUIDE_STORE",
    "SQLAlchemy address of the database that keeps events",
    "SQLite in `var/guide.db`",
)
HOST_PASSCODE = Setting(
    "GUIDE_HOST_PASSCODE",
    "passcode for hosting from another device",
    "six digits, made once, kept and printed at the start",
)
HOST_LOCAL = Setting(
    "GUIDE_HOST_LOCAL",
    "`no`: the machine itself needs the passcode too",
    "the machine itself may host",
)

FEWEST = Setting(
    "GUIDE_FEWEST",
    "people below whom no group is shown or exported",
    "five",
)

FRAMED_BY = Setting(
    "GUIDE_FRAMED_BY",
    "other sites that may show the pages for readers in a frame: origins, with spaces between them "
    "(`https://canvas.example.edu https://*.example.org`)",
    "none may",
)

_ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.IGNORECASE)
"""A site as a content security policy writes it."""
CHATHAM_HOUSE = Setting(
    "GUIDE_CHATHAM_HOUSE",
    "`no`: what phones send to an event that is opened then outlasts its end",
    "the end destroys it and keeps counts alone",
)

COUNCIL = Setting(
    "GUIDE_COUNCIL", "name of the council that shows the guide", "the guide's publisher"
)
LOGO = Setting("GUIDE_LOGO", "file of its logo (SVG, PNG or JPEG)", "none")

SETTINGS = (
    PACK,
    STORE,
    HOST_PASSCODE,
    HOST_LOCAL,
    FEWEST,
    FRAMED_BY,
    CHATHAM_HOUSE,
    COUNCIL,
    LOGO,
)


def pack_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of the guide that is served: ``GUIDE_PACK``, or else the repository."""
    return Path(_value(PACK, environ) or ROOT)


def pack_is_set(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether ``GUIDE_PACK`` names a folder."""
    return bool(_value(PACK, environ))


def serving(folder: Path, environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment of a server for the guide of a folder."""
    return {**environ, PACK.name: str(folder.resolve())}


def store_address(environ: Mapping[str, str] = os.environ) -> str:
    """The database's address as ``GUIDE_STORE`` gives it; the empty text without one."""
    return _value(STORE, environ)


def host_passcode(environ: Mapping[str, str] = os.environ) -> str:
    """The operator's own passcode; the empty text without one."""
    return _value(HOST_PASSCODE, environ)


def fewest(environ: Mapping[str, str] = os.environ) -> int:
    """The size of the smallest group that is shown; five where none is set, or none that is one."""
    written = _value(FEWEST, environ)
    return max(1, int(written)) if written.isascii() and written.isdigit() else 5


def may_host_locally(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the machine itself may host without a passcode."""
    return _value(HOST_LOCAL, environ).lower() not in _NO


def chatham_house(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the end of an event destroys what phones sent."""
    return _value(CHATHAM_HOUSE, environ).lower() not in _NO


_NO = {"no", "0", "false"}


def council(environ: Mapping[str, str] = os.environ) -> str:
    """The name of the council that shows the guide; the empty text without one."""
    return " ".join(_value(COUNCIL, environ).split())


def logo(environ: Mapping[str, str] = os.environ) -> str:
    """The path of its logo; the empty text without one."""
    return _value(LOGO, environ)


def framed_by(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The origins that may show a page for readers in a frame.

    Raises ValueError, with a sentence for the operator, for what is no origin.
    """
    written = tuple(_value(FRAMED_BY, environ).replace(",", " ").split())
    for one in written:
        if not _ORIGIN.fullmatch(one):
            raise ValueError(
                f"{FRAMED_BY.name} names {one!r}, which is no site: write scheme and host alone, "
                "such as https://canvas.example.edu"
            )
    return written


def _value(setting: Setting, environ: Mapping[str, str]) -> str:
    return environ.get(setting.name, "").strip()
