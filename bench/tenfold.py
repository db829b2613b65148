"""A pack ten times as large: every module, timeline, map, source and term, ten times over."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

TIMES = 10
FOLDERS = ("modules", "timelines", "maps")
LISTS = {"sources": "sources", "glossary": "terms", "people": "people"}


def write_tenfold(pack: Path, to: Path) -> None:
    """Write the larger pack into the empty folder ``to``."""
    for folder in ("data", *(f"content/{name}" for name in FOLDERS)):
        (to / folder).mkdir(parents=True)
    files = {
        path: yaml.safe_load(path.read_text(encoding="utf-8"))
        for name in FOLDERS
        for path in sorted((pack / "content" / name).glob("*.yaml"))
    }
    renamed = {identity for content in files.values() for identity in _ids(content)}
    renamed |= {path.name for path in (pack / "data").glob("*.csv")}
    modules = sum("number" in content for content in files.values())
    for path, content in files.items():
        for copy in range(TIMES):
            name = f"{path.stem}{_suffix(copy)}.yaml"
            copied = _copied(content, renamed, copy)
            if "number" in copied:  # a module's place in the list of ``guide.yaml``
                copied["number"] += copy * modules
                # Thirty short texts share the ten minutes of three.
                copied["brief"] = [{**copied["brief"][0], "text": "A short text."}]
            _write(to / "content" / path.parent.name / name, copied)
    for file, key in LISTS.items():
        whole = yaml.safe_load((pack / f"content/{file}.yaml").read_text(encoding="utf-8"))
        _write(
            to / f"content/{file}.yaml",
            whole
            | {
                key: [
                    {**_brief(item, copy), "id": item["id"] + _suffix(copy)}
                    for copy in range(TIMES)
                    for item in whole[key]
                ]
            },
        )
    guide = yaml.safe_load((pack / "content/guide.yaml").read_text(encoding="utf-8"))
    guide["modules"] = [name + _suffix(copy) for copy in range(TIMES) for name in guide["modules"]]
    _write(to / "content/guide.yaml", guide)
    for name in ("actors", "words"):
        text = (pack / f"content/{name}.yaml").read_text(encoding="utf-8")
        (to / f"content/{name}.yaml").write_text(text, encoding="utf-8")
    for path in sorted((pack / "data").glob("*.csv")):
        _tables(path, to / "data")


def _brief(item: dict[str, Any], copy: int) -> dict[str, Any]:
    """A copy of a source in few words: ten lists of long ones pass the 1 MB limit."""
    if not copy or "title" not in item:
        return item
    few = {"title": item["title"][:12].strip(), "publisher": item["publisher"][:12].strip()}
    return item | few | ({"url": "https://example.org/"} if "url" in item else {})


def _suffix(copy: int) -> str:
    return f"-x{copy}" if copy else ""


def _ids(content: dict[str, Any]) -> set[str]:
    """The ids that must differ between copies: of the file itself, its blocks and its events."""
    parts = [content, *content.get("blocks", ()), *content.get("events", ())]
    return {part["id"] for part in parts}


def _copied(value: Any, renamed: set[str], copy: int) -> Any:
    change: Callable[[Any], Any] = lambda each: _copied(each, renamed, copy)  # noqa: E731
    if isinstance(value, dict):
        return {key: change(each) for key, each in value.items()}
    if isinstance(value, list):
        return [change(each) for each in value]
    if value in renamed:
        stem, dot, ending = value.partition(".")
        return stem + _suffix(copy) + dot + ending
    return str(value) if hasattr(value, "isoformat") else value


class _Plain(yaml.SafeDumper):
    """Writes a list that stands twice out twice, for the reader refuses aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _write(path: Path, content: Any) -> None:
    path.write_text(
        yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100),
        encoding="utf-8",
    )


def _tables(path: Path, to: Path) -> None:
    """The table of places grows tenfold, for places are shared; any other is copied ten times."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    if path.stem != "places":
        for copy in range(TIMES):
            (to / f"{path.stem}{_suffix(copy)}.csv").write_bytes(path.read_bytes())
        return
    with (to / path.name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for copy in range(TIMES):
            writer.writerows([row[0] + _suffix(copy), *row[1:]] for row in rows)
