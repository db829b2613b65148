"""Languages and their direction of writing."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup

from guide.text.html import html

_TO_THE_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
"""Languages that are usually written from right to left."""
_SCRIPTS_TO_THE_LEFT = frozenset(
    ("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa")
)
"""The scripts that a tag may name for those and other languages (ISO 15924)."""


def direction(language: str) -> Literal["ltr", "rtl"]:
    """The direction in which the language of a BCP 47 tag is written."""
    first, *more = language.lower().split("-")
    script = next((part for part in more if len(part) == 4 and part.isalpha()), None)
    left = first in _TO_THE_LEFT if script is None else script in _SCRIPTS_TO_THE_LEFT
    return "rtl" if left else "ltr"


def left_to_right(language: str, text: str) -> str:
    """A text such as an address, kept from left to right within a sentence of a language.

    One that begins with digits, ``192.168.1.7:8501/host``, would be shown in another order.
    """
    return f"\u2066{text}\u2069" if direction(language) == "rtl" else text


def arrows(language: str) -> tuple[str, str]:
    """The arrows that point back and on in a language's direction."""
    return ("→", "←") if direction(language) == "rtl" else ("←", "→")


def attributes(language: str) -> Markup:
    """What the root of an HTML page says of its language."""
    return html(
        'lang="{{ language }}" dir="{{ direction }}"',
        language=language,
        direction=direction(language),
    )
