"""A text whose translation is missing: it stays in the original's language, and says so."""

from __future__ import annotations


class Untranslated(str):
    """A text as the original has it, with its language, so that every surface can mark it.

    What is done with the whole text keeps the mark (``still``); a sentence that it is put into
    does not.
    """

    language: str
    """The BCP 47 tag of the language that it is in."""
    name: str
    """That language's own name."""

    def __new__(cls, text: str, language: str = "", name: str = "") -> Untranslated:
        made = super().__new__(cls, text)
        made.language, made.name = language, name
        return made

    def strip(self, chars: str | None = None, /) -> Untranslated:
        """The same without spaces at its ends."""
        return self.saying(super().strip(chars))

    def split(self, sep: str | None = None, maxsplit: int = -1) -> list[str]:  # type: ignore[override]
        """Its parts, each in the same language."""
        return [self.saying(part) for part in super().split(sep, maxsplit)]

    def saying(self, text: str) -> Untranslated:
        """Another text in the same language."""
        return Untranslated(text, self.language, self.name)


def still(before: str, after: str) -> str:
    """A text after a change, in the language that it was in before."""
    return before.saying(after) if isinstance(before, Untranslated) else after
