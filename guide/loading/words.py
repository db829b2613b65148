"""The words of the interface: the program's own, and what a guide puts in their place.

A guide that was written for another release opens in this one: a word that it lacks is the
program's, and one that nothing shows any more, or that no longer fits, is a notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from string import Formatter
from typing import Any

from guide.model.language_tag import broader
from guide.model.slots import slots
from guide.model.words import OWN, Words
from guide.settings import ROOT
from guide.text.count import NAMES, named, needed

from . import rules
from .messages import checks as messages
from .problem import Mark, Message, Problem
from .yaml_text import Document, read_document

FILE = "content/words.yaml"
FOLDER = ROOT / "guide" / "words"
"""A file a language, named by its BCP 47 tag."""
COUNTED = "counted_as"
"""The word that is no text, and that follows the language where its file has none."""
ENGLISH = "en"
"""The language whose file holds every word."""


@cache
def words_in(language: str) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """The program's words in a language, and the names of those that stand in English instead.

    ``pt-BR`` takes what there is of its own, then ``pt``.
    """
    files = {path.stem.lower(): path.name for path in FOLDER.glob("*.yaml")}
    english = read_document(FOLDER, f"{ENGLISH}.yaml").value
    found: dict[str, Any] = {}
    for tag in broader(language):
        if tag in files:
            found = {**read_document(FOLDER, files[tag]).value, **found}
    found.setdefault(COUNTED, language)
    return {**english, **found}, tuple(name for name in english if name not in found)


@cache
def interface(language: str) -> Words:
    """The words of the interface in a language, such as one that a reader chose.

    They are the program's alone: ``model_copy(update=…)`` puts a guide's own in their place.
    """
    program, _ = words_in(language)
    return Words.model_validate(program)


def completed(written: Document | None, language: str) -> tuple[Document, list[Problem]]:
    """A guide's words with the program's for all that it leaves out, and notices.

    ``written`` is the guide's own file; None where it has none.
    """
    program, english = words_in(language)
    own = written.value if written and isinstance(written.value, dict) else {}
    counted = str(own.get(COUNTED) or program[COUNTED])
    misfits = {name: found for name, word in own.items() if (found := _misfit(name, word, counted))}
    fitting = {name: word for name, word in own.items() if name not in misfits}
    notices = [
        Problem.at(written.key_mark((name,)), rule, message)
        for name, (rule, message) in misfits.items()
        if written
    ]
    for names, say in (
        ([name for name in OWN if name not in own], messages.words_of_program),
        ([name for name in english if name not in own], messages.words_in_english),
    ):
        if names:
            notices.append(Problem.at(Mark(FILE), rules.WORDS_MISSING, say(names, language)))
    document = written or Document(FILE, complete=True)
    return replace(document, value={**program, **fitting}), notices


def needless(written: Document, language: str) -> list[str]:
    """The words in a guide's file that change nothing: unfit, or the same as the program's."""
    program, _ = words_in(language)
    return [
        name
        for name, word in written.value.items()
        if _misfit(name, word, program[COUNTED]) or (name not in OWN and word == program[name])
    ]


def _misfit(name: str, word: object, language: str) -> tuple[rules.Rule, Message] | None:
    """Why a word of a guide is not taken, where it is not; ``language`` is the one it counts in."""
    slot = slots(Words).get(name)
    if slot is None:
        return rules.UNKNOWN_WORD, messages.unknown_word(name, slots(Words))
    for filling, forms in _braces(word) if isinstance(word, str) else ():
        if filling is None:
            return rules.BRACES, messages.broken_braces()
        if lacking := lacking_forms(forms, language):
            return rules.BRACES, messages.lacking_forms(lacking, needed(language), language)
        if filling not in (slot.fills or ()):
            return rules.BRACES, messages.unknown_filling(filling, slot.fills or ())
    return None


def _are_forms(forms: str) -> bool:
    """Whether they are two, or more that are each named as CLDR names them."""
    found = named(forms)
    return forms.count("|") == 1 if found is None else found.keys() <= set(NAMES)


def lacking_forms(forms: str, language: str) -> list[str]:
    """The forms that a language counts with and a pair of braces has not, by their names."""
    if "|" not in forms:
        return []
    found = named(forms)
    return [name for name in needed(language) if name not in (found or ("one", "other"))]


def _braces(text: str) -> Iterator[tuple[str | None, str]]:
    """What stands in each pair of braces, and its forms; None for braces that are no pair.

    ``{n:minute|minutes}`` holds the forms of a word for one and for more.
    """
    try:
        for _, name, form, conversion in Formatter().parse(text):
            if name is not None:
                forms = form or ""
                whole = not conversion and (not forms or _are_forms(forms))
                yield (name if whole else None), forms
    except ValueError:
        yield None, ""
