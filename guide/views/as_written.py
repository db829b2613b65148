"""What is not translated where no tag can stand: in labels of widgets."""

from __future__ import annotations

from pathlib import Path

from guide.model.pack import Pack
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


def _end(name: str) -> str:
    return f" ({name})"
