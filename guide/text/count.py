"""Numbers that choose the form of the word after them: ``{n} {n:minute|minutes}``."""

from __future__ import annotations


class Counted(int):
    """A number whose braces may hold two forms: that of one, and that of any other number."""

    def __format__(self, form: str) -> str:
        one, parted, many = form.partition("|")
        if not parted:
            return format(int(self), form)
        return one if self == 1 else many
