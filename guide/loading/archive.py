"""A guide as one file, to be sent to others: what is read of it is what was written, or nothing.

A ZIP file with ``content/`` and ``data/``, and in ``SHA256SUMS`` a checksum for each of their
files, as ``sha256sum --check`` reads it.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from .files import LIMIT, TRANSLATION

SUMS = "SHA256SUMS"
FOLDERS = ("content", "data")
"""Beside them stand translations, such as ``content.es``."""
MOST_FILES = 2_000
MOST_BYTES = 50_000_000
"""Of the file itself, and of what stands in it together."""
_WRITTEN = (1980, 1, 1, 0, 0, 0)
"""The same guide makes the same bytes, whenever it is written."""
_NAME = re.compile(rf"(content|data|{TRANSLATION.pattern})(/[^/\\:*?\"<>|\x00-\x1f]+)+")
_SUM = re.compile(r"([0-9a-f]{64}) [ *](.+)")


DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)
"""What reading a damaged part of a file raises."""


class Refused(Exception):
    """A file that is not taken, with a sentence that says why."""


def write(folder: Path, out: Path) -> int:
    """Write the guide of a folder into a file; how many of its files it holds."""
    found = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    texts = {}
    for name in sorted(found):
        _look_at_name(name)
        texts[name] = found[name].read_bytes()
        if len(texts[name]) > LIMIT:
            raise Refused(f"{name} has more than {LIMIT:,} bytes, which no guide reads.")
    sums = "".join(f"{_sum(content)}  {name}\n" for name, content in texts.items())
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {SUMS: sums.encode(), **texts}.items():
            about = zipfile.ZipInfo(name, _WRITTEN)
            about.external_attr = (stat.S_IFREG | 0o644) << 16
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, content)
    return len(texts)


def _files(folder: Path) -> Iterator[Path]:
    translations = sorted(path.name for path in folder.glob("content.*"))
    for name in (*FOLDERS, *filter(TRANSLATION.fullmatch, translations)):
        if (folder / name).is_symlink():
            raise Refused(f"{name} is a link; put the folder itself in its place.")
        for path in sorted((folder / name).rglob("*")):
            inside = path.relative_to(folder)
            if any(part.startswith(".") for part in inside.parts):
                continue
            if path.is_symlink():
                raise Refused(f"{inside.as_posix()} is a link; put the file itself in its place.")
            if path.is_file():
                yield path


def opened(file: Path, home: Path) -> Path:
    """The folder of the guide in a file, below ``home``; Refused if it is not whole.

    The folder is named after what stands in it, so that two guides never mix.
    """
    contents = read(file)
    mark = _sum("".join(f"{name} {_sum(text)}\n" for name, text in contents.items()).encode())
    folder = home / mark[:16]
    home.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=home))
    for name, content in contents.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if folder.exists() and _same(folder, contents):
        shutil.rmtree(fresh)
    else:
        shutil.rmtree(folder, ignore_errors=True)
        fresh.chmod(0o755)
        fresh.replace(folder)
    return folder


def _same(folder: Path, contents: dict[str, bytes]) -> bool:
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    files = {name: path for name, path in there.items() if path.is_file()}
    return set(files) == set(contents) and all(
        files[name].read_bytes() == content for name, content in contents.items()
    )


def read(file: Path) -> dict[str, bytes]:
    """Every file of the guide in a file, by its path; Refused, with its name, for what is wrong."""
    if os.path.getsize(file) > MOST_BYTES:
        raise Refused(f"{file} is larger than {MOST_BYTES:,} bytes; a guide is not.")
    try:
        with zipfile.ZipFile(file) as archive:
            contents = _contents(archive, archive.infolist())
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError, OSError) as error:
        raise Refused(f"{file} is no whole ZIP file ({error}). Ask for it once more.") from None
    return _as_summed(contents)


def _contents(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Refused(f"It unpacks to more than {MOST_FILES:,} files or {MOST_BYTES:,} bytes.")
    contents: dict[str, bytes] = {}
    taken: set[str] = set()
    for entry in entries:
        name, kind = entry.orig_filename, stat.S_IFMT(entry.external_attr >> 16)
        if name.endswith("/") and kind in (0, stat.S_IFDIR) and not entry.file_size:
            _look_at_name(name.rstrip("/"))
            continue
        _look_at_name(name)
        if kind not in (0, stat.S_IFREG):
            raise Refused(f"{_shown(name)} is a link, not a file.")
        if entry.flag_bits & 1:
            raise Refused(f"{_shown(name)} is locked with a password.")
        if name.lower() in taken:
            raise Refused(f"{_shown(name)} stands in it twice.")
        if entry.file_size > LIMIT:
            raise Refused(
                f"{_shown(name)} unpacks to {entry.file_size:,} bytes, {LIMIT:,} at most."
            )
        taken.add(name.lower())
        try:
            contents[name] = archive.read(entry)
        except DAMAGE:
            raise Refused(f"{_shown(name)} is damaged. Ask for the file once more.") from None
    return contents


def _look_at_name(name: str) -> None:
    """Refuse a path that leaves the guide, or that some system reads in another way."""
    parts = PurePosixPath(name).parts
    if name in (SUMS, *FOLDERS) or TRANSLATION.fullmatch(name):
        return
    dots = any(part in (".", "..") or part != part.strip(" .") for part in name.split("/"))
    if not _NAME.fullmatch(name) or dots or "/".join(parts) != name:
        raise Refused(f"{_shown(name)} does not belong in a guide.")


def _as_summed(contents: dict[str, bytes]) -> dict[str, bytes]:
    """The files without their sums, each as its sum says."""
    if SUMS not in contents:
        raise Refused(f"It has no {SUMS}; only what 'python -m guide pack' wrote is taken.")
    sums: dict[str, str] = {}
    for line in contents.pop(SUMS).decode("utf-8", "replace").splitlines():
        match = _SUM.fullmatch(line)
        if match is None or match[2] in sums:
            raise Refused(f"{SUMS} is damaged. Ask for the file once more.")
        sums[match[2]] = match[1]
    for name in sorted(set(sums) | set(contents)):
        if name not in contents:
            raise Refused(f"{_shown(name)} is missing, which {SUMS} names.")
        if name not in sums:
            raise Refused(f"{_shown(name)} was added: {SUMS} does not name it.")
        if _sum(contents[name]) != sums[name]:
            raise Refused(f"{_shown(name)} was changed after the guide was packed.")
    return dict(sorted(contents.items()))


def _shown(name: str) -> str:
    return repr(name[:80])


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
