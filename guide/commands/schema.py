"""``schema`` tells the keys of every part of a guide: from the models, so that it is never behind.

As text for authors, as a page, or as JSON Schema, from which an editor completes and underlines.
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
from dataclasses import dataclass
from functools import cache
from typing import Any

from guide.loading.load import FOLDERS, SINGLE
from guide.loading.words import ENGLISH, words_in
from guide.model.base import Part
from guide.model.slots import slots
from guide.model.words import Words

from .shared import output

HELP = "tell the keys of a part of a guide, such as claim or map"

Schema = dict[str, Any]

_WHEN: Schema = {
    "description": "A date as precisely as it is known: 2017, 2017-04 or 2017-04-06.",
    "type": ["string", "integer"],
}
_WRITTEN = {("string", "integer"): "a date", ("integer", "string"): "a year"}
"""What is written as a number or, if it needs it, as a text."""
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
    parser.add_argument(
        "--write", action="store_true", help="renew docs/reference/, for developers"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what was asked for; 2 for a part that there is not."""
    from . import reference  # It stands on this module.

    known = parts()
    if arguments.write:
        for file, text in reference.written().items():
            path = reference.PAGES / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
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
            part = known[arguments.part]
            print(told(arguments.part, part, reference.example(part)))
    return 0


@cache
def parts() -> Mapping[str, type[Part]]:
    """Every part of a guide by its name: files first, then what stands in them."""
    found: dict[str, type[Part]] = {
        **SINGLE,
        **{name.removesuffix("s"): model for name, model in FOLDERS.items()},
    }
    inside: set[type[Part]] = set()
    waiting = list(found.values())
    while waiting:
        new = {part for slot in slots(waiting.pop()).values() for part in slot.parts.values()}
        waiting += new - inside
        inside |= new
    inner = {_name(model): model for model in inside}
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
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_without_titles(made)}


def _without_titles(schema: Any) -> Any:
    """Without the titles that repeat a key's name in other letters."""
    if isinstance(schema, list):
        return [_without_titles(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _without_titles(inner)
        for key, inner in schema.items()
        if key != "title" or isinstance(inner, dict)
    }


def _documented(model: type[Part] | None) -> Iterator[tuple[str, str]]:
    """The keys of a model that have a text under them, with it; its parents' first."""
    for each in reversed(model.__mro__ if model else ()):
        if issubclass(each, Part) and each.__module__.startswith("guide."):
            yield from _documented_itself(each)


@cache
def _documented_itself(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """The same without its parents'. Kept: most schemas hold the same parts."""
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(body, ast.ClassDef)
    found = []
    for line, after in zip(body.body, body.body[1:], strict=False):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            text = getattr(getattr(after, "value", None), "value", None)
            if isinstance(after, ast.Expr) and isinstance(text, str):
                about = " ".join(inspect.cleandoc(text).replace("``", "").split())
                found.append((line.target.id, about))
    return tuple(found)


@dataclass(frozen=True)
class Key:
    """One key of a part, in words."""

    name: str
    need: str
    """``required`` or ``optional``."""
    form: str
    """What it holds."""
    about: str
    """What the model says of it; empty where its name says enough."""
    names: tuple[str, ...]
    """The parts that may stand in it."""


def about(model: type[Part]) -> str:
    """What a part is, as its model says."""
    return " ".join(inspect.cleandoc(model.__doc__ or "").replace("``", "").split())


def keys(model: type[Part]) -> list[Key]:
    """A part's keys, the required ones first."""
    made = json_schema(model)
    needed = made.get("required", [])
    found: Mapping[str, Schema] = made["properties"]
    return [
        Key(
            key,
            "required" if key in needed else "optional",
            _form(found[key]),
            found[key].get("description", ""),
            tuple(dict.fromkeys(_named(found[key]))),
        )
        for key in sorted(found, key=lambda each: each not in needed)
    ]


def _named(schema: Any) -> Iterator[str]:
    """The parts that a value's schema refers to."""
    if isinstance(schema, dict):
        key = str(schema.get("$ref", "")).rpartition("/")[2]
        if key and key != "When":
            yield _name(_models()[key])
        for name, inner in schema.items():
            if name != "discriminator":
                yield from _named(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _named(inner)


def told(name: str, model: type[Part], example: str = "") -> str:
    """A part's keys, a line each, as an author reads them, and an example."""
    found = keys(model)
    wide = max(len(key.name) for key in found)
    rows = [f"{name}: {about(model)}", ""]
    for key in found:
        rows.append(f"  {key.name:<{wide}}  {key.need}  {key.form}")
        if key.about:
            lead = " " * (wide + 14)
            rows.append(textwrap.fill(key.about, 100, initial_indent=lead, subsequent_indent=lead))
    if example:
        rows += ["", "For example:", "", textwrap.indent(example, "    ")]
    return "\n".join(rows)


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
        case [first, second]:
            return _WRITTEN[first, second]
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
