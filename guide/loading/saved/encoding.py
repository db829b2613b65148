"""The letters of a file, from its bytes."""

from __future__ import annotations

import codecs
import re

from ..messages import tables as messages
from .doubt import Doubt

_WESTERN, *_OTHERS = ("cp1252", "cp1250", "cp1254")
"""The code page that Excel saves in to the west of Europe, and those of its neighbours in Latin
letters."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SIGNS = frozenset("€‚„…†‡‰‹›‘’“”•–—™\xa0§©«»°±´µ¶·")
"""Signs of the western code page that stand at the same place in its neighbours', if at all."""
_WORD = re.compile(r"[A-Za-z]*[^\x00-\x7f]+[A-Za-z]*")


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, and in what it was saved unlike UTF-8; Doubt where it is none."""
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            try:
                return content.decode(name), ("UTF-16",)
            except UnicodeDecodeError:
                raise Doubt(messages.no_encoding(), text=False) from None
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return _western(content, line), ("Windows-1252",)


def _western(content: bytes, line: int) -> str:
    """The text in the western code page, where no neighbouring one gives other words."""
    try:
        text = content.decode(_WESTERN)
    except UnicodeDecodeError:
        raise Doubt(messages.no_encoding(), line, text=False) from None
    if _CONTROLS.search(text):
        raise Doubt(messages.no_encoding(), line, text=False)
    for found in _WORD.finditer(text):
        word = found.group()
        foreign = [sign for sign in word if ord(sign) > 0x7F and sign not in _SIGNS]
        if not foreign:
            continue
        at = text.count("\n", 0, found.start()) + 1
        if not any(sign.isascii() for sign in word):
            raise Doubt(
                messages.no_encoding(), at, text=False
            )  # Letters of another script look like this.
        for other in _OTHERS:
            read = word.encode(_WESTERN).decode(other, "replace")
            if read != word:
                raise Doubt(messages.two_encodings(word, read), at)
    return text
