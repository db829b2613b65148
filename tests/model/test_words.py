"""The words of the interface and the program that shows them."""

import ast
import json
from string import Formatter

import pytest

from guide.loading.words import COUNTED, FOLDER, lacking_forms, words_in
from guide.model.slots import slots
from guide.model.words import OWN, Words
from guide.settings import ROOT


@pytest.mark.heavy
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


def test_the_program_says_every_word_in_english_and_no_other():
    words, missing = words_in("en")
    assert set(words) == set(slots(Words)) and not missing
    assert Words.model_validate(words)
    assert set(OWN) <= set(words)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_language_has_no_word_that_the_interface_has_not(file):
    words, _ = words_in(file.stem)
    assert set(words) == set(slots(Words))
    assert Words.model_validate(words)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_language_says_every_word_and_fills_in_the_same(file):
    words, missing = words_in(file.stem)
    assert missing == ()
    for name, word in words_in("en")[0].items():
        if isinstance(word, str):
            assert _filled(words[name]) == _filled(word), name


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_language_has_every_form_that_it_counts_with(file):
    words, _ = words_in(file.stem)
    for name, word in words.items():
        for _, _, forms, _ in Formatter().parse(word) if isinstance(word, str) else ():
            assert not lacking_forms(forms or "", words["counted_as"]), (name, word)


def _filled(word):
    return {name for _, name, *_ in Formatter().parse(word) if name}


def test_every_land_has_its_name_in_a_language():
    lands = json.loads((ROOT / "static/shapes/world-lands.json").read_text("utf-8"))
    for file in (FOLDER / "lands").glob("*.json"):
        assert set(json.loads(file.read_text("utf-8"))) == set(lands)


def test_a_region_takes_the_words_of_its_language_and_an_unknown_language_those_in_english():
    assert words_in("en-GB") == words_in("en")
    words, missing = words_in("tlh")
    assert words == {**words_in("en")[0], COUNTED: "tlh"}
    assert set(missing) == set(words) - {COUNTED}
