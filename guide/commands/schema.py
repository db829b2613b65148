"""``schema`` tells the keys of every part of a guide: from the models, so that it is never behind.

As text for authors, or as JSON Schema, from which an editor completes and underlines.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import json
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from guide.loading.load import FOLDERS, SINGLE
from guide.loading.words import ENGLISH, words_in
from guide.model.base import Part
from guide.model.words import Words

from .shared import output

HELP = "tell the keys of a part of a guide, such as claim or map"

Schema = dict[str, Any]

_WHEN: Schema = {
    "description": "A date as precisely as it is known: 2017, 2017-04 or 2017-04-06.",
    "type": ["string", "integer"],
}
_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "an id: lower-case words joined by hyphens",
    r"^\S(.*\S)?$": "one line of text",
    r"\S": "text",
}
"""What is said of a text of a certain form."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command can be asked for."""
    parser.add_argument("part", nargs="?", help="the part's name; without one, all are listed")
    parser.add_argument("--json", action="store_true", help="JSON Schema, for an editor")


def run(arguments: argparse.Namespace) -> int:
    """Print what was asked for; 2 for a part that there is not."""
    known = parts()
    if arguments.part is not None and arguments.part not in known:
        names = ", ".join(known)
        print(f"There is no part '{arguments.part}'. There are: {names}.", file=sys.stderr)
        return 2
    with output():
        if arguments.part is None:
            print("\n".join(known))
        elif arguments.json:
            print(json.dumps(json_schema(known[arguments.part]), indent=2, ensure_ascii=False))
        else:
            print(told(arguments.part, known[arguments.part]))
    return 0


def parts() -> Mapping[str, type[Part]]:
    """Every part of a guide by its name: files first, then what stands in them."""
    found: dict[str, type[Part]] = {
        **SINGLE,
        **{name.removesuffix("s"): model for name, model in FOLDERS.items()},
    }
    models = _models()
    inside = {key for top in found.values() for key in top.model_json_schema().get("$defs", {})}
    inner = {_name(models[key]): models[key] for key in inside & set(models)}
    return found | {name: inner[name] for name in sorted(inner) if name not in found}


def _models() -> Mapping[str, type[Part]]:
    """Every model by the names that JSON Schema may give it: its own, or its whole one.

    A block's part goes before the row of a table that has the same name.
    """
    return {
        key: model
        for model in sorted(_below(Part), key=lambda one: ".blocks." in one.__module__)
        for key in (model.__name__, f"{model.__module__}.{model.__name__}".replace(".", "__"))
    }


def _below(model: type[Part]) -> Iterator[type[Part]]:
    for each in model.__subclasses__():
        yield each
        yield from _below(each)


def _name(model: type[Part]) -> str:
    """The model's name in words; an answer of a quiz item by its type."""
    if "type" in model.model_fields and "quiz" in model.__module__:
        return f"{_words(model.__name__)}-answer"
    return _words(model.__name__)


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name.rpartition("__")[2]).lower()


def json_schema(model: type[Part]) -> Schema:
    """A part's JSON Schema, with what the models say of each key."""
    made: Schema = model.model_json_schema()
    if model is Words:  # Whatever a guide leaves out, the program says.
        del made["required"]
        for key, word in words_in(ENGLISH)[0].items():
            made["properties"][key]["default"] = word
    defs = made.get("$defs", {})
    if "When" in defs:
        defs["When"] = _WHEN
    models = _models()
    for part, inner in [(model, made), *((models.get(key), each) for key, each in defs.items())]:
        for key, about in _documented(part):
            if key in inner.get("properties", {}):
                inner["properties"][key]["description"] = about
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _documented(model: type[Part] | None) -> Iterator[tuple[str, str]]:
    """The keys of a model that have a text under them, with it; its parents' first."""
    for each in reversed(model.__mro__ if model else ()):
        if not (issubclass(each, Part) and each.__module__.startswith("guide.")):
            continue
        (body,) = ast.parse(textwrap.dedent(inspect.getsource(each))).body
        assert isinstance(body, ast.ClassDef)
        for line, after in zip(body.body, body.body[1:], strict=False):
            if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                text = getattr(getattr(after, "value", None), "value", None)
                if isinstance(after, ast.Expr) and isinstance(text, str):
                    yield line.target.id, " ".join(inspect.cleandoc(text).replace("``", "").split())


def told(name: str, model: type[Part]) -> str:
    """A part's keys, a line each, as an author reads them."""
    made = json_schema(model)
    needed = made.get("required", [])
    rows = [" ".join(inspect.cleandoc(model.__doc__ or "").replace("``", "").split()), ""]
    keys: Mapping[str, Schema] = made["properties"]
    wide = max(map(len, keys))
    for key in sorted(keys, key=lambda each: each not in needed):
        need = "required" if key in needed else "optional"
        rows.append(f"  {key:<{wide}}  {need}  {_form(keys[key])}")
        if "description" in keys[key]:
            lead = " " * (wide + 14)
            rows.append(textwrap.fill(keys[key]["description"], 100, initial_indent=lead,
                                      subsequent_indent=lead))  # fmt: skip
    return "\n".join([f"{name}: {rows[0]}", *rows[1:]])


def _form(schema: Schema) -> str:
    """What a value has to be, in words."""
    if "$ref" in schema:
        key = schema["$ref"].rpartition("/")[2]
        return "a date" if key == "When" else _name(_models()[key])
    for key in ("anyOf", "oneOf"):
        if key in schema:
            forms = [_form(each) for each in schema[key] if each.get("type") != "null"]
            return " or ".join(dict.fromkeys(forms))
    if "const" in schema:
        return str(schema["const"])
    if "enum" in schema:
        return "one of " + ", ".join(map(str, schema["enum"]))
    return _plain(schema) + _bounds(schema)


def _plain(schema: Schema) -> str:
    match schema.get("type"):
        case "array":
            return f"list of {_form(schema.get('items', {}))}"
        case "object":
            return f"keys with {_form(schema.get('additionalProperties') or {})}"
        case "boolean":
            return "true or false"
        case "integer" | "number":
            return "a number"
        case _:
            return _FORMS.get(schema.get("pattern", ""), "text")


def _bounds(schema: Schema) -> str:
    least = schema.get("minItems", schema.get("minimum"))
    most = schema.get("maxItems", schema.get("maximum"))
    if least is not None and least == most:
        return f", {least}"
    said = [f"at least {least}"] if least is not None else []
    said += [f"at most {most}"] if most is not None else []
    return "".join(f", {each}" for each in said)
