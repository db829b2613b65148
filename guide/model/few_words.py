"""An answer in a few words: how long it may be, and which are the same."""

from __future__ import annotations

import unicodedata

LONGEST = 40
"""Characters of such an answer."""

MOST = 5
"""Words of it."""


def few_words(value: object) -> str | None:
    """The words as they are kept, on one line; None for what is none or is too long."""
    if not isinstance(value, str) or len(value) > 4 * LONGEST:
        return None
    normal = unicodedata.normalize("NFC", " ".join(value.split()))
    kept = "".join(each for each in normal if unicodedata.category(each)[0] != "C").strip()
    short = len(kept) <= LONGEST and len(kept.split()) <= MOST
    return kept if short and same_words(kept) else None


def same_words(text: str) -> str:
    """What is the same for words that differ in capitals, spaces and signs alone."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(each if each.isalnum() else " " for each in folded).split())
