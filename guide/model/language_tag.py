"""The tag of a language, and what to take where there is nothing for the whole of it."""

from __future__ import annotations

from collections.abc import Iterator


def broader(tag: str) -> Iterator[str]:
    """A BCP 47 tag in small letters, then each that says less of it: ``pt-br``, ``pt``."""
    tag = tag.lower()
    while tag:
        yield tag
        tag = tag.rpartition("-")[0]
