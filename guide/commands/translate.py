"""``translate LANGUAGE [DIR]`` makes the files of a translation, or brings them up to date.

Every text has its place under the original; what was translated stays. It ends with 0 when they
were written, with 1 when the guide or the translation has problems, with 2 when the folder is no
pack or the language none.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide.imports.translation import files
from guide.loading import originals
from guide.loading.drafts import Draft
from guide.loading.files import TRANSLATION
from guide.loading.load import Loaded, is_pack, read_draft
from guide.loading.translations import Translation, translate
from guide.loading.yaml_text import read_document
from guide.model.content import Guide

from . import wording as messages
from .shared import (
    NOT_A_PACK,
    NOT_THERE,
    add_folder,
    folder_to_change,
    output,
    print_problems,
    say_not_a_pack,
)

HELP = "make the files of a translation, or bring them up to date"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    parser.add_argument("language", metavar="LANGUAGE", help="a BCP 47 tag: es, pt-BR")
    parser.add_argument(
        "--fits",
        action="store_true",
        help="note that all translations fit their originals as these are now",
    )
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the files, and say how much is to be translated."""
    folder = folder_to_change(arguments)
    if not is_pack(folder):
        say_not_a_pack(folder)
        return NOT_A_PACK
    draft = read_draft(folder)
    if draft.problems:
        return _refused(draft)
    language, own = arguments.language, draft.one(Guide).language
    if not TRANSLATION.fullmatch(f"content.{language}") or language == own:
        print(messages.not_into(language, own), file=sys.stderr)
        return NOT_THERE
    made = translate(draft, language)
    if made.draft.problems:
        return _refused(made.draft)
    written = _write(folder, draft, made, fits=arguments.fits)
    every = [text for text in made.every if not text.name]
    missing = sum(text.said is None for text in every)
    with output():
        print(messages.translating(made.folder, written, missing, len(every)))
    return 0


def _refused(draft: Draft) -> int:
    """Print what is to be mended first."""
    with output():
        print_problems(Loaded(None, sorted(set(draft.problems))))
    return 1


def _write(folder: Path, draft: Draft, made: Translation, *, fits: bool) -> int:
    """Write every file of the translation, and which originals it was made from."""
    top = folder / made.folder
    words = top / "words.yaml"
    own = read_document(folder, f"{made.folder}/words.yaml").value if words.is_file() else None
    texts = files(draft, made, own if isinstance(own, dict) else {})
    texts[originals.FILE] = _originals(folder, made, fits=fits)
    for name, text in texts.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return len(texts) - 1


def _originals(folder: Path, made: Translation, *, fits: bool) -> str:
    """The marks of what was translated; those of texts that are older stay, unless all fit."""
    before, now = originals.read_originals(folder, made.folder), originals.Originals()
    for file, texts in made.texts.items():
        for path, text in texts.items():
            place = file, "/".join(map(str, path))
            if text.older and not fits:
                now.rows[place] = before.rows[place]
            elif text.said is not None:
                now.take(*place, text.original, text.said)
    return now.text()
