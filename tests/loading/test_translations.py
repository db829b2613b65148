"""A translation is read beside its original: what is missing falls back, what is wrong is named."""

import shutil
from dataclasses import replace

import pytest

from guide.exports import markdown
from guide.loading.load import load_pack, read_draft
from guide.loading.translations import translate
from guide.model.as_of import as_of
from guide.model.untranslated import Untranslated
from tests.packs import SMALL, TRANSLATED, translated_copy

GUIDE, PLACES = "content.es/guide.yaml", "content.es/places.yaml"
WORDS = "content.es/words.yaml"
MODULE = "content.es/modules/1-one-ferry.yaml"


@pytest.fixture
def folder(tmp_path):
    return translated_copy(tmp_path / "pack")


@pytest.fixture(scope="module")
def draft():
    """The original, read once."""
    return read_draft(SMALL)


def edited(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_pack(folder)


def test_ids_are_the_same_and_texts_are_in_the_language(bilingual):
    spanish = bilingual.in_language("es")
    assert spanish.guide.language == "es" and bilingual.guide.language == "en"
    assert bilingual.languages == spanish.languages == {"en": "English", "es": "Español"}
    assert list(spanish.blocks) == list(bilingual.blocks)
    assert list(spanish.events) == list(bilingual.events)
    ballot = spanish.block("f-ballot-opening")
    assert [option.id for option in ballot.options] == ["keep", "more", "bridge", "none"]
    assert ballot.options[2].text == "Construir un puente"
    assert spanish.words.obstacle == "Barco {number} de {count}"
    assert spanish.words.quiz == "Cuestionario"
    assert spanish.places["old-landing"].name == "El viejo embarcadero"
    assert bilingual.in_language("pl") is bilingual


def test_what_is_missing_is_the_original_and_says_so(bilingual):
    spanish = bilingual.in_language("es")
    missing = spanish.block("f-compare").title
    assert missing == "Then and now"
    assert isinstance(missing, Untranslated) and (missing.language, missing.name) == (
        "en",
        "English",
    )
    given = spanish.block("f-claim-slow")
    assert not isinstance(given.title, Untranslated)
    assert isinstance(given.uncertain[0].text, Untranslated)
    assert isinstance(spanish.guide.article.paraphrase[1], Untranslated)
    # A name that is not translated is no gap.
    assert not isinstance(spanish.people["ada-lind"].name, Untranslated)
    assert not any(isinstance(module.title, Untranslated) for module in bilingual.modules)


def test_each_reading_is_cut_in_every_language(bilingual):
    spanish = bilingual.in_language("es")
    then = as_of(spanish, bilingual.guide.article.date.first)
    assert then.guide.welcome.week_intro == "Tres días en dos orillas."
    assert spanish.guide.welcome.week_intro == "Cuatro días en dos orillas."
    assert "vino después" not in then.guide.welcome.lead
    assert isinstance(then.block("f-compare").title, Untranslated)
    assert then.languages == spanish.languages
    assert as_of(bilingual).in_language("es").guide.language == "es"


def test_a_step_chooses_perspectives_by_their_translated_names(bilingual):
    steps = bilingual.in_language("es").runs["evening"].steps
    chosen = next(step.show.only for step in steps if step.block == "f-perspectives")
    assert chosen == ("Northby", "Southby", "La timonera")


def test_a_fingerprint_knows_its_translations(folder):
    before = load_pack(folder).pack
    after = edited(folder, MODULE, "El barco es lento", "El barco va lento").pack
    assert before.fingerprint != after.fingerprint


def test_the_checker_says_how_much_is_missing(folder):
    loaded = load_pack(folder)
    assert loaded.problems == []
    (told,) = [each for each in loaded.notices if each.rule.id == "translation-missing"]
    assert told.file == "content.es" and "texts are missing" in told.what
    assert "in modules/1-one-ferry.yaml" in told.what
    assert "translate es" in told.instead


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "rule", "said"),
    [
        (MODULE, "minutes: 12", "minutes: 13", "13", "translation-form", "'12'"),
        (MODULE, "number: 1\n", "numbr: 1\n", "numbr", "unknown-key", "number"),
        (MODULE, "id: f-text", "id: f-txt", "f-txt", "unknown-name", "f-text"),
        (MODULE, "id: f-text", "id: f-map\n    text: a", "id: f-map\n    i", "unique-id", "f-map"),
        (MODULE, "- id: f-text\n    h", "- h", "- heading", "missing-key", "'id'"),
        (MODULE, "title: Un transbordador no basta", "title: [a]", "[a]", "wrong-value", "text"),
        (MODULE, "El estrecho", '"El\\nestrecho"', "nestrecho", "wrong-form", ""),
        (MODULE, "[[toll|precio]]", "[[tol|x]]", "text: >-\n      Dos", "unknown-name", "toll"),
        (MODULE, "[[toll|precio]]", "[[toll|x]", "text: >-\n      Dos", "reference-form", "whole"),
        (MODULE, "\n  - text: Un tercer barco", "\n    #", "- text: >-", "translation-form", "3"),
        (MODULE, "claim: El", "claim: ’x’ El", "", "", ""),
        (GUIDE, "{since 2019-06-04|Cuatro}", "Cuatro", "week_intro", "passage-form", "since"),
        (GUIDE, "  week:\n", "  week: no\n  days:\n", "week: no", "wrong-value", "list"),
        (PLACES, "id: old-landing", "id: old", "id: old", "unknown-name", "old-landing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_file_and_line(draft, tmp_path, file, old, new, at, rule, said):
    shutil.copytree(TRANSLATED, tmp_path, dirs_exist_ok=True)
    path = tmp_path / file
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    made = translate(replace(draft, folder=tmp_path), "es")
    problems = made.draft.problems
    assert not made.unsound
    if not rule:
        assert problems == []
        return
    found = [each for each in problems if each.rule.id == rule]
    assert found, [str(each) for each in problems]
    line = text[: text.index(at)].count("\n") + 1
    assert (found[0].file, found[0].line) == (file, line), str(found[0])
    assert said in f"{found[0].what} {found[0].instead}"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (MODULE, "[[toll|precio]]", "[[tol|precio]]"),
        (MODULE, "title: Un transbordador no basta", "title: [a]"),
        (MODULE, "minutes: 12", "minutes: 13"),
        (MODULE, "id: one-ferry", "id: [one-ferry"),
        (GUIDE, "{since 2019-06-04|Cuatro}", "Cuatro"),
        (GUIDE, "week:", "week: ["),
        (WORDS, "obstacle: ", "quiz: [a]\nobstacle: "),
        (WORDS, "obstacle: ", "- obstacle: "),
    ],
)
def test_a_faulty_translation_leaves_the_guide_open(folder, file, old, new):
    """The original is whole, and so is what is sound in the translation."""
    whole = load_pack(folder).pack
    loaded = edited(folder, file, old, new)
    assert {each.file for each in loaded.problems} == {file} and loaded.faulty == {"es"}
    assert loaded.pack == whole  # whose languages are the same
    spanish = loaded.pack.in_language("es")
    assert spanish.guide.language == "es"
    assert spanish.places["old-landing"].name == "El viejo embarcadero"
    copies = "".join(markdown.as_html(spanish, module.id) for module in spanish.modules)
    assert ("Construir un puente" in copies) == ("[one" not in new)


def test_only_the_text_that_is_wrong_is_the_originals(folder):
    spanish = edited(folder, MODULE, "[[toll|precio]]", "[[tol|x]]").pack.in_language("es")
    given = spanish.block("f-text")
    assert isinstance(given.text, Untranslated) and not isinstance(given.heading, Untranslated)
    assert spanish.words.obstacle == "Barco {number} de {count}"


def test_a_file_without_an_original_is_refused(folder):
    shutil.move(folder / MODULE, folder / "content.es/modules/1-one-fery.yaml")
    (problem,) = load_pack(folder).problems
    assert problem.file == "content.es/modules/1-one-fery.yaml"
    assert problem.rule.id == "unknown-file"
    assert "modules/1-one-ferry.yaml" in problem.instead


def test_a_copied_text_is_not_yet_translated(folder):
    (folder / "content.es/people.yaml").write_text(
        "people:\n  - {id: bo-marsh, role: In the chair of Northby's council, country: Northby}\n",
        encoding="utf-8",
    )
    person = load_pack(folder).pack.in_language("es").people["bo-marsh"]
    assert isinstance(person.role, Untranslated)
    assert not isinstance(person.country, Untranslated)
