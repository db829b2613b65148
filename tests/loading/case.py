"""Cases of the checker, read from ``cases/*.yaml``: a change and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

CASES = Path(__file__).resolve().parent / "cases"


@dataclass(frozen=True)
class Change:
    """One change to a file of a pack."""

    file: str
    find: str | None = None
    """The text to look for; its first place is changed."""
    put: str = ""
    """What stands there instead."""
    text: str | None = None
    """All that stands in the file instead."""
    times: int = 1
    """How often ``put`` or ``text`` stands there."""
    encoding: str = "utf-8"
    link: str | None = None
    """Where a link in the file's place leads."""
    folder: bool = False
    """Whether a folder stands in the file's place."""
    remove: bool = False
    """Whether the file is missing."""

    @classmethod
    def read(cls, written: Mapping[str, str]) -> Change:
        """A change as it stands in a file of cases; TypeError for a key that is not known."""
        change = dict(written)
        values: dict[str, object] = {
            **change,
            "times": int(change.get("times", 1)),
            "folder": change.get("folder") == "true",
            "remove": change.get("remove") == "true",
        }
        return cls(**values)


@dataclass(frozen=True)
class Expected:
    """One problem that a case expects."""

    file: str
    line: str
    """The line that it points at, as it stands there, or the line's number."""
    rule: str
    says: str = ""
    """A part of what is said."""


@dataclass(frozen=True)
class Case:
    """One thing that an author can do wrong, and every problem that comes of it."""

    title: str
    changes: tuple[Change, ...]
    problems: tuple[Expected, ...]
    notices: tuple[Expected, ...]
    """What is noticed beside them; a case without a problem can be shown."""


def read_cases() -> list[Case]:
    """Every case of every file, in order."""
    return [
        _case(written)
        for path in sorted(CASES.glob("*.yaml"))
        for written in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    ]


def _case(written: dict) -> Case:
    changes = tuple(Change.read(change) for change in written["change"])
    problems, notices = (
        tuple(Expected(**{"file": changes[0].file, **each}) for each in written.get(key, ()))
        for key in ("problems", "notices")
    )
    return Case(written["title"], changes, problems, notices)


def apply(pack: Path, change: Change) -> None:
    """Make a change in the folder of a pack; AssertionError if there is nothing to change."""
    path = pack / change.file
    if change.find is not None:
        before = path.read_text(encoding="utf-8")
        after = before.replace(change.find, change.put * change.times, 1)
        assert after != before, f"{change.file} no longer holds {change.find!r}"
        path.write_bytes(after.encode(change.encoding))
    elif change.text is not None:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((change.text * change.times).encode(change.encoding))
    else:
        path.unlink()
        if change.link is not None:
            path.symlink_to(change.link)
        if change.folder:
            path.mkdir()


def line_of(pack: Path, file: str, number: int) -> str:
    """A line of a file without the spaces at its ends; empty if there is none."""
    try:
        text = (pack / file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    lines = text.split("\n")
    return lines[number - 1].strip() if number <= len(lines) else ""
