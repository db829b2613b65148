"""Whether all that a browser needs is on this machine, so that it works without the internet."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from guide.model.words import Words
from guide.room.venue import Finding
from guide.settings import ROOT

_STATIC = re.compile(r"app/(static/[\w./-]+\.\w+)")
_OTHER_HOST = re.compile(
    r"(?:https?:|wss?:)?//(?!www\.w3\.org/)([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.I
)
"""An address on another host. The one exception is a namespace, which nothing fetches."""
_COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->", re.DOTALL)
_SENT = (".css", ".js", ".mjs", ".html", ".svg")


def check_files(words: Words, program: Path = ROOT) -> list[Finding]:
    """Whether all that a browser needs is here, so that the evening works without the internet."""
    found = [
        *(Finding("red", words.venue_missing.format(file=file), words.venue_missing_do)
          for file in dict.fromkeys(missing(program))),
        *(Finding("red", words.venue_changed.format(file=file), words.venue_missing_do)
          for file in changed(program)),
        *(Finding("red", words.venue_foreign.format(file=file, host=host), words.venue_missing_do)
          for file, host in foreign(program)),
    ]  # fmt: skip
    return found or [Finding("green", words.venue_files)]


def missing(program: Path) -> Iterator[str]:
    """The files that pages and screen name and that are not there."""
    for file in _named(program):
        if not (program / file).is_file():
            yield file
    for package, pattern in (
        ("plotly", "package_data/plotly.min.js"),
        ("streamlit", "static/static/js/PlotlyChart.*.js"),
        ("streamlit", "static/index.html"),
    ):
        folder = _package(package)
        if folder is None or not any(folder.glob(pattern)):
            yield f"{package}/{pattern}"


def _named(program: Path) -> Iterator[str]:
    settings = tomllib.loads((program / ".streamlit/config.toml").read_text(encoding="utf-8"))
    for face in settings.get("theme", {}).get("fontFaces", []):
        yield from _STATIC.findall(face["url"])
    for source in _texts(program / "guide", (*_SENT, ".py")):
        yield from _STATIC.findall(source.read_text(encoding="utf-8"))
    yield from ("static/reader/style.css", "static/shapes/checksums.txt", *PRINT)
    yield from (f"static/shapes/{name}" for _, name in _checksums(program))


PRINT = ("static/fonts/print/public-sans.ttf", "static/fonts/print/guide-serif.ttf")
"""What PDFs are set in."""


def changed(program: Path) -> Iterator[str]:
    """The border shapes that are not the ones that were checked."""
    for digest, name in _checksums(program):
        path = program / "static" / "shapes" / name
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"static/shapes/{name}"


def _checksums(program: Path) -> Iterator[tuple[str, str]]:
    path = program / "static" / "shapes" / "checksums.txt"
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            digest, _, name = line.partition("  ")
            yield digest, name


def foreign(program: Path) -> Iterator[tuple[str, str]]:
    """The styles, scripts and drawings of ours that name another host, and the host."""
    for folder in ("static", "guide"):
        for path in _texts(program / folder, _SENT):
            text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
            for host in dict.fromkeys(_OTHER_HOST.findall(text)):
                yield path.relative_to(program).as_posix(), host


def _texts(folder: Path, endings: Iterable[str]) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in endings and path.is_file())


def _package(name: str) -> Path | None:
    found = importlib.util.find_spec(name)
    return Path(found.origin).parent if found and found.origin else None
