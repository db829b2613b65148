"""Numbers that choose the form of the word after them: ``{n} {n:minute|minutes}``.

Two forms are that of one and that of any other number. A language with more names each:
``{n:one=minuta|few=minuty|many=minut}``; which number takes which is Unicode's (CLDR).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from babel.core import Locale, UnknownLocaleError

from guide.model.language_tag import broader
from guide.model.words import Words

NAMES = ("zero", "one", "two", "few", "many", "other")
"""The names of forms, as CLDR has them."""

_USUAL = range(1000)
"""Numbers that are counted here; Spanish has a form of its own for millions."""


class Counted(int):
    """A number whose braces may hold the forms of a word."""

    language: str
    """The BCP 47 tag of the language whose named forms it chooses from."""

    def __new__(cls, number: int, words: Words) -> Counted:
        made = super().__new__(cls, number)
        made.language = words.counted_as
        return made

    def __format__(self, form: str) -> str:
        if "|" not in form:
            return format(int(self), form)
        forms = named(form)
        if forms is None:
            one, _, more = form.partition("|")
            return one if self == 1 else more
        last = list(forms.values())[-1]
        return forms.get(_rule(self.language)(int(self)), forms.get("other", last))


def named(form: str) -> Mapping[str, str] | None:
    """The forms in a pair of braces by their names; None for forms without."""
    parts = [part.partition("=") for part in form.split("|")]
    return {name: said for name, _, said in parts} if all(sign for _, sign, _ in parts) else None


def needed(language: str) -> tuple[str, ...]:
    """The names of the forms that a language counts with."""
    found = set(map(_rule(language), _USUAL))
    return tuple(name for name in NAMES if name in found)


@cache
def _rule(language: str) -> Callable[[int], str]:
    for tag in broader(language):
        try:
            return Locale.parse(tag, sep="-").plural_form
        except (UnknownLocaleError, ValueError):
            continue
    return lambda number: "one" if number == 1 else "other"
