"""What is not translated where no tag can stand: in labels of widgets, and in figures."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from guide.model.base import Part
from guide.model.pack import Pack
from guide.model.slots import texts
from guide.model.untranslated import Untranslated

SCRIPT = Path(__file__).with_name("as_written.js").read_text(encoding="utf-8")
"""It marks labels with their language, by the name that stands at their end."""


def label(text: str, of: str | None = None) -> str:
    """A text as the label of a widget, with the name of its language where it is not translated.

    ``of`` is what of the text counts, where it is put together.
    """
    counts = text if of is None else of
    return f"{text}{_end(counts.name)}" if isinstance(counts, Untranslated) else text


def ends(pack: Pack) -> dict[str, str]:
    """How labels end that are in the original's language, and its tag; nothing in the original."""
    if not pack.translated_to:
        return {}
    tag, name = next(iter(pack.languages.items()))
    return {_end(name): tag}


def note(pack: Pack, parts: Iterable[Part]) -> str:
    """What is said under a figure of words in it that are not translated; empty without any."""
    if not pack.translated_to:
        return ""
    found = (text for part in parts for text in texts(part) if isinstance(text, Untranslated))
    first = next(found, None)
    return "" if first is None else pack.words.figure_as_written.format(language=first.name)


def _end(name: str) -> str:
    return f" ({name})"
