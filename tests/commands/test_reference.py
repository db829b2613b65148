"""``docs/reference/`` and the schemas for editors: of today, whole, and what guides are held to."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from guide.__main__ import main
from guide.commands.reference import PAGES, SCHEMAS, editor_line, example, schemas, written
from guide.commands.schema import parts
from guide.loading.validation import validate
from guide.loading.yaml_text import parse
from tests.packs import REAL, SMALL

pytestmark = pytest.mark.heavy

OLD = "run `python -m guide schema --write`"


def test_the_page_and_the_schemas_are_of_today():
    for file, text in written().items():
        assert (PAGES / file).read_text(encoding="utf-8") == text, OLD
    there = {path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*.*")}
    assert there == set(written()), OLD


@pytest.mark.parametrize("name", parts())
def test_every_part_has_an_example_that_passes(name):
    text = example(parts()[name])
    assert text
    if "…" not in text.splitlines() and name != "words":  # Its others are the program's.
        _, problems = validate(parse(text, "example"), parts()[name])
        assert problems == [], text


def test_the_page_leads_to_every_part_and_asks_no_other_host():
    page = (PAGES / "index.html").read_text(encoding="utf-8")
    for name in parts():
        assert f'<h2 id="{name}">' in page and f'href="#{name}"' in page
    assert "src=" not in page and "@import" not in page and "<link" not in page


def kinds(folder):
    """Each YAML file of a guide with the schema that it is of."""
    for path in sorted((folder / "content").rglob("*.yaml")):
        file = path.relative_to(folder).as_posix()
        yield path, Path(editor_line(file, SCHEMAS).split("=")[1].strip()).name


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    folder = tmp_path_factory.mktemp("new") / "guide"
    assert main(["new", str(folder), "--region=Chile"]) == 0
    return folder


def test_an_editor_finds_no_fault_in_guides_that_pass(new):
    made = {name: json.loads(text) for name, text in schemas().items()}
    for folder in (SMALL, REAL, new):
        for path, name in kinds(folder):
            value = yaml.load(path.read_text(encoding="utf-8"), Loader=_Editor)
            jsonschema.validate(value, made[name])


class _Editor(yaml.SafeLoader):
    """YAML as editors read it: dates are text."""


_Editor.yaml_implicit_resolvers = {
    sign: [known for known in tags if known[0] != "tag:yaml.org,2002:timestamp"]
    for sign, tags in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_an_editor_finds_a_misspelled_key():
    made = json.loads(schemas()["glossary.json"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"terms": [{"id": "a", "terms": "b"}]}, made)


def test_every_file_leads_its_editor_to_the_schema(new):
    for folder in (REAL, new):
        for path, name in kinds(folder):
            line = path.read_text(encoding="utf-8").splitlines()[0]
            where = line.removeprefix("# yaml-language-server: $schema=")
            assert where != line, path
            assert (path.parent / where).resolve().name == name
            assert (path.parent / where).is_file(), path
