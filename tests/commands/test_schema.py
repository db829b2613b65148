"""``python -m guide schema``: every key of every model, and nothing else."""

import json

import pytest
import yaml

from guide.__main__ import main
from guide.commands.schema import json_schema, parts
from guide.loading.load import FOLDERS, SINGLE
from tests.packs import REAL, SMALL

PARTS = parts()


@pytest.mark.parametrize("name", PARTS)
def test_every_key_is_told(name, capsys):
    assert main(["schema", name]) == 0
    told = capsys.readouterr().out
    for key, field in PARTS[name].model_fields.items():
        (row,) = [line for line in told.splitlines() if line.startswith(f"  {key} ")]
        assert ("required" in row) == (field.is_required() and name != "words"), row
    assert "$" not in told


def test_what_the_models_say_of_a_key_is_told_too(capsys):
    main(["schema", "claim"])
    told = capsys.readouterr().out
    assert "The article's claim in our words." in told
    assert "list of evidence, at least 1" in told
    assert "one of article, reconstruction" in told


def test_an_unknown_part_is_named_with_those_there_are(capsys):
    assert main(["schema", "clam"]) == 2
    told = capsys.readouterr().err
    assert "'clam'" in told and "claim" in told


def test_all_are_listed(capsys):
    assert main(["schema"]) == 0
    assert capsys.readouterr().out.split() == list(PARTS)
    assert {"claim", "quiz", "place-answer", "step", "evidence"} <= set(PARTS)


@pytest.mark.heavy
@pytest.mark.parametrize("name", PARTS)
def test_json_schema_is_whole(name, capsys):
    assert main(["schema", name, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    for reference in _references(made):
        assert reference.removeprefix("#/$defs/") in made["$defs"]


@pytest.mark.heavy
@pytest.mark.parametrize("folder", [SMALL, REAL], ids=["small", "real"])
def test_what_guides_hold_is_in_the_schema(folder):
    for name, model in SINGLE.items():
        file = folder / f"content/{name}.yaml"
        if file.exists() or name != "words":
            _fits(yaml.safe_load(file.read_text("utf-8")), model)
    for name, model in FOLDERS.items():
        for file in (folder / "content" / name).iterdir():
            _fits(yaml.safe_load(file.read_text("utf-8")), model)


def _fits(written, model):
    made = json_schema(model)
    assert set(made.get("required", ())) <= set(written) <= set(made["properties"])


def _references(part):
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"]
        for inner in part.values():
            yield from _references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _references(inner)
