"""Streamlit's scripts as small as they get: compressed once where the guide is installed.

It takes a core 15 seconds, too long for a server that somebody waits for: `make` runs this file. A
server finds them by what they hold, so that those of another Streamlit are never taken for its own.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from .streamlit_internals import scripts

KEPT = Path(sys.prefix, "guide-scripts")
"""Beside the libraries, and gone with them."""

QUALITY = 11
"""Of Brotli: a tenth fewer bytes than a server makes at the first request."""


def find(whole: bytes, kept: Path) -> bytes | None:
    """A file as it was compressed; None for one that was not."""
    try:
        return _place(kept, whole).read_bytes()
    except OSError:
        return None


def keep(files: Iterable[Path], kept: Path = KEPT) -> tuple[int, int]:
    """Compress files that are not kept yet, and drop all else that is; the bytes before and after.

    OSError where the folder cannot be written.
    """
    kept.mkdir(parents=True, exist_ok=True)
    texts = {_place(kept, text): text for text in (file.read_bytes() for file in files)}
    for old in set(kept.iterdir()) - set(texts):
        old.unlink()
    with ThreadPoolExecutor() as threads:  # compressing holds no lock of Python's
        list(threads.map(_write, *zip(*texts.items(), strict=True)))
    return sum(map(len, texts.values())), sum(place.stat().st_size for place in texts)


def _place(kept: Path, whole: bytes) -> Path:
    return kept / f"{hashlib.sha256(whole).hexdigest()}.br"


def _write(place: Path, whole: bytes) -> None:
    if place.exists():
        return
    begun = place.with_suffix(".begun")  # a server that starts meanwhile finds all of it or none
    begun.write_bytes(brotli.compress(whole, quality=QUALITY))
    begun.replace(place)


if __name__ == "__main__":
    before, after = keep(scripts())
    print(f"Scripts of pages: {before / 1e6:.1f} MB, compressed {after / 1e6:.1f} MB")
