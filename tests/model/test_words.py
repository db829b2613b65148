"""The words of the interface and the program that shows them."""

import ast

from guide.model.slots import slots
from guide.model.words import Words
from guide.settings import ROOT


def test_words_name_what_the_pages_fill_in():
    """``Fills`` is what the program's calls of ``format`` give."""
    given = {}
    for folder in ("guide", "pages"):
        for path in (ROOT / folder).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match call:
                    case ast.Call(
                        func=ast.Attribute(value=ast.Attribute(attr=word), attr="format"),
                        keywords=keywords,
                    ) if word in slots(Words):
                        given[word] = {keyword.arg for keyword in keywords}
    known = {slot.name: set(slot.fills) for slot in slots(Words).values() if slot.fills}
    assert given.items() <= known.items()
