"""``upgrade`` rewrites a guide of an older release in the forms of this one.

Comments and everything else stay as they are. A file whose change cannot be made safely is named
and left alone.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from guide.loading.files import Unreadable, read_text
from guide.loading.load import FOLDERS, Loaded, is_pack, load_pack
from guide.loading.messages import text as messages
from guide.loading.upgrades import RELEASE, changes
from guide.loading.words import ENGLISH, needless
from guide.loading.words import FILE as WORDS
from guide.loading.yaml_text import parse, read_document

from .reference import SCHEMAS, schemas
from .shared import NOT_A_PACK, add_folder, folder_of, output, print_problems, say_not_a_pack

HELP = "rewrite a guide of an older release in the forms of this one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Rewrite what has changed; then what the checker says."""
    folder = folder_of(arguments)
    if not is_pack(folder):
        say_not_a_pack(folder)
        return NOT_A_PACK
    with output():
        for file in _files(folder):
            for line in _upgraded(folder, file):
                print(line)
        for line in _without_needless_words(folder):
            print(line)
        if (folder / SCHEMAS).is_dir():
            for name, text in schemas().items():
                _write(folder / SCHEMAS / name, text)
        loaded = load_pack(folder)
        if _holds_today(loaded):
            _write_release(folder)
            loaded = load_pack(folder)
        print_problems(loaded)
    return int(bool(loaded.problems))


def _files(folder: Path) -> list[str]:
    found = ["content/guide.yaml"]
    for name in FOLDERS:
        found += sorted(
            path.relative_to(folder).as_posix()
            for path in (folder / "content" / name).glob("*.yaml")
        )
    return found


def _upgraded(folder: Path, file: str) -> list[str]:
    """Rewrite a file; what was changed, in words."""
    try:
        text = read_text(folder, file)
    except Unreadable:
        return []  # The checker says it.
    document = parse(text, file)
    found = changes(document)
    if not found or not document.complete:
        return []
    lines = text.splitlines(keepends=True)
    for change in reversed(found):
        change.rewrite(lines)
    written = parse("".join(lines), file)
    if written.value != document.value:
        return [f"{file}: {messages.by_hand()}"]
    _write(folder / file, "".join(lines))
    return [f"{file}:{one.mark.line}: '{one.old}' is '{one.new}' now" for one in found]


def _without_needless_words(folder: Path) -> list[str]:
    """Take out the words that nothing shows any more, and those that the program says itself."""
    document = read_document(folder, WORDS) if (folder / WORDS).exists() else None
    if document is None or not document.complete or not isinstance(document.value, dict):
        return []
    gone = needless(document, _language(folder))
    lines = read_text(folder, WORDS).splitlines(keepends=True)
    starts = sorted(line for line, _ in document.root.keys.values())
    for name in gone:
        line = document.root.keys[name][0]
        following = next((start for start in starts if start > line), len(lines) + 1)
        end = line
        while end < following - 1 and lines[end][:1] in (" ", "\t"):
            end += 1
        lines[line - 1 : end] = [""] * (end - line + 1)
    if gone:
        _write(folder / WORDS, "".join(_without_empty_heads(lines)) or "{}\n")
    return [f"{WORDS}: '{name}' is the program's" for name in gone]


def _without_empty_heads(lines: list[str]) -> list[str]:
    """The lines without comments below which nothing is left; the first line stays."""
    kept: list[str] = []
    below = "#"
    for line in reversed([line for line in lines if line]):
        if line.startswith("#") and below.startswith("#"):
            continue
        if line.strip():
            below = line
        elif below.startswith("#") and kept and not kept[-1].strip():
            continue
        kept.append(line)
    return [*lines[:1], *kept[::-1]] if lines[0].startswith("#") else kept[::-1]


def _holds_today(loaded: Loaded) -> bool:
    """Whether a guide of an older release keeps the rules of this one too."""
    if loaded.pack is None or loaded.pack.guide.release >= RELEASE:
        return False
    return all(notice.rule.since == 1 for notice in loaded.notices)


def _write_release(folder: Path) -> None:
    """Name this release in ``guide.yaml``, in place of another or below the publisher."""
    file = "content/guide.yaml"
    text, root = read_text(folder, file), read_document(folder, file).root
    lines = text.splitlines(keepends=True)
    written = f"release: {RELEASE}\n"
    if "release" in root.keys:
        lines[root.keys["release"][0] - 1] = written
    else:
        lines.insert(min(line for line, _ in root.keys.values()) - 1, written)
    _write(folder / file, "".join(lines))


def _language(folder: Path) -> str:
    value = read_document(folder, "content/guide.yaml").value
    named = value.get("language") if isinstance(value, dict) else None
    return named if isinstance(named, str) else ENGLISH


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
