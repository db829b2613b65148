"""Numbers as a reader writes them, in the language of the pack."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from .words import Words

NARROW = "\u202f"
"""A space between digits, where no line breaks."""
_PARTED = 10_000
"""From here on digits stand in groups, where a space parts these."""


class Signs(NamedTuple):
    """What stands between the digits of a number."""

    decimal: str
    thousands: str
    """May be empty."""


def signs(words: Words) -> Signs:
    """The signs of a language, as its ``number_form`` shows them."""
    form = words.number_form
    between = form[1 : form.index("234")]
    return Signs(form[-2], NARROW if between.isspace() else between)


def number(words: Words, value: float, decimals: int | None = None) -> str:
    """A number with the signs of the language: ``12,000.5`` in English.

    It has so many ``decimals``; without, those that it needs.
    """
    plain = f"{value:.12g}" if decimals is None else f"{value:.{decimals}f}"
    decimal, thousands = signs(words)
    if thousands == NARROW and abs(value) < _PARTED:
        thousands = ""
    grouped = f"{Decimal(plain):,f}"
    return grouped.replace(",", "_").replace(".", decimal).replace("_", thousands)
