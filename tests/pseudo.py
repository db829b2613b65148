"""A guide in a language that nobody speaks: what is English on a surface then stands in the code.

The words of the interface have an accent on every letter and stand in brackets, ``⟦Ṗŕévíöúš⟧``; the
guide's own texts are in letters of full width. What a reader then sees in plain letters comes from
neither.
"""

import json
import re
import shutil
import types
from functools import partial
from html.parser import HTMLParser
from typing import Annotated, Union, get_args, get_origin

import yaml

from guide.loading.load import FOLDERS, SINGLE
from guide.loading.words import words_in
from guide.model.base import Fixed, Line, ProperName
from guide.model.content import Guide
from guide.model.slots import slots
from guide.settings import ROOT

from . import packs

_LANDS = ROOT / "static/shapes/world-lands.json"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ACCENTS = str.maketrans(_PLAIN, "ÀƁĆĎÉƑĜĤÎĴĶĹḾŃÖṔɊŔŠŤÛṼŴẊÝŽáƀçďéƒĝĥíĵķłḿñöþɋřšťúṽŵẋýž")
_WIDE = str.maketrans(_PLAIN, "".join(chr(ord(letter) + 0xFEE0) for letter in _PLAIN))
_WRITTEN = frozenset(("report_paper", "number_form", "counted_as", "date_day", "date_month"))
"""Words that are no text, or nothing but their braces."""
_BRACES = re.compile(r"(\{\w+(?::[^}]*)?\})")
_MARKUP = re.compile(r"(\[\[@?[a-z0-9-]+\|?|\{(?:since|before) [0-9-]+\||\]\(\S+\)|&\w+;)")
"""What in a guide's text is no text: names of terms and people, dates of passages, addresses."""
CODES = frozenset(("column", "value", "only", "hosts", "codes"))
"""Fields of one line that hold a name from elsewhere."""


def accented(word):
    """A word of the interface in the language that nobody speaks."""
    parts = [
        _form(part) if n % 2 else part.translate(_ACCENTS)
        for n, part in enumerate(_BRACES.split(word))
    ]
    return f"⟦{''.join(parts)}⟧"


def _form(braces):
    name, parted, forms = braces.partition(":")
    return name + parted + forms.translate(_ACCENTS)


def wide(text):
    """A text of a guide in letters of full width, its markup as it is."""
    return "".join(
        part if n % 2 else part.translate(_WIDE) for n, part in enumerate(_MARKUP.split(text))
    )


def made_pseudo(folder):
    """A folder with the small pack in that language."""
    shutil.copytree(packs.SMALL, folder)
    for name, model in SINGLE.items():
        _rewrite(folder / f"content/{name}.yaml", model)
    for name, model in FOLDERS.items():
        for file in (folder / "content" / name).glob("*.yaml"):
            _rewrite(file, model)
    words, _ = words_in("en")
    guide = folder / "content/guide.yaml"
    guide.write_text(f"language: qps\n{guide.read_text(encoding='utf-8')}", encoding="utf-8")
    said = {name: word if name in _WRITTEN else _said(word) for name, word in words.items()}
    _write(folder / "content/words.yaml", said)
    places = folder / "data/places.csv"
    lines = places.read_text(encoding="utf-8").splitlines()
    names = [lines[0].split(",").index(field) for field in ("name", "country")]
    rows = [line.split(",") for line in lines[1:]]
    for row in rows:
        for at in names:
            row[at] = wide(row[at])
    places.write_text("\n".join([lines[0], *map(",".join, rows)]) + "\n", encoding="utf-8")
    return folder


def _said(word):
    return accented(word) if isinstance(word, str) else [accented(each) for each in word]


def _rewrite(file, model):
    if file.exists():
        _write(file, _own(yaml.load(file.read_text(encoding="utf-8"), _Loader), model))


def _write(file, value):
    file.write_text(
        yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )


def _own(value, model):
    """The plain value of a file or of a part of one, with its texts in wide letters."""
    if not isinstance(value, dict):
        return value
    found = dict(value)
    for slot in slots(model).values():
        held = found.get(slot.name)
        if held is None:
            continue
        if slot.parts:
            found[slot.name] = _each(held, partial(_part, slot))
        elif slot.prose or (_is_line(slot.hint) and not _is_code(slot, model)):
            found[slot.name] = _each(held, wide)
        elif slot.name == "only":  # names of parts, and places, which are texts
            found["only"] = [wide(one) if one[0].isupper() else one for one in held]
    return found


def _is_code(slot, model):
    return slot.name in CODES or (model is Guide and slot.name == "language")


def _part(slot, held):
    return _own(held, slot.parts[held[slot.tag] if slot.tag else ""])


def _each(held, change):
    return [change(one) for one in held] if isinstance(held, list) else change(held)


def _is_line(hint):
    if hint in (Line, Fixed, ProperName):
        return True
    if get_origin(hint) in (Union, types.UnionType, tuple, Annotated):
        return any(_is_line(one) for one in get_args(hint))
    return False


class _Texts(HTMLParser):
    """What a reader of a page sees and hears."""

    SAID = ("alt", "title", "aria-label", "aria-description", "aria-roledescription", "placeholder")
    SILENT = ("style", "script", "kbd", "code")

    def __init__(self):
        super().__init__()
        self.texts, self.silent = [], 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in self.SILENT
        self.texts += [value for name, value in attrs if name in self.SAID and value]

    def handle_endtag(self, tag):
        self.silent -= tag in self.SILENT

    def handle_data(self, data):
        if not self.silent:
            self.texts.append(data)


def texts_of(page):
    """The texts of an HTML page, and what its attributes say."""
    parser = _Texts()
    parser.feed(str(page))
    parser.close()
    return parser.texts


LEFT = re.compile(r"[A-Za-z]{2,}")
SAME = re.compile(
    r"https?://\S+|/\w+(/\w+)*|\b[\w-]+\.(csv|pdf|md|docx?)\b|\bUTC\b"
    r"|\b(keyboard_arrow_\w+|expand_more|search)\b"
    r"|\b[A-Z]{3}( ?[A-Z]{3}){1,2}\b|\bD\d\.\w+\.[\d.-]+"
)
"""What is the same in every language: addresses, files, signs, codes of a phone or a standard."""


LANDS = re.compile(
    r"\b(" + "|".join(map(re.escape, json.loads(_LANDS.read_text("utf-8")).values())) + r")\b"
)
"""The names of lands, which a map has in English where the program has no others."""


def plain_words(texts):
    """The texts in plain letters, which are neither of the interface nor of the guide."""
    known = re.compile(f"{SAME.pattern}|{LANDS.pattern}")
    return sorted({text.strip() for text in texts if LEFT.search(known.sub("", text))})
