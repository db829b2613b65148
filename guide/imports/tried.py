"""A guide with what is to be imported, checked in a copy before anything is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from guide.loading.load import load_pack
from guide.loading.problem import Problem
from guide.loading.yaml_text import parse
from guide.model.pack import Pack

from .found import Found, Item
from .writing import Written


def tried(pack: Pack, found: Sequence[Found], files: Sequence[Written]) -> list[str]:
    """What the checker would say of the guide then, each at its row where a row is to blame."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("content", "data"):
            shutil.copytree(pack.folder / name, copy / name)
        for each in files:
            (copy / each.file).write_bytes(each.text.encode())
        problems = load_pack(copy).problems
    items = {item.id: item for each in found for item in each.items}
    texts = {each.file: each.text for each in files}
    return list(dict.fromkeys(_at_its_cell(problem, texts, items) for problem in problems))


def _at_its_cell(problem: Problem, texts: dict[str, str], items: dict[str, Item]) -> str:
    """What is said of a part, at the row and the column that it comes from."""
    text = texts.get(problem.file, "")
    if not text:
        return str(problem)
    if problem.file.endswith(".csv"):
        id, key = text.splitlines()[problem.line - 1].split(",")[0], ""
    else:
        id, key = _part_at(problem, text)
    item = items.get(id)
    if item is None:
        return str(problem)
    return f"{item.places.get(key, item.where)}: {problem.what}; {problem.instead}"


def _part_at(problem: Problem, text: str) -> tuple[str, str]:
    """The part of a list that a line of a file belongs to, and its key there."""
    document = parse(text, problem.file)
    found = ("", "")
    if not isinstance(document.value, dict):
        return found
    for list_key, held in document.value.items():
        if not isinstance(held, tuple):
            continue
        for number, each in enumerate(held):
            node = document.root.children[list_key].children[number]
            if node.line <= problem.line and isinstance(each, dict):
                keys = [name for name, (line, _) in node.keys.items() if line <= problem.line]
                inside = problem.line > node.line or problem.column > node.column
                found = (str(each.get("id", "")), keys[-1] if keys and inside else "")
    return found
